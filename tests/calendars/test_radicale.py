"""A real CalDAV server keeps our events, finds them at their times, and takes what a rebuild changed."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest

from calendars.caldav import Collection
from calendars.cases import EDITIONS, REMINDERS, Case, in_order
from calendars.strict import Record, read_events, split_objects

EVER = ("20180101T000000Z", "20300101T000000Z")
MINUTE = timedelta(minutes=1)

Cases = Callable[[str, str], Case]


@pytest.fixture
def keep(radicale: int, request: pytest.FixtureRequest) -> Iterator[Collection]:
    """An empty calendar of the test's own."""
    collection = Collection(radicale, re.sub(r"[^a-z0-9]+", "-", request.node.name.lower()))
    assert collection.make() == 201
    yield collection
    collection.close()


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", REMINDERS)
def test_what_is_put_comes_back(name: str, edition: str, cases: Cases, keep: Collection) -> None:
    case = cases(name, edition)
    uids = put_all(case, keep)
    assert told(keep.query(*EVER)) == case.events
    assert told(keep.multiget(uids)) == case.events
    assert told({uid: keep.get(uid).body for uid in uids}) == case.events


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", REMINDERS)
def test_events_are_found_at_their_times_and_at_no_others(
    name: str, edition: str, cases: Cases, keep: Collection
) -> None:
    case = cases(name, edition)
    put_all(case, keep)
    for event in case.events:
        start, end = (datetime.fromisoformat(event[side]) for side in ("start", "end"))
        assert event["uid"] in keep.query(stamp(start), stamp(start + MINUTE))
        assert event["uid"] in keep.query(stamp(end - MINUTE), stamp(end))
        assert event["uid"] not in keep.query(stamp(start - MINUTE), stamp(start))
        assert event["uid"] not in keep.query(stamp(end), stamp(end + MINUTE))


@pytest.mark.parametrize("name", REMINDERS)
def test_a_rebuild_takes_the_place_of_what_was_there(name: str, cases: Cases, keep: Collection) -> None:
    first, rebuilt = cases(name, "first"), cases(name, "rebuilt")
    put_all(first, keep)
    before = {event["uid"]: event for event in first.events}
    for uid, data in split_objects(rebuilt.data).items():
        (event,) = read_events(data)
        known = uid in before
        answer = keep.put(uid, data, keep.get(uid).etag if known else None)
        assert answer.status == (204 if known else 201), answer
        assert not known or event["sequence"] >= before[uid]["sequence"]
    now = {event["uid"] for event in rebuilt.events}
    long_past = [event for event in first.events if event["uid"] not in now]  # nobody cancels these any more
    assert all(event["start"] < "2026" for event in long_past)
    assert told(keep.query(*EVER)) == in_order([*rebuilt.events, *long_past])

    for event in [*rebuilt.events, *long_past]:
        if event["status"] == "CANCELLED" or event in long_past:
            assert keep.delete(event["uid"]) == 200
    assert told(keep.query(*EVER)) == [event for event in rebuilt.events if event["status"] != "CANCELLED"]


def test_a_whole_file_is_no_object(cases: Cases, keep: Collection) -> None:
    """The server does look at what it is given."""
    assert keep.put("whole", cases("berlin", "first").data).status == 400


def put_all(case: Case, keep: Collection) -> list[str]:
    objects = split_objects(case.data)
    assert [keep.put(uid, data).status for uid, data in objects.items()] == [201] * len(objects)
    return [*objects]


def told(objects: dict[str, bytes]) -> list[Record]:
    """Return the events in what a server gives, each under the name it was put under."""
    events = {uid: read_events(data) for uid, data in objects.items()}
    assert all([event["uid"] for event in found] == [uid] for uid, found in events.items())
    return in_order([event for found in events.values() for event in found])


def stamp(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%SZ}"
