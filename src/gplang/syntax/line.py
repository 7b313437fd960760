"""One line of text: its comment taken off, its words parsed, its problems explained."""

from re import compile as _compile

from gplang.source import Span
from gplang.suggest import list_words, nearest
from gplang.syntax.ast import Header, Parsed, Statement, WeekHeader
from gplang.syntax.expect import explain_unexpected
from gplang.syntax.parser import Unexpected, is_kind, read_words
from gplang.syntax.slips import plain
from gplang.syntax.statements import build_statement
from gplang.syntax.tokens import Node, Problem
from gplang.vocabulary import ALL_STATEMENTS, Block

_WORD = _compile(r"[^\s,|]+")
_COMMENT = _compile(r'(?:[^"#]|"(?:[^"\\]|\\.)*(?:"|$))*')
_SYNONYMS = {
    **{name: name[:3] for name in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")},
    "tues": "tue",
    "thur": "thu",
    "thurs": "thu",
    "main": "primary",
    "assistance": "accessory",
    "supplemental": "secondary",
    "warm-up": "warmup",
    "workout": "session",
    "import": "use",
    "include": "use",
    "title": "plan",
    "program": "plan",
    "lifter": "athlete",
    "1rm": "max",
    "muscles": "trains",
    "kit": "equipment",
    "tz": "timezone",
    "progression": "progress",
}


def split_comment(text: str) -> int:
    """Return where a line's comment starts: at the first `#` outside quotes, or at its end."""
    if "#" not in text:
        return len(text)
    if '"' not in text:
        return text.index("#")
    match = _COMMENT.match(text)
    return match.end() if match else len(text)


def parse_line(text: str, *, explain: bool = True) -> Parsed | None:
    """Parse one line without its line break; None for a line of white space and comment.

    Without `explain`, problems are told shortly: for the hundredth mistake of a file.
    """
    code = text[: split_comment(text)].rstrip()
    first = _WORD.search(code)
    if first is None:
        return _only_separators(code) if code else None
    span = Span(*first.span())
    if code[: span.start].strip():
        return _only_separators(code)
    word = first[0].lower()
    if word not in ALL_STATEMENTS:
        word = plain(word)
    if word not in ALL_STATEMENTS:
        return _parse_unknown(code, span, explain=explain)
    problems: list[Problem] = []
    words = read_words(word + code[span.end :], span.start, len(first[0]) - len(word))
    if isinstance(words, Unexpected):
        problem = explain_unexpected(code, word, words) if explain else _short(words)
        return Parsed(word, span, _what_is_left(word, code, span), (problem,))
    statement = build_statement(words.rule, words.tokens, problems)
    return Parsed(word, span, statement, tuple(problems))


def _only_separators(code: str) -> Parsed:
    start = len(code) - len(code.lstrip())
    span = Span(start, start + 1)
    return Parsed(None, span, None, (Problem("E001", span, f"a line cannot start with `{code[start]}`"),))


def _short(unexpected: Unexpected) -> Problem:
    return Problem("E001", unexpected.found.span, f"`{unexpected.found.text}` cannot stand here")


def _what_is_left(keyword: str, code: str, first: Span) -> Statement | None:
    """Keep the name of a broken header, so that what refers to it still finds it."""
    if keyword == Block.WEEK:
        return WeekHeader(())
    if keyword == Block.PLAN:
        return Header()
    if keyword in (Block.ATHLETE, Block.EXERCISE, Block.SESSION):
        second = _WORD.search(code, first.end)
        if second and is_kind("NAME", second[0]):
            return Header(Node(second[0], Span(*second.span())))
        return Header()
    return None


def _parse_unknown(code: str, span: Span, *, explain: bool) -> Parsed:
    """Parse a line whose first word is unknown as if it were the word that was probably meant."""
    word = code[span.start : span.end]
    if not explain:
        return Parsed(None, span, None, (Problem("E003", span, f"unknown word `{word}`"),))
    known = _SYNONYMS.get(word.casefold())
    close = (known,) if known else nearest(word, ALL_STATEMENTS)
    if not close:
        return Parsed(None, span, None, (_unknown(code, span, word),))
    meant = close[0]
    hint = f"did you mean {list_words(close)}?"
    problem = Problem("E003", span, f"unknown word `{word}`", hint, meant)
    words = read_words(meant + code[span.end :], span.start, len(word) - len(meant))
    if isinstance(words, Unexpected):
        return Parsed(meant, span, _what_is_left(meant, code, span), (problem,))
    others: list[Problem] = []
    statement = build_statement(words.rule, words.tokens, others)
    return Parsed(meant, span, statement, (problem, *others))


def _unknown(code: str, span: Span, word: str) -> Problem:
    if is_kind("LABEL", word):
        hint = f"a line starts with its role: `accessory {code.strip()}`"
        return Problem("E001", span, f"the superset label `{word}` stands first", hint)
    if word.startswith(('"', "“")):
        return Problem("E001", span, "a line cannot start with a text", 'a note is written `note "…"`')
    rest = code[span.end :].split()
    if any(is_kind("DOSE", each) for each in rest):
        hint = f"a line of a session starts with its role: `primary {code.strip()}`"
        return Problem("E003", span, f"`{word}` is no role", hint)
    return Problem("E003", span, f"unknown word `{word}`", "a line starts with the word that says what it is")
