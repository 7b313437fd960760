"""The stages of a dose: as written, and after a progression and each of a week's adjusts."""

from collections.abc import Callable, Iterable, Iterator

from gplang.model.week import Adjust
from gplang.quantities import Step
from gplang.records import NamedTuple
from gplang.scheduling.records import ScheduledExercise, ScheduledGroup
from gplang.scheduling.turns import Moment
from gplang.source import Location
from gplang.vocabulary import Adjustable

DoneAt = Callable[[Moment], ScheduledExercise]
"""Returns what a line asks for at a moment."""


class Change(NamedTuple):
    """A change of the written doses, and its place: a line's or a role's step, a week's adjust."""

    where: Location
    what: Step | Adjust


class Stage(NamedTuple):
    """A line's sets after a change; None for those that are written."""

    change: Change | None
    groups: tuple[ScheduledGroup, ...]


def find_stages(moment: Moment, step: Change | None, done_at: DoneAt) -> Iterator[Stage]:
    """Yield a line's sets as they are written, after its steps and after each adjust of a moment.

    `step` is the progression that moves them, if there is one.
    """
    yield Stage(None, done_at(moment._replace(steps=0, adjusts=(), since=None, since_steps=0, is_last=False)).groups)
    if step is not None:
        yield Stage(step, done_at(moment._replace(adjusts=())).groups)
    for at, adjust in enumerate(moment.adjusts, start=1):
        yield Stage(Change(adjust.where, adjust), done_at(moment._replace(adjusts=moment.adjusts[:at])).groups)


def find_dose_stages(moment: Moment, step: Change | None, done_at: DoneAt) -> tuple[Stage, ...]:
    """Return the stages with different doses, whatever the loads; the last has the sets as trained."""
    trained = done_at(moment).groups
    adjusts = tuple([adjust for adjust in moment.adjusts if adjust.what is not Adjustable.LOAD])
    if step is None and not adjusts:
        return (Stage(None, trained),)
    found = _merge(find_stages(moment._replace(adjusts=adjusts), step, done_at))
    return (*found[:-1], Stage(found[-1].change, trained))


def _merge(stages: Iterable[Stage]) -> list[Stage]:
    """Return the stages that differ from the one before in more than loads."""
    found: list[Stage] = []
    before: list[object] = []
    for stage in stages:
        doses: list[object] = [(group.dose, group.effort) for group in stage.groups]
        if not found or doses != before:
            found.append(stage)
            before = doses
    return found
