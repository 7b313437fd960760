"""From one normal week to the next, a line asks for much more than before.

The body adapts to small steps: some load, or a repetition, or a set. The rule reports a working line or finisher where
one of these grows from a normal week to the next normal week that trains the line:

- a load, by over 5 % and by over one step of `round`: 2.5 kg more are never too much with `round 2.5kg`, however light
  the dumbbell; lifts of hips and legs may take two steps, and a kettlebell gives way to the next one;
- the sets, by over one, where the total work grows: from 3x10 to 5x5 it does not;
- load, repetitions and sets, all at once, even by little;
- the load, where a line takes over from another one of its exercise: in a derived session, or with a new block;
- the repetitions of an exercise in a week, on all its lines: to more than three times as many, and to 60 or more.

What a load and the sets may grow by holds from one training of the exercise to the next: where it is trained three
times a week, by whatever sessions, three steps lead from one week to the next. A dose that leaves three or more
repetitions in reserve, by its effort or its share of the maximum, is never too much.

Loads are compared before rounding, both ends of a range, and group of sets by group of sets; where the groups differ in
number or kind, loads are not compared. Where repetitions fall, the load may grow by 4 % more for each of them, since
many waves get heavier with fewer repetitions. A step is not big if an earlier normal week came close to it: with as
many repetitions in any of its sets, or as many sets. So the week after a light one may return to the former level.

Percentages of an unknown maximum are compared with each other: they may grow by 5 % of themselves or by 5 points, from
70 % to 75 %. With unknown loads, only steps in per cent are judged (`progress +10% every week`); weight added to the
body weight is not judged. Deload, test and taper weeks do not count, and where any week has a mistake the rule reports
nothing; repetitions are not compared where a rotation trains the exercise, nor over a taper. A line is reported once,
at its first big step; where a week's `adjust` causes it, on that `adjust`, and where the line's own `progress` does, on
that.

    gpl fail
    plan "In a hurry"
    session hips posterior
      primary    rdl              4x5        @100kg rest 2-3min
        progress +10kg every week
    week 1-8
      mon hips

    gpl pass
    plan "In time"
    session hips posterior
      primary    rdl              4x5        @100kg rest 2-3min
        progress +2.5kg every week
    week 1-8
      mon hips
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise

from gplang.catalog import Exercise
from gplang.diagnostics import Label, Severity
from gplang.guide import Numbers
from gplang.lint.demands import Demands, EarlierWeeks, WeekDemands
from gplang.lint.facts import count, number
from gplang.lint.load_steps import StepLimits, find_limits, is_easy, may_grow_much, more_load
from gplang.lint.loads import describe_growth
from gplang.lint.notes import Notes
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import Course, Known, TrainedPlan
from gplang.lint.takeovers import Takeover, find_takeovers
from gplang.lint.trainings import Trainings, count_reps, find_fullest
from gplang.model.days import weeks_by_number
from gplang.model.session import Anew
from gplang.model.week import Week
from gplang.quantities import Measure
from gplang.records import NamedTuple
from gplang.scheduling.precedence import settle
from gplang.scheduling.turns import applies
from gplang.source import Location
from gplang.vocabulary import Adjustable, Role, WeekKind

_UNITS = {Measure.REPS: "reps", Measure.SECONDS: "s", Measure.METRES: "m"}


class _BigStep(NamedTuple):
    """A big step to week `number` from `before`: what grows in it, and the week whose adjusts make it big, if any."""

    growth: str
    hint: str
    grown: frozenset[Adjustable]
    before: int = 0
    number: int = 0
    adjusted: int | None = None


_BIG_STEP = "week {before} to {week}: {growth}{more}"
_SPIKE = "week {before} to {week}: {reps} reps of `{exercise}`"


@rule(
    "P403",
    "big-step",
    severity=Severity.WARNING,
    guide=("G43",),
    since="0.1",
    needs=Known.DAYS,
    settings=("max", "training-max", "raise", "load", "unit", "round", "progress"),
    messages=(_BIG_STEP, _SPIKE),
)
def check(plan: TrainedPlan, numbers: Numbers) -> Iterator[Finding]:
    """Compare every week of every line with the one before."""
    if len(plan.plain_weeks) < 2:
        return
    settings = settle(plan.trainee.plan, plan.trainee.athlete)
    trainings, demands = Trainings(plan), Demands(plan)
    blocks = weeks_by_number(plan.trainee.plan.weeks)
    limits_of: dict[str, StepLimits] = {}
    told: set[str] = set()

    def limit(exercise: Exercise) -> StepLimits:
        if exercise.id not in limits_of:
            limits_of[exercise.id] = find_limits(exercise, settings, plan.trainee.profile, numbers)
        return limits_of[exercise.id]

    for course in plan.courses:
        if course.line.role is Role.WARMUP or len({id(done) for _, done in course.weeks}) < 2:
            continue
        steps = _find_big_steps(course, plan.notes, demands, limit(course.weeks[0][1].exercise), trainings)
        by_place: dict[Location, list[_BigStep]] = {}
        for step in steps:
            by_place.setdefault(_place(step, course, blocks), []).append(step)
        for where, (first, *more) in by_place.items():
            others = f" (and {count(len(more), 'more big step')})" if more else ""
            line = course.line.exercise_where
            related = (Label(line, "of this lift"),) if where != line else ()
            told.update(done.exercise.id for _, done in course.weeks)
            message = _BIG_STEP.format(before=first.before, week=first.number, growth=first.growth, more=others)
            yield Finding(where, message, first.hint, related=related)
    for each in find_takeovers(plan):
        exercise = plan.courses[each.after].weeks[0][1].exercise
        if exercise.id in told:
            continue
        finding = _take_over(each, plan, demands, limit(exercise), trainings)
        if finding is not None:
            told.add(exercise.id)
            yield finding
    yield from _spikes(plan, numbers, told)


def _take_over(
    takeover: Takeover, plan: TrainedPlan, demands: Demands, limits: StepLimits, trainings: Trainings
) -> Finding | None:
    """Return the finding on a line that begins with much more load than the lines before it ended with."""
    course, earlier = plan.courses[takeover.after], [plan.courses[at] for at in takeover.before]
    now, last = course.weeks[0][0], max(each.weeks[-1][0] for each in earlier)
    ending = next(each for each in reversed(earlier) if each.weeks[-1][0] == last)
    between = trainings.before(course.line, now) - trainings.before(ending.line, last)
    step = plan.notes.once(
        (_step_up, between),
        lambda: _step_up(earlier, ending, course, demands, limits.times(between)),
        course,
        *earlier,
    )
    if step is None or (now - last > 1 and _tapers(last, now, weeks_by_number(plan.trainee.plan.weeks))):
        return None
    growth, hint = step
    return Finding(
        course.line.exercise_where,
        _BIG_STEP.format(before=last, week=now, growth=growth, more=""),
        hint,
        related=(Label(ending.line.exercise_where, "what it takes over from"),),
    )


def _step_up(
    earlier: Sequence[Course], ending: Course, course: Course, demands: Demands, limits: StepLimits
) -> tuple[str, str] | None:
    """Return how much more load a line begins with than the last of the earlier ones ended with, if much."""
    before, now = demands.of(ending)[-1], demands.of(course)[0]
    if all(is_easy(each, limits) for each in now.groups) or more_load(before, now, EarlierWeeks.of(()), limits) is None:
        return None
    weeks = [week for each in earlier for week in demands.of(each)]
    return more_load(before, now, EarlierWeeks.of(sorted(weeks, key=lambda week: week.number)), limits)


def _spikes(plan: TrainedPlan, numbers: Numbers, told: Container[str]) -> Iterator[Finding]:
    """Yield each exercise whose repetitions shoot up from a normal week to the next, if nothing was told of it."""
    factor, least = numbers.amount("factor"), numbers.amount("reps")
    weeks = weeks_by_number(plan.trainee.plan.weeks)
    by_week = count_reps(plan)
    spiked: set[str] = set()

    def shoot_up(earlier: Mapping[str, int], later: Mapping[str, int]) -> list[tuple[str, int, int]]:
        grown = [(exercise, earlier.get(exercise, 0), reps) for exercise, reps in later.items() if reps >= least]
        return [(exercise, was, reps) for exercise, was, reps in grown if reps > factor * was > 0]

    for before, now in pairwise(plan.plain_weeks):
        earlier, later = by_week[before], by_week[now]
        if earlier is later or _tapers(before, now, weeks):
            continue
        for exercise, was, reps in plan.notes.once(_spikes, partial(shoot_up, earlier, later), earlier, later):
            if exercise in told or exercise in spiked:
                continue
            spiked.add(exercise)
            where = find_fullest(plan, exercise, now).exercise_where
            hint = f"at most {number(factor)} times as many: {number(factor * was)} in week {now}"
            message = _SPIKE.format(before=before, week=now, reps=f"{was} → {reps}", exercise=exercise)
            yield Finding(where, message, hint)


def _tapers(before: int, now: int, weeks: Mapping[int, Week]) -> bool:
    """Return whether a taper lies between two weeks."""
    return any(number in weeks and weeks[number].kind is WeekKind.TAPER for number in range(before + 1, now))


def _place(step: _BigStep, course: Course, blocks: Mapping[int, Week]) -> Location:
    """Return the place that makes a step big: an adjust of one of its weeks, or the line or its progression."""
    if step.adjusted is not None:
        done = course.plain[step.adjusted].exercise
        reaching = [each for each in blocks[step.adjusted].adjusts if applies(each, course.line, done)]
        upwards = step.adjusted == step.number
        meant = [each for each in reaching if each.what in step.grown and (each.change.amount > 0) is upwards]
        return (meant or reaching)[-1].where
    anew = _begun(step, course)
    if anew is not None and step.grown - (frozenset() if _names_load(anew) else {Adjustable.LOAD}):
        return anew.where
    own = course.line.progress_where
    return own if own is not None and not course.line.wave else course.line.exercise_where


def _begun(step: _BigStep, course: Course) -> Anew | None:
    """Return the `from week` that began with a step, if one did."""
    weeks = dict(course.weeks)
    before = max((week for week in weeks if week < step.number), default=step.number)
    phase = weeks[step.number].phase
    return course.line.later[phase - 1].anew if phase > weeks[before].phase else None


def _names_load(anew: Anew) -> bool:
    return any(group.load is not None for dose in anew.doses for group in dose)


def _find_big_steps(
    course: Course, notes: Notes, demands: Demands, limits: StepLimits, trainings: Trainings
) -> tuple[_BigStep, ...]:
    """Return the big steps of a line."""
    leaps = notes.once(_find_leaps, lambda: tuple(_find_leaps(demands.of(course), limits)), course)
    if not leaps:
        return ()
    weeks = [(course.weeks[at - 1][0], course.weeks[at][0]) for at in leaps]
    counts = tuple([trainings.before(course.line, now) - trainings.before(course.line, was) for was, now in weeks])
    return notes.once(
        (_big_steps, counts), lambda: tuple(_big_steps(demands.of(course), leaps, counts, limits)), course
    )


def _find_leaps(weeks: Sequence[WeekDemands], limits: StepLimits) -> Iterator[int]:
    """Yield the places of the weeks to which something may grow much."""
    for at, (before, now) in enumerate(pairwise(weeks), 1):
        if now.is_new and may_grow_much(before, now, limits):
            yield at


def _big_steps(
    weeks: Sequence[WeekDemands], leaps: Sequence[int], counts: Sequence[int], limits: StepLimits
) -> Iterator[_BigStep]:
    """Yield each leap that is a big step, compared with the week before and all earlier ones.

    `counts` are the trainings from the week before to each leap.
    """
    past, seen = EarlierWeeks.of(()), 0
    for at, count_between in zip(leaps, counts, strict=True):
        past = past.with_weeks([week for week in weeks[seen:at] if week.is_new])
        seen = at
        yield from _tell_step(weeks[at - 1], weeks[at], past, limits.times(count_between))


def _tell_step(before: WeekDemands, now: WeekDemands, past: EarlierWeeks, limits: StepLimits) -> Iterator[_BigStep]:
    told = _judge(before, now, past, limits)
    if told is not None:
        adjusted = _adjusted(before, now, past, limits)
        yield told._replace(before=before.number, number=now.number, adjusted=adjusted)


def _judge(before: WeekDemands, now: WeekDemands, past: EarlierWeeks, limits: StepLimits) -> _BigStep | None:
    """Return how a step is big, if it is."""
    if before.groups == now.groups or all(is_easy(each, limits) for each in now.groups):
        return None
    if load := more_load(before, now, past, limits):
        return _BigStep(*load, frozenset({Adjustable.LOAD}))
    if sets := _more_sets(before, now, past, limits):
        return _BigStep(*sets, frozenset({Adjustable.SETS}))
    if everything := _more_of_all(before, now, past):
        return _BigStep(*everything, frozenset({Adjustable.LOAD, Adjustable.SETS, Adjustable.REPS}))
    return None


def _adjusted(before: WeekDemands, now: WeekDemands, past: EarlierWeeks, limits: StepLimits) -> int | None:
    """Return the week without whose adjusts a step would not be big."""
    if now.plain != now.groups and _judge(before, now._replace(groups=now.plain), past, limits) is None:
        return now.number
    if before.plain != before.groups:
        was = before._replace(groups=before.plain)
        if _judge(was, now, past.with_week(was, keep=False), limits) is None:
            return before.number
    return None


def _more_sets(before: WeekDemands, now: WeekDemands, past: EarlierWeeks, limits: StepLimits) -> tuple[str, str] | None:
    """Find many more sets than in any earlier week, if their total work grows."""
    if now.sets - past.sets <= limits.sets or now.work <= past.work:
        return None
    return f"{before.sets} → {now.sets} sets", f"add at most {count(limits.sets, 'set')} a week"


def _more_of_all(before: WeekDemands, now: WeekDemands, past: EarlierWeeks) -> tuple[str, str] | None:
    """Find more load, repetitions and sets at the same time than in any earlier week of this kind."""
    if not _all_grow(before, now) or any(now.is_like(each) and not _all_grow(each, now) for each in past.weeks):
        return None
    pairs = [*zip(before.groups, now.groups, strict=True)]
    loads = next(describe_growth(a.load, b.load) for a, b in pairs if a.load and b.load and a.load != b.load)
    asked = next(f"{a.asked} → {b.asked} {_UNITS[b.dose.measure]}" for a, b in pairs if a.asked != b.asked)
    message = f"load, reps and sets all grow ({loads}; {asked}; {before.sets} → {now.sets} sets)"
    return message, "let one of them grow at a time"


def _all_grow(before: WeekDemands, now: WeekDemands) -> bool:
    """Return whether there are more sets, and more of some loads and repetitions but less of none."""
    if now.sets <= before.sets or not now.is_like(before):
        return False
    pairs = [*zip(before.groups, now.groups, strict=True)]
    loads = [
        (a.load, b.load) for a, b in pairs if a.load is not None and b.load is not None and a.load.unit == b.load.unit
    ]
    return (
        len(loads) == len(pairs)
        and all(b.low >= a.low and b.high >= a.high for a, b in loads)
        and any(b.high > a.high for a, b in loads)
        and all(b.asked >= a.asked for a, b in pairs)
        and any(b.asked > a.asked for a, b in pairs)
    )
