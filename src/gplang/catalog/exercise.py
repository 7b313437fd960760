"""One exercise and its facts."""

from collections.abc import Collection, Iterable, Sequence

from gplang.records import StrEnum, dataclass, fields


class Pattern(StrEnum):
    """The movement an exercise belongs to."""

    HINGE = "hinge"
    THRUST = "thrust"
    BACK_EXTENSION = "back-extension"
    KNEE_FLEXION = "knee-flexion"
    ABDUCTION = "abduction"
    ADDUCTION = "adduction"
    SQUAT = "squat"
    LUNGE = "lunge"
    KNEE_EXTENSION = "knee-extension"
    CALF = "calf"
    BALLISTIC_HINGE = "ballistic-hinge"
    SPRINT = "sprint"
    JUMP = "jump"
    SLED = "sled"
    ANTI_EXTENSION = "anti-extension"
    ANTI_ROTATION = "anti-rotation"
    TRUNK = "trunk"
    MOBILITY = "mobility"
    ACTIVATION = "activation"
    HORIZONTAL_PUSH = "horizontal-push"
    VERTICAL_PUSH = "vertical-push"
    HORIZONTAL_PULL = "horizontal-pull"
    VERTICAL_PULL = "vertical-pull"
    ARMS = "arms"
    SHOULDERS = "shoulders"
    OLYMPIC = "olympic"
    CARRY = "carry"
    CARDIO = "cardio"


class Region(StrEnum):
    """The part of the body that a movement is for."""

    LOWER = "lower"
    UPPER = "upper"
    TRUNK = "trunk"


class Kind(StrEnum):
    """The way an exercise is done; it decides whether sets of it can be hard sets."""

    STRENGTH = "strength"
    BALLISTIC = "ballistic"
    SPRINT = "sprint"
    JUMP = "jump"
    ISOMETRIC = "isometric"
    ECCENTRIC = "eccentric"
    MOBILITY = "mobility"
    ACTIVATION = "activation"
    CONDITIONING = "conditioning"


HARD_KINDS = frozenset({Kind.STRENGTH, Kind.ISOMETRIC, Kind.ECCENTRIC})
"""Kinds of exercise whose sets can be hard sets."""


class Level(StrEnum):
    """How much of something an exercise asks for."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class Length(StrEnum):
    """The muscle length at which hamstrings or glutes are loaded most."""

    LONG = "long"
    MID = "mid"
    SHORT = "short"


_KNEE_FLEXION, _ABDUCTION = Pattern.KNEE_FLEXION, Pattern.ABDUCTION
_HIP_DOMINANT = frozenset({Pattern.HINGE, Pattern.THRUST, Pattern.BACK_EXTENSION, Pattern.BALLISTIC_HINGE})
_KNEE_DOMINANT = frozenset({Pattern.SQUAT, Pattern.LUNGE, Pattern.KNEE_EXTENSION})
_LEGS = frozenset(
    {
        Pattern.HINGE,
        Pattern.THRUST,
        Pattern.BACK_EXTENSION,
        Pattern.SQUAT,
        Pattern.LUNGE,
        Pattern.KNEE_FLEXION,
    }
)
_REGIONS = {
    Region.LOWER: _LEGS
    | {Pattern.ABDUCTION, Pattern.ADDUCTION, Pattern.KNEE_EXTENSION, Pattern.CALF, Pattern.BALLISTIC_HINGE}
    | {Pattern.SPRINT, Pattern.JUMP, Pattern.SLED, Pattern.OLYMPIC},
    Region.UPPER: {Pattern.HORIZONTAL_PUSH, Pattern.VERTICAL_PUSH, Pattern.HORIZONTAL_PULL, Pattern.VERTICAL_PULL}
    | {Pattern.ARMS, Pattern.SHOULDERS},
    Region.TRUNK: {Pattern.ANTI_EXTENSION, Pattern.ANTI_ROTATION, Pattern.TRUNK, Pattern.CARRY},
}
_REGION_OF: dict[Pattern, Region] = {pattern: region for region, patterns in _REGIONS.items() for pattern in patterns}
_POSTERIOR = frozenset({"glute-max", "hamstrings"})

Kit = tuple[tuple[str, ...], ...]
"""What an exercise needs: one entry for each thing, and in it the words of which any one will do."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """What is known about one exercise; muscles and kit are ids of their vocabularies.

    `trains` and `assists` are the muscles worked directly and indirectly, `reps` the exercise's own range where a
    role's does not fit, `scalings` the ids of easier versions, `guide` the ids of the guide's statements. `loads_with`
    is the kit that can be its load though it needs none. `impact` and `practicality` rate it from 1 to 5. `warms`: it
    activates the hips or grooves the hinge at any load; `warms_with` is `bar` if it does so with the empty bar only.
    `parts` are the exercises of a complex, in order. An exercise of a plan that is like no other has no `pattern`, and
    low demands: nothing is held against it.
    """

    id: str
    name: str
    pattern: Pattern | None
    kind: Kind = Kind.STRENGTH
    aliases: tuple[str, ...] = ()
    trains: tuple[str, ...] = ()
    assists: tuple[str, ...] = ()
    length: Length | None = None
    unilateral: bool = False
    loadable: bool = False
    reps: tuple[int, int] | None = None
    warms: bool = False
    warms_with: str | None = None
    spinal_load: Level = Level.LOW
    fatigue: Level = Level.LOW
    technique: Level = Level.LOW
    knee_stress: Level = Level.LOW
    equipment: Kit = ()
    loads_with: tuple[str, ...] = ()
    impact: int = 1
    practicality: int = 1
    scalings: tuple[str, ...] = ()
    cue: str = ""
    guide: tuple[str, ...] = ()
    parts: tuple["Exercise", ...] = ()

    def __repr__(self) -> str:
        return f"Exercise({self.id!r})"

    @property
    def hip_dominant(self) -> bool:
        """Whether the movement comes from the hip: a hinge, thrust, back extension or swing."""
        return self.pattern in _HIP_DOMINANT

    @property
    def knee_dominant(self) -> bool:
        """Whether the movement comes from the knee: a squat, lunge or knee extension."""
        return self.pattern in _KNEE_DOMINANT

    @property
    def hamstring_dominant(self) -> bool:
        """Whether it bends the knee against resistance."""
        return self.pattern is _KNEE_FLEXION

    @property
    def region(self) -> Region | None:
        """The part of the body that it is for; None for mobility, activation, endurance, and what is like nothing."""
        return None if self.pattern is None else _REGION_OF.get(self.pattern)

    @property
    def is_for_legs(self) -> bool:
        """Whether it is lower-body work that can be done on one leg at a time."""
        return self.pattern in _LEGS

    @property
    def single_leg(self) -> bool:
        """Whether it is lower-body work on one leg at a time."""
        return self.unilateral and self.is_for_legs

    @property
    def lateral(self) -> bool:
        """Whether it moves the leg to the side."""
        return self.pattern is _ABDUCTION

    @property
    def posterior(self) -> bool:
        """Whether it trains glute max or hamstrings directly."""
        return not _POSTERIOR.isdisjoint(self.trains)

    @property
    def in_hard_sets(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The muscles that a hard set trains, and those in which it assists: of a complex, those of its strength work.

        What a complex says itself about muscles holds for all of its sets.
        """
        if not self.parts or self.trains != trained_by(self.parts):
            return self.trains, self.assists
        hard = [part for part in self.parts if part.kind in HARD_KINDS]
        return trained_by(hard), assisted_by(hard)

    @property
    def names(self) -> tuple[str, ...]:
        """Its id, then its aliases."""
        return (self.id, *self.aliases)

    def find_load_kit(self, weights: Collection[str]) -> tuple[str, ...]:
        """Return the kit that is its load, of some `weights`: what it needs, else what it can be done with."""
        words = set(weights)
        return next((need for need in self.equipment if words.issuperset(need)), self.loads_with)

    def lacks(self, kit: Collection[str]) -> Kit:
        """Return the needs that `kit` (equipment ids) leaves open; none if the exercise can be done."""
        return tuple(need for need in self.equipment if not any(word in kit for word in need))


def trained_by(parts: Iterable[Exercise]) -> tuple[str, ...]:
    """Return the muscles that some exercises train, each once."""
    return tuple(dict.fromkeys(muscle for part in parts for muscle in part.trains))


def assisted_by(parts: Sequence[Exercise]) -> tuple[str, ...]:
    """Return the muscles in which some exercises assist, and that none of them trains."""
    trained = trained_by(parts)
    return tuple(dict.fromkeys(muscle for part in parts for muscle in part.assists if muscle not in trained))


def priority(exercise: Exercise) -> tuple[int, int, str]:
    """Sort key of the guide's order: impact, then practicality, high ones first; then the id."""
    return (-exercise.impact, -exercise.practicality, exercise.id)


def to_record(exercise: Exercise) -> dict[str, object]:
    """Return all facts of an exercise of the catalog as plain data for JSON.

    Kit with alternatives becomes a list within the list. The catalog has no complexes.
    """
    record: dict[str, object] = {field.name: getattr(exercise, field.name) for field in fields(exercise)}
    del record["parts"]
    record["equipment"] = [need[0] if len(need) == 1 else list(need) for need in exercise.equipment]
    return {name: list(value) if isinstance(value, tuple) else value for name, value in record.items()}
