"""The numbers of training with their units: doses, efforts, loads, steps.

Values are exact: whole numbers, or `Decimal` as written. A range holds its lower and upper end, the same
number twice where one was written.
"""

from decimal import Decimal

from gplang.records import NamedTuple, StrEnum, dataclass


class WeightUnit(StrEnum):
    """What loads are written and shown in."""

    KG = "kg"
    LB = "lb"


class Weight(NamedTuple):
    """An amount of load, exact, in its unit."""

    amount: Decimal
    unit: WeightUnit


class Measure(StrEnum):
    """What a set is counted in."""

    REPS = "reps"
    SECONDS = "seconds"
    METRES = "metres"


PLAN_YEARS = range(1970, 2201)
"""Years that plans may lie in."""

MOST_SETS = 100
"""Sets in one group."""

MOST_COUNTED = {Measure.REPS: 1_000, Measure.SECONDS: 6 * 3_600, Measure.METRES: 100_000}
"""Repetitions, seconds and metres in one set."""

MOST_PARTS = 20
"""Exercises of a complex."""

MOST_WEIGHT = 2_000
"""A load, in kg or lb."""


MOST_PLATES = 100
"""Plates of one weight in a gym that tells how many it has."""


@dataclass(frozen=True, slots=True)
class Dose:
    """Sets and what each of them asks for: `4x6-8`, `3-5x5`, `3x10/side`, `3x30s`, `4x20m`, `3xmax`, `3x5+`, `3x1+1+2`.

    `low` and `high` count repetitions, seconds or metres; both are None for `3xmax`. `amrap`: the last set
    (every set, for `3xmax`) takes as many repetitions as possible. `sets` are the most; of a range of sets,
    `optional` are those over its lower end. `parts` are the repetitions of each part of a complex, of which
    `low` and `high` are the sum; empty for other doses.
    """

    sets: int
    low: int | None
    high: int | None
    measure: Measure = Measure.REPS
    amrap: bool = False
    per_side: bool = False
    optional: int = 0
    parts: tuple[int, ...] = ()

    @property
    def fewest(self) -> int:
        """The sets at the lower end of their range."""
        return self.sets - self.optional


class EffortScale(StrEnum):
    """How an effort was written."""

    RIR = "rir"
    RPE = "rpe"


class Effort(NamedTuple):
    """Repetitions in reserve, 0 to 10 in half steps; an RPE is kept as 10 - RPE."""

    low: Decimal
    high: Decimal
    written: EffortScale = EffortScale.RIR


class LoadKind(StrEnum):
    """What a load is given as."""

    WEIGHT = "weight"
    PERCENT = "percent"
    BODYWEIGHT = "bodyweight"
    BAR = "bar"
    LIGHT = "light"
    MODERATE = "moderate"


class ShareOf(StrEnum):
    """What a percentage is of: a maximum, a training max, the top set before it, the best of a sprint or a jump."""

    MAXIMUM = "max"
    TRAINING_MAX = "tm"
    TOP = "top"
    BEST = "best"


@dataclass(frozen=True, slots=True)
class Load:
    """A load as written.

    `low` and `high` are a weight in `unit`, per cent of what `share` says, or what is added to the
    body's weight (negative: assistance; 0 for plain `@bw`); None for `@bar`, `@light`, `@moderate`.
    `of` is the id of the exercise whose maximum or training max a percentage takes, None for the line's own.
    """

    kind: LoadKind
    low: Decimal | None = None
    high: Decimal | None = None
    unit: WeightUnit | None = None
    of: str | None = None
    share: ShareOf = ShareOf.MAXIMUM


class Maximum(NamedTuple):
    """A maximum or a training max as an athlete gives it; it holds from `week` on, until one of a later week.

    It is `weight`, moved `reps` times, or else `share` per cent of the maximum of the exercise with the id `of`.
    """

    weight: Weight | None = None
    reps: int = 1
    share: Decimal | None = None
    of: str | None = None
    week: int = 1

    @property
    def is_estimate(self) -> bool:
        """Whether it was not lifted: made from several repetitions, or from another exercise."""
        return self.weight is None or self.reps > 1


class Raise(NamedTuple):
    """How a maximum grows: by `amount` once in so many normal weeks, until it is `limit`."""

    amount: Weight
    weeks: int
    limit: Weight | None = None


class RampStep(NamedTuple):
    """A set of a ramp: its repetitions, and the share of the first working set's load in per cent."""

    reps: int
    share: Decimal


class Ramp(NamedTuple):
    """The warm-up sets before an exercise; without steps they are those of the guide's profile."""

    steps: tuple[RampStep, ...] = ()


class Plate(NamedTuple):
    """Plates of a weight: so many, None for as many as one likes."""

    weight: Weight
    pieces: int | None = None


class Rest(NamedTuple):
    """Rest between sets, in seconds."""

    low: int
    high: int


class StepUnit(StrEnum):
    """What a progression changes."""

    KG = "kg"
    LB = "lb"
    PERCENT = "%"
    REPS = "rep"
    SETS = "set"
    SECONDS = "s"
    RIR = "rir"


STEP_NAMES = {
    StepUnit.KG: "load",
    StepUnit.LB: "load",
    StepUnit.PERCENT: "load",
    StepUnit.REPS: "repetitions",
    StepUnit.SETS: "sets",
    StepUnit.SECONDS: "seconds",
    StepUnit.RIR: "effort",
}
"""What a step changes, in words."""

LOAD_UNITS = (StepUnit.KG, StepUnit.LB, StepUnit.PERCENT)
"""Units of steps that change a load."""


class Threshold(NamedTuple):
    """Repetitions to reach, and the step that they earn."""

    reps: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Step:
    """A progression: `+2.5kg every 2 weeks to 100kg`, `+2.5kg every session`, or `+2.5kg at 8 reps`.

    `amount` is signed, in `unit`. `weeks`: one step in that many normal weeks, or in so many `sessions`; both are
    None for a double progression. `limit`: where it stops, in `limit_unit` (`reps`, `sets`, `s`, `kg`, `lb`).
    `at_reps`: the repetitions to reach before the load grows, in every set or, for `open`, in the last, open one.
    `more` are further numbers of repetitions, rising, each with its step.
    """

    amount: Decimal
    unit: StepUnit
    weeks: int | None = 1
    limit: Decimal | None = None
    limit_unit: StepUnit | None = None
    at_reps: int | None = None
    sessions: int | None = None
    more: tuple[Threshold, ...] = ()
    open: bool = False

    @property
    def interval(self) -> int | None:
        """How many weeks or sessions a step takes; None for a double progression."""
        return self.weeks if self.sessions is None else self.sessions

    @property
    def thresholds(self) -> tuple[Threshold, ...]:
        """The repetitions to reach, each with its step; empty for a progression that goes on by itself."""
        return () if self.at_reps is None else (Threshold(self.at_reps, self.amount), *self.more)


class Change(NamedTuple):
    """A week's adjustment: signed, in per cent, in a weight unit, or (both absent) a plain count."""

    amount: Decimal
    percent: bool = False
    unit: WeightUnit | None = None


class OnMiss(NamedTuple):
    """What follows when a line was not done as prescribed `after` times in a row, counted anew behind each time.

    `cut` is what its load changes by, negative, in per cent or in a weight unit; None: it stays as it is.
    """

    cut: Change | None = None
    after: int = 1


class Hold(NamedTuple):
    """`progress hold`: standing still is meant."""


Progress = Step | Hold
"""How an exercise line goes on from week to week."""
