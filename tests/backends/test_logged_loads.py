"""Loads of a log in another unit than the athlete's, and those that are words: as they are read, and exact."""

import csv
import io
import json
from datetime import UTC, datetime

import gplang
from logged import schedule_with

STAMP = datetime(2027, 1, 1, tzinfo=UTC)
PLAN = """\
plan "Bar"
  start 2027-01-04
session hips
  warmup     rdl         2x5 @bar
  primary    rdl         1x5 @100kg
  secondary  hip-thrust  1x8 @light
  accessory  pull-up     1x5 @bw+10kg
week 1-2
  mon hips
"""
LOG = """\
log "Bar"
  of "plan.gpl"
done 2027-01-04 hips
  did warmup rdl 1x5 @bar, 1x5 @45lb
  did rdl 1x5 @225lb
  did hip-thrust 1x8 @bar
  did pull-up 1x5 @bw+25lb
"""
SCHEDULE = schedule_with(PLAN, LOG)


def test_a_person_reads_what_was_written() -> None:
    sheet = gplang.build(SCHEDULE, "md", stamp=STAMP).decode()
    told = [line.partition("done: ")[2] for line in sheet.splitlines() if "  - done" in line]
    assert told == [
        "1 x 5, empty bar; 1 x 5, 45 lb",
        "1 x 5, 225 lb",
        "1 x 8, empty bar",
        "1 x 5, bodyweight + 25 lb",
    ]


def test_a_program_reads_what_it_comes_to() -> None:
    record = json.loads(gplang.build(SCHEDULE, "json", stamp=STAMP))
    (done,) = record["sessions"][0]["exercises"][1]["done"]
    assert done["load"]["exact"] == {"min": 102.05828325, "max": 102.05828325}
    assert (done["load"]["unit"], done["load"]["written"]) == ("kg", {"unit": "lb", "min": 225, "max": 225})
    (planned,) = record["sessions"][0]["exercises"][1]["sets"]
    assert "written" not in planned["load"]


def test_a_sheet_has_hundredths_and_no_word_twice() -> None:
    text = gplang.build(SCHEDULE, "csv", stamp=STAMP).decode("utf-8-sig")
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row["week"] == "1"]
    assert [(row["done_load"], row["done_reps"], row["note"]) for row in rows] == [
        ("", "5", ""),
        ("20.41", "5", ""),
        ("102.06", "5", ""),
        ("", "8", "done: 1 x 8, empty bar"),
        ("11.34", "5", ""),
    ]
