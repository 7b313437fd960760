"""Whether two plans say the same, wherever they say it."""

from collections.abc import Mapping

from gplang.model.line_places import LinePlaces
from gplang.model.plan import Plan
from gplang.model.session import SetGroup, SetLine
from gplang.model.week import Week
from gplang.records import Enum, fields, is_dataclass, replace
from gplang.source import Location
from gplang.typed import Any

_HERE = "somewhere"


def same_plan(one: Plan, other: Plan) -> bool:
    """Return whether two plans are equal but for the places in their texts.

    Which lines a session has from the one it is like does count: steps go on from session to session by it. Who trains
    counts, not how they are named.
    """
    stripped: list[object] = [_strip(replace(each, named={}), _Lines(each)) for each in (one, other)]
    return stripped[0] == stripped[1]


class _Lines:
    """The exercise lines of a plan, numbered as they are first met; a swapped one goes by its first line, too."""

    def __init__(self, plan: Plan) -> None:
        lines = (line for session in plan.sessions.values() for line in session.lines)
        self._plain = frozenset(line.where for line in lines if line.swapped is None)
        self._numbers: dict[tuple[Location, Location | None], int] = {}

    def settle(self, line: SetLine) -> SetLine:
        """Return a line that is swapped only if the line that it was before is one of the plan."""
        return line if line.swapped in self._plain else line._replace(swapped=None)

    def number(self, line: SetLine) -> tuple[int, int | None]:
        """Return the number of a line, and of the one that it was before a swap."""
        before = None if line.swapped is None else self._number((line.swapped, None))
        return self._number((line.where, line.swapped)), before

    def _number(self, place: tuple[Location, Location | None]) -> int:
        return self._numbers.setdefault(place, len(self._numbers))


def _in_order(week: Week) -> Week:
    """Return a week with its days in their order; what is on one day stays as it is."""
    slots = sorted(week.slots, key=lambda slot: slot.day.number)
    return week._replace(slots=tuple(slots), events=tuple(sorted(week.events, key=lambda event: event.day.number)))


def _strip(value: Any, lines: _Lines) -> Any:
    """Return a value in plain data without its places."""
    match value:
        case Location() | LinePlaces():
            return _HERE
        case SetLine():
            line = lines.settle(value)
            return [lines.number(line), *(_strip(part, lines) for part in line)]
        case SetGroup():
            return [_strip(part, lines) for part in value._replace(places=None)]
        case Week():
            return [_strip(part, lines) for part in _in_order(value)]
        case Mapping():
            return {key: _strip(value[key], lines) for key in sorted(value, key=str)}
        case str() | Enum():
            return value
        case tuple():
            return [_strip(part, lines) for part in value]
    if is_dataclass(value) and not isinstance(value, type):
        return [_strip(getattr(value, field.name), lines) for field in fields(value)]
    return value
