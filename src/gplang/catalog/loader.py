"""Reading the catalog's files, once and when first asked."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from gplang.catalog.exercise import Exercise, Kind, Length, Level, Pattern
from gplang.catalog.spellings import find_spelling
from gplang.catalog.vocabulary import Vocabulary, build_vocabulary, key
from gplang.ready import find_ready
from gplang.records import dataclass
from gplang.typed import Any

FAMILIES = (
    "hinge",
    "thrust",
    "back-extension",
    "knee-flexion",
    "hip-sides",
    "squat",
    "lunge",
    "knee-extension",
    "calf",
    "power",
    "olympic",
    "trunk",
    "horizontal-push",
    "vertical-push",
    "horizontal-pull",
    "vertical-pull",
    "arms",
    "shoulders",
    "carry",
    "conditioning",
    "warm-up",
)
"""The files of exercises, in the order of the catalog."""

_SPELLINGS = "spellings"
"""Where the data made ready have the ids of exercises by all their spellings."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """Exercises by id, and every name they go by."""

    exercises: Mapping[str, Exercise]
    spellings: Mapping[str, Exercise]

    def has_spelling(self, name: str) -> bool:
        """Return whether a name is an id or an alias, in any case and with any joints."""
        return name in self.exercises or key(name) in self.spellings

    def find(self, name: str) -> Exercise | None:
        """Return the exercise with this id or alias; case, hyphens, underscores and spaces do not count.

        So is one with its kit said, before it or as apps do, and in the plural: `barbell rdl`, `Squat (Barbell)`.
        """
        return self.spellings.get(key(name)) or find_spelling(name, self.spellings, load_equipment())

    def names(self) -> tuple[str, ...]:
        """Return all ids and aliases as people type them, in the order of the catalog."""
        return tuple(name for exercise in self.exercises.values() for name in exercise.names)


def build_catalog(exercises: Iterable[Exercise]) -> Catalog:
    """Build a catalog of these exercises; ids go before aliases, and the first owner keeps a name."""
    by_id: dict[str, Exercise] = {}
    for exercise in exercises:
        by_id.setdefault(exercise.id, exercise)
    spellings: dict[str, Exercise] = {}
    for exercise in by_id.values():
        spellings.setdefault(key(exercise.id), exercise)
    for exercise in by_id.values():
        for alias in exercise.aliases:
            spellings.setdefault(key(alias), exercise)
    return Catalog(MappingProxyType(by_id), MappingProxyType(spellings))


class _Exercises(Mapping[str, Exercise]):
    """Exercises by names of theirs; each is made of its facts when it is asked for, as a plan uses few of them."""

    def __init__(self, ids: Mapping[str, str], make: Callable[[str], Exercise]) -> None:
        self._ids = ids
        self._make = make

    def __getitem__(self, name: str) -> Exercise:
        return self._make(self._ids[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def __contains__(self, name: object) -> bool:
        return name in self._ids


@cache
def load_catalog() -> Catalog:
    """Return the catalog that ships with the package."""
    facts = {word: found for family in FAMILIES for word, found in read_facts(family).items()}
    make = cache(lambda word: _to_exercise(word, facts[word]))
    spellings = find_ready(__package__).get(_SPELLINGS) or _spell(facts)
    return Catalog(_Exercises({word: word for word in facts}, make), _Exercises(spellings, make))


def _spell(facts: Mapping[str, dict[str, Any]]) -> dict[str, str]:
    """Return the ids of the catalog's exercises by all their spellings, as `build_catalog` settles them."""
    built = build_catalog(_to_exercise(word, found) for word, found in facts.items())
    return {spelling: exercise.id for spelling, exercise in built.spellings.items()}


@cache
def load_muscles() -> Vocabulary:
    """Return the muscles that exercises train, with everyday words for them."""
    return _to_vocabulary(read_facts("muscles"))


@cache
def load_equipment() -> Vocabulary:
    """Return the kit that exercises need."""
    return _to_vocabulary(read_facts("equipment"))


@cache
def load_weights() -> frozenset[str]:
    """Return the kit that is a load, or has one to choose: a dumbbell, a leg press."""
    return frozenset(word for word, entry in read_facts("equipment").items() if entry.get("loads", False))


def gather_facts() -> dict[str, Any]:
    """Return what all files say, to be made ready for the wheel."""
    facts: dict[str, Any] = {name: _read_toml(name) for name in (*FAMILIES, "muscles", "equipment", "basis")}
    facts[_SPELLINGS] = _spell({word: found for family in FAMILIES for word, found in facts[family].items()})
    return facts


def read_facts(name: str) -> dict[str, dict[str, Any]]:
    """Return what a file of the catalog says."""
    return find_ready(__package__).get(name) or _read_toml(name)


def _read_toml(name: str) -> dict[str, dict[str, Any]]:
    import tomllib

    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))


def _to_vocabulary(entries: dict[str, dict[str, Any]]) -> Vocabulary:
    return build_vocabulary((word, entry["name"], entry.get("aliases", ())) for word, entry in entries.items())


def _to_exercise(word: str, facts: dict[str, Any]) -> Exercise:
    return Exercise(
        id=word,
        name=facts["name"],
        pattern=Pattern(facts["pattern"]),
        kind=Kind(facts.get("kind", "strength")),
        aliases=tuple(facts.get("aliases", ())),
        trains=tuple(facts["trains"]),
        assists=tuple(facts.get("assists", ())),
        length=Length(facts["length"]) if "length" in facts else None,
        unilateral=facts.get("unilateral", False),
        loadable=facts.get("loadable", False),
        reps=(facts["reps"][0], facts["reps"][1]) if "reps" in facts else None,
        warms=facts.get("warms", False),
        warms_with=facts.get("warms_with"),
        spinal_load=Level(facts.get("spinal_load", "low")),
        fatigue=Level(facts.get("fatigue", "low")),
        technique=Level(facts.get("technique", "low")),
        knee_stress=Level(facts.get("knee_stress", "low")),
        equipment=tuple((need,) if isinstance(need, str) else tuple(need) for need in facts["equipment"]),
        loads_with=tuple(facts.get("loads_with", ())),
        impact=facts["impact"],
        practicality=facts["practicality"],
        scalings=tuple(facts.get("scalings", ())),
        cue=facts["cue"],
        guide=tuple(facts.get("guide", ())),
    )
