"""Steps that are not counted in the weeks of one line: by session, and by lift, whose lines share one counter."""

from collections.abc import Hashable, Iterable, Mapping

from gplang.model.week import Adjust, Week
from gplang.records import NamedTuple
from gplang.scheduling.turns import Count, Counter, Trained, Turn, applies, is_held
from gplang.vocabulary import Adjustable


class Counting(NamedTuple):
    """A line that trains in a session, with its counter and how many of its `from week`s have come.

    `optional`: it does not count.
    """

    trained: Trained
    counter: Counter
    phases: int = 0
    optional: bool = False


class _State(NamedTuple):
    """What a counter has counted, and the last number that it gave."""

    counted: int = 0
    k: int = 0


class _Last(NamedTuple):
    """The last time of a line with its load unadjusted, and whether it was not trained otherwise since.

    `begun` holds the counts at which its `from week`s came.
    """

    week: int | None = None
    k: int = 0
    is_last: bool = False
    begun: tuple[int, ...] = ()


Place = tuple[int, int]
"""A line's number, and the place of a session among those of its week."""


class Counters:
    """The counters of a plan's lines, from week to week and from session to session."""

    def __init__(self) -> None:
        self._states: dict[Hashable, _State] = {}
        self._lasts: dict[int, _Last] = {}

    def take_week(
        self, number: int, week: Week, sessions: Iterable[tuple[int, Iterable[Counting]]]
    ) -> dict[int | Place, Count]:
        """Return the counts of the lines in the sessions of a week, in the order in which these are trained.

        Each session goes by its place in the week; a line that counts weeks has one count for all of them. Weeks with
        a kind and held lines show the last count of their counter, and do not count; optional sessions and lines show
        the next one, and do not count either.
        """
        found: dict[int | Place, Count] = {}
        by_week: dict[int, Counting] = {}
        for place, lines in sessions:
            here: dict[int, Counting] = {}
            for line in lines:
                kept = here if line.counter.by_session else by_week
                if line.trained.number not in kept or not line.optional:
                    kept[line.trained.number] = line
            for each, count in self._take(number, week, here).items():
                found[each, place] = count
        for each, count in self._take(number, week, by_week).items():
            found[each] = count
        return found

    def _take(self, number: int, week: Week, lines: Mapping[int, Counting]) -> dict[int, Count]:
        """Return the counts of lines that are trained together; a counter that several of them feed counts once."""
        found = {each: self._count(line, week) for each, line in lines.items()}
        for each, line in lines.items():
            k = found[each].k
            self._note(number, week, line, k)
            if week.kind is None and not line.optional and not _stays(line.trained, week):
                self._states[line.counter.key] = _State(k + 1, k)
        return found

    def _count(self, line: Counting, week: Week) -> Count:
        state = self._states.get(line.counter.key, _State())
        last = self._lasts.get(line.trained.number, _Last())
        stays = week.kind is not None or _stays(line.trained, week)
        begun = last.begun + (state.counted,) * (line.phases - len(last.begun))
        self._lasts[line.trained.number] = last._replace(begun=begun)
        k = state.k if stays else state.counted
        return Count(k, last.week, last.k, begun, last.is_last and line.counter.by_session)

    def _note(self, number: int, week: Week, line: Counting, k: int) -> None:
        """Remember what a line did, as what later unknown loads are told by."""
        before = self._lasts.get(line.trained.number, _Last())
        if week.kind is not None or line.optional or _is_load_adjusted(line.trained, week.adjusts):
            self._lasts[line.trained.number] = before._replace(is_last=False)
        else:
            self._lasts[line.trained.number] = _Last(number, k, is_last=True, begun=before.begun)


def _stays(trained: Trained, week: Week) -> bool:
    return bool(week.holds) and is_held(trained.line, trained.exercise, week.holds)


def _is_load_adjusted(trained: Trained, adjusts: Iterable[Adjust]) -> bool:
    loads = (adjust for adjust in adjusts if adjust.what is Adjustable.LOAD)
    return any(applies(each, trained.line, trained.exercise) for each in loads)


def with_counts(turns: dict[int, Turn], counts: Mapping[int | Place, Count]) -> dict[int | Place, Turn]:
    """Return the turns of a week with the counts of its lines: by place, and as the first session has them."""
    found: dict[int | Place, Turn] = {}
    found.update(turns.items())
    for key, count in counts.items():
        line = key if isinstance(key, int) else key[0]
        found[key] = turns[line]._replace(counted=count)
        if found[line].counted is None:
            found[line] = found[key]
    return found
