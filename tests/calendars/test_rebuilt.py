"""After a rebuild with `--previous` a calendar tells what moved, has another title, is gone, or is new."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from calendars.cases import REMINDERS, Case, Key, in_order
from calendars.strict import Record

Cases = Callable[[str, str], Case]


def by_session(case: Case) -> dict[Key, Record]:
    """Return the events of the sessions that the plan has, by what identifies these."""
    events = {(event["start"], event["summary"]): event for event in case.events if event["status"] != "CANCELLED"}
    return {key: events[session["start"], session["summary"]] for key, session in case.sessions.items()}


@pytest.mark.parametrize("name", REMINDERS)
def test_each_plan_moves_retitles_removes_and_adds_a_session(name: str, cases: Cases) -> None:
    old, new = (cases(name, edition).sessions for edition in ("first", "rebuilt"))
    both = old.keys() & new.keys()
    assert any(old[key]["start"] != new[key]["start"] for key in both)
    assert any(old[key]["summary"] != new[key]["summary"] for key in both)
    assert len(old.keys() - new.keys()) == 1
    assert len(new.keys() - old.keys()) == 1


@pytest.mark.parametrize("name", REMINDERS)
def test_the_sessions_are_those_of_json(name: str, cases: Cases) -> None:
    case = cases(name, "rebuilt")
    known = in_order([*case.sessions.values()])
    running = [event for event in case.events if event["status"] != "CANCELLED"]
    assert [{field: event[field] for field in known[0]} for event in running] == known


@pytest.mark.parametrize("name", REMINDERS)
def test_a_session_keeps_its_identity_and_counts_its_changes(name: str, cases: Cases) -> None:
    old, new = (by_session(cases(name, edition)) for edition in ("first", "rebuilt"))
    for key in old.keys() & new.keys():
        changed = any(old[key][field] != new[key][field] for field in new[key])
        assert new[key]["uid"] == old[key]["uid"]
        assert (old[key]["sequence"], new[key]["sequence"]) == (0, int(changed)), key


@pytest.mark.parametrize("name", REMINDERS)
def test_a_session_that_is_gone_is_cancelled(name: str, cases: Cases) -> None:
    first, rebuilt = cases(name, "first"), cases(name, "rebuilt")
    gone = [by_session(first)[key] for key in first.sessions.keys() - rebuilt.sessions.keys()]
    cancelled = [event for event in rebuilt.events if event["status"] == "CANCELLED"]
    lasting = [event for event in gone if event["start"] > "2026"]  # those of 2019 are long past
    told = {"status": "CANCELLED", "sequence": 1, "alarms": []}
    assert cancelled == [event | told | {"summary": f"Cancelled: {event['summary']}"} for event in lasting]


@pytest.mark.parametrize("name", REMINDERS)
def test_a_session_that_is_new_has_an_identity_of_its_own(name: str, cases: Cases) -> None:
    first, rebuilt = cases(name, "first"), cases(name, "rebuilt")
    for key in rebuilt.sessions.keys() - first.sessions.keys():
        event = by_session(rebuilt)[key]
        assert event["uid"] not in {old["uid"] for old in first.events}
        assert event["sequence"] == 0


@pytest.mark.parametrize("name", REMINDERS)
def test_notes_for_weeks_are_whole_weeks_and_change_nothing_else(name: str, cases: Cases) -> None:
    rebuilt, noted = cases(name, "rebuilt"), cases(name, "noted")
    weeks = [week for week in noted.document["weeks"] if week["kind"] or week["label"]]
    monday = date.fromisoformat(noted.document["plan"]["start"])
    notes = [event for event in noted.events if event not in rebuilt.events]
    assert [event for event in noted.events if event not in notes] == rebuilt.events
    assert [(event["start"], event["end"]) for event in notes] == [
        tuple(f"{monday + timedelta(weeks=week['week'] + more)}" for more in (-1, 0)) for week in weeks
    ]
    for week, note in zip(weeks, notes, strict=True):
        assert (week["label"] or week["kind"]) in note["summary"]
        assert (note["description"], note["location"], note["alarms"], note["sequence"]) == (None, None, [], 0)
