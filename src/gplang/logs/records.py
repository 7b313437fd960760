"""A resolved log: every record with its place in the text, exercises and sessions looked up.

What could not be resolved has been reported and is left out.
"""

import datetime

from gplang.catalog import Exercise
from gplang.model.session import SetGroup
from gplang.quantities import Weight
from gplang.records import NamedTuple
from gplang.source import Location
from gplang.vocabulary import Role


class Did(NamedTuple):
    """What was done of one exercise; `exercise` is None for other work, which only its `text` names.

    `groups` are the sets in the order in which they were done. `as_planned`: they are those of the plan, and `groups`
    is empty. `form`: repetitions were lost to form. `pain` is from 0 to 10, None where nothing is said of it.
    """

    where: Location
    text: str
    exercise: Exercise | None = None
    role: Role | None = None
    groups: tuple[SetGroup, ...] = ()
    as_planned: bool = False
    form: bool = False
    pain: int | None = None


class Skipped(NamedTuple):
    """Planned work that was left out."""

    where: Location
    exercise: Exercise
    role: Role | None = None


class Pain(NamedTuple):
    """Where it hurt, and how much, from 0 to 10."""

    where: Location
    place: str
    level: int


class Done(NamedTuple):
    """A session that was trained.

    `session` is its name as the plan has it, in lower case. `minutes` is its length, `intended` the day that it was
    planned on. `as_planned`: so was all of it that no line tells otherwise, but for the `unread` exercises, of which a
    line with a mistake tells something.
    """

    where: Location
    date: datetime.date
    session: str
    time: datetime.time | None = None
    minutes: int | None = None
    intended: datetime.date | None = None
    as_planned: bool = False
    did: tuple[Did, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    pains: tuple[Pain, ...] = ()
    notes: tuple[str, ...] = ()
    unread: tuple[Exercise, ...] = ()


class Missed(NamedTuple):
    """A planned session that was not trained."""

    where: Location
    date: datetime.date
    session: str
    why: str | None = None


class Weighed(NamedTuple):
    """The body's weight on a day."""

    where: Location
    date: datetime.date
    weight: Weight


Record = Done | Missed


class Log(NamedTuple):
    """The logs of one athlete, read as one: records and weights by date, those of a day in the order of the text."""

    athlete: str | None = None
    records: tuple[Record, ...] = ()
    weights: tuple[Weighed, ...] = ()

    @property
    def today(self) -> datetime.date | None:
        """The date of the last record."""
        return self.records[-1].date if self.records else None

    @property
    def missed(self) -> frozenset[tuple[datetime.date, str]]:
        """The days and the names of the sessions that were missed."""
        return frozenset((each.date, each.session) for each in self.records if isinstance(each, Missed))
