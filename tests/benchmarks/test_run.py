"""The benchmarks run and print what they should; how fast anything is, no test says."""

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from gplang.compiler import compile_source
from gplang.model.imports import ImportRefused
from gplang.source import SourceText

ROOT = Path(__file__).parents[2]
BENCHMARKS = ROOT / "benchmarks"

NUMBER = r"[\d,]+(?:\.\d+)?"
RATIO = r"\d+\.\d\d \(\d+\.\d\d–\d+\.\d\d\)"


def run(*arguments: str) -> str:
    result = subprocess.run(
        [sys.executable, BENCHMARKS / "run.py", *arguments],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        timeout=300,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def has_row(report: str, name: str, *cells: str) -> bool:
    row = r" +".join((re.escape(name), *cells))
    return re.search(rf"^  {row}$", report, re.MULTILINE) is not None


def test_startup() -> None:
    report = run("startup", "--here", "--rounds", "1")
    assert "(--here)" in report
    assert has_row(report, "gpl --version", NUMBER, RATIO, "≤ 1.3")
    assert has_row(report, "gpl check", NUMBER, RATIO, "≤ 6.0")
    assert has_row(report, "gpl check, unchanged", NUMBER, RATIO, "≤ 1.3")
    assert has_row(report, "wodc check", NUMBER, RATIO) or "NOT MEASURED: the peer" in report


def test_parsing() -> None:
    report = run("parsing", "--quick", "--rounds", "1", "--lines", "100,200")
    assert has_row(report, "lines/s, median", "100 lines", "200 lines")
    for name in ("parse_document", "compile_source"):
        assert has_row(report, name, NUMBER, NUMBER)
        assert has_row(report, name, RATIO, RATIO)
        assert has_row(report, name, RATIO, "≤ 1.3")
    assert has_row(report, "raw Lark", NUMBER, NUMBER)


def test_linting() -> None:
    report = run("linting", "--here", "--rounds", "1", "--plans", "3")
    for stage in ("parse", "resolve", "observe"):
        assert has_row(report, stage, NUMBER, f"{NUMBER}%", RATIO)
    assert has_row(report, "rules", NUMBER, f"{NUMBER}%", RATIO, "≤ 1.0")
    assert re.search(rf"^  [SDWPA]\d\d\d [a-z-]+ +{NUMBER} +{NUMBER}%$", report, re.MULTILINE)
    for command in ("gpl check --jobs 2", "gpl check --jobs 1"):
        assert has_row(report, command, NUMBER, RATIO) or "NOT MEASURED: the peer" in report
    assert has_row(report, "gpl check, unchanged", NUMBER, RATIO)


def test_editing() -> None:
    report = run("editing", "--here", "--quick", "--rounds", "1")
    assert has_row(report, "initialize", RATIO, RATIO, "≤ 0.3")
    for athletes in (0, 2):
        assert has_row(report, f"{athletes} athletes: keystroke to what the language says", *[NUMBER] * 3, "≤ 8")
        assert has_row(report, f"{athletes} athletes: pause to what the rules say", *[NUMBER] * 3, "≤ 80")
        assert has_row(report, f"{athletes} athletes: keystroke to the words that may follow", *[NUMBER] * 3, "≤ 20")
        assert has_row(report, f"{athletes} athletes: pointer to what an exercise is", *[NUMBER] * 3, "≤ 20")


def test_pipeline() -> None:
    report = run("pipeline", "--plans", "1,2,4")
    assert "4 plans of one athlete" in report
    for unit in ("sessions/s", "lines/s"):
        assert has_row(report, f"{unit}, median", "1 plan", "2 plans", "4 plans")
    for route in ("schedule", "json", "ics", "md", "all of them"):
        assert has_row(report, f"text → {route}", NUMBER, NUMBER, NUMBER)
    for stage in ("parse", "resolve", "schedule", "json", "ics", "md"):
        assert has_row(report, stage, *[rf"{NUMBER}%"] * 3, NUMBER)
        assert has_row(report, stage, NUMBER, RATIO)
        assert has_row(report, stage, RATIO, RATIO)
    assert has_row(report, "all stages", NUMBER, RATIO, "≤ 1.2")
    for plans in ("1 plan", "2 plans", "4 plans"):
        assert has_row(report, plans, rf"(?:{NUMBER}|-)", rf"(?:{NUMBER}|-)")


def test_memory(tmp_path: Path) -> None:
    """Also that a report is kept as it is printed, in the place of an earlier one and beside other parts."""
    kept = tmp_path / "kept.json"
    before = json.loads((BENCHMARKS / "measured.json").read_text(encoding="utf-8"))
    kept.write_text(json.dumps({name: before[name] for name in ("startup", "memory")}), encoding="utf-8")
    report = run("memory", "--kib", "8", "--keep", str(kept))
    after = json.loads(kept.read_text(encoding="utf-8"))
    assert after["startup"] == before["startup"]
    part = after["memory"]
    (table,) = (piece for piece in part["report"] if isinstance(piece, dict))
    for name, *cells in table["rows"]:
        assert has_row(report, name, *map(re.escape, cells))
    for name in ("Document", "Compilation"):
        assert has_row(report, f"{name}, many plans", *[NUMBER] * 4)
        assert has_row(report, f"{name}, one plan", *[NUMBER] * 4)


def test_hostile() -> None:
    report = run("hostile", "--kib", "1", "--case", "garbage")
    assert has_row(report, "lines of garbage, all different", NUMBER, NUMBER, NUMBER, "1")


def test_hostile_expansions() -> None:
    report = run("hostile", "--kib", "1", "--quick", "--case", "903 bytes")
    told = r"364,000 sessions over all weeks and athletes; at most 20,000"
    assert has_row(report, "903 bytes, 364,000 sessions", "check", NUMBER, NUMBER, "1", told)


def test_counting() -> None:
    report = run("counting", "--quick", "--against", str(ROOT))
    assert "thousands of lines of Python" in report
    for task in ("parse", "loads", "check", "schedule"):
        assert has_row(report, task, NUMBER, NUMBER, r"1\.00", "≤ 1.05")


def test_bulk() -> None:
    """Five hundred plans in real processes: the benchmark ends if they find or build anything else there."""
    report = run("bulk", "--plans", "500")
    assert re.search(rf"^  {NUMBER} findings with \d+ codes, and all files built: equal in both$", report, re.MULTILINE)
    assert has_row(report, "one process", NUMBER, NUMBER, RATIO)
    assert has_row(report, f"engine, {os.cpu_count()} processes", NUMBER, NUMBER, RATIO)
    assert has_row(report, "handing over, waiting, handing back", NUMBER, NUMBER)


def test_logs() -> None:
    report = run("logs", "--here", "--quick")
    for command in ("gpl check", "gpl show", "gpl review", "gpl log add"):
        assert has_row(report, command, RATIO, RATIO, "≤ 3")
    assert has_row(report, "gpl import csv", RATIO, RATIO, "≤ 10")
    assert has_row(report, "keystroke to what the language says", *[NUMBER] * 3, "≤ 100")


def test_no_such_part() -> None:
    with pytest.raises(
        AssertionError, match="no part `parsin`; there are startup, parsing, linting, editing, pipeline"
    ):
        run("parsin")


def test_the_plan_is_clean_and_as_long_as_its_name_says() -> None:
    text = (BENCHMARKS / "plan-60.gpl").read_text(encoding="utf-8")
    assert compile_source(SourceText("plan-60.gpl", text), refuse).diagnostics == ()
    assert text.count("\n") == 60
    assert (BENCHMARKS / "workouts-60.wod").read_text(encoding="utf-8").count("\n") == 60


def test_plans_are_made_the_same_each_time_and_have_no_errors() -> None:
    script = "from plans import make_plans; print(repr(make_plans(1_500, 'seed')))"
    once, again = (
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            encoding="utf-8",
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(BENCHMARKS))),
                "PYTHONHASHSEED": seed,
            },
            check=True,
        ).stdout
        for seed in ("1", "2")
    )
    assert once == again
    for text in ast.literal_eval(once):
        assert not compile_source(SourceText("plan.gpl", text), refuse).has_errors


def refuse(importer: str, target: str) -> ImportRefused:
    return ImportRefused(f"{importer} stands alone, without {target}")
