// Asks the worker. The newest text goes along with the first question about it.
export class Client {
  #worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  #waiting = new Map();
  #number = 0;
  #sent;

  constructor(textOf) {
    this.textOf = textOf;
    this.ready = new Promise((resolve, reject) => {
      this.#worker.addEventListener("message", ({ data }) => {
        if (data.ready) resolve();
        else if (data.number === undefined) reject(new Error(data.failed));
        else this.#end(data);
      });
      this.#worker.addEventListener("error", () => reject(new Error("the worker does not start")));
    });
  }

  check() {
    return this.#call("check");
  }

  build(target) {
    return this.#call("build", target);
  }

  ask(method, params) {
    return this.#call("ask", method, JSON.stringify(params));
  }

  #call(...call) {
    const number = ++this.#number;
    const text = this.textOf();
    this.#worker.postMessage({ number, call, text: text === this.#sent ? undefined : text });
    this.#sent = text;
    return new Promise((resolve, reject) => this.#waiting.set(number, { resolve, reject }));
  }

  #end({ number, answer, failed }) {
    const { resolve, reject } = this.#waiting.get(number);
    this.#waiting.delete(number);
    if (failed === undefined) resolve(JSON.parse(answer));
    else reject(new Error(failed));
  }
}
