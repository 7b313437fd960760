"""Why a dose differs from what the plan's text alone would ask for: what a log has to do with it."""

from datetime import date
from fractions import Fraction

from gplang.records import NamedTuple, StrEnum
from gplang.scheduling.turns import Best
from gplang.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from gplang.scheduling.records import ScheduledGroup


class Why(StrEnum):
    """What a log changes of a dose."""

    HELD = "held"
    """Sets, repetitions or weight fell short of what was asked for: no step."""
    MISSED = "missed"
    """The session was missed: no step."""
    SKIPPED = "skipped"
    """The exercise was left out: no step."""
    SUBSTITUTE = "substitute"
    """Another exercise was done in its place: no step."""
    CUT = "cut"
    """It fell short as often as `on-miss` allows: the load is cut."""
    STAGE = "stage"
    """The next of the `stages`."""
    EARNED = "earned"
    """The repetitions that a step waits for were reached."""
    HEAVIER = "heavier"
    """All of it was done with more weight: it goes on from there."""
    PAIN = "pain"
    """It hurt: no step, and less weight until it does not."""
    FORM = "form"
    """Repetitions were lost to form twice in a row: no step, and less weight."""
    ESTIMATE = "estimate"
    """The maximum is estimated from what was lifted."""


class Reason(NamedTuple):
    """One reason, and the day of the record that it rests on.

    `asked` are the sets that were planned, `reached` those that were done. `factor` and `shift` are what the load
    changes by, the latter in the athlete's unit. `level` is that of the pain, `place` where it was if the whole session
    says so. `stage` counts from 1, of all `stages`; `times` how often in a row it fell short. `best` is what a
    maximum is estimated from. `behind` is how many steps less than the text's have been taken, once a line goes on.
    `of_tm`: it is the training max that changes.
    """

    why: Why
    date: date
    asked: "tuple[ScheduledGroup, ...]" = ()
    reached: "tuple[ScheduledGroup, ...]" = ()
    factor: Fraction = Fraction(1)
    shift: Fraction = Fraction(0)
    level: int | None = None
    place: str | None = None
    stage: int | None = None
    stages: int | None = None
    times: int = 1
    best: Best | None = None
    behind: int = 0
    of_tm: bool = False
