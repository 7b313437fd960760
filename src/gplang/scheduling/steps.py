"""Progress: a dose after k steps."""

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from gplang.model.session import SetGroup
from gplang.quantities import MOST_COUNTED, Effort, Measure, Progress, Step, StepUnit, WeightUnit
from gplang.records import NamedTuple
from gplang.scheduling.draft import Draft, DraftLoad, add_weight, exactly, half_up, number, scale
from gplang.scheduling.records import ChangeUnit, LoadChange, LoadForm, Range
from gplang.scheduling.turns import Leg, Moment

_LOADS = frozenset({StepUnit.KG, StepUnit.LB, StepUnit.PERCENT})
_COUNTED = {StepUnit.REPS: Measure.REPS, StepUnit.SECONDS: Measure.SECONDS}
_HALF_STEPS = tuple(Decimal(halves // 2) if halves % 2 == 0 else Decimal(halves) / 2 for halves in range(21))
"""Repetitions in reserve, from 0 to 10."""


def is_load_step(progress: Progress | None) -> bool:
    """Return whether a progression changes the load by itself, from week to week or from session to session."""
    return isinstance(progress, Step) and progress.unit in _LOADS and progress.interval is not None


def can_step(group: SetGroup, step: Step) -> bool:
    """Return whether a step applies to a group of sets: repetitions, seconds, an effort."""
    if step.unit is StepUnit.RIR:
        return group.effort is not None
    counted = _COUNTED.get(step.unit)
    dose = group.dose
    return counted is None or (dose.measure is counted and dose.low is not None and not dose.parts)


def take_steps(
    drafts: tuple[Draft, ...], step: Step | None, moment: Moment, unit: WeightUnit
) -> tuple[tuple[Draft, ...], bool]:
    """Return the doses after the steps of this moment, and whether later steps change nothing more.

    `drafts` are the doses before any step, `unit` is that of the loads and of the step's weights. Without a `step`
    they stay, and are not settled.
    """
    if step is None:
        return drafts, False
    taken = _take(drafts, step, moment, unit)
    if not _can_settle(drafts, step):
        return taken, False
    return taken, taken == _take(drafts, step, moment._replace(steps=moment.steps + 1), unit)


class Gone(NamedTuple):
    """Legs that have come to an end, and the doses behind them."""

    legs: tuple[Leg, ...]
    drafts: tuple[Draft, ...]


GoneBy = dict[tuple[tuple[Draft, ...], Step | None], Gone]
"""By the doses before any leg, and the step, what has been gone last: a log mostly goes on from there."""


def take_legs(
    drafts: tuple[Draft, ...], step: Step | None, legs: tuple[Leg, ...], unit: WeightUnit, gone_by: GoneBy
) -> tuple[Draft, ...]:
    """Return the doses, with the steps of a moment taken, after the legs that a log adds to them.

    A load of which nobody knows what it was is the one that was recorded.
    """
    if not legs:
        return drafts
    ended = legs[:-1]
    gone = gone_by.get((drafts, step))
    if gone is None or gone.legs != ended[: len(gone.legs)]:
        gone = Gone((), drafts)
    behind = gone.drafts
    for leg in ended[len(gone.legs) :]:
        behind = _take_leg(behind, step, leg, unit)
    gone_by[drafts, step] = Gone(ended, behind)
    return _take_leg(behind, step, legs[-1], unit)


def ease(drafts: tuple[Draft, ...], share: Fraction) -> tuple[Draft, ...]:
    """Return the doses with a share of their loads."""
    return tuple(
        [
            draft if draft.load is None or draft.load.follows else draft._replace(load=scale(draft.load, share))
            for draft in drafts
        ]
    )


def _take_leg(drafts: tuple[Draft, ...], step: Step | None, leg: Leg, unit: WeightUnit) -> tuple[Draft, ...]:
    begun = tuple([_begin_leg(draft, leg, unit) for draft in drafts])
    if step is None or not leg.steps:
        return begun
    return _take(begun, step, Moment(leg.steps, wave_step=0, adjusts=()), unit)


def _begin_leg(draft: Draft, leg: Leg, unit: WeightUnit) -> Draft:
    load = draft.load
    if load is None or load.form is LoadForm.RELATIVE:
        if leg.anchor is None:
            return draft
        load = DraftLoad(LoadForm.WEIGHT, Range(leg.anchor, leg.anchor), Range(leg.anchor, leg.anchor))
    if load.follows:
        return draft
    if leg.factor != 1:
        load = scale(load, leg.factor)
    return draft._replace(load=add_weight(load, leg.shift, unit) if leg.shift else load)


def _take(drafts: tuple[Draft, ...], step: Step, moment: Moment, unit: WeightUnit) -> tuple[Draft, ...]:
    if step.unit in _LOADS:
        return tuple(_step_load(draft, step, moment, unit) for draft in drafts)
    if step.unit is StepUnit.SETS:
        return _step_sets(drafts, step, moment.steps)
    if step.unit is StepUnit.RIR:
        return tuple(_step_effort(draft, step, moment.steps) for draft in drafts)
    return tuple(_step_count(draft, step, moment.steps) for draft in drafts)


def _can_settle(drafts: tuple[Draft, ...], step: Step) -> bool:
    """Return whether the steps can come to an end; they cannot where they do not apply to the doses.

    Without a limit, growth does not end, except for efforts and for per cent of zero.
    """
    if step.unit is StepUnit.RIR:
        return any(draft.effort is not None for draft in drafts)
    drafts = tuple(draft for draft in drafts if draft.load is None or not draft.load.follows)
    ends = step.limit is not None or step.amount <= 0
    if step.unit in _LOADS:
        loads = [draft.load.exact for draft in drafts if draft.load is not None and draft.load.exact is not None]
        grows = step.unit is not StepUnit.PERCENT or any(load.low or load.high for load in loads)
        return len(loads) == len(drafts) and (ends or not grows or not drafts)
    counted = _COUNTED.get(step.unit)
    return ends and any(counted is None or _is_counted_in(draft, counted) for draft in drafts)


def _step_load(draft: Draft, step: Step, moment: Moment, unit: WeightUnit) -> Draft:
    if draft.load is None:
        return draft._replace(load=_relative(step, moment, unit))
    if draft.load.follows:
        return draft
    taken = _reach(draft.load, step, moment.steps)
    load = _grow(draft.load, taken / 100) if step.unit is StepUnit.PERCENT else _lift(draft.load, taken, moment, unit)
    return draft._replace(load=_limited(load, step))


def _grow(load: DraftLoad, share: Fraction) -> DraftLoad:
    return scale(load, share + 1) if share else load


def _lift(load: DraftLoad, amount: Fraction, moment: Moment, unit: WeightUnit) -> DraftLoad:
    return add_weight(load, amount, unit) if moment.steps else load


def _reach(load: DraftLoad, step: Step, steps: int) -> Fraction:
    """Return how far a load changes in a number of steps: until its leading end is at the limit, or it is zero.

    A load that began beyond the limit stays. Weight added to the body weight may pass 0 by weight, not by per cent.
    """
    wanted = exactly(step.amount) * steps
    ends = load.percent if load.exact is None else load.exact
    if ends is None or not wanted:
        return wanted
    leading = ends.high if step.amount > 0 else ends.low
    room = [] if step.limit is None or load.exact is None else [_room(leading, exactly(step.limit), step.unit)]
    if step.unit is StepUnit.PERCENT:
        if any(end * wanted < 0 for end in ends):
            room.append(Fraction(100 if step.amount > 0 else -100))
    elif step.amount < 0 and load.exact is not None and load.form is not LoadForm.BODYWEIGHT:
        room.append(-leading)
    if not room:
        return wanted
    if step.amount > 0:
        return min([wanted, *(max(far, Fraction(0)) for far in room if far is not None)])
    return max([wanted, *(min(far, Fraction(0)) for far in room if far is not None)])


def _room(leading: Fraction, limit: Fraction, unit: StepUnit) -> Fraction | None:
    """Return the distance to a limit, in per cent or in weight; None in per cent of a load of zero."""
    if unit is not StepUnit.PERCENT:
        return limit - leading
    return (limit - leading) * 100 / abs(leading) if leading else None


def _limited(load: DraftLoad, step: Step) -> DraftLoad:
    """Keep rounding from passing the step's limit."""
    if step.limit is None or load.exact is None:
        return load
    limit = exactly(step.limit)
    return load._replace(most=limit) if step.amount > 0 else load._replace(least=limit)


def _relative(step: Step, moment: Moment, unit: WeightUnit) -> DraftLoad | None:
    """Return how an unknown load differs from the last normal week's; None in its first week."""
    if moment.since is None:
        return None
    taken = moment.steps - moment.since_steps
    if step.unit is StepUnit.PERCENT:
        change = LoadChange(exactly(step.amount) * taken, ChangeUnit.PERCENT)
    else:
        change = LoadChange(exactly(step.amount) * taken, ChangeUnit(unit.value))
    return DraftLoad(LoadForm.RELATIVE, changes=(change,))


def _step_count(draft: Draft, step: Step, steps: int) -> Draft:
    """Move repetitions or seconds, a range as a whole; doses counted otherwise stay, and so do complexes."""
    if draft.low is None or draft.high is None or not _is_counted_in(draft, _COUNTED.get(step.unit)):
        return draft
    shift = _shift(steps, step, draft.low, draft.high)
    shift = min(max(shift, 1 - draft.low), MOST_COUNTED[draft.measure] - draft.high)
    return draft._replace(low=draft.low + shift, high=draft.high + shift)


def _step_sets(drafts: tuple[Draft, ...], step: Step, steps: int) -> tuple[Draft, ...]:
    """Add sets to the line's last group, to both ends of a range; the limit counts all sets of the line."""
    if not drafts:
        return drafts
    least, most = (sum(ends) for ends in zip(*((draft.least, draft.sets) for draft in drafts), strict=True))
    last = drafts[-1]
    shift = max(_shift(steps, step, least, most), 1 - last.least)
    fewest = None if last.fewest is None else last.fewest + shift
    return (*drafts[:-1], last._replace(sets=last.sets + shift, fewest=fewest))


def _is_counted_in(draft: Draft, measure: Measure | None) -> bool:
    return draft.measure is measure and draft.low is not None and not draft.parts


def _shift(steps: int, step: Step, low: int | Fraction, high: int | Fraction) -> int | Fraction:
    """Return how far a range moves: all steps, as far as the limit allows."""
    shift = steps * number(step.amount)
    if step.limit is None:
        return shift
    limit = number(step.limit)
    if shift > 0:
        return min(shift, max(limit - high, 0))
    return max(shift, min(limit - low, 0))


def _step_effort(draft: Draft, step: Step, steps: int) -> Draft:
    """Move an effort, a range as a whole to its limit; each end stays within the scale."""
    if draft.effort is None:
        return draft
    low, high = exactly(draft.effort.low), exactly(draft.effort.high)
    shift = _shift(steps, step, low, high)
    return draft._replace(effort=make_effort(low + shift, high + shift, draft.effort))


@lru_cache(maxsize=1_000)
def make_effort(low: Fraction | Decimal, high: Fraction | Decimal, like: Effort) -> Effort:
    """Return an effort on the scale of `like`, within 0 to 10 repetitions in reserve, in half steps."""
    first = _half_step(low)
    return Effort(first, first if high == low else _half_step(high), like.written)


def _half_step(value: Fraction | Decimal) -> Decimal:
    return _HALF_STEPS[min(max(half_up(2 * value), 0), len(_HALF_STEPS) - 1)]
