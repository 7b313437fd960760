"""The hard sets of a plan alone: as a web page, or as one picture, of all athletes asked for."""

import re
from collections.abc import Iterator, Sequence
from textwrap import wrap

from gplang.backends.html.elements import Element, add, asset, make_element, write, write_xml
from gplang.backends.html.volume import add_bars, add_pattern, add_volume
from gplang.backends.overview import charts_of, legend_of, title_of
from gplang.scheduling.excerpt import limit_weeks
from gplang.scheduling.records import Schedule
from gplang.scheduling.trained import has_records

_MARGIN, _GAP = 12, 16
_LINE = 16
"""Points from one line of text to the next."""

_A_ROW = 3
"""Muscles beside each other."""

_LEAST_WIDTH = 480
_CHARACTER = 5.6
"""Points of a character of the legend, about."""

_VARIABLE = re.compile(r"--(\w+): ([^;]+);")
_HIDDEN = re.compile(r"[^\x20-\x7e\n]|#(?=#[A-Za-z]*\[)")
_NO_CHARACTERS = str.maketrans("", "", "\ufffe\uffff")
"""What XML cannot hold."""


def render_page(schedules: Sequence[Schedule], week: int | None = None) -> bytes:
    """Return a web page that needs nothing else: bars, what they mean, and all muscles in numbers."""
    page = make_element("html", lang="en")
    head = add(page, "head")
    add(head, "meta", charset="utf-8")
    add(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    add(head, "meta", name="color-scheme", content="light dark")
    title = schedules[0].plan.title
    add(head, "title", title)
    own = (line for line in asset("page.css").splitlines() if not line.lstrip().startswith("::"))  # nothing to fill in
    add(head, "style", "\n".join((*own, "@media print { details { display: revert; } }")))
    main = add(add(page, "body"), "main")
    add(main, "h1", title)
    for prefix, each in _sections(schedules, week):
        section = add(main, "section", class_="overview volume", aria_labelledby=f"{prefix}volume")
        name = "" if each.athlete is None else f": {each.athlete.title or each.athlete.name}"
        add_volume(section, each, f"Hard sets a week{name}", prefix)
        for fold in section.iter("details"):
            fold.attributes["open"] = "open"
    return f"<!doctype html>\n{_show_hidden(write(page))}\n".encode()


def render_picture(schedules: Sequence[Schedule], week: int | None = None) -> bytes:
    """Return one SVG picture with a title, bars for every judged muscle, and what they mean."""
    picture = make_element("svg", xmlns="http://www.w3.org/2000/svg", role="img")
    add(picture, "title", f"Hard sets a week: {schedules[0].plan.title}".translate(_NO_CHARACTERS))
    add(picture, "style", _style())
    paper = add(picture, "rect", class_="paper")
    add_pattern(picture)
    width, down = _LEAST_WIDTH, _MARGIN
    for prefix, each in _sections(schedules, week):
        right, down = _draw(picture, each, prefix, down)
        width = max(width, right)
    told = next((each for each in schedules if has_records(each)), schedules[0])
    for line in wrap(legend_of(told), int((width - 2 * _MARGIN) / _CHARACTER)):
        down += _LINE
        add(picture, "text", line, class_="legend", x=str(_MARGIN), y=str(down))
    height = down + _MARGIN
    for element in (picture, paper):
        element.attributes |= {"width": str(width), "height": str(height)}
    picture.attributes["viewBox"] = f"0 0 {width} {height}"
    return f'<?xml version="1.0" encoding="utf-8"?>\n{_show_hidden(write_xml(picture))}\n'.encode()


def _show_hidden(markup: str) -> str:
    """Return markup for printing: what hides text or commands a log stands there by its number."""

    def show(found: re.Match[str]) -> str:
        char = found[0]
        return char if char.isprintable() and char != "#" else f"&#{ord(char)};"

    return _HIDDEN.sub(show, markup)


def _sections(schedules: Sequence[Schedule], week: int | None) -> Iterator[tuple[str, Schedule]]:
    """Yield each schedule that has weeks, with a prefix for its names; none for the first."""
    for at, schedule in enumerate(schedules):
        each = schedule if week is None else limit_weeks(schedule, {week})
        if each.weeks:
            yield f"p{at}-" if at else "", each


def _draw(picture: Element, schedule: Schedule, prefix: str, down: int) -> tuple[int, int]:
    """Draw the charts of a schedule under its title; return how far they reach to the right and down."""
    down += _LINE
    heading = title_of(schedule).translate(_NO_CHARACTERS)
    add(picture, "text", heading, class_="heading", x=str(_MARGIN), y=str(down))
    model, widest = schedule.profile.volume, 0
    charts = [*charts_of(schedule)]
    for at in range(0, len(charts), _A_ROW):
        right, highest = _MARGIN, 0
        for chart in charts[at : at + _A_ROW]:
            caption = add(picture, "text", chart.name, class_="caption", x=str(right), y=str(down + _LINE + 4))
            caption.attributes["id"] = f"{prefix}volume-{chart.muscle}"
            drawn = add_bars(picture, chart, model, prefix)
            drawn.attributes |= {"x": str(right), "y": str(down + _LINE + 8)}
            right += int(drawn.attributes["width"]) + _GAP
            highest = max(highest, int(drawn.attributes["height"]))
        down += _LINE + 8 + highest
        widest = max(widest, right - _GAP + _MARGIN)
    return widest, down + _GAP


def _style() -> str:
    """Return how pages draw bars, with the colours of white paper, for programs that know no variables."""
    sheet = asset("page.css")
    colors = dict(_VARIABLE.findall(sheet.partition("}")[0]))
    own = [line for line in sheet.splitlines() if line.startswith("svg ")]
    own += [
        "svg .paper { fill: var(--paper); }",
        "svg .heading, svg .caption, svg .legend { text-anchor: start; }",
        "svg .heading { font-size: 14px; font-weight: 600; }",
        "svg .caption { font-size: 12px; font-weight: 600; }",
    ]
    return re.sub(r"var\(--(\w+)\)", lambda found: colors[found[1]], "\n".join(own))
