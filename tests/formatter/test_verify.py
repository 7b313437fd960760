"""The check that runs on every file sees what a mistake of the formatter would lose."""

import pytest

from gplang.formatter import source as formatter_source
from gplang.formatter.source import format_source
from gplang.formatter.verify import find_loss
from gplang.source import SourceText
from gplang.syntax.document import Document, parse_document

PLAN = """\
plan "Hips"  # of the plan
  start  2027-01-04
# right above
session a
  # own
  primary  rdl  4x5 @rir2  # behind
    progress +2.5kg every week
  wat
athlete anna
  equipment  Barbell
"""


def parse(text: str) -> Document:
    return parse_document(SourceText("plan.gpl", text))[0]


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ('"Hips"', '"hips"', 1),
        ("# of the plan", "# of the  plan", 1),
        ("2027-01-04", "2027-01-11", 2),
        ("# right above\n", "", 3),
        ("session a\n", "", 4),
        ("  # own\n", "", 5),
        ("4x5", "4x6", 6),
        (" @rir2", "", 6),
        ("# behind", "", 6),
        ("# behind\n", "\n  # behind\n", 6),
        ("    progress +2.5kg every week\n", "", 7),
        ("every week", "every 2 weeks", 7),
        ("  wat", " wat", 8),
        ("  wat\nathlete anna\n", "athlete anna\n  wat\n", 8),
        ("Barbell", "bench", 10),
        ("Barbell\n", "Barbell\n# more\n", 11),
    ],
)
def test_a_loss_is_found(before: str, after: str, line: int) -> None:
    assert before in PLAN
    found = find_loss(parse(PLAN), parse(PLAN.replace(before, after)))
    assert found is not None
    assert found.number == line


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("primary  rdl", "PRIMARY rdl"),
        ("4x5 @rir2", "04x05 @RIR2.0"),
        ("\n# right", "\n\n\n   # right"),
        ("  # own\n", "\n# own\n"),
        ("Barbell", "barbell"),
        ("\n", "\r\n"),
    ],
)
def test_other_layout_is_no_loss(before: str, after: str) -> None:
    assert before in PLAN
    assert find_loss(parse(PLAN), parse(PLAN.replace(before, after))) is None


@pytest.mark.parametrize(
    "wrong",
    [
        lambda document: document.source.text.replace("4x5", "4x6"),
        lambda document: document.source.text.replace("    progress", "\n    progress"),
        lambda _: "",
    ],
    ids=["another dose", "never at rest", "nothing"],
)
def test_a_mistake_of_the_formatter_leaves_the_text_alone(monkeypatch: pytest.MonkeyPatch, wrong: object) -> None:
    monkeypatch.setattr(formatter_source, "print_document", wrong)
    formatted = format_source(SourceText("plan.gpl", PLAN))
    assert formatted.text == PLAN
    assert formatted.lost is not None
