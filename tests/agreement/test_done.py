"""Every set that was done is the same in all outputs, and none of them takes it for what is planned."""

import csv
import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from importlib.resources import files
from io import BytesIO, StringIO
from typing import Any

import openpyxl
from icalendar import Calendar
from jsonschema import Draft202012Validator

import gplang
from gplang.backends import rows
from gplang.scheduling.excerpt import limit_weeks
from gplang.scheduling.records import Schedule
from logged import schedule_with

STAMP = datetime(2027, 1, 1, tzinfo=UTC)
PLAN = """\
plan "Hips"
  start 2026-11-30
  timezone Europe/Berlin
athlete anna "Anna"
  max deadlift 140kg
session hips posterior "Hips" 60min
  warmup    band-walk    2x12/side
  primary   rdl          4x5 @rir2 @80kg
    progress +2.5kg every session
  accessory pull-up      3x5 @bw+5kg
  accessory deadlift     2x5 @70%
  accessory plank        3x30s
  finisher  kb-swing     3x15 @16kg
week 1-4
  tue hips 18:00
  fri hips 18:00
"""
LOG = """\
log "Autumn"
  of "plan.gpl"
  for anna

done 2026-12-01 18:10 hips 70min
  did rdl 3x5 @80kg @rir2, 1x4 @80kg @rir0
  did pull-up 2x5 @bw+5kg, 1x4 @bw, 1x3 @bw
  did deadlift as planned
  did plank 2x30s, 1x45s
  did "farmer's walk" 2x40s
  skipped kb-swing
  pain lower-back 5
  note "slept badly"

done 2026-12-05 09:00 hips 50min for 2026-12-04
  did rdl 4x5 @70kg @rir2

missed 2026-12-08 hips "ill"

done 2026-12-13 hips
  did deadlift 1x3 @100kg
"""
Done = dict[tuple[str, str], list[str]]
"""What was done of each exercise of each session, by the day it was planned on or done on, set by set in words."""


def test_what_was_done_is_the_same_everywhere() -> None:
    schedule = schedule_with(PLAN, LOG)
    expected = read_json(json.loads(build(schedule, "json")))
    assert expected["2026-12-01", "Romanian deadlift"] == ["80 x 5 @2"] * 3 + ["80 x 4 @0"]
    assert expected["2026-12-01", "Kettlebell swing"] == []
    assert len(expected) == 7
    trained = {
        (day.replace("2026-12-04", "2026-12-05").replace("2026-12-11", "2026-12-13"), name): sets
        for (day, name), sets in expected.items()
    }
    assert read_markdown(build(schedule, "md").decode()) == expected
    assert read_calendar(build(schedule, "ics")) == trained
    assert read_page(build(schedule, "html").decode()) == expected
    names = {each.exercise.id: each.exercise.name for one in schedule.sessions for each in one.exercises}
    table = csv.DictReader(StringIO(build(schedule, "csv").decode("utf-8-sig"), newline=""))
    assert read_rows(table, names) == trained
    assert read_rows(rows_of(build(schedule, "xlsx")), names) == trained


def test_the_documents_fit_their_schemas_with_a_log_and_without() -> None:
    schedule = schedule_with(PLAN, LOG)
    plain = gplang.schedule(schedule.plan)
    for each in (schedule, plain):
        validate("plan", json.loads(build(each, "json")))
        for row in rows.list_rows(each):
            validate("sheet", {**row._asdict(), "date": str(row.date)})
    told = list(rows.list_rows(schedule))
    assert len({row[:8] for row in told}) == len(told)
    document = json.loads(build(plain, "json"))
    assert "extra" not in document
    assert not {"status", "recorded"} & document["sessions"][0].keys()
    assert not {"done", "done_with", "reasons"} & document["sessions"][0]["exercises"][0].keys()


def test_a_reason_stands_in_every_output_until_it_is_done() -> None:
    schedule = schedule_with(PLAN, LOG)
    reason = "held: missed on 2026-12-08"
    for target in ("json", "md", "html", "csv"):
        assert reason in build(schedule, target).decode()
    events = [str(each["DESCRIPTION"]) for each in Calendar.from_ical(build(schedule, "ics")).walk("VEVENT")]
    assert [reason in text for text in events] == [False] * 3 + [True] + [False] * 4
    later = "3 steps behind the text: missed on 2026-12-08"
    assert [later in text for text in events] == [False] * 4 + [True] * 4
    assert not any("done:" in text for text in events[4:])


def test_what_was_done_beside_the_plan_stands_in_every_output_once() -> None:
    before = "done 2026-11-20 hips\n  did deadlift 1x1 @99kg\n"
    beside = 'done 2026-12-02 07:00 hips 30min\n  did deadlift 1x2 @111kg\n  note "spare"\n'
    log = LOG.replace("done 2026-12-01", f"{before}done 2026-12-01").replace(
        "done 2026-12-05", f"{beside}done 2026-12-05"
    )
    schedule = schedule_with(PLAN, log)
    assert [str(each.date) for each in schedule.extra] == ["2026-11-20", "2026-12-02"]
    (_, told) = json.loads(build(schedule, "json"))["extra"]
    assert [each["load"]["rounded"]["min"] for each in told["other"][0]["sets"]] == [111]
    for target in ("md", "html", "csv", "ics"):
        text = build(schedule, target).decode().replace("\r\n ", "")
        assert (text.count("111 kg") or text.count(",111,"), "99 kg" in text, ",99," in text) == (1, False, False), (
            target
        )
    events = Calendar.from_ical(build(schedule, "ics")).walk("VEVENT")
    (event,) = (each for each in events if "beside the plan" in each["SUMMARY"])
    assert str(event["DTSTART"].dt) == "2026-12-02 07:00:00+01:00"
    assert len({each["UID"] for each in events}) == len(events) == 9
    days = openpyxl.load_workbook(BytesIO(build(schedule, "xlsx")))["Plan"].values
    (day,) = (row for row in days if "beside the plan" in row)
    assert (day[0], day[5], day[7]) == (1, "hips", "30 min")
    assert not limit_weeks(schedule, {3}).extra


def build(schedule: Schedule, target: str) -> bytes:
    return gplang.build(schedule, target, stamp=STAMP)


def validate(name: str, record: Any) -> None:
    text = files("gplang.backends").joinpath(f"schema/{name}.schema.json").read_text(encoding="utf-8")
    Draft202012Validator(json.loads(text)).validate(record)


def read_json(document: Any) -> Done:
    return {
        (session["date"], each["name"]): [_one(one) for one in each["done"]]
        for session in document["sessions"]
        for each in session["exercises"]
        if each["done"] is not None
    }


def _one(one: Any) -> str:
    (count,) = (one[key]["min"] for key in ("reps", "seconds", "metres") if one[key])
    load = "" if one["load"] is None else f"{one['load']['rounded']['min']:g} x "
    return f"{load}{count}" + (f" @{one['rir']['min']}" if one["rir"] else "")


SET = re.compile(r"(\d+) x (\d+)(?: s)?(?: @ RIR (\d+))?(?:, (?:bodyweight(?: \+ ([\d.]+) kg)?|([\d.]+) kg))?")


def read_words(text: str) -> list[str]:
    """Return the sets of `done: 3 x 5 @ RIR 2, 80 kg; 1 x 4, bodyweight`, or of `skipped`."""
    sets = []
    for group in text.removeprefix("done: ").split("; ") if text != "skipped" else ():
        found = SET.fullmatch(group)
        assert found, group
        count, reps, rir, added, weight = found.groups()
        load = "0" if "bodyweight" in group and added is None else added or weight
        sets += [(f"{load} x " if load else "") + reps + (f" @{rir}" if rir else "")] * int(count)
    return sets


def read_lines(lines: Iterable[tuple[str, str, str]]) -> Done:
    return {
        (day, name): read_words(text) for day, name, text in lines if text == "skipped" or text.startswith("done: ")
    }


def read_markdown(text: str) -> Done:
    return read_lines(_markdown(text))


def _markdown(text: str) -> Iterator[tuple[str, str, str]]:
    day = name = ""
    for line in text.splitlines():
        if found := re.fullmatch(r"### \w+ ([\d-]+): .+", line):
            day = found[1]
        elif found := re.fullmatch(r"- \[[ x]\] \*\*(.+)\*\*: .+", line):
            name = found[1]
        elif line.startswith("  - "):
            yield day, name, line.removeprefix("  - ")


def read_calendar(data: bytes) -> Done:
    return read_lines(_calendar(data))


def _calendar(data: bytes) -> Iterator[tuple[str, str, str]]:
    for event in Calendar.from_ical(data).walk("VEVENT"):
        start = event["DTSTART"].dt
        day = (start.date() if isinstance(start, datetime) else start).isoformat()
        name = ""
        for line in str(event["DESCRIPTION"]).splitlines():
            if line.startswith("- "):
                name = line.removeprefix("- ").partition(": ")[0]
            elif line.startswith("  "):
                yield day, name, line.strip()


class _Page(HTMLParser):
    """Collects the remarks on each exercise of each session."""

    def __init__(self) -> None:
        super().__init__()
        self.day = self.name = self.inside = ""
        self.found: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.day = known.get("data-date") or self.day
        self.inside = "name" if tag == "strong" else "remark" if known.get("class") == "remark" else ""

    def handle_data(self, data: str) -> None:
        if self.inside == "name":
            self.name = data
        elif self.inside == "remark":
            self.found.append((self.day, self.name, data))
        self.inside = ""


def read_page(text: str) -> Done:
    page = _Page()
    page.feed(text)
    return read_lines(page.found)


def rows_of(data: bytes) -> Iterator[dict[str, str]]:
    cells = openpyxl.load_workbook(BytesIO(data), read_only=True)["Sets"].iter_rows(values_only=True)
    columns = list(map(str, next(cells)))
    for row in cells:
        shown = (
            "" if one is None else one.date().isoformat() if isinstance(one, datetime) else str(one) for one in row
        )
        yield dict(zip(columns, shown, strict=True))


def read_rows(table: Iterable[dict[str, str]], names: dict[str, str]) -> Done:
    """Return what rows say; other work than the plan's is left out."""
    done: Done = {}
    for row in table:
        name = names.get(row["exercise"])
        if name is None:
            assert row["cue"] == "more than planned"
            continue
        key = row["date"], name
        if row["done_reps"]:
            load = f"{row['done_load']} x " if row["done_load"] else ""
            rir = f" @{row['done_rir']}" if row["done_rir"] else ""
            done.setdefault(key, []).append(f"{load}{row['done_reps']}{rir}")
        elif row["note"] == "skipped":
            done[key] = []
    return done
