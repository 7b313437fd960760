"""A page of changes as Markdown, to be read as a comment on a pull request."""

from collections.abc import Iterator
from re import compile as _compile

from gplang.backends.markdown import bold, escape, escape_line
from gplang.changes.page import Page

SAME = "No change in training."

_REFERENCE = _compile(
    r"(?:@|(?<!\\)&#64;)(?=\\?\w)"  # people and teams
    r"|(?<!(?<!\\)&)#(?=\d)"  # issues; not the number of an entity
    r"|(?i:\bgh-(?=\d))"
    r"|(?i:\b(?=[a-f]*\d)[0-9a-f]{6}(?=[0-9a-f]{1,34}\b))"  # commits
)
_APART = "&#8203;"
"""A blank without a width, which no host looks through for names."""


def render(page: Page) -> str:
    """Return the page as CommonMark: headings for athletes, bold ones for what they train, lists of changes.

    Where it is posted it notifies nobody and refers to nothing.
    """
    return "\n".join(_lines(page)) + "\n"


def _unlinked(text: str) -> str:
    """Part what a host would take for the name of a person, an issue or a commit."""
    return _REFERENCE.sub(lambda match: match[0] + _APART, text)


def _lines(page: Page) -> Iterator[str]:
    yield f"### {_unlinked(escape(page.title))}"
    if not page.parts:
        yield ""
        yield SAME
    for part in page.parts:
        if part.heading:
            yield ""
            yield f"#### {_unlinked(escape(part.heading))}"
        for section in part.sections:
            yield ""
            yield _unlinked(bold(section.heading))
            yield ""
            yield from (f"- {_unlinked(escape_line(line))}" for line in section.lines)
