"""An exercise hurt twice in a row: another one takes its place until it does not.

Pain lowers the load by itself, and if that is not enough, the movement is wrong for now. The proposal is an exercise
for the same muscles that spares the place; where the record does not say where it hurts, one that is easier on back and
knee than the old one, or a step towards it. If it goes on all the same, have somebody look at it who knows about that.

Pain of 4 and more counts, in the last two recorded sessions that have the exercise: pain behind the exercise itself,
or pain of a place that it loads; a lower back that hurts after light hinges alone hurts from these. Of the exercises
that load a place, only the one that loads it most is replaced. What takes its place suits the athlete and the
equipment, is not in the session yet, and demands hardly more technique. The same movement comes first, then what the
kit of the plan's other exercises suffices for. Where none can be the main lift, the session's secondary may become
that. Where none fits at all, it says so, and proposes half the sets, or to leave the exercise out.

For an athlete the edit is a `swap … from week N` in her block; in a plan that names nobody, a `swap` in every week
block from that week on. The weight of the old exercise goes; with nothing else on the line, three repetitions in
reserve take its place. A comment says how long it is meant: until the pain is gone. Then the line goes again.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from gplang.catalog import Exercise, Level, load_muscles, load_weights
from gplang.diagnostics import Edit
from gplang.lint.alternatives import find_suitable, is_learnt, is_same_work, likeness_of
from gplang.lint.inheritance import relations_of
from gplang.lint.own_lines import write_for
from gplang.lint.subjects import Trainee
from gplang.logs.places import find_worst, loads_place
from gplang.model.session import SetLine
from gplang.records import NamedTuple
from gplang.review.lifts import MAIN_ROLES
from gplang.review.proposals.doses import is_simple, write_dose, write_from
from gplang.review.proposals.proposer import Asked, Offer, Try, proposer
from gplang.review.proposals.weeks import change_weeks
from gplang.scheduling.maxima import Maxima
from gplang.scheduling.recorded import Status
from gplang.scheduling.records import Schedule, ScheduledExercise, ScheduledSession
from gplang.vocabulary import Role

_HURTS = "{exercise}: pain {levels} of 10 in its last {times} sessions{place}"
_MOST_TRIED = 10
_COMMON = 3
"""Practicality of an exercise that most gyms and lifters know."""
_EASY = 3
"""Repetitions in reserve of a new exercise whose weight nobody knows."""
_LEVELS = tuple(Level)


class _Hurt(NamedTuple):
    """An exercise that hurt in each of its last sessions; `place` if the session says where."""

    session: ScheduledSession
    done: ScheduledExercise
    levels: tuple[int, ...]
    place: str | None


@proposer("R703", "other-exercise", guide=("G41", "G44"), messages=(_HURTS,))
def check(asked: Asked) -> Iterator[Offer]:
    """Propose another exercise for each that hurts, one for each place; where none fits, less of it."""
    seen: set[str | None] = set()
    for each in sorted(_find_hurt(asked), key=_by_load):
        if each.place is not None and each.place in seen:
            continue
        seen.add(each.place)
        exercise = each.done.exercise
        coming = _find_coming(asked, each)
        if coming is None or _count(coming) < _count(each.done):
            continue
        place = "" if each.place is None else f" the {each.place.replace('-', ' ')}"
        message = _HURTS.format(
            exercise=exercise.name,
            levels=", ".join(map(str, each.levels)),
            times=len(each.levels),
            place=f", in{place}" if place else "",
        )
        nothing = f"no other exercise that spares{place or ' what hurts'} fits here"
        yield Offer(
            message,
            f"{nothing}: fewer sets, or leave it out from week {asked.begins}",
            chain(_swap(asked, each), _change_places(asked, each), _do_less(asked, each, nothing)),
        )


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
    planned = [one.exercise for one in session.exercises if one.done and one.done_with is None]
    others = [did.exercise for did in record.did if did.exercise is not None]
    return find_worst(each.exercise, own, record.pains, (*planned, *others))


def _by_load(each: _Hurt) -> tuple[int, int]:
    """Return what is replaced first: what loads the back most, then what stands first in its session."""
    exercise = each.done.exercise
    load = max(_LEVELS.index(exercise.spinal_load), _LEVELS.index(exercise.knee_stress))
    return -load, each.session.exercises.index(each.done)


def _find_coming(asked: Asked, hurt: _Hurt) -> ScheduledExercise | None:
    """Return what next week asks for of an exercise; the line itself, if it comes."""
    sessions = asked.reviewed.sessions_of(asked.begins)
    found = [each for session in sessions for each in session.exercises if each.exercise.id == hurt.done.exercise.id]
    working = [each for each in found if each.role is not Role.WARMUP]
    return next((each for each in working if each.where == hurt.done.where), next(iter(working), None))


def _find_line(asked: Asked, hurt: _Hurt) -> SetLine | None:
    """Return the line that hurt, if it comes next week."""
    sessions = asked.reviewed.sessions_of(asked.begins)
    return next((line for each in sessions for line in each.lines if line.where == hurt.done.where), None)


def _count(each: ScheduledExercise) -> int:
    return sum(group.dose.sets for group in each.groups)


# ---- another exercise


def _swap(asked: Asked, hurt: _Hurt) -> Iterator[Try]:
    """Yield edits that put another exercise in the place of one that hurts, the most alike first."""
    old, dose = hurt.done.exercise, _easy_dose(asked, hurt)
    for new in _choose(asked, hurt)[:_MOST_TRIED]:
        title = f"put `{new.id}` in place of `{old.id}` from week {asked.begins}"
        yield title, _write(asked, old, [("swap", f"{old.id} {new.id}{dose}")], _end_of(hurt))


def _end_of(hurt: _Hurt) -> str:
    """Return the comment that says how long another exercise is meant."""
    if hurt.place is None:
        return f"  # until {hurt.done.exercise.id} does not hurt"
    return f"  # until the pain in the {hurt.place.replace('-', ' ')} is gone"


def _easy_dose(asked: Asked, hurt: _Hurt) -> str:
    """Return the dose to write behind a new exercise: nothing, unless its weight would be all that the line says."""
    line = _find_line(asked, hurt)
    if line is None or not is_simple(line) or line.groups[0].effort is not None or line.groups[0].load is None:
        return ""
    return f" {write_dose(line.groups[0].dose, line.groups[0].dose.sets)} @rir{_EASY}"


def _change_places(asked: Asked, hurt: _Hurt) -> Iterator[Try]:
    """Yield edits that make a secondary the main lift, and put another exercise in its place."""
    old = hurt.done.exercise
    if hurt.done.role is not Role.PRIMARY:
        return
    others = [each.exercise for each in hurt.session.exercises if each.role is Role.SECONDARY]
    for other in others:
        if not other.loadable or likeness_of(other, old) is None or not _spares(other, old, hurt.place):
            continue
        for new in _choose(asked, hurt)[:_MOST_TRIED]:
            title = f"make `{other.id}` the main lift from week {asked.begins}, and put `{new.id}` in its place"
            swaps = [("swap", f"primary {old.id} {other.id}"), ("swap", f"secondary {other.id} {new.id}")]
            yield title, _write(asked, old, swaps, _end_of(hurt))


def _choose(asked: Asked, hurt: _Hurt) -> list[Exercise]:
    """Return what may take an exercise's place, best first: see `_unlike`."""
    schedule, old = asked.reviewed.logged, hurt.done.exercise
    plan, athlete = schedule.plan, schedule.athlete
    trainee = Trainee(plan, athlete, schedule.level, schedule.profile, relations_of(plan), Maxima(plan, athlete))
    there = {each.exercise.id for each in hurt.session.exercises if each.role is not Role.WARMUP}
    wants_load = hurt.done.role in MAIN_ROLES and bool(old.find_load_kit(load_weights()))
    kit = _kit_of(schedule)
    fit = [
        (_unlike(each, old, likeness, wants_load=wants_load), bool(each.lacks(kit)), each)
        for each in find_suitable(trainee)
        if each.id not in there
        and (likeness := likeness_of(each, old)) is not None
        and (not likeness or each.practicality >= _COMMON)
        and is_same_work(each, old)
        and is_learnt(each, old)
        and _spares(each, old, hurt.place)
        and _trains_alike(each, old, hurt.place)
        and (not wants_load or each.find_load_kit(load_weights()))
    ]
    return [each for *_, each in sorted(fit, key=lambda found: found[:2])]


def _unlike(each: Exercise, old: Exercise, likeness: int, *, wants_load: bool) -> tuple[bool | int, ...]:
    """Return how far an exercise is from another: movements that are alike, muscles in common, no rare one, a step
    towards the old one, the same pattern, one leg or two, loads that can grow.
    """
    return (
        likeness > 1,
        -len(set(each.trains).intersection(old.trains)),
        each.practicality < _COMMON,
        each.id not in old.scalings,
        likeness,
        each.unilateral is not old.unilateral,
        wants_load and not each.loadable,
    )


def _trains_alike(each: Exercise, old: Exercise, place: str | None) -> bool:
    """Return whether an exercise trains what another one is for, as far as that does not hurt."""
    sore = None if place is None else load_muscles().find(place)
    meant = next((muscle for muscle in old.trains if muscle != sore), None)
    return meant is None or meant in each.trains


def _kit_of(schedule: Schedule) -> frozenset[str]:
    """Return the equipment that the plan's exercises are done with, as far as it is known to be there."""
    needs = {need for session in schedule.sessions for each in session.exercises for need in each.exercise.equipment}
    return frozenset(word for need in needs for word in need)


def _spares(each: Exercise, old: Exercise, place: str | None) -> bool:
    """Return whether an exercise leaves a place alone; where nobody said which, whether it is easier on all of them."""
    if place is not None:
        return not loads_place(each, place)
    if each.id in old.scalings:
        return True
    was, now = ([_LEVELS.index(level) for level in (one.spinal_load, one.knee_stress)] for one in (old, each))
    return all(new <= before for new, before in zip(now, was, strict=True)) and (not any(was) or sum(now) < sum(was))


# ---- less of it


def _do_less(asked: Asked, hurt: _Hurt, nothing: str) -> Iterator[Try]:
    """Yield edits that halve the sets of an exercise, or leave it out."""
    old, begins = hurt.done.exercise, asked.begins
    line = _find_line(asked, hurt)
    if asked.is_for_all and line is not None and is_simple(line) and line.groups[0].dose.fewest > 1:
        dose = write_dose(line.groups[0].dose, line.groups[0].dose.fewest // 2)
        yield f"{nothing}: fewer sets, `from week {begins} {dose}`", write_from(asked, line, dose)
    yield f"{nothing}: leave `{old.id}` out from week {begins}", _write(asked, old, [("drop", old.id)])


def _write(asked: Asked, old: Exercise, lines: list[tuple[str, str]], comment: str = "") -> tuple[Edit, ...] | None:
    """Return the edit of an athlete's block, else of the week blocks that have the exercise."""
    schedule = asked.reviewed.logged
    athlete = schedule.athlete
    if athlete is not None:
        if athlete.where.source is not asked.document.source:
            return None
        written = [(word, f"{rest} from week {asked.begins}{comment}") for word, rest in lines]
        return (write_for(athlete, written),)
    weeks = _weeks_with(asked, old)
    return change_weeks(asked.document, schedule.plan, weeks, [f"{word} {rest}{comment}" for word, rest in lines])


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
