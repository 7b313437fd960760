"""A plan as one athlete trains it: with her exercises, her days and her days off."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from types import MappingProxyType

from gplang.model.changes import Replacement, change_lines
from gplang.model.days import KnownOpenings, openings_of, weeks_by_number
from gplang.model.plan import Athlete, Plan
from gplang.model.ramps import leave_out_ramps
from gplang.model.scope import Scope
from gplang.model.session import Session, SetLine
from gplang.model.week import DayMove, Week
from gplang.model.week_changes import are_same, with_lines
from gplang.records import replace
from gplang.source import Location
from gplang.vocabulary import Day


def plan_of(plan: Plan, athlete: Athlete | None) -> Plan:
    """Return a plan as an athlete trains it, the plan itself for anybody and where nothing is different for her.

    Her weeks hold her sessions on her days; her days off are among the plan's. A block of weeks whose weeks differ for
    her becomes several.
    """
    if athlete is None or not athlete.differs:
        return plan
    weeks = OwnWeeks(plan, athlete).weeks if athlete.changes or athlete.moves else plan.weeks
    skips = tuple(dict.fromkeys((*plan.skips, *athlete.skips)))
    return replace(plan, weeks=weeks, skips=skips, pauses=(*plan.pauses, *athlete.pauses))


def swaps_of(athlete: Athlete | None) -> Mapping[Location, Replacement]:
    """Return an athlete's `swap`s by their places, which are those of the lines that they make."""
    changes = athlete.changes if athlete is not None else ()
    return {each.where: each for each in changes if isinstance(each, Replacement)}


def keeps_dose(line: SetLine, athlete: Athlete | None) -> bool:
    """Return whether an athlete's own `swap` made a line and left its dose, with percentages of another exercise."""
    swap = swaps_of(athlete).get(line.where)
    return swap is not None and not swap.anew.groups


def moves_in(moves: Iterable[DayMove], number: int) -> Mapping[Day, Day]:
    """Return the days that are trained on others in a week: of several for one day the one that began last."""
    held = sorted((each for each in moves if each.since <= number), key=lambda each: each.since)
    found = {each.first: each.to for each in held}
    return {day: to for day, to in found.items() if day is not to}


class OwnWeeks:
    """The weeks of a plan as an athlete trains them; equal sessions are one and the same."""

    def __init__(self, plan: Plan, athlete: Athlete) -> None:
        self._plan = plan
        self._changes = athlete.changes
        self._by_number = weeks_by_number(plan.weeks)
        self._openings: KnownOpenings = {}
        self._changed: dict[tuple[int, int], Session] = {}
        self._known: dict[tuple[int, tuple[int, ...]], Session] = {}
        self._starts = sorted({each.since for each in (*athlete.changes, *athlete.moves)})
        self._moves = athlete.moves
        self.hit: set[int] = set()
        """The changes that were about a line, by their numbers."""
        self.sessions: dict[int, Session] = {}
        """What is trained, by its identity."""
        self.weeks = tuple(each for week in plan.weeks for each in self._divide(week))

    def _divide(self, week: Week) -> Iterator[Week]:
        """Yield a week's block in the parts between which something begins."""
        if not week.numbers:
            yield week
        for phase, numbers in groupby(week.numbers, self._phase):
            held = tuple(numbers)
            part = week if held == week.numbers else week._replace(numbers=held)
            names = list(self.trained(week))
            own = self._change(part, names, phase) if phase else part
            for session in (self._plan.session_in(own, name) for name in names):
                self.sessions[id(session)] = session
            yield own

    def _phase(self, number: int) -> int:
        return sum(start <= number for start in self._starts)

    def _change(self, week: Week, names: Iterable[str], phase: int) -> Week:
        moves = moves_in(self._moves, week.numbers[0])
        found = dict(week.changed)
        for name in names:
            session = self._plan.session_in(week, name)
            changed = self._change_session(session, phase)
            if changed is not session:
                found[name] = changed
        return week._replace(changed=MappingProxyType(found), moves=MappingProxyType(moves))

    def trained(self, week: Week) -> Iterator[str]:
        """Return the names of the sessions of a block of the plan, each once."""
        openings = openings_of(week, self._by_number, self._openings)
        names = dict.fromkeys(name for each in openings for name in each.sessions)
        return (name for name in names if name in self._plan.sessions)

    def _change_session(self, session: Session, phase: int) -> Session:
        asked = (id(session), phase)
        if asked not in self._changed:
            since = self._starts[phase - 1]
            lines = list(session.lines)
            active = [(at, each) for at, each in enumerate(self._changes) if each.since <= since]
            hits = tuple([at for at, each in active if change_lines(each, lines)])
            self.hit.update(hits)
            if (id(session), hits) not in self._known:
                lines = leave_out_ramps(lines, (), Scope(), known=not session.broken)
                is_same = are_same(lines, session.lines)
                self._known[id(session), hits] = session if is_same else with_lines(session, lines)
            self._changed[asked] = self._known[id(session), hits]
        return self._changed[asked]
