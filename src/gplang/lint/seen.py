"""Sessions as somebody trains them, and what rules said of them, from one version of a plan to the next.

A session that is the same object in two versions, and has the same days, is trained the same in both if nothing but
sessions and weeks changed and no session depends on another (`stand_alone`): who keeps this answers for the first.
Rules that look at one session or week say the same of it then, unless they tried other lines.
"""

from collections.abc import Callable

from gplang.lint.notes import Notes
from gplang.lint.rule import Finding, Rule
from gplang.lint.subjects import Subject, TrainedLine, TrainedPlan, TrainedSession, TrainedWeek, Trainee
from gplang.model.days import weeks_by_number
from gplang.model.plan import Plan
from gplang.model.session import Session
from gplang.scheduling import Courses
from gplang.scheduling.records import Schedule


def stand_alone(plan: Plan) -> bool:
    """Return whether what is asked for in one session does not depend on any other one, nor on the gym of a day."""
    return not (
        plan.gyms
        or plan.lift_progress
        or any(session.base is not None for session in plan.sessions.values())
        or any(week.changed for week in plan.weeks)
        or any(athlete.changes for athlete in plan.athletes)
    )


class SeenSessions:
    """What one athlete trains, and what is to be said of it; used by one thread only.

    Sessions are kept as somebody trains them who knows of no trials: these belong to one version.
    """

    def __init__(self) -> None:
        self._kept: dict[object, TrainedSession] = {}
        self._findings: dict[str, dict[object, tuple[Finding, ...]]] = {}
        self._numbers: dict[object, int] = {}
        self._days: dict[int, int] = {}
        self._trainee: Trainee | None = None
        self._now: dict[int, TrainedSession | TrainedLine] = {}
        self._origins: dict[int, TrainedSession | TrainedLine] = {}
        self.notes = Notes(self._origins)

    def begin(self, schedule: Schedule, trainee: Trainee) -> None:
        """Begin a version, in which this is what is trained, and who trains it."""
        self._trainee, self._now = trainee, {}
        self._origins.clear()
        self._days = _days_of(schedule, self)

    def number(self, said: object) -> int:
        """Return a number for something that is said, the same one in each version."""
        return self._numbers.setdefault(said, len(self._numbers))

    def find(self, session: Session, key: object, see: Callable[[], TrainedSession]) -> TrainedSession:
        """Return a session, of which a key tells what is done, as it is trained in this version; look at a new one."""
        known = key, self._days[id(session)]
        kept = self._kept.get(known)
        if kept is None:
            kept = self._kept[known] = see()
        found = self._now.get(id(kept))
        if found is None:
            assert self._trainee is not None
            lines = tuple([self._take_over(line, self._trainee) for line in kept.lines])
            found = self._now[id(kept)] = kept._replace(lines=lines, trainee=self._trainee)
            self._origins[id(found)] = kept
        assert isinstance(found, TrainedSession)
        return found

    def _take_over(self, kept: TrainedLine, trainee: Trainee) -> TrainedLine:
        found = self._now.get(id(kept))
        if found is None:
            found = self._now[id(kept)] = kept._replace(trainee=trainee)
            self._origins[id(found)] = kept
        assert isinstance(found, TrainedLine)
        return found

    def said_by(self, rule: Rule) -> dict[object, tuple[Finding, ...]] | None:
        """Return what a rule said of subjects, by their names; None if that may not hold any more."""
        return None if rule.looks_around else self._findings.setdefault(rule.code, {})

    def name(self, subject: Subject) -> object:
        """Return what a subject is known by in each version; None for one that is not known."""
        if isinstance(subject, TrainedPlan):
            return None
        origins = self._origins
        if not isinstance(subject, TrainedWeek):
            return id(origins[id(subject)]) if id(subject) in origins else None
        if any(id(share.session) not in origins for share in subject.shares):
            return None
        shares = tuple(
            [(id(origins[id(session)]), times, where, optional) for session, times, where, optional in subject.shares]
        )
        return subject.where, subject.number, shares, subject.plan_focuses, subject.known


def recall(schedule: Schedule, trainee: Trainee, courses: Courses) -> SeenSessions | None:
    """Return what is remembered of the sessions of a schedule; None where they depend on one another."""
    if not stand_alone(schedule.plan):
        return None
    memory = courses.memory_of(schedule.plan, schedule.athlete)
    found: SeenSessions = memory.others.setdefault("seen", SeenSessions())
    found.begin(schedule, trainee)
    return found


def _days_of(schedule: Schedule, kept: SeenSessions) -> dict[int, int]:
    """Return a number for all that the days and weeks of each session say of it, by its identity."""
    weeks = weeks_by_number(schedule.plan.weeks)
    says = {number: kept.number((week.kind, week.adjusts, week.holds)) for number, week in weeks.items()}
    days: dict[int, list[object]] = {}
    for each in schedule.sessions:
        day = each.week, says[each.week], id(each.exercises), each.optional
        days.setdefault(id(each.session), []).append(day)
    return {name: kept.number(tuple(each)) for name, each in days.items()}
