"""Every number of every week's review, against what is worked out again from other outputs: see `naive.py`."""

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

from doc_blocks import ROOT
from here import run_here
from reckoning.courses import play
from review.naive import Reader

HERE = Path(__file__).parent
RANDOM = range(200, 206)
ROLES = ("primary", "secondary", "accessory")


class Case(NamedTuple):
    """A plan and a log as texts, and whose it is."""

    plan: str
    log: str
    athlete: str | None = None


def read(plan: Path, log: Path, athlete: str | None = None) -> Case:
    told = re.sub(r'of( +)"[^"]*"', r'of\1"plan.gpl"', log.read_text("utf-8"))
    return Case(plan.read_text("utf-8"), told, athlete)


def draw(number: int) -> Case:
    """Return a random course whose lines have random roles."""
    random = Random(number)
    course = play(random)
    plan = re.sub(r"^  accessory", lambda _: f"  {random.choice(ROLES)}", course.plan, flags=re.M)
    part = course.parts[-1]
    return Case(plan, part.log, part.athlete)


@cache
def cases() -> dict[str, Case]:
    found = {f"courses/{each.stem}": each for each in sorted((HERE.parent / "courses").glob("*.expected"))}
    logged = ROOT / "examples" / "logged"
    return {
        "logged": read(logged / "strong-hips.gpl", logged / "log.gpl"),
        "good": read(HERE / "hips.gpl", HERE / "good.gpl"),
        "stall": read(HERE / "hips.gpl", HERE / "stall.gpl"),
        "cut": read(HERE / "cut.gpl", HERE / "cut-log.gpl"),
        "ben": read(HERE / "odd.gpl", HERE / "odd-ben.gpl", "ben"),
        "cleo": read(HERE / "odd.gpl", HERE / "odd-cleo.gpl", "cleo"),
        **{name: read(each.with_suffix(".gpl"), each.with_suffix(".log.gpl")) for name, each in found.items()},
        **{f"random {number}": draw(number) for number in RANDOM},
    }


@cache
def catalog() -> dict[str, Any]:
    return {each["id"]: each for each in run("exercises", "--format", "json", folder=HERE)}


def run(*arguments: str, folder: Path) -> Any:
    told = run_here(arguments, folder, {"SOURCE_DATE_EPOCH": "0"})
    assert told.returncode == 0, told.stderr.decode()
    return json.loads(told.stdout)


def until(log: str, later: set[tuple[str, str]]) -> str:
    """Return a log without the records of some days and sessions, and without what is dated behind them."""
    head, *records = re.split(r"(?=^(?:done|missed|weight) )", log, flags=re.M)
    words = [each.split("\n", 1)[0].split() for each in records]
    kept = (
        each for each, said in zip(records, words, strict=True) if not {(said[1], one) for one in said[2:4]} & later
    )
    return head + "".join(kept)


def weeks(folder: Path, case: Case) -> Iterator[tuple[int, int, Any, Reader]]:
    """Yield each week with records, the last of them, its review, and what is to be said of it."""
    whose = () if case.athlete is None else ("--athlete", case.athlete)
    (folder / "plan.gpl").write_text(case.plan, "utf-8")
    (folder / "log.gpl").write_text(case.log, "utf-8")
    build = ("build", "plan.gpl", "--to", "json", "-o", "-", *whose)
    plain = run(*build, "--no-log", folder=folder)
    whole = run(*build, "--log", "log.gpl", folder=folder)
    reader = Reader(whole, plain, catalog(), case.log, 0)
    recorded = [(each["week"], each["recorded"], each["session"]) for each in whole["sessions"] if each["recorded"]]
    recorded += [(reader.week_with(date.fromisoformat(each["date"])), each, each["session"]) for each in whole["extra"]]
    last = max(week for week, *_ in recorded)
    for week in range(min(week for week, *_ in recorded if week), last + 1):
        later = {
            (record["date"], name)
            for number, record, name in recorded
            if number > week or is_behind(reader, record, week)
        }
        text = until(case.log, later)
        (folder / "cut.gpl").write_text(text, "utf-8")
        logged = run(*build, "--log", "cut.gpl", folder=folder)
        told = run(
            "review", "plan.gpl", "--log", "log.gpl", "--week", str(week), "--format", "json", *whose, folder=folder
        )
        yield week, last, told, Reader(logged, plain, catalog(), text, week)


def is_behind(reader: Reader, record: Any, week: int) -> bool:
    """Return whether what was done beside the plan came behind a week."""
    return "session" in record and (date.fromisoformat(record["date"]) - reader.begins[week]).days >= 7


@pytest.mark.parametrize("name", cases())
def test_every_number_is_what_other_outputs_say(name: str, tmp_path: Path) -> None:
    found = [*weeks(tmp_path, cases()[name])]
    assert found
    for week, last, told, reader in found:
        compare(told, reader, is_last=week == last)


def compare(told: Any, reader: Reader, *, is_last: bool) -> None:
    assert told["sessions"] == reader.count_sessions()
    planned, done = reader.planned_sets(), reader.done_sets()
    muscles = {each["muscle"]: (each["planned"], each["done"]) for each in told["muscles"]}
    trained = {each: (planned.get(each, 0), done.get(each, 0)) for each in {*planned, *done}}
    assert {muscle: sets for muscle, sets in muscles.items() if any(sets)} == trained
    for each in told["muscles"]:
        band = each["band"]
        sets = done.get(each["muscle"], 0)
        where = "below" if sets < 10 else "above" if sets > 20 else "within"
        judged = each["muscle"] in ("glute-max", "hamstrings", "quads") and not reader.kinds[reader.week]
        if band is None:
            assert not judged or "skip" in reader.log
        else:
            assert (judged, band) == (True, {"min": 10, "max": 20, "standing": where})
    lifts = [(each["exercise"], (each["load"] or {}).get("amount"), each["reps"]) for each in told["lifts"]]
    again = [*reader.lifts()]
    assert lifts == [(name, load, reps) for name, load, reps, _ in again]
    estimates = [[each["estimate"][key] for key in ("now", "last_week", "best")] for each in told["lifts"]]
    for mine, theirs in zip([each[3] for each in again], estimates, strict=True):
        assert theirs == pytest.approx(mine)
    records = sorted(
        (*[each[key] for key in ("exercise", "kind", "date", "amount", "before")],) for each in told["records"]
    )
    expected = sorted(reader.records())
    assert [each[:3] for each in records] == [each[:3] for each in expected]
    assert [each[3:] for each in records] == [pytest.approx(each[3:]) for each in expected]
    stalls = [
        (each["exercise"], each["session"], each["sessions"], [load["amount"] for load in each["cut_from"]])
        for each in told["stalls"]
    ]
    assert stalls == [*reader.stalls()]
    keys = ("date", "session", "place", "exercise", "level")
    assert [tuple(each[key] for key in keys) for each in told["pain"]] == [*reader.pain()]
    gaps = [(each["from"], each["to"], pytest.approx(each["hours"]), each["exact"]) for each in told["gaps"]]
    assert gaps == [*reader.gaps()]
    assert all(each["short"] == (each["hours"] < each["least"] - 4) for each in told["gaps"])
    body = told["body_weight"]
    assert (body and (body["date"], written(body), written(body["before"]))) == reader.body_weight()
    today = date.fromisoformat(told["today"])
    missing = [(each["date"], each["session"], each["exercise"]) for each in told["unrecorded"]]
    assert missing == [*reader.unrecorded(today, is_last=is_last)]
    coming = [
        (each["date"], each["session"], each["exercise"], highest(each["load"]), each["plain"] is not None, each["why"])
        for each in told["next"]
    ]
    assert coming == [*reader.coming()]


def written(weight: Any) -> str | None:
    return None if weight is None else f"{weight['amount']:g}{weight['unit']}"


def highest(load: Any) -> float | None:
    known = load is not None and load["rounded"] is not None
    return load["rounded"]["max"] if known else None
