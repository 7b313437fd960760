"""What holds of every log: later records change nothing earlier, and no log is too odd."""

import json
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest

from here import run_here
from reckoning.courses import Part, play
from reckoning.shuffled import records_of, shuffle

COURSES = [play(Random(number)) for number in range(100, 104)]
PARTS = [(course.plan, part) for course in COURSES for part in course.parts]
ODD = """\
log "Course"
  of "plan.gpl"
  for ann

done 2026-01-07 a
  did back-squat 3x5 @100kg
  did back-squat 3x5 @100kg
  did somebody-elses-lift 3x5 @20kg
  did "Cable Thing" 2x10 @20kg
  skipped nordic-curl

done 2026-01-07 a

done 2019-01-07 a
  did back-squat 1x1 @999kg

done 2031-12-31 nowhere as planned

missed 2026-02-30 a
missed 2026-01-05 a "twice"
missed 2026-01-05 a

done 2026-01-06 a
  did back-squat 0x0 @-5kg
  did back-squat
  did back-squat 3x5 @5000kg pain 11
  pain lower-back 10
  pain somewhere 3
  pain
done
done tomorrow
\u00fe\u2026 )(
weight 2026-01-06 80
  did back-squat 3x5
"""


def build(folder: Path, plan: str, log: str, *more: str) -> bytes:
    """Return the JSON of a plan with the log of an athlete."""
    (folder / "plan.gpl").write_text(plan, encoding="utf-8")
    (folder / "log.gpl").write_text(log, encoding="utf-8")
    athlete = log.partition("  for ")[2].split()[0]
    command = ["build", "plan.gpl", "--to", "json", "--log", "log.gpl", "--athlete", athlete, "-o", "-", *more]
    result = run_here(command, folder, {"SOURCE_DATE_EPOCH": "0"})
    assert (result.returncode, b"error[" in result.stderr) == (0, False), plan + log
    return result.stdout


def day_of(session: Any) -> str:
    """Return the day on which a session was done, or else is planned."""
    day: str = (session["recorded"] or session)["date"]
    return day


def asked(session: Any) -> list[Any]:
    """Return what is planned in a session."""
    return [(each["exercise"], each["sets"], each["reasons"]) for each in session["exercises"]]


@pytest.mark.parametrize(("plan", "part"), PARTS)
def test_a_later_record_changes_nothing_earlier(plan: str, part: Part, tmp_path: Path) -> None:
    head, records = records_of(part.log)
    logs = [head + "".join(records[:count]) for count in range(1, len(records) + 1)]
    built = [build(tmp_path, plan, shuffle(log, Random(number))) for number, log in enumerate(logs)]
    for record, (before, after) in zip(records[1:], pairwise(built), strict=True):
        day = record.split()[1]
        pairs = [*zip(*(without_places(each)["sessions"] for each in (before, after)), strict=True)]
        new = next((at for at, (old, now) in enumerate(pairs) if old["recorded"] != now["recorded"]), -1)
        for at, (old, now) in enumerate(pairs):
            if (day_of(now), at) < (day, new):
                assert old == now, f"{plan}\n{part.log}"
            elif at == new and now["date"] == day:
                assert asked(old) == asked(now), f"{plan}\n{part.log}"


@pytest.mark.parametrize(("plan", "part"), PARTS)
def test_the_same_texts_give_the_same_bytes_in_whatever_order_they_are(plan: str, part: Part, tmp_path: Path) -> None:
    head, records = records_of(part.log)
    built = build(tmp_path, plan, part.log)
    assert build(tmp_path, plan, part.log) == built
    title, *where = head.splitlines(keepends=True)
    turned = title + "".join(reversed(where)) + "".join(records)
    assert without_places(build(tmp_path, plan, shuffle(turned, Random(len(records))))) == without_places(built)


@pytest.mark.parametrize(("plan", "part"), PARTS)
def test_several_logs_are_read_as_one(plan: str, part: Part, tmp_path: Path) -> None:
    head, records = records_of(part.log)
    built = build(tmp_path, plan, part.log)
    (tmp_path / "more.gpl").write_text(head + "".join(records[::2]), encoding="utf-8")
    together = build(tmp_path, plan, head + "".join(records[1::2]), "--log", "more.gpl")
    assert without_places(together) == without_places(built)


def without_places(document: bytes) -> Any:
    return json.loads(document, object_hook=lambda each: {key: each[key] for key in each if key != "span"})


@pytest.mark.parametrize("command", ["check log.gpl", "fmt --check log.gpl", "build plan.gpl --log log.gpl --to json"])
@pytest.mark.parametrize("cut", [0, 1, 3, 7, 12, 20, None])
def test_no_log_is_too_odd(command: str, cut: int | None, tmp_path: Path) -> None:
    lines = ODD.splitlines(keepends=True)
    (tmp_path / "plan.gpl").write_text(COURSES[0].plan, encoding="utf-8")
    (tmp_path / "log.gpl").write_text("".join(lines[:cut] if cut != 1 else lines[5:]), encoding="utf-8")
    result = run_here(command.split(), tmp_path, {"NO_COLOR": "1"})
    assert result.returncode in (0, 1, 2)
    assert b"Traceback" not in result.stderr
    assert b"internal error" not in result.stderr
