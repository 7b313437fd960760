"""Whether a line was done as prescribed."""

from collections.abc import Sequence
from fractions import Fraction

from gplang.records import Enum, NamedTuple
from gplang.scheduling.answering.dealing import Share, weight_of
from gplang.scheduling.records import ScheduledExercise, ScheduledSet


class Outcome(Enum):
    """What became of a line; `LIGHT`: all repetitions, but with less weight than asked for."""

    PASSED = "passed"
    LIGHT = "light"
    SHORT = "short"
    SKIPPED = "skipped"


class Judgement(NamedTuple):
    """How a line was done.

    `more` is what every set had in weight over what was shown, None if some set had no more. `fewest` are the
    repetitions, seconds or metres of the set with the fewest, `open` those of the last open set; None where nobody
    wrote them. `weight` is that of all sets, None where it differs. `reaches_last`: the last set has all it asks for.
    """

    outcome: Outcome
    more: Fraction | None = None
    fewest: int | None = None
    open: int | None = None
    weight: Fraction | None = None
    reaches_last: bool = True


def judge(planned: ScheduledExercise, share: Share, half_step: Fraction) -> Judgement:
    """Return how a line was done: as prescribed are all sets with their repetitions and the weight that was shown.

    A weight is that within a `half_step` of its rounding. Sets of which a plan says that they may be left out may. What
    was done as planned has the numbers of the plan, of ranges the lower end.
    """
    if share.skipped:
        return Judgement(Outcome.SKIPPED, reaches_last=False)
    if share.as_planned:
        counts = [each.dose.low for each in share.sets]
        fewest = min((count for count in counts if count is not None), default=None)
        return Judgement(Outcome.PASSED, fewest=fewest, open=_find_open([*planned.sets], share.sets))
    asked = [each for each in planned.sets if not each.optional]
    done = share.sets
    counts = [each.dose.low for each in done]
    weights = {weight_of(each.load) for each in done}
    found = Judgement(
        Outcome.PASSED,
        fewest=min((count for count in counts if count is not None), default=None),
        open=_find_open([*planned.sets], done),
        weight=weights.pop() if len(weights) == 1 else None,
        reaches_last=len(done) >= len(asked) and (not asked or _has_all(done[len(asked) - 1], asked[-1])),
    )
    if len(done) < len(asked) or not all(_has_all(was, of) for was, of in zip(done, asked, strict=False)):
        return found._replace(outcome=Outcome.SHORT)
    over = [_over(was, of) for was, of in zip(done, asked, strict=False)]
    known = [each for each in over if each is not None]
    if any(each < -half_step for each in known):
        return found._replace(outcome=Outcome.LIGHT)
    if known and len(known) == len(over) and min(known) > half_step:
        return found._replace(more=min(known))
    return found


def _has_all(done: ScheduledSet, asked: ScheduledSet) -> bool:
    """Return whether a set has what was asked for; an open set without a number has it in any case."""
    if asked.dose.low is None:
        return True
    if done.dose.measure is not asked.dose.measure or done.dose.low is None:
        return False
    return done.dose.low >= asked.dose.low


def _over(done: ScheduledSet, asked: ScheduledSet) -> Fraction | None:
    """Return how much more weight a set had than was shown, of a range than at most; less is below its least."""
    if asked.load is None or asked.load.rounded is None:
        return None
    weight = weight_of(done.load)
    if weight is None:
        return None
    low, high = asked.load.rounded
    return weight - high if weight > high else min(weight - low, Fraction(0))


def _find_open(asked: Sequence[ScheduledSet], done: Sequence[ScheduledSet]) -> int | None:
    """Return the repetitions of the last open set, None if it was not done."""
    places = [at for at, each in enumerate(asked) if each.dose.amrap]
    if not places or places[-1] >= len(done):
        return None
    return done[places[-1]].dose.low
