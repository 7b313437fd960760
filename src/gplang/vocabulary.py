"""The words of the language that belong to a closed list.

Everything that needs such a list takes it from here: the parser, its hints, completions, highlighting.
"""

from enum import StrEnum


class Role(StrEnum):
    """What an exercise is for in its session, in the order of a session."""

    WARMUP = "warmup"
    PRIMARY = "primary"
    SECONDARY = "secondary"
    ACCESSORY = "accessory"
    FINISHER = "finisher"


WORKING_ROLES = frozenset({Role.PRIMARY, Role.SECONDARY, Role.ACCESSORY})
"""Roles whose sets are working sets."""


class Focus(StrEnum):
    """What a session is about."""

    POSTERIOR = "posterior"
    QUAD = "quad"
    LOWER = "lower"
    MIXED = "mixed"
    UPPER = "upper"
    FULL = "full"
    POWER = "power"
    CONDITIONING = "conditioning"


class Goal(StrEnum):
    """What a plan is for."""

    STRENGTH = "strength"
    HYPERTROPHY = "hypertrophy"
    POWER = "power"
    BALANCE = "balance"


class Level(StrEnum):
    """How far a lifter has come."""

    NOVICE = "novice"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


class Day(StrEnum):
    """A day of the week, Monday first."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"

    @property
    def number(self) -> int:
        """0 for Monday … 6 for Sunday."""
        return _DAY_NUMBERS[self]


_DAY_NUMBERS = {day: number for number, day in enumerate(Day)}


class WeekKind(StrEnum):
    """Weeks that are not normal training."""

    DELOAD = "deload"
    TEST = "test"
    TAPER = "taper"


class Sensitivity(StrEnum):
    """Where a lifter is easily hurt."""

    LOWER_BACK = "lower-back"
    KNEE = "knee"


class Method(StrEnum):
    """How sets are done; recorded and shown, counted as written."""

    DROP_SET = "drop-set"
    CLUSTER = "cluster"
    REST_PAUSE = "rest-pause"
    MYO_REPS = "myo-reps"


class Adjustable(StrEnum):
    """What a week can adjust."""

    SETS = "sets"
    REPS = "reps"
    LOAD = "load"
    RIR = "rir"


class Block(StrEnum):
    """What a header line opens; `FILE` is what stands before the first header."""

    FILE = "file"
    PLAN = "plan"
    ATHLETE = "athlete"
    EXERCISE = "exercise"
    SESSION = "session"
    WEEK = "week"


HEADERS = (Block.PLAN, Block.ATHLETE, Block.EXERCISE, Block.SESSION, Block.WEEK)
"""The blocks that have a header line; its first word is the block's name."""

FILE_STATEMENTS = ("gpl", "use")
"""First words that stand outside blocks, anywhere in a file."""

LINE_STATEMENTS = ("progress", "wave", "or", "cue")
"""First words of the lines under an exercise line."""

STATEMENTS: dict[Block, tuple[str, ...]] = {
    Block.FILE: (*FILE_STATEMENTS, *HEADERS),
    Block.PLAN: (
        *("id", "goal", "level", "start", "timezone", "at", "unit", "round", "remind", "location"),
        *("skip", "pause", "progress"),
    ),
    Block.ATHLETE: (
        *("level", "unit", "round", "start", "timezone", "at", "remind"),
        *("max", "load", "equipment", "sensitive"),
    ),
    Block.EXERCISE: ("like", "alias", "equipment", "trains", "assists"),
    Block.SESSION: (*Role, "note", "swap", "drop", *LINE_STATEMENTS),
    Block.WEEK: (*Day, "like", "adjust", "rotate", "hold"),
}
"""The first words that each block takes."""

ALL_STATEMENTS = dict.fromkeys(str(word) for words in STATEMENTS.values() for word in words)
"""Every first word there is, in the order of the blocks."""
