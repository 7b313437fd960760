"""Ways to break one line of a plan, as typing and slips of the hand do."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gplang.diagnostics import Diagnostic, Severity
from gplang.source import SourceText

_DOSE = re.compile(r"(?<=\s)\d+x\S+.*")
_NAME = re.compile(
    r"^(\s*(?:warmup|primary|secondary|accessory|finisher|or|swap|drop|mon|tue|wed|thu|fri|sat|sun|rotate)\s+)([a-z][\w-]*)"
)
_WORD = re.compile(r"^(\s*)([a-z]+)(?=\s)")
_COMMENT = re.compile(r"\s*#.*")


class Break(NamedTuple):
    """A text with one broken line, counted from 1."""

    how: str
    line: int
    text: str


def break_lines(text: str) -> Iterator[Break]:
    """Yield a text with one line broken, in every way and every line that there is."""
    lines = text.splitlines()
    for at, line in enumerate(lines):
        if not _COMMENT.sub("", line).strip():
            continue
        for how, broken in _break(_COMMENT.sub("", line)):
            if broken != line:
                yield Break(how, at + 1, "\n".join([*lines[:at], broken, *lines[at + 1 :]]) + "\n")


def _break(line: str) -> Iterator[tuple[str, str]]:
    if _DOSE.search(line):
        yield "without its dose", _DOSE.sub("", line)
    if _NAME.search(line):
        yield "with a name that is none", _NAME.sub(r"\1\2-nonsense", line)
    if not line.lstrip().startswith(("plan", "session", "athlete", "exercise", "week")):
        yield "with a first word that is none", _WORD.sub(r"\1zz\2", line)
    yield "with a stray sign", f"{line} ]"
    yield "half written", line[: len(line) - len(line.lstrip()) + max(2, len(line.strip()) // 2)]


def has_mistake(found: tuple[Diagnostic, ...], line: int, source: SourceText) -> bool:
    """Tell whether an error is told on a line."""
    errors = (each for each in found if each.severity is Severity.ERROR)
    return any(each.where.source is source and each.where.start.line == line for each in errors)
