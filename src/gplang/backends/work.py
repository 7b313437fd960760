"""Work added up by muscle, lift, pattern or day: `gpl-work-1`, described in `schema/work.schema.json`, and rows."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import reduce

from gplang import __version__
from gplang.backends.agenda import Course
from gplang.backends.data import number
from gplang.backends.rows import Cell
from gplang.catalog import load_muscles
from gplang.figures import tenths
from gplang.records import NamedTuple
from gplang.scheduling.trained import as_done
from gplang.scheduling.work import NO_WORK, By, Groups, Period, Work, add_up, total
from gplang.typed import Any
from gplang.vocabulary import Day

SCHEMA = "gpl-work-1"
"""The version of the documents; within it fields are only added."""

__all__ = ["ROW_COLUMNS", "SCHEMA", "By", "Person", "average", "find_people", "list_rows", "render", "to_record"]

ROW_COLUMNS = ("athlete", "week", "by", "group", "sets", "tonnage_kg", "days", "intensity", "bodyweight", "unknown")
"""The columns of `list_rows`."""


class Person(NamedTuple):
    """One athlete with all of her plans, added up; `names` are what groups are called, `all` is all of the work."""

    courses: tuple[Course, ...]
    by: By
    by_calendar: bool
    weeks: Mapping[Period, Groups]
    names: Mapping[str, str]
    all: Work

    @property
    def whole(self) -> Groups:
        """All weeks together."""
        return total(self.weeks.values())

    @property
    def order(self) -> list[str]:
        """The groups in order: days as in a week, all else by hard sets, most first."""
        whole = self.whole
        if self.by is By.DAY:
            return [day for day in Day if day in whole]
        return sorted(whole, key=lambda each: (-whole[each].sets, -whole[each].tonnage, self.names[each].casefold()))


def find_people(courses: Sequence[Course], by: By, week: int | None = None) -> Iterator[Person]:
    """Yield each athlete once: an athlete is the same in several plans if the name is the same.

    The plans of one athlete are added up by weeks of the calendar if all of them have dates, else each is a person's
    own. `week` is the number of the only week of plans to count.
    """
    people: dict[str, list[Course]] = {}
    for course in courses:
        people.setdefault(course.key, []).append(course)
    for own in people.values():
        dated = all(each.schedule.start is not None for each in own)
        for found in [own] if dated else [[each] for each in own]:
            by_calendar = len(found) > 1
            weeks = add_up([each.schedule for each in found], by, by_calendar=by_calendar)
            kept = {key: groups for key, groups in weeks.items() if week is None or key == week}
            yield Person(tuple(found), by, by_calendar, kept, _names(found, by), _all(found, kept))


def _all(courses: Sequence[Course], weeks: Mapping[Period, Groups]) -> Work:
    """Return all work of these weeks, each set once."""
    found = add_up([each.schedule for each in courses], By.LIFT, by_calendar=len(courses) > 1)
    lifts = total(groups for week, groups in found.items() if week in weeks)
    return reduce(Work.plus, lifts.values(), NO_WORK)


def _names(courses: Sequence[Course], by: By) -> Mapping[str, str]:
    if by is By.MUSCLE:
        return load_muscles().words
    if by is By.DAY:
        from gplang.wording import day_name

        return {day: day_name(day) for day in Day}
    exercises = (
        each.exercise
        for course in courses
        for session in as_done(course.schedule).sessions
        for each in session.exercises
    )
    if by is By.LIFT:
        return {each.id: each.name for each in exercises}
    return {"other": "other", **{pattern: pattern.replace("-", " ") for each in exercises if (pattern := each.pattern)}}


def render(people: Sequence[Person]) -> str:
    """Return one JSON object that ends in a line break."""
    from gplang.jsontext import write_json

    return write_json(to_record(people)) + "\n"


def to_record(people: Sequence[Person]) -> dict[str, Any]:
    """Return the `gpl-work-1` object itself."""
    return {
        "schema": SCHEMA,
        "generator": f"gplang {__version__}",
        "by": people[0].by,
        "athletes": [_person(each) for each in people],
    }


def list_rows(people: Sequence[Person]) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for every athlete, week and group."""
    for person in people:
        athlete = person.courses[0].schedule.athlete
        name = "" if athlete is None else athlete.name
        for week, groups in person.weeks.items():
            for key in (each for each in person.order if each in groups):
                record = _work(groups[key])
                yield (
                    name,
                    _week(week),
                    str(person.by),
                    str(key),
                    *("" if value is None else value for value in record.values()),
                )


def _person(person: Person) -> dict[str, Any]:
    athlete, order = person.courses[0].schedule.athlete, person.order
    return {
        "athlete": None if athlete is None else {"name": athlete.name, "title": athlete.title},
        "plans": [
            {"file": each.file, "id": each.schedule.plan.id, "title": each.schedule.plan.title}
            for each in person.courses
        ],
        "weeks": [
            {
                "week": week if isinstance(week, int) else None,
                "monday": week.isoformat() if isinstance(week, date) else None,
                "groups": [{"group": key, **_work(groups[key])} for key in order if key in groups],
            }
            for week, groups in person.weeks.items()
        ],
    }


def _week(week: Period) -> int | str:
    return week if isinstance(week, int) else week.isoformat()


def _work(work: Work) -> dict[str, Any]:
    share = work.intensity
    return {
        "sets": number(work.sets),
        "tonnage_kg": number(tenths(work.tonnage)),
        "days": len(work.days),
        "intensity": None if share is None else number(tenths(share)),
        "bodyweight_sets": work.bodyweight,
        "unknown_sets": work.unknown,
    }


def average(work: Work, weeks: int) -> tuple[Fraction, Fraction, Fraction]:
    """Return hard sets, tonnage and days of training of an average week."""
    return work.sets / weeks, work.tonnage / weeks, Fraction(len(work.days), weeks)
