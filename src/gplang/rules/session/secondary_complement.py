"""The secondary lift does not complement the main lift, or is missing.

After a main lift comes a second exercise for the hips that trains what the first one leaves out: a hip thrust after a
Romanian deadlift, a back extension after a deadlift, a hinge after a thrust. A single main lift needs one, two main
lifts complement each other unless both are the same movement. A secondary that is not hip-dominant at all belongs
elsewhere, but for a lunge or split squat behind thrusts, which trains the glutes at the length that these leave out. In
a session that states less than half an hour nothing is missing.

A secondary that only repeats the movement of the main lifts gets advice, unless S105 or S114 reports it. S112 reports
abductions. Exercises of your own without a known pattern are not judged.

The fixes add the complement, or replace the secondary with it. They are unsafe because they change what is trained.

    gpl fail
    session hips posterior
      warmup     band-walk        2x12/side
      primary    rdl              4x5        @rir2  rest 2-3min
      secondary  nordic-curl      3x6        @rir2
      accessory  seated-leg-curl  3x10       @rir2
      accessory  sl-rdl           2x10/side  @rir2

    gpl fixed
    session hips posterior
      warmup     band-walk        2x12/side
      primary    rdl              4x5        @rir2  rest 2-3min
      secondary  hip-thrust       3x6        @rir2
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

from gplang.catalog import Exercise, Pattern
from gplang.diagnostics import Fix, Label, Severity
from gplang.guide import Numbers
from gplang.lint.alternatives import name_exercises
from gplang.lint.edits import insert_behind
from gplang.lint.facts import derived, is_deadlift, is_glute_lunge, lunges_behind_thrust, name_of, one_each
from gplang.lint.layout import write_line
from gplang.lint.offers import fitting, replacements, suits_all
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import Known, TrainedLine, TrainedSession
from gplang.vocabulary import Focus, Role

_BESIDE_HINGE = ("hip-thrust", "back-extension", "smith-hip-thrust", "db-hip-thrust", "glute-bridge")
_BESIDE_DEADLIFT = ("back-extension", "hip-thrust", "ball-back-extension", "db-hip-thrust", "glute-bridge")
_BESIDE_THRUST = ("rdl", "back-extension", "db-rdl", "sl-rdl", "kb-rdl", "band-good-morning")
_MOST_OFFERS = 2
_DOSE = "3x8"
_NO_SECONDARY = "{exercise} is the only main lift, and there is no secondary"
_NO_OTHER = "main lifts {exercises} are the same movement, and there is no secondary"
_ELSEWHERE = "secondary {exercise} does not move from the hip"
_REPEATED = "secondary {exercise} is {movement} like the main lift"


@rule(
    "S106",
    "secondary-complement",
    severity=Severity.WARNING,
    guide=("G30",),
    since="0.1",
    focus=Focus.POSTERIOR,
    messages=(_NO_SECONDARY, _NO_OTHER, _ELSEWHERE, _REPEATED),
)
def check(session: TrainedSession, numbers: Numbers) -> Iterator[Finding]:
    """Compare the secondaries with the main lifts."""
    if not session.is_posterior:
        return
    mains, seconds = one_each(session.of(Role.PRIMARY)), session.of(Role.SECONDARY)
    patterns = {main.exercise.pattern for main in mains}
    stated = session.session.minutes
    is_short = stated is not None and stated < numbers.amount("minutes")
    if len(patterns) == 1 and not session.needed(Role.SECONDARY) and not is_short:
        yield _missing(session, mains)
    for line in seconds:
        if line.exercise.pattern is None:
            continue
        if lunges_behind_thrust(line, session):
            continue
        if not line.exercise.hip_dominant:
            yield _elsewhere(line, session, mains)
        elif patterns == {line.exercise.pattern}:
            yield _repeated(line, session, mains)


def _missing(session: TrainedSession, mains: Sequence[TrainedLine]) -> Finding:
    offers = _offers(session, mains)
    last = session.of(Role.PRIMARY)[-1]
    alone = session.session.base is None and last.line.label is None
    addable = [each for each in offers if alone and suits_all(each, session)]
    lines = [(each.id, write_line(Role.SECONDARY, each.id, _DOSE, session, last)) for each in addable]
    fixes = tuple(Fix(f"add `secondary {name} {_DOSE}`", (insert_behind(last.line, line),)) for name, line in lines)
    hint = f"add {name_exercises(offers)}" if offers else "add another exercise for the hips"
    message = _NO_SECONDARY.format(exercise=name_of(mains[0]))
    if len(mains) > 1:
        message = _NO_OTHER.format(exercises=" and ".join(map(name_of, mains)))
    return Finding(session.where, message, hint, fixes=fixes)


def _elsewhere(line: TrainedLine, session: TrainedSession, mains: Sequence[TrainedLine]) -> Finding:
    offers = _offers(session, mains)
    return Finding(
        line.line.exercise_where,
        _ELSEWHERE.format(exercise=name_of(line)),
        f"do {name_exercises(offers)} here" if offers else "do an exercise for the hips here",
        related=derived(session),
        fixes=replacements(line, offers),
        yields_to=("S112",),
        needs=None if is_glute_lunge(line.exercise) else Known.THERE,
    )


def _repeated(line: TrainedLine, session: TrainedSession, mains: Sequence[TrainedLine]) -> Finding:
    offers = _offers(session, mains)
    what = "a back extension" if line.exercise.pattern is Pattern.BACK_EXTENSION else f"a {line.exercise.pattern}"
    return Finding(
        line.line.exercise_where,
        _REPEATED.format(exercise=name_of(line), movement=what),
        f"complement it: {name_exercises(offers)}" if offers else "complement it by another movement of the hips",
        Severity.ADVICE,
        related=(Label(mains[0].line.exercise_where, "the main lift"), *derived(session)),
        fixes=replacements(line, offers, Severity.ADVICE),
        yields_to=("S105", "S112", "S114"),
    )


def _offers(session: TrainedSession, mains: Sequence[TrainedLine]) -> tuple[Exercise, ...]:
    """Return what complements the main lifts, best first; where none of it suits, what comes close."""
    names: Sequence[str]
    if any(is_deadlift(main.exercise) for main in mains):
        names = _BESIDE_DEADLIFT
    elif mains and all(main.exercise.pattern is Pattern.THRUST for main in mains):
        names = _BESIDE_THRUST
    else:
        names = _BESIDE_HINGE
    return fitting(names[:_MOST_OFFERS], session) or fitting(names[_MOST_OFFERS:], session)[:_MOST_OFFERS]
