// The extension: finds `gpl`, keeps its server running, and says what to do where there is none.
"use strict";

const vscode = require("vscode");

const { buildCalendar, openSheet } = require("./building.js");
const { findServer } = require("./find.js");
const { Preview } = require("./preview.js");
const { startServer } = require("./server.js");

/** @type {vscode.LogOutputChannel} */
let output;
/** @type {vscode.Uri} */
let home;
/** @type {import("vscode-languageclient/node").LanguageClient | undefined} */
let client;
let running = ""; // the command that the client talks to
let lastTold = "";
let queue = Promise.resolve();
const preview = new Preview(() => client);

function activate(context) {
  home = context.extensionUri;
  output = vscode.window.createOutputChannel("gpl", { log: true });
  context.subscriptions.push(
    output,
    vscode.commands.registerCommand("gpl.restartServer", () => {
      lastTold = "";
      return restart();
    }),
    vscode.commands.registerCommand("gpl.preview", (uri, week) => preview.open(uri, week)),
    vscode.commands.registerCommand("gpl.buildCalendar", (uri) => make(buildCalendar, uri)),
    vscode.commands.registerCommand("gpl.openSheet", (uri) => make(openSheet, uri)),
    ...preview.watch(),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("gpl.server.path")) {
        restart();
      }
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(() => {
      if (find().found.command !== running) {
        restart();
      }
    }),
  );
  return restart();
}

/** Make something of a plan, or say why it cannot be. */
async function make(task, uri) {
  const plan = uri ? vscode.Uri.parse(uri) : vscode.window.activeTextEditor?.document.uri;
  if (!plan || !running) {
    return;
  }
  try {
    await task(running, plan);
  } catch (error) {
    vscode.window.showErrorMessage(error.message);
  }
}

function deactivate() {
  return (queue = queue.then(stop));
}

/** Stop the server and start it anew; one restart waits for the one before. */
function restart() {
  queue = queue
    .then(stop)
    .catch((error) => output.error(error))
    .then(start)
    .catch((error) => output.error(error));
  return queue;
}

async function stop() {
  const before = client;
  [client, running] = [undefined, ""];
  await before?.dispose();
}

/** Return the command as the setting and the workspace's folders have it now. */
function find() {
  const folders = (vscode.workspace.workspaceFolders ?? [])
    .filter((folder) => folder.uri.scheme === "file")
    .map((folder) => folder.uri.fsPath);
  const setting = vscode.workspace.getConfiguration("gpl").get("server.path", "");
  return { found: findServer(setting, folders), folders, setting };
}

async function start() {
  if (!vscode.workspace.isTrusted) {
    output.info("the workspace is not trusted: no server is started");
    return;
  }
  const { found, folders, setting } = find();
  if (found.missing) {
    output.warn(`no gpl at ${found.missing.join(", ")}`);
    tell(
      setting ? `gpl.server.path is \`${setting}\`, and no program is there.` : "The command `gpl` is not installed.",
    );
    return;
  }
  output.info(`${found.command} (from ${found.from})`);
  const started = await startServer(found.command, folders[0], output);
  if (started.problem) {
    output.warn(started.problem);
    tell(`\`${found.command} lsp\` does not start (${started.problem.split("\n")[0]}).`);
    return;
  }
  [client, running] = [started.client, found.command];
}

/** Say what is missing, once for each reason. */
async function tell(message) {
  if (message === lastTold) {
    return;
  }
  lastTold = message;
  const install = "Install instructions";
  const settings = "Open settings";
  const chosen = await vscode.window.showWarningMessage(`${message} Plans are coloured, but not checked.`, install, settings);
  if (chosen === install) {
    await vscode.commands.executeCommand("markdown.showPreview", vscode.Uri.joinPath(home, "readme.md"));
  } else if (chosen === settings) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "gpl.server.path");
  }
}

module.exports = { activate, deactivate };
