"""A calendar that is built anew after each logged week: what the log tells changes, and nothing else."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

import gplang
from calendars import installed
from calendars.caldav import Collection
from calendars.cases import in_order
from calendars.strict import Record, find_complaints, read_events, split_objects
from logged import schedule_with

PLAN = """\
plan "Hips"
  start 2026-11-30
  timezone Europe/Berlin
  remind 30min
session hips posterior 60min
  primary rdl 3x5 @80kg
    progress +2.5kg every session
week 1-4
  tue hips 18:00
  fri hips 18:00
"""
HEADING = 'log "Autumn"\n  of "plan.gpl"\n'
WEEKS = (
    "",
    "done 2026-12-01 18:10 hips 70min as planned\ndone 2026-12-05 09:00 hips for 2026-12-04\n  did rdl 3x5 @82.5kg\n",
    'done 2026-12-08 hips\n  did rdl 2x5 @85kg, 1x4 @85kg\nmissed 2026-12-11 hips "ill"\n',
    "done 2026-12-15 hips as planned\ndone 2026-12-18 hips as planned\n",
)
CHANGED = (
    {},
    {0: "done", 1: "done"},
    # after a miss and a missed session all that comes is asked for differently
    {2: "done", 3: "missed", 4: "planned", 5: "planned", 6: "planned", 7: "planned"},
    {4: "done", 5: "done"},
)
"""The sessions that each week's log changes, and what becomes of them."""


class Built(NamedTuple):
    data: bytes
    events: list[Record]


def builds() -> Iterator[Built]:
    """Yield the calendar after each week, each built with the one before at hand."""
    previous = None
    for count in range(len(WEEKS)):
        schedule = schedule_with(PLAN, HEADING + "".join(WEEKS[: count + 1]))
        stamp = datetime(2026, 11, 30, tzinfo=UTC) + timedelta(weeks=count)
        previous = gplang.build(schedule, "ics", stamp=stamp, previous=previous)
        assert gplang.build(schedule, "ics", stamp=stamp + timedelta(1), previous=previous) == previous
        yield Built(previous, read_events(previous))


def test_only_what_a_week_changes_has_a_later_sequence() -> None:
    before: dict[str, Record] = {}
    for built, changed in zip(builds(), CHANGED, strict=True):
        assert find_complaints(built.data) == []
        now = {event["uid"]: event for event in built.events}
        assert not before or now.keys() == before.keys()
        in_order = list(dict.fromkeys(re.findall(r"^UID:(\S+)", built.data.decode(), re.M)))
        for at, uid in enumerate(in_order):
            known = before.get(uid, now[uid])
            assert now[uid]["sequence"] - known["sequence"] == (at in changed), (at, now[uid]["summary"])
            assert now[uid]["status"] == "CONFIRMED"
            if at in changed:
                mark = "" if changed[at] == "planned" else f", {changed[at]}"
                assert now[uid]["summary"] == f"Hips (week {at // 2 + 1}{mark})"
                assert bool(now[uid]["alarms"]) is (changed[at] == "planned")
        before = now


def test_a_session_stands_when_it_was_trained() -> None:
    *_, last = builds()
    found = {event["start"]: event for event in last.events}
    assert "2026-12-01T17:10:00Z" in found or any("18:10" in start for start in found)
    moved = [event for event in last.events if "done: 3 x 5, 82.5 kg" in event["description"]]
    assert [event["start"][:10] for event in moved] == ["2026-12-05"]
    missed = [event for event in last.events if "missed" in event["summary"]]
    assert ["Missed: ill" in event["description"] for event in missed] == [True]


@pytest.mark.parametrize(
    ("reader", "left_out"),
    [(("read_khal.py", "--again"), {"sequence"}), (("read_ical.py",), set())],
    ids=["khal", "ical"],
)
def test_who_subscribed_before_sees_each_session_once(
    reader: tuple[str, ...], left_out: set[str], python_readers: Path, tmp_path: Path
) -> None:
    weeks = {tmp_path / f"week-{number}.ics": built for number, built in enumerate(builds())}
    for path, built in weeks.items():
        path.write_bytes(built.data)
    script, *options = reader
    found = installed.read([python_readers, installed.READERS / script, *options], [*weeks])
    for path, built in weeks.items():
        events = ({key: event[key] for key in event.keys() - left_out} for event in built.events)
        assert in_order(found[str(path)]) == in_order(events)


def test_a_server_takes_each_week_over_the_last(radicale: int) -> None:
    collection = Collection(radicale, "logged-weeks")
    assert collection.make() == 201
    try:
        for built in builds():
            for uid, data in split_objects(built.data).items():
                known = collection.get(uid)
                answer = collection.put(uid, data, known.etag if known.status == 200 else None)
                assert answer.status == (204 if known.status == 200 else 201)
            there = [read_events(data)[0] for data in collection.query("20180101T000000Z", "20300101T000000Z").values()]
            assert sorted(there, key=lambda each: each["uid"]) == sorted(built.events, key=lambda each: each["uid"])
    finally:
        collection.close()
