// The running server: `gpl lsp`, started once, and what it said where it does not come up.
"use strict";

const { spawn } = require("node:child_process");
const { CloseAction, LanguageClient } = require("vscode-languageclient/node");

const PATIENCE = 30_000; // milliseconds in which a server has greeted
const LAST_WORDS = 1_000; // milliseconds in which one that fails has said why
const MOST_WORDS = 2_000; // characters of it

/** A client that leaves it to its owner to tell why its server does not come up. */
class Client extends LanguageClient {
  hasStarted = false;

  async start() {
    await super.start();
    this.hasStarted = true;
  }

  error(message, data, showNotification) {
    super.error(message, data, this.hasStarted ? showNotification : false);
  }
}

/**
 * Start `gpl lsp`.
 *
 * @param {string} command the program
 * @param {string | undefined} folder where it runs
 * @param {import("vscode").LogOutputChannel} output where it may write
 * @returns {Promise<{client: LanguageClient} | {problem: string}>} the client, or what keeps the server from serving
 */
async function startServer(command, folder, output) {
  /** @type {ReturnType<typeof watch> | undefined} */
  let server;
  const start = async () => {
    server = watch(spawn(command, ["lsp"], { cwd: folder, windowsHide: true }));
    await server.spawned;
    return server.child;
  };
  const client = new Client("gpl", "gpl", start, {
    documentSelector: [{ scheme: "file", language: "gpl" }, { scheme: "untitled", language: "gpl" }],
    outputChannel: output,
    initializationOptions: { commands: ["gpl.preview", "gpl.openSheet", "gpl.buildCalendar"] },
    initializationFailedHandler: () => false,
    errorHandler: {
      error: (...failure) => crashes.error(...failure),
      closed: () => (client.hasStarted ? crashes.closed() : { action: CloseAction.DoNotRestart, handled: true }),
    },
  });
  const crashes = client.createDefaultErrorHandler();
  try {
    await within(PATIENCE, client.start(), "it does not answer");
    return { client };
  } catch (error) {
    await within(LAST_WORDS, server?.ended).catch(() => {});
    server?.child.kill();
    return { problem: server?.said().trim() || error.message };
  }
}

/** Follow a process: when it has started, when it has ended, what it has said of itself. */
function watch(child) {
  let words = "";
  child.stderr.on("data", (piece) => {
    words = (words + piece).slice(0, MOST_WORDS);
  });
  child.stdin.on("error", () => {}); // it has ended before it could be told anything
  return {
    child,
    spawned: new Promise((resolve, reject) => child.once("spawn", resolve).once("error", reject)),
    ended: new Promise((resolve) => child.once("close", resolve).once("error", resolve)),
    said: () => words,
  };
}

async function within(milliseconds, promise, message = "") {
  let timer;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(message)), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

module.exports = { startServer };
