"""What can be written where the cursor stands, best first."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import itemgetter
from re import compile as _compile

from gplang.catalog import key
from gplang.compiler import Compilation
from gplang.editor.completion.answering import complete_answers, complete_stage
from gplang.editor.completion.doses import complete_cue, complete_items
from gplang.editor.completion.logs import complete_lines, complete_log
from gplang.editor.completion.rules import complete_rules
from gplang.editor.completion.statements import complete_statements
from gplang.editor.completion.suggestion import EntryKind, Suggestion
from gplang.editor.completion.words import complete_words
from gplang.editor.context import Context, find_context
from gplang.guide import Profile
from gplang.scheduling.records import Schedule
from gplang.vocabulary import Role

__all__ = ["EntryKind", "Suggestion", "complete"]

_LINES_OF_SETS = (*Role, "swap", "step", "wave", "stages", "deload", "or", "from")
_WORD = _compile(r"\S+")
_HAS_WORD = 2
"""How far away is what has a word, or another name, that begins with what is typed."""


def complete(
    compilation: Compilation, offset: int, profile: Profile, schedules: tuple[Schedule, ...] = ()
) -> tuple[Suggestion, ...]:
    """Return what can be written at an offset (in code points), best first, by the numbers of a profile.

    In a log the `schedules` that answer to it tell what is planned. Never raises on any text.
    What resembles the word that is being typed comes before the rest, which an editor may leave out.
    """
    context = find_context(compilation, offset, profile, schedules)
    if context is None:
        rules = tuple(complete_rules(compilation, offset))
        return _rank(rules, compilation.source.text[rules[0].replace.start : offset]) if rules else ()
    unique = {(each.label, each.text): each for each in _complete(context)}
    return _rank(unique.values(), context.word)


def _complete(context: Context) -> Iterator[Suggestion]:
    if not context.words:
        yield from complete_lines(context)
        yield from complete_statements(context)
        return
    if context.compilation.document.is_log:
        yield from _fitting(context, complete_log(context))
        return
    yield from _fitting(context, complete_answers(context))
    yield from _fitting(context, complete_words(context))
    if context.keyword in _LINES_OF_SETS:
        yield from _fitting(context, complete_items(context))
        yield from _fitting(context, complete_stage(context))
    elif context.keyword == "cue" and "STRING" in context.accepted:
        yield from complete_cue(context)


def _fitting(context: Context, found: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """Keep what the language would not refuse here, such as a second effort; names were looked up, not made up."""
    are_looked_up = "ZONE" in context.accepted or context.keyword == "move"
    for each in found:
        if each.snippet or each.kind is EntryKind.EXERCISE or are_looked_up or context.accepts(each.text):
            yield each


def _rank(found: Iterable[Suggestion], typed: str) -> tuple[Suggestion, ...]:
    """Put what is typed first, then what begins with it, then what has a word that does, then what holds it."""
    wanted = key(typed)
    if not wanted:
        return tuple(found)
    ranked = sorted(((_distance(each, wanted), each) for each in found), key=itemgetter(0))
    return tuple(_led_by(each, typed) if distance <= _HAS_WORD else each for distance, each in ranked)


def _distance(each: Suggestion, wanted: str) -> int:
    label, names, words = _keys(each.label, each.names, each.filter or each.label)
    if wanted == label or wanted in names:
        return 0
    if label.startswith(wanted):
        return 1
    if any(word.startswith(wanted) for word in (*words, *names)):
        return _HAS_WORD
    return 3 if wanted in "".join(words) else 4


@lru_cache(2_048)
def _keys(label: str, names: tuple[str, ...], words: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return what is typed for an entry: for its label, its other names, and the words that it is found by."""
    return key(label), tuple(map(key, names)), tuple(map(key, _WORD.findall(words)))


def _led_by(each: Suggestion, typed: str) -> Suggestion:
    """Let the filter begin with what is typed, and go on as the word or name does: some editors compare beginnings."""
    text = each.filter or each.label
    if text.startswith(typed):
        return each
    words = (*each.names, *_WORD.findall(text))
    rest = next((word[len(typed) :] for word in words if word.casefold().startswith(typed.casefold())), "")
    return each._replace(filter=f"{typed}{rest} {text}")
