"""An athlete with a sensitive knee does an exercise that is hard on the knee.

Hip-dominant work keeps a lifter strong while a knee needs rest: first the Romanian deadlift, which loads glutes and
hamstrings heavily with hardly any stress on the knee, then hip thrusts and similar exercises.

The rule reports every exercise of high knee stress that such an athlete (`sensitive knee`) does in any week, easy weeks
too: pistols, hack squats, leg extensions, depth jumps. `gpl exercises NAME --format json` shows the `knee_stress`.
Squats and leg presses are of moderate stress and are not reported. Where equipment is missing, the `or` that is done
instead is judged; where no alternative is possible, A504 reports it. Warm-ups are not judged.

The fixes replace the exercise with a hip-dominant one of low knee stress that fits the equipment and the rest of the
session: a main lift for a main lift, lighter work for an accessory or a light line. They remove loads and cues that
were meant for the old one. Where only some athletes have a sensitive knee, they write a `swap` into the block of each
of these and leave the others' training as it is. They are unsafe because they change what is trained.

    gpl fail
    plan "Hard on the knee"
    athlete mia
      sensitive  knee
    session legs
      primary  hack-squat  3x8  @rir2
    week 1
      mon legs

    gpl fixed
    plan "Hard on the knee"
    athlete mia
      sensitive  knee
    session legs
      primary  rdl  3x8  @rir2
    week 1
      mon legs

    gpl pass
    plan "Kind to the knee"
    athlete mia
      sensitive  knee
    session legs
      primary    rdl         3x8  @rir2
    week 1
      mon legs
"""

from collections.abc import Iterator

from gplang.catalog import Exercise, Level
from gplang.diagnostics import Severity
from gplang.guide import Numbers
from gplang.lint.alternatives import (
    find_finishers,
    find_suitable,
    is_learnt,
    is_same_work,
    is_sensitive,
    name_done,
    name_exercises,
)
from gplang.lint.exchange import Offer, Way, exchange_fixes, find_way, offer_once, pick
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import Known, TrainedLine
from gplang.vocabulary import Role, Sensitivity

_HIGH_STRESS = "{exercise} puts high stress on a sensitive knee"


@rule(
    "A505",
    "knee-sensitive",
    severity=Severity.WARNING,
    guide=("G12",),
    since="0.1",
    every_week=True,
    needs=Known.THERE,
    settings=("equipment",),
    sensitive=Sensitivity.KNEE,
    messages=(_HIGH_STRESS,),
)
def check(line: TrainedLine, numbers: Numbers) -> Iterator[Finding]:  # noqa: ARG001
    """Find exercises of high knee stress."""
    if line.exercise.knee_stress is not Level.HIGH or line.role is Role.WARMUP:
        return
    if not is_sensitive(line.trainee, Sensitivity.KNEE):
        return
    message = _HIGH_STRESS.format(exercise=name_done(line))
    hint, fixes = offer_once("A505", find_way(line, lambda each: is_sensitive(each, Sensitivity.KNEE)), _offer)
    yield Finding(line.line.exercise_where, message, hint, fixes=fixes, yields_to=("A504",))


def _offer(way: Way) -> Offer:
    line = way.lead
    hips = [each for each in find_suitable(line.trainee) if _spares(each, line.exercise)]
    offered = pick(way, find_finishers(line), strict=True) or pick(way, hips, strict=True)
    hint = f"work from the hip: {name_exercises(offered)}" if offered else "work from the hip"
    return hint, exchange_fixes(way, offered)


def _spares(choice: Exercise, exercise: Exercise) -> bool:
    """Return whether a choice is the same kind of hip-dominant work, without much stress on back or knee."""
    return (
        choice.hip_dominant
        and choice.knee_stress is Level.LOW
        and choice.spinal_load is not Level.HIGH
        and is_same_work(choice, exercise)
        and is_learnt(choice, exercise)
    )
