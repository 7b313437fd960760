"""What is known of an exercise, in words: the facts of its card, wherever that is shown."""

from collections.abc import Iterable, Iterator

from gplang.catalog.basis import Basis
from gplang.catalog.exercise import Exercise
from gplang.catalog.loader import load_catalog, load_equipment, load_muscles

_LABELS = {
    "trains": "direct",
    "assists": "indirect",
    "unilateral": "one side",
    "loadable": "main lift",
    "warms": "warm-up",
    "warms_with": "warm-up",
    "spinal_load": "spine",
    "knee_stress": "knees",
    "loads_with": "equipment",
    "impact": "rating",
    "practicality": "rating",
    "scalings": "easier",
}
"""What facts are called on a card; the others are called as they are."""

_DEMANDS = {"spinal_load", "fatigue", "technique", "knee_stress"}


def name_facts(facts: Iterable[str]) -> str:
    """Return facts as a card calls them, each once."""
    facts = tuple(facts)
    if set(facts) == _DEMANDS:
        return "demands"
    return ", ".join(dict.fromkeys(_LABELS.get(fact, fact) for fact in facts))


def name_grounds(reason: Basis) -> str:
    """Return where a reason is from: statements of the guide, publications, or `convention`."""
    return "; ".join((*reason.guide, *reason.sources)) or "convention"


def find_facts(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """Yield label and text of every fact worth a line, in the order of a card."""
    muscles = load_muscles().words
    if exercise.aliases:
        yield "also", ", ".join(exercise.aliases)
    if exercise.parts:
        yield "complex of", ", ".join(f"{part.name} ({part.id})" for part in exercise.parts)
    if exercise.pattern is not None:
        yield "pattern", _pattern(exercise)
    yield "kind", f"{exercise.kind}, can be a heavy main lift" if exercise.loadable else str(exercise.kind)
    if exercise.trains:
        yield "direct", ", ".join(muscles[muscle] for muscle in exercise.trains)
    if exercise.assists:
        yield "indirect", ", ".join(muscles[muscle] for muscle in exercise.assists)
    yield (
        "demands",
        f"spine {exercise.spinal_load}, fatigue {exercise.fatigue}, technique {exercise.technique},"
        f" knees {exercise.knee_stress}",
    )
    yield "equipment", _equipment(exercise)
    if exercise.reps is not None:
        yield "reps", f"{exercise.reps[0]}-{exercise.reps[1]}, its own range"
    if exercise.warms:
        yield "warm-up", "wakes the hips or grooves the hinge"
    elif exercise.warms_with is not None:
        yield "warm-up", f"grooves the hinge with the empty {exercise.warms_with}"
    yield "rating", f"impact {exercise.impact} of 5, practicality {exercise.practicality} of 5"
    if exercise.scalings:
        catalog = load_catalog().exercises
        yield "easier", ", ".join(f"{catalog[word].name} ({word})" for word in exercise.scalings)
    if exercise.cue:
        yield "cue", exercise.cue


def _pattern(exercise: Exercise) -> str:
    parts = [str(exercise.pattern)]
    if exercise.hip_dominant:
        parts.append("hip-dominant")
    if exercise.knee_dominant:
        parts.append("knee-dominant")
    if exercise.unilateral:
        parts.append("one side at a time")
    if exercise.length is not None:
        parts.append(f"hardest at {exercise.length} muscle length")
    return ", ".join(parts)


def _equipment(exercise: Exercise) -> str:
    words = load_equipment().words
    needs = [" or ".join(words[word] for word in need) for need in exercise.equipment]
    if exercise.loads_with:
        needs = [*needs, f"loads with {' or '.join(words[word] for word in exercise.loads_with)}"]
        return "; ".join(needs if len(needs) > 1 else ["none", *needs])
    return "; ".join(needs) if any(len(need) > 1 for need in exercise.equipment) else ", ".join(needs) or "none"
