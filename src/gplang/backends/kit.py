"""What one needs to train some plans, place by place: `gpl-kit-1`, described in `schema/kit.schema.json`."""

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction

from gplang import __version__
from gplang.backends.agenda import Course
from gplang.backends.data import number
from gplang.catalog import Exercise, load_equipment, load_weights
from gplang.model.gym import Gym
from gplang.quantities import WeightUnit
from gplang.records import dataclass, field
from gplang.scheduling.plates import WEIGHED
from gplang.scheduling.records import Loading, ScheduledExercise, ScheduledLoad, ScheduledSession
from gplang.typed import Any

SCHEMA = "gpl-kit-1"
"""The version of the documents; within it fields are only added."""

Weights = set[tuple[Fraction, WeightUnit]]


@dataclass(slots=True)
class Item:
    """Kit of which any one will do, the exercises that need it by id, and the weights that are written for them.

    `is_there`: None where nobody says what there is.
    """

    words: tuple[str, ...]
    is_there: bool | None
    exercises: dict[str, str] = field(default_factory=dict)
    weights: Weights = field(default_factory=set)

    @property
    def name(self) -> str:
        """What it is called: `dumbbell or kettlebell`."""
        names = load_equipment().words
        return " or ".join(names[word] for word in self.words)


@dataclass(slots=True)
class Bar:
    """A bar with the most plates of each weight, both ends together, that a planned load takes."""

    weight: Fraction
    unit: WeightUnit
    plates: dict[Fraction, int] = field(default_factory=dict)
    heaviest: Fraction = Fraction(0)

    def add(self, loading: Loading) -> None:
        """Let the plates be enough for a load, too."""
        self.heaviest = max(self.heaviest, loading.total)
        for weight, count in loading.side:
            self.plates[weight] = max(self.plates.get(weight, 0), 2 * count)

    @property
    def sizes(self) -> list[tuple[Fraction, int]]:
        """The plates, heaviest first, with their number."""
        return sorted(self.plates.items(), reverse=True)


@dataclass(slots=True)
class Place:
    """One place to train in; `who` is the athlete whose own kit it is, `gym` None where nobody names one."""

    gym: Gym | None
    where: str
    who: str
    files: dict[str, str] = field(default_factory=dict)
    items: dict[tuple[str, ...], Item] = field(default_factory=dict)
    bars: dict[tuple[Fraction, WeightUnit], Bar] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """What it is called."""
        if self.who:
            return f"{self.who}, own kit"
        return self.where or "Wherever it is trained"


def find_places(courses: Sequence[Course]) -> list[Place]:
    """Return the places where these plans are trained, in the order of the sessions, with all that is needed there."""
    places: dict[tuple[str, ...], Place] = {}
    for course in courses:
        for session in course.schedule.sessions:
            place, kit = _place(course, session, places)
            place.files.setdefault(course.file, course.schedule.plan.title)
            for exercise in session.exercises:
                _add_exercise(place, exercise, kit)
    for place in places.values():
        _merge(place)
    return list(places.values())


def _place(
    course: Course, session: ScheduledSession, places: dict[tuple[str, ...], Place]
) -> tuple[Place, Collection[str] | None]:
    """Return where a session is trained, and what there is, None where nobody says it."""
    athlete, gym = course.schedule.athlete, session.gym
    own = None if athlete is None else athlete.equipment
    if gym is not None:
        kit = own if gym.equipment is None else gym.equipment
        place = Place(gym, gym.shown, "")
    else:
        kit = own
        place = Place(None, course.schedule.plan.location or "", "" if own is None else course.who)
    name = "" if gym is None else gym.name
    return places.setdefault((name, place.where, place.who), place), kit


def _add_exercise(place: Place, exercise: ScheduledExercise, kit: Collection[str] | None) -> None:
    loads = [group.load for group in exercise.groups if group.load is not None]
    _add_needs(place, exercise.exercise, {amount for load in loads for amount in _weights(load)}, kit)
    later = () if exercise.stages is None else exercise.stages.steps[exercise.stage :]
    for what in {step.exercise.id: step.exercise for step in later}.values():
        _add_needs(place, what, set(), kit)
    for load in loads:
        for loading in () if load.plates is None else load.plates:
            place.bars.setdefault((loading.bar, loading.unit), Bar(loading.bar, loading.unit)).add(loading)


def _add_needs(place: Place, what: Exercise, weights: Weights, kit: Collection[str] | None) -> None:
    needs = list(what.equipment)
    carriers = what.find_load_kit(load_weights())
    if weights and carriers and carriers not in needs:
        needs.append(carriers)
    for need in needs:
        there = need if kit is None else tuple(word for word in need if word in kit)
        words = there or need
        item = place.items.setdefault(words, Item(words, None if kit is None else bool(there)))
        item.exercises[what.id] = what.name
        if need == carriers:
            item.weights |= weights


def _weights(load: ScheduledLoad) -> Iterator[tuple[Fraction, WeightUnit]]:
    """Yield the weights of a load, where they are known."""
    if load.form in WEIGHED and load.rounded is not None and load.unit is not None:
        yield from ((amount, load.unit) for amount in load.rounded)


def _merge(place: Place) -> None:
    """Leave out kit of which any one will do where one of it is needed anyway."""
    for words, item in list(place.items.items()):
        one = next((place.items[word,] for word in words if (word,) in place.items), None)
        if one is None or one is item or one.is_there is False:
            continue
        one.exercises |= item.exercises
        one.weights |= item.weights
        del place.items[words]


def list_items(place: Place) -> list[Item]:
    """Return what is needed in the order of the catalog's kit."""
    order = list(load_equipment().words)
    return sorted(place.items.values(), key=lambda item: order.index(item.words[0]))


def render(places: Sequence[Place]) -> str:
    """Return one JSON object that ends in a line break."""
    from gplang.jsontext import write_json

    return write_json(to_record(places)) + "\n"


def to_record(places: Sequence[Place]) -> dict[str, Any]:
    """Return the `gpl-kit-1` object itself."""
    return {
        "schema": SCHEMA,
        "generator": f"gplang {__version__}",
        "places": [_place_record(place) for place in places],
    }


def _place_record(place: Place) -> dict[str, Any]:
    return {
        "gym": None if place.gym is None else place.gym.name,
        "title": place.title,
        "plans": [{"file": file, "title": title} for file, title in place.files.items()],
        "kit": [
            {
                "any_of": list(item.words),
                "name": item.name,
                "there": item.is_there,
                "exercises": list(item.exercises),
                "weights": [{"amount": number(amount), "unit": unit} for amount, unit in sorted(item.weights)],
            }
            for item in list_items(place)
        ],
        "bars": [
            {
                "weight": number(bar.weight),
                "unit": bar.unit,
                "heaviest": number(bar.heaviest),
                "plates": [{"weight": number(weight), "count": count} for weight, count in bar.sizes],
            }
            for bar in place.bars.values()
        ],
    }
