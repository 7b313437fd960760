"""Edits of whole lines, from which rules make their fixes, with `rewrite` for the parts of a line."""

from gplang.diagnostics import Edit
from gplang.model.session import SetLine
from gplang.source import Location, Span

INDENT = "  "


def insert_below(where: Location, text: str) -> Edit:
    """Return the edit that writes a line below the one a place stands on."""
    end = where.source.line_span(where.start.line).end
    return Edit(Location(where.source, Span(end, end)), f"{where.source.line_break}{text}")


def delete_line(where: Location) -> Edit:
    """Return the edit that removes the line of a place, with one line break."""
    source, number = where.source, where.start.line
    start, end = source.line_span(number)
    if number < source.line_count:
        end = source.line_span(number + 1).start
    elif number > 1:
        start = source.line_span(number - 1).end
    return Edit(Location(source, Span(start, end)), "")


def delete_comment(where: Location) -> Edit:
    """Return the edit that removes a comment with the white space before it, or the line if nothing else is on it."""
    source, span = where
    line = source.line_span(where.start.line)
    kept = len(source.text[line.start : span.start].rstrip())
    if not kept and span.end == line.end:
        return delete_line(where)
    return Edit(Location(source, Span(line.start + kept, span.end)), "")


def indent_of(where: Location) -> str:
    """Return the white space that the line of a place starts with."""
    text = where.source.line(where.start.line)
    return text[: len(text) - len(text.lstrip())]


def lines_of(line: SetLine) -> Location:
    """Return everything that belongs to an exercise line: the comments right above it, the line, the lines under it.

    The stretch begins with the first of these lines and ends before the last one's line break.
    """
    source = line.where.source
    first = line.where.start.line
    while first > 1 and source.line(first - 1).lstrip().startswith("#"):
        first -= 1
    last = (line.where, *line.places.below)[-1].start.line
    return Location(source, Span(source.line_span(first).start, source.line_span(last).end))


def insert_behind(line: SetLine, text: str) -> Edit:
    """Return the edit that writes a line after an exercise line and the lines under it."""
    return insert_below((line.where, *line.places.below)[-1], text)
