"""What follows `circuit`: letters of the session's labels, and ways in which a circuit goes on."""

from collections.abc import Iterator
from string import ascii_uppercase

from gplang.editor.completion.suggestion import EntryKind, Suggestion
from gplang.editor.context import Context
from gplang.editor.descriptions import describe
from gplang.syntax.ast import CircuitLine, ExerciseLine

_SHAPES = {
    "N rounds": ("${1:4} rounds", "one round after another"),
    "amrap": ("amrap ${1:15}min", describe("amrap")),
    "emom": ("emom ${1:12}min", describe("emom")),
    "for-time": ("for-time ${1:3} rounds cap ${2:12}min", describe("for-time")),
}
_WORDS = {"ROUNDS": "rounds", "REST": "rest", "CAP": "cap"}


def complete_circuit(context: Context) -> Iterator[Suggestion]:
    """Yield what may follow the words of a circuit's line."""
    if len(context.words) == 1:
        yield from (
            Suggestion(each, f"{each} ", context.replace, EntryKind.NAME, "superset") for each in _free(context)
        )
    elif "AMRAP" in context.accepted:
        for label, (text, detail) in _SHAPES.items():
            yield Suggestion(label, text, context.replace, EntryKind.SNIPPET, detail, snippet=True)
    for kind, word in _WORDS.items():
        if kind in context.accepted:
            space = " " if kind != "ROUNDS" else ""
            yield Suggestion(word, word + space, context.replace, EntryKind.KEYWORD)


def _free(context: Context) -> list[str]:
    """Return the letters of the session's labels that have no circuit yet, else the first free letter."""
    letters: dict[str, None] = {}
    taken: set[str] = set()
    for line in context.block.lines:
        statement = line.parsed.statement if line.parsed else None
        if isinstance(statement, ExerciseLine) and statement.label:
            letters[statement.label.value[0].upper()] = None
        elif isinstance(statement, CircuitLine) and line.number != context.line.number:
            taken.add(statement.letter.value)
    free = [each for each in letters if each not in taken]
    return free or [each for each in ascii_uppercase if each not in taken][:1]
