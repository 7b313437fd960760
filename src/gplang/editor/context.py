"""Where the cursor stands: in which block, behind which words, and what may come there."""

from bisect import bisect_left
from collections.abc import Mapping
from re import compile as _compile

from gplang.catalog import Exercise
from gplang.compiler import Compilation
from gplang.guide import Profile
from gplang.model.days import openings_of, weeks_by_number
from gplang.model.session import Scheme, Session
from gplang.records import NamedTuple
from gplang.scheduling.records import Schedule
from gplang.source import Span
from gplang.statements.lists import LINE_STATEMENTS
from gplang.syntax.ast import ExerciseLine, Header, Parsed, Swap
from gplang.syntax.document import BlockLines, Line
from gplang.syntax.lexer import split_words
from gplang.syntax.limits import LONGEST_LINE
from gplang.syntax.line import keyword_of, parse_line, split_comment
from gplang.syntax.parser import find_accepted
from gplang.vocabulary import Block, Role

_REST_OF_WORD = _compile(r"[^\s,|\"#]*")


class Context(NamedTuple):
    """A cursor in the code of a line.

    `before` is the line up to the word that is being typed, `words` are the words in it, in lower case. `word` is what
    is typed of the word, `replace` where all of it stands in the file. `accepted` are the kinds of words that the
    grammar takes here. `profile` has the numbers that hold for the file. `above` are the lines of the block before this
    one. `schedules` are those of the plans that a log is about, as they answer to it.
    """

    compilation: Compilation
    profile: Profile
    line: Line
    block: BlockLines
    above: tuple[Line, ...]
    before: str
    words: tuple[str, ...]
    word: str
    replace: Span
    accepted: frozenset[str]
    schedules: tuple[Schedule, ...] = ()

    @property
    def keyword(self) -> str:
        """The line's first word, empty where that is being typed."""
        return keyword_of(self.words[0]) if self.words else ""

    @property
    def last(self) -> str:
        """The word before the one that is being typed."""
        return self.words[-1] if self.words else ""

    @property
    def schemes(self) -> Mapping[str, Scheme]:
        """The schemes of the file and of those it uses, by name."""
        resolved = self.compilation.resolved
        return resolved.schemes if resolved is not None else {}

    @property
    def statements(self) -> list[Parsed]:
        """What the other lines of the block say, in their order."""
        return [parsed for _, parsed in self.other_lines]

    @property
    def other_lines(self) -> list[tuple[Line, Parsed]]:
        """The other lines of the block that say something, in their order."""
        return [(line, parsed) for line, parsed in self.block.statements() if line.number != self.line.number]

    @property
    def sessions(self) -> Mapping[str, Session]:
        """The sessions of the file and of what it uses, by name in lower case."""
        known = self.compilation.known
        return {} if known is None else known.sessions

    def accepts(self, text: str) -> bool:
        """Return whether a word may stand here: nothing would be said of the line because of it."""
        start = len(self.before)
        parsed = parse_line(self.before + text, self.block.kind, explain=False)
        problems = parsed.problems if parsed is not None else ()
        return not any(start <= each.span.start < each.span.end for each in problems)


def find_context(
    compilation: Compilation, offset: int, profile: Profile, schedules: tuple[Schedule, ...] = ()
) -> Context | None:
    """Return where a cursor stands; None in comments, in texts, and in lines that nobody reads."""
    line = line_at(compilation, offset)
    text, column = line.where.text, offset - line.where.span.start
    if len(text) > LONGEST_LINE or column > len(text):
        return None
    end = split_comment(text)
    if column > end:
        return None
    start = _start_of_word(text[:column])
    quoted = text[start : start + 1] == '"' and start < column
    accepted = find_accepted(text[:start])
    if quoted and (_is_closed(text[start:column]) or "NAME" not in accepted or "DOSE" in accepted):
        return None
    stop = _end_of_word(text[:end], column, quoted=quoted) if start < column else column
    block, above = _block_of(compilation, line)
    return Context(
        compilation,
        profile,
        line,
        block,
        above,
        text[:start],
        tuple(match[0].lower() for match in split_words(text[:start])),
        text[start:column].removeprefix('"'),
        Span(start, stop).shift(line.where.span.start),
        accepted,
        schedules,
    )


def line_at(compilation: Compilation, offset: int) -> Line:
    """Return the line that an offset lies on; one outside the text counts as its start or end."""
    source = compilation.source
    inside = min(max(offset, 0), len(source.text))
    return compilation.document.line(source.position(inside).line)


def _start_of_word(typed: str) -> int:
    words = list(split_words(typed))
    if not words or words[-1].end() != len(typed) or words[-1][0] in (",", "|"):
        return len(typed)
    return words[-1].start()


def _is_closed(text: str) -> bool:
    return len(text) > 1 and next(split_words(text)).end() == len(text) and text[-1] == '"' and text[-2] != "\\"


def _end_of_word(code: str, column: int, *, quoted: bool) -> int:
    if quoted:
        closing = code.find('"', column)
        return closing + 1 if closing >= 0 else column
    match = _REST_OF_WORD.match(code, column)
    return match.end() if match else column


def _block_of(compilation: Compilation, line: Line) -> tuple[BlockLines, tuple[Line, ...]]:
    """Return the block that a line stands in, and the block's lines above it; a header counts to the block above."""
    document = compilation.document
    block = document.block_at(line.number - 1) if line.number > 1 else document.blocks[0]
    end = bisect_left(block.lines, line.number, key=lambda each: each.number)
    return block, block.lines[:end]


def block_at(compilation: Compilation, line: Line) -> BlockLines:
    """Return the block that a line belongs to, a header to its own."""
    return compilation.document.block_at(line.number)


def owner_of(above: tuple[Line, ...]) -> tuple[Line, ExerciseLine | Swap | None] | None:
    """Return the line that a `progress`, `wave`, `or` … would be about, the exercise None in a broken one."""
    for line in reversed(above):
        parsed = line.parsed
        if parsed is None or (parsed.keyword in LINE_STATEMENTS and not line.misplaced):
            continue
        if isinstance(parsed.statement, ExerciseLine | Swap):
            return line, parsed.statement
        return (line, None) if parsed.broken else None
    return None


def exercise_of(compilation: Compilation, line: Line, statement: ExerciseLine | Swap) -> Exercise | None:
    """Return the exercise that a line of sets is about."""
    node = statement.exercise if isinstance(statement, ExerciseLine) else statement.new
    return compilation.mentions.exercise_at(line, node)


def header_of(block: BlockLines) -> Header | None:
    """Return what the header of a plan, an athlete, an exercise or a session says."""
    statement = block.header.parsed.statement if block.header and block.header.parsed else None
    return statement if isinstance(statement, Header) else None


def base_of(context: Context) -> Session | None:
    """Return the session that the block's session starts from."""
    header = header_of(context.block)
    return context.sessions.get(header.base.value.casefold()) if header and header.base else None


def changed_sessions(context: Context) -> list[Session]:
    """Return the sessions that a `swap` or a `drop` here is about: the base, or what the week or anybody trains."""
    plan = context.compilation.plan
    if context.block.kind not in (Block.WEEK, Block.ATHLETE) or plan is None:
        base = base_of(context)
        return [] if base is None else [base]
    row = context.block.header.number if context.block.header is not None else 0
    weeks = weeks_by_number(plan.weeks)
    is_own = context.block.kind is Block.WEEK
    here = [each for each in plan.weeks if each.where.start.line == row or not is_own]
    names = [name for week in here for opening in openings_of(week, weeks) for name in opening.sessions]
    return [plan.sessions[name] for name in dict.fromkeys(names) if name in plan.sessions]


def inherited_role(context: Context, old: Exercise) -> Role | None:
    """Return the role in which an exercise stands, as a `swap` without a role takes it."""
    lines = (line for session in changed_sessions(context) for line in session.lines)
    return next((line.role for line in lines if line.exercise.id == old.id and line.role is not Role.WARMUP), None)
