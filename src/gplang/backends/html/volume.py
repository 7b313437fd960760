"""The hard sets of a plan: a bar for every week against the guide's band, and all of them in numbers."""

from fractions import Fraction

from gplang.backends.html.elements import Element, add
from gplang.backends.overview import Bar, Chart, charts_of, count_sets, legend_of
from gplang.figures import number
from gplang.guide import VolumeModel
from gplang.scheduling.records import Schedule

_HIGH = 96
"""Points of the picture for the highest bar."""

_WIDTH, _WIDEST, _NARROWEST = 300, 34, 3
"""Points of the picture for all weeks, and for one week at most and at least."""

_LEFT, _TOP, _FOOT = 26, 16, 18
_ROOM_FOR_NUMBERS = 24


def add_volume(section: Element, schedule: Schedule, heading: str = "Hard sets a week", prefix: str = "") -> None:
    """Add the bars of the judged muscles, what the picture means, and a table of all muscles.

    `prefix` keeps the names of a page's second section apart from those of the first.
    """
    model = schedule.profile.volume
    add(section, "h2", heading, id=f"{prefix}volume")
    charts = [*charts_of(schedule)]
    if charts:
        if not prefix:
            add_pattern(add(section, "svg", width="0", height="0", aria_hidden="true", class_="patterns"))
        figures = add(section, "div", class_="figures")
        for chart in charts:
            figure = add(figures, "figure")
            add(figure, "figcaption", chart.name, id=f"{prefix}volume-{chart.muscle}")
            add_bars(figure, chart, model, prefix)
        add(section, "p", legend_of(schedule), class_="legend")
    _add_table(section, schedule)


def add_pattern(svg: Element) -> None:
    """Add the stripes that tell sets in which a muscle assists from those that train it, also without colours."""
    kind = {"patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    pattern = add(svg, "pattern", id="assists", width="4", height="4", **kind)
    add(pattern, "rect", width="2", height="4", class_="stripe")


def add_bars(figure: Element, chart: Chart, model: VolumeModel, prefix: str = "") -> Element:
    """Add the picture of a muscle, which `volume-MUSCLE` names; return it."""
    bars, band = chart.bars, model.week
    pitch = max(_NARROWEST, min(_WIDEST, _WIDTH // len(bars)))
    scale = _HIGH / max([Fraction(band.high), *(bar.volume.total for bar in bars)])
    base, width = Fraction(_TOP + _HIGH), _LEFT + pitch * len(bars) + 4
    size = {"viewBox": f"0 0 {width} {base + _FOOT}", "width": str(width), "height": str(base + _FOOT)}
    svg = add(
        figure,
        "svg",
        role="img",
        aria_labelledby=f"{prefix}volume-{chart.muscle}",
        aria_describedby=f"{prefix}said-{chart.muscle}",
        **size,
    )
    add(svg, "desc", "; ".join(bar.says for bar in bars), id=f"{prefix}said-{chart.muscle}")
    _box(svg, "band", _LEFT - 2, base - band.high * scale, width - _LEFT, (band.high - band.low) * scale)
    for end in dict.fromkeys((band.low, band.high)):
        _write(svg, "scale", _LEFT - 6, base - end * scale + 4, number(Fraction(end)))
    for at, bar in enumerate(bars):
        _add_bar(svg, bar, _LEFT + at * pitch, pitch, scale, base)
        if pitch >= _ROOM_FOR_NUMBERS or at % 5 == 4 or not at:
            _write(svg, "week", _LEFT + at * pitch + Fraction(pitch, 2), base + 13, str(bar.week.number))
    return svg


def _add_bar(svg: Element, bar: Bar, left: int, pitch: int, scale: Fraction, base: Fraction) -> None:
    wide = pitch - max(1, pitch // 5)
    volume = bar.volume
    drawn = add(svg, "g", **({} if bar.judged else {"class_": "unjudged"}))
    _box(drawn, "trains", left, base - volume.direct * scale, wide, volume.direct * scale)
    _box(drawn, "assists", left, base - volume.total * scale, wide, volume.indirect * scale)
    if pitch >= _ROOM_FOR_NUMBERS:
        text = f"{number(volume.total)}{bar.mark}"
        _write(drawn, "sets", left + Fraction(wide, 2), base - volume.total * scale - 4, text)
    elif bar.mark:
        _write(drawn, "sets", left + Fraction(wide, 2), base - volume.total * scale - 3, bar.mark)


def _box(parent: Element, kind: str, left: int, top: Fraction, width: int, height: Fraction) -> None:
    if height > 0:
        size = {"x": str(left), "y": _point(top), "width": str(width), "height": _point(height)}
        add(parent, "rect", class_=kind, **size)


def _write(parent: Element, kind: str, left: Fraction | int, top: Fraction, text: str) -> None:
    add(parent, "text", text, class_=kind, x=_point(Fraction(left)), y=_point(top))


def _point(value: Fraction) -> str:
    """Return a place in the picture, to a tenth of a point."""
    return number(Fraction(round(value * 10), 10))


def _add_table(section: Element, schedule: Schedule) -> None:
    """Add the sets of all muscles in numbers, to be unfolded."""
    fold = add(section, "details")
    add(fold, "summary", "All muscles in numbers")
    wide = add(fold, "div", class_="wide", tabindex="0", role="region", aria_label="All muscles in numbers")
    table = add(wide, "table", class_="numbers")
    head = add(add(table, "thead"), "tr")
    add(head, "th", "Week", scope="col")
    for week in schedule.weeks:
        add(head, "th", f"{week.number}{f' {week.kind}' if week.kind else ''}", scope="col")
    rows = add(table, "tbody")
    for name, counts in count_sets(schedule):
        row = add(rows, "tr")
        add(row, "th", name, scope="row")
        for count in counts:
            add(row, "td", count)
