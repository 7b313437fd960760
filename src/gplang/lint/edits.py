"""Edits of whole lines: what rules make their fixes of."""

from gplang.diagnostics import Edit
from gplang.source import Location, SourceText, Span

INDENT = "  "


def insert_below(where: Location, text: str) -> Edit:
    """Return the edit that writes a line below the one a place stands on."""
    end = where.source.line_span(where.start.line).end
    return Edit(Location(where.source, Span(end, end)), f"{line_break(where.source)}{text}")


def insert_above(where: Location, text: str) -> Edit:
    """Return the edit that writes a line above the one a place stands on."""
    start = where.source.line_span(where.start.line).start
    return Edit(Location(where.source, Span(start, start)), f"{text}{line_break(where.source)}")


def delete_line(where: Location) -> Edit:
    """Return the edit that takes out the line a place stands on, with one line break."""
    source, number = where.source, where.start.line
    start, end = source.line_span(number)
    if number < source.line_count:
        end = source.line_span(number + 1).start
    elif number > 1:
        start = source.line_span(number - 1).end
    return Edit(Location(source, Span(start, end)), "")


def line_break(source: SourceText) -> str:
    """Return what ends the lines of a text: that of its first line."""
    if source.line_count < 2:
        return "\n"
    return source.text[source.line_span(1).end : source.line_span(2).start]


def indent_of(where: Location) -> str:
    """Return the white space that the line of a place starts with."""
    text = where.source.line(where.start.line)
    return text[: len(text) - len(text.lstrip())]
