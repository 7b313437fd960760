"""The days of a week that take a session, those it copies through `like` included."""

from collections.abc import Mapping
from typing import NamedTuple

from gplang.model.plan import Rotation, Slot, Week
from gplang.source import Location
from gplang.vocabulary import Day


class Opening(NamedTuple):
    """A day that takes a session (or rest): a written slot, or a turn of a rotation; the other is None."""

    day: Day
    slot: Slot | None
    rotation: Rotation | None

    @property
    def where(self) -> Location:
        """The line that says so."""
        source = self.slot or self.rotation
        assert source
        return source.where


def weeks_by_number(weeks: tuple[Week, ...]) -> dict[int, Week]:
    """Return the block of every week, in the order of the weeks; of two blocks the first one holds."""
    found: dict[int, Week] = {}
    for week in weeks:
        for number in week.numbers:
            found.setdefault(number, week)
    return {number: found[number] for number in sorted(found)}


def openings_of(week: Week, weeks: Mapping[int, Week]) -> tuple[Opening, ...]:
    """Return a week's openings, days in order: a day that it writes itself replaces the day it copies."""
    chain = [week]
    seen = {id(week)}
    while (like := chain[-1].like) is not None and (base := weeks.get(like)) is not None and id(base) not in seen:
        chain.append(base)
        seen.add(id(base))
    held: list[Opening] = []
    for each in reversed(chain):
        own = _own_openings(each)
        written = {opening.day for opening in own}
        held = [opening for opening in held if opening.day not in written] + own
    return tuple(sorted(held, key=lambda opening: opening.day.number))


def _own_openings(week: Week) -> list[Opening]:
    openings = [Opening(slot.day, slot, None) for slot in week.slots]
    openings.extend(Opening(day, None, rotation) for rotation in week.rotations for day in rotation.days)
    return openings
