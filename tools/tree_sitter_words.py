"""What the grammar for tree-sitter is made from: its words, and the colours of lines."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from gplang.highlight.line_kinds import LINES, LineKind, keyword_shade, patterns
from gplang.highlight.shades import Shade
from gplang.statements.lists import HEADERS, LINE_STATEMENTS, LOG_HEADERS

APART = ("LABEL", "DAY", "METHOD", "SCHEME", "ZONE")
"""Kinds of words that have a rule of their own, or none."""

CAPTURES = {
    Shade.FILE: "keyword.import",
    Shade.HEADER: "keyword.type",
    Shade.ROLE: "keyword",
    Shade.STATEMENT: "keyword",
    Shade.SETTING: "property",
    Shade.DAY: "constant.builtin",
    Shade.KEYWORD: "keyword.operator",
    Shade.LABEL: "label",
    Shade.DEFINED: "type",
    Shade.SESSION: "type",
    Shade.EXERCISE: "function",
    Shade.VALUE: "constant",
    Shade.NUMBER: "number",
    Shade.LOAD: "attribute",
    Shade.TEXT: "string",
    Shade.SEPARATOR: "punctuation.delimiter",
    Shade.COMMENT: "comment",
}
"""What a shade is called in queries, in names that Neovim, Helix and Zed have, or the first part of which they have."""

NUMBERS = ("dose", "date", "time", "duration", "tempo", "number")

NOTE = "; Made by tools/generate.py: change src/gplang/highlight/, not this file.\n"


def generate_tree_sitter(root: Path) -> Iterator[tuple[Path, str]]:
    """Yield what is made of the grammar for tree-sitter."""
    folder = root / "grammar" / "tree-sitter-gpl"
    yield folder / "words.json", render_words()
    highlights = render_highlights()
    yield folder / "queries" / "highlights.scm", highlights
    yield (
        folder / "queries" / "folds.scm",
        render_blocks("; What folds: blocks, and exercises with lines under them.", "fold", "exercise"),
    )
    yield (
        folder / "queries" / "indents.scm",
        render_blocks(
            "; What stands in: the lines of a block, and those under an exercise.", "indent @extend", "exercise"
        ),
    )
    yield folder / "queries" / "textobjects.scm", render_textobjects()


def render_words() -> str:
    """Return the words and the lines that they begin, as JSON."""
    words = {
        "headers": list(map(str, (*HEADERS, *LOG_HEADERS))),
        "below": list(LINE_STATEMENTS),
        "lines": {line.title: _line(line) for line in LINES},
        "patterns": {kind: patterns()[kind] for kind in ("LABEL", "DAY")},
    }
    return json.dumps(words, indent=2) + "\n"


def render_blocks(says: str, capture: str, *others: str) -> str:
    """Return a query that captures blocks and other nodes."""
    nodes = "".join(f"  ({each})\n" for each in (*(f"{each}_block" for each in (*HEADERS, *LOG_HEADERS)), *others))
    return f"{NOTE}{says}\n[\n{nodes}] @{capture}\n"


def render_textobjects() -> str:
    """Return the query for what an editor selects and moves by: its classes are blocks, its functions exercises."""
    blocks = render_blocks("; Objects to select and to move by.", "class.around")
    return f"{blocks}(exercise) @function.around\n(comment) @comment.inside\n(comment)+ @comment.around\n"


def _line(line: LineKind) -> dict[str, object]:
    keywords = [word for kind in line.keywords if kind not in APART for word in _words(patterns()[kind])]
    return {
        "first": list(line.first),
        "keywords": list(dict.fromkeys(keywords)),
        "has_label": "LABEL" in line.keywords,
        "has_days": "DAY" in line.keywords,
        "has_way": "METHOD" in line.keywords,
    }


def _words(pattern: str) -> Iterator[str]:
    """Yield the words that a keyword's pattern stands for."""
    for word in pattern.removeprefix("(?:").removesuffix(")").split("|"):
        yield from (re.sub(".[?]", "", word), word.replace("?", "")) if "?" in word else (word,)


def render_highlights() -> str:
    """Return the query for colours; of two patterns that match a node the later one counts."""
    parts = [NOTE]
    parts.append("".join(f"({kind}) @{CAPTURES[Shade.NUMBER]}\n" for kind in NUMBERS))
    parts.append(
        "".join(
            f"({node}) @{CAPTURES[shade]}\n"
            for node, shade in {
                "load": Shade.LOAD,
                "string": Shade.TEXT,
                "separator": Shade.SEPARATOR,
                "comment": Shade.COMMENT,
                "label": Shade.LABEL,
                "days": Shade.DAY,
            }.items()
        )
    )
    return "\n".join((*parts, *("".join(_colours(line)) for line in LINES), _way()))


def _colours(line: LineKind) -> Iterator[str]:
    """Yield the patterns of a kind of line."""
    headers = [each for each in line.first if each in (*HEADERS, *LOG_HEADERS)]
    nodes = [f"{each}_header" for each in headers]
    if set(line.first) - set(headers):
        nodes.append(f"{line.title}_line")
    for node in nodes:
        yield f"({node} (name) @{CAPTURES[line.names]})\n"
        if line.named or line.title == "exercise":
            yield f"({node} name: (name) @{CAPTURES[line.named or line.names]})\n"
        if line.title != "day":
            yield f"({node} word: _ @{CAPTURES[line.shade]})\n"
        if any(kind not in APART for kind in line.keywords):
            yield f"({node} keyword: _ @{CAPTURES[keyword_shade('')]})\n"
        if "ROLE" in line.keywords:
            yield f"({node} keyword: {_any_of('ROLE')} @{CAPTURES[Shade.ROLE]})\n"
        for kind, shade in line.behind.items():
            if kind not in APART:
                yield f"({node} keyword: {_any_of(kind)} . (name) @{CAPTURES[shade]})\n"


def _any_of(kind: str) -> str:
    """Return what matches each word of a kind."""
    words = " ".join(f'"{word}"' for word in dict.fromkeys(_words(patterns()[kind])))
    return f"[{words}]" if " " in words else words


def _way() -> str:
    return f"(way keyword: _ @{CAPTURES[keyword_shade('')]})\n(way value: (name) @{CAPTURES[Shade.VALUE]})\n"
