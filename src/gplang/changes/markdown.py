"""A page of changes as Markdown, to be read as a comment on a pull request."""

from collections.abc import Iterator

from gplang.backends.markdown import escape, escape_line
from gplang.changes.page import Page

SAME = "No change in training."


def render(page: Page) -> str:
    """Return the page as CommonMark: headings for athletes, bold ones for what they train, lists of changes."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: Page) -> Iterator[str]:
    yield f"### {escape(page.title)}"
    if not page.parts:
        yield ""
        yield SAME
    for part in page.parts:
        if part.heading:
            yield ""
            yield f"#### {escape(part.heading)}"
        for section in part.sections:
            yield ""
            yield f"**{escape(section.heading)}**"
            yield ""
            yield from (f"- {escape_line(line)}" for line in section.lines)
