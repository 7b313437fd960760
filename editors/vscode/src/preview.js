// The preview beside a plan: the week under the cursor, anew while one types; a click leads to the line.
"use strict";

const { randomBytes } = require("node:crypto");
const vscode = require("vscode");

const PAUSE = 150; // milliseconds without a keystroke after which the preview is made anew

/** One panel, which follows the plan that was touched last. */
class Preview {
  /** @param {() => import("vscode-languageclient/node").LanguageClient | undefined} getClient */
  constructor(getClient) {
    this.getClient = getClient;
    this.asked = 0;
  }

  /** Return what keeps the panel up to date. */
  watch() {
    return [
      vscode.workspace.onDidChangeTextDocument((change) => this.touch(change.document)),
      vscode.window.onDidChangeTextEditorSelection((change) => this.touch(change.textEditor.document)),
      vscode.window.onDidChangeActiveTextEditor((editor) => editor && this.touch(editor.document)),
      { dispose: () => this.panel?.dispose() },
    ];
  }

  /** Show a plan beside its text, at the week under the cursor or the one that is named. */
  async open(uri, week) {
    const editor = vscode.window.activeTextEditor;
    this.uri = uri ? vscode.Uri.parse(uri) : editor?.document.languageId === "gpl" ? editor.document.uri : this.uri;
    if (!this.uri) {
      return;
    }
    this.week = week;
    if (!this.panel) {
      const options = { enableScripts: true, localResourceRoots: [] };
      const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      this.panel = vscode.window.createWebviewPanel("gpl.preview", "gpl preview", column, options);
      this.panel.onDidDispose(() => (this.panel = this.hasShell = undefined));
      this.panel.webview.onDidReceiveMessage(({ line }) => this.reveal(line));
    }
    await this.show();
  }

  touch(document) {
    if (!this.panel || document.languageId !== "gpl") {
      return;
    }
    this.uri = document.uri;
    this.week = undefined;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show(), PAUSE);
  }

  async show() {
    const number = ++this.asked;
    const editor = vscode.window.visibleTextEditors.find((each) => `${each.document.uri}` === `${this.uri}`);
    const line = editor?.selection.active.line ?? 0;
    const shown = await this.getClient()
      ?.sendRequest("gpl/preview", { uri: `${this.uri}`, line, week: this.week ?? null })
      .catch(() => null);
    if (!shown || !this.panel || number !== this.asked) {
      return;
    }
    this.panel.title = shown.title;
    if (!this.hasShell) {
      this.hasShell = true;
      this.panel.webview.html = shell(shown.style, shown.markup);
    } else {
      this.panel.webview.postMessage(shown.markup);
    }
  }

  async reveal(line) {
    const document = await vscode.workspace.openTextDocument(this.uri);
    const place = document.lineAt(Math.min(Math.max(line - 1, 0), document.lineCount - 1)).range;
    const shown = vscode.window.visibleTextEditors.find((each) => each.document === document);
    const column = shown?.viewColumn ?? vscode.ViewColumn.One;
    await vscode.window.showTextDocument(document, { viewColumn: column, selection: new vscode.Range(place.start, place.start) });
  }
}

/** Return the page of the panel: it loads nothing, and runs this script only. */
function shell(style, markup) {
  const nonce = randomBytes(16).toString("base64");
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<style nonce="${nonce}">${style}</style></head><body><main>${markup}</main><script nonce="${nonce}">
const main = document.querySelector("main");
const editor = acquireVsCodeApi();
addEventListener("message", (event) => {
  const opened = [...main.querySelectorAll("details")].map((each) => each.open);
  main.replaceChildren(...new DOMParser().parseFromString(event.data, "text/html").body.childNodes);
  const folds = [...main.querySelectorAll("details")];
  if (folds.length === opened.length) folds.forEach((each, at) => (each.open = opened[at]));
});
main.addEventListener("click", (event) => {
  const line = Number(event.target.closest("[data-line]")?.dataset.line);
  if (line && !event.target.closest("summary, a")) editor.postMessage({ line });
});
</script></body></html>`;
}

module.exports = { Preview };
