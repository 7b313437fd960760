"""A main lift keeps the same dose for weeks, and nothing says how it progresses.

Training that never asks for more than last time soon stops building strength; small steps of load, repetitions or sets
keep it going. The rule reports a primary whose sets, repetitions, effort, load and rest are the same in three or more
consecutive normal weeks that train it; outside posterior sessions in four or more, since three weeks at one dose are a
block of many schools.

All of these count as progression: a `progress` of the line, of another of the same exercise and role in the session (a
top set and its back-off sets are one lift), or of its role in the plan, including one that has reached its limit, one
by `at 8 reps` and `progress hold`; a `wave`; `stages`; a `max … from log`; a week that says `hold` for the line; an
`adjust` that changes the dose; and, between two weeks, another line that trains the lift, as where heavy and light
weeks are written out and copied with `like`. Deload, test and taper weeks do not count, and where any week has a
mistake the rule reports nothing. Main lifts that S103 reports are not judged. A step backwards is no progression, nor
is one that is never taken in the plan.

It is advice where the dose is decided on the day: an effort without a load, a load by feel, as many repetitions as
possible, or an exercise at full speed. Walks, runs and other conditioning are not judged: an easy hour stays easy; nor
are lifts at a share of the maximum that makes no hard set, as on a light day or for speed.

The fixes write a `progress` below the line: a step, or `hold` if standing still is meant. They are unsafe because the
loads of later weeks change, or the text about them.

With `goal maintain` and `goal rehab` the rule reports nothing: standing still is meant.

    gpl fail
    plan "Eight times the same"
    session hips posterior
      primary  rdl  4x5  @100kg  rest 2-3min
    week 1-8
      mon hips

    gpl fixed
    plan "Eight times the same"
    session hips posterior
      primary  rdl  4x5  @100kg  rest 2-3min
        progress +2.5kg every week
    week 1-8
      mon hips

    gpl pass
    plan "A little more every week"
    session hips posterior
      primary    rdl              4x5        @100kg rest 2-3min
        progress +2.5kg every week
    week 1-8
      mon hips
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import partial

from gplang.catalog import HARD_KINDS, Kind
from gplang.diagnostics import Fix, Severity
from gplang.figures import name_weeks
from gplang.guide import Numbers
from gplang.lint.edits import INDENT, indent_of, insert_below
from gplang.lint.facts import count
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import Course, TrainedPlan
from gplang.model.days import weeks_by_number
from gplang.model.week import Week
from gplang.quantities import Measure, Step, StepUnit
from gplang.scheduling.maxima import Maxima
from gplang.scheduling.precedence import settle
from gplang.scheduling.records import LoadForm, ScheduledExercise
from gplang.scheduling.turns import is_held
from gplang.scheduling.volume import is_hard
from gplang.vocabulary import WORKING_ROLES, Goal, Role

_BY_FEEL = frozenset({LoadForm.LIGHT, LoadForm.MODERATE})
_REPS_OF = "D202"
"""The rule that knows how many repetitions a primary takes."""
_SAME = "the same dose for {weeks}"
_NEVER_STEPS = "the same dose for {weeks}, before the first step"
_STEPS_BACK = "no step forward in {weeks}: each takes away"


@rule(
    "P402",
    "no-progression",
    severity=Severity.WARNING,
    guide=("G43",),
    since="0.1",
    settings=("progress", "raise", "athlete", "max", "training-max"),
    not_for=(Goal.MAINTAIN, Goal.REHAB),
    messages=(_SAME, _NEVER_STEPS, _STEPS_BACK),
)
def check(plan: TrainedPlan, numbers: Numbers) -> Iterator[Finding]:
    """Find primaries that do not progress for too many weeks."""
    least, elsewhere_least = numbers.amount("weeks"), numbers.amount("weeks_elsewhere")
    if len(plan.plain_weeks) < min(least, elsewhere_least):
        return
    maxima = Maxima(plan.trainee.plan, plan.trainee.athlete)
    lifts = [
        [plan.courses[at + each] for each in course.lift]
        for at, course in enumerate(plan.courses)
        if course.line.role is Role.PRIMARY and course.weeks and not course.line.optional and course.lift[0] == 0
    ]
    judged = partial(_may_be_judged, plan=plan, maxima=maxima)
    lifts = [lift for lift in lifts if plan.notes.once(_may_be_judged, partial(judged, lift), *lift)]
    if not lifts:
        return
    posterior = {line.where for each in plan.different.values() if each.is_posterior for line in each.lines}
    blocks = weeks_by_number(plan.trainee.plan.weeks)
    by_exercise: dict[str, list[Course]] = {}
    for course in plan.courses:
        if course.line.role in WORKING_ROLES and course.weeks:
            by_exercise.setdefault(course.weeks[0][1].exercise.id, []).append(course)
    for lift in lifts:
        course = lift[0]
        others = (each for each in by_exercise[course.weeks[0][1].exercise.id] if not any(each is one for one in lift))
        elsewhere = frozenset(week for other in others for week, _ in other.weeks)
        same = max(_runs(lift, blocks, elsewhere), key=len)
        if len(same) >= (least if course.line.where in posterior else elsewhere_least):
            yield _tell(course, same, plan)


def _may_be_judged(lift: Sequence[Course], plan: TrainedPlan, maxima: Maxima) -> bool:
    """Return whether a lift has to grow, and none of its lines says how."""
    return _asks_for_more(lift[0].weeks[0][1], plan) and all(_may_stand(each, maxima) for each in lift)


def _asks_for_more(done: ScheduledExercise, plan: TrainedPlan) -> bool:
    """Return whether a lift is one that must grow: no conditioning, and no light share of a maximum."""
    if done.exercise.kind not in HARD_KINDS:
        return done.exercise.kind is not Kind.CONDITIONING
    model = plan.trainee.profile.volume
    shares = [group.load is not None and group.load.percent is not None for group in done.groups]
    return not all(shares) or any(is_hard(group, done.exercise, model) for group in done.groups)


def _may_stand(course: Course, maxima: Maxima) -> bool:
    """Return whether a line is trained without progression, wave, stages, or a maximum that grows or is estimated."""
    if not course.weeks:
        return False
    done = course.weeks[0][1]
    if course.line.wave or course.line.stages is not None or (done.progress is not None and not _is_idle(course)):
        return False
    loads = (group.load for group in done.groups)
    wholes = (load.of.id for load in loads if load is not None and load.of is not None)
    logged = frozenset() if maxima.athlete is None else maxima.athlete.logged_maxima
    return not any(each in logged or maxima.growth(each) for each in wholes)


def _is_idle(course: Course) -> bool:
    """Return whether a line's step goes back, or is never taken in the plan."""
    first = course.weeks[0][1]
    step = first.progress
    if not isinstance(step, Step) or step.at_reps is not None:
        return False
    return _goes_back(first) or all(done.groups == first.groups and not done.settled for _, done in course.weeks)


def _goes_back(done: ScheduledExercise) -> bool:
    """Return whether each step asks for less."""
    step = done.progress
    return isinstance(step, Step) and step.amount < 0 and step.unit is not StepUnit.RIR


def _runs(lift: Sequence[Course], blocks: Mapping[int, Week], elsewhere: Container[int]) -> Iterator[tuple[int, ...]]:
    """Yield runs of consecutive weeks with the same dose of a lift; held weeks belong to none.

    `elsewhere` are the weeks in which another line trains the exercise.
    """
    run: list[int] = []
    last: list[object] = []
    others = [dict(each.weeks) for each in lift[1:]]
    course = lift[0]
    goes_back = _goes_back(course.weeks[0][1])
    for week, done in course.weeks:
        holds = blocks[week].holds
        if holds and is_held(course.line, done.exercise, holds):
            yield tuple(run)
            run = []
            continue
        lines = (done, *(weeks[week] for weeks in others if week in weeks))
        asked: list[object] = [] if goes_back else [(each.groups, each.rest, each.tempo) for each in lines]
        if not run or asked != last or any(n in elsewhere for n in range(run[-1] + 1, week)):
            yield tuple(run)
            run = []
        run.append(week)
        last = asked
    yield tuple(run)


def _tell(course: Course, weeks: tuple[int, ...], plan: TrainedPlan) -> Finding:
    done = next(done for week, done in course.weeks if week == weeks[0])
    told = count(len(weeks), "normal week")
    told += f" ({name_weeks(weeks)})" if len(weeks) < len(plan.plain_weeks) else ""
    severity = Severity.ADVICE if _is_left_to_the_day(done) else None
    step = _step(done, plan)
    fixes = tuple(_fix(course, text) for text in (step, "progress hold") if text)
    if done.progress is not None:
        where = course.line.progress_where or course.line.exercise_where
        message = _NEVER_STEPS.format(weeks=told)
        hint = "let the steps come sooner, or write `progress hold` if it is to stay"
        if _goes_back(done):
            message = _STEPS_BACK.format(weeks=told)
            hint = "say how it goes on: a step with `+`, or `progress hold` if it is to stay"
        return Finding(where, message, hint, severity, yields_to=("S103",))
    hint = f"say how it goes on: {f'`{step}`' if step else 'a `wave`'}, or `progress hold` if it is to stay"
    message = _SAME.format(weeks=told)
    return Finding(course.line.exercise_where, message, hint, severity, fixes=fixes, yields_to=("S103",))


def _is_left_to_the_day(done: ScheduledExercise) -> bool:
    """Return whether the same words may ask for more from week to week."""
    if done.exercise.kind not in HARD_KINDS or any(group.dose.amrap for group in done.groups):
        return True
    loads = {group.load.form for group in done.groups if group.load is not None}
    if loads:
        return loads <= _BY_FEEL
    return any(group.effort is not None for group in done.groups)


def _step(done: ScheduledExercise, plan: TrainedPlan) -> str:
    """Return a progression that suits the dose, by the smallest step of its loads; empty if none does."""
    forms = {group.load.form for group in done.groups if group.load is not None}
    doses = [group.dose for group in done.groups]
    if not all(dose.measure is Measure.REPS and dose.low is not None and not dose.parts for dose in doses):
        return ""
    if done.circuit is not None and len(doses) > 1:
        return ""  # a ladder: another repetition in each of its sets would make it another one
    if not done.exercise.loadable or forms & {*_BY_FEEL, LoadForm.BAR}:
        end = plan.trainee.profile.numbers(_REPS_OF).band("reps").high
        return f"progress +1rep every week to {end}" if all((dose.high or end) < end for dose in doses) else ""
    least = settle(plan.trainee.plan, None).round
    step = f"progress +{least.amount}{least.unit}"
    reps = {(dose.low, dose.high) for dose in doses}
    if len(reps) == 1 and doses[0].low != doses[0].high:
        return f"{step} at {doses[0].high} reps"
    return f"{step} every week"


def _fix(course: Course, text: str) -> Fix:
    where = course.line.where
    return Fix(f"write `{text}`", (insert_below(where, f"{indent_of(where)}{INDENT}{text}"),), in_hint=True)
