"""The Pygments lexer: it loses nothing, and knows all of a good plan."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygments import highlight
from pygments.formatters import NullFormatter
from pygments.token import STANDARD_TYPES, Error, string_to_tokentype

from editors.painted import PLANS, find_painted
from gplang.highlight.lexer import GplLexer
from gplang.highlight.shades import Shade


@pytest.mark.parametrize("path", PLANS, ids=[plan.name for plan in PLANS])
def test_it_says_what_the_description_says(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    shown = [(str(kind), value) for _, kind, value in GplLexer().get_tokens_unprocessed(text)]
    coloured = [(kind, value) for kind, value in shown if kind not in ("Token.Text", "Token.Text.Whitespace")]
    assert coloured == [(str(string_to_tokentype(each.shade.pygments)), each.text) for each in find_painted(text)]
    assert str(Error) not in {kind for kind, _ in shown}


@given(st.text(st.sampled_from('gpl session primary rdl 4x5 @rir2 "#\\,|\t\r\n\v\u2028é')))
def test_it_keeps_every_character(text: str) -> None:
    tokens = list(GplLexer().get_tokens_unprocessed(text))
    assert "".join(value for _, _, value in tokens) == text
    assert [place for place, _, _ in tokens] == [
        sum(len(value) for _, _, value in tokens[:index]) for index in range(len(tokens))
    ]


def test_pygments_takes_it() -> None:
    plan = PLANS[0].read_text(encoding="utf-8")
    assert highlight(plan, GplLexer(), NullFormatter()) == plan


@pytest.mark.parametrize("shade", Shade)
def test_styles_know_its_tokens(shade: Shade) -> None:
    kind = string_to_tokentype(shade.pygments)
    assert kind in STANDARD_TYPES or kind.parent in STANDARD_TYPES
