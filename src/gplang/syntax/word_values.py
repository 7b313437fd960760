"""Reading single words of a line: by value, or as one of a closed list."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from gplang.catalog import load_catalog
from gplang.suggest import list_words, nearest, slipped
from gplang.syntax import values
from gplang.syntax.cuts import split_name
from gplang.syntax.parser import is_kind
from gplang.syntax.tokens import Node, Problem, Token
from gplang.typed import TypeVar
from gplang.vocabulary import Role

T = TypeVar("T")

Problems = list[Problem]
"""Where readers put what is wrong."""

_MOST_KNOWN = 4_096

_EXAMPLES = {"WEIGHT": "`2.5kg` or `5lb`", "DURATION": "`30min`"}


def read_value(token: Token, read: Callable[[Token], T | Problem], problems: list[Problem]) -> Node[T] | None:
    """Read a word's value; a problem is added to `problems`."""
    result = read(token)
    if isinstance(result, Problem):
        problems.append(result)
        return None
    return Node(result, token.span)


_SPELLINGS = {
    **dict.fromkeys(("kgs", "kilo", "kilos", "kilogram", "kilograms"), "kg"),
    **dict.fromkeys(("lbs", "pound", "pounds"), "lb"),
    **dict.fromkeys(("dropset", "dropsets", "drop-sets"), "drop-set"),
    **dict.fromkeys(("restpause", "rest-pauses"), "rest-pause"),
    **dict.fromkeys(("myoreps", "myo-rep"), "myo-reps"),
    "clusters": "cluster",
}
"""Other spellings of words in closed lists, where nothing else can have been meant."""


def read_choice(token: Token, choices: type[T], what: str, problems: list[Problem]) -> Node[T] | None:
    """Read a word of a closed list (an enumeration of texts), `what` names the list."""
    words: tuple[str, ...] = tuple(choices)  # type: ignore[arg-type]
    word = token.text.casefold()
    if word in words:
        return Node(choices(word), token.span)  # type: ignore[call-arg]
    if (same := _SPELLINGS.get(word)) in words:
        hint = f"write `{same}`"
        problems.append(Problem("E003", token.span, f"unknown {what} `{token.text}`", hint, same, certain=True))
        return None
    meant = slipped(token.text, words)
    close = nearest(token.text, words) if meant is None else (meant,)
    hint = f"did you mean {list_words(close)}?" if close else f"{what} is {list_words(words)}"
    right = close[0] if len(close) == 1 else None
    certain = meant is not None
    problems.append(Problem("E003", token.span, f"unknown {what} `{token.text}`", hint, right, certain=certain))
    return None


@lru_cache(_MOST_KNOWN)
def take_word(token: Token) -> Node[str]:
    """Return a word as it is written; one record for the same word in the same place of any line."""
    return Node(token.text, token.span)


@lru_cache(_MOST_KNOWN)
def read_role(token: Token) -> Node[Role]:
    """Read the role of an exercise; one record for the same word in the same place of any line."""
    return Node(Role(token.text.lower()), token.span)


def read_name(token: Token, problems: Problems) -> Node[str]:
    """Read a name, or a text in quotes that stands for one."""
    if token.kind != "STRING":
        return take_word(token)
    return read_text(token, problems) or Node(token.text[1:-1], token.span)


def read_exercise(token: Token, problems: Problems) -> Node[str]:
    """Read the name of an exercise; one with a role, a label or sets glued to it is reported."""
    if token.kind == "NAME" and not load_catalog().has_spelling(token.text):
        problems.extend(_find_glued(token))
    return read_name(token, problems)


def _find_glued(token: Token) -> Iterator[Problem]:
    """Yield what is wrong with a name that is none of the catalog's, and is rather other words."""
    if words := split_name(token.text):
        message = f"`{token.text}` is 2 words"
        yield Problem("E001", token.span, message, f"write `{words}`", words, certain=True)
    if (role := slipped(token.text, Role)) is not None:
        hint = f"did you mean `{role}`?"
        yield Problem("E003", token.span, f"unknown word `{token.text}`", hint, role, certain=True)


def read_text(token: Token, problems: Problems) -> Node[str] | None:
    """Read a text in quotes."""
    return read_value(token, values.read_string, problems)


def has_unit(token: Token, wanted: str, problems: Problems) -> bool:
    """Return whether a word is of kind `wanted`; report a number without a unit."""
    if token.kind != "BAD_NUMBER":
        return True
    if wanted == "DURATION" and token.text.isdigit():
        problems.append(missing_minutes(token))
        return False
    from gplang.syntax.slips import explain_word

    problem = explain_word(token, (wanted,), is_kind)
    fallback = Problem("E001", token.span, f"unexpected `{token.text}`", f"such as {_EXAMPLES[wanted]}")
    problems.append(problem or fallback)
    return False


def missing_minutes(token: Token) -> Problem:
    """Build the problem of a bare number where minutes are usual."""
    right = f"{token.text}min"
    return Problem("E021", token.span, f"`{token.text}` has no unit", f"write `{right}`", right)
