"""Which session of a week is which of the old one."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from gplang.changes.align import WeekPair
from gplang.changes.lines import are_alike
from gplang.records import NamedTuple
from gplang.scheduling.records import ScheduledSession


class SessionPair(NamedTuple):
    """A session before and after, None where there was, or is, none; `replaced`: another one in its place."""

    old: ScheduledSession | None
    new: ScheduledSession | None
    replaced: bool = False


class Names(NamedTuple):
    """The sessions that are trained before and after by name, and the new names of those that were renamed."""

    old: frozenset[str]
    new: frozenset[str]
    renamed: Mapping[str, str]


def find_names(weeks: Iterable[WeekPair]) -> Names:
    """Return the sessions' names.

    A session was renamed if its name is gone, and one that is new and alike stands in its place.
    """
    pairs = tuple(weeks)
    before = frozenset(each.session.name for pair in pairs if pair.old for each in pair.old.sessions)
    after = frozenset(each.session.name for pair in pairs if pair.new for each in pair.new.sessions)
    together: Counter[tuple[str, str]] = Counter()
    alike: dict[tuple[str, str], bool] = {}
    for pair in pairs:
        if pair.old is None or pair.new is None:
            continue
        gone = [each for each in pair.old.sessions if each.session.name not in after]
        for was in gone:
            for now in pair.new.sessions:
                key = (was.session.name, now.session.name)
                if now.day is was.day and now.session.name not in before:
                    if key not in alike:
                        alike[key] = are_alike(was.exercises, now.exercises)
                    together[key] += alike[key]
    renamed: dict[str, str] = {}
    for (was_name, now_name), count in together.most_common():
        if count and was_name not in renamed and now_name not in renamed.values():
            renamed[was_name] = now_name
    return Names(before, after, renamed)


def match_sessions(
    old: Sequence[ScheduledSession], new: Sequence[ScheduledSession], renamed: Mapping[str, str]
) -> tuple[SessionPair, ...]:
    """Pair the sessions of a week: by name, those on the same day first; what is left, by day."""
    partners: dict[int, int] = {}

    def name(session: ScheduledSession) -> str:
        return renamed.get(session.session.name, session.session.name)

    _pair(old, new, partners, lambda session: (name(session), session.day, session.time))
    _pair(old, new, partners, lambda session: (name(session), session.day))
    _pair(old, new, partners, name)
    kept = set(partners)
    _pair(old, new, partners, lambda session: session.day)
    gone = sorted(set(range(len(old))) - set(partners.values()))
    pairs = [
        SessionPair(old[partners[number]] if number in partners else None, session, number in partners.keys() - kept)
        for number, session in enumerate(new)
    ]
    return (*pairs, *(SessionPair(old[number], None) for number in gone))


def _pair(
    old: Sequence[ScheduledSession],
    new: Sequence[ScheduledSession],
    partners: dict[int, int],
    key: Callable[[ScheduledSession], Hashable],
) -> None:
    """Pair what has the same key and no partner yet, the first with the first."""
    taken = set(partners.values())
    waiting: dict[Hashable, list[int]] = {}
    for number, session in enumerate(old):
        if number not in taken:
            waiting.setdefault(key(session), []).append(number)
    for number, session in enumerate(new):
        if number not in partners and (found := waiting.get(key(session))):
            partners[number] = found.pop(0)
