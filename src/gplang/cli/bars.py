"""Hard sets per muscle as numbers and bars, 80 columns wide at most; all that colour says, a word says too."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from gplang.backends.volume import AS_DONE, is_normal, list_muscles
from gplang.catalog import load_muscles
from gplang.cli import clicks as click
from gplang.cli.layout import GAP, pad, wrap
from gplang.cli.terminal import page_width
from gplang.figures import counted, number, span
from gplang.guide import Standing, VolumeModel
from gplang.records import NamedTuple
from gplang.scheduling.fast import NO_FAST_WORK, fast_weeks
from gplang.scheduling.records import Schedule, ScheduledWeek, Volume

_DIRECT, _INDIRECT, _ROOM = "#", "+", "."
_COLORS = {Standing.BELOW: "yellow", Standing.WITHIN: "green", Standing.ABOVE: "red"}
_STANDING_COLUMNS = max(map(len, Standing))
_LEAST_BAR = 10
"""The signs of the longest bar, at least."""

_HEADER = ("direct", "indirect", "total")
_SKIP = "skip"
"""What marks a week that lost a session."""


class _Row(NamedTuple):
    """A line of the chart; `has_band` tells whether there is a band, `standing` is None where nobody judges."""

    label: str
    volume: Volume
    has_band: bool
    standing: Standing | None


class _Run(NamedTuple):
    """Weeks in a row that are alike: the first one, the last number, and what sets them off: their kind or a skip."""

    week: ScheduledWeek
    last: int
    mark: str

    @property
    def name(self) -> str:
        """The numbers with the mark, `1–4` or `5 deload`."""
        return f"{span(self.week.number, self.last)} {self.mark}".rstrip()


class _Chart(NamedTuple):
    """What the lines of a chart have in common: widths in columns, and how many sets one sign of a bar is."""

    label: int
    numbers: tuple[int, ...]
    sets: int
    model: VolumeModel


def render_week(schedule: Schedule, week: ScheduledWeek, model: VolumeModel) -> str:
    """Return one week: a bar for every muscle, those of the guide's band first."""
    run = _Run(week, week.number, _mark(schedule, week))
    rows = [_row(_name_muscle(muscle), muscle, run, model) for muscle in list_muscles((week,), model)]
    chart = _measure(rows, model)
    lines = [_header(chart)]
    for has_band, found in groupby(rows, lambda row: row.has_band):
        lines += [*([] if has_band else [""]), *(_line(row, chart) for row in found)]
    return _join([*lines, "", *_legend(chart, (run,)), *_as_done(schedule, (week,)), *_fast(schedule, (week,))])


def render_weeks(schedule: Schedule, model: VolumeModel) -> str:
    """Return all weeks: for every muscle of the band a bar for each week, then a table of the other muscles.

    Weeks in a row that bring the same are one.
    """
    blocks = {
        muscle: [_row(f"{GAP}week {run.name}", muscle, run, model) for run in _find_runs(schedule, (muscle,))]
        for muscle in list_muscles(schedule.weeks, model)
        if muscle in model.week.muscles
    }
    chart = _measure([row for rows in blocks.values() for row in rows], model)
    lines = [_header(chart)]
    for muscle, rows in blocks.items():
        lines += [click.style(_name_muscle(muscle), bold=True), *(_line(row, chart) for row in rows), ""]
    lines += _legend(chart, tuple(_find_runs(schedule, ())))
    lines += _as_done(schedule, schedule.weeks)
    return _join([*lines, *_others(schedule, model), *_fast(schedule, schedule.weeks)])


def _as_done(schedule: Schedule, weeks: Sequence[ScheduledWeek]) -> list[str]:
    """Return that what is recorded counts as it was done, where there is such."""
    numbers = {week.number for week in weeks}
    recorded = any(each.recorded is not None and each.week in numbers for each in schedule.sessions)
    return wrap(AS_DONE, page_width()) if recorded else []


def _fast(schedule: Schedule, weeks: Sequence[ScheduledWeek]) -> list[str]:
    """Return the metres of sprints and the contacts of jumps, alike weeks in a row as one line; nothing without any."""
    work = fast_weeks(schedule)
    if not any(week.number in work for week in weeks):
        return []
    lines = ["", click.style("fast work", bold=True)]
    for done, found in groupby(weeks, lambda week: work.get(week.number, NO_FAST_WORK)):
        numbers = [week.number for week in found]
        parts = [f"{done.metres} m"] * bool(done.metres) + [counted(done.contacts, "contact")] * bool(done.contacts)
        lines.append(f"{GAP}week {span(numbers[0], numbers[-1])}{GAP}{', '.join(parts) or 'none'}")
    return lines


def _find_runs(schedule: Schedule, muscles: Sequence[str]) -> Iterator[_Run]:
    """Yield the weeks, those in a row together that have one mark and bring these muscles the same."""

    def likeness(week: ScheduledWeek) -> tuple[str, list[Volume | None]]:
        return _mark(schedule, week), [week.volume.get(muscle) for muscle in muscles]

    for (mark, _), found in groupby(schedule.weeks, likeness):
        weeks = list(found)
        yield _Run(weeks[0], weeks[-1].number, mark)


def _mark(schedule: Schedule, week: ScheduledWeek) -> str:
    if week.kind is not None:
        return week.kind.value
    return "" if is_normal(schedule, week) else _SKIP


def _row(label: str, muscle: str, run: _Run, model: VolumeModel) -> _Row:
    volume = run.week.volume.get(muscle, Volume())
    has_band = muscle in model.week.muscles
    return _Row(
        label, volume, has_band, model.week.place(volume.least, volume.total) if has_band and not run.mark else None
    )


def _measure(rows: Sequence[_Row], model: VolumeModel) -> _Chart:
    table = [_HEADER, *(_numbers(row.volume) for row in rows)]
    numbers = tuple(max(map(len, column)) for column in zip(*table, strict=True))
    label = max((len(row.label) for row in rows), default=0)
    spare = page_width() - label - sum(numbers) - _STANDING_COLUMNS - len(GAP) * (len(numbers) + 2)
    most = max([Fraction(model.week.high), *(row.volume.total for row in rows)])
    return _Chart(label, numbers, _choose_scale(most, max(_LEAST_BAR, spare)), model)


def _choose_scale(most: Fraction, room: int) -> int:
    """Return how many sets one sign stands for, 1, 2, 5, 10, 20 …, so that `most` fits."""
    power = 1
    while True:
        for factor in (1, 2, 5):
            if most <= room * factor * power:
                return factor * power
        power *= 10


def _numbers(volume: Volume) -> tuple[str, str, str]:
    """Return the sets of a muscle; the total tells those apart that may be left out: `12 + 3`."""
    optional = f" + {number(volume.optional)}" if volume.optional else ""
    return number(volume.direct), number(volume.indirect), f"{number(volume.least)}{optional}"


def _header(chart: _Chart) -> str:
    cells = [head.rjust(width) for head, width in zip(_HEADER, chart.numbers, strict=True)]
    return click.style(GAP.join([" " * chart.label, *cells]), bold=True)


def _line(row: _Row, chart: _Chart) -> str:
    cells = [text.rjust(width) for text, width in zip(_numbers(row.volume), chart.numbers, strict=True)]
    standing = pad(row.standing or "", _STANDING_COLUMNS)
    if row.standing is not None:
        standing = click.style(standing, fg=_COLORS[row.standing])
    return GAP.join([pad(row.label, chart.label), *cells, standing, _bar(row, chart)]).rstrip()


def _bar(row: _Row, chart: _Chart) -> str:
    """Return a bar: direct and indirect sets, and behind them what the band still has room for."""
    direct, total = (_signs(sets, chart) for sets in (row.volume.direct, row.volume.total))
    bar = _DIRECT * direct + _INDIRECT * (total - direct)
    if not row.has_band:
        return bar
    low, high = (_signs(Fraction(sets), chart) for sets in (chart.model.week.low, chart.model.week.high))
    return bar.ljust(low) + _ROOM * (high - max(low, total))


def _signs(sets: Fraction, chart: _Chart) -> int:
    return (sets / chart.sets + Fraction(1, 2)).__floor__()


def _legend(chart: _Chart, runs: Sequence[_Run]) -> list[str]:
    """Return what the signs of a chart mean, and which weeks nobody judges."""
    week = chart.model.week
    source = f" ({', '.join(week.guide)})" if week.guide else ""
    if week.low:
        band = f"in {'the guide' if week.guide else 'the goal'}'s {span(week.low, week.high)}"
    else:
        band = f"up to {number(week.high)}"
    sign = "one set" if chart.sets == 1 else f"{chart.sets} sets"
    text = (
        f"{_DIRECT} direct, {_INDIRECT} indirect ({number(chart.model.assisted)} a set), {_ROOM} room {band}"
        f" hard sets a week{source}; a sign is {sign}."
    )
    marks = dict.fromkeys(run.mark for run in runs if run.mark)
    if marks:
        text += f" {' and '.join(marks).capitalize()} weeks are not judged."
    return wrap(text, page_width())


def _others(schedule: Schedule, model: VolumeModel) -> Iterator[str]:
    """Yield the muscles without a band, a column for every run of weeks; as many tables as it takes."""
    muscles = [muscle for muscle in list_muscles(schedule.weeks, model) if muscle not in model.week.muscles]
    if not muscles:
        return
    names = ["week", *map(_name_muscle, muscles)]
    label = max(map(len, names))
    columns = [
        [run.name, *(_sum(run.week.volume.get(muscle)) for muscle in muscles)] for run in _find_runs(schedule, muscles)
    ]
    yield ""
    yield click.style("Other muscles, direct+indirect", bold=True)
    for number_of_table, part in enumerate(_split(columns, page_width() - label)):
        yield from [""] * (number_of_table > 0)
        padded = [[cell.rjust(max(map(len, column))) for cell in column] for column in part]
        for name, *cells in zip(names, *padded, strict=True):
            yield GAP.join([pad(name, label), *cells])


def _split(columns: Sequence[list[str]], room: int) -> Iterator[list[list[str]]]:
    """Yield columns that fit into `room` together, each with the gap before it."""
    part: list[list[str]] = []
    used = 0
    for column in columns:
        width = max(map(len, column)) + len(GAP)
        if part and used + width > room:
            yield part
            part, used = [], 0
        part.append(column)
        used += width
    yield part


def _sum(volume: Volume | None) -> str:
    """Return direct and indirect sets, `3+1.5`, the one of them that there is, or `-`."""
    if volume is None:
        return "-"
    direct = number(volume.direct) if volume.direct else ""
    return f"{direct}+{number(volume.indirect)}" if volume.indirect else direct


def _name_muscle(muscle: str) -> str:
    return load_muscles().words.get(muscle, muscle)


def _join(lines: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
