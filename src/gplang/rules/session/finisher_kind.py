"""A finisher is too heavy, too hard, or not at the end.

A finisher is a short, moderate end to the session that can be done well even when tired: swings, a light sled,
hamstring walkouts, curls on a ball. Lifts that are made for heavy loads lose their form first, and so does anything
taken close to failure. It comes last; anything after it is done fatigued.

The rule reports finishers of a loadable exercise (`gpl exercises` lists them), those with a written effort of one
repetition in reserve or none, `3xmax` of strength exercises and swings, more than a hundred repetitions of them,
sprints that are not said to be easy, and those with other lines behind them. A finisher without an effort is fine.

The fix puts the session's lines in order. It is unsafe because it changes the order of the exercises.

    gpl fail
    session hips posterior
      warmup     band-walk        2x12/side
      primary    rdl              4x5        @rir2  rest 2-3min
      secondary  hip-thrust       3x8        @rir2
      accessory  seated-leg-curl  3x10       @rir2
      accessory  sl-rdl           2x10/side  @rir2
      finisher   deadlift         2x15       @rir3

    gpl fixed
    session hips posterior
      warmup     band-walk        2x12/side
      primary    rdl              4x5        @rir2  rest 2-3min
      secondary  hip-thrust       3x8        @rir2
      accessory  seated-leg-curl  3x10       @rir2
      accessory  sl-rdl           2x10/side  @rir2
      finisher   kb-swing         2x15       @rir3

    gpl pass
    session hips posterior
      warmup     band-walk        2x12/side
      primary    rdl              4x5        @rir2 rest 2-3min
      secondary  hip-thrust       3x8        @rir2
      accessory  seated-leg-curl  3x10       @rir2
      accessory  sl-rdl           2x10/side  @rir2
      finisher   kb-swing         3x15       @moderate
"""

from collections.abc import Iterator

from gplang.catalog import HARD_KINDS, Kind
from gplang.diagnostics import Fix, Label, Severity
from gplang.guide import Amount, Numbers
from gplang.lint.alternatives import name_exercises
from gplang.lint.facts import count, derived, has_open_rounds, is_easy, name_of, reps_in, takes_all
from gplang.lint.offers import fitting, replacements
from gplang.lint.order import order_fixes
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import Known, TrainedLine, TrainedSession
from gplang.vocabulary import Role

_WEARING = HARD_KINDS | {Kind.BALLISTIC}
"""Kinds of exercise that lose their form when tired."""

_OFFERS = ("kb-swing", "ball-curl", "hamstring-walkout")
_TOO_EARLY = "finisher {exercise} stands before {other}"
_TOO_HEAVY = "finisher {exercise} is a lift for heavy loads"
_TOO_HARD = "a finisher at {effort}"
_ALL_OUT = "a finisher to the last repetition"
_TOO_FAST = "finisher {exercise} is at full speed on tired hamstrings"
_TOO_LONG = "a finisher of {reps}"


@rule(
    "S110",
    "finisher-kind",
    severity=Severity.WARNING,
    guide=("G34",),
    since="0.1",
    needs=Known.THERE,
    messages=(_TOO_EARLY, _TOO_HEAVY, _TOO_HARD, _ALL_OUT, _TOO_FAST, _TOO_LONG),
)
def check(session: TrainedSession, numbers: Numbers) -> Iterator[Finding]:
    """Check the exercise, effort and place of each finisher."""
    if not session.is_posterior:
        return
    hard = numbers.amount("hard_rir")
    fixes: tuple[Fix, ...] | None = None
    for at, line in enumerate(session.lines):
        if line.role is not Role.FINISHER:
            continue
        if line.exercise.loadable:
            yield _too_heavy(line, session)
        yield from _too_hard(line, hard)
        yield from _too_much(line, numbers)
        behind = [each for each in session.lines[at + 1 :] if each.role is not Role.FINISHER]
        if behind:
            fixes = order_fixes(session) if fixes is None else fixes
            yield Finding(
                line.where,
                _TOO_EARLY.format(exercise=name_of(line), other=f"{behind[-1].role} `{behind[-1].exercise.id}`"),
                "finish with it",
                related=(Label(behind[-1].where, "behind it"), *derived(session)),
                fixes=fixes,
                about="order",
            )


def _too_heavy(line: TrainedLine, session: TrainedSession) -> Finding:
    offers = fitting(_OFFERS, session)
    return Finding(
        line.line.exercise_where,
        _TOO_HEAVY.format(exercise=name_of(line)),
        f"finish with {name_exercises(offers)}" if offers else "finish with something moderate",
        fixes=replacements(line, offers),
    )


def _too_hard(line: TrainedLine, hard: Amount) -> Iterator[Finding]:
    for where, group in line.groups:
        if group.effort is not None and group.effort.low <= hard:
            from gplang import wording  # only a finding needs it

            message = _TOO_HARD.format(effort=wording.effort(group.effort))
            yield Finding(where, message, f"leave more than {hard} in reserve")
        elif takes_all(group) and line.exercise.kind in _WEARING:
            yield Finding(where, _ALL_OUT, f"leave more than {hard} in reserve")


def _too_much(line: TrainedLine, numbers: Numbers) -> Iterator[Finding]:
    """Report sprints at full speed, and so many repetitions that their form is lost."""
    most, easy = numbers.amount("most_reps"), numbers.amount("easy_percent")
    if line.exercise.kind is Kind.SPRINT and not all(is_easy(done.group, easy) for done in line.groups):
        message = _TOO_FAST.format(exercise=name_of(line))
        yield Finding(line.line.exercise_where, message, "do it first, behind the warm-up, or make it `@light`")
    elif line.exercise.kind in _WEARING and not has_open_rounds(line) and (reps := reps_in(line)) > most:
        message = _TOO_LONG.format(reps=count(reps, "repetition"))
        yield Finding(line.doses_where, message, f"end while the form is good: {most} at the most")
