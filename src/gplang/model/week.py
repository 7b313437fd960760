"""A resolved week: its days, and what is done otherwise in it."""

import datetime
from collections.abc import Mapping
from types import MappingProxyType

from gplang.model.gym import Gym
from gplang.model.session import Session
from gplang.quantities import (
    Change,
)
from gplang.records import NamedTuple
from gplang.source import Location
from gplang.typed import TYPE_CHECKING, Any
from gplang.vocabulary import Adjustable, Day, Role, WeekKind

if TYPE_CHECKING:
    from gplang.model.changes import Drop, Replacement

_NOTHING: Mapping[Any, Any] = MappingProxyType({})


def _nothing() -> Mapping[Any, Any]:
    return _NOTHING


class Slot(NamedTuple):
    """A day of a week: a session, or rest where `session` is None; `time` and `gym` override the usual ones.

    A line of several days makes as many slots, all with its `where`.
    """

    where: Location
    day: Day
    session: str | None
    time: datetime.time | None = None
    optional: bool = False
    gym: Gym | None = None


class Rotation(NamedTuple):
    """Sessions that alternate on some days, continuing where the same list stopped; None is an empty turn."""

    where: Location
    sessions: tuple[str | None, ...]
    days: tuple[Day, ...]
    time: datetime.time | None = None

    @property
    def trained(self) -> tuple[str, ...]:
        """The sessions, without the empty turns."""
        return tuple(name for name in self.sessions if name is not None)


class EventDay(NamedTuple):
    """A day of a week on which an event is; without a `time` it takes the day."""

    where: Location
    day: Day
    event: str
    time: datetime.time | None = None


class DayMove(NamedTuple):
    """All sessions of a day on another one, for one athlete; from week `since` on."""

    where: Location
    first: Day
    to: Day
    since: int = 1


class Adjust(NamedTuple):
    """A week's adjustment of doses: signed, in per cent or absolute (a load then has its unit).

    `target` is a role, an exercise id, or None for primary, secondary and accessory lines.
    """

    where: Location
    what: Adjustable
    change: Change
    target: Role | str | None = None


class HoldBack(NamedTuple):
    """`hold`: no step this week for a role, an exercise (its id), or, with None, anything."""

    where: Location
    target: Role | str | None = None


class Week(NamedTuple):
    """One week block: the weeks it describes and their contents. `like` is a week's number.

    `changes` are its `swap`s and `drop`s, `changed` the sessions that these and its `notes` make others of, by name.
    `moves` are the days that somebody trains on another one; weeks that copy this one do not copy them.
    `broken`: a day of it was reported, so it may have other sessions. `doses_unsure`: a line was that says what is done
    in them. `kind_unsure`: its header was, so its kind is not known.
    """

    where: Location
    numbers: tuple[int, ...]
    kind: WeekKind | None = None
    label: str | None = None
    like: int | None = None
    like_where: Location | None = None
    slots: tuple[Slot, ...] = ()
    rotations: tuple[Rotation, ...] = ()
    adjusts: tuple[Adjust, ...] = ()
    holds: tuple[HoldBack, ...] = ()
    changes: tuple["Drop | Replacement", ...] = ()
    notes: tuple[str, ...] = ()
    changed: Mapping[str, Session] = _NOTHING
    broken: bool = False
    kind_unsure: bool = False
    doses_unsure: bool = False
    events: tuple[EventDay, ...] = ()
    moves: Mapping[Day, Day] = _NOTHING

    @property
    def session_names(self) -> frozenset[str]:
        """The sessions that its days and rotations name."""
        days = (slot.session for slot in self.slots if slot.session is not None)
        turns = (name for rotation in self.rotations for name in rotation.trained)
        return frozenset((*days, *turns))
