/**
 * gplang for tree-sitter: lines that begin with a word of the language, and blocks of them below a header.
 *
 * Which words there are, and which lines they begin, comes from words.json, which tools/generate.py
 * makes from the table of statements. This grammar takes more than the language: it is for
 * editors, where a line is wrong most of the time while it is typed. What a line may say, `gpl check` knows.
 */

const { headers, below, lines, patterns } = require("./words.json");

/** A pattern for all cases of a word or of a pattern's letters. */
const anyCase = (pattern) =>
  pattern.replace(/\\.|\[[^\]]*\]|[a-z]/gi, (part) => {
    if (part.startsWith("\\")) return part;
    if (part.startsWith("[")) return part.replace(/a-z/, "a-zA-Z").replace(/(?<=[0-9])x/, "xX");
    return `[${part.toLowerCase()}${part.toUpperCase()}]`;
  });
const word = (text) => alias(new RegExp(anyCase(text)), text);
const oneOf = (words) => (words.length === 1 ? word(words[0]) : choice(...words.map(word)));

const NUMBERS = ["dose", "load", "date", "time", "duration", "tempo", "number"];
const isHeader = (text) => headers.includes(text);

/** What stands behind the first word of a kind of line: its own keywords, and anything that is no keyword. */
const rest = ($, kind) => repeat(choice($[`_${kind}_item`], $.separator));

const rules = {
  source_file: ($) => repeat(choice(...headers.map((each) => $[`${each}_block`]), $._line)),

  _line: ($) => choice($.exercise, ...Object.keys(lines).filter((kind) => lines[kind].some && kind !== "exercise").map((kind) => $[`${kind}_line`]), $.other_line),

  // An exercise with the lines under it.
  exercise: ($) => prec.right(seq($.exercise_line, repeat(choice(...lower().map((kind) => alias($[`_${kind}_below`], $[`${kind}_line`])))))),

  // A line that begins with no word of the language: a mistake, or one that is being typed.
  other_line: ($) => seq(choice($.name, $.other, $.string, ...NUMBERS.map((kind) => $[kind])), repeat(choice($._item, $.separator)), $._end),

  _item: ($) => prec(-1, choice($.name, $.string, ...NUMBERS.map((kind) => $[kind]), $.other)),

  way: ($) => prec.right(seq(field("keyword", choice(word("method"), word("scheme"))), optional(field("value", $.name)))),
  label: () => new RegExp(anyCase(patterns.LABEL)),
  days: () => new RegExp(anyCase(patterns.DAY)),

  // Roughly what they look like: exact patterns would make the parser a hundred times as large.
  dose: () => /[0-9]+(-[0-9]+)?[xX][^\s,|"#]*/,
  load: () => /@[^\s,|"#]*/,
  date: () => /[0-9]{4}-[0-9][0-9]-[0-9][0-9](\.\.[0-9]{4}-[0-9][0-9]-[0-9][0-9])?/,
  time: () => /[0-9][0-9]?:[0-9][0-9]/,
  duration: () => /[0-9]+(-[0-9]+)?(s|min|h|d|w)(\/side)?/,
  tempo: () => /[0-9xX]+-[0-9xX]+-[0-9xX]+(-[0-9xX]+)?/,
  number: () => /[+-]?[0-9][^\s,|"#]*/,

  // One that is never closed takes the rest of the line.
  string: () => /"([^"\\\n]|\\[^\n])*["\\]?/,
  separator: () => choice(",", "|"),
  comment: () => token(/#[^\n]*/),
  other: () => /[+\-]([^\s,|"#0-9][^\s,|"#]*)?/,
  _newline: () => /\n/,
  // A file whose last line does not end gets a node that is missing there.
  _end: ($) => $._newline,
};

/** Kinds of lines that stand under an exercise. */
function lower() {
  return Object.keys(lines).filter((kind) => lines[kind].first.some((each) => below.includes(each)));
}

for (const [kind, { first, keywords, has_label, has_way, has_days }] of Object.entries(lines)) {
  const own = first.filter((each) => !isHeader(each));
  lines[kind].some = own.length > 0 || kind === "day";
  rules[`_${kind}_item`] = ($) =>
    choice(
      $._item,
      ...(keywords.length ? [field("keyword", oneOf(keywords))] : []),
      ...(has_way ? [$.way] : []),
      ...(has_days && kind !== "day" ? [$.days] : []),
    );
  const label = ($) => (has_label ? [optional($.label)] : []);
  const name = ($) => [optional(field("name", choice($.name, $.string)))];
  const line = ($, words) => seq(field("word", oneOf(words)), ...label($), ...name($), rest($, kind), $._end);
  if (kind === "day") {
    rules.day_line = ($) =>
      seq($.days, repeat(choice(",", $.days)), choice(field("keyword", word("rest")), field("name", $.name)), rest($, kind), $._end);
  } else if (own.length) {
    rules[`${kind}_line`] = ($) => line($, own);
    const under = own.filter((each) => below.includes(each));
    if (under.length) rules[`_${kind}_below`] = ($) => line($, under);
  }
  for (const header of first.filter(isHeader)) {
    rules[`${header}_header`] = ($) => line($, [header]);
    rules[`${header}_block`] = ($) => prec.right(seq($[`${header}_header`], repeat($._line)));
  }
}

// Of two kinds of words that are as long the first counts: what is no word of the language is a name.
rules.name = () => /[^\s,|"#0-9@+\-][^\s,|"#]*/;

module.exports = grammar({
  name: "gpl",
  word: ($) => $.name,
  extras: ($) => [/[ \t\r\f\v\u00a0\ufeff]/, $.comment, $._newline],
  rules,
});
