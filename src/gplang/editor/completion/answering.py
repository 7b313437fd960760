"""What answers to a log: `on-miss`, `stages`, and the word `log` of a maximum."""

from collections.abc import Iterator

from gplang.editor.completion.exercises import complete_exercises
from gplang.editor.completion.suggestion import EntryKind, Suggestion
from gplang.editor.context import Context
from gplang.editor.descriptions import describe

_CUTS = (
    ("hold", "the same once more"),
    ("-10%", "a tenth less"),
    ("-10% after 2", "a tenth less, after two misses in a row"),
    ("-10% after 3", "a tenth less, after three misses in a row"),
)
_TIMES = ("2", "3")


def complete_answers(context: Context) -> Iterator[Suggestion]:
    """Yield what may follow the words of such a line."""
    keyword, accepted = context.keyword, context.accepted
    if keyword == "on-miss" and "HOLD" in accepted:
        for text, detail in _CUTS:
            yield Suggestion(text, text, context.replace, EntryKind.VALUE, detail, describe("on-miss"))
    elif keyword == "on-miss" and "AFTER" in accepted:
        yield Suggestion("after", "after ", context.replace, EntryKind.KEYWORD, "misses in a row")
    elif keyword == "on-miss" and context.last == "after":
        yield from (Suggestion(each, each, context.replace, EntryKind.VALUE, "misses in a row") for each in _TIMES)
    elif keyword == "max" and "LOG" in accepted:
        yield Suggestion("log", "log", context.replace, EntryKind.KEYWORD, "the best estimate of the last weeks")


def complete_stage(context: Context) -> Iterator[Suggestion]:
    """Yield the exercises that a stage may begin with."""
    if context.keyword == "stages" and context.last in ("stages", "|"):
        yield from complete_exercises(context)
