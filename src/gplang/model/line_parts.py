"""The parts of a session's lines: their words, their groups of sets."""

from dataclasses import replace
from typing import Any

from gplang.model.line_places import GroupPlaces
from gplang.model.plan import SetGroup
from gplang.model.scope import Scope
from gplang.source import Location, Span
from gplang.syntax.ast import Group
from gplang.syntax.document import Line
from gplang.syntax.tokens import Node


def read_groups(line: Line, groups: tuple[Group, ...], scope: Scope) -> tuple[SetGroup, ...]:
    """Resolve groups of sets."""
    return tuple(_group(line, group, scope) for group in groups)


def _group(line: Line, group: Group, scope: Scope) -> SetGroup:
    load = value_of(group.load)
    if load and group.of:
        other = scope.exercise(line, group.of)
        load = replace(load, of=other.id) if other else load
    parts = [node.span for node in group if node]
    span = Span(min(part.start for part in parts), max(part.end for part in parts))
    return SetGroup(line.at(span), group.dose.value, value_of(group.effort), load, GroupPlaces(line.where, group))


def value_of(node: Node[Any] | None) -> Any:
    """Return what a word means; None for one that is not there."""
    return node.value if node else None


def code_of(line: Line) -> Location:
    """Return the place of a line's words, without its indentation and its comment."""
    text = line.where.text
    comment = line.comment
    code = text[: comment.span.start - line.where.span.start] if comment else text
    return line.at(Span(len(code) - len(code.lstrip()), len(code.rstrip())))
