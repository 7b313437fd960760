"""The weeks of a plan in the light of a log."""

from collections.abc import Mapping

from gplang.guide import Profile
from gplang.logs.records import Log
from gplang.records import NamedTuple
from gplang.scheduling.answering.matching import Planned, match_records
from gplang.scheduling.answering.walk import Answer, Occurrence, answer
from gplang.scheduling.courses import SessionCourse
from gplang.scheduling.line_courses import Turns
from gplang.scheduling.placed import PlacedWeeks
from gplang.scheduling.precedence import Settings
from gplang.scheduling.recorded import Recorded
from gplang.scheduling.turns import Moment


class AnsweredWeeks(NamedTuple):
    """What the sessions of a calendar ask for in the light of a log, by week and place."""

    by_place: Mapping[tuple[int, int], Answer]
    extra: tuple[Recorded, ...]
    moments: Mapping[int, Moment]


def answer_weeks(
    calendar: PlacedWeeks,
    courses: Mapping[int, SessionCourse],
    turns: Turns,
    settings: Settings,
    profile: Profile,
    log: Log,
) -> AnsweredWeeks:
    """Return how the sessions of a calendar answer to a log; those of which every line is left out do not."""
    keys = []
    occurrences = []
    for number, week in calendar.weeks.items():
        there = zip(calendar.places.get(number, ()), calendar.sessions_of(number), strict=True)
        for at, (place, session) in enumerate(there):
            course = courses[id(session)]
            keys.append((number, at))
            occurrences.append(Occurrence(place, at, course, week, turns[number]))
    trained = {
        number: Planned(each.place.session, each.place.date)
        for number, each in enumerate(occurrences)
        if each.place.date is not None and (each.course.in_week(each.place.week, each.week, turns, each.at).exercises)
    }
    order = sorted(trained, key=lambda number: trained[number].date)
    matches = match_records([trained[number] for number in order], log.records, calendar.start)
    matched = {order[at]: record for at, record in matches.by_session.items()}
    answers = answer(occurrences, matched, matches.extra, settings, profile)
    return AnsweredWeeks(dict(zip(keys, answers.sessions, strict=True)), answers.extra, answers.moments)
