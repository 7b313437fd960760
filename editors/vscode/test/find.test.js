"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { afterEach, beforeEach, test } = require("node:test");

const { findServer } = require("../src/find.js");

let root;

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), "gpl-"));
});

afterEach(() => {
  fs.rmSync(root, { recursive: true });
});

function program(...names) {
  const place = path.join(root, ...names);
  fs.mkdirSync(path.dirname(place), { recursive: true });
  fs.writeFileSync(place, "", { mode: 0o755 });
  return place;
}

const nowhere = { PATH: "" };

test("the setting goes first", () => {
  const wanted = program("elsewhere", "gpl");
  program("plans", ".venv", "bin", "gpl");
  const found = findServer(wanted, [path.join(root, "plans")], nowhere, "linux");
  assert.deepEqual(found, { command: wanted, from: "setting" });
});

test("a relative setting is relative to a folder of the workspace", () => {
  const wanted = program("two", "tools", "gpl");
  const folders = [path.join(root, "one"), path.join(root, "two")];
  assert.equal(findServer("tools/gpl", folders, nowhere, "linux").command, wanted);
});

test("a setting that leads nowhere is not passed over", () => {
  program("plans", ".venv", "bin", "gpl");
  const place = path.join(root, "none");
  assert.deepEqual(findServer(place, [path.join(root, "plans")], nowhere, "linux"), { missing: [place] });
});

test("an environment of the workspace goes before the path", () => {
  const installed = program("usr", "gpl");
  const own = program("plans", "venv", "bin", "gpl");
  const environment = { PATH: path.dirname(installed) };
  assert.deepEqual(findServer("", [path.join(root, "plans")], environment, "linux"), {
    command: own,
    from: "environment",
  });
  const first = program("plans", ".venv", "bin", "gpl");
  assert.equal(findServer("", [path.join(root, "plans")], environment, "linux").command, first);
});

test("without folders only the path is looked at", () => {
  const installed = program("usr", "gpl");
  program("plans", ".venv", "bin", "gpl");
  const environment = { PATH: ["", ".", "plans", path.dirname(installed)].join(":") };
  assert.deepEqual(findServer("", [], environment, "linux"), { command: installed, from: "path" });
});

test("Windows has Scripts and .exe", () => {
  const own = program("plans", "env", "Scripts", "gpl.exe");
  assert.equal(findServer("", [path.join(root, "plans")], { Path: "" }, "win32").command, own);
});

test("folders and files that cannot be run are no programs", { skip: process.platform === "win32" }, () => {
  fs.mkdirSync(path.join(root, ".venv", "bin", "gpl"), { recursive: true });
  fs.chmodSync(program("venv", "bin", "gpl"), 0o644);
  assert.deepEqual(findServer("", [root], nowhere, "linux").missing.at(-1), "PATH");
});
