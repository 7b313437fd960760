import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from backends.outputs import BY_DEFAULT, PLANS, make, read_plan, schedule_of
from gplang.backends import render
from gplang.backends.overview import title_of
from gplang.backends.pages import Page, list_pages
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


@pytest.mark.real
@pytest.mark.parametrize("name", NAMES)
def test_a_sheet_has_every_letter_of_its_page(name: str, tmp_path: Path) -> None:
    schedule = schedule_of(read_plan(name))
    (tmp_path / "plan.pdf").write_bytes(make(read_plan(name), "pdf"))
    done = subprocess.run(["pdftotext", "-raw", "plan.pdf", "-"], cwd=tmp_path, capture_output=True, check=True)
    _, *sheets = done.stdout.decode().removesuffix("\f").split("\f")
    pages = tuple(list_pages(schedule))
    for number, (page, sheet) in enumerate(zip(pages, sheets, strict=True), 2):
        foot = f"{title_of(schedule)}{number} / {1 + len(pages)}"
        assert _letters(sheet) == _letters("".join(_texts(page)) + foot)


def _letters(text: str) -> Counter[str]:
    return Counter("".join(unicodedata.normalize("NFKD", text).split()))


def _texts(page: Page) -> Iterator[str]:
    """Yield all that stands on the sheet of a session."""
    yield from (page.when, page.title, page.facts, *(f"•{note}" for note in page.notes))
    for station in page.stations:
        yield from (station.role.upper(), station.title)
        for task in station.tasks:
            yield from (task.name, task.asks, "·".join(task.remarks))
        for box in station.boxes:
            yield from (box.label, "" if station.is_alike else box.asks, box.unit, box.noun)
        if station.rounds is not None:
            yield from (f"round{number}" for number in range(1, len(station.rounds.names) + 1))
            yield station.rounds.result or ""
