"""A posterior session has too much knee-dominant work.

This day is for the hips. Two or three sets for the quads do no harm if they are light and come after the main work: a
leg extension, a split squat with the front foot raised. Heavy squats, a whole quad workout, or squats before the hinges
use up energy that the hip work needs.

Squats, leg presses, lunges, split squats and leg extensions are knee-dominant. Such a line is reported where it is
heavy (a loadable exercise at eight repetitions or fewer, neither `@light` nor `@bar`), where it takes the session over
three sets of such work, and where it stands before a primary or a secondary that is not knee-dominant. There is one
finding per session, on the first such line, with all sets of the session. S103 reports knee-dominant main lifts.
Warm-ups and finishers are not judged.

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
from gplang.lint.facts import count, derived, name_of
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import Known, TrainedLine, TrainedSession
from gplang.vocabulary import Role

_MAIN = frozenset({Role.PRIMARY, Role.SECONDARY})


@rule("S109", "knee-dominant-work", severity=Severity.WARNING, guide=("G06", "G35"), since="0.1", needs=Known.THERE)
def check(session: TrainedSession, numbers: Numbers) -> Iterator[Finding]:
    """Check the knee-dominant lines, and add up their sets."""
    if not session.is_posterior or not any(_is_for_knees(line) for line in session.lines):
        return
    most = numbers.amount("sets")
    mains = [line for line in session.of(Role.PRIMARY) if line.exercise.knee_dominant]
    others = [line for line in session.lines if _is_for_knees(line) and line.role is not Role.PRIMARY]
    for lines in (*([line] for line in mains), others):
        finding = _first_wrong(lines, session, most)
        if finding is not None:
            yield finding


def _first_wrong(lines: Sequence[TrainedLine], session: TrainedSession, most: Amount) -> Finding | None:
    """Return the problems of the first line that is heavy, in the wrong place or one too many."""
    total = sum((line.sets for line in lines), 0)
    so_far: Amount = 0
    for line in lines:
        so_far += line.sets
        rival = _rival(line, session)
        if line.is_heavy or rival is not None or so_far > most:
            wrong = _wrongs(line, total if total > most else 0, most, rival)
            also = [Label(each.line.exercise_where, "for the knees too") for each in lines if each is not line]
            return Finding(
                line.line.exercise_where,
                f"knee-dominant {name_of(line)}: {', '.join(wrong)}",
                f"keep the knees to {most} light sets behind the main work",
                related=(*([Label(rival.where, "main work")] if rival else ()), *also, *derived(session)),
                yields_to=("S103",) if line.role is Role.PRIMARY else (),
                gravity=total,
            )
    return None


def _rival(line: TrainedLine, session: TrainedSession) -> TrainedLine | None:
    """Return the last main lift or secondary behind a line that is not knee-dominant."""
    behind = session.lines[session.lines.index(line) + 1 :]
    rivals = [each for each in behind if each.role in _MAIN and not each.exercise.knee_dominant]
    return rivals[-1] if rivals else None


def _is_for_knees(line: TrainedLine) -> bool:
    return line.is_working and line.exercise.knee_dominant


def _wrongs(line: TrainedLine, over: Amount, most: Amount, rival: TrainedLine | None) -> list[str]:
    """Return the problems of a line: its weight, its place, the number of sets including it."""
    found = ["heavy"] if line.is_heavy else []
    if rival is not None:
        found.append(f"before the {rival.role} `{rival.exercise.id}`")
    if over:
        found.append(f"{count(over, 'set')} of such work; at most {most}")
    return found
