"""`gpl volume` as a picture and as a web page: both draw the numbers of its JSON, and need nothing else."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest

from cli.conftest import Run

ROOT = Path(__file__).parents[2]
PLANS = [ROOT / name for name in ("tests/programs/squad.gpl", "examples/in-season.gpl", "tests/cli/plans/board.gpl")]
SVG = "{http://www.w3.org/2000/svg}"
FORMS = ["svg", "html"]

Write = Callable[[str, str | bytes], Path]


def draw(run: Run, form: str, *arguments: str | Path) -> str:
    result = run("volume", *arguments, "--format", form)
    assert (result.code, result.err) == (0, "")
    return result.out


def root_of(picture: str) -> Element:
    return fromstring(picture.partition("?>")[2])


def said(totals: Any) -> list[str]:
    """Return what each chart of a JSON document has to say, in order."""
    band = set(totals["band"]["muscles"])
    return [
        "; ".join(
            f"week {week['week']}{' (' + week['kind'] + ')' if week['kind'] else ''}: {week['volume'][muscle]['total']}"
            + {"below": ", below the band", "above": ", above the band"}.get(week["volume"][muscle]["band"] or "", "")
            for week in one["weeks"]
        )
        for one in totals["athletes"]
        for muscle in one["weeks"][0]["volume"]
        if muscle in band
    ]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
@pytest.mark.parametrize("week", [(), ("--week", "2")])
@pytest.mark.parametrize("form", FORMS)
def test_they_say_what_json_says(run_real: Run, path: Path, week: tuple[str, ...], form: str) -> None:
    drawn = draw(run_real, form, path, *week)
    expected = said(json.loads(run_real("volume", path, *week, "--format", "json").out))
    assert re.findall(r"<desc[^>]*>([^<]*)</desc>", drawn) == expected
    names = re.findall(r'\bid="([^"]*)"', drawn)
    assert len(names) == len(set(names))
    assert {name for pointed in re.findall(r'aria-[a-z]*by="([^"]*)"', drawn) for name in pointed.split()} <= set(names)
    assert not re.search(r"(?:src|href)=|url\((?!#)|@import|<script", drawn)


def test_a_picture_stands_alone_and_bars_are_as_high_as_their_sets(run_real: Run) -> None:
    root = root_of(draw(run_real, "svg", PLANS[2]))
    assert root.tag == f"{SVG}svg"
    assert "var(" not in (root.findtext(f"{SVG}style") or "")
    counted = json.loads(run_real("volume", PLANS[2], "--format", "json").out)["athletes"][0]["weeks"]
    chart = root.find(f"{SVG}svg")
    assert chart is not None
    bars = [each for each in chart.findall(f"{SVG}g") if each.find(f"{SVG}rect") is not None]
    sets = [week["volume"]["glute-max"]["direct"] for week in counted if week["volume"]["glute-max"]["total"]]
    highs = [sum(float(box.attrib["height"]) for box in bar if box.get("class") == "trains") for bar in bars]
    assert [high / max(highs) for high in highs] == pytest.approx([each / max(sets) for each in sets], abs=0.01)


@pytest.mark.parametrize("form", FORMS)
def test_texts_of_plans_stay_texts_and_a_plan_may_train_nothing(run_real: Run, write: Write, form: str) -> None:
    write("hostile.gpl", 'plan "<script>&\\"\uffff</title>"\nweek 1-60\n')
    drawn = draw(run_real, form, "hostile.gpl")
    assert "<script" not in drawn
    assert "&lt;script&gt;&amp;" in drawn
    if form == "svg":
        assert root_of(drawn).findtext(f"{SVG}title", "").endswith('<script>&"</title>')
    write("none.gpl", 'plan "P"\n')
    assert "<desc" not in draw(run_real, form, "none.gpl")
