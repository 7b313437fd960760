"""What is to be said of the lines of a document: mistakes in them, and lines in the wrong place."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from gplang.diagnostics import Applicability, Diagnostic, Edit, Fix, Label, language_finding
from gplang.source import Location, SourceText, Span
from gplang.statements.lists import LOG_HEADERS, STATEMENTS
from gplang.syntax.limits import LONGEST_LINE, MOST_BROKEN
from gplang.syntax.misplaced import explain_doubles, explain_log_header, explain_misplaced, homes_of
from gplang.syntax.tokens import Problem
from gplang.typed import TYPE_CHECKING
from gplang.vocabulary import Block

if TYPE_CHECKING:
    from gplang.syntax.document import BlockLines, Line


def find_mistakes(blocks: "Sequence[BlockLines]") -> Iterator[Diagnostic]:
    """Yield the findings on the lines of a document."""
    reported = [block for block in blocks if not block.says.is_plain]
    lines = [line for block in reported for line in block.all_lines if line.is_mistake]
    yield from (_finding(line, problem) for line in lines if line.parsed for problem in line.parsed.problems)
    yield from (_too_long(line) for line in lines if _length(line) > LONGEST_LINE)
    yield from _explain_log_headers(blocks)
    yield from (finding for block in reported if not block.says.is_sound for finding in _explain_misplaced(block))
    yield from (finding for block in blocks if block.kind is Block.LOG for finding in explain_doubles(block.lines))


def _finding(line: "Line", problem: Problem) -> Diagnostic:
    where = line.at(problem.span)
    fixes: tuple[Fix, ...] = ()
    if problem.replacement is not None:
        right = problem.replacement.strip()
        title = f"write `{right}`" if right else f"leave `{where.text.strip()}` out"
        applicability = Applicability.SAFE if problem.certain else Applicability.UNSAFE
        fixes = (Fix(title, (Edit(where, problem.replacement),), applicability, in_hint=True),)
    related = (Label(line.at(problem.related[0]), problem.related[1]),) if problem.related else ()
    return language_finding(problem.code, where, problem.message, problem.hint, related=related, fixes=fixes)


def tell_given_up(source: SourceText, number: int) -> Diagnostic:
    """Return the finding on a text of which nothing below a line was read."""
    end = source.line_span(number).end
    message = f"{MOST_BROKEN:,} lines with mistakes; nothing below line {number:,} was read"
    return language_finding("E050", Location(source, Span(end, end)), message, "is this a training plan?")


def _too_long(line: "Line") -> Diagnostic:
    start = line.where.span.start
    where = Location(line.where.source, Span(start + LONGEST_LINE, line.where.span.end))
    message = f"a line of {_length(line):,} characters; at most {LONGEST_LINE:,}"
    return language_finding("E050", where, message, "nothing of this line was read")


def _length(line: "Line") -> int:
    return line.where.span.end - line.where.span.start


def _explain_log_headers(blocks: "Iterable[BlockLines]") -> Iterator[Diagnostic]:
    for above, block in pairwise(blocks):
        if block.kind is Block.LOG or (above.kind is Block.FILE and block.kind in LOG_HEADERS):
            assert block.header
            yield from explain_log_header(block.header, block.kind, above.kind, has_said=above.says.has_statement)


def _explain_misplaced(block: "BlockLines") -> Iterator[Diagnostic]:
    """Yield what is to be said of misplaced lines: of those that want the same kind of block, of the first one."""
    told: set[tuple[Block, ...]] = set()
    for line in block.lines:
        if not line.misplaced or line.parsed is None or line.parsed.keyword is None or _is_misspelt(line):
            continue
        homes = homes_of(line.parsed.keyword)
        is_out_of_order = block.kind is Block.SESSION and line.parsed.keyword in STATEMENTS[block.kind]
        if is_out_of_order or homes not in told:
            yield explain_misplaced(line, line.parsed.keyword, block.kind)
        if not is_out_of_order:
            told.add(homes)


def _is_misspelt(line: "Line") -> bool:
    """Return whether the first word was reported itself, so that its place needs no report."""
    parsed = line.parsed
    return parsed is not None and any(problem.span == parsed.word for problem in parsed.problems)
