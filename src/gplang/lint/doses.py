"""How the doses of lines came to be: as they are written, and what a progression or a week's adjust made of them."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import NamedTuple

from gplang.lint.lifts import Change, Making, Part, Stage
from gplang.model.days import weeks_by_number
from gplang.model.plan import Adjust, Athlete, Plan, SetLine, Week
from gplang.quantities import Step
from gplang.scheduling.lines import moment_of, schedule_line
from gplang.scheduling.records import Schedule, ScheduledExercise, ScheduledGroup
from gplang.scheduling.settings import settle
from gplang.scheduling.steps import is_load_step
from gplang.scheduling.tracks import Track, track_line
from gplang.scheduling.turns import LineKey, Moment, Past, Trained, Turn, applies, key_of, take_turns
from gplang.vocabulary import Adjustable


class DoneIn(NamedTuple):
    """What a line is in a week; None for a line that no week trains."""

    week: int | None
    done: ScheduledExercise


class Doses:
    """The doses of a plan's lines for one athlete."""

    def __init__(self, plan: Plan, athlete: Athlete | None, schedule: Schedule | None = None) -> None:
        self._plan = plan
        self._settings = settle(plan, athlete)
        self._schedule = schedule
        self._weeks = weeks_by_number(plan.weeks)
        self._tracks: dict[int, tuple[SetLine, Track]] = {}
        self._turns: dict[tuple[LineKey, int], Turn] | None = None
        self._written: dict[tuple[int, int], tuple[ScheduledGroup, ...]] = {}
        self._told: dict[tuple[int, ...], tuple[ScheduledExercise, tuple[Stage, ...]]] = {}

    def as_written(self, line: SetLine, wave_step: int = 0) -> ScheduledExercise:
        """Return a line before any step is taken, with a dose of its wave counted from 0."""
        return schedule_line(self._track(line), Moment(0, wave_step, ()), self._settings)

    def whole_cycle(self, line: SetLine, known: Iterable[DoneIn]) -> tuple[DoneIn, ...]:
        """Return the doses of a whole wave: those that are `known`, and the others as they are written."""
        by_step = {each.done.wave_step: each for each in known}
        steps = range(1, (len(line.wave) or 1) + 1)
        return tuple(
            by_step.get(step if line.wave else 0) or DoneIn(None, self.as_written(line, step - 1)) for step in steps
        )

    def part(self, line: SetLine, cycle: Iterable[DoneIn]) -> Part:
        """Return how the doses of a line came to be."""
        return Part(line, tuple([self._making(line, each) for each in cycle]))

    def changes(self, line: SetLine, each: DoneIn) -> tuple[Change, ...]:
        """Return what changed a dose; nothing if no adjust did, for then the sets tell whether a step did."""
        if not self._reaching(line, each):
            return ()
        changes = tuple([stage.change for stage in self._stages(line, each) if stage.change is not None])
        return changes if any(isinstance(change.what, Adjust) for change in changes) else ()

    def adjusts(self, number: int | None) -> tuple[Adjust, ...]:
        """Return the adjusts of a week that can change a dose or a load."""
        return self._weeks[number].adjusts if number is not None else ()

    def plain(self, line: SetLine, each: DoneIn) -> ScheduledExercise | None:
        """Return what a line would be in a week without its adjusts; None where there are none for it."""
        number, done = each
        if number is None or not any(applies(adjust, line, done.exercise) for adjust in self.adjusts(number)):
            return None
        return self._without_adjusts(line, number, self._weeks[number])

    def _making(self, line: SetLine, each: DoneIn) -> Making:
        """Return how a dose came to be, to be told when asked for.

        It leads back to these doses, so they must not hold it: only the garbage collector would find that circle.
        """
        done = each.done
        written = line.wave[done.wave_step - 1] if line.wave and done.wave_step else line.groups
        return Making(written, done.groups, partial(self._stages, line, each))

    def _stages(self, line: SetLine, each: DoneIn) -> tuple[Stage, ...]:
        """Return how a dose came to be; what is one and the same in several weeks, with the same adjusts, once."""
        number, done = each
        key = (id(line), id(done), number is None, *map(id, self.adjusts(number)))
        if key not in self._told:
            stages = self._find_stages(line, each, self._reaching(line, each))
            self._told[key] = (done, _merge(stages, done.groups))
        return self._told[key][1]

    def _reaching(self, line: SetLine, each: DoneIn) -> tuple[Adjust, ...]:
        """Return the adjusts of a week that can change the dose of a line."""
        adjusts = self.adjusts(each.week)
        return adjusts and tuple(
            adjust
            for adjust in adjusts
            if adjust.what is not Adjustable.LOAD and applies(adjust, line, each.done.exercise)
        )

    def _find_stages(self, line: SetLine, each: DoneIn, adjusts: tuple[Adjust, ...]) -> Iterator[Stage]:
        """Yield what the steps and then each adjust of a week make of the written sets."""
        number, done = each
        step = None if number is None else self._step(line, done)
        if number is None or (step is None and not adjusts):
            return
        track = self._track(line)
        moment = Moment(0, max(done.wave_step - 1, 0), ())
        yield Stage(None, self._written_groups(line, track, moment))
        if step is not None:
            stepped = self._without_adjusts(line, number, self._weeks[number]).groups if adjusts else done.groups
            yield Stage(step, stepped)
            moment = moment._replace(steps=self._steps(line, number, track)) if adjusts else moment
        for at, adjust in enumerate(adjusts, start=1):
            moment = moment._replace(adjusts=adjusts[:at])
            yield Stage(Change(adjust.where, adjust), schedule_line(track, moment, self._settings).groups)

    def _written_groups(self, line: SetLine, track: Track, moment: Moment) -> tuple[ScheduledGroup, ...]:
        """Return a line's groups before any step, once for each dose of its wave."""
        key = (id(line), moment.wave_step)
        if key not in self._written:
            self._written[key] = schedule_line(track, moment, self._settings).groups
        return self._written[key]

    def _step(self, line: SetLine, done: ScheduledExercise) -> Change | None:
        """Return the progression that steps the doses of a line, where it stands in the text."""
        progress = done.progress
        if line.wave or not isinstance(progress, Step) or progress.weeks is None or is_load_step(progress):
            return None
        own = line.progress is not None
        where = line.progress_where if own else self._plan.role_progress_where.get(line.role)
        return Change(where, progress) if where is not None else None

    def _steps(self, line: SetLine, number: int, track: Track) -> int:
        weeks = track.step.weeks if track.step is not None else None
        return self._turn(line, number).k // weeks if weeks else 0

    def _without_adjusts(self, line: SetLine, number: int, week: Week) -> ScheduledExercise:
        moment = moment_of(self._track(line), week._replace(adjusts=()), self._turn(line, number))
        return schedule_line(self._track(line), moment, self._settings)

    def _track(self, line: SetLine) -> Track:
        found = self._tracks.get(id(line))
        if found is None:
            found = self._tracks[id(line)] = (line, track_line(line, self._settings))
        return found[1]

    def _turn(self, line: SetLine, number: int) -> Turn:
        if self._turns is None:
            self._turns = {} if self._schedule is None else self._all_turns(self._schedule)
        return self._turns[key_of(line), number]

    def _all_turns(self, schedule: Schedule) -> dict[tuple[LineKey, int], Turn]:
        """Return the turns of all lines in all weeks."""
        numbers: dict[LineKey, int] = {}
        found: dict[tuple[LineKey, int], Turn] = {}
        past: dict[int, Past] = {}
        for number, sessions in groupby(schedule.sessions, lambda scheduled: scheduled.week):
            lines = [
                Trained(numbers.setdefault(key_of(line), len(numbers)), line, done.exercise)
                for scheduled in sessions
                for line, done in zip(scheduled.session.lines, scheduled.exercises, strict=True)
            ]
            turns, past = take_turns(number, self._weeks[number], lines, past)
            found.update(((key, number), turns[at]) for key, at in numbers.items() if at in turns)
        return found


def _merge(stages: Iterable[Stage], groups: tuple[ScheduledGroup, ...]) -> tuple[Stage, ...]:
    """Return the stages that differ from the one before; the last one holds the sets as they are trained."""
    found: list[Stage] = []
    for stage in stages:
        if not found or _doses(stage.groups) != _doses(found[-1].groups):
            found.append(stage)
    return (*found[:-1], Stage(found[-1].change if found else None, groups))


def _doses(groups: tuple[ScheduledGroup, ...]) -> list[object]:
    """Return what a rule of doses looks at: all but the loads."""
    return [(group.dose, group.effort) for group in groups]
