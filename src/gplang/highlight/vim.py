"""The syntax file for Vim and Neovim, made from the description."""

import re
from collections.abc import Iterator

from gplang.highlight.line_kinds import (
    COMMENT,
    INNER,
    LINES,
    SEPARATOR,
    TEXT,
    WORD,
    WORD_END,
    LineKind,
    keyword_shade,
    number_pattern,
    patterns,
)
from gplang.highlight.shades import Shade

_HEAD = """\
" Vim syntax file for gplang, a language for strength-training plans.
" Made by tools/generate.py: change src/gplang/highlight/, not this file.

if exists('b:current_syntax')
  finish
endif

syntax case ignore
syntax sync minlines=1
"""

_FOOT = "let b:current_syntax = 'gpl'\n"

_ITEMS = re.compile(
    r"\(\?(?P<group>:|!|<=)|(?P<open>\()|(?P<close>\))|(?P<set>\[\^?(?:\\.|[^\]\\])*\])|(?P<escape>\\.)|(?P<other>.)"
)
_FOREIGN = r"[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20]"
_LETTER = rf"%(\a|{_FOREIGN})"
_LETTER_OR_DIGIT = rf"%(\a|\d|{_FOREIGN})"
_SETS = {r"[^\W\d_]": _LETTER, r"[^\W_]": _LETTER_OR_DIGIT}
"""Vim has no letters of any script: what is beyond ASCII stands for them, but for punctuation."""

_ENDS = {":": ")", "!": ")@!", "<=": ")@<="}


def render_vim() -> str:
    """Return the syntax file.

    Of two items that match at the same place, Vim takes the one that was defined last.
    """
    return "\n".join((_HEAD, *_word_items(), "", *(item for line in LINES for item in _line_items(line)), _links()))


def vim_pattern(pattern: str) -> str:
    """Return one of the description's patterns as Vim writes it, to stand between slashes."""
    return "".join(("\\v", *_translate(pattern)))


def _translate(pattern: str) -> Iterator[str]:
    ends: list[str] = []
    for item in _ITEMS.finditer(pattern):
        text = item[0]
        if item["group"] or item["open"]:
            ends.append(_ENDS[item["group"] or ":"])
            yield "%("
        elif item["close"]:
            yield ends.pop()
        elif item["set"]:
            yield _SETS.get(text) or text.replace(r"\s", r" \t\u00a0").replace("/", r"\/")
        elif text == r"\b":
            yield ">"
        elif text in "@%<>=&~/":
            yield f"\\{text}"
        else:
            yield text


def _word_items() -> Iterator[str]:
    """Yield what may stand in lines of all kinds, the weakest first."""
    yield _item("Word", WORD)
    for shade, pattern in {
        Shade.SEPARATOR: SEPARATOR,
        Shade.LOAD: _word(patterns()["AT_WORD"]),
        Shade.NUMBER: _word(number_pattern()),
        Shade.TEXT: TEXT,
        Shade.COMMENT: COMMENT,
    }.items():
        inside = f" contains={_group(INNER[shade][1])}" if shade in INNER else ""
        spell = ",@Spell" if shade in (Shade.TEXT, Shade.COMMENT) else ""
        yield _item(_title(shade), pattern, f"{inside}{spell}")
        if shade in INNER:
            yield _item(_title(INNER[shade][1]), INNER[shade][0])
    yield "syntax cluster gplOther contains=gplWord,gplSeparator,gplLoad,gplNumber,gplText,gplComment"
    yield f"syntax match gplAnyLine /{vim_pattern('.+')}/ contains=@gplOther"


def _line_items(line: LineKind) -> Iterator[str]:
    """Yield a kind of lines: its names, its keywords, and its first word, which goes before all others."""
    title = f"{line.title.capitalize()}Line"
    inside = [f"gpl{title}First", f"gpl{title}Name"]
    first = rf"(?:{line.first_words}){WORD_END}"
    whole = vim_pattern(rf"^\s*{first}.*")
    yield f"syntax match gpl{title} /{whole}/ contains=@gplOther,@gpl{title}"
    yield _item(f"{title}Name", _name())
    if line.named:
        yield _item(f"{title}Named", line.named_pattern)
    for kind in line.keywords:
        group = f"{title}{kind.title().replace('_', '')}"
        inside.append(f"gpl{group}")
        if kind in line.behind:
            yield _item(f"{group}Name", _name())
        behind = f" nextgroup=gpl{group}Name skipwhite" if kind in line.behind else ""
        yield _item(group, _word(patterns()[kind]), behind)
    yield _item(f"{title}First", rf"^\s*\zs{first}", f" nextgroup=gpl{title}Named skipwhite" if line.named else "")
    yield f"syntax cluster gpl{title} contains={','.join(inside)}"
    yield from _line_links(line, title)
    yield ""


def _line_links(line: LineKind, title: str) -> Iterator[str]:
    yield _link(f"{title}First", line.shade)
    yield _link(f"{title}Name", line.names)
    if line.named:
        yield _link(f"{title}Named", line.named)
    for kind in line.keywords:
        group = f"{title}{kind.title().replace('_', '')}"
        yield _link(group, keyword_shade(kind))
        if kind in line.behind:
            yield _link(f"{group}Name", line.behind[kind])


def _links() -> str:
    links = (f"highlight default link {_group(shade)} {shade.vim}" for shade in Shade)
    return "\n".join((*links, "", _FOOT))


def _item(title: str, pattern: str, more: str = "") -> str:
    return f"syntax match gpl{title} /{vim_pattern(pattern)}/ contained{more}"


def _link(title: str, shade: Shade) -> str:
    return f"highlight default link gpl{title} {_group(shade)}"


def _title(shade: Shade) -> str:
    return shade.name.capitalize()


def _group(shade: Shade) -> str:
    return f"gpl{_title(shade)}"


def _word(pattern: str) -> str:
    return f"(?:{pattern}){WORD_END}"


def _name() -> str:
    return f"{patterns()['NAME']}{WORD_END}"
