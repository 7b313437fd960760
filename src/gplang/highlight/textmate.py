"""The TextMate grammar, which VS Code and others colour plans by, made from the description."""

import json
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
from gplang.typed import Any

Rule = dict[str, Any]

SCOPE = "source.gpl"


def render_textmate() -> str:
    """Return the grammar as JSON."""
    grammar = {
        "name": "gplang",
        "scopeName": SCOPE,
        "fileTypes": ["gpl"],
        "patterns": [*({"include": f"#line-{line.title}"} for line in LINES), *_include("other")],
        "repository": {
            **{f"line-{line.title}": _line_rule(line) for line in LINES},
            **{f"name-{shade.name.lower()}": _match(_name(), shade) for shade in _name_shades()},
            "other": {"patterns": [*_include("comment", "text", "number", "load", "separator"), {"match": WORD}]},
            "comment": _match(COMMENT, Shade.COMMENT),
            "text": _match(TEXT, Shade.TEXT),
            "number": _match(_word(number_pattern()), Shade.NUMBER),
            "load": _match(_word(patterns()["AT_WORD"]), Shade.LOAD),
            "separator": _match(SEPARATOR, Shade.SEPARATOR),
        },
    }
    return json.dumps(grammar, indent=2, ensure_ascii=False) + "\n"


def _line_rule(line: LineKind) -> Rule:
    named = rf"(?:\s+({line.named_pattern}))?" if line.named else ""
    captures = {"1": {"name": line.shade.textmate}}
    if line.named:
        captures["2"] = {"name": line.named.textmate}
    return {
        "name": f"meta.{line.title}.gpl",
        "begin": rf"^\s*((?i:{line.first_words}){WORD_END}){named}",
        "beginCaptures": captures,
        "end": "$",
        "patterns": [*_keyword_rules(line), *_include(f"name-{line.names.name.lower()}", "other")],
    }


def _keyword_rules(line: LineKind) -> Iterator[Rule]:
    for kind in line.keywords:
        word = _word(patterns()[kind])
        shade = keyword_shade(kind)
        if kind in line.behind:
            captures = {"1": {"name": shade.textmate}, "2": {"name": line.behind[kind].textmate}}
            yield {"match": rf"({word})(?:\s+({_name()}))?", "captures": captures}
        else:
            yield _match(word, shade)


def _match(pattern: str, shade: Shade) -> Rule:
    if shade not in INNER:
        return {"match": pattern, "name": shade.textmate}
    inner, inner_shade = INNER[shade]
    inside = {"name": shade.textmate, "patterns": [{"match": f"(?i:{inner})", "name": inner_shade.textmate}]}
    return {"match": pattern, "captures": {"0": inside}}


def _include(*names: str) -> Iterator[Rule]:
    return ({"include": f"#{name}"} for name in names)


def _word(pattern: str) -> str:
    return f"(?i:{pattern}){WORD_END}"


def _name() -> str:
    return f"{patterns()['NAME']}{WORD_END}"


def _name_shades() -> tuple[Shade, ...]:
    return tuple(dict.fromkeys(line.names for line in LINES))
