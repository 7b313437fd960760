// Writes the scopes that a TextMate grammar gives: `node paint.cjs GRAMMAR PLAN…` prints, for each plan and each of its
// lines, the pieces [start, end, innermost scope]. It runs from a folder that has vscode-tmgrammar-test.
"use strict";

const fs = require("node:fs");
const { createRequire } = require("node:module");
const path = require("node:path");

const need = createRequire(path.join(process.cwd(), "node_modules", "vscode-tmgrammar-test", "package.json"));
const { loadWASM, OnigScanner, OnigString } = need("vscode-oniguruma");
const { INITIAL, Registry, parseRawGrammar } = need("vscode-textmate");

async function main([place, ...plans]) {
  await loadWASM(fs.readFileSync(need.resolve("vscode-oniguruma/release/onig.wasm")));
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new OnigScanner(patterns),
      createOnigString: (text) => new OnigString(text),
    }),
    loadGrammar: async () => parseRawGrammar(fs.readFileSync(place, "utf8"), place),
  });
  const grammar = await registry.loadGrammar("source.gpl");
  const painted = plans.map((plan) => {
    let stack = INITIAL;
    return fs.readFileSync(plan, "utf8").split(/\r\n|\r|\n/).map((line) => {
      const result = grammar.tokenizeLine(line, stack);
      stack = result.ruleStack;
      return result.tokens.map((token) => [token.startIndex, token.endIndex, token.scopes.at(-1)]);
    });
  });
  process.stdout.write(JSON.stringify(painted));
}

main(process.argv.slice(2));
