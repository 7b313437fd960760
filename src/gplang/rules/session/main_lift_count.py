"""A posterior session has no main lift, or more than two.

The day is built around one heavy hinge or thrust, and a second one may follow. Without any, nothing gets stronger; with
three, the last one is done on tired hips. A main lift is the exercise of a `primary` line; several lines of one
exercise, say a top set and lighter sets behind it, are one main lift.

Of too many it names those that are not hinges or thrusts for heavy loads, else the last. The fix turns them into
secondaries, and adapts sets and repetitions that do not suit a secondary: it is unsafe because it changes the dose.
There is none for a lift that is not hip-dominant, and none where the line says more than repetitions: a load, a wave,
progress in sets or repetitions.

    gpl fail
    session hips posterior
      warmup     band-walk        2x12/side
      primary    rdl              4x5        @rir2  rest 2-3min
      primary    hip-thrust       3x8        @rir2  rest 2-3min
      primary    deadlift         3x5        @rir2  rest 2-3min
      accessory  seated-leg-curl  3x10       @rir2
      accessory  sl-rdl           2x10/side  @rir2

    gpl fixed
    session hips posterior
      warmup     band-walk        2x12/side
      primary    rdl              4x5        @rir2  rest 2-3min
      primary    hip-thrust       3x8        @rir2  rest 2-3min
      secondary  deadlift         3x6        @rir2  rest 2-3min
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

from collections.abc import Iterator, Sequence

from gplang.catalog import Exercise
from gplang.diagnostics import Fix, Label, Severity
from gplang.guide import Amount, Band, Numbers
from gplang.lint.facts import count, derived, is_main_lift, one_each
from gplang.lint.rewrite import rewrite_line
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import Known, TrainedLine, TrainedSession
from gplang.quantities import Dose, Measure, Step, StepUnit
from gplang.vocabulary import Focus, Role

_OF_DOSES = frozenset({StepUnit.REPS, StepUnit.SETS})
_COUNT = "{lifts}; a posterior session has {range}"


@rule(
    "S102",
    "main-lift-count",
    severity=Severity.WARNING,
    guide=("G02", "G25"),
    since="0.1",
    focus=Focus.POSTERIOR,
    messages=(_COUNT,),
)
def check(session: TrainedSession, numbers: Numbers) -> Iterator[Finding]:
    """Count the main lifts of a posterior session."""
    if not session.is_posterior:
        return
    lifts, band = one_each(session.of(Role.PRIMARY)), numbers.band("primaries")
    needed = len(one_each(session.needed(Role.PRIMARY)))
    if needed < band.low:
        what = count(needed, "main lift") if needed else "no main lift"
        yield Finding(session.where, _COUNT.format(lifts=what, range=band), _what_to_add(session))
    elif len(lifts) > band.high:
        most = int(band.high)
        extra = _too_many(lifts, len(lifts) - most)
        related = [Label(each.line.exercise_where, "main lift") for each in lifts if each is not extra[0]]
        yield Finding(
            extra[0].line.exercise_where,
            _COUNT.format(lifts=count(len(lifts), "main lift"), range=band),
            _what_to_do(extra[0]) if len(extra) == 1 else f"keep {most} of them",
            related=(*related, *derived(session)),
            fixes=_as_secondaries(session, extra),
            needs=Known.THERE,
        )


def _too_many(lifts: Sequence[TrainedLine], number: int) -> list[TrainedLine]:
    """Return the superfluous main lifts: those that S103 also reports, else the last ones, in their order."""
    worst = sorted(range(len(lifts)), key=lambda at: (is_main_lift(lifts[at].exercise), -at))[:number]
    return [lifts[at] for at in sorted(worst)]


def _what_to_do(line: TrainedLine) -> str:
    if _may_be_secondary(line.exercise):
        return "make it a secondary"
    return "do it on another day" if line.exercise.knee_dominant else "make it an accessory"


def _may_be_secondary(exercise: Exercise) -> bool:
    """Return whether S106 accepts an exercise as a secondary."""
    return exercise.hip_dominant or exercise.pattern is None


def _what_to_add(session: TrainedSession) -> str:
    for line in session.of(Role.SECONDARY, Role.ACCESSORY):
        if is_main_lift(line.exercise):
            return f"make `{line.line.exercise.id}` the `primary`"
    return "open with an RDL, a hip thrust or a deadlift variation as `primary`"


def _as_secondaries(session: TrainedSession, extra: Sequence[TrainedLine]) -> tuple[Fix, ...]:
    """Return the fix that makes these exercises' lines secondaries, with doses for that.

    There is none for lines that other sessions share, and none where no such dose can be derived.
    """
    if session.session.base is not None or not all(_may_be_secondary(line.exercise) for line in extra):
        return ()
    names = {line.exercise.id for line in extra}
    lines = [line for line in session.of(Role.PRIMARY) if line.exercise.id in names]
    doses = [_secondary_dose(line) for line in lines]
    edits = [
        edit
        for line, dose in zip(lines, doses, strict=True)
        for edit in rewrite_line(line.line, role=Role.SECONDARY, dose=dose or "")
    ]
    told = ", ".join(f"`{line.line.exercise.id}`" for line in extra)
    changed = ", ".join(f"`{dose}`" for dose in doses if dose)
    title = f"make {told} secondary{f', for {changed}' if changed else ''}"
    return () if None in doses else (Fix(title, tuple(edits)),)


def _secondary_dose(line: TrainedLine) -> str | None:
    """Return a dose that suits a secondary: empty where the line has one, None where that is not simple."""
    profile, step = line.trainee.profile, line.line.progress
    sets, reps = profile.numbers("D205").band("sets"), profile.numbers("D206").band("reps")
    if isinstance(step, Step) and step.unit in _OF_DOSES:
        return None
    if sets.covers(line.fewest, line.sets) and all(_is_within(each.group.dose, reps) for each in line.groups):
        return ""
    if line.line.wave or line.line.later or len(line.line.groups) != 1 or line.line.groups[0].load is not None:
        return None
    dose = line.line.groups[0].dose
    if dose.measure is not Measure.REPS or dose.amrap or dose.parts or dose.low is None or dose.high is None:
        return None
    ends = [f"{_into(reps, end)}" for end in (dose.low, dose.high)]
    side = "/side" if dose.per_side else ""
    counts = [f"{_into(sets, end)}" for end in (dose.fewest, dose.sets)]
    return f"{'-'.join(dict.fromkeys(counts))}x{'-'.join(dict.fromkeys(ends))}{side}"


def _is_within(dose: Dose, reps: Band) -> bool:
    return dose.measure is not Measure.REPS or reps.covers(dose.low, dose.high)


def _into(band: Band, amount: int) -> Amount:
    """Return the closest amount within a band."""
    return min(max(band.low, amount), band.high)
