"""From what rows ask for to sessions and weeks: which exercise stands where, on which day."""

import re
from collections.abc import Iterator, Mapping, Sequence

from gplang.importing.exercises import make_slug
from gplang.importing.records import DayKey, Entry, Reading, Row
from gplang.importing.weeks import Course, find_course
from gplang.records import dataclass, field, replace
from gplang.vocabulary import Day
from gplang.writer import NewLine, NewSession

_LONGEST = 40
_USUAL_DAYS = {
    1: ("mon",),
    2: ("mon", "thu"),
    3: ("mon", "wed", "fri"),
    4: ("mon", "tue", "thu", "fri"),
    5: ("mon", "tue", "wed", "thu", "fri"),
    6: ("mon", "tue", "wed", "thu", "fri", "sat"),
}
_TAKEN = re.compile(r"(?:rest|on|like|at|in|optional|week|all|mon|tue|wed|thu|fri|sat|sun)(?:-.*)?")
_NO_DAY = DayKey()
_FIRST_ROLES = ("primary", "secondary")
_OWN_ROLES = ("warmup", "finisher")


@dataclass(frozen=True, slots=True)
class Placed:
    """One exercise on one day in one week, by its name here; `key` is the same for the same line of all weeks."""

    entry: Entry
    name: str
    reading: Reading
    key: tuple[str, int] = ("", 0)


@dataclass(slots=True)
class Made:
    """A session with the weeks that train it, its weekday, and the rows behind each of its lines."""

    session: NewSession
    weeks: tuple[int, ...]
    weekday: str
    rows: list[list[Row]] = field(default_factory=list)
    day: DayKey = _NO_DAY


def place_days(days: Mapping[DayKey, Mapping[int, Sequence[Placed]]], unit: str) -> tuple[list[Made], list[str]]:
    """Return the sessions that say what days ask for week by week, and what was decided about weekdays.

    `unit` is that of the plan.
    """
    weekdays, notes = _choose_weekdays(list(dict.fromkeys(day._replace(deload=False) for day in days)))
    names: set[str] = set()
    made: list[Made] = []
    for at, (day, weeks) in enumerate(days.items()):
        for numbers, lines, rows in _one_or_more(weeks, unit, apart=day.deload):
            session = NewSession(_name(day, at + 1, names), lines, title=day.title or None)
            made.append(Made(session, numbers, weekdays[day._replace(deload=False)], rows, day))
    return made, notes


def _one_or_more(
    weeks: Mapping[int, Sequence[Placed]], unit: str, *, apart: bool
) -> Iterator[tuple[tuple[int, ...], list[NewLine], list[list[Row]]]]:
    """Yield one session for all weeks if its lines can say that; else, or `apart`, one for each different week."""
    numbers = tuple(sorted(weeks))
    keyed = {week: _keyed(weeks[week]) for week in numbers}
    order = None if apart else _merge([[each.key for each in keyed[week]] for week in numbers])
    if order is not None and (found := _lines(numbers, keyed, order, unit)) is not None:
        yield numbers, *found
        return
    alike: dict[tuple[tuple[str, Reading], ...], list[int]] = {}
    for week in numbers:
        alike.setdefault(tuple((each.name, each.reading) for each in keyed[week]), []).append(week)
    for group in alike.values():
        first = {week: keyed[week] for week in group}
        found = _lines(tuple(group), first, [each.key for each in keyed[group[0]]], unit)
        assert found is not None
        yield tuple(group), *found


def _keyed(placed: Sequence[Placed]) -> list[Placed]:
    """Return the exercises of a day, each with a key: which of those of its name it is."""
    seen: dict[str, int] = {}
    keyed = []
    for each in placed:
        number = seen[each.name] = seen.get(each.name, 0) + 1
        keyed.append(replace(each, key=(each.name, number)))
    return keyed


def _merge(orders: Sequence[Sequence[tuple[str, int]]]) -> list[tuple[str, int]] | None:
    """Return one order that all orders keep to; None if there is none."""
    merged: list[tuple[str, int]] = []
    known: set[tuple[str, int]] = set()
    for order in orders:
        at = 0
        for key in order:
            if key in known:
                place = merged.index(key)
                if place < at:
                    return None
                at = place + 1
            else:
                merged.insert(at, key)
                known.add(key)
                at += 1
    return merged


def _lines(
    numbers: Sequence[int], weeks: Mapping[int, Sequence[Placed]], order: Sequence[tuple[str, int]], unit: str
) -> tuple[list[NewLine], list[list[Row]]] | None:
    by_key = {week: {each.key: each for each in weeks[week]} for week in numbers}
    lines: list[NewLine] = []
    rows: list[list[Row]] = []
    main = 0
    for key in order:
        placed = [by_key[week].get(key) for week in numbers]
        given = [each for each in placed if each is not None]
        readings = [None if each is None else each.reading for each in placed]
        course = find_course(numbers, readings, None if any(each.entry.progress for each in given) else unit)
        asked = {(each.entry.progress, each.entry.label, each.entry.role) for each in given}
        if course is None or len(asked) > 1:
            return None
        entry = given[0].entry
        role = entry.role or _role(main)
        main += role not in _OWN_ROLES
        lines.append(_line(given[0].name, role, entry, course))
        rows.append(list({each.entry.row.number: each.entry.row for each in given}.values()))
    return _with_labels(lines), rows


def _role(main: int) -> str:
    return _FIRST_ROLES[main] if main < len(_FIRST_ROLES) else "accessory"


def _line(name: str, role: str, entry: Entry, course: Course) -> NewLine:
    reading = course.reading
    return NewLine(
        role,
        name,
        reading.sets,
        label=entry.label,
        rest=reading.rest,
        tempo=reading.tempo,
        method=reading.method,
        cue=reading.cue,
        progress=entry.progress or course.progress,
        wave=course.wave,
        optional=reading.optional,
        later=course.later,
    )


def _with_labels(lines: list[NewLine]) -> list[NewLine]:
    """Return lines that keep their labels only beside a neighbour of the same letter, numbered from 1."""
    kept: list[NewLine] = []
    used: set[str] = set()
    letter, count = "", 0
    for at, line in enumerate(lines):
        own = (line.label or "")[:1]
        beside = [lines[near].label for near in (at - 1, at + 1) if 0 <= near < len(lines)]
        if not own or not any(other and other[:1] == own for other in beside) or (own != letter and own in used):
            kept.append(replace(line, label=None))
            letter = ""
            continue
        count = count + 1 if own == letter else 1
        letter = own
        used.add(own)
        kept.append(replace(line, label=f"{own}{count}"))
    return kept


def _choose_weekdays(days: Sequence[DayKey]) -> tuple[dict[DayKey, str], list[str]]:
    """Return on which weekday each day is, as it says, or else on the usual ones for so many days."""
    free = [day for day in days if day.weekday is None]
    taken = {day.weekday for day in days}
    usual = tuple(day for day in (*_USUAL_DAYS.get(len(days), ()), *Day) if day not in taken) or tuple(Day)
    usual = tuple(dict.fromkeys(usual))
    chosen = {day: str(usual[at % len(usual)]) for at, day in enumerate(free)}
    told = ", ".join(dict.fromkeys(chosen.values()))
    several = (
        f"{len(free)} training days without a weekday are" if len(free) > 1 else "a training day without a weekday is"
    )
    return {**{day: day.weekday for day in days if day.weekday is not None}, **chosen}, [f"{several} on {told}"] * bool(
        free
    )


def _name(day: DayKey, at: int, names: set[str]) -> str:
    slug = (make_slug(day.title) or "")[:_LONGEST].rstrip("-") if day.title else ""
    base = slug if slug and not _TAKEN.fullmatch(slug) else f"day-{day.number or at}"
    base += "-deload" * day.deload
    name, count = base, 1
    while name in names:
        count += 1
        name = f"{base}-{count}"
    names.add(name)
    return name
