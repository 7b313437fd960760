"""The weeks of a plan with its sessions in their places: all of a schedule but what is trained."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby

from gplang.model.days import weeks_by_number
from gplang.model.gym import Gym
from gplang.model.plan import Pause, Plan
from gplang.model.session import Session
from gplang.model.week import Week
from gplang.records import NamedTuple
from gplang.scheduling.pauses import find_moving
from gplang.scheduling.slots import Missed, Place, place_sessions


class PlacedWeeks(NamedTuple):
    """The weeks of a plan, and where its sessions stand for all who start on the same day.

    `held` are its sessions, week by week, as they are trained in the gyms that days name.
    """

    plan: Plan
    start: date | None
    pauses: tuple[Pause, ...]
    weeks: dict[int, Week]
    places: dict[int, tuple[Place, ...]]
    held: dict[int, list[Session]]

    @property
    def sessions(self) -> Iterable[Session]:
        """The sessions that are trained, each once."""
        return {id(each): each for sessions in self.held.values() for each in sessions}.values()

    def sessions_of(self, number: int) -> list[Session]:
        """Return the sessions of a week as it changes them, place by place."""
        return self.held.get(number, [])

    def session_at(self, place: Place) -> Session:
        """Return the session of a place."""
        return self.held[place.week][self.places[place.week].index(place)]


def place_weeks(plan: Plan, start: date | None, everywhere: Gym | None, missed: Missed) -> PlacedWeeks:
    """Return the weeks of a plan; days that name no gym are in that which is `everywhere`, if anything is."""
    pauses = find_moving(plan, start)
    placed_all = _place(plan, start, pauses, everywhere, missed)
    places = {number: tuple(found) for number, found in groupby(placed_all, _week_of)}
    weeks = weeks_by_number(plan.weeks)
    placed: dict[tuple[int, Gym], Session] = {}
    held = {number: [_session_at(each, plan, weeks, placed) for each in here] for number, here in places.items()}
    return PlacedWeeks(plan, start, pauses, weeks, places, held)


def _place(
    plan: Plan, start: date | None, pauses: tuple[Pause, ...], everywhere: Gym | None, missed: Missed
) -> Iterator[Place]:
    for each in place_sessions(plan, start, pauses, missed):
        yield each._replace(gym=everywhere) if each.gym is None and everywhere is not None else each


def _session_at(place: Place, plan: Plan, weeks: Mapping[int, Week], placed: dict[tuple[int, Gym], Session]) -> Session:
    """Return the session of a place; in one gym it is the same object in all weeks that train it alike."""
    session = plan.session_in(weeks[place.week], place.session)
    if place.gym is None:
        return session
    key = id(session), place.gym
    if key not in placed:
        placed[key] = session.trained_in(place.gym)
    return placed[key]


def _week_of(place: Place) -> int:
    return place.week
