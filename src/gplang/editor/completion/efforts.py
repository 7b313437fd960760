"""Efforts and loads behind a dose, those first that the role takes."""

from collections.abc import Iterable, Iterator

from gplang.catalog import Exercise
from gplang.catalog import Kind as ExerciseKind
from gplang.editor.completion.suggestion import EntryKind, Suggestion
from gplang.editor.context import Context
from gplang.vocabulary import Role

_BARS = frozenset({"barbell", "trap-bar", "safety-bar", "ez-bar"})
_FEELS = {"@bw": "the body's weight", "@bar": "the empty bar", "@light": "by feel", "@moderate": "by feel"}
_EASY = ("@bar", "@light")
_SOFT = ("@moderate", "@light")
_LOAD_SHAPES = {"@…kg": "@$1kg", "@…lb": "@$1lb", "@…%": "@$1%", "@bw+…kg": "@bw+$1kg", "@bw-…kg": "@bw-$1kg"}
_IN_RESERVE = "repetitions in reserve"


def complete_efforts(context: Context, role: Role | None, exercise: Exercise | None) -> Iterator[Suggestion]:
    """Yield efforts and loads: what is light first in warm-ups, finishers and conditioning, efforts in the others."""
    is_soft = role is Role.FINISHER or (exercise is not None and exercise.kind is ExerciseKind.CONDITIONING)
    if role is Role.WARMUP:
        first = _EASY if _takes_bar(exercise) else _EASY[1:]
        yield from _feels(context, first)
        yield from _loads(context, exercise, first)
        hardest = context.profile.numbers("S111").amount("hard_rir")
        yield from _reserves(context, [each for each in _counts(context) if each > hardest], _IN_RESERVE)
    elif is_soft:
        yield from _feels(context, _SOFT)
        yield from _efforts(context, role)
        yield from _loads(context, exercise, _SOFT)
    else:
        yield from _efforts(context, role)
        yield from _loads(context, exercise, ())


def _takes_bar(exercise: Exercise | None) -> bool:
    return exercise is None or any(not _BARS.isdisjoint(need) for need in exercise.equipment)


def _counts(context: Context) -> range:
    """Return repetitions in reserve from failure to the last that make a hard set."""
    return range(context.profile.volume.hard_rir + 1)


def _efforts(context: Context, role: Role | None) -> Iterator[Suggestion]:
    """Yield the guide's efforts of a primary first, for others what it is at most; to failure last."""
    band = context.profile.numbers("D204").band("most_rir")
    if role is Role.PRIMARY:
        wanted = list(dict.fromkeys([str(band.high), str(band.low), f"{band.low}-{band.high}"]))
        yield from _reserves(context, wanted, "the guide")
    else:
        wanted = [str(band.high)]
        yield from _reserves(context, wanted, _IN_RESERVE)
    others = [each for each in _counts(context) if str(each) not in wanted]
    yield from _reserves(context, sorted(others, key=lambda each: each == 0), _IN_RESERVE)


def _reserves(context: Context, counts: Iterable[object], detail: str) -> Iterator[Suggestion]:
    for each in counts:
        text = f"@rir{each}"
        yield Suggestion(text, text, context.replace, EntryKind.VALUE, detail)


def _feels(context: Context, words: Iterable[str]) -> Iterator[Suggestion]:
    for word in words:
        yield Suggestion(word, word, context.replace, EntryKind.VALUE, _FEELS[word])


def _loads(context: Context, exercise: Exercise | None, said: tuple[str, ...]) -> Iterator[Suggestion]:
    for label, text in _LOAD_SHAPES.items():
        if (label != "@…%" or _knows_maximum(context, exercise)) and context.accepts(text.replace("$1", "1")):
            yield Suggestion(label, text, context.replace, EntryKind.SNIPPET, "load", snippet=True)
    yield from _feels(context, (word for word in _FEELS if word not in said))


def _knows_maximum(context: Context, exercise: Exercise | None) -> bool:
    """Return whether a percentage could mean something: anybody's plan, or a maximum that some athlete has."""
    plan = context.compilation.plan
    return plan is None or not plan.athletes or any(each.maxima for each in plan.athletes) or exercise is None
