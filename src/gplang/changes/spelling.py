"""Values and differences in the words of all outputs."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from gplang import wording
from gplang.changes.records import Value
from gplang.changes.values import (
    LAST_WEEK,
    Amount,
    Days,
    Difference,
    EventFacts,
    Groups,
    Length,
    Moment,
    Moved,
    Names,
    Notes,
    Progression,
    Reminders,
    Shift,
    Substitution,
    Tempo,
    Tests,
    Thing,
    WeekContent,
    WeekName,
    Work,
)
from gplang.figures import number, short, signed
from gplang.quantities import Dose, Effort, Raise, Rest, Weight
from gplang.records import NamedTuple
from gplang.scheduling.records import ScheduledCircuit, ScheduledGroup, ScheduledLoad
from gplang.typed import assert_never
from gplang.vocabulary import Role
from gplang.wording.pauses import days, moved
from gplang.wording.weeks import week_name

_AT = LAST_WEEK + 1
"""The week in which a load of `LAST_WEEK` is last week's."""

_UNITS = ((7 * 24 * 60, "week"), (24 * 60, "day"), (60, "h"))


class Spelled(NamedTuple):
    """A `Value` in words; an empty step where there is none."""

    weeks: tuple[int, ...]
    old: str | None
    new: str | None
    step: str = ""
    special: bool = False


def spell_values(values: Iterable[Value]) -> list[Spelled]:
    """Return values in words; those that come to the same words are one."""
    found: dict[tuple[str | None, str | None, str, bool], set[int]] = {}
    for value in values:
        key = (spell(value.old), spell(value.new), spell_step(value.step), value.special)
        found.setdefault(key, set()).update(value.weeks)
    return [Spelled(tuple(sorted(weeks)), *key) for key, weeks in found.items()]


def spell(thing: Thing | None) -> str | None:
    """Return a value in words; None for nothing."""
    match thing:
        case None:
            return None
        case Role():
            return wording.role_name(thing)
        case str():
            return str(thing)
        case date():
            return thing.isoformat()
        case Fraction():
            return number(thing)
        case Weight():
            return wording.weight(thing)
        case Moment():
            return _moment(thing)
        case Days(first, last):
            return days(first, last)
        case Reminders(minutes):
            return ", ".join(map(_before, minutes))
        case Raise():
            return wording.growth(thing)
        case Tests(given):
            return wording.maxima(given)
        case Names(names):
            return ", ".join(names) or "nothing"
        case Notes(lines):
            return " / ".join(lines)
        case WeekName(label, kind):
            return week_name(label, kind) or None
        case WeekContent():
            return _content(thing)
        case Length(minutes, estimated):
            return wording.minutes(minutes, estimated=estimated)
        case EventFacts(title, minutes, metres, hard):
            return f"{title} ({wording.facts_of_event(minutes, metres, hard=hard)})"
        case Substitution(_, name, by_effort):
            return wording.instead_of(name, by_effort=by_effort)
        case ScheduledCircuit():
            return wording.circuit(thing)
        case Progression(progress, wave, about, once, scheme):
            stages = tuple((each.name, each.groups) for each in thing.stages)
            answers = wording.Answers(stages, thing.climbs, thing.on_miss)
            return wording.way(progress, wave, about=about, once=once, scheme=scheme, answers=answers)
        case _:
            return _prescribed(thing)


def spell_step(step: Difference | None) -> str:
    """Return a difference in words; empty for none."""
    match step:
        case None:
            return ""
        case Amount(by, unit):
            return signed(short(by)) if unit is None else wording.difference(short(by), unit)
        case Shift(weeks, 0):
            return f"{wording.counted(abs(weeks), 'week')} {'later' if weeks > 0 else 'earlier'}"
        case Shift(weeks, days):
            count = 7 * weeks + days
            return f"{wording.counted(abs(count), 'day')} {'later' if count > 0 else 'earlier'}"
        case Moved(weeks, was, now, last):
            return moved(weeks, was, now, last)
        case _:
            assert_never(step)


def _prescribed(
    thing: Dose | Effort | Rest | ScheduledLoad | Tempo | Groups | Work,
) -> str:
    match thing:
        case Dose():
            return wording.dose(thing)
        case Effort():
            return wording.effort(thing)
        case Rest():
            return wording.rest(thing)
        case ScheduledLoad():
            return wording.load(thing, _AT)
        case Tempo(text):
            return wording.tempo(text)
        case Groups(groups):
            return "; ".join(map(_group, groups))
        case Work(groups, rest, tempo, method):
            return wording.asked(list(map(_group, groups)), tempo, method, rest)
        case _:
            assert_never(thing)


def _group(group: ScheduledGroup) -> str:
    return wording.group(group, _AT)


def _moment(moment: Moment) -> str:
    day = moment.day.value.title()
    return day if moment.time is None else f"{day} {moment.time:%H:%M}"


def _content(week: WeekContent) -> str:
    """Return what a week is called and trains: `Deload: Hips (Mon 18:00, Fri 18:00), Legs (Thu 18:00)`."""
    moments: dict[str, list[str]] = {}
    for slot in week.slots:
        moments.setdefault(slot.title, []).append(_moment(slot.moment))
    trained = ", ".join(f"{title} ({', '.join(found)})" for title, found in moments.items())
    return ": ".join(filter(None, (week_name(*week.name), trained or "no sessions")))


def _before(minutes: int) -> str:
    if not minutes:
        return "at the start"
    for length, unit in _UNITS:
        if minutes % length == 0:
            return f"{wording.counted(minutes // length, unit)} before"
    return f"{wording.counted(minutes, 'min')} before"
