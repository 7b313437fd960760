"""One exercise line before and after, part by part."""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from gplang.changes.records import Cause, Facet
from gplang.changes.values import (
    Amount,
    Groups,
    Tempo,
    Thing,
    progression_of,
    settle_groups,
    substitution_of,
)
from gplang.quantities import Dose, Effort, EffortScale, Measure, StepUnit
from gplang.records import NamedTuple, replace
from gplang.scheduling.reasons import Reason
from gplang.scheduling.records import LoadForm, ScheduledExercise, ScheduledGroup, ScheduledLoad

_PLAIN = frozenset({LoadForm.WEIGHT, LoadForm.BODYWEIGHT})


class PartChange(NamedTuple):
    """A part of a line that is another one; `step` is the difference where that is one number."""

    facet: Facet
    old: Thing | None
    new: Thing | None
    step: Amount | None = None


class Weeks(NamedTuple):
    """The week a line stands in, before and after, and the new number of every old week.

    `alike`: the two weeks have the same kind, adjustments and holds.
    """

    old: int
    new: int
    renumbered: Mapping[int, int]
    alike: bool


_WHOLE: tuple[tuple[Facet, Callable[[ScheduledExercise], Thing | None]], ...] = (
    (Facet.ROLE, lambda line: line.role),
    (Facet.SUBSTITUTION, substitution_of),
    (Facet.REST, lambda line: line.joint_rest),
    (Facet.TEMPO, lambda line: None if line.joint_tempo is None else Tempo(line.joint_tempo)),
    (Facet.METHOD, lambda line: line.method),
    (Facet.CUE, lambda line: line.cue),
    (Facet.OPTIONAL, lambda line: Facet.OPTIONAL.value if line.optional else None),
    (Facet.PROGRESSION, progression_of),
    (Facet.SUPERSET, lambda line: None if line.label is None else line.label.upper()),
)
"""The parts of a line that every week has alike."""


def find_causes(old: ScheduledExercise, new: ScheduledExercise) -> tuple[Cause, ...]:
    """Return why a log changes the dose of a line, as far as it did not for the same reason before."""
    if not new.reasons:
        return ()
    known = {_ground(each) for each in old.reasons}
    return tuple(Cause(each, new.unit) for each in dict.fromkeys(new.reasons) if _ground(each) not in known)


def _ground(reason: Reason) -> tuple[object, ...]:
    """Return what makes two reasons one, whatever the sets are that were asked for."""
    return (reason.why, reason.date, reason.factor, reason.shift, reason.times, reason.stage, reason.best)


def compare_whole(old: ScheduledExercise, new: ScheduledExercise) -> tuple[PartChange, ...]:
    """Return what differs in the parts of a line that hold for all its weeks."""
    parts = ((facet, find(old), find(new)) for facet, find in _WHOLE)
    return tuple(PartChange(*each) for each in parts if each[1] != each[2])


def compare_sets(old: ScheduledExercise, new: ScheduledExercise, weeks: Weeks) -> Iterator[PartChange]:
    """Yield what differs in what a line asks for in one week; loads alike on the bar are the same."""
    if old.circuit != new.circuit:
        yield PartChange(Facet.CIRCUIT, old.circuit, new.circuit)
    if old.groups == new.groups and weeks.old == weeks.new:
        return
    was, now = _each_round(old, new)
    likes = (*now, *(None for _ in was))
    renumbered = [_renumber(group, weeks, like) for group, like in zip(was, likes, strict=False)]
    before = settle_groups(renumbered, weeks.new, old.exercise)
    after = settle_groups(now, weeks.new, new.exercise)
    if len(before) == len(after) == 1:
        yield from _compare_group(before[0], after[0], _load_step(was[0].load, now[0].load))
    elif list(map(_comparable, before)) != list(map(_comparable, after)):
        yield PartChange(Facet.SETS, Groups(before), Groups(after))


def _each_round(
    old: ScheduledExercise, new: ScheduledExercise
) -> tuple[tuple[ScheduledGroup, ...], tuple[ScheduledGroup, ...]]:
    """Return both lines' sets; of stations those of each round, since the circuit tells how many rounds there are."""
    if old.circuit is None or new.circuit is None:
        return old.groups, new.groups
    common = min(len(old.groups), len(new.groups))
    return _once(old.groups[:common]), _once(new.groups[:common])


def _once(groups: tuple[ScheduledGroup, ...]) -> tuple[ScheduledGroup, ...]:
    return tuple(group._replace(dose=replace(group.dose, sets=1)) for group in groups)


def _compare_group(old: ScheduledGroup, new: ScheduledGroup, load_step: Amount | None) -> Iterator[PartChange]:
    if old.dose != new.dose:
        yield PartChange(Facet.DOSE, old.dose, new.dose, _dose_step(old.dose, new.dose))
    if _amounts(old.effort) != _amounts(new.effort):
        yield PartChange(Facet.EFFORT, old.effort, new.effort, _effort_step(old.effort, new.effort))
    if old.load != new.load:
        yield PartChange(Facet.LOAD, old.load, new.load, load_step)


def _comparable(group: ScheduledGroup) -> tuple[object, ...]:
    """Return what makes two groups of sets the same, in whatever scale their efforts are written."""
    return (group.dose, _amounts(group.effort), group.load, group.rest, group.tempo)


def _renumber(group: ScheduledGroup, weeks: Weeks, like: ScheduledGroup | None) -> ScheduledGroup:
    """Return a group of the old plan that names an earlier week by its new number.

    A load relative to as many weeks back as that of the new group, `like`, becomes relative to the same week.
    """
    load = group.load
    if load is None or load.since is None:
        return group
    back = max(1, weeks.new - (weeks.old - load.since))
    since = weeks.renumbered.get(load.since, back)
    if like is not None and like.load is not None and like.load.since == back:
        since = back
    return group if since == load.since else group._replace(load=load._replace(since=since))


def _amounts(effort: Effort | None) -> object:
    return None if effort is None else (effort.low, effort.high)


def _dose_step(old: Dose, new: Dose) -> Amount | None:
    if old == replace(new, sets=old.sets, optional=old.optional) and old.optional == new.optional:
        return Amount(Fraction(new.sets - old.sets), StepUnit.SETS)
    if old.low is None or old.high is None or new.low is None or new.high is None or new.measure is not Measure.REPS:
        return None
    by = new.low - old.low
    if new.parts or old != replace(new, low=old.low, high=old.high) or by != new.high - old.high:
        return None
    return Amount(Fraction(by), StepUnit.REPS)


def _effort_step(old: Effort | None, new: Effort | None) -> Amount | None:
    if old is None or new is None or {old.written, new.written} != {EffortScale.RIR}:
        return None
    by = new.low - old.low
    return Amount(Fraction(by), StepUnit.RIR) if by == new.high - old.high else None


def _load_step(old: ScheduledLoad | None, new: ScheduledLoad | None) -> Amount | None:
    if old is None or new is None or old.form is not new.form or old.form not in _PLAIN or old.unit is not new.unit:
        return None
    if old.rounded is None or new.rounded is None or new.unit is None:
        return None
    by = new.rounded.low - old.rounded.low
    return Amount(by, StepUnit(new.unit.value)) if by == new.rounded.high - old.rounded.high else None
