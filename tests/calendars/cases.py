"""The plans of these tests, both editions of each, and what every reader should see.

The events that are expected come from the JSON document of the same plan. What JSON does not say (UIDs, whole
descriptions, states) comes from our own strict reading of the file; `test_strict.py` compares that with the document.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from calendars.strict import Record, read_events

PLANS = Path(__file__).parent / "plans"

REMINDERS: dict[str, list[int]] = {
    "all-day": [],
    "berlin": [30, 1440],
    "kolkata": [15],
    "lord-howe": [60],
    "new-york": [120],
    "sao-paulo": [1440],
    "sao-paulo-2019": [1440],
    "sydney": [45, 720],
    "utc": [0, 5, 20160],
}
"""The plans, and how many minutes before a session each reminds; whole days remind of nothing."""

EDITIONS = ("first", "rebuilt", "noted")
"""A plan built first; its second edition, built with the first calendar at hand; that with the weeks' notes, too."""

_MARK = re.compile(r"^(?P<line>.*?)[ ]*#>[ ]*(?P<instead>.*)$")


class Key(NamedTuple):
    """What makes a session the same one in both editions."""

    week: int
    session: str
    occurrence: int


@dataclass(frozen=True)
class Case:
    """One edition of a plan: where its calendar is, what that says, and the document beside it."""

    calendar: Path
    data: bytes
    document: dict[str, Any]
    reminders: list[int]

    @property
    def sessions(self) -> dict[Key, Record]:
        """What JSON says of each session, as a record without the fields that it cannot know."""
        kinds = {week["week"]: week["kind"] for week in self.document["weeks"]}
        counts: Counter[tuple[int, str]] = Counter()
        found = {}
        for session in self.document["sessions"]:
            counts[session["week"], session["session"]] += 1
            name = (session["week"], session["session"])
            found[Key(*name, counts[name])] = {
                "summary": _summary(session, kinds[session["week"]]),
                "location": self.document["plan"]["location"],
                "categories": [session["focus"]] if session["focus"] else [],
                "start": _instant(session["start"]) or session["date"],
                "end": _instant(session["end"]) or _next_day(session["date"]),
                "alarms": self.reminders,
            }
        return found

    @property
    def words(self) -> dict[Key, list[str]]:
        """The texts of each session that its description must hold."""
        return {
            key: [*session["notes"], *_words(session)]
            for key, session in zip(self.sessions, self.document["sessions"], strict=True)
        }

    @property
    def events(self) -> list[Record]:
        """What stands in the file, by our own reading."""
        return in_order(read_events(self.data))


def second_edition(text: str) -> str:
    """Return a plan with every line that has a `#>` replaced by what stands behind it."""
    return "".join(_second(line) for line in text.splitlines(keepends=True))


def in_order(records: list[Record]) -> list[Record]:
    """Return records by their start, with the alarms of each by their time: readers have orders of their own."""
    sorted_alarms = [record | {"alarms": sorted(record["alarms"])} for record in records]
    return sorted(sorted_alarms, key=lambda record: (record["start"], record["summary"], record.get("uid", "")))


def _second(line: str) -> str:
    match = None if line.startswith("#") else _MARK.match(line)
    if match is None:
        return line
    indent = "  " if match["line"].startswith(" ") or not match["line"] else ""
    return f"{indent}{match['instead']}\n" if match["instead"] else ""


def _summary(session: Record, kind: str | None) -> str:
    title = session["title"] or session["session"].replace("-", " ").capitalize()
    return f"{title} (week {session['week']}{f', {kind}' if kind else ''})"


def _words(session: Record) -> Iterator[str]:
    for exercise in session["exercises"]:
        yield exercise["name"]
        if exercise["cue"]:
            yield exercise["cue"]


def _instant(text: str | None) -> str | None:
    return None if text is None else f"{datetime.fromisoformat(text).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _next_day(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def load(folder: Path, name: str) -> Case:
    """Return what `gpl build` wrote for a plan."""
    calendar = folder / f"{name}.ics"
    document = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return Case(calendar, calendar.read_bytes(), document, REMINDERS[name])
