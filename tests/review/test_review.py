"""The review of a week: its numbers recomputed from the JSON of the plan, and proposals that leave the past alone."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gplang.backends import json as plan_json
from gplang.compiler import check_source
from gplang.guide import load_profile
from gplang.logs.records import Log
from gplang.logs.resolve import resolve_log
from gplang.model.imports import ImportRefused
from gplang.review import html, markdown
from gplang.review import json as review_json
from gplang.review.mending import find_unwritten, mend, review_week
from gplang.review.proposals.propose import Bench, is_past_the_same
from gplang.review.standing import look_at
from gplang.source import SourceText
from gplang.syntax.document import parse_document
from here import run_here

HERE = Path(__file__).parent
EPLEY = 30
CASES = [("good.gpl", week) for week in (1, 2, 3)] + [("stall.gpl", week) for week in (1, 2, 3, 5)]


def refuse(importer: str, target: str) -> ImportRefused:
    return ImportRefused(f"no file `{target}` for {importer}")


def read(log: str) -> tuple[Bench, Log]:
    source = SourceText("hips.gpl", (HERE / "hips.gpl").read_text("utf-8"))
    bench = Bench(check_source(source, refuse), refuse)
    assert bench.before.plan is not None
    document, broken = parse_document(SourceText(log, (HERE / log).read_text("utf-8")))
    found, told = resolve_log(document, [bench.before.plan])
    assert not broken
    assert not told
    return bench, found


def weighed(sets: list[Any]) -> Iterator[tuple[float, int, float]]:
    """Yield weight, repetitions and reserve of sets."""
    for each in sets:
        if each["load"] is not None and each["reps"] is not None:
            rir = each["rir"]["min"] if each.get("rir") else 0
            yield each["load"]["rounded"]["min"], each["reps"]["min"], rir


def estimate(sets: list[Any]) -> float | None:
    known = [(load, reps + rir) for load, reps, rir in weighed(sets) if reps + rir <= 10 and rir <= 4]
    return max((load if reps == 1 else load * (EPLEY + reps) / EPLEY for load, reps in known), default=None)


@pytest.mark.parametrize(("log", "week"), CASES)
def test_numbers_are_those_of_the_plan(log: str, week: int) -> None:
    bench, records = read(log)
    assert bench.before.plan is not None
    review = review_week(bench, None, load_profile(), records, week)
    reviewed = look_at(bench.before.plan, None, load_profile(), records, week)
    assert review is not None
    assert reviewed is not None
    told = review_json.to_record(review)
    plan = json.loads(json.dumps(plan_json.to_record(reviewed.logged)))
    here = [each for each in plan["sessions"] if each["week"] == week]
    done = [each for each in here if each.get("status") == "done"]
    assert told["sessions"]["planned"] == len(here)
    assert told["sessions"]["done"] == len(done)
    assert told["sessions"]["missed"] == sum(each.get("status") == "missed" for each in here)
    for lift in told["lifts"]:
        by_week: dict[int, list[float]] = {}
        for session in plan["sessions"]:
            for each in session["exercises"]:
                best = estimate(each.get("done") or []) if each["exercise"] == lift["exercise"] else None
                if best is not None and each["role"] != "warmup":
                    by_week.setdefault(session["week"], []).append(best)
        most = {number: max(found) for number, found in by_week.items()}
        assert lift["estimate"]["now"] == pytest.approx(most[week])
        assert lift["estimate"]["best"] == pytest.approx(max(most.values()))
        assert (lift["estimate"]["last_week"] is None) == (week - 1 not in most)
    asked = [
        (each["session"], one["exercise"]) for each in done for one in each["exercises"] if one.get("done") is None
    ]
    warm = {one["exercise"] for each in done for one in each["exercises"] if one["role"] == "warmup"}
    missing = [(each["session"], each["exercise"]) for each in told["unrecorded"] if each["exercise"]]
    assert missing == [each for each in asked if each[1] not in warm]
    coming = [each for each in plan["sessions"] if each["week"] == week + 1]
    assert [each["exercise"] for each in told["next"]] == [
        one["exercise"] for each in coming for one in each["exercises"] if one["role"] != "warmup"
    ]
    assert markdown.render([review]).startswith("# Strong hips: review of week")
    page = html.render([review])
    assert page.startswith(b"<!doctype html>")
    assert b"`" not in page.partition(b"<body>")[2]


def test_proposals_leave_the_past_alone() -> None:
    bench, records = read("stall.gpl")
    plan = bench.before.plan
    assert plan is not None
    review = review_week(bench, None, load_profile(), records)
    assert review is not None
    assert [each.code for each in review.proposals] == ["R703", "R704"]
    mended = mend(bench, load_profile(), {None: records})
    assert [each.code for each in mended.applied] == ["R703", "R704"]
    after = check_source(SourceText("hips.gpl", mended.text), refuse)
    assert {each.code for each in after.diagnostics} <= {each.code for each in bench.before.diagnostics}
    reviewed = look_at(plan, None, load_profile(), records)
    assert reviewed is not None
    assert after.plan is not None
    assert is_past_the_same(reviewed, after.plan)
    again = mend(bench._replace(before=after), load_profile(), {None: records})
    assert not again.applied


def test_a_second_cut_without_more_is_told_when_it_comes() -> None:
    told = {}
    for week in ("2", "3"):
        command = ["review", "cut.gpl", "--log", "cut-log.gpl", "--week", week, "--format", "md"]
        told[week] = run_here(command, HERE, {}).stdout.decode()
    assert "No more" not in told["2"]
    assert "cut 2 times without more between, from 110 kg and 110 kg" in told["3"]


def test_one_stalled_lift_is_no_reason_for_a_deload() -> None:
    bench, records = read("good.gpl")
    review = review_week(bench, None, load_profile(), records)
    assert review is not None
    assert not review.proposals
    assert not list(find_unwritten(bench, None, load_profile(), records))


EASED = """plan "Sore"
  start  2027-01-04
session a
  primary    rdl           3x8-10  @rir2 @20kg
    progress +2kg at 10 reps
  secondary  b-stance-rdl  2x8-10  @rir2
    progress +2kg at 10 reps
week 1-3
  mon a
"""
EASED_LOG = """log "Sore"
  of "sore.gpl"
done 2027-01-04 a
  did  rdl           3x10 @20kg @rir2
  did  b-stance-rdl  2x8 @10kg @rir2
done 2027-01-11 a
  did  rdl           3x8 @22kg @rir2{pain}
  did  b-stance-rdl  2x8 @10kg @rir2
"""


@pytest.mark.parametrize(("pain", "is_told"), [(" pain 4", True), (" pain 3", False), ("", False)])
def test_why_a_load_is_eased_is_told_where_the_text_has_no_more(tmp_path: Path, pain: str, *, is_told: bool) -> None:
    (tmp_path / "sore.gpl").write_text(EASED, "utf-8")
    (tmp_path / "log.gpl").write_text(EASED_LOG.format(pain=pain), "utf-8")
    told = run_here(["review", "sore.gpl", "--log", "log.gpl"], tmp_path, {})
    text = told.stdout.decode()
    assert ("pain 4 on 2027-01-11 (G44)" in text) is is_told
    assert "text: no weight" in text
