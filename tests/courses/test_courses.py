"""Weeks of known programs with their logs, each session computed by hand from the program's own rules."""

import json
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

import gplang
from here import run_here

HERE = Path(__file__).parent
COURSES = sorted(each.stem for each in HERE.glob("*.expected"))


@pytest.mark.parametrize("course", COURSES)
def test_a_plan_asks_for_what_its_program_does(course: str) -> None:
    compare(course, HERE)


def compare(course: str, folder: Path) -> None:
    expected = (HERE / f"{course}.expected").read_text(encoding="utf-8").splitlines()
    wanted = [line for line in expected if not line.startswith("#")]
    command = ["build", f"{course}.gpl", "--to", "json", "--log", f"{course}.log.gpl", "-o", "-"]
    result = run_here(command, folder, {"SOURCE_DATE_EPOCH": "0"})
    assert (result.returncode, result.stderr) == (0, b"")
    assert [*told(json.loads(result.stdout))] == wanted


@pytest.mark.parametrize("course", COURSES)
def test_plans_and_logs_are_sound_and_laid_out(course: str) -> None:
    for command in (["check", f"{course}.gpl", f"{course}.log.gpl"], ["fmt", "--check", f"{course}.gpl"]):
        result = run_here(command, HERE, {})
        assert result.returncode == 0, result.stdout.decode() + result.stderr.decode()
    log = (HERE / f"{course}.log.gpl").read_text(encoding="utf-8")
    assert gplang.format(log) == log


@pytest.mark.parametrize("course", COURSES)
def test_numbers_for_what_was_done_as_planned_change_nothing(course: str, tmp_path: Path) -> None:
    for path in (HERE / f"{course}.gpl", HERE / f"{course}.log.gpl"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    assert run_here(["fmt", "-q", "."], tmp_path, {}).returncode == 0
    assert "as planned" not in (tmp_path / f"{course}.log.gpl").read_text(encoding="utf-8")
    compare(course, tmp_path)


def told(document: Mapping[str, Any]) -> Iterator[str]:
    """Yield each session as a line: its day, and what it asks for with the weights on the bar."""
    for session in document["sessions"]:
        lines = [f"{each['exercise']} {', '.join(doses(each['sets']))}" for each in session["exercises"]]
        yield " | ".join([f"{session['date']} {session['session']}", *lines])


def doses(sets: list[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the sets as in a plan: those alike in a row with their number, an open one with those before it."""
    found: list[tuple[int, str, str]] = []
    for dose, alike in groupby((repetitions(each), weight(each)) for each in sets):
        count = len([*alike])
        if found and dose == (f"{found[-1][1]}+", found[-1][2]):
            count += found.pop()[0]
        found.append((count, *dose))
    return (f"{count}x{reps}{load}" for count, reps, load in found)


def repetitions(one: Mapping[str, Any]) -> str:
    """Return what a set asks for: `5`, `8-12`, `3+`."""
    low, high, amrap = (one["reps"][each] for each in ("min", "max", "amrap"))
    return f"{low}{'' if high in (low, None) else f'-{high}'}{'+' * amrap}"


def weight(one: Mapping[str, Any]) -> str:
    """Return the weight on the bar, nothing where there is none."""
    load = one["load"]
    return "" if load is None else f" @{load['rounded']['max']:g}{load['unit']}"
