"""Plans with mistakes, and under each mistake what is to be said of it.

In `cases/*.gpl` a comment below a line marks a finding: carets under the words, then code and message; a hint
may follow in a comment of its own. `|` marks a place between characters. Every finding of a file is marked, and
every mark is found. To write the marks of new lines: `GPL_UPDATE_CASES=1 pytest tests/language`, then read them.
"""

import os
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from gplang.compiler import compile_source
from gplang.diagnostics import Diagnostic
from gplang.model.imports import ImportRefused
from gplang.source import SourceText

CASES = sorted((Path(__file__).parent / "cases").glob("*.gpl"))
_MARK = re.compile(r"^#(?P<gap>\s*)(?P<mark>\^+|\|) (?P<code>E\d{3}): (?P<message>.*)$")
_HINT = re.compile(r"^#\s*hint: (?P<hint>.*)$")


class Expected(NamedTuple):
    line: int
    start: int
    end: int
    code: str
    message: str
    hint: str


def load(importer: str, target: str) -> SourceText | ImportRefused:
    """Hand out the files beside the cases."""
    path = (Path(importer).parent / target).resolve()
    if not path.is_file():
        return ImportRefused(f"no file `{target}`")
    return SourceText(path.as_posix(), path.read_text(encoding="utf-8"))


def find(path: Path) -> list[Diagnostic]:
    source = SourceText(path.as_posix(), path.read_bytes().decode("utf-8"))
    return [each for each in compile_source(source, load).diagnostics if each.where.source is source]


def found_in(path: Path) -> list[Expected]:
    return [
        Expected(
            each.where.start.line,
            each.where.start.column,
            each.where.end.column if each.where.end.line == each.where.start.line else each.where.start.column,
            each.code,
            each.message,
            each.hint,
        )
        for each in find(path)
    ]


def marked_in(path: Path) -> list[Expected]:
    marks: list[Expected] = []
    number = 0
    for row, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if match := _MARK.match(text):
            start = len(match["gap"]) + 2
            end = start + (len(match["mark"]) if match["mark"] != "|" else 0)
            marks.append(Expected(number, start, end, match["code"], match["message"], ""))
        elif marks and (hint := _HINT.match(text)):
            marks[-1] = marks[-1]._replace(hint=hint["hint"])
        else:
            number = row
    return marks


def write_marks(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [text for text in lines if not _MARK.match(text) and not _HINT.match(text)]
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    marks: dict[int, list[str]] = {}
    for each in found_in(path):
        assert each.start > 1, f"{path.name}: indent line {each.line}, so that its finding can be marked"
        mark = "^" * (each.end - each.start) or "|"
        below = marks.setdefault(each.line, [])
        below.append(f"#{' ' * (each.start - 2)}{mark} {each.code}: {each.message}")
        if each.hint:
            below.append(f"#{' ' * (each.start - 2)}hint: {each.hint}")
    with_marks = [text for row, kept_text in enumerate(kept, start=1) for text in (kept_text, *marks.get(row, []))]
    path.write_text("\n".join(with_marks) + "\n", encoding="utf-8")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_each_mistake_is_told_where_it_stands(path: Path) -> None:
    if os.environ.get("GPL_UPDATE_CASES"):
        write_marks(path)
    assert found_in(path) == marked_in(path)


def test_every_language_rule_has_a_case() -> None:
    from gplang.diagnostics import LANGUAGE_RULES

    told = {mark.code for path in CASES for mark in marked_in(path)}
    assert set(LANGUAGE_RULES) - told == {"E060"}, "E060 is about files that are no text; see tests/project"
