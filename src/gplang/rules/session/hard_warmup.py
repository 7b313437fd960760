"""A warm-up tires the muscles that it should activate.

Whatever a warm-up costs is missing in the first working set. A warm-up set is too hard if it is written with three
repetitions in reserve or fewer, if it takes as many repetitions as possible, if its load reaches that of the first
working set of the same lift, if it takes more than five repetitions at over 60 % of the lift's maximum, or if it is
over 80 % of it outside a ramp: in front of a heavier working set, single repetitions may come close to that. So is a
line with more than a hundred repetitions of anything but mobility, jumps or endurance. These limits are convention;
that a warm-up stays easy is not.

Loads are compared where both are known: as weights, as percentages of one maximum, or as weight on the body.

    gpl fail
    session hips posterior
      warmup     band-walk        2x12/side
      warmup     rdl              2x8        @65%
      primary    rdl              4x5        @rir2 @75% rest 2-3min
      secondary  hip-thrust       3x8        @rir2
      accessory  seated-leg-curl  3x10       @rir2
      accessory  sl-rdl           2x10/side  @rir2

    gpl pass
    session hips posterior
      warmup     band-walk        2x12/side
      warmup     rdl              1x8 @bar, 1x5 @50%, 1x3 @65%
      primary    rdl              4x5        @rir2 @75% rest 2-3min
      secondary  hip-thrust       3x8        @rir2
      accessory  seated-leg-curl  3x10       @rir2
      accessory  sl-rdl           2x10/side  @rir2
"""

from collections.abc import Iterator
from fractions import Fraction

from gplang.catalog import HARD_KINDS, Exercise, Kind
from gplang.diagnostics import Label, Severity
from gplang.guide import Numbers
from gplang.lint.facts import count, number, reps_in, takes_all
from gplang.lint.maxima import find_best
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import GroupDone, Known, TrainedLine, TrainedSession, Trainee
from gplang.quantities import Measure, ShareOf
from gplang.scheduling.draft import convert
from gplang.scheduling.records import LoadForm, Range, ScheduledLoad
from gplang.vocabulary import Role

_WEIGHED = frozenset({LoadForm.WEIGHT, LoadForm.PERCENT})
_ALL_OUT = "a warm-up to the last repetition"
_TOO_HARD = "a warm-up at {effort}"
_TOO_LONG = "a warm-up of {reps}"
_AT_WORK = "a warm-up at the first working load"
_ABOVE_WORK = "a warm-up above the first working load"
_TOO_HEAVY = "a warm-up at {percent} %, in front of no heavier set of it"
_TOO_MANY = "{reps} reps at {percent} % in a warm-up"


@rule(
    "S111",
    "hard-warmup",
    severity=Severity.WARNING,
    guide=("G24",),
    since="0.1",
    needs=Known.THERE,
    messages=(_ALL_OUT, _TOO_HARD, _TOO_LONG, _AT_WORK, _ABOVE_WORK, _TOO_HEAVY, _TOO_MANY),
)
def check(session: TrainedSession, numbers: Numbers) -> Iterator[Finding]:
    """Check the effort, the load and the repetitions of each warm-up set."""
    if not session.is_posterior:
        return
    for line in session.of(Role.WARMUP):
        first = _first_work(line.exercise, session)
        for done in line.groups:
            found = (
                _too_hard(done, line.exercise, numbers)
                or _at_working_load(done, first, line.exercise)
                or _too_heavy(done, first, line.exercise, session.trainee, numbers)
                or _too_many(done, line.exercise, session.trainee, numbers)
            )
            if found:
                yield found
        yield from _too_long(line, numbers)


def _too_hard(done: GroupDone, exercise: Exercise, numbers: Numbers) -> Finding | None:
    effort, hard = done.group.effort, numbers.amount("hard_rir")
    hint = f"leave more than {hard} in reserve"
    if effort is None:
        all_out = takes_all(done.group) and exercise.kind in HARD_KINDS
        return Finding(done.where, _ALL_OUT, hint) if all_out else None
    if effort.low > hard:
        return None
    from gplang import wording  # only a finding needs it

    return Finding(done.where, _TOO_HARD.format(effort=wording.effort(effort)), hint)


def _too_long(line: TrainedLine, numbers: Numbers) -> Iterator[Finding]:
    """Find a line that tires by its mere number of repetitions."""
    most = numbers.amount("most_reps")
    if line.exercise.kind is Kind.ACTIVATION or line.exercise.kind in HARD_KINDS:
        reps = reps_in(line)
        if reps > most:
            message = _TOO_LONG.format(reps=count(reps, "repetition"))
            yield Finding(line.doses_where, message, f"do two or three sets, {most} at the most")


# ---- loads


def _first_work(exercise: Exercise, session: TrainedSession) -> GroupDone | None:
    """Return the first working sets of an exercise."""
    lines = (line for line in session.lines if line.is_working and line.exercise.id == exercise.id)
    return next((done for line in lines for done in line.groups), None)


def _at_working_load(done: GroupDone, first: GroupDone | None, exercise: Exercise) -> Finding | None:
    if first is None or done.group.load is None or first.group.load is None:
        return None
    pair = _comparable(done.group.load, first.group.load)
    if pair is None or pair[0].high < pair[1].low:
        return None
    related = (Label(first.where, "the first working load"),)
    message = _AT_WORK if pair[0].high == pair[1].low else _ABOVE_WORK
    return Finding(done.where, message, "warm up with less weight", related=related, exercise=exercise.id)


def _comparable(warm: ScheduledLoad, work: ScheduledLoad) -> tuple[Range, Range] | None:
    """Return two loads in a common measure; None where that is not known."""
    alike = warm.form is work.form
    if warm.exact is not None and work.exact is not None and warm.unit is work.unit:
        weighed = warm.form in _WEIGHED and work.form in _WEIGHED
        return (warm.exact, work.exact) if weighed or (alike and warm.form is LoadForm.BODYWEIGHT) else None
    if alike and warm.percent is not None and work.percent is not None and _whole(warm) == _whole(work):
        return warm.percent, work.percent
    return None


def _too_heavy(
    done: GroupDone, first: GroupDone | None, exercise: Exercise, trainee: Trainee, numbers: Numbers
) -> Finding | None:
    """Find a heavy set that leads up to nothing heavier."""
    load, most = done.group.load, numbers.amount("most_percent")
    percent = None if load is None else _percent(load, exercise, trainee)
    if percent is None or percent <= most:
        return None
    work = first.group.load if first is not None else None
    if work is not None and load is not None and _comparable(load, work) is not None:
        return None
    message = _TOO_HEAVY.format(percent=number(percent))
    return Finding(done.where, message, f"take at most {most} % of the maximum", exercise=exercise.id)


# ---- repetitions


def _too_many(done: GroupDone, exercise: Exercise, trainee: Trainee, numbers: Numbers) -> Finding | None:
    dose, load = done.group.dose, done.group.load
    reps, most = dose.high, numbers.amount("reps")
    if dose.measure is not Measure.REPS or reps is None or reps <= most or load is None:
        return None
    limit, percent = numbers.amount("percent"), _percent(load, exercise, trainee)
    if percent is None or percent <= limit:
        return None
    message = _TOO_MANY.format(reps=reps, percent=number(percent))
    return Finding(done.where, message, f"above {limit} % of the maximum do {most} at the most, or take less weight")


def _percent(load: ScheduledLoad, exercise: Exercise, trainee: Trainee) -> Fraction | None:
    """Return a load as a share of the exercise's own maximum; None where that is not known."""
    if load.percent is not None and load.share is ShareOf.MAXIMUM and (load.of is None or load.of.id == exercise.id):
        return load.percent.high
    best = find_best(trainee, exercise.id)
    if best is None or load.exact is None or load.unit is None or load.form not in _WEIGHED:
        return None
    return load.exact.high * 100 / convert(best.amount, best.unit, load.unit)


def _whole(load: ScheduledLoad) -> tuple[object, ...]:
    """Return what a load is a percentage of."""
    return load.share, load.of and load.of.id
