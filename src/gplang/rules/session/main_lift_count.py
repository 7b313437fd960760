"""A posterior session has no main lift, or more than two.

One heavy hinge or thrust is what the day is built around, and a second one may stand beside it. Without any nothing
gets strong; with three the last one is done on tired hips. A main lift is the exercise of a `primary` line; several
lines of one exercise, say a top set and lighter sets behind it, are one main lift.

The fix turns what is too much into secondaries. It is unsafe because other doses are then expected of these lines.

    gpl fail
    session hips posterior
      warmup     band-walk        2x12/side
      primary    rdl              4x5        @rir2 rest 2-3min
      primary    hip-thrust       3x8        @rir2 rest 2-3min
      primary    deadlift         3x5        @rir2 rest 2-3min
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

from gplang.diagnostics import Edit, Fix, Label, Severity
from gplang.guide import Numbers
from gplang.lint.facts import count, derived, is_main_lift, one_each
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import TrainedLine, TrainedSession
from gplang.source import Location, Span
from gplang.vocabulary import Role


@rule("S102", "main-lift-count", severity=Severity.WARNING, guide=("G02", "G25"), since="0.1")
def check(session: TrainedSession, numbers: Numbers) -> Iterator[Finding]:
    """Count the main lifts of a posterior session."""
    if not session.is_posterior:
        return
    lifts, band = one_each(session.of(Role.PRIMARY)), numbers.band("primaries")
    if len(lifts) < band.low:
        what = count(len(lifts), "main lift") if lifts else "no main lift"
        yield Finding(session.where, f"{what}; a posterior session has {band}", _what_to_add(session))
    elif len(lifts) > band.high:
        most = int(band.high)
        extra = lifts[most:]
        related = [Label(each.line.exercise_where, "main lift") for each in lifts if each is not extra[0]]
        yield Finding(
            extra[0].line.exercise_where,
            f"{count(len(lifts), 'main lift')}; a posterior session has {band}",
            "make it a secondary" if len(extra) == 1 else f"keep {most} of them",
            related=(*related, *derived(session)),
            fixes=_as_secondaries(session, extra),
        )


def _what_to_add(session: TrainedSession) -> str:
    for line in session.of(Role.SECONDARY, Role.ACCESSORY):
        if is_main_lift(line.exercise):
            return f"make `{line.line.exercise.id}` the `primary`"
    return "open with an RDL, a hip thrust or a deadlift variation as `primary`"


def _as_secondaries(session: TrainedSession, extra: Sequence[TrainedLine]) -> tuple[Fix, ...]:
    """Return the fix that changes the roles of these exercises' lines; none for lines that other sessions share."""
    if session.session.base is not None:
        return ()
    names = {line.exercise.id for line in extra}
    lines = [line for line in session.of(Role.PRIMARY) if line.exercise.id in names]
    edits = tuple(Edit(_role_of(line), str(Role.SECONDARY)) for line in lines)
    return (Fix(f"make {', '.join(f'`{line.line.exercise.id}`' for line in extra)} secondary", edits),)


def _role_of(line: TrainedLine) -> Location:
    """Return the first word of an exercise line."""
    source, span = line.where
    return Location(source, Span(span.start, span.start + len(line.role)))
