// The little Markdown that explanations are written in, as elements. A text stays a text.
export function element(tag, named = {}, ...children) {
  const made = Object.assign(document.createElement(tag), named);
  made.append(...children);
  return made;
}

export function draw(markdown) {
  const blocks = markdown.split(/\n{2,}(?=(?:[^`]|`(?!``)|```[^]*?```)*$)/);
  return element("div", { className: "card" }, ...blocks.map(block));
}

function block(text) {
  const lines = text.split("\n");
  const code = /^```\w*\n([^]*?)\n?```$/.exec(text);
  if (code) return element("pre", {}, element("code", { textContent: code[1] }));
  if (lines.every((line) => line.startsWith("- "))) {
    return element("ul", {}, ...lines.map((line) => element("li", {}, ...inline(line.slice(2)))));
  }
  if (lines.every((line) => line.startsWith("|"))) return table(lines);
  return element("p", {}, ...lines.flatMap((line, at) => [...(at ? [element("br")] : []), ...inline(line)]));
}

function table(lines) {
  const rows = lines.filter((line) => !/^[|\s:-]+$/.test(line)).map((line) => line.slice(1, -1).split(/(?<!\\)\|/));
  const row = (cells, tag) => element("tr", {}, ...cells.map((cell) => element(tag, {}, ...inline(cell.trim()))));
  return element("table", {}, ...rows.map((cells, at) => row(cells, at ? "td" : "th")));
}

function inline(text) {
  return text.split(/(\*\*.+?\*\*|`[^`]+`)/).filter(Boolean).map((part) => {
    if (/^\*\*.+\*\*$/.test(part)) return element("strong", { textContent: plain(part.slice(2, -2)) });
    if (/^`.+`$/.test(part)) return element("code", { textContent: part.slice(1, -1) });
    return plain(part);
  });
}

// What stands between backticks in a message, as code.
export function code(text) {
  return text.split(/`([^`]+)`/).map((part, at) => at % 2 ? element("code", { textContent: part }) : part);
}

function plain(text) {
  return text.replace(/\\([!-/:-@[-`{-~])/g, "$1");
}
