"""The statements of a log, which says what was done: one record per line, values read, names as written.

Spans count from the start of the line. A part is None where the line does not have it or where it was reported.
"""

import datetime

from gplang.quantities import Weight
from gplang.records import NamedTuple
from gplang.syntax.ast import Prescription
from gplang.syntax.tokens import Node
from gplang.vocabulary import Role


class LogHeader(NamedTuple):
    """`log "Anna's autumn"`: the first statement of a log."""

    title: Node[str] | None = None


class OfLine(NamedTuple):
    """`of "hips.gpl"`: a plan, or an earlier one, that the log is about; a log may have several."""

    path: Node[str] | None


class LogForLine(NamedTuple):
    """`for anna`: whose log it is, where the plan has athletes."""

    athlete: Node[str]


class DoneHeader(NamedTuple):
    """`done 2026-12-08 18:10 hips 70min as planned for 2026-12-07`: a session that was trained.

    `minutes` is its length, `for_date` the day that it was planned on. `as_planned`: the words, where they stand.
    """

    date: Node[datetime.date] | None = None
    time: Node[datetime.time] | None = None
    session: Node[str] | None = None
    minutes: Node[int] | None = None
    as_planned: Node[bool] | None = None
    for_date: Node[datetime.date] | None = None


class DidLine(NamedTuple):
    """`did primary rdl 3x5 @80kg, 1x4 @80kg form pain 3`: what was done of one exercise.

    `exercise` is a name, or a text in quotes if `quoted`. `prescription` has at least one group of sets, each with
    exact numbers and nothing that only a plan says; it is None where the line says `as planned`.
    """

    role: Node[Role] | None
    exercise: Node[str]
    quoted: bool = False
    prescription: Prescription | None = None
    as_planned: Node[bool] | None = None
    form: Node[bool] | None = None
    pain: Node[int] | None = None


class SkippedLine(NamedTuple):
    """`skipped kb-swing`, `skipped accessory rdl`: planned work that was left out."""

    exercise: Node[str]
    quoted: bool = False
    role: Node[Role] | None = None


class PainLine(NamedTuple):
    """`pain lower-back 3`: where it hurt, alone all of the session that loads the place; from 0 to 10."""

    place: Node[str]
    level: Node[int]


class NoteLine(NamedTuple):
    """`note "slept badly"`."""

    text: Node[str] | None


class MissedHeader(NamedTuple):
    """`missed 2026-12-15 hips "ill"`: a planned session that was not trained."""

    date: Node[datetime.date] | None = None
    session: Node[str] | None = None
    why: Node[str] | None = None


class WeightHeader(NamedTuple):
    """`weight 2026-12-15 71.5kg`: the body's weight on a day."""

    date: Node[datetime.date] | None = None
    weight: Node[Weight] | None = None


LogStatement = (
    LogHeader
    | OfLine
    | LogForLine
    | DoneHeader
    | DidLine
    | SkippedLine
    | PainLine
    | NoteLine
    | MissedHeader
    | WeightHeader
)
