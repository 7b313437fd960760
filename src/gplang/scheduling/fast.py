"""Fast work: metres that are sprinted and contacts of jumps, which are no hard sets and tire legs all the same."""

from collections.abc import Iterable, Mapping

from gplang.catalog import Kind
from gplang.quantities import Measure
from gplang.records import NamedTuple
from gplang.scheduling.records import Schedule, ScheduledExercise
from gplang.scheduling.trained import as_done
from gplang.vocabulary import Role

_FAST = (Kind.SPRINT, Kind.JUMP)


class FastWork(NamedTuple):
    """Metres of sprints and contacts of jumps, at most."""

    metres: int = 0
    contacts: int = 0

    def plus(self, other: "FastWork") -> "FastWork":
        """Return both together."""
        return FastWork(self.metres + other.metres, self.contacts + other.contacts)


NO_FAST_WORK = FastWork()


def fast_work(exercise: ScheduledExercise) -> FastWork:
    """Return the fast work of an exercise in one session; sets for each side count once, a warm-up brings none."""
    kind = exercise.exercise.kind
    if kind not in _FAST or exercise.role is Role.WARMUP:
        return NO_FAST_WORK
    wanted = Measure.METRES if kind is Kind.SPRINT else Measure.REPS
    doses = (group.dose for group in exercise.groups)
    total = sum(dose.sets * (dose.high or 0) for dose in doses if dose.measure is wanted)
    return FastWork(metres=total) if kind is Kind.SPRINT else FastWork(contacts=total)


def fast_weeks(schedule: Schedule) -> Mapping[int, FastWork]:
    """Return the fast work of each week that has some: of its sessions, and of the events that say so."""
    found: dict[int, FastWork] = {}
    for session in as_done(schedule).sessions:
        _add(found, session.week, map(fast_work, session.exercises))
    for event in schedule.events:
        _add(found, event.week, [FastWork(metres=event.event.metres or 0)])
    return found


def _add(found: dict[int, FastWork], week: int, work: Iterable[FastWork]) -> None:
    for each in work:
        if each != NO_FAST_WORK:
            found[week] = found.get(week, NO_FAST_WORK).plus(each)
