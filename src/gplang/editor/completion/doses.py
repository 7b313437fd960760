"""What follows an exercise: doses, efforts, loads, rests, tempos, cues, with the numbers of plan and guide."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from gplang.catalog import Exercise
from gplang.editor.completion.efforts import complete_efforts
from gplang.editor.completion.suggestion import EntryKind, Suggestion
from gplang.editor.context import Context, exercise_of, inherited_role, owner_of
from gplang.guide import Profile
from gplang.lint.usual_doses import guide_doses, measures_of
from gplang.quantities import Dose, ShareOf
from gplang.statements.lists import LINE_STATEMENTS
from gplang.syntax.ast import ExerciseLine, Prescription, Swap
from gplang.syntax.document import Document, Line
from gplang.syntax.tokens import Node
from gplang.typed import Any
from gplang.vocabulary import Method, Role

_MOST_WRITTEN = 5
"""Doses, rests and tempos of the file that are offered."""

_MINUTE = 60
_BY_GROUP = ("rest", "tempo")
_STEPS = ("step", "wave", "stages", "deload")
_RESTS = {Role.PRIMARY: "D203"}
_DOSE_SHAPES = {
    "sets x reps": "${1:SETS}x${2:REPS}",
    "sets x seconds": "${1:SETS}x${2:SECONDS}s",
    "sets x metres": "${1:SETS}x${2:METRES}m",
    "minutes": "${1:MINUTES}min",
}


def complete_items(context: Context) -> Iterator[Suggestion]:
    """Yield what may follow the words of a line of sets."""
    role, exercise = _subject(context)
    if context.last == "scheme" and len(context.words) > 1:
        return
    if context.last == "rest":
        rests = (*_written(context, role, "rest"), *_guide_rests(role, context.profile))
        yield from _values(context, dict.fromkeys(rests))
    elif context.last == "tempo":
        yield from _values(context, _written(context, role, "tempo"))
        if not context.word:
            shape = "${1:DOWN}-${2:PAUSE}-${3:UP}-${4:PAUSE}"
            yield _shape(context, "down-pause-up-pause", shape, "seconds of each part, x is explosive")
    elif context.last == "method":
        yield from _values(context, Method)
    elif context.last == "of":
        yield from _values(context, (ShareOf.TRAINING_MAX, ShareOf.TOP), "what a percentage is of")
    elif "DOSE" in context.accepted:
        has_dose, takes_scheme = _has_dose(context), "scheme" in context.words[1:]
        if not has_dose and not takes_scheme:
            yield from _doses(context, role, exercise)
            is_line = context.keyword not in LINE_STATEMENTS
            if role is Role.WARMUP and is_line and "ramp" not in context.words:
                yield Suggestion("ramp", "ramp", context.replace, EntryKind.KEYWORD, "up to the first working set")
            if context.schemes and context.keyword not in _STEPS:
                yield Suggestion("scheme", "scheme ", context.replace, EntryKind.KEYWORD, "the steps of a scheme")
        if (has_dose or context.word.startswith("@")) and not takes_scheme:
            yield from complete_efforts(context, role, exercise)
        if "SHARE" in context.accepted:
            yield from _values(context, [ShareOf.TRAINING_MAX], "the training max")
        if context.keyword not in _STEPS:
            yield from _additions(context, exercise)


def complete_cue(context: Context) -> Iterator[Suggestion]:
    """Yield the catalog's cue of the line's exercise."""
    _, exercise = _subject(context)
    if exercise is not None and exercise.cue and not context.word:
        text = f'"{exercise.cue}"'
        yield Suggestion(text, text, context.replace, EntryKind.VALUE, "cue")


# ---- what the line is about


def _subject(context: Context) -> tuple[Role | None, Exercise | None]:
    """Return the role and the exercise that the words before the cursor, or the line above, are about."""
    if context.keyword in ("wave", "stages", "deload", "cue", "from", "or"):
        line, statement = owner_of(context.above) or (None, None)
        role = statement.role.value if statement is not None and statement.role else None
        if context.keyword == "or":
            return role, next(map(context.compilation.mentions.find_exercise, _names(context)[:1]), None)
        if line is None or statement is None:
            return None, None
        return role, exercise_of(context.compilation, line, statement)
    role = next((Role(word) for word in context.words[:2] if word in tuple(Role)), None)
    found = [context.compilation.mentions.find_exercise(word) for word in _names(context)]
    if context.keyword != "swap":
        return role, next((each for each in found if each is not None), None)
    if role is None and found and found[0] is not None:
        role = inherited_role(context, found[0])
    return role, found[1] if len(found) > 1 else None


def _names(context: Context) -> list[str]:
    """Return the words in which a line may name exercises: one, of a `swap` two."""
    return [word.strip('"') for word in context.words[1:] if word not in tuple(Role)][:2]


def _has_dose(context: Context) -> bool:
    """Return whether the group of sets at the cursor has its dose, or the line takes a scheme."""
    has_dose = "scheme" in context.words[1:]
    for before, word in pairwise(context.words):
        if word in (",", "|"):
            has_dose = False
        elif word[0].isdigit() and before not in ("rest", "tempo", "week"):
            has_dose = True
    return has_dose


# ---- suggestions


def _values(context: Context, texts: Iterable[str], detail: str = "") -> Iterator[Suggestion]:
    for text in texts:
        yield Suggestion(text, text, context.replace, EntryKind.VALUE, detail)


def _shape(context: Context, label: str, text: str, detail: str = "") -> Suggestion:
    return Suggestion(label, text, context.replace, EntryKind.SNIPPET, detail, snippet=True)


def _doses(context: Context, role: Role | None, exercise: Exercise | None) -> Iterator[Suggestion]:
    written = _written(context, role, "dose", exercise)
    yield from _values(context, written, "in this plan")
    usual = guide_doses(role, exercise, context.profile)
    yield from _values(context, [each for each in usual if each not in written], _origin(role))
    if not context.word:
        for label, text in _DOSE_SHAPES.items():
            yield _shape(context, label, text)


def _origin(role: Role | None) -> str:
    return "usual" if role in (Role.WARMUP, Role.FINISHER) else "the guide"


def _additions(context: Context, exercise: Exercise | None) -> Iterator[Suggestion]:
    if context.last.startswith("@") and context.last.endswith("%"):
        yield Suggestion("of", "of ", context.replace, EntryKind.KEYWORD, "another exercise's maximum")
    for word, detail in {"rest": "between sets", "tempo": "of each repetition", "method": "how sets are done"}.items():
        words = context.words[_start_of_group(context.words) :] if word in _BY_GROUP else context.words
        if word not in words:
            yield Suggestion(word, f"{word} ", context.replace, EntryKind.KEYWORD, detail)
    if "optional" not in context.words and context.keyword not in LINE_STATEMENTS and _has_dose(context):
        yield Suggestion("optional", "optional", context.replace, EntryKind.KEYWORD, "may be left out")
    if exercise is not None and _has_dose(context) and not any(word.startswith('"') for word in context.words[2:]):
        yield from complete_cue(context)


def _start_of_group(words: Sequence[str]) -> int:
    """Return where the words of the last group of sets begin."""
    return max((at + 1 for at, word in enumerate(words) if word == ","), default=0)


def _guide_rests(role: Role | None, profile: Profile) -> Iterator[str]:
    if role in _RESTS:
        band = profile.numbers(_RESTS[role]).band("seconds")
        low, high = int(band.low), int(band.high)
        if low % _MINUTE == 0 and high % _MINUTE == 0:
            yield f"{low // _MINUTE}-{high // _MINUTE}min"
        yield from map(_time, (low, high))
    elif role is not None:
        yield _time(profile.time.rest[role])


def _time(seconds: int) -> str:
    return f"{seconds // _MINUTE}min" if seconds % _MINUTE == 0 else f"{seconds}s"


# ---- what the file already has


def _written(context: Context, role: Role | None, what: str, exercise: Exercise | None = None) -> list[str]:
    """Return how the file writes something: for the same exercise, in this role first, then for others of the role."""
    same, alike, others = Counter[str](), Counter[str](), Counter[str]()
    for line, statement, prescription in _prescriptions(context.compilation.document):
        its_role = statement.role and statement.role.value
        is_same = exercise is not None and exercise_of(context.compilation, line, statement) is exercise
        is_near = is_same and {Role.WARMUP, Role.FINISHER}.isdisjoint({role, its_role})
        if line.number == context.line.number or (its_role is not role and not is_near):
            continue
        nodes = [
            node for node in _nodes(prescription, what) if is_same or what != "dose" or _suits(node.value, exercise)
        ]
        counts = others if not is_same else same if its_role is role else alike
        counts.update(line.at(node.span).text.lower() for node in nodes)
    counted = [text for counts in (same, alike, others) for text, _ in counts.most_common(_MOST_WRITTEN)]
    return list(dict.fromkeys(counted))[:_MOST_WRITTEN]


def _suits(dose: Dose, exercise: Exercise | None) -> bool:
    """Return whether another exercise's dose suits this one: in seconds for what is held, or for each side."""
    is_counted_so = dose.measure in measures_of(exercise)
    return is_counted_so and (exercise is None or dose.per_side is exercise.unilateral)


def _prescriptions(document: Document) -> Iterator[tuple[Line, ExerciseLine | Swap, Prescription]]:
    for line in document.lines:
        if line.parsed is not None and isinstance(line.parsed.statement, ExerciseLine | Swap):
            yield line, line.parsed.statement, line.parsed.statement.prescription


def _nodes(prescription: Prescription, what: str) -> Iterator[Node[Any]]:
    nodes = (group.dose for group in prescription.groups) if what == "dose" else (getattr(prescription, what),)
    yield from (node for node in nodes if node is not None)
