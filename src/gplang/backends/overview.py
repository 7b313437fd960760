"""A plan at a glance: its facts, its weeks with what is held in them, its hard sets against the guide's band."""

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from gplang import wording
from gplang.backends.pages import anchor_of
from gplang.backends.text import one_line
from gplang.backends.volume import AS_DONE, is_normal, list_muscles
from gplang.catalog import load_muscles
from gplang.figures import number, span
from gplang.guide import Standing, VolumeModel
from gplang.records import NamedTuple
from gplang.scheduling.calendar import days_off
from gplang.scheduling.dates import place_in_week
from gplang.scheduling.events import group_events
from gplang.scheduling.fast import NO_FAST_WORK, fast_weeks
from gplang.scheduling.records import Schedule, ScheduledEvent, ScheduledSession, ScheduledWeek, Volume
from gplang.scheduling.trained import has_records
from gplang.vocabulary import Day
from gplang.wording.pauses import pause_days
from gplang.wording.weeks import count_weeks, times, week_name, week_title

_MARKS = {Standing.BELOW: "↓", Standing.WITHIN: "", Standing.ABOVE: "↑"}
_SAYS = {Standing.BELOW: ", below the band", Standing.WITHIN: "", Standing.ABOVE: ", above the band"}


class Held(NamedTuple):
    """A session or an event on its day; `anchor` is that of the session's page, empty for an event."""

    day: Day
    when: str
    time: str
    title: str
    anchor: str
    facts: str


class Bar(NamedTuple):
    """The hard sets of a muscle in a week: `mark` is an arrow where they are outside the band and judged."""

    week: ScheduledWeek
    volume: Volume
    judged: bool
    mark: str
    says: str


class Chart(NamedTuple):
    """The bars of a muscle."""

    muscle: str
    name: str
    bars: tuple[Bar, ...]


def title_of(schedule: Schedule) -> str:
    """Return the title of a plan, with its athlete's name."""
    athlete = schedule.athlete
    title = one_line(schedule.plan.title)
    return title if athlete is None else f"{title}: {one_line(athlete.title or athlete.name)}"


def facts_of(schedule: Schedule) -> Iterator[tuple[str, str]]:
    """Yield what is known of a plan as a whole: a name and a value."""
    plan = schedule.plan
    skips, pauses = days_off(schedule)
    off = [", ".join(day.isoformat() for day in skips)] if skips else []
    facts = (
        ("Goal", plan.goal),
        ("Level", schedule.level),
        ("Start", None if schedule.start is None else schedule.start.isoformat()),
        ("Weeks", count_weeks(schedule)),
        ("Time zone", schedule.timezone),
        ("Location", plan.location),
        ("No training", "; ".join([*off, *(f"pause {pause_days(pause)}" for pause in pauses)])),
    )
    for name, value in facts:
        if value:
            yield name, one_line(value)


def week_names(week: ScheduledWeek) -> tuple[str, str, str]:
    """Return the title of a week, what it is called (empty for a plain one), and its dates (empty without a start)."""
    days = dict.fromkeys(day.isoformat() for day in (week.first, week.last) if day is not None)
    return week_title(week.number, week.label, week.kind), week_name(week.label, week.kind), " to ".join(days)


def held_in(schedule: Schedule) -> dict[int, list[Held]]:
    """Return what is held in each week, by its number, in the order of time."""
    sessions = {number: [*found] for number, found in groupby(schedule.sessions, lambda one: one.week)}
    events = group_events(schedule)
    order = partial(place_in_week, schedule.start)
    held: dict[int, list[Held]] = {}
    for week in schedule.weeks:
        both = (*sessions.get(week.number, ()), *events.get(week.number, ()))
        told = [(each.date is not None and each.date.isoformat(), order(each.day), times(each), each) for each in both]
        held[week.number] = [_held(each) for *_, each in sorted(told, key=lambda one: one[:3])]
    return held


def _held(each: ScheduledSession | ScheduledEvent) -> Held:
    time = times(each)
    date = "" if each.date is None else each.date.isoformat()
    when = " ".join(filter(None, (wording.day_name(each.day), date, time)))
    if isinstance(each, ScheduledEvent):
        return Held(each.day, when, time, wording.event_title(each.event), "", wording.event_facts(each.event))
    return Held(each.day, when, time, wording.day_title(each), anchor_of(each), wording.length(each))


def charts_of(schedule: Schedule) -> Iterator[Chart]:
    """Yield the charts of the muscles that are held against the band."""
    model = schedule.profile.volume
    names = load_muscles().words
    for muscle in list_muscles(schedule.weeks, model):
        if muscle in model.week.muscles:
            bars = tuple(_bar(schedule, week, muscle, model) for week in schedule.weeks)
            yield Chart(muscle, names.get(muscle, muscle).capitalize(), bars)


def _bar(schedule: Schedule, week: ScheduledWeek, muscle: str, model: VolumeModel) -> Bar:
    volume = week.volume.get(muscle, Volume())
    judged = is_normal(schedule, week)
    standing = model.week.place(volume.least, volume.total)
    kind = f" ({week.kind})" if week.kind else ""
    says = f"week {week.number}{kind}: {number(volume.total)}{_SAYS[standing] if judged else ''}"
    return Bar(week, volume, judged, _MARKS[standing] if judged else "", says)


def legend_of(schedule: Schedule) -> str:
    """Return what the charts mean."""
    model = schedule.profile.volume
    band = model.week
    sets = span(band.low, band.high) if band.low else f"up to {number(band.high)}"
    return (
        f"Filled: sets that train the muscle; striped: sets in which it assists, each as {number(model.assisted)} of a "
        f"set. The frame is the band of {sets} sets a week: ↓ is below it, ↑ above it. Weeks drawn in outline are easy "
        f"on purpose or lose a session, and are not judged.{f' {AS_DONE}' if has_records(schedule) else ''}"
    )


def count_sets(schedule: Schedule) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield every muscle with its sets in each week: `6 + 1.5` are those that train it and those it assists in.

    Metres of sprints and contacts of jumps follow, where there are any.
    """
    names = load_muscles().words
    for muscle in list_muscles(schedule.weeks, schedule.profile.volume):
        yield names.get(muscle, muscle), tuple(_count(week.volume.get(muscle)) for week in schedule.weeks)
    work = fast_weeks(schedule)
    done = [work.get(week.number, NO_FAST_WORK) for week in schedule.weeks]
    for name, counts in (
        ("metres fast", [each.metres for each in done]),
        ("contacts", [each.contacts for each in done]),
    ):
        if any(counts):
            yield name, tuple(str(count or "") for count in counts)


def _count(volume: Volume | None) -> str:
    if volume is None or not volume.total:
        return ""
    assists = f" + {number(volume.indirect)}" if volume.indirect else ""
    spare = f" ({number(volume.optional)} optional)" if volume.optional else ""
    return f"{number(volume.direct)}{assists}{spare}"
