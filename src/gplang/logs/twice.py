"""Sessions that several logs of one athlete have."""

import datetime
from collections.abc import Iterable, Iterator
from posixpath import basename

from gplang.diagnostics import Diagnostic, Label, language_finding
from gplang.logs.reading import ReadLog
from gplang.records import NamedTuple
from gplang.source import Location


class Entries(NamedTuple):
    """The sessions of a log, by day and name, of an athlete of some plans."""

    plans: tuple[str, ...]
    athlete: str | None
    sessions: tuple[tuple[datetime.date, str, Location], ...]


def entries_of(read: ReadLog) -> Entries:
    """Return the sessions that a log has, done or missed."""
    sessions = tuple((each.date, each.session, each.where) for each in read.log.records)
    return Entries(read.paths, read.log.athlete, sessions)


def find_twice(logs: Iterable[Entries]) -> Iterator[Diagnostic]:
    """Yield a finding (L606) for each session that a log before has, too."""
    first: dict[tuple[object, ...], Location] = {}
    for log in logs:
        for day, session, where in log.sessions:
            keys = [(plan, log.athlete, day, session) for plan in log.plans]
            other = next((first[key] for key in keys if key in first), None)
            if other is not None and other.source is not where.source:
                message = f"`{session}` on {day} is in {basename(other.source.path)}, too"
                hint = "the first log counts: delete it from one of them"
                yield language_finding("L606", where, message, hint, related=(Label(other, "the first one"),))
            for key in keys:
                first.setdefault(key, where)
