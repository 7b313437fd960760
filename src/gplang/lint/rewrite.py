"""Another role, exercise, dose or rest for a line: edits made of the places of its parts."""

from collections.abc import Iterator

from gplang.catalog import Exercise
from gplang.diagnostics import Edit
from gplang.lint.edits import INDENT, delete_line, indent_of, insert_below
from gplang.lint.layout import change_role
from gplang.model.session import SetGroup, SetLine
from gplang.quantities import LoadKind
from gplang.source import Location, Span
from gplang.vocabulary import Role

ANY_EXERCISE = frozenset({LoadKind.LIGHT, LoadKind.MODERATE})
"""Loads that may be said of any exercise; a percentage is the other such thing."""


def rewrite_line(
    line: SetLine,
    *,
    role: Role | None = None,
    exercise: Exercise | None = None,
    dose: str = "",
    rest: str = "",
    keep_percent: bool = False,
) -> tuple[Edit, ...]:
    """Return the edits that turn a line into one of another role, exercise, dose or rest.

    The words behind the role stay in their column. With another exercise, loads in weight, on the body's weight and of
    the bar go, and so do the cue and an `or` for the new exercise; sets, repetitions, effort and progress stay, and so
    does, if wanted, a percentage, which is then of the new exercise's maximum. A dose takes the place of the first, a
    rest that is not there yet comes behind the last. What the line does not say itself, since it stands in another
    one, stays.
    """
    edits: list[Edit] = []
    if role is not None and line.places.role is not None:
        edits.append(change_role(line.places.role, role))
    if exercise is not None:
        edits += _exchange(line, exercise, keep_percent=keep_percent)
    first = line.groups[0].places if line.groups else None
    if dose and first is not None:
        edits.append(Edit(first.dose, dose))
    where = rest_of(line)
    if rest and where is not None:
        edits.append(Edit(where, rest) if line.places.rest else _behind(where, f" rest {rest}"))
    return tuple(edits)


def rest_of(line: SetLine) -> Location | None:
    """Return where the length of a line's rest is written, or the doses that it would stand behind.

    None where the rest, or the doses, are those of the line that a `swap` is about.
    """
    if line.places.rest is not None or line.rest is not None:
        return line.places.rest
    if not line.groups or any(each.places is None for each in line.groups):
        return None
    first, last = line.groups[0].where, line.groups[-1].where
    return Location(first.source, Span(first.span.start, last.span.end))


def add_substitute(line: SetLine, new: Exercise) -> Edit:
    """Return the edit that writes an `or` under a line, behind those that are there."""
    if not line.places.substitutes:
        return insert_below(line.where, f"{indent_of(line.where)}{INDENT}or {new.id}")
    last = line.places.substitutes[-1]
    return insert_below(last, f"{indent_of(last)}or {new.id}")


# ---- what holds of one exercise alone


def _exchange(line: SetLine, new: Exercise, *, keep_percent: bool) -> Iterator[Edit]:
    yield Edit(line.exercise_where, new.id)
    for step in line.doses:
        for group in step:
            yield from _take_out_load(group, keep_percent=keep_percent)
    row, cue = line.where.start.line, line.places.cue
    if cue is not None and cue.start.line == row:
        yield _cut(cue)
    elif cue is not None:
        yield _drop(line, cue)
    for each, where in zip(line.substitutes, line.places.substitutes, strict=False):
        if each.exercise.id == new.id:
            yield _drop(line, where)


def _take_out_load(group: SetGroup, *, keep_percent: bool) -> Iterator[Edit]:
    load, places = group.load, group.places
    if load is None or places is None or places.load is None or load.kind in ANY_EXERCISE:
        return
    if load.kind is not LoadKind.PERCENT or not keep_percent:
        yield _cut(places.load, places.of or places.share)
    elif places.of is not None:
        yield Edit(Location(places.of.source, Span(places.load.span.end, places.of.span.end)), "")


def _cut(where: Location, last: Location | None = None) -> Edit:
    """Return the edit that takes words out of a line, with the white space before them."""
    source, line = where.source, where.source.line_span(where.start.line)
    kept = len(source.text[line.start : where.span.start].rstrip())
    return Edit(Location(source, Span(line.start + kept, (last or where).span.end)), "")


def _drop(line: SetLine, part: Location) -> Edit:
    """Return the edit that takes out the line under another in which a part stands; its comment stays."""
    row = part.start.line
    where = next(each for each in line.places.below if each.start.line == row)
    source, end = where.source, where.source.line_span(row).end
    behind = source.text[where.span.end : end]
    if not behind.strip():
        return delete_line(where)
    return Edit(Location(source, Span(where.span.start, end - len(behind.lstrip()))), "")


def _behind(where: Location, text: str) -> Edit:
    return Edit(Location(where.source, Span(where.span.end, where.span.end)), text)
