"""Which blocks of a changed text are laid out."""

from gplang.formatter.blocks import lay_out_changed

UNTIDY = "session b\n  primary rdl 3x5\n  accessory hip-thrust 3x8\n"
TIDY = "session a 60 min\n  primary    rdl         3x5\n  accessory  hip-thrust  3x8\n"


def test_a_block_whose_header_was_mended_is_known_again_by_its_name() -> None:
    changed = TIDY.replace("60 min", "60min").replace("hip-thrust", "sl-hip-thrust")
    laid_out = "session a 60min\n  primary    rdl            3x5\n  accessory  sl-hip-thrust  3x8\n"
    assert lay_out_changed(UNTIDY + TIDY, UNTIDY + changed) == UNTIDY + laid_out


def test_a_block_that_was_not_laid_out_stays_so() -> None:
    changed = UNTIDY.replace("3x5", "3x6")
    assert lay_out_changed(UNTIDY, changed) == changed
