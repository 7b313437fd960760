"""What commands print as comma-separated values says the same as their JSON."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from cli.conftest import Run

ROOT = Path(__file__).parents[2]


def read(run: Run, *arguments: str | Path) -> list[dict[str, str]]:
    result = run(*arguments, "--format", "csv")
    assert (result.code, result.err) == (0, "")
    assert result.out.count("\n") == result.out.count("\r\n")
    return list(csv.DictReader(StringIO(result.out, newline="")))


def shown(value: object) -> str:
    """Return a fact as the documentation says that a cell has it."""
    if isinstance(value, list):
        return "; ".join("|".join(each) if isinstance(each, list) else str(each) for each in value)
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("query", [(), ("rdl", "--equipment", "kettlebell")])
def test_all_facts_of_exercises(run_real: Run, query: tuple[str, ...]) -> None:
    facts = json.loads(run_real("exercises", *query, "--format", "json").out)
    assert facts
    rows = read(run_real, "exercises", *query)
    assert rows == [{name: shown(fact) for name, fact in each.items()} for each in facts]


@pytest.mark.parametrize("plan", ["tests/programs/squad.gpl", "examples/lower-2day.gpl"])
@pytest.mark.parametrize("week", [(), ("--week", "2")])
def test_hard_sets(run_real: Run, plan: str, week: tuple[str, ...]) -> None:
    counted = json.loads(run_real("volume", ROOT / plan, *week, "--format", "json").out)
    ends = {name: str(counted["band"][name]) for name in ("min", "max")}
    several = len(counted["athletes"]) > 1
    expected = [
        {
            **{"week": str(each["week"]), "kind": shown(each["kind"]), "muscle": muscle},
            **{part: str(sets[part]) for part in ("direct", "indirect", "total")},
            **{name: ends[end] if sets["band"] else "" for name, end in (("low", "min"), ("high", "max"))},
            **({"athlete": one["athlete"]["name"]} if several else {}),
        }
        for one in counted["athletes"]
        for each in one["weeks"]
        for muscle, sets in each["volume"].items()
    ]
    assert read(run_real, "volume", ROOT / plan, *week) == expected
