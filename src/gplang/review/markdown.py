"""Reviews as a Markdown page."""

from collections.abc import Iterator, Sequence

from gplang.backends.markdown import escape, escape_cell
from gplang.review.page import Section, heading_of, list_sections, summary_of
from gplang.review.records import Review


def render(reviews: Sequence[Review]) -> str:
    """Return reviews as CommonMark with tables as GitHub has them."""
    return "\n".join("".join(f"{line}\n" for line in _page(review)) for review in reviews)


def _page(review: Review) -> Iterator[str]:
    yield f"# {escape(heading_of(review))}"
    yield ""
    yield escape(summary_of(review))
    for section in list_sections(review):
        yield ""
        yield f"## {section.title}"
        yield ""
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    if section.rows:
        yield f"| {' | '.join(section.header)} |"
        yield f"| {' | '.join('---' for _ in section.header)} |"
        yield from (f"| {' | '.join(map(escape_cell, row.cells))} |" for row in section.rows)
    yield from (f"- {_line(line)}" for line in section.lines)


def _line(text: str) -> str:
    """Return a line of which what stands between backticks is code."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return escape(text)
    return "".join(f"`{part}`" if at % 2 else escape(part) for at, part in enumerate(parts))
