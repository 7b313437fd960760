"""`gpl push` on real servers: whatever was edited, here or there, they then have the plan, and all else is as it was.

Plans are edited at random, and so are the calendars, by people and their programs; connections break in the middle.
"""

import io
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest

import gplang
from calendars.caldav import Collection
from calendars.servers import Proxy
from calendars.strict import Record, read_events

SERVERS = {"radicale": "/someone", "xandikos": "/someone/calendars"}
SEEDS = range(36)
"""Each is three times a few edits on both sides and a push, on each server."""

EVER = ("20200101T000000Z", "20400101T000000Z")
NOW = "1767225600"  # 1 January 2026, before every session of these plans
SECRET = "a password that stands nowhere"

_names = count()


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


Push = Callable[..., Outcome]


@pytest.fixture
def push(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Push:
    """Runs `gpl push` in this process, on a plan given as text."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    monkeypatch.setenv("GPL_CALDAV_USER", "someone")
    monkeypatch.setenv("GPL_CALDAV_PASSWORD", SECRET)
    from gplang.cli.group import run

    def call(text: str, url: str, *arguments: str) -> Outcome:
        (tmp_path / "plan.gpl").write_text(text, encoding="utf-8")
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
        outcome = Outcome(run(["push", "plan.gpl", "--to", url, *arguments]), *capsys.readouterr())
        assert SECRET not in outcome.out + outcome.err
        return outcome

    return call


@pytest.fixture(params=SERVERS)
def port(request: pytest.FixtureRequest) -> int:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, int)
    return found


@pytest.fixture
def keep(port: int, request: pytest.FixtureRequest) -> Iterator[Collection]:
    """An empty calendar of the test's own."""
    collection = make(port, str(request.node.callspec.params["port"]))
    yield collection
    collection.close()


def make(port: int, server: str) -> Collection:
    collection = Collection(port, f"calendar-{next(_names)}", SERVERS[server])
    assert collection.make() == 201
    return collection


def address(port: int, keep: Collection) -> str:
    return f"http://127.0.0.1:{port}{keep.path}"


# ---- plans that change


@dataclass
class Plan:
    """A plan as its text is made of it; `days` of each week are days with a session and perhaps a time."""

    weeks: list[list[tuple[str, str, str]]]
    doses: dict[str, str]
    at: str = "18:00"
    title: str = "Edited"
    location: str = ""
    remind: str = "30min"
    timezone: str = "Europe/Berlin"

    def text(self) -> str:
        lines = [f'plan "{self.title}"', "  id edited", "  start 2026-03-02", f"  timezone {self.timezone}"]
        lines += [f"  at {self.at}"] * bool(self.at) + [f"  remind {self.remind}"] * bool(self.remind)
        lines += [f'  location "{self.location}"'] * bool(self.location)
        for name, dose in self.doses.items():
            lines += [f'session {name} "Day {name}, or; so"', f"  accessory bench-press {dose} @rir2"]
        for number, days in enumerate(self.weeks, 1):
            lines += [f"week {number}", *(f"  {' '.join(filter(None, day))}" for day in days)]
        return "\n".join(lines) + "\n"

    def events(self) -> dict[str, Record]:
        loaded = gplang.loads(self.text())
        assert loaded.plan is not None, loaded.diagnostics
        built = gplang.build(gplang.schedule(loaded.plan), "ics")
        return {event["uid"]: bare(event) for event in read_events(built)}


DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def begin(random: random.Random) -> Plan:
    doses = {name: f"3x{random.randint(5, 12)}" for name in "ab"}
    weeks = [[(day, random.choice("ab"), "") for day in ("mon", "thu")] for _ in range(random.randint(1, 2))]
    return Plan(weeks, doses)


def edit(plan: Plan, random: random.Random) -> None:
    days = random.choice(plan.weeks)
    at = random.randrange(len(days))
    match random.randrange(10):
        case 0:
            plan.at = random.choice(("", "07:30", "18:00", "23:30"))
        case 1:
            plan.doses[random.choice("ab")] = f"{random.randint(2, 5)}x{random.randint(5, 12)}"
        case 2 if len(days) > 1:
            del days[at]
        case 3 if len(plan.weeks) < 3:
            plan.weeks.append([(random.choice(DAYS), random.choice("ab"), "")])
        case 4 if len(plan.weeks) > 1:
            del plan.weeks[random.randrange(len(plan.weeks))]
        case 5:
            plan.location = random.choice(("", "Gym; 2nd floor, left", "Zürich"))
        case 6:
            plan.remind = random.choice(("", "1d", "1d 30min"))
        case 7:
            plan.timezone = random.choice(("Europe/Berlin", "UTC", "America/New_York"))
        case 8:
            free = [day for day in DAYS if day not in {day for day, _, _ in days}]
            days.append((random.choice(free), random.choice("ab"), random.choice(("", "06:15"))))
        case _:
            used = {day for day, _, _ in days}
            _, name, time = days[at]
            days[at] = (random.choice([day for day in DAYS if day not in used]), name, time)
    days.sort(key=lambda day: DAYS.index(day[0]))


# ---- calendars that people use


@dataclass
class Calendar:
    """What should be there besides the plan: objects of others as bytes, and our events as somebody made them."""

    keep: Collection
    foreign: dict[str, bytes] = field(default_factory=dict)
    held: dict[str, Record] = field(default_factory=dict)

    def ours(self) -> dict[str, bytes]:
        return {name: data for name, data in self.keep.query(*EVER).items() if name not in self.foreign}

    def add(self, data: bytes) -> None:
        name = f"other-{len(self.foreign)}"
        assert self.keep.put(name, data.replace(b"UID-OF-MINE", name.encode())).status == 201
        self.foreign[name] = self.keep.get(name).body

    def check_others(self) -> None:
        for name, data in self.foreign.items():
            assert self.keep.get(name).body == data

    def check(self, events: dict[str, Record]) -> None:
        self.check_others()
        found = {name: bare(*read_events(data)) for name, data in self.ours().items()}
        assert found == events | self.held


OTHERS = (
    b"BEGIN:VCALENDAR\r\nPRODID:-//x//x//EN\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:UID-OF-MINE\r\nDTSTAMP:20260101T000000Z"
    b"\r\nDTSTART:20260302T170000Z\r\nDTEND:20260302T180000Z\r\nSUMMARY:Dentist\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    # a copy of one of our events, and another plan's
    b"BEGIN:VCALENDAR\r\nPRODID:-//x//x//EN\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:UID-OF-MINE\r\nDTSTAMP:20260101T000000Z"
    b"\r\nDTSTART:20260303T170000Z\r\nDTEND:20260303T180000Z\r\nSUMMARY:Copy\r\nX-GPL-PLAN:edited\r\nX-GPL-EVENT:another"
    b"\r\nX-GPL-WRITTEN:0\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    b"BEGIN:VCALENDAR\r\nPRODID:-//x//x//EN\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:UID-OF-MINE\r\nDTSTAMP:20260101T000000Z"
    b"\r\nDTSTART:20260304T170000Z\r\nDTEND:20260304T180000Z\r\nSUMMARY:Theirs\r\nX-GPL-PLAN:theirs\r\nX-GPL-EVENT:"
    b"UID-OF-MINE\r\nX-GPL-WRITTEN:0\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
)


def tamper(calendar: Calendar, random: random.Random) -> None:
    """Do to the calendar what people and their programs do."""
    ours = sorted(calendar.ours().items())
    what = random.randrange(6)
    if what == 0 or not ours:
        calendar.add(random.choice(OTHERS))
        return
    name, data = random.choice(ours)
    if what == 1:  # deleted: it comes back, as the plan still has it
        calendar.keep.delete(name)
        calendar.held.pop(name, None)
        return
    changed = data
    if what == 2:  # an alarm is dismissed, and a stamp renewed: nobody changed anything
        changed = re.sub(rb"(?m)^DTSTAMP:.*$", b"DTSTAMP:20260215T000000Z\r\nX-MOZ-LASTACK:20260215T000000Z", data)
    elif what == 3:
        changed = re.sub(rb"(?m)^SUMMARY:.*$", b"SUMMARY:Changed by hand\r", data, count=1)
    elif what == 4:
        changed = re.sub(rb"(?m)^DESCRIPTION:.*\r\n(?: .*\r\n)*", b"DESCRIPTION:My own notes\r\n", data, count=1)
    else:
        changed = data.replace(b"END:VEVENT", b"COMMENT:felt good\r\nEND:VEVENT")
        assert b"COMMENT" in changed
    assert calendar.keep.put(name, changed, calendar.keep.get(name).etag).status in (201, 204)
    if what > 2:
        calendar.held[name] = bare(*read_events(calendar.keep.get(name).body))


def bare(event: Record) -> Record:
    return {name: value for name, value in event.items() if name != "sequence"}


# ---- the tests


@pytest.mark.parametrize("seed", SEEDS)
def test_after_any_edits_the_server_has_the_plan(seed: int, port: int, keep: Collection, push: Push) -> None:
    chance = random.Random(seed)
    plan, calendar = begin(chance), Calendar(keep)
    calendar.add(OTHERS[seed % len(OTHERS)])
    url = address(port, keep)
    for at in range(3):
        for _ in range(chance.randint(0, 2)):
            edit(plan, chance)
        for _ in range(chance.randint(0, 2) if at else 0):
            tamper(calendar, chance)
        overwrite = chance.random() < 0.2
        outcome = push(plan.text(), url, *(["--overwrite"] if overwrite else []))
        assert outcome.code == 0, outcome
        if overwrite:
            calendar.held.clear()
        calendar.check(plan.events())
    again = push(plan.text(), url, "--dry-run")
    assert not re.search("created|changed|removed|missed", again.out), again


@pytest.mark.parametrize("seed", range(8))
def test_a_broken_connection_loses_nothing(seed: int, port: int, keep: Collection, push: Push) -> None:
    chance = random.Random(seed)
    plan, calendar = begin(chance), Calendar(keep)
    calendar.add(OTHERS[0])
    url = address(port, keep)
    assert push(plan.text(), url).code == 0
    for _ in range(6):
        edit(plan, chance)
    proxy = Proxy(port)
    broke = 0
    for _ in range(4):
        size = chance.choice((300, 3_000, 9_000))
        proxy.budget = {way: chance.randint(0, size) for way in ("up", "down")}
        outcome = push(plan.text(), address(proxy.port, keep))
        assert outcome.code in (0, 2)
        broke += outcome.code == 2
        assert outcome.code == 0 or "run the same command again" in outcome.err or "no connection to" in outcome.err
        calendar.check_others()  # the server may still be at work on ours
    proxy.close()
    assert broke
    assert push(plan.text(), url).code == 0
    calendar.check(plan.events())


SMALL = """\
plan "Edited"
  id edited
  start 2026-03-02
  timezone Europe/Berlin
  at 18:00
athlete anna
athlete ben
session a "Day a"
  accessory bench-press 3x8 @rir2
week 1-2
  mon a
"""


def test_the_past_stays_and_each_athlete_has_events_of_their_own(
    port: int, keep: Collection, push: Push, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = address(port, keep)
    assert push(SMALL, url).code == 2
    for name in ("anna", "ben"):
        assert push(SMALL, url, "--athlete", name).out.splitlines()[-1].endswith("2 created  (0 as planned)")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772500000")  # 3 March, the day after the first session
    shorter = (
        SMALL.replace("week 1-2\n  mon a", "week 1-2\n  fri a 05:00")
        .replace("session a", "session b")
        .replace(" a 05:00", " b 05:00")
    )
    dry = push(shorter, url, "--athlete", "anna", "--dry-run")
    done = push(shorter, url, "--athlete", "anna")
    assert dry.out.replace("would be ", "") == done.out
    assert done.out.splitlines() == [
        "created  2026-03-06 05:00  Day a (week 1)",
        "created  2026-03-13 05:00  Day a (week 2)",
        "removed  2026-03-09 18:00  Day a (week 2)",
        f"{done.out.splitlines()[-1].partition(':')[0]}: 2 created, 1 removed  (0 as planned, 1 of the past)",
    ]
    starts = sorted(event["start"] for data in keep.query(*EVER).values() for event in read_events(data))
    assert starts == [
        *("2026-03-02T17:00:00Z", "2026-03-02T17:00:00Z", "2026-03-06T04:00:00Z"),
        *("2026-03-09T17:00:00Z", "2026-03-13T04:00:00Z"),
    ]


def test_the_calendar_is_found_from_the_servers_address(port: int, keep: Collection, push: Push) -> None:
    name = keep.path.rstrip("/").rpartition("/")[2]
    found = push(SMALL, f"http://someone@127.0.0.1:{port}/", "--athlete", "ben", "--calendar", name.upper())
    assert (found.code, len(keep.query(*EVER))) == (0, 2), found
    missing = push(SMALL, f"http://127.0.0.1:{port}/", "--athlete", "ben", "--calendar", "no such")
    assert (missing.code, "gpl push: no calendar 'no such' at" in missing.err) == (2, True)
    nowhere = push(SMALL, f"http://127.0.0.1:{port}/someone/else/where/", "--athlete", "ben")
    assert (nowhere.code, nowhere.err.startswith("gpl push: no")) == (2, True), nowhere


def test_a_change_by_somebody_else_meanwhile_is_not_overwritten(
    port: int, keep: Collection, push: Push, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gplang.remote.server import Server

    url = address(port, keep)
    push(SMALL, url, "--athlete", "ben")
    read = Server.read

    def read_and_wait(self: Server, *arguments: object) -> object:
        found = [*read(self, *arguments)]  # type: ignore[arg-type]
        for name, data in keep.query(*EVER).items():
            keep.put(name, data.replace(b"SUMMARY:Day", b"SUMMARY:Our"), keep.get(name).etag)
        return found

    monkeypatch.setattr(Server, "read", read_and_wait)
    outcome = push(SMALL.replace("3x8", "4x8"), url, "--athlete", "ben")
    assert (outcome.code, outcome.out.count("missed   ")) == (1, 2), outcome
    assert "2 changed on the server meanwhile; run the same command again" in outcome.err
    assert {event["summary"][:3] for data in keep.query(*EVER).values() for event in read_events(data)} == {"Our"}
