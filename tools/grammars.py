"""The grammars: what is made of them from the table of statements and from `gplang.highlight`."""

import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap

from gplang.highlight.textmate import render_textmate
from gplang.highlight.vim import render_vim
from gplang.statements.lists import ALL_HEADERS
from gplang.statements.table import TABLE
from gplang.vocabulary import Day, Role
from tree_sitter_words import generate_tree_sitter
from zed import generate_zed

WORD_END = r"(?![^\s,|])"


def generate_grammars(root: Path) -> Iterator[tuple[Path, str]]:
    """Yield the grammars, and the copies that editors' packages hold, with the texts that they should have."""
    lark = root / "grammar" / "gpl.lark"
    yield lark, render_lark(lark.read_text(encoding="utf-8"))
    emacs = root / "editors" / "emacs" / "gpl-mode.el"
    yield emacs, render_emacs(emacs.read_text(encoding="utf-8"))
    textmate = render_textmate()
    yield root / "grammar" / "gpl.tmLanguage.json", textmate
    yield root / "editors" / "vscode" / "syntaxes" / "gpl.tmLanguage.json", textmate
    vim = render_vim()
    yield root / "grammar" / "gpl.vim", vim
    yield root / "editors" / "nvim" / "syntax" / "gpl.vim", vim
    yield from generate_tree_sitter(root)
    yield from generate_zed(root)


def render_lark(text: str) -> str:
    """Return the parser's grammar with the parts that are made from the table of statements as they should be."""
    return _MADE.sub(lambda made: f"{made['head']}{_PARTS[made['name']]()}{made['foot']}", text)


def _settings() -> str:
    """Return the rule of settings: a word and its values."""
    rows = dict.fromkeys(f"{terminal(each.word)} {each.takes}" for each in TABLE if each.takes)
    return "setting: " + "\n       | ".join(rows) + "\n"


def _keywords() -> str:
    """Return the terminals of the first words, but for those that are classes of words."""
    words = dict.fromkeys(str(each.word) for each in TABLE if each.word not in (*Role, *Day))
    return "".join(f"{f'{terminal(word)}.9:':12} /{word}{WORD_END}/i\n" for word in words)


def terminal(word: str) -> str:
    """Return the name of a keyword's terminal, which is not that of another kind of word."""
    name = word.upper().replace("-", "_")
    return f"{name}_WORD" if name == "WEIGHT" else name


_MADE = re.compile(
    r"(?P<head>// ---- made from the table of statements: (?P<name>\w+)\n\n?)[^/].*?(?P<foot>\n// )", re.S
)
_PARTS = {"settings": _settings, "keywords": _keywords}


def render_emacs(text: str) -> str:
    """Return the mode for Emacs with the list of first words as it should be; those of headers stand apart in it."""
    words = dict.fromkeys(str(each.word) for each in TABLE if each.word not in ALL_HEADERS)
    listed = " ".join(f'"{word}"' for word in words)
    lines = "\n".join(wrap(f"'({listed})", 116, initial_indent="  ", subsequent_indent="    "))
    return re.sub(r"(?<=\(defconst gpl-mode-words\n)(?s:.*?)(?=\n  \")", lambda _: lines, text)
