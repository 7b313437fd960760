"""Weeks and the times in them, in words."""

from gplang.figures import DASH
from gplang.scheduling.records import ScheduledEvent, ScheduledSession
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
