"""A main lift of a posterior session is trained too hard or too easily, or does not say how hard.

One or two repetitions in reserve on most sets build strength and leave enough for the next session; single sets may
have three. With none left, the back tends to lose its form on the last repetition; with more than three, little is
gained. So the rule reports a lift with any set outside 1–3, or with more than half of its sets outside 1–2. RPE is read
as 10 less the repetitions in reserve, and a range counts by its lower end: `@rir2-3` is 2. With a wave, all sets of one
cycle are judged together, and for the share of sets so are all lines of one exercise. Where a `progress` or a week's
`adjust` leaves the range, the finding is reported there.

`3xmax` leaves nothing in reserve, `3x5+` says nothing of it. Without any effort, a share of the maximum is read as
repetitions in reserve: a lift is reported if even its hardest set leaves six or more, and none of its sets is open. One
with neither gets advice: a weight alone does not say how hard it is on the day. Jumps, swings and sprints have no
reserve to count. For an athlete with a sensitive lower back or knees, more in reserve is as it should be.

With `goal maintain`, nothing is to be trained to failure and nothing is too easy: the rule reports every working set of
strength work, whatever its role and session, that leaves less than 1 in reserve; `3xmax` leaves none. With `goal rehab`
nothing is too easy either.

    gpl fail
    session hips posterior
      primary    rdl              4x5        @rir0 rest 2-3min

    gpl pass
    session hips posterior
      primary    rdl              4x5        @rir1-2 rest 2-3min
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from gplang.catalog import HARD_KINDS
from gplang.diagnostics import Severity
from gplang.guide import Amount, Band, Numbers
from gplang.lint.facts import is_posterior, listed, number, sets_of, takes_all
from gplang.lint.lifts import Cause, Lift, SetsDone, distance, find_cause, is_more_than, remedy
from gplang.lint.reserve import reserve_of
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import TrainedLine
from gplang.quantities import Effort, EffortScale, StepUnit
from gplang.scheduling.draft import exactly
from gplang.scheduling.records import ScheduledGroup
from gplang.vocabulary import Goal, Role

_JUDGED, _MAINTAIN = Role.PRIMARY, Goal.MAINTAIN

_MOST = 10
"""RPE and repetitions in reserve together."""
_EVERY_SET = "{sets}; a primary keeps {reserve}"
_MOST_SETS = "{sets}; most sets of a primary keep {reserve}"
_MAINTAINED = "{sets}; who maintains keeps {reserve}"
_NO_EFFORT = "no effort written; most sets of a primary keep {range} in reserve"
_TOO_EASY = "at least {reps} repetitions in reserve by the share of the maximum"


@rule(
    "D204",
    "primary-effort",
    severity=Severity.WARNING,
    guide=("G29",),
    since="0.1",
    settings=("goal",),
    messages=(_EVERY_SET, _MOST_SETS, _MAINTAINED, _NO_EFFORT, _TOO_EASY),
)
def check(line: TrainedLine, numbers: Numbers) -> Iterator[Finding]:
    """Compare the repetitions in reserve of every set, and of most of them, with the guide's ranges."""
    goal = line.trainee.plan.goal
    maintains = goal is _MAINTAIN
    if maintains and line.is_working and line.exercise.kind in HARD_KINDS:
        yield from _tell_failure(line, numbers.band("rir"), numbers.band("most_rir"))
    if maintains or line.role is not _JUDGED or not is_posterior(line):
        return
    if line.exercise.kind not in HARD_KINDS and any(takes_all(each.group) for each in line.lift.groups):
        return
    every, most, share = numbers.band("rir"), numbers.band("most_rir"), numbers.amount("share")
    every_kept, most_kept = _kept(every, line), _kept(most, line)
    if goal is Goal.REHAB:
        every, share = every_kept, 1
    if wrong := _outside(line.own, every_kept):
        cause = find_cause(line.own, lambda each: _outside(each, every_kept))
        yield _tell(cause, line.own, wrong, (_EVERY_SET, every), every, most)
    if not line.leads or any(_outside(each, every_kept) for each in line.lift.each):
        return
    if not any(_reserve_of(each.group) is not None for each in line.lift.groups):
        yield from () if goal is Goal.REHAB else _tell_none(line, most, numbers.amount("easy_rir"))
        return

    def most_outside(each: Lift) -> list[SetsDone]:
        off = _outside(each, most_kept)
        return off if is_more_than(share, off, each) else []

    if off := most_outside(line.lift):
        cause = find_cause(line.lift, most_outside)
        yield _tell(cause, line.lift, off, (_MOST_SETS, most), most, most)


def _tell_failure(line: TrainedLine, every: Band, most: Band) -> Iterator[Finding]:
    """Report sets that leave too little in reserve in a plan that only maintains; one of all there is leaves none."""
    spared = Band(every.low, _MOST)

    if off := _outside(line.own, spared):
        cause = find_cause(line.own, lambda each: _outside(each, spared))
        yield _tell(cause, line.own, off, (_MAINTAINED, spared), every, most)


def _outside(lift: Lift, band: Band) -> list[SetsDone]:
    """Return the sets with a known effort outside the band; ranges count by their lower end."""
    return [each for each in lift.groups if _distance(each, band)]


def _kept(band: Band, line: TrainedLine) -> Band:
    """Return what a lift may keep in reserve: nothing is too much for who has to spare the back or the knees."""
    athlete = line.trainee.athlete
    spares = line.trainee.plan.goal is Goal.REHAB or (athlete is not None and athlete.sensitive)
    return Band(band.low, _MOST) if spares else band


def _distance(sets: SetsDone, band: Band) -> Amount:
    return distance(band, reserve := _reserve_of(sets.group), reserve)


def _reserve_of(group: ScheduledGroup) -> Fraction | None:
    """Return what sets leave in reserve as they are written; None where nothing says it."""
    if group.effort is not None:
        return exactly(group.effort.low)
    return Fraction(0) if takes_all(group) else None


def _tell_none(line: TrainedLine, most: Band, easy: Amount) -> Iterator[Finding]:
    """Report a lift without any effort whose share of the maximum says too little, or that it is too easy."""
    every = [each.group for each in line.lift.groups]
    groups = [group for group in every if not group.dose.amrap]
    if line.exercise.kind not in HARD_KINDS or not groups:
        return
    reserves = [reserve_of(group, line.exercise, line.trainee) for group in groups]
    known = [reserve for reserve in reserves if reserve is not None]
    if not known and not any(group.load is not None and group.load.percent is not None for group in groups):
        message = _NO_EFFORT.format(range=most)
        yield Finding(line.doses_where, message, f"write `{_written(most, ())}`", Severity.ADVICE, yields_to=("S103",))
    elif len(known) == len(every) and min(known) >= max(easy, most.high + 1):
        message = _TOO_EASY.format(reps=number(min(known)))
        hint = f"most sets of a primary keep {most}: take more weight, or do more repetitions"
        yield Finding(line.doses_where, message, hint)


def _tell(cause: Cause, lift: Lift, off: Sequence[SetsDone], told: tuple[str, Band], band: Band, most: Band) -> Finding:
    """Report the sets of a lift that lie outside a `band`; `most` is where most sets belong.

    `told` is the message, and what it says is to be kept in reserve.
    """
    message, kept = told
    efforts = listed("RIR 0" if each.group.effort is None else _words(each.group.effort) for each in off)
    return Finding(
        cause.where,
        message.format(sets=sets_of(lift, off, efforts, "at"), reserve=_reserve(kept, off)),
        remedy(cause, lift, StepUnit.RIR, band, f"train most sets at `{_written(most, off)}`"),
        related=cause.related,
        gravity=max(_distance(each, band) for each in off),
    )


def _words(effort: Effort) -> str:
    """Return an effort on the scale it was written in: `RIR 0–1`, `RPE 10`."""
    low, high = Fraction(effort.low), Fraction(effort.high)
    if effort.written is EffortScale.RPE:
        low, high = _MOST - high, _MOST - low
    text = number(low) if low == high else f"{number(low)}–{number(high)}"
    return f"{effort.written.value.upper()} {text}"


def _by_rpe(groups: Sequence[SetsDone]) -> bool:
    return any(each.group.effort is not None and each.group.effort.written is EffortScale.RPE for each in groups)


def _reserve(band: Band, groups: Sequence[SetsDone]) -> str:
    """Return `1–3 in reserve`, with the matching RPE where the plan uses RPE."""
    if band.high == _MOST:
        return f"{band.low} or more in reserve{f' (RPE {_MOST - band.low} or less)' if _by_rpe(groups) else ''}"
    return f"{band} in reserve{f' (RPE {_rpe(band)})' if _by_rpe(groups) else ''}"


def _written(band: Band, groups: Sequence[SetsDone]) -> str:
    return f"@rpe{_rpe(band)}".replace("–", "-") if _by_rpe(groups) else f"@rir{band}".replace("–", "-")


def _rpe(band: Band) -> Band:
    return Band(_MOST - band.high, _MOST - band.low)
