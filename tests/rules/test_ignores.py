"""Ignore comments beyond what the cases of E090 show."""

import gplang

SESSION = "session hips posterior\n  primary rdl 6x5 @rir2 rest 2-3min\n"


def test_there_are_at_most_a_thousand() -> None:
    comments = "# gpl: ignore[D201]\n" * 1_000
    text = f"session hips\n{comments}  primary rdl 4x5\n"
    assert {each.code for each in gplang.check(text)} == {"E090"}
    told = [each for each in gplang.check(text + "# gpl: ignore[D201]\n") if each.code == "E050"]
    assert [(each.message, each.where.start.line) for each in told] == [
        ("over 1,000 ignore comments in one file", 1_003)
    ]


def test_a_comment_without_anything_below_it() -> None:
    assert [each.message for each in gplang.check("# gpl: ignore[S101]\n" + SESSION + "# gpl: ignore[S102]")][-1] == (
        "`S102` silences nothing here"
    )


def test_a_text_of_nothing_but_comments() -> None:
    assert [each.code for each in gplang.check("# gpl: ignore[S101]")] == ["E060"]
