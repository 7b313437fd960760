"""What changed in what is said once for a plan or an athlete."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from gplang.model.plan import Athlete
from gplang.quantities import Weight
from gplang.scheduling.calendar import days_off
from gplang.scheduling.dates import first_monday
from gplang.scheduling.records import Schedule
from gplang.scheduling.settings import settle
from gplang.statements.setting_table import SETTINGS
from gplang.wording.numbers import number
from gplang.wording.pauses import pause_days, pause_move

START = "start"
EQUIPMENT = "equipment"

_NO_EQUIPMENT = "nothing"
_DAYS_OFF = "no training on"
_PAUSE = "pause"
_MAX = "max of"
_LOAD = "starting load of"
_PIECE = "piece of equipment"

LISTED = (_DAYS_OFF, _PAUSE, _MAX, _LOAD, _PIECE)
"""How settings begin of which there may be many."""

_UNITS = ((7 * 24 * 60, "week"), (24 * 60, "day"), (60, "h"))


class SettingChange(NamedTuple):
    """A setting by the name that people give it, before and after; `step` says what a start or a pause moved."""

    name: str
    old: str | None
    new: str | None
    step: str = ""


def compare_settings(old: Schedule, new: Schedule) -> Iterator[SettingChange]:
    """Yield what differs in the settings of two schedules."""
    if old.start != new.start:
        yield SettingChange(START, _day(old.start), _day(new.start), _shift(old.start, new.start))
    before, after = dict(_texts(old)), dict(_texts(new))
    for name in {**before, **after}:
        was, now = before.get(name), after.get(name)
        if was != now and name == EQUIPMENT and was and now:
            yield from _compare_lists(_PIECE, was.split(", "), now.split(", "))
        elif was != now:
            yield SettingChange(name, was, now)
    yield from _compare_days_off(old, new)


def _texts(schedule: Schedule) -> Iterator[tuple[str, str | None]]:
    """Yield the settings that are one text."""
    plan, athlete = schedule.plan, schedule.athlete
    yield "title", plan.title
    settled = settle(plan, athlete)
    for row in SETTINGS:
        if row.label:
            field = row.field or row.word
            yield row.label, _text(getattr(settled if field in settled._fields else plan, field))
    if athlete is not None:
        yield from _athlete(athlete)


def _text(value: Weight | tuple[int, ...] | str | None) -> str | None:
    if isinstance(value, Weight):
        return _weight(value)
    if value is None or isinstance(value, str):
        return value
    return ", ".join(map(_before, sorted(value, reverse=True))) or None


def _athlete(athlete: Athlete) -> Iterator[tuple[str, str | None]]:
    yield "name", athlete.title or athlete.name
    yield "sensitive", ", ".join(sorted(set(athlete.sensitive))) or None
    yield EQUIPMENT, None if athlete.equipment is None else ", ".join(sorted(athlete.equipment)) or _NO_EQUIPMENT
    yield from _weights(_MAX, athlete.maxima)
    yield from _weights(_LOAD, athlete.loads)


def _weights(name: str, weights: Mapping[str, Weight]) -> Iterator[tuple[str, str]]:
    for exercise, weight in weights.items():
        yield f"{name} {exercise}", _weight(weight)


def _weight(weight: Weight) -> str:
    return f"{number(weight.amount)} {weight.unit.value}"


def _compare_days_off(old: Schedule, new: Schedule) -> Iterator[SettingChange]:
    """Yield the days off that came and went, of those within the plan's time."""
    before, after = days_off(old), days_off(new)
    yield from _compare_lists(_DAYS_OFF, _days(before[0]), _days(after[0]))
    pauses = {pause_days(each): pause_move(new, each) for each in after[1]}
    last = max((each.date for each in new.sessions if each.date is not None), default=None)
    gone = "" if last is None else f"the last session is on {last.isoformat()}"
    for change in _compare_lists(_PAUSE, list(map(pause_days, before[1])), list(pauses)):
        yield change._replace(step=gone if change.new is None else pauses[change.new])


def _compare_lists(name: str, old: Collection[str], new: Collection[str]) -> Iterator[SettingChange]:
    yield from (SettingChange(name, each, None) for each in old if each not in new)
    yield from (SettingChange(name, None, each) for each in new if each not in old)


def _days(days: Iterable[date]) -> list[str]:
    return [day.isoformat() for day in days]


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _shift(old: date | None, new: date | None) -> str:
    """Return how far week 1 moved; empty where there was, or is, no start."""
    mondays = [None if day is None else first_monday(day) for day in (old, new)]
    if mondays[0] is None or mondays[1] is None:
        return ""
    weeks = (mondays[1] - mondays[0]).days // 7
    if not weeks:
        return f"week 1 still begins on {mondays[1].isoformat()}"
    plural = "" if abs(weeks) == 1 else "s"
    return f"{abs(weeks)} week{plural} {'later' if weeks > 0 else 'earlier'}"


def _before(minutes: int) -> str:
    if not minutes:
        return "at the start"
    for length, unit in _UNITS:
        if minutes % length == 0:
            count = minutes // length
            plural = "s" if count != 1 and unit != "h" else ""
            return f"{count} {unit}{plural} before"
    return f"{minutes} min before"
