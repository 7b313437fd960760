"""How the exercise lines of a session are laid out, for the lines that fixes add and the roles that they change."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from gplang.diagnostics import Edit
from gplang.lint.edits import INDENT, indent_of
from gplang.lint.subjects import TrainedLine, TrainedSession
from gplang.source import Location, Span
from gplang.vocabulary import Role

_COLUMN = 11
"""Where an exercise begins in a session that has no line to take the column from."""


class _Gaps(NamedTuple):
    """The white space in front of a line, behind its role and behind its exercise, and the columns behind these two.

    A line goes on at `exercise`, be it with a label; `dose` is 0 where nothing stands behind the exercise.
    """

    indent: str
    role: str
    exercise: int
    behind: str
    dose: int


def write_line(role: Role, exercise: str, doses: str, session: TrainedSession, near: TrainedLine | None = None) -> str:
    """Return a new exercise line in the columns of the line `near` which it comes, by default the first.

    Where the words of all lines of the session stand one space apart, its words do too.
    """
    lines = [line for line in session.lines if _is_plain(line, session)]
    if not lines:
        return f"{INDENT}{_pad(role, _COLUMN, '  ')}{exercise}  {doses}"
    gaps = _gaps_of(near if near in lines else lines[0])
    spaced = [_gaps_of(line) for line in lines]
    first = _pad(role, 0 if _is_single(each.role for each in spaced) else gaps.exercise, gaps.role)
    wide = "" if _is_single(each.behind for each in spaced) else gaps.behind
    second = _pad(exercise, gaps.dose - len(first) if wide else 0, wide)
    return f"{gaps.indent}{first}{second}{doses}"


def change_role(line: TrainedLine, role: Role) -> Edit:
    """Return the edit that writes another role on a line, and keeps what comes behind it in its column."""
    source, span = line.where
    gaps = _gaps_of(line)
    column = gaps.exercise if len(gaps.role) > 1 else 0
    return Edit(Location(source, Span(span.start, span.start + gaps.exercise)), _pad(role, column, gaps.role))


def _is_plain(line: TrainedLine, session: TrainedSession) -> bool:
    """Tell whether a line stands in the session's file and begins with its role, as those of a `swap` do not."""
    source, span = line.where
    word = source.text[span.start : span.start + len(line.role)]
    return source is session.where.source and word.casefold() == line.role


def _gaps_of(line: TrainedLine) -> _Gaps:
    """Return the gaps of a line; its columns are counted from its indentation."""
    source, span = line.where
    text = source.text[span.start : source.line_span(line.where.start.line).end]
    behind_role = text[len(line.role) :]
    role = _blank(behind_role)
    exercise = line.line.exercise_where.span
    behind = _blank(source.text[exercise.end : span.end])
    dose = exercise.end + len(behind) - span.start if exercise.end + len(behind) < span.end else 0
    return _Gaps(indent_of(line.where), role, len(line.role) + len(role), behind, dose)


def _blank(text: str) -> str:
    match = re.match(r"[ \t]*", text)
    return match[0] if match else ""


def _is_single(gaps: Iterable[str]) -> bool:
    return {*gaps} <= {" ", ""}


def _pad(word: str, column: int, gap: str) -> str:
    """Return a word with what comes behind it: a tab as elsewhere, or spaces up to a column, one at least."""
    if "\t" in gap:
        return f"{word}\t"
    least = 1 if len(gap) < 2 else 2
    return f"{word}{' ' * max(column - len(word), least)}"
