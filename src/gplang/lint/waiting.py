"""Which rules wait for what: for a session, a week, an athlete or settings of which something could not be read."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gplang.diagnostics import Wait
from gplang.lint.certain import is_week_doubtful
from gplang.lint.observe import Subject
from gplang.lint.subjects import TrainedLine, TrainedPlan, TrainedSession
from gplang.model.plan import Athlete, Plan, Session
from gplang.source import Location


class Doubt(NamedTuple):
    """A part of a plan that could not be read whole: what it is, its name, and where it begins."""

    what: str
    name: str
    where: Location


class Reasons:
    """Which rules wait: what for, and in which places something is `undecided`."""

    __slots__ = ("_codes", "undecided")

    def __init__(self) -> None:
        self._codes: dict[Doubt, set[str]] = {}
        self.undecided: set[tuple[str, Location]] = set()

    def add(self, code: str, where: Location, doubts: Iterable[Doubt]) -> None:
        """Take note that a rule waits with what it has to say of a place for each of some doubts."""
        self.undecided.add((code, where))
        for doubt in doubts:
            self._codes.setdefault(doubt, set()).add(code)

    def tell(self) -> tuple[Wait, ...]:
        """Return what there is to wait for, in the order of the text."""
        found = sorted(self._codes.items(), key=lambda each: (each[0].where.source.path, each[0].where.span))
        return tuple(Wait(*doubt, tuple(sorted(codes))) for doubt, codes in found)


def doubts_of(plan: Plan) -> tuple[Doubt, ...]:
    """Return everything in a plan that could not be read whole; of sessions that start from each other the first."""
    return tuple(dict.fromkeys(_find_doubts(plan)))


def _find_doubts(plan: Plan) -> Iterator[Doubt]:
    if plan.unsure:
        yield Doubt("plan", plan.title, plan.where)
    for athlete in plan.athletes:
        if athlete.unsure:
            yield Doubt("athlete", athlete.name, athlete.where)
    for session in plan.sessions.values():
        yield from _doubt(session, plan)
    for week in plan.weeks:
        if is_week_doubtful(week):
            yield Doubt("week", f"{week.numbers[0]}" if week.numbers else "", week.where)


def _doubt(session: Session, plan: Plan) -> Iterator[Doubt]:
    """Yield the session that a doubt of one comes from: itself, or what it starts from."""
    if not session.broken:
        return
    base = plan.sessions.get(session.base or "")
    while base is not None and base.broken and set(session.lost) <= set(base.lost):
        session, base = base, plan.sessions.get(base.base or "")
    yield Doubt("session", session.name, session.where)


def doubts_about(subject: Subject, plan: Plan, athlete: Athlete | None) -> tuple[Doubt, ...]:
    """Return what makes it unsure what a rule would say of a subject, for an athlete."""
    everything = doubts_of(plan)
    if isinstance(subject, TrainedPlan):
        return everything
    if isinstance(subject, TrainedLine | TrainedSession):
        sessions, numbers = [subject.session], frozenset[int]()
    else:
        sessions, numbers = [share.session.session for share in subject.shares], frozenset(subject.week.numbers)
    found = {doubt for session in sessions for doubt in _doubt(session, plan)}
    found |= {
        Doubt("week", f"{week.numbers[0]}", week.where)
        for week in plan.weeks
        if is_week_doubtful(week) and not numbers.isdisjoint(week.numbers)
    }
    if not found and athlete is not None and athlete.unsure:
        found = {Doubt("athlete", athlete.name, athlete.where)}
    return tuple(found) or everything
