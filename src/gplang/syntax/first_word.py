"""Unknown first words: what was meant, by the block in which they stand."""

from collections.abc import Callable
from re import compile as _compile

from gplang.catalog import load_catalog
from gplang.records import NamedTuple
from gplang.source import Span
from gplang.statements.lists import LOG_HEADERS, STATEMENTS
from gplang.suggest import list_words, nearest, slipped
from gplang.syntax.absent import explain_absent
from gplang.syntax.day_words import DAYS, mend_days
from gplang.syntax.parser import is_kind
from gplang.syntax.tokens import Problem
from gplang.vocabulary import Block, Day, WeekKind

_SYNONYMS = {
    **{word: day for day, words in DAYS.items() for word in words},
    **dict.fromkeys(("main", "top"), "primary"),
    **dict.fromkeys(("assistance", "acc"), "accessory"),
    **dict.fromkeys(("supplemental", "supplementary"), "secondary"),
    **dict.fromkeys(("warm-up", "wu"), "warmup"),
    **dict.fromkeys(("workout", "day", "tag", "einheit", "séance", "sesión", "training"), "session"),
    **dict.fromkeys(("wk", "woche", "semaine", "semana", "weeks"), "week"),
    **dict.fromkeys(("import", "include"), "use"),
    **dict.fromkeys(("program", "programme"), "plan"),
    **dict.fromkeys(("lifter", "client"), "athlete"),
    **dict.fromkeys(("1rm", "e1rm"), "max"),
    **dict.fromkeys(("muscles", "targets"), "trains"),
    **dict.fromkeys(("kit", "gear"), "equipment"),
    **dict.fromkeys(("tz", "zone"), "timezone"),
    "progression": "progress",
    "notes": "note",
    "alternative": "or",
}


_SHORT_DAY = 2
"""Letters of a day's name that may well be another word."""


_LIST_MARK = _compile(r"[-*•·–]|[0-9]+[.)]")


_PLACES = {
    Block.FILE: "a file",
    Block.ATHLETE: "an athlete",
    Block.EXERCISE: "an exercise",
    Block.DONE: "a session in a log",
    Block.MISSED: "a log",
    Block.WEIGHT: "a log",
}


class Meant(NamedTuple):
    """The explanation of a first word, and the word that was meant, None if that is unclear."""

    problem: Problem
    word: str | None


Write = Callable[[str], str]
"""How a line that is offered is written here."""


def explain_first_word(code: str, span: Span, block: Block, write: Write) -> Meant:
    """Explain the unknown first word of a line that stands in a block of some kind."""
    word = code[span.start : span.end]
    if absent := explain_absent(word, span):
        return Meant(absent, None)
    if block is Block.WEEK and (days := mend_days(word)):
        message = f"unknown day `{word}`"
        return Meant(Problem("E003", span, message, f"did you mean `{days}`?", days, certain=True), days)
    if block in LOG_HEADERS and (meant := _explain_in_log(word, span, block)):
        return meant
    known = _SYNONYMS.get(word.casefold())
    fitting = _fitting(block)
    if known in fitting:
        meant = _meant(word, span, (known,))
        is_certain = word.casefold() == "weeks" or (known in tuple(Day) and len(word) > _SHORT_DAY)
        return meant._replace(problem=meant.problem._replace(certain=is_certain))
    close = () if load_catalog().find(word) else nearest(word, fitting)
    if close:
        meant = _meant(word, span, close)
        word_meant = None if len(close) > 1 and close[0] in tuple(Day) else close[0]
        return Meant(meant.problem._replace(certain=slipped(word, fitting) == close[0]), word_meant)
    if block is Block.SESSION and (problem := _roleless(code, span, word, write)):
        return Meant(problem, None)
    if known:
        return _meant(word, span, (known,))
    return Meant(_unknown(word, span, block), None)


def _fitting(block: Block) -> tuple[str, ...]:
    """Return the first words of a block, and of the headers that may come behind it."""
    headers = STATEMENTS[Block.LOG if block in LOG_HEADERS else Block.FILE]
    words = dict.fromkeys(str(each) for each in (*STATEMENTS[block], *headers))
    return tuple(each for each in words if each != Block.LOG or block is Block.FILE)


def _explain_in_log(word: str, span: Span, block: Block) -> Meant | None:
    """Explain a line of a log that starts with its date, or with its exercise."""
    if is_kind("DATE", word):
        right, hint = f"{Block.DONE} {word}", f"a session that was trained is written `done {word} …`"
        return Meant(Problem("E003", span, f"`{word}` starts no line", hint, right), right)
    if block is Block.DONE and load_catalog().find(word):
        hint = f"what was done starts with `did`: `did {word} as planned`, `did {word} 3x5 @80kg`"
        return Meant(Problem("E003", span, f"`{word}` starts no line", hint), None)
    return None


def _meant(word: str, span: Span, close: tuple[str, ...]) -> Meant:
    problem = Problem("E003", span, f"unknown word `{word}`", f"did you mean {list_words(close)}?", close[0])
    return Meant(problem, close[0])


def _roleless(code: str, span: Span, word: str, write: Write) -> Problem | None:
    """A line of a session that starts with its exercise, its superset label, a list mark or a text."""
    bare = word.lstrip("-*•·–").rstrip(":.)")
    line = f"{bare}{code[span.end :]}"
    if _LIST_MARK.fullmatch(word):
        line = code[span.end :].lstrip()
    if is_kind("LABEL", bare):
        hint = f"a line starts with its role: `{write(f'accessory {line}')}`"
        return Problem("E001", span, f"the superset label `{word}` stands first", hint)
    if word.startswith('"'):
        return Problem("E001", span, "a line cannot start with a text", 'a note is written `note "…"`')
    offer = write(f"primary {line}")
    if is_kind("DOSE", bare) and not load_catalog().find(offer.split()[1]):
        return Problem("E003", span, "a role and an exercise are missing", f"such as `{write(f'primary rdl {line}')}`")
    if load_catalog().find(bare) or any(is_kind("DOSE", each) for each in offer.split()):
        hint = f"a line of a session starts with its role: `{offer}`"
        return Problem("E003", span, f"`{word}` is no role", hint)
    return None


def _unknown(word: str, span: Span, block: Block) -> Problem:
    if word.startswith('"'):
        return Problem(
            "E001", span, "a line cannot start with a text", "a line starts with the word that says what it is"
        )
    if block is Block.WEEK and word.casefold() in tuple(WeekKind):
        hint = f"a week's kind stands in its header: `week 4 {word}`"
        return Problem("E003", span, f"`{word}` starts no line", hint)
    if block is Block.WEEK and word[:3].casefold() in tuple(Day) and "-" in word:
        hint = "several days are such as `mon wed fri` or `mon-sat`"
        return Problem("E003", span, f"unknown day `{word}`", hint)
    if block is Block.SCHEME and is_kind("DOSE", word):
        return Problem("E003", span, f"`{word}` starts no line", f"a step of a scheme is written `step {word}`")
    words = STATEMENTS[block] or STATEMENTS[Block.LOG]
    holds = list_words(tuple(str(each) for each in words), "and")
    place = _PLACES.get(block, f"a {block}")
    return Problem("E003", span, f"unknown word `{word}`", f"lines of {place} start with {holds}")
