"""Who trains what, where and when, on the terminal: a table at most 80 columns wide, and sessions in full."""

from collections.abc import Iterator
from itertools import groupby

from gplang.backends.agenda import HEADER, Agenda, Trained, list_rows
from gplang.backends.agenda.standing import gather, name_day
from gplang.cli import clicks as click
from gplang.cli.board import render_session
from gplang.cli.layout import GAP, Shrink, fit, indent, lay_out, rule, wrap
from gplang.cli.overview import render_title
from gplang.cli.terminal import page_width
from gplang.report.visible import count_columns, make_visible
from gplang.wording.weeks import week_title

_MARGIN = 2
_SHRINKS = (
    Shrink(0, 14),
    Shrink(4, 16),
    Shrink(3, 22),
    Shrink(1, 20),
    Shrink(2, 12),
    Shrink(1, 14),
    Shrink(3, 12),
    Shrink(4, 10),
)
"""How the table becomes narrower: the plan first, then names."""


def render_table(agenda: Agenda) -> str:
    """Return the table of all days, those without a session too, and below it who trains nothing."""
    lines = [click.style(line, bold=True) for line in wrap(agenda.title, page_width())]
    lines.append("=" * min(page_width(), count_columns(agenda.title)))
    lines += wrap(make_visible(agenda.plan), page_width()) if agenda.plan else []
    lines += ["", *_nobody(agenda)] if agenda.nobody else []
    lines += _days(agenda)
    if agenda.standing:
        lines += ["", *_standing(agenda)]
    return "".join(f"{line}\n" for line in lines)


def render_sessions(agenda: Agenda) -> str:
    """Return all sessions in full, athlete by athlete, behind a table where there are several; else why not."""
    pages = [
        _page(agenda, list(found))
        for _, found in groupby(_by_athlete(agenda), lambda each: (each.course.key, each.course.file))
    ]
    if not pages:
        gap = [""] * bool(agenda.entries)
        return "".join(f"{line}\n" for line in [*_nobody(agenda), *_days(agenda), *gap, *_standing(agenda)])
    if len(agenda.entries) == 1 and not agenda.standing:
        return pages[0]
    return rule().join([render_table(agenda), *pages])


def _by_athlete(agenda: Agenda) -> list[Trained]:
    """Return the sessions, those of one athlete and plan together, in the order of their first."""
    order = list(dict.fromkeys((each.course.key, each.course.file) for each in agenda.sessions))
    return sorted(agenda.sessions, key=lambda each: order.index((each.course.key, each.course.file)))


def _page(agenda: Agenda, trained: list[Trained]) -> str:
    schedule, week = trained[0].course.schedule, trained[0].week
    name = week_title(week.number, week.label, week.kind, len(schedule.weeks))
    file = agenda.file_of(trained[0].course)
    sessions = [render_session(each.session, each.week) for each in trained]
    return "\n".join([render_title(schedule, name, file), *sessions])


def _days(agenda: Agenda) -> Iterator[str]:
    """Yield the days with their rows; of a single day, the table without its name."""
    rows = [(row.on, tuple(map(make_visible, row.cells))) for row in list_rows(agenda)]
    if not rows:
        return
    margin = 0 if agenda.is_one_day else _MARGIN
    columns = zip(HEADER, *(cells for _, cells in rows), strict=True)
    header = tuple(name if any(cells) else "" for name, *cells in columns)
    widths = fit([header, *(cells for _, cells in rows)], page_width() - margin, _SHRINKS)
    yield ""
    yield from (click.style(" " * margin + line, bold=True) for line in lay_out(header, widths))
    by_day = {on: list(found) for on, found in groupby(rows, lambda row: row[0])}
    for on in by_day if agenda.days is None else agenda.days.dates:
        if margin:
            yield from ["", f"{name_day(on)}{'' if on in by_day else GAP + agenda.describe_free(on)}"]
        for _, cells in by_day.get(on, ()):
            yield from (" " * margin + line for line in lay_out(cells, widths))


def _nobody(agenda: Agenda) -> list[str]:
    return wrap(agenda.nobody, page_width()) if agenda.nobody else []


def _standing(agenda: Agenda) -> Iterator[str]:
    for who, sentence in gather(agenda.standing):
        yield from indent(make_visible(f"{', '.join(who)}: {sentence}"), 0, _MARGIN)
