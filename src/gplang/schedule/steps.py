"""Progress: what k steps make of a dose."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from gplang.model.plan import SetGroup
from gplang.quantities import Effort, Measure, Progress, Step, StepUnit, WeightUnit
from gplang.schedule.draft import Draft, DraftLoad, add_weight, convert, scale
from gplang.schedule.records import ChangeUnit, LoadChange, LoadForm, Range
from gplang.schedule.turns import Turn

_WEIGHTS = {StepUnit.KG: WeightUnit.KG, StepUnit.LB: WeightUnit.LB}
_LOADS = frozenset({StepUnit.KG, StepUnit.LB, StepUnit.PERCENT})
_COUNTED = {StepUnit.REPS: Measure.REPS, StepUnit.SECONDS: Measure.SECONDS}
_MOST_RIR = Fraction(10)


def is_load_step(progress: Progress | None) -> bool:
    """Tell whether a progression changes the load from week to week by itself."""
    return isinstance(progress, Step) and progress.unit in _LOADS and progress.weeks is not None


def can_step(group: SetGroup, step: Step) -> bool:
    """Tell whether a step is of something that a group of sets has: repetitions, seconds, an effort."""
    if step.unit is StepUnit.RIR:
        return group.effort is not None
    counted = _COUNTED.get(step.unit)
    return counted is None or (group.dose.measure is counted and group.dose.low is not None)


def apply_steps(
    drafts: tuple[Draft, ...], progress: Progress | None, turn: Turn, unit: WeightUnit
) -> tuple[Draft, ...]:
    """Return the doses with the steps of this turn taken; `unit` is that of the loads.

    A double progression and `progress hold` leave everything as it is.
    """
    if not isinstance(progress, Step) or progress.weeks is None:
        return drafts
    steps = turn.k // progress.weeks
    if progress.unit in _LOADS:
        return tuple(_step_load(draft, progress, steps, turn, unit) for draft in drafts)
    if progress.unit is StepUnit.SETS:
        return _step_sets(drafts, progress, steps)
    if progress.unit is StepUnit.RIR:
        return tuple(_step_effort(draft, progress, steps) for draft in drafts)
    return tuple(_step_count(draft, progress, steps) for draft in drafts)


def is_settled(drafts: tuple[Draft, ...], progress: Progress | None, turn: Turn, unit: WeightUnit) -> bool:
    """Tell whether the step after this turn's, and so any later one, changes nothing more.

    `drafts` are the doses before any step. Never so where the step is of something they do not have.
    """
    if not isinstance(progress, Step) or progress.weeks is None:
        return False
    if progress.unit in _LOADS:
        has_it = all(draft.load is not None and draft.load.exact is not None for draft in drafts)
    elif progress.unit is StepUnit.RIR:
        has_it = any(draft.effort is not None for draft in drafts)
    else:
        counted = _COUNTED.get(progress.unit)
        has_it = any(counted is None or (draft.measure is counted and draft.low is not None) for draft in drafts)
    later = turn._replace(k=turn.k + progress.weeks)
    return has_it and apply_steps(drafts, progress, turn, unit) == apply_steps(drafts, progress, later, unit)


def _step_load(draft: Draft, step: Step, steps: int, turn: Turn, unit: WeightUnit) -> Draft:
    if draft.load is None:
        return replace(draft, load=_relative(step, steps, turn, unit))
    if step.unit is StepUnit.PERCENT:
        load = _grow(draft.load, steps * Fraction(step.amount) / 100)
    else:
        own = _WEIGHTS[step.unit]
        amount = steps * convert(Fraction(step.amount), own, unit)
        load = draft.load
        if steps:
            load = add_weight(load, amount, unit)
            load = replace(load, inexact=load.inexact or own is not unit)
    return replace(draft, load=_limited(load, draft.load, step, unit))


def _grow(load: DraftLoad, share: Fraction) -> DraftLoad:
    return scale(load, 1 + share) if share else load


def _limited(load: DraftLoad, before: DraftLoad, step: Step, unit: WeightUnit) -> DraftLoad:
    """Keep a load from passing the step's limit; one that began beyond it stays where it began."""
    if load.exact is None or before.exact is None or step.limit is None or step.limit_unit not in _WEIGHTS:
        return load
    limit = convert(Fraction(step.limit), _WEIGHTS[step.limit_unit], unit)
    width = load.exact.high - load.exact.low
    if step.amount > 0:
        load = replace(load, most=limit)
        if load.exact and load.exact.high > limit:
            high = max(limit, before.exact.high)
            return replace(load, exact=Range(high - width, high))
    else:
        load = replace(load, least=limit)
        if load.exact and load.exact.low < limit:
            low = min(limit, before.exact.low)
            return replace(load, exact=Range(low, low + width))
    return load


def _relative(step: Step, steps: int, turn: Turn, unit: WeightUnit) -> DraftLoad | None:
    """Return how a load nobody knows differs from the last normal week's; None in its first week."""
    if turn.since is None:
        return None
    taken = steps - turn.since_k // (step.weeks or 1)
    if step.unit is StepUnit.PERCENT:
        change = LoadChange(taken * Fraction(step.amount), ChangeUnit.PERCENT)
    else:
        change = LoadChange(taken * convert(Fraction(step.amount), _WEIGHTS[step.unit], unit), ChangeUnit(unit.value))
    return DraftLoad(LoadForm.RELATIVE, changes=(change,))


def _step_count(draft: Draft, step: Step, steps: int) -> Draft:
    """Move repetitions or seconds, a range as a whole; doses counted otherwise stay."""
    if draft.low is None or draft.high is None or draft.measure is not _COUNTED.get(step.unit):
        return draft
    shift = _shift(steps, step, draft.low, draft.high)
    shift = max(shift, 1 - draft.low)
    return replace(draft, low=draft.low + shift, high=draft.high + shift)


def _step_sets(drafts: tuple[Draft, ...], step: Step, steps: int) -> tuple[Draft, ...]:
    """Add sets to the line's last group; the limit counts all sets of the line."""
    if not drafts:
        return drafts
    total = sum((draft.sets for draft in drafts), Fraction(0))
    last = drafts[-1]
    shift = max(_shift(steps, step, total, total), 1 - last.sets)
    return (*drafts[:-1], replace(last, sets=last.sets + shift))


def _shift(steps: int, step: Step, low: Fraction, high: Fraction) -> Fraction:
    """Return how far a range moves: all steps, as far as the limit lets it."""
    shift = steps * Fraction(step.amount)
    if step.limit is None:
        return shift
    limit = Fraction(step.limit)
    if shift > 0:
        return min(shift, max(limit - high, Fraction(0)))
    return max(shift, min(limit - low, Fraction(0)))


def _step_effort(draft: Draft, step: Step, steps: int) -> Draft:
    if draft.effort is None:
        return draft
    shift = steps * Fraction(step.amount)
    ends = [_bounded(Fraction(end) + shift, step, Fraction(end)) for end in (draft.effort.low, draft.effort.high)]
    return replace(draft, effort=make_effort(ends[0], ends[1], draft.effort))


def _bounded(value: Fraction, step: Step, before: Fraction) -> Fraction:
    if step.limit is not None:
        limit = Fraction(step.limit)
        value = max(value, min(limit, before)) if step.amount < 0 else min(value, max(limit, before))
    return value


def make_effort(low: Fraction, high: Fraction, like: Effort) -> Effort:
    """Return an effort on the scale of `like`, within 0 to 10 repetitions in reserve, in half steps."""
    ends = []
    for value in (low, high):
        halves = (min(max(value, Fraction(0)), _MOST_RIR) * 2 + Fraction(1, 2)).__floor__()
        ends.append(Decimal(halves // 2) if halves % 2 == 0 else Decimal(halves) / 2)
    return Effort(ends[0], ends[1], like.written)
