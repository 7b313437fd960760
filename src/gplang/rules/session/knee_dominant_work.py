"""A posterior session has too much knee-dominant work.

This day is for the hips. Two or three sets for the quads do no harm if they are light and come after the main work: a
leg extension, a split squat with the front foot raised. Heavy squats, a whole quad workout, or squats before the hinges
use up energy that the hip work needs.

Squats, leg presses, lunges, split squats and leg extensions are knee-dominant. Such a line is reported where it is not
light, where it takes the session over three sets of such work, and where it stands before a primary or a secondary that
is not knee-dominant. Light are ten repetitions and more, sets with three or more in reserve, `@light`, and the split
squat with the front foot raised; nothing is with one in reserve or none. A secondary that is a lunge or split squat
behind thrusts may be hard: it is work for the glutes. There is one finding per session, on the first such line, with
all sets of the session. S103 reports knee-dominant main lifts.

A finisher counts with these lines, and gets advice where it is light: it should move the hips. A warm-up is reported
with several heavy sets of a squat or lunge for heavy loads that the session does not train.

    gpl fail
    session hips posterior
      warmup     band-walk        2x12/side
      primary    rdl              4x5        @rir2 rest 2-3min
      secondary  hip-thrust       3x8        @rir2
      accessory  seated-leg-curl  3x10       @rir2
      accessory  sl-rdl           2x10/side  @rir2
      accessory  back-squat       3x6        @rir2

    gpl pass
    session hips posterior
      warmup     band-walk        2x12/side
      primary    rdl              4x5        @rir2 rest 2-3min
      secondary  hip-thrust       3x8        @rir2
      accessory  seated-leg-curl  3x10       @rir2
      accessory  sl-rdl           2x10/side  @rir2
      accessory  leg-extension    3x12       @rir3
"""

from collections.abc import Iterator, Sequence

from gplang.diagnostics import Label, Severity
from gplang.guide import Amount, Numbers
from gplang.lint.facts import count, derived, is_glute_lunge, lunges_behind_thrust, name_of, takes_all
from gplang.lint.rule import Finding, rule
from gplang.lint.see import is_heavy
from gplang.lint.subjects import Known, TrainedLine, TrainedSession
from gplang.quantities import Measure
from gplang.scheduling.volume import is_hard
from gplang.vocabulary import Role

_LIGHT = "G35"
"""The statement that names exercises that are light, with few repetitions too."""

_LAST = "as a finisher"
_MAIN = frozenset({Role.PRIMARY, Role.SECONDARY})
_WRONG = "knee-dominant {exercise}: {what}"
_HEAVY_WARMUP = "knee-dominant {exercise}: heavy, in the warm-up"


@rule(
    "S109",
    "knee-dominant-work",
    severity=Severity.WARNING,
    guide=("G06", "G35"),
    since="0.1",
    needs=Known.THERE,
    messages=(_WRONG, _HEAVY_WARMUP),
)
def check(session: TrainedSession, numbers: Numbers) -> Iterator[Finding]:
    """Check the knee-dominant lines, and add up their sets."""
    if not session.is_posterior or not any(line.exercise.knee_dominant for line in session.lines):
        return
    mains = [line for line in session.of(Role.PRIMARY) if line.exercise.knee_dominant]
    others = [line for line in session.lines if _is_for_knees(line) and line.role is not Role.PRIMARY]
    for lines in (*([line] for line in mains), others):
        finding = _first_wrong(lines, session, numbers)
        if finding is not None:
            yield finding
    yield from _heavy_warmups(session)


def _first_wrong(lines: Sequence[TrainedLine], session: TrainedSession, numbers: Numbers) -> Finding | None:
    """Return the problems of the first line that is not light, in the wrong place or one too many."""
    most = numbers.amount("sets")
    total = sum((line.sets for line in lines), 0)
    so_far: Amount = 0
    for line in lines:
        so_far += line.sets
        rival = _rival(line, session)
        weight = _weight(line, session, numbers)
        if weight or rival is not None or so_far > most or line.role is Role.FINISHER:
            wrong = _wrongs(weight, total if total > most else 0, most, rival) or [_LAST]
            also = [Label(each.line.exercise_where, "for the knees too") for each in lines if each is not line]
            return Finding(
                line.line.exercise_where,
                _WRONG.format(exercise=name_of(line), what=", ".join(wrong)),
                f"keep the knees to {most} light sets behind the main work",
                Severity.ADVICE if wrong == [_LAST] else None,
                related=(*([Label(rival.where, "main work")] if rival else ()), *also, *derived(session)),
                yields_to=_speaking_of(line, wrong == [weight]),
                needs=Known.ALL if weight and line.role is Role.SECONDARY and is_glute_lunge(line.exercise) else None,
                gravity=total,
            )
    return None


def _speaking_of(line: TrainedLine, only_weight: bool) -> tuple[str, ...]:
    """Return the rule that says of a main line that it does not belong there at all."""
    if line.role is Role.PRIMARY:
        return ("S103",)
    return ("S106",) if line.role is Role.SECONDARY and only_weight else ()


def _weight(line: TrainedLine, session: TrainedSession, numbers: Numbers) -> str:
    """Return what makes a line hard work: its weight, its effort or its few repetitions; nothing if it is light."""
    if lunges_behind_thrust(line, session):
        return ""  # glute work: it complements the main lift
    if line.is_heavy:
        return "heavy"
    few, hard, light = (numbers.amount(name) for name in ("light_reps", "hard_rir", "light_rir"))
    for group in (done.group for done in line.groups):
        if takes_all(group):
            return "to the last repetition"
        dose, effort = group.dose, group.effort
        if effort is not None and effort.low <= hard:
            from gplang import wording  # only a finding needs it

            return f"at {wording.effort(effort)}"
        is_light = not is_hard(group, line.exercise, line.trainee.profile.volume) or _LIGHT in line.exercise.guide
        if is_light or dose.measure is not Measure.REPS or (effort is not None and effort.low >= light):
            continue
        if dose.low is not None and dose.low < few:
            return f"sets of {count(dose.low, 'rep')}"
    return ""


def _heavy_warmups(session: TrainedSession) -> Iterator[Finding]:
    """Report warm-ups with several heavy sets for the knees that lead up to no work."""
    for line in session.of(Role.WARMUP):
        if not line.exercise.knee_dominant or not line.exercise.loadable:
            continue
        if any(each.is_working and each.exercise.id == line.exercise.id for each in session.lines):
            continue
        terms = line.trainee.profile.terms
        for done in line.groups:
            is_loaded = done.group.load is not None and done.group.dose.sets > 1
            if is_loaded and is_heavy(done.group, line.exercise, terms):
                message = _HEAVY_WARMUP.format(exercise=name_of(line))
                hint = "warm up with the hips, or with the weight of the body"
                name = line.exercise.id
                yield Finding(line.line.exercise_where, message, hint, related=derived(session), exercise=name)
                break


def _rival(line: TrainedLine, session: TrainedSession) -> TrainedLine | None:
    """Return the last main lift or secondary behind a line that is not knee-dominant."""
    behind = session.lines[session.lines.index(line) + 1 :]
    rivals = [each for each in behind if each.role in _MAIN and not each.exercise.knee_dominant]
    return rivals[-1] if rivals else None


def _is_for_knees(line: TrainedLine) -> bool:
    return line.exercise.knee_dominant and (line.is_working or line.role is Role.FINISHER)


def _wrongs(weight: str, over: Amount, most: Amount, rival: TrainedLine | None) -> list[str]:
    """Return the problems of a line: its weight, its place, the number of sets including it."""
    found = [weight] if weight else []
    if rival is not None:
        found.append(f"before the {rival.role} `{rival.exercise.id}`")
    if over:
        found.append(f"{count(over, 'set')} of such work; at most {most}")
    return found
