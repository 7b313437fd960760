// Where `gpl` is: without anything of VS Code, so that `node --test` can try it.
"use strict";

const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const ENVIRONMENTS = [".venv", "venv", "env"];

/**
 * Find the command `gpl`.
 *
 * @param {string} setting what `gpl.server.path` says; empty where it says nothing
 * @param {string[]} folders the workspace's folders; none where they are not trusted
 * @param {{PATH?: string, Path?: string}} environment the variables of the process
 * @param {string} platform the platform's name in Node
 * @returns {{command: string, from: "setting" | "environment" | "path"} | {missing: string[]}}
 *   the command and where it is from, or the places that were looked at
 */
function findServer(setting, folders, environment = process.env, platform = process.platform) {
  const windows = platform === "win32";
  const program = windows ? "gpl.exe" : "gpl";
  if (setting.trim()) {
    const places = resolveSetting(setting.trim(), folders);
    const command = places.find((place) => isProgram(place, windows));
    return command ? { command, from: "setting" } : { missing: places };
  }
  const inside = folders.flatMap((folder) =>
    ENVIRONMENTS.map((name) => path.join(folder, name, windows ? "Scripts" : "bin", program)),
  );
  const own = inside.find((place) => isProgram(place, windows));
  if (own) {
    return { command: own, from: "environment" };
  }
  // An entry that is empty or relative means the current folder, which may be anybody's.
  const onPath = (environment.PATH ?? environment.Path ?? "")
    .split(windows ? ";" : ":")
    .filter((folder) => path.isAbsolute(folder))
    .map((folder) => path.join(folder, program));
  const installed = onPath.find((place) => isProgram(place, windows));
  return installed ? { command: installed, from: "path" } : { missing: [...inside, "PATH"] };
}

function resolveSetting(setting, folders) {
  if (setting.startsWith("~/") || setting.startsWith("~\\")) {
    return [path.join(os.homedir(), setting.slice(2))];
  }
  return path.isAbsolute(setting) ? [setting] : folders.map((folder) => path.join(folder, setting));
}

function isProgram(place, windows) {
  try {
    fs.accessSync(place, windows ? fs.constants.F_OK : fs.constants.X_OK);
    return fs.statSync(place).isFile();
  } catch {
    return false;
  }
}

module.exports = { findServer };
