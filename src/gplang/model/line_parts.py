"""The parts of a session's lines: their words, their groups of sets."""

from collections.abc import Sequence

from gplang.model.line_places import GroupPlaces
from gplang.model.schemes import take_scheme
from gplang.model.scope import Scope
from gplang.model.session import Anew, SetGroup
from gplang.quantities import Rest
from gplang.records import replace
from gplang.source import Location, Span
from gplang.syntax.ast import Group, Prescription
from gplang.syntax.document import Line
from gplang.syntax.tokens import Node
from gplang.typed import Any


def read_groups(line: Line, groups: tuple[Group, ...], scope: Scope) -> tuple[SetGroup, ...]:
    """Resolve groups of sets."""
    if all(group.rest is None and group.tempo is None for group in groups):
        return tuple([_group(line, group, None, None, scope) for group in groups])
    rests = spread([value_of(group.rest) for group in groups])
    tempos = spread([value_of(group.tempo) for group in groups])
    return tuple(_group(line, *each, scope) for each in zip(groups, rests, tempos, strict=True))


def spread(written: Sequence[Any]) -> list[Any]:
    """Return what holds for each group: where none is written that of the next one, and behind the last that one."""
    found: list[Any] = []
    latest = next((each for each in reversed(written) if each is not None), None)
    for each in reversed(written):
        latest = latest if each is None else each
        found.append(latest)
    return found[::-1]


def _group(line: Line, group: Group, rest: Rest | None, tempo: str | None, scope: Scope) -> SetGroup:
    load = value_of(group.load)
    if load and group.of:
        other = scope.exercise(line, group.of)
        load = replace(load, of=other.id) if other else None
    if load and group.share:
        load = replace(load, share=group.share.value)
    parts = [node.span for node in (group.dose, group.effort, group.load, group.of, group.share) if node]
    span = Span(min(part.start for part in parts), max(part.end for part in parts))
    places = GroupPlaces(line.where, group)
    return SetGroup(line.at(span), group.dose.value, value_of(group.effort), load, places, rest, tempo)


def read_anew(line: Line, prescription: Prescription, scope: Scope) -> Anew:
    """Resolve what a line prescribes anew."""
    scheme = take_scheme(line, prescription.scheme, scope)
    return Anew(
        line.code,
        read_groups(line, prescription.groups, scope) if scheme is None else scheme.first,
        value_of(prescription.rest),
        value_of(prescription.tempo),
        value_of(prescription.method),
        value_of(prescription.cue),
        scheme,
    )


def value_of(node: Node[Any] | None) -> Any:
    """Return what a word means; None for one that is not there."""
    return node.value if node else None


def code_of(line: Line) -> Location:
    """Return the place of a line's words, without its indentation and its comment."""
    text = line.where.text
    comment = line.comment
    code = text[: comment.span.start - line.where.span.start] if comment else text
    return line.at(Span(len(code) - len(code.lstrip()), len(code.rstrip())))
