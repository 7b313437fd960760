"""What makes a function a rule."""

from collections.abc import Iterator
from typing import Any

import pytest

from gplang.lint.page import read_page
from gplang.rules_api import Finding, Numbers, Severity, TrainedSession, rule


def test_the_subject_may_be_written_as_text() -> None:
    def check(session: "TrainedSession", numbers: Numbers) -> Iterator[Finding]:
        yield Finding(session.where, f"{numbers}")

    made = rule("CLUB1", "a-name", severity=Severity.WARNING, since="1.0")(check)
    assert made.subject is TrainedSession


def test_a_rule_that_could_never_speak_is_refused() -> None:
    def check(plan: dict[str, int], numbers: Numbers) -> Iterator[Finding]:
        raise AssertionError(plan, numbers)
        yield

    with pytest.raises(TypeError, match="CLUB1: the first parameter of a check"):
        rule("CLUB1", "a-name", severity=Severity.WARNING, since="1.0")(check)


@pytest.mark.parametrize("heading", ["gpl bad", "gpl", "gpl failing"])
def test_an_unknown_heading_on_a_page_is_prose(heading: str) -> None:
    page: Any = read_page(f"What is wrong.\n\n    {heading}\n    session a\n\n    gpl fail\n    session b\n")
    assert heading in "\n".join(page.paragraphs)
    assert [(example.fails, example.text) for example in page.examples] == [(True, "session b\n")]
