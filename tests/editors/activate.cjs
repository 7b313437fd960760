// Activates the bundled extension in a VS Code that is made of paper: `node activate.cjs EXTENSION [untrusted]` prints what it
// did.
// The client in it is real, and so is the server, if there is a `gpl` on the PATH.
"use strict";

const Module = require("node:module");

const seen = { commands: [], told: [], errors: [] };
const nothing = () => ({ dispose() {} });

// What no test looks at may be read, called, made and extended, and is paper again; events never happen.
const paper = () =>
  new Proxy(class {}, {
    get: (target, name) => (name in target || typeof name === "symbol" ? target[name] : paper()),
    apply: () => paper(),
  });
const onPaper = (known) =>
  new Proxy(known, { get: (target, name) => target[name] ?? (/^on[A-Z]/.test(String(name)) ? nothing : paper()) });

class EventEmitter {
  event = nothing;
  fire() {}
  dispose() {}
}

class Disposable {
  static from = nothing;
  dispose() {}
}

const uri = (fsPath) => ({ scheme: "file", fsPath, toString: () => `file://${fsPath}` });
const log = { info() {}, warn() {}, debug() {}, trace() {}, append() {}, appendLine() {}, dispose() {} };
const vscode = onPaper({
  EventEmitter,
  Disposable,
  env: { language: "en", appName: "paper" },
  version: "1.91.0",
  Uri: { file: uri, parse: uri },
  window: onPaper({
    createOutputChannel: () => onPaper({ ...log, error: (error) => seen.errors.push(String(error)) }),
    showWarningMessage: async (message) => void seen.told.push(message),
    showErrorMessage: async (message) => void seen.told.push(`error: ${message}`),
    visibleTextEditors: [],
    tabGroups: onPaper({ all: [] }),
  }),
  commands: {
    registerCommand: (name) => {
      seen.commands.push(name);
      return new Disposable();
    },
    getCommands: async () => [],
  },
  languages: new Proxy({ match: () => 0 }, { get: (target, name) => target[name] ?? nothing }),
  workspace: onPaper({
    isTrusted: process.argv[3] !== "untrusted",
    workspaceFolders: [{ uri: uri(process.cwd()), name: "plans" }],
    textDocuments: [],
    notebookDocuments: [],
    getConfiguration: () => ({ get: (_name, other) => other }),
    createFileSystemWatcher: () => onPaper({ dispose() {} }),
  }),
});

const load = Module._load;
Module._load = (name, ...others) => (name === "vscode" ? vscode : load(name, ...others));
const extension = require(process.argv[2]);

extension.activate({ subscriptions: [] }).then(async () => {
  process.stdout.write(JSON.stringify(seen));
  await extension.deactivate();
});
