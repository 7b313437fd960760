"""A line through the weeks of a plan, each distinct dose of it computed once."""

from collections.abc import Mapping

from gplang.model.progressions import governing
from gplang.model.week import Adjust, Week
from gplang.records import NamedTuple
from gplang.scheduling.counters import Place
from gplang.scheduling.lines import moment_of, schedule_line
from gplang.scheduling.precedence import Settings
from gplang.scheduling.records import ScheduledExercise, ScheduledLoad
from gplang.scheduling.stages import Change, Stage, find_dose_stages, find_stages
from gplang.scheduling.steps import GoneBy, is_load_step
from gplang.scheduling.tracks import Track
from gplang.scheduling.turns import Moment, Turn
from gplang.vocabulary import WeekKind

Turns = Mapping[int, Mapping[int | Place, Turn]]
"""By week, the turns of the lines that it trains, by the lines' numbers; some have others by place in the week."""

Kinds = dict[object, int]


class DoneLine(NamedTuple):
    """What a line is in a week, and a number for all of it but its loads; `is_out`: it is left out."""

    exercise: ScheduledExercise
    kind: int
    is_out: bool = False


DoneWeeks = dict[int | Place, DoneLine]
"""What a line is by week; where sessions differ, by week and place."""


class LineCourse:
    """A line through the weeks."""

    def __init__(self, track: Track, settings: Settings, kinds: Kinds | None = None) -> None:
        """`kinds` are the numbers of what lines are, weights aside, for all whose sessions are compared by them."""
        self.track = track
        self.number = track.trained.number
        self.by_session = track.counter is not None and track.counter.by_session
        """Whether the sessions of one week may ask for different doses."""
        self._needs: frozenset[str] | None = None
        self._is_ever_out = track.is_ever_out
        self._settings = settings
        self._known: dict[Moment, ScheduledExercise] = {}
        self._asked: dict[Moment, ScheduledExercise] = {}
        """What no week trains, but somebody asked for."""
        self._gone_by: GoneBy = {}
        self._stages: dict[Moment, tuple[Stage, ...]] = {}
        self._weeks: dict[int, DoneWeeks] = {}
        self._latest: ScheduledExercise | None = None
        self._last_step: dict[object, int] = {}
        """By phase, dose of the wave, and week where maxima differ: the step behind which no other changes anything."""
        self._kinds = {} if kinds is None else kinds
        self._kind_of: dict[int, int] = {}
        self._done: dict[int | None, DoneLine] = {}
        """By the identity of the exercise; None: the line is left out."""
        self._done_at: dict[Moment, DoneLine] = {}
        self._standing: DoneLine | None = None
        """What it is in normal weeks without adjusts, where these are all the same."""

    def weeks(self, turns: Turns) -> DoneWeeks:
        """Return what the line is by week and place, as far as somebody asked, where these turns are taken."""
        return self._weeks.setdefault(id(turns), {})

    def begin_version(self) -> None:
        """Forget what rests on turns."""
        self._weeks = {}

    @property
    def needs(self) -> frozenset[str]:
        """The exercises whose maxima its loads may rest on."""
        if self._needs is None:
            self._needs = self.track.find_needs(self._settings)
        return self._needs

    def is_out(self, week: Week, turn: Turn) -> bool:
        """Return whether the line is left out in a week."""
        return self._is_ever_out and self.track.leaves_out(week, turn)

    def at_turn(self, week: Week, turn: Turn) -> DoneLine:
        """Return what the line is in a week; a moment that changes nothing keeps the previous exercise."""
        if self._standing is not None and week.kind is None and not week.adjusts:
            return self._standing
        moment = moment_of(self.track, week.kind, week.adjusts, turn)
        done = self._done_at.get(moment)
        if done is None:
            done = self._done_at[moment] = self._do(self._at(moment), self.is_out(week, turn))
        if self.track.stands and week.kind is None and not week.adjusts:
            self._standing = done
        return done

    def _do(self, exercise: ScheduledExercise, is_out: bool) -> DoneLine:
        key = None if is_out else id(exercise)
        done = self._done.get(key)
        if done is None:
            done = self._done[key] = DoneLine(exercise, self.kind(exercise), is_out)
        return done

    def _at(self, moment: Moment) -> ScheduledExercise:
        dose = moment.phase, moment.wave_step, moment.week, moment.deload
        last = self._last_step.get(dose)
        if last is not None and moment.steps > last:
            moment = moment._replace(steps=last)
        found = self._known.get(moment)
        if found is None:
            found = schedule_line(self.track, moment, self._settings)
            if found.settled:
                self._last_step[dose] = moment.steps
            if self._latest is not None and found == self._latest:
                found = self._latest
            self._known[moment] = self._latest = found
        return found

    def moment(self, kind: WeekKind | None, adjusts: tuple[Adjust, ...], turn: Turn) -> Moment:
        """Return the moment of the line in a week of a kind with these adjusts."""
        return moment_of(self.track, kind, adjusts, turn)

    def at(self, moment: Moment) -> ScheduledExercise:
        """Return the line's exercise at a moment, cached once it has been computed."""
        found = self._known.get(moment) or self._asked.get(moment)
        if found is None:
            found = self._asked[moment] = schedule_line(self.track, moment, self._settings, self._gone_by)
        return found

    def stages(self, moment: Moment) -> tuple[Stage, ...]:
        """Return the line's sets as they are written, after its steps and after each adjust of a moment."""
        return tuple(find_stages(moment, self._step(moment), self.at))

    def dose_stages(self, moment: Moment) -> tuple[Stage, ...]:
        """Return the stages with different doses, whatever the loads, computed once for each moment."""
        found = self._stages.get(moment)
        if found is None:
            step = self._step(moment)
            if step is not None and is_load_step(self.track.at(moment.phase).step):
                step = None
            found = self._stages[moment] = find_dose_stages(moment, step, self.at)
        return found

    def _step(self, moment: Moment) -> Change | None:
        """Return the progression that steps the line from week to week, where it stands in the text."""
        line, step = self.track.trained.line, self.track.at(moment.phase).step
        if step is None:
            return None
        found = governing(line, self._settings.plan)
        return Change(line.where if found is None else found.where, step)

    def kind(self, exercise: ScheduledExercise) -> int:
        """Return a number that identifies what the length and the hard sets depend on: everything but the weights."""
        found = self._kind_of.get(id(exercise))
        if found is None:
            groups = exercise.groups
            doses = [(each.dose, each.effort, _share_of(each.load), each.rest, each.tempo) for each in groups]
            kind = (id(self.track.trained.line), exercise.exercise.id, exercise.phase, exercise.circuit, *doses)
            found = self._kind_of[id(exercise)] = self._kinds.setdefault(kind, len(self._kinds))
        return found


def _share_of(load: ScheduledLoad | None) -> tuple[object, ...] | None:
    """Return what a load is besides a weight: its form and its share of a maximum, by which sets are hard or not."""
    if load is None:
        return None
    if load.percent is None:
        return (load.form,)
    return (load.form, load.percent.high, load.share, load.grows, load.of and load.of.id)
