"""The sessions of a plan in the gyms where its days train them."""

from collections.abc import Iterable, Iterator

from gplang.model.days import KnownOpenings, openings_of, weeks_by_number
from gplang.model.plan import Plan
from gplang.model.session import Session
from gplang.model.week import Week


def names_gyms(plan: Plan) -> bool:
    """Return whether a day of the plan says where it trains."""
    return any(slot.gym is not None for week in plan.weeks for slot in week.slots)


def find_trained(plan: Plan, weeks: Iterable[Week]) -> Iterator[Session]:
    """Yield the sessions that some weeks of a plan train, each once for every gym that days name for it."""
    blocks = tuple(weeks)
    by_number = weeks_by_number(blocks)
    known: KnownOpenings = {}
    seen: set[object] = set()
    for week in blocks:
        for opening in openings_of(week, by_number, known):
            gym = opening.slot.gym if opening.slot is not None else None
            for name in opening.sessions:
                if name not in plan.sessions:
                    continue
                session = plan.session_in(week, name)
                if (id(session), gym) not in seen:
                    seen.add((id(session), gym))
                    yield session.trained_in(gym)
