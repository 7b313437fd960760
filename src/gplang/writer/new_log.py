"""What a log is written from: what was done, session by session, sets in the language's own notation."""

import datetime
from collections.abc import Mapping, Sequence

from gplang.records import dataclass, field


@dataclass(frozen=True, slots=True)
class NewDid:
    """What was done of an exercise: `sets` such as `3x5 @80kg, 1x4 @80kg @rir0`; without any it is `as planned`.

    An `exercise` of several words is written in quotes. `form`: repetitions were lost to form. `pain` is from 0 to 10.
    """

    exercise: str
    sets: str = ""
    role: str | None = None
    form: bool = False
    pain: int | None = None


@dataclass(frozen=True, slots=True)
class NewDone:
    """A session that was trained. `minutes` is its length, `planned_on` the day that it was planned on.

    `skipped` are exercises, or a role and an exercise (`primary rdl`); `pains` are levels from 0 to 10 by place.
    """

    date: datetime.date
    session: str
    did: Sequence[NewDid] = ()
    skipped: Sequence[str] = ()
    pains: Mapping[str, int] = field(default_factory=dict)
    notes: Sequence[str] = ()
    time: datetime.time | None = None
    minutes: int | None = None
    as_planned: bool = False
    planned_on: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class NewMissed:
    """A planned session that was not trained, and `why`."""

    date: datetime.date
    session: str
    why: str | None = None


@dataclass(frozen=True, slots=True)
class NewWeight:
    """What the body weighs on a day: `71.5kg`."""

    date: datetime.date
    weight: str


NewRecord = NewDone | NewMissed | NewWeight
"""One thing that a log says."""


@dataclass(frozen=True, slots=True)
class NewLog:
    """A log: the paths of its `plans`, whose it is (`athlete`), and what it says, in this order."""

    title: str
    records: Sequence[NewRecord] = ()
    plans: Sequence[str] = ()
    athlete: str | None = None
