"""Plans with mistakes, and under each mistake, in a comment, what is to be said of it.

Carets stand under the words, then code and message. The hint may follow in a comment of its own, and so may the other
places that belong to it (`see`: the words there, and the line that they stand in). `|` marks a place between
characters. A finding must not start in the first column. A file may hold several plans, each below a line
`#=== what it shows`; each is then a text of its own.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from gplang.diagnostics import Diagnostic, Label
from gplang.model.imports import ImportRefused
from gplang.source import SourceText

_MARK = re.compile(r"^#(?P<gap>\s*)(?P<mark>\^+|\|) (?P<code>[A-Z]+\d{1,3}): (?P<message>.*)$")
_HINT = re.compile(r"^#\s*hint: (?P<hint>.*)$")
_SEE = re.compile(r"^#\s*see (?P<see>.*)$")
_BELOW = rf"{_HINT.pattern.replace('?P<hint>', '')}|{_SEE.pattern.replace('?P<see>', '')}"
_MARK_LINES = re.compile(rf"(?:{_MARK.pattern}|{_BELOW})", re.MULTILINE)
_TITLE = re.compile(r"^#===\s*(?P<title>.*)$")

Find = Callable[[SourceText], Iterable[Diagnostic]]
"""What is to be said of a text."""


class Expected(NamedTuple):
    line: int
    start: int
    end: int
    code: str
    message: str
    hint: str
    related: tuple[str, ...] = ()


def load_beside(importer: str, target: str) -> SourceText | ImportRefused:
    """Hand out the files beside a plan."""
    path = (Path(importer).parent / target).resolve()
    if not path.is_file():
        return ImportRefused(f"no file `{target}`")
    return SourceText(path.as_posix(), path.read_text(encoding="utf-8"))


def split_plans(path: Path) -> list[tuple[str, SourceText]]:
    """Return the plans of a file with their titles; lines keep their numbers, those of marks are empty."""
    text = _MARK_LINES.sub("", path.read_bytes().decode("utf-8"))
    titles = [(row, match["title"]) for row, line in enumerate(text.splitlines()) if (match := _TITLE.match(line))]
    if not titles:
        return [("", SourceText(path.as_posix(), text))]
    lines = text.splitlines()
    ends = [*(row for row, _ in titles[1:]), len(lines)]
    return [
        (title, SourceText(path.as_posix(), "\n" * (row + 1) + "\n".join(lines[row + 1 : end]) + "\n"))
        for (row, title), end in zip(titles, ends, strict=True)
    ]


def found_in(path: Path, find: Find) -> list[Expected]:
    """Return what is said of the plans of a file, without what is said of other files."""
    return [
        Expected(
            each.where.start.line,
            each.where.start.column,
            each.where.end.column if each.where.end.line == each.where.start.line else each.where.start.column,
            each.code,
            each.message,
            each.hint,
            tuple(map(_describe, each.related)),
        )
        for _, source in split_plans(path)
        for each in find(source)
        if each.where.source is source
    ]


def _describe(label: Label) -> str:
    """Return the words of another place, the line that they stand in, and what is said of them."""
    where = label.where
    line = where.source.line(where.start.line).partition("#")[0].strip()
    return f"`{where.text.partition(chr(10))[0]}` in `{line}`: {label.message}"


def marked_in(path: Path) -> list[Expected]:
    """Return what a file's marks want to be said."""
    marks: list[Expected] = []
    number = 0
    for row, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if match := _MARK.match(text):
            start = len(match["gap"]) + 2
            end = start + (len(match["mark"]) if match["mark"] != "|" else 0)
            marks.append(Expected(number, start, end, match["code"], match["message"], ""))
        elif marks and (hint := _HINT.match(text)):
            marks[-1] = marks[-1]._replace(hint=hint["hint"])
        elif marks and (see := _SEE.match(text)):
            marks[-1] = marks[-1]._replace(related=(*marks[-1].related, see["see"]))
        else:
            number = row
    return marks


def write_marks(path: Path, find: Find) -> None:
    """Write what is said of a file's plans into it, instead of the marks that it has."""
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [text for text in lines if not _MARK_LINES.match(text)]
    before = path.read_bytes()
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    try:
        found = found_in(path, find)
    except BaseException:
        path.write_bytes(before)
        raise
    marks: dict[int, list[str]] = {}
    for each in found:
        assert each.start > 1, f"{path.name}: indent line {each.line}, so that its finding can be marked"
        mark = "^" * (each.end - each.start) or "|"
        below = marks.setdefault(each.line, [])
        below.append(f"#{' ' * (each.start - 2)}{mark} {each.code}: {each.message}")
        if each.hint:
            below.append(f"#{' ' * (each.start - 2)}hint: {each.hint}")
        below += [f"#{' ' * (each.start - 2)}see {other}" for other in each.related]
    with_marks = [text for row, kept_text in enumerate(kept, start=1) for text in (kept_text, *marks.get(row, []))]
    path.write_text("\n".join(with_marks) + "\n", encoding="utf-8")
