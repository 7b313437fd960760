"""How often an exercise line has been trained: the k of its steps and waves."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from gplang.model.plan import HoldBack, SetLine, Week
from gplang.source import Location
from gplang.vocabulary import Role


class LineKey(NamedTuple):
    """What makes a line the same in several sessions: its place in the text and its exercise."""

    where: Location
    exercise: str


class Turn(NamedTuple):
    """A line's place in its progression in one week.

    `k` earlier normal weeks have trained it, `stepping` tells that this week goes a step further, `since` is
    the last normal week that trained it, None before there is one.
    """

    k: int
    stepping: bool
    since: int | None


class Past(NamedTuple):
    """What is known of a line before a week: the weeks that count, the last `k`, the last normal week."""

    counted: int
    k: int
    since: int | None


_NEW = Past(0, 0, None)


def key_of(line: SetLine) -> LineKey:
    """Return what identifies a line; a line that a derived session inherits is the same line."""
    return LineKey(line.where, line.exercise.id)


def take_turns(
    number: int, week: Week, lines: Iterable[SetLine], past: Mapping[LineKey, Past]
) -> tuple[dict[LineKey, Turn], dict[LineKey, Past]]:
    """Return the turns of the lines that week `number` trains, and what is then known of the lines.

    Weeks with a kind and held lines take no step and count for none.
    """
    turns: dict[LineKey, Turn] = {}
    later = dict(past)
    for line in lines:
        key = key_of(line)
        if key in turns:
            continue
        before = past.get(key, _NEW)
        if week.kind is not None:
            turns[key] = Turn(before.k, False, before.since)
        elif is_held(line, week.holds):
            turns[key] = Turn(before.k, False, before.since)
            later[key] = Past(before.counted, before.k, number)
        else:
            turns[key] = Turn(before.counted, before.counted > before.k, before.since)
            later[key] = Past(before.counted + 1, before.counted, number)
    return turns, later


def is_held(line: SetLine, holds: Iterable[HoldBack]) -> bool:
    """Tell whether one of the `holds` of a week keeps this line from stepping."""
    return any(
        hold.target is None
        or (line.role is hold.target if isinstance(hold.target, Role) else line.exercise.id == hold.target)
        for hold in holds
    )
