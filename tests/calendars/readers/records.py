"""What the readers in Python share: the form of a record, and the way in and out.

A reader is called with paths of calendars and prints a JSON object: for each path the events it found there.
"""

import json
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

Record = dict[str, Any]


def moment(value: date) -> str:
    """Return a day as it is, a time as an instant in UTC; a time without a zone is told as such."""
    if not isinstance(value, datetime):
        return value.isoformat()
    if value.utcoffset() is None:
        return f"{value.isoformat()} floating"
    return f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def minutes_before(trigger: timedelta) -> int:
    return int(-trigger.total_seconds() // 60)


def main(read: Callable[[str], list[Record]]) -> None:
    print(json.dumps({path: read(path) for path in sys.argv[1:]}))
