"""An athlete with a sensitive lower back does an exercise that loads the spine heavily.

A back that is easily hurt does better with work that is gentle on it: Romanian deadlifts in good form, hip thrusts,
cable pull-throughs and leg curls train the same muscles as deadlifts and good mornings, with far less on the spine. A
goblet squat or a leg press does the same for a barbell squat.

The rule reports every exercise of high spinal load that such an athlete (`sensitive lower-back`) does in any week, easy
weeks too; `gpl exercises NAME --format json` shows the `spinal_load`. Where equipment is missing, it judges the `or`
that is done instead; where no alternative is possible, A504 reports it. A warm-up is reported with several loaded sets
of such a lift that the session does not train; a ramp and the empty bar are not.

A hinge of moderate spinal load, such as a Romanian deadlift, gets advice in sets of few repetitions with a written
load: up to four, unless the load is known to be 80 % of the maximum or less.

The fixes replace the exercise with one that fits the equipment and the rest of the session: a main lift for a main
lift, lighter work for an accessory. Where those above are already in use or not available, other squats, lunges and
hinges that are gentle on the back are offered. Loads and cues that were meant for the old exercise are removed. Where
only some athletes have a sensitive back, a fix writes a `swap` into the block of each of these and leaves the others'
training as it is. The fixes are unsafe because they change what is trained.

    gpl fail
    plan "Hard on the back"
    athlete mia
      sensitive  lower-back
    session hips
      primary    deadlift      3x5        @rir2 @120kg
      accessory  pallof-press  3x10/side
      accessory  dead-bug      3x10
    week 1
      mon hips

    gpl fixed
    plan "Hard on the back"
    athlete mia
      sensitive  lower-back
    session hips
      primary    rdl           3x5        @rir2
      accessory  pallof-press  3x10/side
      accessory  dead-bug      3x10
    week 1
      mon hips

    gpl pass
    plan "Kind to the back"
    athlete mia
      sensitive  lower-back
    session hips
      primary    rdl           3x5  @rir2
      accessory  pallof-press  3x10/side
      accessory  dead-bug      3x10
    week 1
      mon hips
"""

from collections.abc import Iterator

from gplang.catalog import Exercise, Level, Pattern
from gplang.diagnostics import Severity
from gplang.guide import Numbers
from gplang.lint.alternatives import (
    find_alike,
    find_finishers,
    find_suitable,
    is_same_work,
    is_sensitive,
    name_done,
    name_exercises,
)
from gplang.lint.exchange import Offer, Way, exchange_fixes, find_way, offer_once, pick
from gplang.lint.facts import reps_of
from gplang.lint.lifts import SetsDone
from gplang.lint.reserve import share_of
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import Known, TrainedLine
from gplang.quantities import Measure
from gplang.scheduling.records import LoadForm
from gplang.vocabulary import WORKING_ROLES, Role, Sensitivity

_SPARING = ("G12", "G13", "G20", "G15")
"""What the guide says of Romanian deadlifts, hip thrusts, pull-throughs and leg curls: its order for a weak back."""

_SPARING_SQUATS = ("goblet-squat", "leg-press")
_WEIGHED = (LoadForm.WEIGHT, LoadForm.PERCENT)
_LEGS = (Pattern.SQUAT, Pattern.LUNGE)
_LEG_MUSCLES = frozenset({"quads", "glute-max", "hamstrings", "adductors"})
_NOTHING_ELSE = "leave it out: nothing like it spares the back, fits the equipment and is not in the session already"
_HIGH_LOAD = "{exercise} puts a high load on a sensitive lower back"
_WARMED_UP = "{exercise} with weight warms up a sensitive lower back"
_HEAVY_HINGE = "{exercise} in heavy sets of {reps} for a sensitive lower back"


@rule(
    "A501",
    "back-sensitive",
    severity=Severity.WARNING,
    guide=("G41",),
    since="0.1",
    every_week=True,
    needs=Known.THERE,
    settings=("equipment",),
    sensitive=Sensitivity.LOWER_BACK,
    messages=(_HIGH_LOAD, _WARMED_UP, _HEAVY_HINGE),
)
def check(line: TrainedLine, numbers: Numbers) -> Iterator[Finding]:
    """Find exercises of high spinal load, and heavy sets of hinges that spare the back only when they are lighter."""
    if line.exercise.spinal_load is Level.LOW or not is_sensitive(line.trainee, Sensitivity.LOWER_BACK):
        return
    if line.exercise.spinal_load is Level.MODERATE or line.role is Role.WARMUP:
        yield from _loaded_warmup(line) if line.role is Role.WARMUP else _heavy_hinge(line, numbers)
        return
    way = find_way(line, lambda each: is_sensitive(each, Sensitivity.LOWER_BACK))
    hint, fixes = offer_once("A501", way, _offer)
    message = _HIGH_LOAD.format(exercise=name_done(line))
    yield Finding(line.line.exercise_where, message, hint, fixes=fixes, yields_to=("A504",))


def _loaded_warmup(line: TrainedLine) -> Iterator[Finding]:
    """Report several sets with weight that lead up to no work, of a lift that a sore back should not warm up with."""
    if line.exercise.spinal_load is not Level.HIGH:
        return
    if any(each.role in WORKING_ROLES and each.exercise.id == line.line.exercise.id for each in line.session.lines):
        return
    easy = line.trainee.profile.volume.easy_percent
    for done in line.groups:
        load = done.group.load
        if load is None or load.form not in _WEIGHED or done.group.dose.sets == 1:
            continue
        if load.percent is None or load.percent.high > easy:
            message = _WARMED_UP.format(exercise=name_done(line))
            yield Finding(
                done.where,
                message,
                "warm up with the empty bar, or with `cat-camel` and `glute-bridge`",
                needs=Known.ALL,
            )
            return


def _heavy_hinge(line: TrainedLine, numbers: Numbers) -> Iterator[Finding]:
    """Report sets of few repetitions with a written load."""
    if line.exercise.pattern is not Pattern.HINGE or not line.is_heavy:
        return
    few, most = numbers.amount("few_reps"), numbers.amount("percent")
    for done in line.groups:
        dose, load = done.group.dose, done.group.load
        if dose.measure is not Measure.REPS or dose.high is None or dose.high > few or load is None:
            continue
        share = share_of(load, line.exercise, line.trainee)
        if load.form in _WEIGHED and (share is None or share > most):
            told = reps_of([SetsDone(done.where, done.group, 1)])
            message = _HEAVY_HINGE.format(exercise=name_done(line), reps=told)
            hint = f"take less weight, for more than {few}"
            yield Finding(done.where, message, hint, Severity.ADVICE)
            return


def _offer(way: Way) -> Offer:
    offered = _pick(way)
    return f"take {name_exercises(offered)}" if offered else _NOTHING_ELSE, exchange_fixes(way, offered)


def _pick(way: Way) -> tuple[Exercise, ...]:
    """Return the alternatives, best first: those that the guide names, else others that are gentle on the spine."""
    line = way.lead
    kinder = [each for each in find_suitable(line.trainee) if each.spinal_load is not Level.HIGH]
    named = pick(way, _named(line, kinder), strict=True)
    others = _others(line.exercise, kinder)
    if line.role is Role.PRIMARY and not any(each.loadable for each in named):
        named = pick(way, (each for each in others if each.loadable), strict=True) or named
    alike = (each for each in find_alike(line) if each.spinal_load is not Level.HIGH)
    return named or pick(way, others, strict=True) or pick(way, alike, strict=True)


def _named(line: TrainedLine, kinder: list[Exercise]) -> list[Exercise]:
    """Return the guide's replacements for an exercise, in its order; for other movements an easier version."""
    exercise = line.exercise
    if finishers := find_finishers(line):
        return finishers
    if exercise.pattern is Pattern.SQUAT:
        return [each for word in _SPARING_SQUATS for each in kinder if each.id == word]
    if exercise.posterior or exercise.pattern is Pattern.HINGE:
        best = [next((each for each in kinder if said in each.guide), None) for said in _SPARING]
        return [each for each in best if each is not None]
    return [each for each in kinder if each.id in exercise.scalings]


def _others(exercise: Exercise, kinder: list[Exercise]) -> list[Exercise]:
    """Return other squats and hinges that are gentle on the spine: those with equipment first, then squats."""
    is_squat = exercise.pattern is Pattern.SQUAT
    if not is_squat and not exercise.hip_dominant:
        return []
    found = [
        each
        for each in kinder
        if (each.pattern in _LEGS if is_squat else each.hip_dominant)
        and is_same_work(each, exercise)
        and (each.technique is not Level.HIGH or exercise.technique is Level.HIGH)
        and (not is_squat or _LEG_MUSCLES.issuperset(each.trains))
    ]
    return sorted(
        found,
        key=lambda each: (
            not each.equipment,
            is_squat and each.pattern is not Pattern.SQUAT,
            each.spinal_load is not Level.LOW,
        ),
    )
