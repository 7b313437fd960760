"""The ways in which text reaches us: line ends, white space, characters."""

import pytest

from language.plans import WHOLE_PLAN, codes, compile_text


def test_the_plan_as_it_is_has_no_finding() -> None:
    assert codes(WHOLE_PLAN) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: text.replace("\n", "\r\r\n"),
        lambda text: text.rstrip("\n"),
        lambda text: text.replace("  ", "\t"),
        lambda text: text.replace("  ", "\u00a0"),
        lambda text: text.replace("  ", "\u3000"),
        lambda text: text.replace("\n", "   \n"),
        lambda text: "\n".join(line.strip() for line in text.split("\n")),
        lambda text: text.replace("session", "SESSION").replace("primary", "Primary").replace("mon ", "Mon "),
        lambda text: text.replace("mon lower", "mon LOWER"),
    ],
    ids=[
        "crlf",
        "cr",
        "crcrlf",
        "no-last-line-break",
        "tabs",
        "nbsp",
        "wide-space",
        "trailing",
        "no-indent",
        "case",
        "name-case",
    ],
)
def test_a_plan_means_the_same_in_every_form(change: "object") -> None:
    assert callable(change)
    assert codes(change(WHOLE_PLAN)) == []


def test_places_count_characters_whatever_the_line_ends() -> None:
    for end in ("\n", "\r\n", "\r", "\r\r\n"):
        (finding,) = compile_text(f'plan "Lift 🏋"{end}  goal strenght{end}').diagnostics
        assert finding.where.start == (2, 8)
        assert finding.where.text == "strenght"


@pytest.mark.parametrize("text", ["", "\n", "   ", "# nothing yet\n", "\ufeff"])
def test_a_file_without_a_statement_says_so(text: str) -> None:
    (finding,) = compile_text(text.removeprefix("\ufeff")).diagnostics
    assert finding.code == "E060"
    assert finding.message in ("the file is empty", "the file says nothing")
