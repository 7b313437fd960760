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


def test_a_comment_for_people_is_no_ignore_comment() -> None:
    for comment in ("# gpl: a plan for tired legs", "# gpl 1", "# see gpl: the language", "# ignore D202", "# noqa"):
        assert "E090" not in {each.code for each in gplang.check(f"{SESSION}{comment}\n")}, comment


def test_an_ignore_comment_above_a_header_goes_with_it_when_it_is_laid_out() -> None:
    text = (
        "session a posterior\n  primary  rdl  4x5  @rir2\n\n  # gpl: ignore[S101] no time that day\n\n  # a word\n"
        "session b posterior\n  primary  rdl  4x5  @rir2\n"
    )
    laid_out = gplang.format(text)
    assert laid_out == (
        "session a posterior\n  primary  rdl  4x5  @rir2\n\n# gpl: ignore[S101] no time that day\n# a word\n"
        "session b posterior\n  primary  rdl  4x5  @rir2\n"
    )
    assert [each.where.text for each in gplang.check(text) if each.code == "S101"] == ["a"]
    assert [each.where.text for each in gplang.check(laid_out) if each.code == "S101"] == ["a"]
