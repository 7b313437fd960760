"""A session was missed on its day again and again, or always trained on another: the plan gets the other day.

A plan that names a day on which nobody trains tells its reminders to the wrong one, and what depends on the days, such
as the hours between lower sessions, is not what is trained.

The last three sessions of one name and one day of the week are looked at, as far as they are recorded. Either all of
them were trained on one other day, which is then the new one. Or all of them were missed, with something trained
between each two, so that it is the day and not one long absence; then it is the next day of the week without a session
that brings no new finding. What was missed for a reason of the whole week does not count: illness (`ill`, `sick`,
`flu`), an injury, travel (`travel`, `away`), holidays. No lower session is moved to a day that is less than 48 hours
from another one; if it was always trained on such a day, the finding says so. Days of a rotation, and days with several
sessions, are left alone.

For an athlete the edit is a `move … from week N` in her block; in a plan that names nobody, the week blocks from that
week on get the other day.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from gplang.diagnostics import Edit
from gplang.figures import name_weeks
from gplang.lint.own_lines import write_for
from gplang.model.days import openings_of, weeks_by_number
from gplang.model.week import Slot
from gplang.review.lower import is_lower
from gplang.review.proposals.proposer import Asked, Offer, proposer
from gplang.review.proposals.weeks import Blocks, block_of
from gplang.scheduling.recorded import Status
from gplang.scheduling.records import ScheduledSession
from gplang.scheduling.volume import count_hard_sets
from gplang.source import Location, Span
from gplang.vocabulary import Day

_MISSED = "`{session}` on {day}: missed in {weeks}"
_MOVED = "`{session}` on {day}: trained on {other} in {weeks}"
_CLOSE = "`{session}` on {day}: trained on {other} in {weeks}, too close to another lower session"
_AWAY = re.compile(
    r"\b(?:ill(?:ness)?|sick\w*|flu|influenza|a cold|fever|covid\w*|corona|hospital|injur\w+|surgery|travel\w*"
    r"|trip|away|abroad|holidays?|vacation|krank\w*|erkältet|grippe|verletzt|urlaub|ferien|reise|dienstreise)\b",
    re.IGNORECASE,
)
"""Reasons that have nothing to do with the day of the week."""


@proposer("R704", "other-day", guide=("G38",), messages=(_MISSED, _MOVED, _CLOSE))
def check(asked: Asked) -> Iterator[Offer]:
    """Propose another day for sessions that are never trained on theirs."""
    rows: dict[tuple[str, Day], list[ScheduledSession]] = {}
    for each in asked.reviewed.logged.sessions:
        if each.recorded is not None and not each.optional and not _is_away(each.recorded.why):
            rows.setdefault((each.session.name, each.day), []).append(each)
    times = asked.reviewed.logged.profile.log.missed_times
    for (name, day), row in rows.items():
        last = row[-times:]
        session = _find_coming(asked, name, day)
        if len(last) < times or session is None or last[-1].week + 1 < asked.begins - 1:
            continue
        other = _trained_on(last)
        said = {"session": name, "day": _short(day), "weeks": name_weeks(each.week for each in last)}
        free = [each for each in _free_days(asked, other or day) if not _is_close(asked, session, each)]
        title = f"train it on another day from week {asked.begins}"
        if all(each.status is Status.MISSED for each in last) and _has_trained_between(asked, last):
            message = _MISSED.format(**said)
        elif other is not None and other is not day:
            close = _is_close(asked, session, other)
            message = (_CLOSE if close else _MOVED).format(**said, other=_short(other))
            title = f"train it on {_short(day)}, or on another day" if close else f"train it on {_short(other)}"
            title = f"{title} from week {asked.begins}"
            free = free if close else [other]
        else:
            continue
        if free or other is not None:
            yield Offer(message, title, list(_tries(asked, name, day, free)))


def _is_away(why: str | None) -> bool:
    """Return whether a reason is one for which no day would have been right."""
    return why is not None and _AWAY.search(why) is not None


def _has_trained_between(asked: Asked, missed: list[ScheduledSession]) -> bool:
    """Return whether something was trained between any two of some missed sessions: else they are one absence."""
    days = [each.recorded.date for each in missed if each.recorded is not None]
    trained = [
        each.recorded.date
        for each in asked.reviewed.logged.sessions
        if each.status is Status.DONE and each.recorded is not None
    ]
    trained += [each.date for each in asked.reviewed.logged.extra]
    return all(any(first < day < second for day in trained) for first, second in pairwise(days))


def _find_coming(asked: Asked, name: str, day: Day) -> ScheduledSession | None:
    sessions = asked.reviewed.sessions_of(asked.begins)
    return next((each for each in sessions if (each.session.name, each.day) == (name, day)), None)


def _is_close(asked: Asked, session: ScheduledSession, day: Day) -> bool:
    """Return whether too few days lie between a lower session on a day and the others of the week, round and round."""
    numbers = asked.reviewed.logged.profile.rules.get("W303")
    if numbers is None or not _is_lower(asked, session):
        return False
    days, least = tuple(Day), Fraction(numbers.amount("hours")) / 24
    others = (each for each in asked.reviewed.sessions_of(asked.begins) if each is not session)
    apart = (days.index(each.day) - days.index(day) for each in others if _is_lower(asked, each))
    return any(min(gap % len(days), -gap % len(days)) < least for gap in apart)


def _is_lower(asked: Asked, session: ScheduledSession) -> bool:
    profile = asked.reviewed.logged.profile
    return is_lower(count_hard_sets(session.exercises, profile.volume), session.session.focus, profile)


def _trained_on(sessions: list[ScheduledSession]) -> Day | None:
    """Return the one day of the week on which all of some sessions were trained."""
    days = {
        tuple(Day)[each.recorded.date.weekday()] if each.recorded and each.status is Status.DONE else None
        for each in sessions
    }
    return days.pop() if len(days) == 1 else None


def _free_days(asked: Asked, day: Day) -> Iterator[Day]:
    """Yield the days without a session, the next one behind a day first."""
    taken = {each.day for each in asked.reviewed.sessions_of(asked.begins)}
    days = tuple(Day)
    at = days.index(day)
    for each in (*days[at + 1 :], *days[:at]):
        if each not in taken:
            yield each


def _tries(asked: Asked, name: str, day: Day, choices: list[Day]) -> Iterator[tuple[str, tuple[Edit, ...] | None]]:
    athlete = asked.reviewed.logged.athlete
    for other in choices:
        title = f"train it on {_short(other)} from week {asked.begins}"
        if athlete is None:
            yield title, _move_for_all(asked, name, day, other)
        elif athlete.where.source is asked.document.source:
            written = f"{day.value} {other.value} from week {asked.begins}"
            yield f"{title}: `move {written}`", (write_for(athlete, [("move", written)]),)


def _move_for_all(asked: Asked, name: str, day: Day, other: Day) -> tuple[Edit, ...] | None:
    """Return the edits that give the week blocks from a week on another day; None where that is not plain."""
    plan = asked.reviewed.logged.plan
    known = weeks_by_number(plan.weeks)
    blocks = Blocks(asked.document, plan)
    for week in plan.weeks:
        inside = [number for number in week.numbers if number >= asked.begins]
        if not inside:
            continue
        openings = openings_of(week, known)
        slots = [each.slot for each in openings if each.day is day]
        if not any(slot is not None and slot.session == name for slot in slots):
            continue
        block = block_of(asked.document, week)
        if block is None or len(slots) != 1 or slots[0] is None or slots[0].optional or slots[0].gym is not None:
            return None
        lines = [f"{day.value} rest", f"{other.value} {name}{_time(slots[0])}"]
        if len(inside) < len(week.numbers):
            blocks.split_off(block, week, inside, lines)
        elif slots[0] in week.slots:
            renamed = _rename_day(slots[0], day, other)
            if renamed is None:
                return None
            blocks.add(renamed)
        elif week.like is not None and week.like < asked.begins:
            blocks.add_lines(block, week, lines)
    return blocks.edits() or None


def _rename_day(slot: Slot, day: Day, other: Day) -> Edit | None:
    """Return the edit of a line of one day."""
    source, number = slot.where.source, slot.where.start.line
    found = re.match(rf"(\s*){day.value}\b(?!\s*[-,])", source.line(number), re.IGNORECASE)
    if found is None or re.match(rf"\s*{day.value}\s+(?:{'|'.join(Day)})\b", source.line(number), re.IGNORECASE):
        return None
    start = source.line_span(number).start
    return Edit(Location(source, Span(start + len(found[1]), start + found.end())), other.value)


def _time(slot: Slot) -> str:
    return "" if slot.time is None else f" {slot.time:%H:%M}"


def _short(day: Day) -> str:
    return day.value.capitalize()
