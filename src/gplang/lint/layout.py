"""The layout of a session's exercise lines, for lines that fixes add and roles that they change."""

from collections.abc import Iterable

from gplang.diagnostics import Edit
from gplang.lint.edits import INDENT, indent_of
from gplang.lint.subjects import TrainedLine, TrainedSession
from gplang.records import NamedTuple
from gplang.source import Location, Span
from gplang.vocabulary import Role

_COLUMN = 11
"""Where an exercise begins in a session that has no line to take the column from."""


class _Gaps(NamedTuple):
    """The white space before a line, after its role and after its exercise, and the columns after these two.

    A line goes on at `exercise`, be it with a label; `dose` is 0 where nothing stands behind the exercise.
    """

    indent: str
    role: str
    exercise: int
    behind: str
    dose: int


def write_line(role: Role, exercise: str, doses: str, session: TrainedSession, near: TrainedLine | None = None) -> str:
    """Return a new exercise line in the columns of the line `near` which it comes, by default the first.

    Where all lines of the session separate words by one space, the new one does too.
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


def change_role(where: Location, role: Role) -> Edit:
    """Return the edit that writes another role in a place, and keeps the following word in its column."""
    source, (start, end) = where
    gap = _blank_behind(where)
    column = end + len(gap) - start if len(gap) > 1 else 0
    return Edit(Location(source, Span(start, end + len(gap))), _pad(role, column, gap))


def _is_plain(line: TrainedLine, session: TrainedSession) -> bool:
    """Return whether a line stands in the session's file and begins with its role, as those of a `swap` do not."""
    role = line.line.places.role
    return (
        role is not None and role.source.path == session.where.source.path and role.span.start == line.where.span.start
    )


def _gaps_of(line: TrainedLine) -> _Gaps:
    """Return the gaps of a line that begins with its role; its columns are counted from its indentation."""
    start, end = line.where.span
    role, behind = _blank_behind(line.line.places.role or line.where), _blank_behind(line.line.exercise_where)
    dose = line.line.exercise_where.span.end + len(behind)
    exercise = len(line.role) + len(role)
    return _Gaps(indent_of(line.where), role, exercise, behind, dose - start if dose < end else 0)


def _blank_behind(where: Location) -> str:
    """Return the white space behind a word in its line."""
    behind = where.source.text[where.span.end : where.source.line_span(where.start.line).end]
    return behind[: len(behind) - len(behind.lstrip(" \t"))]


def _is_single(gaps: Iterable[str]) -> bool:
    return {*gaps} <= {" ", ""}


def _pad(word: str, column: int, gap: str) -> str:
    """Return a word with its padding: a tab as elsewhere, or spaces up to a column, one at least."""
    if "\t" in gap:
        return f"{word}\t"
    least = 1 if len(gap) < 2 else 2
    return f"{word}{' ' * max(column - len(word), least)}"
