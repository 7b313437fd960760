// The client of the language server: finds `gpl`, starts `gpl lsp`, and says what to do where there is none.
"use strict";

const { execFile } = require("node:child_process");
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const { findServer } = require("./find.js");

/** @type {vscode.LogOutputChannel} */
let output;
/** @type {LanguageClient | undefined} */
let client;
let lastTold = "";
let queue = Promise.resolve();

function activate(context) {
  output = vscode.window.createOutputChannel("gpl", { log: true });
  context.subscriptions.push(
    output,
    vscode.commands.registerCommand("gpl.restartServer", () => {
      lastTold = "";
      return restart();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("gpl.server.path")) {
        restart();
      }
    }),
  );
  return restart();
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
  const running = client;
  client = undefined;
  await running?.dispose();
}

async function start() {
  if (!vscode.workspace.isTrusted) {
    output.info("the workspace is not trusted: no server is started");
    return;
  }
  const folders = (vscode.workspace.workspaceFolders ?? [])
    .filter((folder) => folder.uri.scheme === "file")
    .map((folder) => folder.uri.fsPath);
  const setting = vscode.workspace.getConfiguration("gpl").get("server.path", "");
  const found = findServer(setting, folders);
  if (found.missing) {
    output.warn(`no gpl at ${found.missing.join(", ")}`);
    tell(
      setting ? `gpl.server.path is \`${setting}\`, and no program is there.` : "The command `gpl` is not installed.",
    );
    return;
  }
  output.info(`${found.command} (from ${found.from})`);
  const problem = await findProblem(found.command);
  if (problem) {
    output.warn(problem);
    tell(`\`${found.command} lsp\` does not start (${problem.split("\n")[0]}).`);
    return;
  }
  const server = { command: found.command, args: ["lsp"], options: { cwd: folders[0] } };
  client = new LanguageClient("gpl", "gpl", server, {
    documentSelector: [{ scheme: "file", language: "gpl" }, { scheme: "untitled", language: "gpl" }],
    outputChannel: output,
  });
  await client.start();
}

/** Return what keeps a `gpl` from serving: one that is too old has no `lsp`, one without its extra says so at once. */
function findProblem(command) {
  return new Promise((resolve) => {
    const server = execFile(command, ["lsp"], { timeout: 20_000 }, (error, _stdout, stderr) => {
      resolve(error ? stderr.trim() || error.message : "");
    });
    server.stdin.on("error", () => {}); // it has ended before it could be told to
    server.stdin.end();
  });
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
    const page = vscode.Uri.joinPath(vscode.extensions.getExtension("gplang.gplang").extensionUri, "README.md");
    await vscode.commands.executeCommand("markdown.showPreview", page);
  } else if (chosen === settings) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "gpl.server.path");
  }
}

module.exports = { activate, deactivate };
