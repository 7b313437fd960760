"""A comparison that is posted as a comment notifies nobody and refers to nothing."""

import re
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from gplang.changes.markdown import render
from gplang.changes.page import Page, Part, Section

REFERENCE = re.compile(r"(?<!\w)@\w|#\d|(?i:\bgh-\d)|\b(?=[a-f]*\d)[0-9a-f]{7,40}\b|https?://\S")
"""What a host looks for in the text that it shows."""

TEXTS = [
    "@anna",
    "fixes #45",
    "coach-a/plans#13",
    "GH-13",
    "see 1a2b3c4d",
    "<b>bold</b> <!-- x -->",
    "https://example.com",
    "mail a@b.example",
    "-@team/all",
    "&#13; &#64;anna",
    "  blanks  ",
]


def shown(text: str) -> str:
    """Return the text of a comment as a reader of Markdown shows it."""
    page = Page(text, (Part(text, (Section(text, (text, f"x {text}")),)),))
    html = MarkdownIt("commonmark").render(render(page))
    assert not re.search(r"<(?!/?(?:h3|h4|p|strong|ul|li)>)", html)
    return unescape(re.sub(r"<[^>]*>", "", html))


@pytest.mark.parametrize("text", TEXTS)
def test_no_text_refers_to_anything(text: str) -> None:
    told = shown(text)
    assert told.replace("\N{ZERO WIDTH SPACE}", "").count(text.strip()) == 5
    assert not REFERENCE.search(told.replace("://", ""))


@given(st.text(st.sampled_from("@#a1-/&;:gh GH13\\_*[]()<>x "), max_size=14))
@example("&#13;")
@example("\\&#1")
def test_nobody_is_named(text: str) -> None:
    assert not re.search(r"(?<!\w)@\w|#\d|(?i:\bgh-\d)", shown(text))
