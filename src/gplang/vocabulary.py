"""The words of the language that belong to a closed list.

Everything that needs such a list takes it from here: the parser, its hints, completions, highlighting.
"""

from gplang.records import StrEnum


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
    MAINTAIN = "maintain"
    REHAB = "rehab"


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


RESERVED_SESSIONS = ("rest", "on", "like")
"""Words that cannot name sessions and events, beside the days and ranges of them."""


EVERYBODY = "all"
"""What `for` calls all athletes; it cannot name one, nor a group."""


class WeekKind(StrEnum):
    """Weeks that are not normal training."""

    DELOAD = "deload"
    TEST = "test"
    TAPER = "taper"


EASY_WEEKS = frozenset({WeekKind.DELOAD, WeekKind.TAPER})
"""Kinds of weeks in which no set is open: `3x5+` is `3x5`."""


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


class CircuitKind(StrEnum):
    """How a circuit goes on: a number of rounds, as many as possible, a station a minute, as fast as possible."""

    ROUNDS = "rounds"
    AMRAP = "amrap"
    EMOM = "emom"
    FOR_TIME = "for-time"


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
    GYM = "gym"
    EXERCISE = "exercise"
    SCHEME = "scheme"
    SESSION = "session"
    WEEK = "week"
    LOG = "log"
    DONE = "done"
    MISSED = "missed"
    WEIGHT = "weight"
