"""An exercise hurt twice in a row: another one takes its place until it does not.

Pain lowers the load by itself, and if that is not enough, the movement is wrong for now. The proposal is an exercise
for the same muscles that does not load the place; for a back, one that the guide prefers for a sensitive one.

Pain of 4 and more counts, in the last two recorded sessions that have the exercise: pain behind the exercise itself,
or pain of a place that it loads. Of the exercises that load a place, only the one that loads it most is replaced. What
takes its place suits the athlete and the equipment, is not in the session yet, and demands hardly more technique.

For an athlete the edit is a `swap … from week N` in her block; in a plan that names nobody, a `swap` in every week
block from that week on.
"""

from collections.abc import Iterable, Iterator

from gplang.catalog import Exercise, Level
from gplang.diagnostics import Edit
from gplang.lint.alternatives import find_suitable, is_learnt, is_same_work
from gplang.lint.inheritance import relations_of
from gplang.lint.own_lines import write_for
from gplang.lint.subjects import Trainee
from gplang.logs.places import find_worst, loads_place
from gplang.records import NamedTuple
from gplang.review.lifts import MAIN_ROLES
from gplang.review.proposals.proposer import Asked, Offer, proposer
from gplang.review.proposals.weeks import change_weeks
from gplang.scheduling.maxima import Maxima
from gplang.scheduling.recorded import Status
from gplang.scheduling.records import ScheduledExercise, ScheduledSession
from gplang.vocabulary import Role

_HURTS = "{exercise}: pain {levels} of 10 in its last {times} sessions{place}"
_MOST_TRIED = 6


class _Hurt(NamedTuple):
    """An exercise that hurt in each of its last sessions; `place` if the session says where."""

    session: ScheduledSession
    done: ScheduledExercise
    levels: tuple[int, ...]
    place: str | None


@proposer("R703", "other-exercise", guide=("G41", "G44"), messages=(_HURTS,))
def check(asked: Asked) -> Iterator[Offer]:
    """Propose another exercise for each that hurts, one for each place."""
    seen: set[str | None] = set()
    for each in sorted(_find_hurt(asked), key=_by_load):
        if each.place is not None and each.place in seen:
            continue
        seen.add(each.place)
        exercise = each.done.exercise
        if not _is_coming(asked, exercise):
            continue
        message = _HURTS.format(
            exercise=exercise.name,
            levels=", ".join(map(str, each.levels)),
            times=len(each.levels),
            place="" if each.place is None else f", in the {each.place.replace('-', ' ')}",
        )
        title = f"take another exercise for `{exercise.id}` from week {asked.begins}"
        yield Offer(message, title, list(_tries(asked, each)))


def _find_hurt(asked: Asked) -> Iterator[_Hurt]:
    rows: dict[str, list[tuple[ScheduledSession, ScheduledExercise]]] = {}
    for session in asked.reviewed.logged.sessions:
        for each in session.exercises if session.status is Status.DONE else ():
            if each.done and each.done_with is None and each.role is not Role.WARMUP:
                rows.setdefault(each.exercise.id, []).append((session, each))
    model = asked.reviewed.logged.profile.log
    for row in rows.values():
        last = row[-model.hurting_times :]
        found = [_worst(asked, *pair) for pair in last]
        pains = [each for each in found if each is not None and each[0] >= model.hurts]
        if len(pains) == model.hurting_times and last[-1][0].week == asked.reviewed.number:
            yield _Hurt(*last[-1], tuple(level for level, _ in pains), pains[-1][1])


def _worst(asked: Asked, session: ScheduledSession, each: ScheduledExercise) -> tuple[int, str | None] | None:
    record = asked.reviewed.record_of(session)
    if record is None:
        return None
    levels = [did.pain for did in record.did if did.exercise is not None and did.exercise.id == each.exercise.id]
    own = max((level for level in levels if level is not None), default=None)
    return find_worst(each.exercise, own, record.pains)


def _by_load(each: _Hurt) -> tuple[int, int]:
    """Return what is replaced first: what loads the back most, then what stands first in its session."""
    exercise = each.done.exercise
    levels = tuple(Level)
    load = max(levels.index(exercise.spinal_load), levels.index(exercise.knee_stress))
    return -load, each.session.exercises.index(each.done)


def _is_coming(asked: Asked, exercise: Exercise) -> bool:
    sessions = asked.reviewed.sessions_of(asked.begins)
    return any(each.exercise.id == exercise.id for session in sessions for each in session.exercises)


def _tries(asked: Asked, hurt: _Hurt) -> Iterator[tuple[str, tuple[Edit, ...] | None]]:
    old = hurt.done.exercise
    for new in _choose(asked, hurt)[:_MOST_TRIED]:
        title = f"put `{new.id}` in place of `{old.id}` from week {asked.begins}"
        yield title, _edit(asked, old, new)


def _choose(asked: Asked, hurt: _Hurt) -> list[Exercise]:
    """Return what may take an exercise's place, the most alike first, then in the order of the guide."""
    schedule, old = asked.reviewed.logged, hurt.done.exercise
    plan, athlete = schedule.plan, schedule.athlete
    trainee = Trainee(plan, athlete, schedule.level, schedule.profile, relations_of(plan), Maxima(plan, athlete))
    there = {each.exercise.id for each in hurt.session.exercises}
    wants_load = hurt.done.role in MAIN_ROLES and old.loadable
    fit = [
        each
        for each in find_suitable(trainee)
        if each.id not in there
        and not set(each.trains).isdisjoint(old.trains)
        and is_same_work(each, old)
        and is_learnt(each, old)
        and not each.warms
        and _spares(each, old, hurt.place)
    ]
    return sorted(fit, key=lambda each: (wants_load and not each.loadable, each.pattern is not old.pattern))


def _spares(each: Exercise, old: Exercise, place: str | None) -> bool:
    if place is not None:
        return not loads_place(each, place)
    if each.id in old.scalings:
        return True
    levels = tuple(Level)
    pairs = ((each.spinal_load, old.spinal_load), (each.knee_stress, old.knee_stress))
    return all(levels.index(new) <= levels.index(was) for new, was in pairs)


def _edit(asked: Asked, old: Exercise, new: Exercise) -> tuple[Edit, ...] | None:
    schedule = asked.reviewed.logged
    athlete = schedule.athlete
    if athlete is not None:
        if athlete.where.source is not asked.document.source:
            return None
        return (write_for(athlete, [("swap", f"{old.id} {new.id} from week {asked.begins}")]),)
    weeks = _weeks_with(asked, old)
    return change_weeks(asked.document, schedule.plan, weeks, [f"swap {old.id} {new.id}"])


def _weeks_with(asked: Asked, exercise: Exercise) -> frozenset[int]:
    """Return the weeks to change that train an exercise outside of warm-ups."""
    sessions: Iterable[ScheduledSession] = asked.reviewed.logged.sessions
    return frozenset(
        session.week
        for session in sessions
        if session.week >= asked.begins
        for each in session.exercises
        if each.exercise.id == exercise.id and each.role is not Role.WARMUP
    )
