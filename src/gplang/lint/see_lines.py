"""The lines of sessions through the weeks, as rules look at them: what is trained alike is one and the same."""

from collections.abc import Iterable, Sequence
from functools import partial

from gplang.lint.lifts import Lift, Making, Part
from gplang.lint.see import see_line
from gplang.lint.subjects import TrainedLine, Trainee
from gplang.model.session import Session, SetLine
from gplang.model.week import Adjust
from gplang.records import NamedTuple
from gplang.scheduling.history import History
from gplang.scheduling.records import ScheduledExercise
from gplang.scheduling.stages import Change, Stage


class DoneIn(NamedTuple):
    """What a line is in a week; None where no week trains it, or where its kind leaves its past aside."""

    week: int | None
    done: ScheduledExercise


Cycle = tuple[DoneIn, ...]
"""The doses of a line: one, or those of a whole wave, which all weeks share."""


def whole_cycle(line: SetLine, known: Iterable[DoneIn], history: History) -> Cycle:
    """Return the doses of a whole wave: those that are `known`, and the others as they are written."""
    by_step = {each.done.wave_step: each for each in known}
    first = next((each.done for each in by_step.values()), None) or history.as_written(line)
    if not first.wave:
        return (by_step.get(0) or DoneIn(None, first),)
    return tuple(
        by_step.get(step) or DoneIn(None, history.as_written(line, step - 1, first.phase))
        for step, groups in enumerate(first.wave, start=1)
        if groups
    )


class SessionLines:
    """The lines of one session; those of lifts that several weeks train alike are the same objects."""

    def __init__(self, session: Session, exercises: Iterable[str], trainee: Trainee, history: History) -> None:
        """`exercises` are the ids of what is done for the lines, week for week."""
        self._session = session
        self._trainee = trainee
        self._history = history
        together: dict[object, list[int]] = {}
        for at, (line, exercise) in enumerate(zip(session.lines, exercises, strict=True)):
            together.setdefault((line.role, exercise), []).append(at)
        self._lifts = tuple(together.values())
        self._seen: dict[tuple[int, ...], list[TrainedLine]] = {}
        self._kinds: dict[object, int] = {}
        self._kind_of: dict[object, int] = {}

    def see(self, cycles: Sequence[Cycle]) -> tuple[TrainedLine, ...]:
        """Return the lines, each with its lift, as these doses make them."""
        kinds = [self._kind(at, cycle) for at, cycle in enumerate(cycles)]
        found: dict[int, TrainedLine] = {}
        for places in self._lifts:
            key = (places[0], *[kinds[at] for at in places])
            seen = self._seen.get(key)
            if seen is None:
                seen = self._seen[key] = self._see_lift(places, cycles)
            found.update(zip(places, seen, strict=True))
        return tuple([found[at] for at in range(len(cycles))])

    def _see_lift(self, places: Sequence[int], cycles: Sequence[Cycle]) -> list[TrainedLine]:
        lines = self._session.lines
        lift = Lift(tuple([Part(lines[at], self._makings(lines[at], cycles[at])) for at in places]))
        return [
            see_line(self._session, tuple([each.done for each in cycles[at]]), self._trainee, part, lift)
            for at, part in zip(places, lift.parts, strict=True)
        ]

    def _makings(self, line: SetLine, cycle: Cycle) -> tuple[Making, ...]:
        return tuple([_make(line, each, self._history) for each in cycle])

    def _kind(self, at: int, cycle: Cycle) -> int:
        """Return a number for all that makes a line's doses different for a rule: all but the amounts of loads."""
        line, first = self._session.lines[at], cycle[0]
        adjusted = first.week is not None and self._history.adjusts(first.week)
        past = self._history.moment(line, first.week) if adjusted and first.week is not None else None
        key = (at, id(cycle) if len(cycle) > 1 else id(first.done), past)
        found = self._kind_of.get(key)
        if found is None:
            signature = _signature(line, cycle, self._history)
            found = self._kind_of[key] = self._kinds.setdefault((at, *signature), len(self._kinds))
        return found


def _make(line: SetLine, each: DoneIn, history: History) -> Making:
    """Return how a dose came to be, to be told when asked for.

    It leads back to these doses, so they must not hold it: only the garbage collector would find that circle.
    """
    week, done = each
    written, groups = done.asked, done.groups
    if week is None:
        return Making(written, groups, lambda: (Stage(None, groups),))
    return Making(written, groups, partial(history.dose_stages, line, week, done))


def _signature(line: SetLine, cycle: Iterable[DoneIn], history: History) -> list[object]:
    parts: list[object] = []
    for each in cycle:
        parts += _changes(line, each, history)
        parts += [(group.dose, group.effort, group.load and group.load.form) for group in each.done.groups]
    return parts


def _changes(line: SetLine, each: DoneIn, history: History) -> tuple[Change, ...]:
    """Return what changed a dose; nothing if no adjust did, for then the sets tell whether a step did."""
    if each.week is None or not history.adjusts(each.week):
        return ()
    stages = history.dose_stages(line, each.week)
    changes = tuple([stage.change for stage in stages if stage.change is not None])
    return changes if any(isinstance(change.what, Adjust) for change in changes) else ()
