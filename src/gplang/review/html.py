"""Reviews as one web page that needs nothing else; courses are drawn as lines."""

from collections.abc import Sequence
from fractions import Fraction

from gplang.backends.html import open_page
from gplang.backends.html.elements import Element, add, write
from gplang.figures import number
from gplang.review.page import Row, Section, heading_of, list_sections, summary_of
from gplang.review.records import Review

_WIDE, _HIGH, _EDGE = 120, 28, 3
"""Points of a line's picture, and of the room around it."""


def render(reviews: Sequence[Review]) -> bytes:
    """Return reviews as a page in UTF-8."""
    page, main = open_page(heading_of(reviews[0]))
    for review in reviews:
        add(main, "h1", heading_of(review))
        add(main, "p", summary_of(review))
        for section in list_sections(review):
            _add_section(main, section)
    return f"<!doctype html>\n{write(page)}\n".encode(errors="xmlcharrefreplace")


def _add_section(main: Element, section: Section) -> None:
    part = add(main, "section", class_="part")
    add(part, "h2", section.title)
    if section.rows:
        look = {"class_": "stacked"} if any(row.is_long for row in section.rows) else {}
        room = add(part, "div", class_="wide", tabindex="0", role="region", aria_label=section.title)
        table = add(room, "table", **look)
        head = add(add(table, "thead"), "tr")
        for name in section.header:
            add(head, "th", name, scope="col")
        body = add(table, "tbody")
        for row in section.rows:
            _add_row(body, row)
    if section.lines:
        listed = add(part, "ul", class_="notes")
        for line in section.lines:
            _add_line(add(listed, "li"), line)


def _add_line(item: Element, text: str) -> None:
    """Add a line of which what stands between backticks is code."""
    first, *parts = text.split("`")
    if len(parts) % 2:
        item.text = text
        return
    item.text = first
    for code, rest in zip(parts[::2], parts[1::2], strict=True):
        add(item, "code", code).tail = rest


def _add_row(body: Element, row: Row) -> None:
    cells = add(body, "tr")
    *texts, last = row.cells
    for text in texts:
        add(cells, "td", text)
    if row.course:
        draw_course(add(cells, "td"), row.course)
    else:
        add(cells, "td", last)


def draw_course(parent: Element, course: Sequence[Fraction | None]) -> None:
    """Add a line through the amounts of two weeks or more, the last one marked; weeks without one are passed over."""
    known = [(at, each) for at, each in enumerate(course) if each is not None]
    if len(known) < 2:
        return
    size = {"viewBox": f"0 0 {_WIDE} {_HIGH}", "width": str(_WIDE), "height": str(_HIGH)}
    svg = add(parent, "svg", role="img", **size)
    add(svg, "title", "; ".join(f"week {at + 1}: {number(each)}" for at, each in known))
    low, high = min(each for _, each in known), max(each for _, each in known)
    across = Fraction(_WIDE - 2 * _EDGE, max(len(course) - 1, 1))
    up = Fraction(_HIGH - 2 * _EDGE) / (high - low) if high > low else Fraction(0)
    points = [(_EDGE + at * across, _HIGH - _EDGE - (each - low) * up) for at, each in known]
    line = {"fill": "none", "stroke": "currentColor", "stroke-width": "1.5"}
    add(svg, "polyline", points=" ".join(f"{_point(x)},{_point(y)}" for x, y in points), **line)
    x, y = points[-1]
    add(svg, "circle", class_="trains", cx=_point(x), cy=_point(y), r="2.5")


def _point(value: Fraction) -> str:
    return number(Fraction(round(value * 10), 10))
