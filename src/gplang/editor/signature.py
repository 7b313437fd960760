"""What a line takes, and which part of it is being typed."""

from collections.abc import Sequence
from re import IGNORECASE
from re import compile as _compile

from gplang.compiler import Compilation
from gplang.editor.context import block_at, line_at
from gplang.editor.parts import Place, find_place, find_places
from gplang.records import NamedTuple
from gplang.statements.inner_words import WORDS
from gplang.statements.lists import STATEMENTS
from gplang.statements.record import Form
from gplang.syntax.lexer import split_words
from gplang.syntax.limits import LONGEST_LINE
from gplang.syntax.line import split_comment
from gplang.vocabulary import Block


class Part(NamedTuple):
    """A part of a signature: where it stands in the label, and what it means."""

    start: int
    end: int
    about: str


class Signature(NamedTuple):
    """A line in general; `active` is the part at the cursor, None behind all of them."""

    label: str
    about: str
    parts: tuple[Part, ...]
    active: int | None


_EXERCISE, _SETS, _INTENSITY = "EXERCISE", "SETSxREPS", "@EFFORT @LOAD"

_FIRST = (
    (_EXERCISE, "A name of the catalog, of an exercise of yours, or a name that people know it by: `rdl`."),
    (
        _SETS,
        "Sets and repetitions, or a time or distance for each: `4x5`, `3x8-12`, `3x30s`, `4x20m`, `3x8/side`.",
    ),
    (_INTENSITY, "How hard: `@rir2`, `@rpe8`, `@moderate`; how heavy: `@75%`, `@100kg`, `@bar`; either or both."),
)

_ADDED = (("rest", "TIME"), ("tempo", "SECONDS"), ("method", "HOW"), ("optional", ""))
"""Words that may follow in any order, and what stands behind each."""

_LABEL = _compile(r"[A-Z]\d*", IGNORECASE)
"""A place in a superset or a circuit, before the exercise."""


def find_signature(compilation: Compilation, offset: int) -> Signature | None:
    """Return what the line at an offset takes; None in comments and on lines that begin with no known word."""
    line = line_at(compilation, offset)
    text, column = line.where.text, offset - line.where.span.start
    if len(text) > LONGEST_LINE or not 0 <= column <= split_comment(text):
        return None
    words = [match[0] for match in split_words(text[:column])]
    if not words or column <= text.index(words[0]) + len(words[0]):
        return None
    word = words[0].casefold()
    statement = STATEMENTS[block_at(compilation, line).kind].get(word)
    if statement is None and compilation.document.is_log:
        statement = STATEMENTS[Block.LOG].get(word)
    if statement is None:
        return None
    if statement.form is Form.EXERCISE:
        return _of_exercise(statement.word, statement.says, words[1:], is_between=text[column - 1].isspace())
    places = find_places(statement.word, block_at(compilation, line).kind)
    if places:
        return _of_places(statement.word, statement.says, places, words[1:], is_between=text[column - 1].isspace())
    return Signature(statement.written or statement.example, statement.says, (), None)


def _of_exercise(role: str, says: str, typed: Sequence[str], *, is_between: bool) -> Signature:
    label, parts = role, []
    added = [(f"{word} {value}".rstrip(), WORDS[word].says) for word, value in _ADDED]
    for shown, about in (*_FIRST, *added[:-1], ('"CUE"', "What to think of."), added[-1]):
        bracketed = shown if shown in (_EXERCISE, _SETS) else f"[{shown}]"
        parts.append(Part(len(label) + 1, len(label) + 1 + len(bracketed), about))
        label = f"{label} {bracketed}"
    return Signature(label, says, tuple(parts), _active(typed, is_between=is_between))


def _of_places(word: str, says: str, places: Sequence[Place], typed: Sequence[str], *, is_between: bool) -> Signature:
    label, parts = word, []
    for each in places:
        parts.append(Part(len(label) + 1, len(label) + 1 + len(each.shown), each.about))
        label = f"{label} {each.shown}"
    return Signature(label, says, tuple(parts), find_place(places, typed, is_between=is_between))


def _active(typed: Sequence[str], *, is_between: bool) -> int | None:
    """Return the part that the last word belongs to; behind a blank, the one that comes next."""
    if len(typed) + is_between > 1 and _LABEL.fullmatch(typed[0]):
        typed = typed[1:]
    order = [word for word, _ in _ADDED]
    first_added = len(_FIRST)
    cue = first_added + len(order) - 1
    at = {word: first_added + place for place, word in enumerate(order[:-1])} | {order[-1]: cue + 1}
    if not typed or (len(typed) == 1 and not is_between):
        return 0
    last = typed[-1].casefold()
    if last in at and not (is_between and last == "optional"):
        return at[last]
    before = typed[-2].casefold() if len(typed) > 1 else ""
    if not is_between:
        if last.startswith('"'):
            return cue
        if before in at and before != "optional":
            return at[before]
        if last.startswith("@"):
            return 2
        return 1 if len(typed) == 2 or last[0].isdigit() else None
    if len(typed) == 1:
        return 1
    return None if last.startswith('"') or before in at else 2
