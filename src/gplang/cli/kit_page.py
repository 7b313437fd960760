"""What one needs to train some plans, on the terminal: a table for each place, at most 80 columns wide."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from gplang.backends.kit import Bar, Item, Place, Weights, list_items
from gplang.cli import clicks as click
from gplang.cli.layout import Shrink, fit, glue, indent, lay_out, wrap
from gplang.cli.terminal import page_width
from gplang.figures import number, span
from gplang.report.visible import make_visible

_MARGIN = 2
_SHRINKS = (Shrink(1, 34), Shrink(2, 14), Shrink(0, 16), Shrink(1, 20))
_MOST_WEIGHTS = 6
"""Weights that are told one by one; more of them only from the lightest to the heaviest."""


def render_places(places: Sequence[Place]) -> str:
    """Return all places with what is needed there."""
    if not places:
        return "No sessions, so nothing is needed.\n"
    return "\n".join("".join(f"{line}\n" for line in _place(place)) for place in places)


def _place(place: Place) -> Iterator[str]:
    yield from (click.style(line, bold=True) for line in wrap(make_visible(place.title), page_width()))
    yield from wrap(make_visible(", ".join(dict.fromkeys(place.files.values()))), page_width())
    yield ""
    items = list_items(place)
    if not items:
        yield " " * _MARGIN + "nothing"
        return
    rows = [("kit", "for", "weights"), *map(_row, items)]
    widths = fit(rows, page_width() - _MARGIN, _SHRINKS)
    for at, row in enumerate(rows):
        for line in lay_out(row, widths):
            yield " " * _MARGIN + (line if at else click.style(line, bold=True))
    for bar in place.bars.values():
        yield from indent(_bar(bar), _MARGIN, _MARGIN)


def _row(item: Item) -> tuple[str, str, str]:
    missing = " (not there)" if item.is_there is False else ""
    names = make_visible(", ".join(item.exercises.values()))
    return f"{item.name}{missing}", names, "; ".join(_weights(item.weights))


def _weights(weights: Weights) -> Iterator[str]:
    for unit, found in groupby(sorted(weights, key=lambda each: (each[1], each[0])), lambda each: each[1]):
        amounts = [amount for amount, _ in found]
        few = len(amounts) <= _MOST_WEIGHTS
        yield f"{', '.join(map(number, amounts)) if few else span(amounts[0], amounts[-1])} {unit}"


def _bar(bar: Bar) -> str:
    plates = ", ".join(glue(f"{count} × {number(weight)}") for weight, count in bar.sizes)
    loaded = f"; plates for all loads up to {number(bar.heaviest)} {bar.unit}: {plates} {bar.unit}" if plates else ""
    return f"bar of {number(bar.weight)} {bar.unit}{loaded}"
