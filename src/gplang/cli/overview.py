"""A plan on the terminal: its title, what holds for all of it, and its weeks at a glance."""

from collections.abc import Iterator
from datetime import date, time
from functools import partial
from itertools import groupby

from gplang import wording
from gplang.cli import clicks as click
from gplang.cli.layout import Shrink, fit, glue, indent, lay_out, wrap
from gplang.cli.terminal import page_width
from gplang.figures import span
from gplang.records import NamedTuple
from gplang.report.visible import make_visible
from gplang.scheduling.calendar import days_off
from gplang.scheduling.dates import place_in_week
from gplang.scheduling.events import group_events
from gplang.scheduling.records import Schedule, ScheduledEvent, ScheduledSession, ScheduledWeek
from gplang.wording.pauses import pause_days, pause_move
from gplang.wording.weeks import week_name

_SHRINKS = (Shrink(2, 16), Shrink(3, 20))


class _Named(NamedTuple):
    """A session or an event on its day, with its name."""

    held: ScheduledSession | ScheduledEvent
    name: str


class _Week(NamedTuple):
    """What makes two weeks one row: the same name, the same sessions on the same days."""

    name: str
    sessions: tuple[str, ...]


def render_title(schedule: Schedule, *facts: str | None) -> str:
    """Return the plan's title with the athlete's name, and below it `facts`, those that there are."""
    title = make_visible(schedule.plan.title)
    athlete = schedule.athlete
    if athlete is not None:
        title = f"{title}: {make_visible(athlete.title or athlete.name)}"
    lines = [click.style(line, bold=True) for line in wrap(title, page_width())]
    told = ", ".join(glue(make_visible(fact)) for fact in facts if fact)
    return "".join(f"{line}\n" for line in [*lines, *(indent(told, 0) if told else ())])


def render_pauses(schedule: Schedule) -> str:
    """Return what the pauses within the plan's time do, one after the other."""
    texts = (f"pause {pause_days(each)}: {pause_move(schedule, each)}" for each in days_off(schedule)[1])
    return "".join(f"{line}\n" for text in texts for line in indent(text, 0, 2))


def describe_plan(schedule: Schedule) -> tuple[str | None, ...]:
    """Return goal, level, length, time zone and place of a plan, None for what it does not say."""
    plan = schedule.plan
    count = len(schedule.weeks)
    weeks = "1 week" if count == 1 else f"{count or 'no'} weeks"
    first = schedule.first_day
    start = "" if first is None else f" from {first.isoformat()}"
    return plan.goal, schedule.level, weeks + start, schedule.timezone, plan.location


def render_overview(schedule: Schedule) -> str:
    """Return the weeks of a plan, one row for alike ones in a row: numbers, first day, name, sessions."""
    rows = [("week", "from" if schedule.start else "", "", "sessions")]
    for week, run in groupby(_weeks(schedule), lambda item: item[1]):
        weeks = [found for found, _ in run]
        first = "" if weeks[0].first is None else weeks[0].first.isoformat()
        numbers = span(weeks[0].number, weeks[-1].number)
        rows.append((numbers, first, week.name, ", ".join(week.sessions) or "no sessions"))
    widths = fit(rows, page_width(), _SHRINKS)
    return "".join(f"{line}\n" for row in rows for line in lay_out(row, widths))


def _weeks(schedule: Schedule) -> Iterator[tuple[ScheduledWeek, _Week]]:
    trained: dict[int, list[_Named]] = {}
    for session in schedule.sessions:
        name = f"{make_visible(session.session.name)}{wording.day_mark(session)}"
        trained.setdefault(session.week, []).append(_Named(session, name))
    for number, events in group_events(schedule).items():
        held = trained.setdefault(number, [])
        held.extend(_Named(each, make_visible(each.event.name)) for each in events)
        held.sort(key=partial(_order, schedule.start))
    for week in schedule.weeks:
        names = (glue(f"{each.day.value.title()} {name}") for each, name in trained.get(week.number, ()))
        yield week, _Week(make_visible(week_name(week.label, week.kind)), tuple(names))


def _order(start: date | None, named: _Named) -> tuple[date, int, time]:
    each = named.held
    return each.date or date.min, place_in_week(start, each.day), each.time or time.min
