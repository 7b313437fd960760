"""Every case is a plan whose lines `#= …` tell its schedule, computed by hand."""

from pathlib import Path

import pytest

from scheduling.tables import CASES, compile_plan, table


@pytest.mark.parametrize("path", sorted(CASES.glob("*.gpl")), ids=lambda path: path.stem)
def test_the_schedule_is_the_one_computed_by_hand(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    expected = [line.removeprefix("#=").strip() for line in text.splitlines() if line.startswith("#=")]
    assert expected
    assert list(table(compile_plan(text, path.name))) == expected
