"""The days of a week that take a session, those it copies through `like` included."""

from collections.abc import Mapping
from datetime import time

from gplang.model.week import EventDay, Rotation, Slot, Week
from gplang.records import NamedTuple
from gplang.source import Location
from gplang.vocabulary import Day


class Opening(NamedTuple):
    """A day with a session or rest: a written slot, or a turn of a rotation; the other is None."""

    day: Day
    slot: Slot | None
    rotation: Rotation | None

    @property
    def sessions(self) -> tuple[str, ...]:
        """The sessions that may be on this day."""
        if self.rotation is not None:
            return self.rotation.trained
        return (self.slot.session,) if self.slot is not None and self.slot.session is not None else ()

    @property
    def time(self) -> time | None:
        """The time of day that the line says."""
        source = self.slot or self.rotation
        assert source
        return source.time

    @property
    def where(self) -> Location:
        """The line that defines it."""
        source = self.slot or self.rotation
        assert source
        return source.where


def weeks_by_number(weeks: tuple[Week, ...]) -> dict[int, Week]:
    """Return the block of every week, in the order of the weeks; the first of two blocks counts."""
    found: dict[int, Week] = {}
    for week in weeks:
        for number in week.numbers:
            found.setdefault(number, week)
    return {number: found[number] for number in sorted(found)}


KnownOpenings = dict[int, tuple[Opening, ...]]
"""The openings of blocks of weeks, by their identity."""


def openings_of(week: Week, weeks: Mapping[int, Week], known: KnownOpenings | None = None) -> tuple[Opening, ...]:
    """Return a week's openings, days in order: a day that it writes itself replaces the day it copies.

    A day that is trained on another one takes the place of the other's rest. Callers that ask for many weeks of a plan
    may pass `known` as a cache; it grows.
    """
    known = {} if known is None else known
    chain = [week]
    seen = {id(week)}
    base: Week | None = week
    while base is not None and id(base) not in known:
        base = weeks.get(base.like) if base.like is not None else None
        if base is None or id(base) in seen:
            break
        chain.append(base)
        seen.add(id(base))
    held = known.get(id(chain[-1]), ())
    in_circle = base is not None and base is not chain[-1]
    for each in reversed(chain):
        own = _own_openings(each)
        written = {opening.day for opening in own}
        kept = [opening for opening in held if opening.day not in written]
        held = tuple(sorted([*kept, *own], key=lambda opening: opening.day.number))
        if not in_circle:
            known[id(each)] = held
    return _move(held, week.moves) if week.moves else held


def _move(openings: tuple[Opening, ...], moves: Mapping[Day, Day]) -> tuple[Opening, ...]:
    """Return openings with their sessions on other days, where they are moved."""
    trained = [each._replace(day=moves.get(each.day, each.day)) for each in openings if each.sessions]
    taken = {each.day for each in trained}
    rests = [each for each in openings if not each.sessions and each.day not in taken]
    return tuple(sorted([*trained, *rests], key=lambda opening: opening.day.number))


def _own_openings(week: Week) -> list[Opening]:
    openings = [Opening(slot.day, slot, None) for slot in week.slots]
    openings.extend(Opening(day, None, rotation) for rotation in week.rotations for day in rotation.days)
    return openings


def events_of(week: Week, weeks: Mapping[int, Week]) -> tuple[EventDay, ...]:
    """Return the days of a week's events, those that it copies too: an event of its own replaces those of its day."""
    chain = [week]
    base = weeks.get(week.like) if week.like is not None else None
    while base is not None and not any(base is each for each in chain):
        chain.append(base)
        base = weeks.get(base.like) if base.like is not None else None
    held: list[EventDay] = []
    for each in reversed(chain):
        written = {event.day for event in each.events}
        held = [*(event for event in held if event.day not in written), *each.events]
    return tuple(held)
