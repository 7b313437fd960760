"""Edits of whole lines: what rules make their fixes of."""

import re
from collections.abc import Iterator
from itertools import takewhile

from gplang.catalog import Exercise
from gplang.diagnostics import Edit
from gplang.model.plan import SetLine
from gplang.source import Location, SourceText, Span
from gplang.statements.lists import LINE_STATEMENTS

INDENT = "  "


def insert_below(where: Location, text: str) -> Edit:
    """Return the edit that writes a line below the one a place stands on."""
    end = where.source.line_span(where.start.line).end
    return Edit(Location(where.source, Span(end, end)), f"{where.source.line_break}{text}")


def delete_line(where: Location) -> Edit:
    """Return the edit that takes out the line a place stands on, with one line break."""
    source, number = where.source, where.start.line
    start, end = source.line_span(number)
    if number < source.line_count:
        end = source.line_span(number + 1).start
    elif number > 1:
        start = source.line_span(number - 1).end
    return Edit(Location(source, Span(start, end)), "")


def delete_comment(where: Location) -> Edit:
    """Return the edit that takes out a comment with the white space before it, or the line if nothing else is on it."""
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


def lines_of(where: Location) -> Location:
    """Return all that belongs to an exercise line: the comments right above it, the line, what stands under it.

    The stretch begins with the first of these lines and ends before the last one's line break.
    """
    source = where.source
    first = last = where.start.line
    while first > 1 and source.line(first - 1).lstrip().startswith("#"):
        first -= 1
    for number in range(last + 1, source.line_count + 1):
        text = source.line(number).lstrip()
        if _first_word(text) in LINE_STATEMENTS:
            last = number
        elif text and not text.startswith("#"):
            break
    return Location(source, Span(source.line_span(first).start, source.line_span(last).end))


def insert_behind(where: Location, text: str) -> Edit:
    """Return the edit that writes a line behind an exercise line and what stands under it."""
    end = lines_of(where).span.end
    return Edit(Location(where.source, Span(end, end)), f"{where.source.line_break}{text}")


def _first_word(text: str) -> str:
    return "".join(takewhile(str.isalpha, text)).casefold()


# ---- another exercise on a line


_WORD = r'"(?:[^"\\]|\\.)*"|[^\s,|#]+|#.*'
_KEPT = ("@rir", "@rpe", "@light", "@moderate")
"""What a group of sets may say of any exercise; percentages are the other such thing."""


def exchange_exercise(line: SetLine, new: Exercise, *, keep_percent: bool) -> tuple[Edit, ...]:
    """Return the edits that put another exercise into a line and keep what holds for it.

    Sets, repetitions, effort and progress stay; so do `@light`, `@moderate` and, if wanted, a percentage, which is
    then of the new exercise's maximum. Loads in weight, on the body's weight and of the bar go, and so do the cue and
    an `or` for the new exercise.
    """
    source = line.where.source
    edits = [Edit(line.exercise_where, new.id)]
    edits += _take_out(source, Span(line.exercise_where.span.end, line.where.span.end), keep_percent=keep_percent)
    for number, word in _lines_under(line.where):
        span = source.line_span(number)
        if word == "wave":
            edits += _take_out(source, span, keep_percent=keep_percent)
        elif word == "cue" or (word == "or" and source.line(number).split()[1:2] == [new.id]):
            edits.append(_drop_statement(source, number))
    return tuple(edits)


def add_substitute(line: SetLine, new: Exercise) -> tuple[Edit, ...]:
    """Return the edit that writes an `or` under a line, behind those that are there."""
    source, above, indent = line.where.source, line.where.start.line, indent_of(line.where) + INDENT
    for number, word in _lines_under(line.where):
        if word == "or":
            above, indent = number, indent_of(Location(source, source.line_span(number)))
    return (insert_below(Location(source, source.line_span(above)), f"{indent}or {new.id}"),)


def _lines_under(where: Location) -> Iterator[tuple[int, str]]:
    """Yield the number and the first word of each line that stands under an exercise line."""
    for number in range(where.start.line + 1, lines_of(where).end.line + 1):
        word = _first_word(where.source.line(number).lstrip())
        if word in LINE_STATEMENTS:
            yield number, word


def _drop_statement(source: SourceText, number: int) -> Edit:
    """Return the edit that takes out what a line says; its comment stays."""
    span, text = source.line_span(number), source.line(number)
    comment = next((match.start() for match in re.finditer(_WORD, text) if match[0].startswith("#")), None)
    if comment is None:
        return delete_line(Location(source, span))
    return Edit(Location(source, Span(span.start + len(text) - len(text.lstrip()), span.start + comment)), "")


def _take_out(source: SourceText, span: Span, *, keep_percent: bool) -> Iterator[Edit]:
    """Yield the edits that take what is said of one exercise alone out of a stretch of a line."""
    before, end = "", span.start
    for match in re.finditer(_WORD, source.text[span.start : span.end]):
        word, start = match[0].lower(), end
        end = span.start + match.end()
        if word.startswith("#"):
            return
        is_load = word.startswith("@") and not word.startswith(_KEPT) and not (keep_percent and word.endswith("%"))
        if is_load or word == "of" or before == "of" or word.startswith('"'):
            yield Edit(Location(source, Span(start, end)), "")
        before = word
