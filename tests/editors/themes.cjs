// Writes what colour each scope has in the themes of a VS Code: `node themes.cjs EXTENSIONS MODULES SCOPE…` prints, by theme, the
// colour of plain text and of each scope.
"use strict";

const fs = require("node:fs");
const path = require("node:path");

const [extensions, modules, ...scopes] = process.argv.slice(2);
const { INITIAL, Registry, parseRawGrammar } = require(path.join(modules, "vscode-textmate"));
const { loadWASM, OnigScanner, OnigString } = require(path.join(modules, "vscode-oniguruma"));
const THEMES = ["dark_modern", "dark_plus", "light_modern", "light_plus", "hc_black", "hc_light"];
const FOREGROUND = (metadata) => (metadata >>> 15) & 0x1ff;

/** Read a theme with what it includes; the files have comments and commas too many. */
function readTheme(place) {
  const text = fs.readFileSync(place, "utf8").replace(/"(?:\\.|[^"\\])*"|\/\/[^\n]*|\/\*[^]*?\*\/|,(?=\s*[\]}])/g, (part) =>
    part.startsWith('"') ? part : "",
  );
  const theme = JSON.parse(text.replace(/,(?=\s*[\]}])/g, ""));
  const below = theme.include ? readTheme(path.join(path.dirname(place), theme.include)) : { colors: {}, tokenColors: [] };
  return {
    colors: { ...below.colors, ...theme.colors },
    tokenColors: [...below.tokenColors, ...(theme.tokenColors ?? [])],
  };
}

async function main() {
  await loadWASM(fs.readFileSync(path.join(modules, "vscode-oniguruma", "release", "onig.wasm")));
  const patterns = scopes.map((name, number) => ({ match: `\\bword${number}\\b`, name }));
  const grammar = JSON.stringify({ scopeName: "source.gpl", patterns });
  const colours = {};
  for (const name of THEMES) {
    const { colors, tokenColors } = readTheme(path.join(extensions, "theme-defaults", "themes", `${name}.json`));
    const plain = { foreground: colors["editor.foreground"] ?? "#010203", background: colors["editor.background"] };
    const registry = new Registry({
      onigLib: Promise.resolve({
        createOnigScanner: (sources) => new OnigScanner(sources),
        createOnigString: (string) => new OnigString(string),
      }),
      loadGrammar: async () => parseRawGrammar(grammar, "grammar.json"),
      theme: { settings: [{ settings: plain }, ...tokenColors] },
    });
    const loaded = await registry.loadGrammar("source.gpl");
    const found = scopes.map((_, number) => loaded.tokenizeLine2(`word${number}`, INITIAL).tokens[1]);
    const names = registry.getColorMap();
    colours[name] = [plain.foreground.toUpperCase(), ...found.map((metadata) => names[FOREGROUND(metadata)])];
  }
  process.stdout.write(JSON.stringify(colours));
}

main();
