"""Texts that no coach writes: the formatter leaves alone what it cannot read, and keeps its limits."""

import pytest

import gplang
from gplang.formatter.source import format_source
from gplang.source import SourceText
from gplang.syntax.limits import LONGEST_LINE, MOST_BROKEN

SESSION = "session a\n  primary  rdl  4x5\n"


@pytest.mark.parametrize(
    "line",
    [
        " primary\u200brdl 4x5",
        "\tprimary rdl 4x5 \x00",
        "  \ufeffprimary rdl 4x5",
        '  primary rdl 4x5 "never closed  # and no comment  ',
        "  primary rdl 4x5 @rir2 @rir3   # two   ",
        "  mon   a",
        "  primary hip   thrust 3x8",
        f"   note  {'x' * LONGEST_LINE}",
        " " * (LONGEST_LINE + 1),
    ],
)
def test_a_line_that_cannot_be_read_stays_to_the_letter(line: str) -> None:
    formatted = format_source(SourceText("plan.gpl", f"{SESSION}{line}\n primary  rdl 4x5"))
    assert formatted.text == f"{SESSION}{line}\n  primary  rdl  4x5\n"
    assert formatted.kept == 1


@pytest.mark.parametrize(
    "line",
    [
        f'note "{"x" * (LONGEST_LINE - 8)}"',
        f"#{'x' * (LONGEST_LINE - 1)}",
        f"primary rdl {'1x1,' * 19}1x1 #{'x' * (LONGEST_LINE - 100)}",
    ],
)
def test_a_line_that_would_grow_too_long_stays_as_it_is(line: str) -> None:
    text = f'{SESSION}{line[:LONGEST_LINE]}\n  note     "short"\n'
    formatted = gplang.format(text)
    assert formatted.splitlines()[2] == line[:LONGEST_LINE]
    assert gplang.format(formatted) == formatted


@pytest.mark.parametrize("more", [0, 1, 1000])
def test_a_text_with_too_many_mistakes_stays_as_it_is(more: int) -> None:
    text = "session a\nprimary rdl 4x5\n" + " wat\n" * (MOST_BROKEN + more) + "\n\n\nsession b"
    assert gplang.format(text) == text


def test_with_one_mistake_less_it_is_formatted() -> None:
    text = "session a\n primary rdl 4x5\n" + " wat\n" * (MOST_BROKEN - 1)
    assert gplang.format(text) == SESSION + " wat\n" * (MOST_BROKEN - 1)


@pytest.mark.parametrize(
    ("text", "formatted"),
    [
        ("", ""),
        (" \n\t\r\n\r", ""),
        ("gpl 1", "gpl 1\n"),
        ("gpl 1\r", "gpl 1\r"),
        ("gpl 1\r\n\r\nweek 1\r\n", "gpl 1\r\n\r\nweek 1\r\n"),
        (
            "gpl 1\r\nweek 1\r\nmon rest\nsun rest\n# end\r\n",
            "gpl 1\r\n\r\nweek 1\r\n  mon rest\r\n  sun rest\r\n# end\r\n",
        ),
        ("gpl 1\r\r\n\r\r\nweek 1\r\r\n", "gpl 1\r\n\r\nweek 1\r\n"),
        ("gpl 1\r\rweek 1\rmon rest\rsun rest\n", "gpl 1\n\nweek 1\n  mon rest\n  sun rest\n"),
        ("gpl 1\r\rweek 1\r\nmon rest\nsun rest", "gpl 1\r\n\r\nweek 1\r\n  mon rest\r\n  sun rest\r\n"),
        ("gpl 1\nweek 1\r\n", "gpl 1\n\nweek 1\n"),
        ("gpl\u2028 1\x0c#\u2028x\x85", "gpl 1  #\u2028x\x85\n"),
    ],
)
def test_line_ends_are_those_that_most_lines_have(text: str, formatted: str) -> None:
    assert gplang.format(text) == formatted
