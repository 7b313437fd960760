"""How the derived sessions of a plan change the lines that they inherit."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from gplang.model.own_plan import plan_of
from gplang.model.plan import Athlete, Plan
from gplang.model.session import Session, SetLine
from gplang.model.substitutes import choose_exercise
from gplang.source import Location

Around = Mapping[str, Mapping[Location, SetLine]]
"""Exercises by id, each with the lines for which somebody does it."""


class Inheritance:
    """Relations between the sessions of a plan, computed on demand and once for all athletes, since that takes a pass
    over all sessions.
    """

    def __init__(
        self, sessions: Mapping[str, Session], athletes: Iterable[Athlete] = (), changed: Iterable[Session] = ()
    ) -> None:
        """`changed` are sessions as a week or an athlete changes them."""
        self._sessions = sessions
        self._derived = [each for each in sessions.values() if each.base is not None and each.base in sessions]
        self._derived.extend(changed)
        self._athletes = {(each.kit, each.sensitive): each for each in athletes}
        self._done: dict[int, frozenset[str]] = {}
        self._around: dict[str, Around] = {}

    def around(self, session: Session) -> Around:
        """Return the exercises that anybody does in a session, its bases and the sessions derived from it."""
        found = self._around.get(session.name)
        if found is None:
            lines = {id(line): line for each in self._relatives(session) for line in each.lines}
            there: dict[str, dict[Location, SetLine]] = {}
            for line in lines.values():
                for name in self._done_for(line):
                    there.setdefault(name, {})[line.where] = line
            found = self._around[session.name] = there
        return found

    def _done_for(self, line: SetLine) -> frozenset[str]:
        """Return the exercises that anybody does for a line."""
        if id(line) not in self._done:
            athletes = self._athletes.values() if line.substitutes else ()
            others = (choose_exercise(line, athlete).id for athlete in athletes)
            self._done[id(line)] = frozenset((line.exercise.id, *others))
        return self._done[id(line)]

    def _relatives(self, session: Session) -> Iterator[Session]:
        yield session
        above, seen = session, {session.name}
        while above.base is not None and above.base not in seen and above.base in self._sessions:
            above = self._sessions[above.base]
            seen.add(above.name)
            yield above
        below = [session.name]
        while below:
            for each in self._children.get(below.pop(), ()):
                if each.name not in seen:
                    seen.add(each.name)
                    below.append(each.name)
                    yield each

    @cached_property
    def _children(self) -> Mapping[str, list[Session]]:
        found: dict[str, list[Session]] = {}
        for each in self._derived:
            found.setdefault(each.base or "", []).append(each)
        return found

    @cached_property
    def lost(self) -> frozenset[Location]:
        """Lines that a derived session drops, or replaces by one of its own."""
        return frozenset(where for each in self._derived for where in self._places[each.base or ""] - _places_of(each))

    @cached_property
    def overriding(self) -> frozenset[Location]:
        """Lines of derived sessions that replace one of the same role and exercise."""
        return frozenset(self._find_overriding())

    @cached_property
    def _places(self) -> dict[str, frozenset[Location]]:
        return {name: _places_of(each) for name, each in self._sessions.items()}

    def _find_overriding(self) -> Iterator[Location]:
        lifts = {name: {(line.role, line.exercise.id) for line in each.lines} for name, each in self._sessions.items()}
        for derived in self._derived:
            base = derived.base or ""
            for line in derived.lines:
                is_own = line.swapped is None and line.where not in self._places[base]
                if is_own and (line.role, line.exercise.id) in lifts[base]:
                    yield line.where


def relations_of(plan: Plan) -> Inheritance:
    """Return the relations between the sessions of a plan, those too that an athlete changes."""
    own = (week for athlete in plan.athletes for week in plan_of(plan, athlete).weeks if athlete.changes)
    changed = {id(each): each for week in (*plan.weeks, *own) for each in week.changed.values()}
    return Inheritance(plan.sessions, plan.athletes, changed.values())


def _places_of(session: Session) -> frozenset[Location]:
    return frozenset(line.where for line in session.lines)
