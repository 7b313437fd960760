"""One exercise line before and after, part by part, in the words of all outputs."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from gplang import wording
from gplang.changes.records import Facet
from gplang.quantities import Dose, Effort, EffortScale, Measure
from gplang.scheduling.records import LoadForm, ScheduledExercise, ScheduledGroup, ScheduledLoad
from gplang.wording.numbers import short, signed

_PLAIN = frozenset({LoadForm.WEIGHT, LoadForm.BODYWEIGHT})


class Difference(NamedTuple):
    """A part of a line that is another one; `step` is the difference where that is one number."""

    facet: Facet
    old: str | None
    new: str | None
    step: str = ""


class Weeks(NamedTuple):
    """The week a line stands in, before and after, and the new number of every old week.

    `alike`: the two weeks have the same kind, adjustments and holds.
    """

    old: int
    new: int
    renumbered: Mapping[int, int]
    alike: bool


_WHOLE: tuple[tuple[Facet, Callable[[ScheduledExercise], str | None]], ...] = (
    (Facet.ROLE, lambda line: wording.role_name(line.role)),
    (Facet.SUBSTITUTION, wording.substitution),
    (Facet.REST, lambda line: None if line.rest is None else wording.rest(line.rest)),
    (Facet.TEMPO, lambda line: None if line.tempo is None else f"tempo {line.tempo}"),
    (Facet.METHOD, lambda line: line.method),
    (Facet.CUE, lambda line: line.cue),
    (Facet.PROGRESSION, wording.progression),
    (Facet.SUPERSET, lambda line: None if line.label is None else line.label.upper()),
)
"""The parts of a line that every week has alike."""


def compare_whole(old: ScheduledExercise, new: ScheduledExercise) -> tuple[Difference, ...]:
    """Return what differs in the parts of a line that hold for all its weeks."""
    texts = ((facet, tell(old), tell(new)) for facet, tell in _WHOLE)
    return tuple(Difference(*each) for each in texts if each[1] != each[2])


def compare_sets(old: ScheduledExercise, new: ScheduledExercise, weeks: Weeks) -> Iterator[Difference]:
    """Yield what differs in what a line asks for in one week; loads alike on the bar are the same."""
    if old.groups == new.groups and weeks.old == weeks.new:
        return
    if len(old.groups) == len(new.groups) == 1:
        yield from _compare_group(old, new, weeks)
        return
    likes = (*new.groups, *(None for _ in old.groups))
    renumbered = [_renumber(group, weeks, like) for group, like in zip(old.groups, likes, strict=False)]
    if list(map(_comparable, renumbered)) != list(map(_comparable, new.groups)):
        was = "; ".join(wording.group(group, weeks.new, old.exercise) for group in renumbered)
        now = "; ".join(wording.group(group, weeks.new, new.exercise) for group in new.groups)
        if was != now:
            yield Difference(Facet.SETS, was, now)


def _compare_group(old: ScheduledExercise, new: ScheduledExercise, weeks: Weeks) -> Iterator[Difference]:
    (before,), (after,) = old.groups, new.groups
    if before.dose != after.dose:
        yield Difference(
            Facet.DOSE, wording.dose(before.dose), wording.dose(after.dose), _dose_step(before.dose, after.dose)
        )
    efforts = before.effort, after.effort
    if _amounts(efforts[0]) != _amounts(efforts[1]):
        was, now = (None if effort is None else wording.effort(effort) for effort in efforts)
        yield Difference(Facet.EFFORT, was, now, _effort_step(*efforts))
    loads = _renumber(before, weeks, after).load, after.load
    if loads[0] != loads[1]:
        was = None if loads[0] is None else wording.load_of(loads[0], weeks.new, old.exercise)
        now = None if loads[1] is None else wording.load_of(loads[1], weeks.new, new.exercise)
        if was != now:
            yield Difference(Facet.LOAD, was, now, _load_step(*loads))


def _comparable(group: ScheduledGroup) -> tuple[object, ...]:
    """Return what makes two groups of sets the same, in whatever scale their efforts are written."""
    return (group.dose, _amounts(group.effort), group.load)


def _renumber(group: ScheduledGroup, weeks: Weeks, like: ScheduledGroup | None) -> ScheduledGroup:
    """Return a group of the old plan that names an earlier week by its new number.

    A load that is told from as many weeks back as that of the new group, `like`, is told from the same week.
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


def _dose_step(old: Dose, new: Dose) -> str:
    if old == replace(new, sets=old.sets):
        return _counted(new.sets - old.sets, "set")
    if None in (old.low, old.high, new.low, new.high) or new.measure is not Measure.REPS:
        return ""
    assert old.low is not None
    assert new.low is not None
    if old == replace(new, low=old.low, high=old.high) and old.high is not None and new.high is not None:
        by = new.low - old.low
        return _counted(by, "rep") if by == new.high - old.high else ""
    return ""


def _effort_step(old: Effort | None, new: Effort | None) -> str:
    if old is None or new is None or {old.written, new.written} != {EffortScale.RIR}:
        return ""
    by = new.low - old.low
    return f"{signed(by)} RIR" if by == new.high - old.high else ""


def _load_step(old: ScheduledLoad | None, new: ScheduledLoad | None) -> str:
    if old is None or new is None or old.form is not new.form or old.form not in _PLAIN or old.unit is not new.unit:
        return ""
    if old.rounded is None or new.rounded is None or new.unit is None:
        return ""
    by = new.rounded.low - old.rounded.low
    return f"{signed(short(by))} {new.unit.value}" if by == new.rounded.high - old.rounded.high else ""


def _counted(by: int | Fraction, noun: str) -> str:
    return f"{signed(by)} {noun}{'' if abs(by) == 1 else 's'}"
