"""Exercises of one's own, from the facts they ended up with back to what they are like."""

from collections.abc import Iterable, Iterator

from gplang.catalog import Exercise, load_catalog
from gplang.model.complexes import compose
from gplang.model.names import Exercises
from gplang.records import replace
from gplang.writer.new import NewExercise


def describe_exercises(own: Exercises) -> list[NewExercise]:
    """Return what the exercises of a plan are written from. Raises `ValueError` for one that cannot be."""
    written: dict[str, NewExercise] = {}
    known: list[Exercise] = []
    left = list(own.values())
    while left:
        found = [(each, new) for each in left if (new := _describe(each, _bases(each, own, known))) is not None]
        if not found:
            raise ValueError(f"the exercise `{left[0].id}` is like nothing that the plan could name")
        written.update({each.id: new for each, new in found})
        known += (each for each, _ in found)
        left = [each for each in left if each.id not in written]
    return [written[each] for each in own]


def _bases(each: Exercise, own: Exercises, known: Iterable[Exercise]) -> Iterator[Exercise | None]:
    """Yield what an exercise may start from: nothing, what the catalog has, its own exercises that are described."""
    yield None
    yield from (base for base in load_catalog().exercises.values() if own.find_base(base.id, each.id) is base)
    yield from known


def _describe(each: Exercise, bases: Iterable[Exercise | None]) -> NewExercise | None:
    for base, start in _starts(each, bases):
        facts = replace(
            start,
            id=each.id,
            name=each.name,
            aliases=each.aliases,
            scalings=(),
            equipment=each.equipment,
            trains=each.trains,
            assists=each.assists,
        )
        if facts == each and _can_say(each, start):
            return _write(each, base, start)
    return None


def _starts(each: Exercise, bases: Iterable[Exercise | None]) -> Iterator[tuple[Exercise | None, Exercise]]:
    """Yield what an exercise may start from with the facts that it then has, also as a complex of its parts."""
    for base in bases:
        start = base or Exercise(each.id, "", None)
        yield base, start
        if each.parts:
            yield base, compose(start, each.parts)


def _can_say(each: Exercise, base: Exercise) -> bool:
    """Return whether the lines of an exercise can say what it does not have from its base."""
    muscles = all(here or not there for here, there in ((each.trains, base.trains), (each.assists, base.assists)))
    return muscles and (each.equipment == base.equipment or all(len(need) == 1 for need in each.equipment))


def _write(each: Exercise, base: Exercise | None, start: Exercise) -> NewExercise:
    return NewExercise(
        each.id,
        None if each.name == each.id.replace("-", " ").capitalize() else each.name,
        like=None if base is None else base.id,
        aliases=each.aliases,
        complex=[] if base is not None and base.parts == each.parts else [part.id for part in each.parts],
        equipment=None if each.equipment == start.equipment else [need[0] for need in each.equipment],
        trains=() if each.trains == start.trains else each.trains,
        assists=() if each.assists == start.assists else each.assists,
    )
