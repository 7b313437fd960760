"""An athlete with a sensitive lower back does an exercise that loads the spine heavily.

A back that is easily hurt does better with work that spares it: Romanian deadlifts in good form, hip thrusts, cable
pull-throughs and leg curls train the same muscles as deadlifts and good mornings, with far less on the spine. A goblet
squat or a leg press does the same for a barbell squat.

The rule speaks of every exercise of high spinal load that such an athlete (`sensitive lower-back`) does in any week,
easy weeks too; `gpl exercises NAME --json` tells the `spinal_load`. Where equipment is lacking, it judges the `or`
that is done instead. Warm-ups are left alone.

The fixes put another exercise in place, those that fit the athlete's equipment, and take out loads and cues that were
meant for the old one. They are unsafe because they change what is trained, in a plan with several athletes for all of
them.

    gpl fail
    plan "Hard on the back"
    athlete mia
      sensitive  lower-back
    session hips
      primary    deadlift      3x5  @rir2 @120kg
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
from gplang.lint.alternatives import exchange_fixes, find_suitable, is_sensitive, name_done, name_exercises, pick
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import TrainedLine
from gplang.vocabulary import Role, Sensitivity

_SPARING = ("G12", "G13", "G20", "G15")
"""What the guide says of Romanian deadlifts, hip thrusts, pull-throughs and leg curls: its order for a weak back."""

_SPARING_SQUATS = ("goblet-squat", "leg-press")


@rule("A501", "back-sensitive", severity=Severity.WARNING, guide=("G41",), since="0.1", every_week=True)
def check(line: TrainedLine, numbers: Numbers) -> Iterator[Finding]:  # noqa: ARG001
    """Look for high spinal load."""
    if line.exercise.spinal_load is not Level.HIGH or line.role is Role.WARMUP:
        return
    if not is_sensitive(line.trainee, Sensitivity.LOWER_BACK):
        return
    offered = pick(line, _choose(line))
    message = f"{name_done(line)} puts a high load on a sensitive lower back"
    hint = f"take {name_exercises(offered)}" if offered else "take an exercise that spares the spine"
    yield Finding(line.line.exercise_where, message, hint, fixes=exchange_fixes(line, offered))


def _choose(line: TrainedLine) -> list[Exercise]:
    """Return what could be done instead, best first; for a main lift what can be loaded, if there is any."""
    found = _spare(line)
    loadable = [each for each in found if each.loadable]
    return loadable if loadable and line.role is Role.PRIMARY else found


def _spare(line: TrainedLine) -> list[Exercise]:
    """Return what does the work of a line's exercise and spares the spine, in the guide's order."""
    suitable = [each for each in find_suitable(line.trainee) if each.spinal_load is not Level.HIGH]
    exercise = line.exercise
    if exercise.pattern is Pattern.SQUAT:
        named = [each for word in _SPARING_SQUATS for each in suitable if each.id == word]
        return named or [each for each in suitable if each.pattern is Pattern.SQUAT]
    if exercise.posterior or exercise.pattern is Pattern.HINGE:
        best = [next((each for each in suitable if said in each.guide), None) for said in _SPARING]
        return [each for each in best if each is not None]
    return [each for each in suitable if each.id in exercise.scalings]
