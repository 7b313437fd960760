"""`gpl kit`: what one needs to train some plans."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from syrupy.assertion import SnapshotAssertion as Snapshot

from cli.conftest import Run
from gplang.catalog import load_catalog
from gplang.report.visible import count_columns

EXAMPLES = Path(__file__).parents[2] / "examples"
Write = Callable[[str, str | bytes], Path]

PLAN = """\
gym hall "Hall"
  equipment  barbell dumbbell band
  bar        20kg
  plates     20kg 10kg 5kg 2.5kg
plan "Kit"
athlete ann "Ann"
  in   hall
  max  rdl  100kg
athlete ben "Ben"
  equipment  kettlebell band
athlete cy
session a
  warmup     band-walk      2x12/side
  primary    rdl            4x5       @rir2 @80%  # 80 = 20 + 2 x (20 + 10)
    or       kb-rdl
  secondary  hip-thrust     3x8       @rir2 @95kg  # no bench; 95 = 20 + 2 x (20 + 10 + 5 + 2.5)
  accessory  sl-rdl         2x8/side  @16kg        # with dumbbell or kettlebell
  accessory  split-squat    2x8/side  @rir2        # no weight, so nothing is needed
  accessory  plank          2x30s
week 1
  mon a
"""


def show(run: Run, *arguments: str | Path) -> str:
    """Return what `gpl kit` prints."""
    result = run("kit", *arguments)
    assert result.code == 0
    return result.out


def read(run: Run, *arguments: str | Path) -> Any:
    record = json.loads(show(run, *arguments, "--format", "json"))
    Draft202012Validator(json.loads(run("schema", "kit").out)).validate(record)
    return record


def test_what_everybody_needs_in_the_own_place(run_real: Run, write: Write) -> None:
    write("plan.gpl", PLAN)
    hall, own, anywhere = read(run_real, "plan.gpl")["places"]
    assert (hall["gym"], own["title"], anywhere["title"]) == ("hall", "Ben, own kit", "Wherever it is trained")

    def kit(place: Any) -> dict[str, tuple[Any, ...]]:
        return {
            each["name"]: (each["there"], " ".join(each["exercises"]), [weight["amount"] for weight in each["weights"]])
            for each in place["kit"]
        }

    assert kit(hall) == {
        "barbell": (True, "rdl hip-thrust", [80, 95]),
        "dumbbell": (True, "sl-rdl", [16]),
        "bench": (False, "hip-thrust", []),
        "resistance band": (True, "band-walk", []),
    }
    assert hall["bars"] == [
        {
            **{"weight": 20, "unit": "kg", "heaviest": 95},
            "plates": [{"weight": weight, "count": 2} for weight in (20, 10, 5, 2.5)],
        }
    ]
    assert kit(own)["kettlebell"] == (True, "kb-rdl sl-rdl", [16])
    assert kit(own)["barbell"] == (False, "hip-thrust", [95])
    assert kit(anywhere)["dumbbell or kettlebell"] == (None, "sl-rdl", [16])


def test_the_page(run_real: Run, write: Write, text_snapshot: Snapshot) -> None:
    write("plan.gpl", PLAN)
    assert show(run_real, "plan.gpl") == text_snapshot


def test_nothing_is_forgotten_and_nothing_needless(run_real: Run) -> None:
    """What a build of each athlete holds, in her gym, is listed there, and nothing else is."""
    for path in sorted(EXAMPLES.glob("team*.gpl")):
        assert run_real("build", path, "--to", "json", "-o", path.stem).code == 0
        done: dict[str, set[str]] = {}
        for built in Path(path.stem).glob("*.json"):
            for session in json.loads(built.read_text())["sessions"]:
                gym = (session.get("gym") or {"name": ""})["name"]
                done.setdefault(gym, set()).update(each["exercise"] for each in session["exercises"])
        catalog = load_catalog().exercises
        for place in read(run_real, path)["places"]:
            listed = {each for kit in place["kit"] for each in kit["exercises"]}
            needing = {each for each in done[place["gym"] or ""] if each in catalog and catalog[each].equipment}
            assert needing <= listed <= done[place["gym"] or ""]
            assert all(kit["there"] for kit in place["kit"])


def test_no_line_is_wider_than_a_page(run_real: Run) -> None:
    assert max(map(count_columns, show(run_real, EXAMPLES).splitlines())) <= 80


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ('plan "Nothing"\n', "No sessions, so nothing is needed.\n"),
        (
            'plan "Floor"\nsession a\n  accessory plank 2x30s\nweek 1\n  mon a\n',
            "Wherever it is trained\nFloor\n\n  nothing\n",
        ),
    ],
)
def test_nothing_is_needed(run_real: Run, write: Write, text: str, out: str) -> None:
    write("plan.gpl", text)
    assert show(run_real) == out


def test_the_stages_to_come_need_their_kit(run_real: Run, write: Write) -> None:
    ladder = "assisted-pull-up 3x8 | pull-up 3x5 | lat-pulldown 3x8"
    write("plan.gpl", f'plan "Up"\nsession a\n  accessory assisted-pull-up 3x8\n    stages {ladder}\nweek 1\n  mon a\n')
    shown = show(run_real)
    assert "Pull-up" in shown
    assert "Lat pulldown" in shown


def test_the_list_goes_into_a_file(run_real: Run, write: Write) -> None:
    path = write("kit.gpl", PLAN)
    for form in ("text", "json"):
        shown = run_real("kit", "kit.gpl", "--format", form).out
        assert run_real("kit", "kit.gpl", "--format", form, "-o", f"list.{form}").out == ""
        assert (path.parent / f"list.{form}").read_text(encoding="utf-8") == shown
