"""What a line of a log says as a row of cells, in canonical order and spelling."""

from collections.abc import Iterator

from gplang.formatter.rows import Cell, Column, Row, spell_rest, spell_tempo, words_of, write_group
from gplang.formatter.spelling import spell_number
from gplang.syntax import log_ast
from gplang.syntax.ast import Prescription
from gplang.syntax.document import Line
from gplang.vocabulary import Block

_AS_PLANNED = "as planned"

UNSPACED = (Block.MISSED, Block.WEIGHT)
"""Blocks without lines: several in a row may stand without blank lines between them."""


def has_words(text: str) -> bool:
    """Return whether a text that is laid out may be a log with `as planned` in it."""
    return _AS_PLANNED in text


def build_log_row(line: Line) -> Row:
    """Return the cells of a line of a log; it says something, and has no mistakes."""
    parsed = line.parsed
    assert parsed is not None
    assert parsed.keyword is not None
    text, statement = line.where.text, parsed.statement
    first = Cell(Column.WORD, parsed.keyword)
    match statement:
        case log_ast.DidLine():
            role = f"{statement.role.value} " if statement.role else ""
            subject = Cell(Column.SUBJECT, role + words_of(text, statement.exercise))
            sets = _AS_PLANNED if statement.as_planned else ""
            if statement.prescription:
                sets = ", ".join(write_sets(statement.prescription, text))
            return (first, subject, Cell(Column.DOSE, sets, free=True), *_behind(statement))
        case log_ast.SkippedLine(exercise, _, role_node):
            role = f"{role_node.value} " if role_node else ""
            return (first, Cell(Column.SUBJECT, role + words_of(text, exercise), free=True))
        case log_ast.PainLine(place, level):
            return (first, Cell(Column.SUBJECT, f"{words_of(text, place)} {level.value}", free=True))
        case log_ast.OfLine(node) | log_ast.NoteLine(node) | log_ast.LogForLine(node):
            return (first, Cell(Column.SUBJECT, words_of(text, node) if node else "", free=True))
        case _:
            return (Cell(Column.WORD, " ".join([parsed.keyword, *_header_words(statement, text)])),)


def _behind(statement: log_ast.DidLine) -> Iterator[Cell]:
    if statement.form:
        yield Cell(Column.ADDITION, "form", free=True)
    if statement.pain:
        yield Cell(Column.SECOND_ADDITION, f"pain {statement.pain.value}", free=True)


def write_sets(prescription: Prescription, text: str) -> list[str]:
    """Return groups of sets, each with its load, which is what was done, before its effort."""
    groups = []
    for group in prescription.groups:
        dose, effort, load = write_group(group, text)
        own = [spell_rest(group.rest, text)] if group.rest else []
        own += [spell_tempo(group.tempo, text)] if group.tempo else []
        groups.append(" ".join(filter(None, (dose, load, effort, *own))))
    behind = []
    if prescription.rest and not any(group.rest for group in prescription.groups):
        behind.append(spell_rest(prescription.rest, text))
    if prescription.tempo and not any(group.tempo for group in prescription.groups):
        behind.append(spell_tempo(prescription.tempo, text))
    if prescription.method:
        behind.append(f"method {prescription.method.value}")
    groups[-1] = " ".join([groups[-1], *behind])
    return groups


def _header_words(statement: object, text: str) -> Iterator[str]:
    """Yield what stands behind the first word of a header."""
    match statement:
        case log_ast.LogHeader(title):
            yield from (words_of(text, node) for node in (title,) if node)
        case log_ast.DoneHeader(date, time, session, minutes, as_planned, for_date):
            yield from (words_of(text, node) for node in (date, time, session) if node)
            yield from (spell_number(words_of(text, node)) for node in (minutes,) if node)
            yield from (_AS_PLANNED,) * bool(as_planned)
            yield from (f"for {words_of(text, node)}" for node in (for_date,) if node)
        case log_ast.MissedHeader(date, session, why):
            yield from (words_of(text, node) for node in (date, session, why) if node)
        case log_ast.WeightHeader(date, weight):
            yield from (words_of(text, node) for node in (date,) if node)
            yield from (spell_number(words_of(text, node)) for node in (weight,) if node)
