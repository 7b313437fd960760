"""One line of text: its comment split off, its words parsed, its problems explained.

What explains problems is imported when a line has one: most plans have none.
"""

from functools import lru_cache, partial
from re import compile as _compile

from gplang.quantities import WeightUnit
from gplang.source import Span
from gplang.statements.lists import ALL_STATEMENTS, LOG_HEADERS
from gplang.syntax.ast import Header, Parsed, Statement, WeekHeader
from gplang.syntax.parser import Unexpected, is_kind, read_words
from gplang.syntax.prescription import MOST_TOLD
from gplang.syntax.statements import build_statement
from gplang.syntax.tokens import SPANS, Node, Problem
from gplang.typed import TYPE_CHECKING
from gplang.vocabulary import Block, Role, WeekKind

if TYPE_CHECKING:
    from gplang.syntax.first_word import Write
    from gplang.syntax.log_ast import LogStatement
    from gplang.syntax.repair import Read

_WORD = _compile(r"[^\s,|]+")
_DAY_LETTERS = 3
_COMMENT = _compile(r'(?:[^"#]|"(?:[^"\\]|\\.)*(?:"|\\?$))*')

_MOST_KNOWN = 4_096
"""Lines that are kept for other files: coaches write the same ones again and again."""

LONGEST_REPAIRED = 300
"""Characters of a line up to which other ways of writing it are tried."""

LONGEST_OFFERED = 100
"""Characters of a line up to which it is offered as it would be written here."""


def split_comment(text: str) -> int:
    """Return where a line's comment starts: at the first `#` outside quotes, or at its end."""
    if "#" not in text:
        return len(text)
    if '"' not in text:
        return text.index("#")
    match = _COMMENT.match(text)
    return match.end() if match else len(text)


def parse_line(
    text: str, block: Block = Block.FILE, *, explain: bool = True, unit: WeightUnit | None = None
) -> Parsed | None:
    """Parse one line, without its line break, of a block; None for a line of white space and comment.

    Without `explain`, problems are described briefly, as for the hundredth mistake of a file. `unit` is what the
    weights of a log are in, where that is known.
    """
    code = text[: split_comment(text)].rstrip()
    if not code:
        return None
    read = partial(_read, block=block)
    write = partial(_write, read=read) if len(code) <= LONGEST_OFFERED else str
    parsed = _parse(code, block, explain=explain, write=write)
    if len(parsed.problems) > MOST_TOLD:
        return parsed._replace(problems=parsed.problems[:MOST_TOLD])
    if not parsed.problems or not explain or len(code) > LONGEST_REPAIRED:
        return parsed
    if block is Block.DONE and (meant := _parse_meant(code, read, unit)):
        return meant
    from gplang.syntax.repair import repair

    return repair(code, parsed, read)


def _write(code: str, read: "Read") -> str:
    from gplang.syntax.repair import write_well

    return write_well(code, read=read)


def _parse_meant(code: str, read: "Read", unit: WeightUnit | None) -> Parsed | None:
    """Parse what was done as it may be meant; None where that cannot be read."""
    from gplang.syntax.phone_sets import find_meant  # plans do not need it
    from gplang.syntax.typed_places import own_places, relocate

    for span, right, certain in find_meant(code, unit):
        parsed = read(code[: span.start] + right + code[span.end :])
        if not parsed.problems:
            written = code[span.start : span.end].strip()
            message, hint = f"`{written}` is another notation of sets", f"write `{right.strip()}`"
            if right.startswith("did "):
                message = f"no `did` before `{written.split()[0]}`"
            elif not any(sign.isdigit() for sign in written):
                message = f"`{written}` is {len(written.split())} words"
            problem = Problem("E001", span, message, hint, right, certain=certain)
            places = own_places(code).replaced(span, len(right))
            whole: Parsed = relocate(parsed, places)
            return whole._replace(problems=(problem,))
    return None


def _read(text: str, block: Block) -> Parsed:
    return _parse(text[: split_comment(text)].rstrip(), block, explain=True)


def _parse(code: str, block: Block, *, explain: bool, write: "Write" = str) -> Parsed:
    known = _parse_well(code, block) if len(code) <= LONGEST_OFFERED else None
    return known or _parse_anew(code, block, explain=explain, write=write)


@lru_cache(_MOST_KNOWN)
def _parse_well(code: str, block: Block) -> Parsed | None:
    """Parse a line without problems, the same one once for all files; None for any other."""
    parsed = _parse_anew(code, block, explain=False)
    return None if parsed.problems else parsed


def _parse_anew(code: str, block: Block, *, explain: bool, write: "Write" = str) -> Parsed:
    first = _WORD.search(code)
    if first is None or code[: first.start()].strip():
        return _only_separators(code)
    span = SPANS[first.span()]
    word = keyword_of(first[0].lower())
    if (
        word not in ALL_STATEMENTS
        or (block is Block.WEEK and code.lower().split() == [WeekKind.DELOAD])
        or (block is Block.DONE and word in tuple(Role))
    ):
        return _parse_unknown(code, span, block, explain=explain, write=write)
    words = read_words(code)
    if isinstance(words, Unexpected):
        problem = _explain_unexpected(code, word, words, block) if explain else _short(words)
        return Parsed(word, span, _what_is_left(word, code, span), (problem,))
    problems: list[Problem] = []
    statement = build_statement(words.rule, words.tokens, problems, block)
    return Parsed(word, span, statement, tuple(problems))


def keyword_of(word: str) -> str:
    """Return the first word that a line is known by: of `mon-sat` the first day."""
    return word[:_DAY_LETTERS] if "-" in word and is_kind("DAY", word) else word


def _only_separators(code: str) -> Parsed:
    start = len(code) - len(code.lstrip())
    span = Span(start, start + 1)
    hint = "commas and bars separate words of a line"
    return Parsed(None, span, None, (Problem("E001", span, f"a line cannot start with `{code[start]}`", hint),))


def _explain_unexpected(code: str, keyword: str, unexpected: Unexpected, block: Block) -> Problem:
    from gplang.syntax.expect import explain_unexpected

    return explain_unexpected(code, keyword, unexpected, block)


def _short(unexpected: Unexpected) -> Problem:
    return Problem("E001", unexpected.found.span, f"`{unexpected.found.text}` cannot stand here")


def _what_is_left(keyword: str, code: str, first: Span) -> "Statement | LogStatement | None":
    """Keep the name of a broken header, so that references to it are still resolved."""
    if keyword in LOG_HEADERS:
        from gplang.syntax.log_lines import keep_header  # plans do not need it

        return keep_header(keyword, code, first)
    if keyword == Block.WEEK:
        return WeekHeader(())
    if keyword == Block.PLAN:
        return Header()
    if keyword in (Block.ATHLETE, Block.GYM, Block.EXERCISE, Block.SCHEME, Block.SESSION):
        second = _WORD.search(code, first.end)
        if second and is_kind("NAME", second[0]):
            return Header(Node(second[0], Span(*second.span())))
        return Header()
    return None


def _parse_unknown(code: str, span: Span, block: Block, *, explain: bool, write: "Write") -> Parsed:
    """Parse a line with an unknown first word as if it were the word that was probably meant."""
    word = code[span.start : span.end]
    if not explain:
        return Parsed(None, span, None, (Problem("E003", span, f"unknown word `{word}`"),))
    from gplang.syntax.first_word import explain_first_word
    from gplang.syntax.slips import plain
    from gplang.syntax.typed_places import own_places, relocate

    tidy = plain(word).lower()
    if tidy in ALL_STATEMENTS and tidy != word.lower():
        message = f"`{word}` has characters that only look right"
        problem = Problem("E001", span, message, f"write `{tidy}`", tidy, certain=True)
        meant: str | None = tidy
    else:
        problem, meant = explain_first_word(code, span, block, write)
    if meant is None:
        return Parsed(None, span, None, (problem,))
    rewritten = code[: span.start] + meant + code[span.end :]
    places = own_places(code).replaced(span, len(meant))
    parsed: Parsed = relocate(_parse(rewritten, block, explain=explain), places)
    lost = parsed.statement is None or parsed.statement in (Header(), WeekHeader(()))
    return parsed._replace(problems=(problem, *(() if lost else parsed.problems)))
