// Browsers start no worker from a file. The search of the site then runs in a frame that cannot be seen.
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(url) {
      super();
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      document.body.append(this.frame);
      this.ready = new Promise((resolve) => this.frame.addEventListener("load", resolve, { once: true }));
      const inside = this.frame.contentWindow;
      inside.document.open();
      inside.postMessage = (data) => this.tell(data);
      inside.importScripts = () => {};
      inside.document.write(`<!doctype html><title>Search</title><script src="${url}"></script>`);
      inside.document.close();
    }

    tell(data) {
      const event = new MessageEvent("message", { data });
      this.dispatchEvent(event);
      this.onmessage?.(event);
    }

    postMessage(data) {
      const inside = this.frame.contentWindow;
      this.ready.then(() => inside.dispatchEvent(new inside.MessageEvent("message", { data })));
    }

    terminate() {
      this.frame.remove();
    }
  };
}
