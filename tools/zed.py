"""What the folder for Zed holds of the grammar for tree-sitter, and what is made for Zed alone."""

import re
from collections.abc import Iterator
from pathlib import Path

from gplang.statements.lists import HEADERS, LOG_HEADERS, STATEMENTS
from gplang.vocabulary import Block
from tree_sitter_words import NOTE, render_highlights, render_textobjects

SAYS = {Block.WEEK: "number separator", **dict.fromkeys(LOG_HEADERS[1:], "date time name number")}
"""What tells the blocks apart that have no name."""

OVERRIDES = (
    "; Where quotes and brackets are not closed by themselves.\n(comment) @comment.inclusive\n(string) @string\n"
)


def generate_zed(root: Path) -> Iterator[tuple[Path, str]]:
    """Yield the queries and the settings of the language."""
    folder = root / "editors" / "zed" / "languages" / "gpl"
    yield folder / "highlights.scm", render_highlights()
    yield folder / "textobjects.scm", render_textobjects()
    yield folder / "outline.scm", render_outline()
    yield folder / "overrides.scm", NOTE + OVERRIDES
    settings = folder / "config.toml"
    yield settings, render_settings(settings.read_text(encoding="utf-8"))


def render_outline() -> str:
    """Return the query for the outline: blocks, and the exercises in them."""
    parts = [f"{NOTE}; Blocks by what tells them apart, and exercises.\n"]
    for block in (*HEADERS, *LOG_HEADERS):
        head = f"({block}_header word: _ @context"
        if block in SAYS:
            nodes = " ".join(f"({each})" for each in SAYS[block].split())
            parts.append(f"({block}_block {head} . [{nodes}]+ @name)) @item\n")
        else:
            parts.append(f"({block}_block {head} name: _ @name . (string)? @context)) @item\n")
            parts.append(f"({block}_block ({block}_header word: _ @name !name)) @item\n")
    parts.append("(exercise (exercise_line word: _ @context (label)? @context name: _ @name)) @item\n")
    return "".join(parts)


def render_settings(text: str) -> str:
    """Return the settings with the patterns of headers as they should be."""
    headers = (*HEADERS, *LOG_HEADERS)
    for way, words in {"increase": filter(STATEMENTS.get, headers), "decrease": headers}.items():
        pattern = rf"(?i)^\s*({'|'.join(words)})(\s|$)"
        text = re.sub(rf"(?m)^({way}_indent_pattern = ).*$", lambda found, to=pattern: f"{found[1]}'{to}'", text)
    return text
