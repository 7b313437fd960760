"""`--profile`: which guideline profile judges and counts, in every command that does."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Run

Write = Callable[[str, str | bytes], Path]

PLAN = """\
plan "Chest day"
session chest
  primary    bench-press      6x8        @rir2
session hips posterior
  primary    hip-thrust       5x8        @rir2
week 1
  mon chest
  tue hips
  wed chest
  fri chest
  sat chest
  sun chest
"""
CLUB = '[profiles.club]\nextends = "general-1"\nrules = { W302 = { sets = 24 } }\nextend-select = ["S101"]\n'


def codes(run: Run, *arguments: str) -> set[str]:
    out = run("check", "plan.gpl", "--format", "json", *arguments).out
    return {each["code"] for each in json.loads(out)["diagnostics"]}


def test_it_says_who_judges(run_real: Run, write: Write) -> None:
    write("plan.gpl", PLAN)
    assert {"S101", "W301"} <= codes(run_real)
    assert codes(run_real, "--profile", "general-1") == {"W302", "W312"}
    write("gpl.toml", f'profile = "general-1"\n{CLUB}')
    assert codes(run_real) == {"W302", "W312"}
    assert codes(run_real, "--profile", "club") == {"W302", "W312", "S101"}
    assert {"S101", "W301"} <= codes(run_real, "--profile", "posterior-chain-1")


def test_it_says_what_the_sets_are_held_against(run_real: Run, write: Write) -> None:
    write("plan.gpl", PLAN)
    write("gpl.toml", CLUB)
    bands = {}
    for name in ("posterior-chain-1", "general-1", "club"):
        found = json.loads(run_real("volume", "plan.gpl", "--format", "json", "--profile", name).out)
        chest = found["athletes"][0]["weeks"][0]["volume"]["chest"]["band"]
        bands[name] = (found["band"]["min"], found["band"]["max"], chest)
    assert bands == {"posterior-chain-1": (10, 20, None), "general-1": (0, 20, "above"), "club": (0, 24, "above")}
    assert "room up to 24 hard sets a week" in run_real("volume", "plan.gpl", "--profile", "club").out


@pytest.mark.parametrize("command", ["check", "volume", "show", "build", "diff", "config"])
def test_one_that_is_not_there_is_refused(run_real: Run, write: Write, command: str) -> None:
    write("plan.gpl", PLAN)
    write("gpl.toml", CLUB)
    others = ("plan.gpl",) if command == "diff" else ()
    result = run_real(command, "plan.gpl", *others, "--profile", "general")
    assert (result.code, result.out) == (2, "")
    assert "--profile: no profile 'general'; did you mean 'general-1'?" in result.err


def test_explain_tells_the_numbers_of_one(run_real: Run, write: Write) -> None:
    write("gpl.toml", CLUB)
    assert "sets = 20" in run_real("explain", "W302").out
    assert "sets = 24" in run_real("explain", "W302", "--profile", "club").out
    assert "posterior-chain-1, general-1" in run_real("explain", "W302").out


def test_config_tells_who_chose_it(run_real: Run, write: Write) -> None:
    write("gpl.toml", f'profile = "general-1"\n{CLUB}')
    said = json.loads(run_real("config", "--format", "json").out)["profile"]
    assert said == {"value": "general-1", "default": "posterior-chain-1", "from": {"layer": "config", "line": 1}}
    said = json.loads(run_real("config", "--format", "json", "--profile", "club").out)["profile"]
    assert (said["value"], said["from"]["layer"]) == ("club", "command line")
