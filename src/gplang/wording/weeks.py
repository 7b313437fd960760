"""Weeks and the times in them, in words."""

from gplang.figures import DASH, runs, span
from gplang.scheduling.records import Schedule, ScheduledEvent, ScheduledSession
from gplang.vocabulary import WeekKind


def week_title(number: int, label: str | None, kind: WeekKind | None, weeks: int | None = None) -> str:
    """Return a week's heading: `Week 4: Deload`, `Week 4: easy days (deload)`, `Week 4 of 10`."""
    title = f"Week {number}" if weeks is None else f"Week {number} of {weeks}"
    if not label:
        return title if kind is None else f"{title} ({kind.value})"
    return f"{title}: {week_name(label, kind)}"


def week_name(label: str | None, kind: WeekKind | None) -> str:
    """Return what a week is called: `Deload`, `easy days (deload)`, `deload`; empty for a plain week."""
    if not label:
        return "" if kind is None else kind.value
    return label if kind is None or kind.value in label.casefold() else f"{label} ({kind.value})"


def times(session: ScheduledSession | ScheduledEvent) -> str:
    """Return from when to when, `18:00–19:15`; without a date when it starts; empty for an all-day session."""
    if session.start is not None and session.end is not None:
        return f"{session.start:%H:%M}{DASH}{session.end:%H:%M}"
    return "" if session.time is None else f"{session.time:%H:%M}"


def count_weeks(schedule: Schedule) -> str:
    """Return how many weeks a schedule has: `10`; of one that is limited to some of the plan's, `3–5 of 10`."""
    total = max((number for week in schedule.plan.weeks for number in week.numbers), default=0)
    if len(schedule.weeks) == total:
        return str(total)
    shown = ", ".join(span(*each) for each in runs(week.number for week in schedule.weeks))
    return f"{shown} of {total}"
