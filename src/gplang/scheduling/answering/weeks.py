"""The weeks of a plan in the light of a log."""

from collections.abc import Mapping, Sequence

from gplang.guide import Profile
from gplang.logs.records import Log, Record
from gplang.records import NamedTuple
from gplang.scheduling.answering.matching import Planned, match_records
from gplang.scheduling.answering.walk import Answer, Occurrence, answer
from gplang.scheduling.prepared import Prepared
from gplang.scheduling.recorded import Recorded
from gplang.scheduling.turns import Moment


class MatchedWeeks(NamedTuple):
    """The sessions of a calendar in order, those that can have a record by their number, and so the records they have.

    A session of which every line is left out has none. `extra` are the records that are about no session.
    """

    occurrences: Sequence[Occurrence]
    planned: Mapping[int, Planned]
    by_number: Mapping[int, Record]
    extra: tuple[Record, ...]


class AnsweredWeeks(NamedTuple):
    """What the sessions of a calendar ask for in the light of a log, by week and place."""

    by_place: Mapping[tuple[int, int], Answer]
    extra: tuple[Recorded, ...]
    moments: Mapping[int, Moment]


def match_weeks(ready: Prepared, log: Log) -> MatchedWeeks:
    """Return which record of a log is about which session of a calendar."""
    calendar, turns = ready.calendar, ready.turns
    occurrences = []
    for number, week in calendar.weeks.items():
        there = zip(calendar.places.get(number, ()), calendar.sessions_of(number), strict=True)
        for at, (place, session) in enumerate(there):
            occurrences.append(Occurrence(place, at, ready.courses[id(session)], week, turns[number]))
    planned = {
        number: Planned(each.place.session, each.place.date)
        for number, each in enumerate(occurrences)
        if each.place.date is not None
        and (each.course.always_asks or each.course.in_week(each.place.week, each.week, turns, each.at).exercises)
    }
    order = sorted(planned, key=lambda number: planned[number].date)
    matches = match_records([planned[number] for number in order], log.records, calendar.start)
    by_number = {order[at]: record for at, record in matches.by_session.items()}
    return MatchedWeeks(occurrences, planned, by_number, matches.extra)


def answer_weeks(ready: Prepared, profile: Profile, log: Log) -> AnsweredWeeks:
    """Return how the sessions of a calendar answer to a log; those of which every line is left out do not."""
    matched = match_weeks(ready, log)
    answers = answer(matched.occurrences, matched.by_number, matched.extra, ready.settings, profile)
    keys = [(each.place.week, each.at) for each in matched.occurrences]
    return AnsweredWeeks(dict(zip(keys, answers.sessions, strict=True)), answers.extra, answers.moments)
