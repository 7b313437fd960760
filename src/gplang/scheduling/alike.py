"""How long sessions take and which hard sets they bring, worked out once for all that ask for the same."""

from collections.abc import Iterable, Iterator

from gplang.guide import Profile, TimeModel
from gplang.scheduling.estimate import group_supersets, minutes_of, station_seconds
from gplang.scheduling.records import ScheduledExercise
from gplang.scheduling.volume import HardSets, count_hard_sets


class Alike:
    """The lengths and the hard sets of sessions by their kinds, and the times of their stations, each found once."""

    def __init__(self) -> None:
        self._sessions: dict[tuple[int, ...], tuple[int, HardSets]] = {}
        self._stations: dict[tuple[int, ...], int] = {}

    def measure(
        self, exercises: tuple[ScheduledExercise, ...], kinds: tuple[int, ...], profile: Profile
    ) -> tuple[int, HardSets]:
        """Return the length in minutes and the hard sets of exercises of these kinds; `profile` is always the same."""
        found = self._sessions.get(kinds)
        if found is None:
            minutes = minutes_of([*self._times(exercises, kinds, profile.time)], profile.time)
            found = self._sessions[kinds] = minutes, count_hard_sets(exercises, profile.volume)
        return found

    def _times(self, exercises: Iterable[ScheduledExercise], kinds: tuple[int, ...], model: TimeModel) -> Iterator[int]:
        at = 0
        for station in group_supersets(exercises):
            same = kinds[at : at + len(station)]
            at += len(station)
            if same not in self._stations:
                self._stations[same] = station_seconds(station, model)
            yield self._stations[same]
