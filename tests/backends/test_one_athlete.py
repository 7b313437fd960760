"""A calendar keeps its events, and everybody else's its bytes, when one athlete gets days or exercises of her own."""

import re
from datetime import UTC, datetime

import pytest

import gplang

PLAN = """plan "Team"
  start 2027-01-04
  timezone Europe/Berlin
  at 18:00
athlete anna
  max back-squat 100kg
athlete ben
  max back-squat 140kg
session a
  primary back-squat 4x5 @75%
    progress +2.5kg every week
  accessory plank 3x30s
session b
  primary rdl 3x8 @60kg
week 1-4
  mon a
  thu b
"""
LINES = {
    "move mon tue": ({"a"}, 0),
    "move mon tue, thu fri from week 3": ({"a", "b"}, 0),
    "swap back-squat front-squat": ({"a"}, 0),
    "swap rdl hip-thrust from week 3": ({"b"}, 0),
    "drop plank": ({"a"}, 0),
    "drop rdl": (set(), 4),
    "skip 2027-01-11": (set(), 1),
    "pause 2027-01-11..2027-01-17": ({"a", "b"}, 0),
}
"""Lines for Anna: the sessions whose events change, and how many events are cancelled."""

STAMPS = [datetime(2027, 1, day, tzinfo=UTC) for day in (1, 2)]


def build(text: str, athlete: str, previous: bytes | None = None) -> bytes:
    plan = gplang.loads(text).plan
    assert plan is not None
    schedule = gplang.schedule(plan, athlete)
    return gplang.build(schedule, "ics", stamp=STAMPS[previous is not None], previous=previous)


def events(calendar: bytes) -> dict[str, dict[str, str]]:
    """Return the events of a calendar by their identities."""
    blocks = re.findall(r"BEGIN:VEVENT\r\n(.*?)END:VEVENT", calendar.decode().replace("\r\n ", ""), re.DOTALL)
    found = [dict(line.split(":", 1) for line in block.splitlines() if ":" in line) for block in blocks]
    return {each["UID"]: each for each in found}


@pytest.mark.parametrize("line", LINES)
def test_the_events_of_one_athlete_change_and_keep_their_identities(line: str) -> None:
    changed, cancelled = LINES[line]
    text = PLAN.replace("athlete ben", f"  {line}\nathlete ben")
    assert build(text, "ben") == build(PLAN, "ben")
    first = build(PLAN, "anna")
    before, after = events(first), events(build(text, "anna", first))
    assert before.keys() == after.keys()
    assert sum(each["STATUS"] == "CANCELLED" for each in after.values()) == cancelled
    newer = {each["SUMMARY"].lower() for each in after.values() if each["SEQUENCE"] != "0"}
    assert {name for name in ("a", "b") if any(summary.startswith(name) for summary in newer)} >= changed
