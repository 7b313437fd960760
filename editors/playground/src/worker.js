// Runs gplang. Each message has a number and perhaps a new text; what it asks for is done in the order of arrival.
import { loadPyodide } from "./pyodide/pyodide.mjs";

const PLACE = "/lib/gplang";

async function start() {
  const [python, archive] = await Promise.all([
    loadPyodide({ indexURL: new URL("pyodide/", import.meta.url).href }),
    fetch(new URL("python.zip", import.meta.url)).then((response) => {
      if (!response.ok) throw new Error(`python.zip: ${response.status}`);
      return response.arrayBuffer();
    }),
  ]);
  python.unpackArchive(archive, "zip", { extractDir: PLACE });
  return python.runPython(
    `import sys; sys.path.append("${PLACE}"); from gplang.playground.bridge import Playground; Playground()`,
  );
}

const started = start();
started.then(
  () => postMessage({ ready: true }),
  (error) => postMessage({ failed: String(error.message ?? error) }),
);

addEventListener("message", async ({ data: { number, text, call } }) => {
  const playground = await started;
  try {
    if (text !== undefined) playground.put(text);
    const [name, ...given] = call;
    postMessage({ number, answer: playground[name](...given) });
  } catch (error) {
    postMessage({ number, failed: String(error.message ?? error) });
  }
});
