"""What a log has of a session, beside what was done of its exercises."""

import datetime

from gplang.catalog import Exercise
from gplang.logs.records import Pain
from gplang.records import NamedTuple, StrEnum
from gplang.source import Location
from gplang.typed import TYPE_CHECKING
from gplang.vocabulary import Role

if TYPE_CHECKING:
    from gplang.scheduling.records import ScheduledGroup


class Status(StrEnum):
    """What became of a session; `PLANNED` also where nothing is recorded."""

    PLANNED = "planned"
    DONE = "done"
    MISSED = "missed"


class OtherWork(NamedTuple):
    """Work that the plan lacks; `exercise` is None where only a `text` names it."""

    text: str
    groups: tuple["ScheduledGroup", ...]
    exercise: Exercise | None = None
    role: Role | None = None


class Recorded(NamedTuple):
    """The record of a session: its place in the log, when it was trained or should have been.

    `minutes` is its length. `why` tells why it was missed. `other` is work that the plan lacks.
    """

    where: Location
    session: str
    date: datetime.date
    time: datetime.time | None = None
    minutes: int | None = None
    notes: tuple[str, ...] = ()
    pains: tuple[Pain, ...] = ()
    other: tuple[OtherWork, ...] = ()
    why: str | None = None
