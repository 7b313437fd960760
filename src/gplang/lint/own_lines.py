"""Lines that fixes write into an athlete's block."""

from collections.abc import Iterable

from gplang.diagnostics import Edit
from gplang.lint.edits import INDENT, insert_below
from gplang.model.plan import Athlete
from gplang.source import Location, SourceText
from gplang.statements.lists import LINE_STATEMENTS, STATEMENTS
from gplang.syntax.lexer import split_words
from gplang.syntax.line import split_comment
from gplang.vocabulary import Block


def write_for(athlete: Athlete, lines: Iterable[tuple[str, str]]) -> Edit:
    """Return the edit that adds lines at the end of an athlete's block: a first word and the rest of each.

    They are indented and spaced as the block's last line.
    """
    source = athlete.where.source
    last = _last_line(source, athlete.where.start.line)
    text = source.line(last)
    indent, column = INDENT, 0
    if last != athlete.where.start.line:
        indent = text[: len(text) - len(text.lstrip())]
        column = _second_column(text) - len(indent)
    if source.line(last).lstrip().split(maxsplit=1)[0].casefold() in LINE_STATEMENTS:
        indent = indent.removesuffix(INDENT) or INDENT
        column = 0
    written = f"{source.line_break}".join(f"{indent}{word.ljust(column - 1)} {rest}" for word, rest in lines)
    return insert_below(Location(source, source.line_span(last)), written)


def _last_line(source: SourceText, header: int) -> int:
    """Return the number of the last line of the block that begins at a header."""
    last = header
    for number in range(header + 1, source.line_count + 1):
        text = source.line(number)
        words = text[: split_comment(text)].split(maxsplit=1)
        if not words:
            continue
        word = words[0].casefold()
        if word not in STATEMENTS[Block.ATHLETE] and word not in LINE_STATEMENTS:
            break
        last = number
    return last


def _second_column(text: str) -> int:
    """Return where the second word of a line begins, as far as more than a space stands before it."""
    words = list(split_words(text))
    if len(words) < 2 or words[1].start() - words[0].end() < 2:
        return 0
    return words[1].start()
