// What is built of a plan at a click: its calendars, its sheets.
"use strict";

const { execFile } = require("node:child_process");
const path = require("node:path");
const vscode = require("vscode");

const PATIENCE = 60_000; // milliseconds for a build

/** Save a plan and build it into the folder `build` beside it; return the files that were written. */
async function build(command, uri, target) {
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.isUntitled || !(await document.save() || !document.isDirty)) {
    throw new Error("save the plan first");
  }
  const folder = path.dirname(document.uri.fsPath);
  const options = { cwd: folder, timeout: PATIENCE, windowsHide: true };
  const told = await new Promise((resolve, reject) => {
    execFile(command, ["build", "--to", target, "--", path.basename(document.uri.fsPath)], options, (error, stdout, stderr) =>
      error ? reject(new Error(stderr.trim().split("\n").slice(0, 3).join(" ") || error.message)) : resolve(stdout),
    );
  });
  const written = [...told.matchAll(/^wrote (.+?) {2}\(/gm)].map(([, name]) => path.join(folder, name));
  return written.map((file) => vscode.Uri.file(file));
}

async function buildCalendar(command, uri) {
  const files = await build(command, uri, "ics");
  const names = files.map((file) => path.basename(file.fsPath)).join(", ");
  const show = "Show in folder";
  if ((await vscode.window.showInformationMessage(`Built ${names}: import it where you keep your calendar.`, show)) === show) {
    await vscode.commands.executeCommand("revealFileInOS", files[0]);
  }
}

async function openSheet(command, uri) {
  const files = await build(command, uri, "md");
  const names = files.map((file) => ({ label: path.basename(file.fsPath), file }));
  const chosen = names.length > 1 ? await vscode.window.showQuickPick(names, { placeHolder: "Whose sheet?" }) : names[0];
  if (chosen) {
    await vscode.commands.executeCommand("markdown.showPreviewToSide", chosen.file);
  }
}

module.exports = { buildCalendar, openSheet };
