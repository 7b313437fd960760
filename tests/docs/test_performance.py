"""docs/performance.md shows the run that is kept: every figure of it, and which aims it meets."""

import json
import re

from doc_blocks import ROOT

PAGE = ROOT / "docs" / "performance.md"
MEASURED = ROOT / "benchmarks" / "measured.json"


def test_the_page_shows_what_was_measured() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for name, part in json.loads(MEASURED.read_text(encoding="utf-8")).items():
        section = page.partition(f"\n## {name.capitalize()}\n")[2].partition("\n## ")[0]
        assert f"Measured on {part['measured']} in {part['seconds']} s" in section
        assert part["machine"] in section
        for piece in part["report"]:
            for row in piece["rows"] if isinstance(piece, dict) else ():
                assert f"| {' | '.join(row)} |" in section


def test_aims_that_are_missed_are_named() -> None:
    page = PAGE.read_text(encoding="utf-8")
    rows = re.findall(r"^\|.*\| ([0-9.]+)[^|]*\| ≤ ([0-9.]+) \| (\S+) \|$", page, re.MULTILINE)
    assert [met == "yes" for _, _, met in rows] == [float(figure) <= float(aim) for figure, aim, _ in rows]
    met = sum(met == "yes" for _, _, met in rows)
    assert f"{met} of {len(rows)} are met." in page


def test_figures_stand_right_and_words_left() -> None:
    page = PAGE.read_text(encoding="utf-8")
    lines = dict(re.findall(r"^(\|.*\|)\n(\| -.*\|)$", page, re.MULTILINE))
    assert lines["| of | what | figure | aim | met |"] == "| --- | --- | --- | ---: | --- |"
    assert lines["| command | ms | times python -c pass | aim |"] == "| --- | ---: | ---: | ---: |"
