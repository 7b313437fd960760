"""A real CalDAV server keeps our events, finds them at their times, and takes what a rebuild changed."""

import re
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from calendars.caldav import Collection
from calendars.cases import EDITIONS, REMINDERS, Case, in_order
from calendars.strict import Record, read_events, split_objects

CONFIG = """\
[server]
hosts = 127.0.0.1:{port}
[auth]
type = none
[rights]
type = authenticated
[storage]
filesystem_folder = {folder}
[logging]
level = warning
"""
PATIENCE = 30
EVER = ("20180101T000000Z", "20300101T000000Z")
MINUTE = timedelta(minutes=1)

Cases = Callable[[str, str], Case]


@pytest.fixture(scope="session")
def radicale(python_readers: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a server that runs as long as the tests do, with an empty store and no passwords."""
    folder = tmp_path_factory.mktemp("radicale")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    config = folder / "config"
    config.write_text(CONFIG.format(port=port, folder=folder / "store"), encoding="utf-8")
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen([python_readers, "-m", "radicale", "--config", config], stdout=log, stderr=log)
        try:
            wait_for(server, port, folder / "log")
            yield port
        finally:
            server.terminate()
            server.wait(PATIENCE)


def wait_for(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail(f"Radicale did not start: {log.read_text(encoding='utf-8')}")


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
