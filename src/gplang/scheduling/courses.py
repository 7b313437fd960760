"""Lines and sessions through the weeks of a plan, each distinct one worked out once.

What nothing changed is the same object from week to week, so that identity tells what need not be looked at again.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from gplang.guide import Profile
from gplang.model.plan import Plan, Session, Week
from gplang.scheduling.estimate import estimate_minutes
from gplang.scheduling.lines import moment_of, schedule_line
from gplang.scheduling.records import ScheduledExercise
from gplang.scheduling.settings import Settings
from gplang.scheduling.tracks import Track, track_line
from gplang.scheduling.turns import LineKey, Moment, Turn, key_of
from gplang.scheduling.volume import HardSets, count_hard_sets


class Workout(NamedTuple):
    """What a session asks for in some week, its length in minutes and its hard sets."""

    exercises: tuple[ScheduledExercise, ...]
    minutes: int
    hard_sets: HardSets


class LineCourse:
    """A line through the weeks."""

    def __init__(self, track: Track, settings: Settings) -> None:
        self.track = track
        self._settings = settings
        self._known: dict[Moment, ScheduledExercise] = {}
        self._latest: ScheduledExercise | None = None
        self._last_step: dict[int, int] = {}
        """By dose of the wave, the step behind which no other one changes anything."""

    def in_week(self, week: Week, turn: Turn) -> ScheduledExercise:
        """Return the exercise that the line is in a week; a moment that changes nothing keeps the one before it."""
        moment = moment_of(self.track, week, turn)
        last = self._last_step.get(moment.wave_step)
        if last is not None and moment.steps > last:
            moment = moment._replace(steps=last)
        found = self._known.get(moment)
        if found is None:
            found = schedule_line(self.track, moment, self._settings)
            if found.settled:
                self._last_step[moment.wave_step] = moment.steps
            if self._latest is not None and found == self._latest:
                found = self._latest
            self._known[moment] = self._latest = found
        return found


class SessionCourse:
    """A session through the weeks."""

    def __init__(self, tracks: Iterable[Track], settings: Settings, profile: Profile) -> None:
        self.lines = tuple(LineCourse(track, settings) for track in tracks)
        self._profile = profile
        self._known: dict[tuple[int, ...], Workout] = {}

    def in_week(self, week: Week, turns: Mapping[int, Turn]) -> Workout:
        """Return the session as it is in a week with these turns of its lines."""
        exercises = tuple(line.in_week(week, turns[line.track.trained.number]) for line in self.lines)
        same = tuple(map(id, exercises))
        found = self._known.get(same)
        if found is None:
            minutes = estimate_minutes(exercises, self._profile.time)
            found = Workout(exercises, minutes, count_hard_sets(exercises, self._profile.volume))
            self._known[same] = found
        return found


def plan_courses(plan: Plan, names: Iterable[str], settings: Settings, profile: Profile) -> dict[str, SessionCourse]:
    """Return the courses of the sessions of these names."""
    numbers: dict[LineKey, int] = {}
    return {
        name: SessionCourse(_tracks(plan.sessions[name], numbers, settings), settings, profile)
        for name in dict.fromkeys(names)
    }


def _tracks(session: Session, numbers: dict[LineKey, int], settings: Settings) -> Iterator[Track]:
    """Yield the tracks of a session's lines; a line that an earlier session has too keeps its number."""
    supersets = [line.label[0].upper() if line.label else None for line in session.lines]
    for line, superset in zip(session.lines, supersets, strict=True):
        number = numbers.setdefault(key_of(line), len(numbers))
        yield track_line(line, settings, number, alone=superset is not None and supersets.count(superset) == 1)
