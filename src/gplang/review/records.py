"""What a review of a week says, as typed numbers; every page of it is made from this."""

import datetime
from fractions import Fraction

from gplang.catalog import Exercise
from gplang.diagnostics import Edit
from gplang.guide import Standing
from gplang.quantities import Weight, WeightUnit
from gplang.records import NamedTuple
from gplang.scheduling.records import Schedule, ScheduledLoad, ScheduledWeek


class SessionCount(NamedTuple):
    """The sessions of a week: those that were planned, and what became of them; the others are not recorded.

    `extra` were trained beside them. Optional ones count only if they were trained.
    """

    planned: int
    done: int
    missed: int
    extra: int = 0


class MuscleSets(NamedTuple):
    """The hard sets of a muscle in a week; `band` says where those done stand, None where they are not judged."""

    muscle: str
    planned: Fraction
    done: Fraction
    band: Standing | None


class Estimates(NamedTuple):
    """A maximum as it is estimated from the best set of this week, of the last one, and of the whole log so far."""

    now: Fraction | None
    last_week: Fraction | None
    best: Fraction | None


class Lift(NamedTuple):
    """A main lift of the week: its heaviest load, the repetitions of the sets with it, and the estimated maximum.

    `load` is None where no weight is known. `course` has the best estimate of every week so far, None for a week
    without one.
    """

    exercise: Exercise
    load: Fraction | None
    reps: tuple[int, ...]
    unit: WeightUnit
    estimate: Estimates
    course: tuple[Fraction | None, ...] = ()


class Best(NamedTuple):
    """More than ever before: in weight (`load`), or in the maximum that a set stands for (`estimate`)."""

    exercise: Exercise
    kind: str
    amount: Fraction
    before: Fraction
    unit: WeightUnit
    date: datetime.date


class Stall(NamedTuple):
    """A lift that had no more load and no more repetitions in the last `sessions`; `answer` is what the plan does.

    `cut_from` are the loads of two or more cuts in a row without more between them.
    """

    exercise: Exercise
    session: str
    sessions: int
    load: Fraction | None
    reps: tuple[int, ...]
    unit: WeightUnit
    answer: tuple[str, ...]
    cut_from: tuple[Fraction, ...] = ()


class Sore(NamedTuple):
    """What hurt: a `place`, or the `exercise` that did it; without a `level`, repetitions were lost to form."""

    date: datetime.date
    session: str
    place: str | None = None
    exercise: Exercise | None = None
    level: int | None = None


class Gap(NamedTuple):
    """The time from one lower session to the next as they were trained; `is_exact` if both times of day are known."""

    earlier: datetime.date
    later: datetime.date
    hours: Fraction
    least: Fraction
    is_exact: bool
    is_short: bool


class BodyWeight(NamedTuple):
    """The body's weight on the last day of the week that has one, and what was known of it before the week."""

    date: datetime.date
    weight: Weight
    before: Weight | None


class Unrecorded(NamedTuple):
    """A session of which nothing is known, or an exercise of one that was trained."""

    date: datetime.date | None
    session: str
    exercise: Exercise | None = None


class Coming(NamedTuple):
    """A line of next week: what it asks for, what the plan's text alone would ask for, and why they differ.

    `plain` is None where they do not differ. Why it is eased is said even then: the text may have had a heavier load
    before.
    """

    date: datetime.date | None
    session: str
    exercise: Exercise
    text: str
    load: ScheduledLoad | None
    plain: str | None
    why: tuple[str, ...]


class Proposal(NamedTuple):
    """A change of the plan to think of: what speaks for it, what to do, the guide's statements, and the edits."""

    code: str
    name: str
    message: str
    title: str
    guide: tuple[str, ...]
    edits: tuple[Edit, ...]


class Review(NamedTuple):
    """All that is said of a week; `today` is the date of the last record."""

    schedule: Schedule
    week: ScheduledWeek
    today: datetime.date
    sessions: SessionCount
    muscles: tuple[MuscleSets, ...]
    lifts: tuple[Lift, ...]
    records: tuple[Best, ...]
    stalls: tuple[Stall, ...]
    pain: tuple[Sore, ...]
    gaps: tuple[Gap, ...]
    weight: BodyWeight | None
    unrecorded: tuple[Unrecorded, ...]
    next: tuple[Coming, ...]
    proposals: tuple[Proposal, ...] = ()
