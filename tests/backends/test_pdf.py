import re
from dataclasses import replace

import pytest

from backends.outputs import BY_DEFAULT, PLANS, make, read_plan, schedule_of
from gplang.backends import render
from gplang.scheduling.excerpt import limit_weeks
from scheduling.tables import compile_plan

NAMES = sorted(path.stem for path in PLANS.glob("*.gpl"))


def count_sheets(document: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", document))


@pytest.mark.parametrize("name", NAMES)
def test_every_session_is_one_sheet_of_paper(name: str) -> None:
    plan = read_plan(name)
    document = make(plan, "pdf")
    assert document.startswith(b"%PDF-")
    assert count_sheets(document) == 1 + len(schedule_of(plan).sessions)
    assert make(plan, "pdf") == document


def test_a_letter_is_a_sheet_too() -> None:
    letter = render("pdf", schedule_of(read_plan("whole")), replace(BY_DEFAULT, paper="letter"))
    assert isinstance(letter, bytes)
    assert count_sheets(letter) == 1 + len(schedule_of(read_plan("whole")).sessions)
    assert set(re.findall(rb"/MediaBox ?\[([^]]*)\]", letter)) == {b"0 0 612 792"}


def test_some_weeks_only() -> None:
    part = render("pdf", limit_weeks(schedule_of(read_plan("whole")), {3}), BY_DEFAULT)
    assert isinstance(part, bytes)
    assert count_sheets(part) == 1 + 2


@pytest.mark.parametrize(
    "title", ["#panic()", "\\u{41} $x$ @a <b> // /* = - + `", "עברית お尻 العربية 🏋️", "\u202e\x07"]
)
def test_a_text_is_set_as_it_is(title: str) -> None:
    plan = compile_plan('plan "P"\nsession a\n  primary rdl 4x5\nweek 1\n  mon a\n')
    assert count_sheets(make(replace(plan, title=title), "pdf")) == 2
