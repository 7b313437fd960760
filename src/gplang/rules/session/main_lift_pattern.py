"""A main lift of a posterior session is not a heavy hinge or thrust.

The purpose of the day is hip strength, so its main lift has to be hip-dominant and heavy: a Romanian deadlift, a hip
thrust, a deadlift in one of its variations. Squats belong on another day. Swings, single-leg exercises and those with a
cable or a band are good work, but they cannot be loaded enough to anchor a session.

`gpl exercises` shows for each exercise whether it is loadable. Exercises of your own without a known pattern are not
judged; derive them from another one with `like`.

Nor does a hinge anchor the session with the empty bar, with a load that is said to be light, or at 60 % of its maximum
or less with a few repetitions, whatever effort is written beside it. A lift that grows from such a start does, and so
does an empty bar that leaves few in reserve. Where no effort is written, D204 reports easy percentages.

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
from gplang.lint.facts import is_main_lift, name_of, number
from gplang.lint.offers import fitting, replacements
from gplang.lint.reserve import share_of
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import Known, TrainedLine, TrainedSession
from gplang.scheduling.records import LoadForm, ScheduledGroup
from gplang.vocabulary import Goal, Role

_OFFERS = ("rdl", "hip-thrust", "deadlift", "trap-bar-deadlift", "smith-rdl", "smith-hip-thrust", "db-rdl")
_MOST_OFFERS = 3
_WORDS = {LoadForm.BAR: "the empty bar", LoadForm.LIGHT: "a light load"}
_OTHER_PATTERN = "main lift {exercise} is no hinge or thrust"
_NOT_HEAVY = "main lift {exercise} is not made for heavy loads"
_TOO_LIGHT = "main lift {exercise} carries only {load}"


@rule(
    "S103",
    "main-lift-pattern",
    severity=Severity.WARNING,
    guide=("G25", "G18", "G02"),
    since="0.1",
    needs=Known.THERE,
    not_for=(Goal.REHAB,),
    messages=(_OTHER_PATTERN, _NOT_HEAVY, _TOO_LIGHT),
)
def check(session: TrainedSession, numbers: Numbers) -> Iterator[Finding]:  # noqa: ARG001
    """Check the exercise of each main lift."""
    if not session.is_posterior:
        return
    for line in session.of(Role.PRIMARY):
        exercise = line.exercise
        if exercise.pattern is None:
            continue
        if is_main_lift(exercise):
            yield from _too_light(line)
            continue
        message = _NOT_HEAVY if exercise.hip_dominant else _OTHER_PATTERN
        offers = replacements(line, fitting(_OFFERS, session)[:_MOST_OFFERS])
        fixes = tuple(fix._replace(in_hint=False) for fix in offers)
        hint = "build the day around an RDL, a heavy barbell or machine thrust, or a deadlift variation"
        yield Finding(line.line.exercise_where, message.format(exercise=name_of(line)), hint, fixes=fixes)


def _too_light(line: TrainedLine) -> Iterator[Finding]:
    """Report a lift whose sets are all light, by what their loads say."""
    if not line.leads or any(part.line.progress is not None for part in line.lift.parts):
        return
    loads = [_light(each.group, line) for each in line.lift.groups]
    if loads and all(loads):
        most = line.trainee.profile.numbers("D204").band("most_rir")
        hint = f"take a load that leaves {most} in reserve"
        message = _TOO_LIGHT.format(exercise=name_of(line), load=loads[0])
        yield Finding(line.doses_where, message, hint, needs=Known.ALL)


def _light(group: ScheduledGroup, line: TrainedLine) -> str:
    """Return the load of sets in words, if it is light; else nothing."""
    load, effort = group.load, group.effort
    if load is None:
        return ""
    if load.form is LoadForm.LIGHT or (load.form is LoadForm.BAR and effort is None):
        return _WORDS[load.form]
    reps, model = group.dose.high, line.trainee.profile.volume
    if effort is None or effort.low > model.hard_rir or reps is None or reps > model.easy_reps:
        return ""
    share = share_of(load, line.exercise, line.trainee)
    is_own = load.of is None or load.of.id == line.exercise.id
    return f"{number(share)} % of the maximum" if is_own and share is not None and share <= model.easy_percent else ""
