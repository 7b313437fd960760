"""A main lift of a posterior session is not a heavy hinge or thrust.

The purpose of the day is hip strength, so its main lift has to be hip-dominant and heavy: a Romanian deadlift, a hip
thrust, a deadlift in one of its variations. Squats belong on another day. Swings, single-leg exercises and those with a
cable or a band are good work, but they cannot be loaded enough to anchor a session.

`gpl exercises` shows for each exercise whether it is loadable. Exercises of your own without a known pattern are not
judged; derive them from another one with `like`.

The fixes write a main lift instead. They are unsafe because they change what is trained.

With `goal rehab` the rule reports nothing.

    gpl fail
    session hips posterior
      warmup     band-walk        2x12/side
      primary    front-squat      4x5        @rir2  rest 2-3min
      secondary  hip-thrust       3x8        @rir2
      accessory  seated-leg-curl  3x10       @rir2
      accessory  sl-rdl           2x10/side  @rir2

    gpl fixed
    session hips posterior
      warmup     band-walk        2x12/side
      primary    rdl              4x5        @rir2  rest 2-3min
      secondary  hip-thrust       3x8        @rir2
      accessory  seated-leg-curl  3x10       @rir2
      accessory  sl-rdl           2x10/side  @rir2

    gpl pass
    session hips posterior
      warmup     band-walk        2x12/side
      primary    rdl              4x5        @rir2 rest 2-3min
      secondary  hip-thrust       3x8        @rir2
      accessory  seated-leg-curl  3x10       @rir2
      accessory  sl-rdl           2x10/side  @rir2
"""

from collections.abc import Iterator

from gplang.diagnostics import Severity
from gplang.guide import Numbers
from gplang.lint.facts import is_main_lift, name_of
from gplang.lint.offers import fitting, replacements
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import Known, TrainedSession
from gplang.vocabulary import Goal, Role

_OFFERS = ("rdl", "hip-thrust", "deadlift", "trap-bar-deadlift", "smith-rdl", "smith-hip-thrust", "db-rdl")
_MOST_OFFERS = 3


@rule(
    "S103",
    "main-lift-pattern",
    severity=Severity.WARNING,
    guide=("G25", "G18"),
    since="0.1",
    needs=Known.THERE,
    not_for=(Goal.REHAB,),
)
def check(session: TrainedSession, numbers: Numbers) -> Iterator[Finding]:  # noqa: ARG001
    """Check the exercise of each main lift."""
    if not session.is_posterior:
        return
    for line in session.of(Role.PRIMARY):
        exercise = line.exercise
        if exercise.pattern is None or is_main_lift(exercise):
            continue
        why = "is not made for heavy loads" if exercise.hip_dominant else "is no hinge or thrust"
        offers = replacements(line, fitting(_OFFERS, session)[:_MOST_OFFERS])
        fixes = tuple(fix._replace(in_hint=False) for fix in offers)
        hint = "build the day around an RDL, a heavy barbell or machine thrust, or a deadlift variation"
        yield Finding(line.line.exercise_where, f"main lift {name_of(line)} {why}", hint, fixes=fixes)
