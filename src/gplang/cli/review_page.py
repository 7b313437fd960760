"""A review on the terminal: tables and lines, at most as wide as a page."""

from collections.abc import Iterator, Sequence

from gplang.cli import clicks as click
from gplang.cli.layout import GAP, Shrink, fit, indent, lay_out, rule, wrap
from gplang.cli.terminal import page_width
from gplang.report.visible import count_columns, make_visible
from gplang.review.page import Section, heading_of, list_sections, summary_of
from gplang.review.records import Review

_MARGIN = 2
_LEAST = 10
"""Columns that a cell keeps."""


def render_reviews(reviews: Sequence[Review]) -> str:
    """Return reviews as text."""
    return rule().join("".join(f"{line}\n" for line in _page(each)) for each in reviews)


def _page(review: Review) -> Iterator[str]:
    heading = make_visible(heading_of(review))
    yield from (click.style(line, bold=True) for line in wrap(heading, page_width()))
    yield "=" * min(page_width(), count_columns(heading))
    yield from wrap(summary_of(review), page_width())
    for section in list_sections(review):
        yield ""
        yield click.style(section.title, bold=True)
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    rows = [tuple(map(make_visible, row.cells)) for row in section.rows]
    is_long = any(row.is_long for row in section.rows)
    count = len(section.header) - is_long
    kept = [at for at in range(count) if any(row[at] for row in rows)]
    table = [tuple(row[at] for at in kept) for row in (section.header, *rows)]
    if rows:
        shrinks = [Shrink(at, least) for least in (24, _LEAST) for at in range(len(kept) - 1, -1, -1)]
        widths = fit(table, page_width() - _MARGIN, shrinks)
        yield from (" " * _MARGIN + line for line in lay_out(table[0], widths))
        for row, cells in zip(rows, table[1:], strict=True):
            yield from (" " * _MARGIN + line for line in lay_out(cells, widths))
            if is_long and row[-1]:
                yield from indent(row[-1], _MARGIN + widths[0] + 2 * len(GAP), len(GAP))
    for line in section.lines:
        yield from indent(f"- {make_visible(line)}", _MARGIN, len(GAP))
