"""A schedule as a PDF: the overview, and a sheet of paper for every session, as the web page is printed."""

from fractions import Fraction
from importlib.resources import as_file, files

from gplang.backends import Options
from gplang.backends.overview import Bar, Chart, charts_of, facts_of, held_in, legend_of, title_of, week_names
from gplang.backends.pages import Page, Station, list_pages
from gplang.backends.text import one_line
from gplang.figures import number
from gplang.guide import VolumeModel
from gplang.jsontext import write_json
from gplang.scheduling.dates import days_of_week
from gplang.scheduling.records import Schedule
from gplang.typed import Any
from gplang.wording import day_name

_PAPERS = {"a4": "a4", "letter": "us-letter"}
"""What Typst calls sizes of paper."""

_FEW_WEEKS = 14
"""Up to how many weeks the bars have their numbers written on them."""


def render(schedule: Schedule, options: Options) -> bytes:
    """Return the document; the same schedule gives the same bytes, where the same fonts are installed.

    The plan's texts reach the typesetter as data, never as its language; it reads nothing but its template.
    """
    import typst

    with as_file(files(__package__).joinpath("page.typ")) as template:
        document: bytes = typst.compile(
            str(template),
            root=str(template.parent),
            format="pdf",
            sys_inputs={"plan": write_json(_plain({"paper": _PAPERS[options.paper], **_record(schedule)}))},
        )
    return document


def _record(schedule: Schedule) -> dict[str, Any]:
    model = schedule.profile.volume
    return {
        "title": title_of(schedule),
        "facts": [*facts_of(schedule)],
        "weeks": _weeks(schedule),
        "charts": [_chart(chart, model) for chart in charts_of(schedule)] if schedule.weeks else [],
        "legend": legend_of(schedule),
        "pages": [_page(page) for page in list_pages(schedule)],
    }


def _weeks(schedule: Schedule) -> dict[str, Any]:
    held = held_in(schedule)
    used = {each.day for found in held.values() for each in found}
    days = [day for day in days_of_week(schedule.start) if day in used]
    rows = []
    for week in schedule.weeks:
        _, name, dates = week_names(week)
        cells = [
            [(each.title, each.time, not each.anchor) for each in held[week.number] if each.day is day] for day in days
        ]
        rows.append({"name": f"{week.number} {name}".strip(), "dates": dates, "easy": bool(week.kind), "cells": cells})
    return {"days": [day_name(day) for day in days], "rows": rows}


def _chart(chart: Chart, model: VolumeModel) -> dict[str, Any]:
    """Return a chart, all heights as shares of the highest."""
    most = max([Fraction(model.week.high), *(bar.volume.total for bar in chart.bars)])
    return {
        "name": chart.name,
        "low": float(model.week.low / most),
        "high": float(model.week.high / most),
        "ends": [number(Fraction(model.week.low)), number(Fraction(model.week.high))],
        "bars": [_bar(bar, most, with_number=len(chart.bars) <= _FEW_WEEKS) for bar in chart.bars],
    }


def _bar(bar: Bar, most: Fraction, *, with_number: bool) -> dict[str, Any]:
    direct, total = bar.volume.direct, bar.volume.total
    return {
        "week": str(bar.week.number) if with_number or bar.week.number in (1,) or bar.week.number % 5 == 0 else "",
        "direct": float(direct / most),
        "total": float(total / most),
        "judged": bar.judged,
        "says": f"{number(total)}{bar.mark}" if with_number else bar.mark,
    }


def _page(page: Page) -> dict[str, Any]:
    return {
        "when": page.when,
        "title": page.title,
        "facts": "; ".join(filter(None, (page.facts, page.state))),
        "stations": [_station(station) for station in page.stations],
        "notes": (*page.notes, *page.recorded),
    }


def _station(station: Station) -> dict[str, Any]:
    rounds = station.rounds
    return {
        "role": station.role,
        "title": station.title,
        "tasks": [task._asdict() for task in station.tasks],
        "boxes": [
            {"label": box.label, "asks": box.asks, "unit": box.unit, "noun": box.noun, "optional": box.optional}
            for box in station.boxes
        ],
        "alike": station.is_alike,
        "ticked": rounds is None,
        "rounds": 0 if rounds is None else len(rounds.names),
        "result": "" if rounds is None else rounds.result or "",
    }


def _plain(what: Any) -> Any:
    """Return a record whose texts are each one line of characters that can be set."""
    if isinstance(what, str):
        return one_line(what)
    if isinstance(what, dict):
        return {name: _plain(value) for name, value in what.items()}
    if isinstance(what, list | tuple):
        return [_plain(each) for each in what]
    return what
