"""The clock, for what an editor offers to log: the session of today comes first."""

from datetime import UTC, date, datetime


def today_in(zone: str | None) -> date:
    """Return what day it is in a time zone; None is the machine's own."""
    from gplang.scheduling.dates import load_zone

    return datetime.now(UTC).astimezone(None if zone is None else load_zone(zone)).date()
