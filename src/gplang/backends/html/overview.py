"""The first page: the facts of the plan, and its weeks at a glance."""

from collections.abc import Sequence

from gplang import wording
from gplang.backends.html.elements import Element, add
from gplang.backends.html.volume import add_volume
from gplang.backends.overview import Held, facts_of, held_in, week_names
from gplang.backends.text import one_line
from gplang.scheduling.beside import beside_by_week
from gplang.scheduling.dates import days_of_week
from gplang.scheduling.recorded import Recorded
from gplang.scheduling.records import Schedule


def add_overview(body: Element, schedule: Schedule, title: str) -> None:
    """Add the plan's title and facts, the table of its weeks, and its hard sets."""
    header = add(body, "header")
    add(header, "h1", title)
    facts = add(header, "dl", class_="facts")
    for name, value in facts_of(schedule):
        pair = add(facts, "div")
        add(pair, "dt", name)
        add(pair, "dd", value)
    add(header, "p", class_="next", hidden="hidden", id="next")
    if schedule.weeks:
        _add_weeks(add(body, "section", class_="overview", aria_labelledby="weeks"), schedule)
        add_volume(add(body, "section", class_="overview volume", aria_labelledby="volume"), schedule)
    beside = [each for found in beside_by_week(schedule).values() for each in found]
    if beside:
        _add_beside(add(body, "section", class_="overview", aria_labelledby="beside"), beside)


def _add_beside(section: Element, records: Sequence[Recorded]) -> None:
    """Add a list of the sessions that were trained beside the planned ones."""
    add(section, "h2", "Also trained", id="beside")
    listed = add(section, "ul")
    for record in records:
        item = add(listed, "li", one_line(f"{record.session} {wording.when(record)}"))
        told = [*wording.record_lines(record, 0)]
        inner = add(item, "ul") if told else item
        for text in told:
            add(inner, "li", one_line(text))


def _add_weeks(section: Element, schedule: Schedule) -> None:
    """Add a table: a row for every week, a column for every weekday that trains."""
    add(section, "h2", "Weeks", id="weeks")
    held = held_in(schedule)
    used = {each.day for week in held.values() for each in week}
    days = [day for day in days_of_week(schedule.start) if day in used]
    table = add(add(section, "div", class_="wide", tabindex="0", role="region", aria_label="Table of weeks"), "table")
    head = add(add(table, "thead"), "tr")
    add(head, "th", "Week", scope="col")
    for day in days:
        add(head, "th", wording.day_name(day), scope="col")
    rows = add(table, "tbody")
    for week in schedule.weeks:
        row = add(rows, "tr", **({"class_": "easy"} if week.kind else {}))
        first = add(row, "th", scope="row")
        _, name, dates = week_names(week)
        link = add(first, "a", str(week.number), href=f"#week-{week.number}", aria_label=f"Week {week.number}")
        link.tail = f" {name}" if name else None
        if dates:
            add(first, "span", dates, class_="dates")
        for day in days:
            _add_day(row, [each for each in held[week.number] if each.day is day])


def _add_day(row: Element, held: list[Held]) -> None:
    cell = add(row, "td")
    for each in held:
        line = add(cell, "span", class_="held")
        if each.anchor:
            add(line, "a", each.title, href=f"#{each.anchor}")
        else:
            add(line, "i", each.title)
        if each.time:
            add(line, "span", each.time, class_="time")
