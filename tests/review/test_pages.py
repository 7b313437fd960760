"""The pages of what a review proposes: on the disk, and by `gpl explain`."""

import pytest

from doc_blocks import ROOT
from gplang.diagnostics import RuleCard
from gplang.guide import load_statements
from gplang.review.proposals import load_proposal_cards
from here import run_here

CARDS = [*load_proposal_cards().values()]
each_card = pytest.mark.parametrize("card", CARDS, ids=[card.code for card in CARDS])


@each_card
def test_it_has_a_page(card: RuleCard) -> None:
    page = (ROOT / "docs" / "rules" / f"{card.code}.md").read_text(encoding="utf-8")
    assert card.name in page
    assert card.guide
    assert set(card.guide) <= set(load_statements())


@each_card
def test_explain_tells_that_it_is_a_proposal(card: RuleCard) -> None:
    told = run_here(["explain", card.code], ROOT, {})
    assert (told.returncode, told.stderr) == (0, b"")
    assert told.stdout.decode().startswith(f"{card.code} {card.name}  (proposal)")


def test_no_check_selects_one() -> None:
    told = run_here(["check", "--select", "R701", "examples"], ROOT, {})
    assert told.returncode == 2
    assert b"no rule 'R701'" in told.stderr


@pytest.mark.parametrize(
    ("week", "left_out"),
    [("1", "by week"), ("5", "band"), ("8", None)],
    ids=["no-course-yet", "no-band-in-a-deload", "all"],
)
def test_columns_without_a_word_are_left_out(week: str, left_out: str | None) -> None:
    folder = ROOT / "examples" / "logged"
    columns = {"done", "band", "est. max", "by week"}
    for form, around in (("md", "| {} |"), ("html", '<th scope="col">{}</th>')):
        told = run_here(["review", "strong-hips.gpl", "--week", week, "--format", form], folder, {}).stdout.decode()
        words = {each for each in columns if around.format(each) in told or f" {each} |" in told}
        assert words == columns - {left_out}
        assert (form == "html" and "<svg" in told) == (form == "html" and week != "1")
