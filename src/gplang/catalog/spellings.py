"""Names as people and apps write them: `Squat (Barbell)`, `barbell rdl`, `Seated Leg Curls`."""

from collections.abc import Iterator, Mapping
from re import fullmatch

from gplang.catalog.exercise import Exercise
from gplang.catalog.vocabulary import Vocabulary, key

_LONGEST = 60
"""Characters of a name that is taken apart."""

_MACHINE = "machine"
_FREE = frozenset({"barbell", "dumbbell", "kettlebell", "band", "rings", "suspension", "pull-up-bar", "bench", "rack"})
"""Kit that is no machine."""

_PREFIXES: Mapping[str, tuple[str, ...]] = {
    "barbell": ("barbell", "bb"),
    "dumbbell": ("db", "dumbbell"),
    "kettlebell": ("kb", "kettlebell"),
    "smith-machine": ("smith", "smith machine"),
    "band": ("band", "banded"),
    "trap-bar": ("trap bar", "hex bar"),
    "ez-bar": ("ez bar", "ez"),
    "safety-bar": ("safety bar",),
    "cable": ("cable",),
    "landmine": ("landmine",),
    "rings": ("ring",),
    "suspension": ("suspension",),
    _MACHINE: ("machine", "seated", "lying"),
    "assisted": ("assisted",),
    "weighted": ("weighted",),
    "bodyweight": ("bw", "bodyweight"),
}
"""How a name begins that has the kit in it, by the kit; the likeliest first."""

_PLURALS = (("flies", "fly"), ("flyes", "fly"), ("presses", "press"), ("ches", "ch"), ("s", ""))

_OTHER_WORDS = {
    "bands": "band",
    "banded": "band",
    "resistance band": "band",
    "body weight": "bodyweight",
    "leverage machine": _MACHINE,
    "selectorized": _MACHINE,
    "plate loaded": _MACHINE,
    "olympic barbell": "barbell",
}


def find_spelling(name: str, spellings: Mapping[str, Exercise], kit: Vocabulary) -> Exercise | None:
    """Return the exercise that a name means which is none in the catalog: with its kit said, or in the plural."""
    words = name.casefold().replace("-", " ").replace("_", " ").split()
    if not words or len(name) > _LONGEST:
        return None
    plain = " ".join(words)
    if (found := _find_singular(plain, spellings)) is not None:
        return found
    for told, rest in _take_apart(plain, kit):
        if (found := _find_with(told, rest, spellings)) is not None:
            return found
    return None


def _take_apart(plain: str, kit: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield the kit that a name says, and the rest: `squat (barbell)`, `barbell squat`, `smith machine squat`."""
    if match := fullmatch(r"([^()]+?)\s*\(([^()]+)\)", plain):
        if (told := _kit(match[2], kit)) is not None:
            yield told, match[1]
        return
    words = plain.split()
    for count in (2, 1):
        if len(words) > count and (told := _kit(" ".join(words[:count]), kit)) is not None:
            yield told, " ".join(words[count:])


def _kit(word: str, kit: Vocabulary) -> str | None:
    known = _OTHER_WORDS.get(word, word)
    return known if known in _PREFIXES else kit.find(known)


def _find_with(told: str, rest: str, spellings: Mapping[str, Exercise]) -> Exercise | None:
    for prefix in _PREFIXES.get(told, ()):
        first, _, others = rest.partition(" ")
        for name in (f"{prefix} {rest}", f"{first} {prefix} {others}"):
            if (found := _find_singular(name, spellings)) is not None:
                return found
    found = _find_singular(rest, spellings)
    return found if found is not None and _goes_with(told, found) else None


def _goes_with(told: str, exercise: Exercise) -> bool:
    needed = {word for need in exercise.equipment for word in need}
    if told == _MACHINE:
        return bool(needed - _FREE)
    if told == "bodyweight":
        return not exercise.equipment
    if told == "weighted":
        return not exercise.loadable and not exercise.equipment
    return told in needed or told in exercise.loads_with


def _find_singular(name: str, spellings: Mapping[str, Exercise]) -> Exercise | None:
    return next((found for each in _singulars(name) if (found := spellings.get(key(each))) is not None), None)


def _singulars(name: str) -> Iterator[str]:
    yield name
    for ending, right in _PLURALS:
        if name.endswith(ending) and len(name) > len(ending) + 1:
            yield name.removesuffix(ending) + right
