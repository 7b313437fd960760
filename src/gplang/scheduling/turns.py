"""How often an exercise line has been trained: the k of its steps and waves."""

from collections.abc import Collection, Hashable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from gplang.catalog import Exercise
from gplang.model.session import SetLine
from gplang.model.week import Adjust, HoldBack, Week
from gplang.quantities import WeightUnit
from gplang.records import NamedTuple
from gplang.source import Location
from gplang.vocabulary import WORKING_ROLES, Adjustable, Role


class LineKey(NamedTuple):
    """The identity of a line across sessions: its place, the line it was swapped for, its exercise."""

    where: Location
    swapped: Location | None
    exercise: str


class Trained(NamedTuple):
    """A line with the athlete's exercise; `number` identifies the line."""

    number: int
    line: SetLine
    exercise: Exercise


class Counter(NamedTuple):
    """What counts a line's steps where that is not its weeks: equal keys are one counter."""

    key: Hashable
    by_session: bool


class Count(NamedTuple):
    """A line's place in the steps that a counter counts: as in `Turn`, `is_last` if `since` is the last time at all."""

    k: int
    since: int | None
    since_k: int
    begun: tuple[int, ...] = ()
    is_last: bool = False


LastTimes = Mapping[str, tuple[int | None, int]]
"""By exercise: the last normal week that trained a line with it, its load unadjusted, and the k of that week."""


class Turn(NamedTuple):
    """A line's place in its progression in one week.

    `k` earlier normal weeks have trained it. `since` is the last normal week that trained it with its load
    unadjusted, None before there is one, and `since_k` the k of that week. `week` is the week's number. `begun` holds,
    for each of its `from week`s that has come, the k at which it did. `counted` takes the place of all this, but for
    the wave, for the steps of a line that has a counter. `by_exercise` takes the place of `since` and `since_k` for a
    line that is done with one exercise in one gym and with another in the next.
    """

    k: int
    since: int | None
    since_k: int
    week: int = 0
    begun: tuple[int, ...] = ()
    counted: Count | None = None
    by_exercise: LastTimes | None = None

    def last_time(self, exercise: Exercise) -> tuple[int | None, int, bool]:
        """Return the week that an unknown load is told by, its k, and whether nothing trained the line since."""
        if self.by_exercise is None:
            place = self.counted or self
            return place.since, place.since_k, self.counted is not None and self.counted.is_last
        week, k = (None, 0) if self.counted is not None else self.by_exercise.get(exercise.id, (None, 0))
        return week, k, False


class Best(NamedTuple):
    """The best of what was lifted lately: a weight, so often, and the maximum that it stands for, in the same unit.

    `reserve` are the repetitions that were left.
    """

    weight: Fraction
    reps: int
    unit: WeightUnit
    maximum: Fraction
    date: date
    reserve: Fraction = Fraction(0)


class Known(NamedTuple):
    """What a log tells of maxima, by exercise id: the best of late, and what training maxima have moved by."""

    bests: tuple[tuple[str, Best], ...] = ()
    moved: tuple[tuple[str, Fraction], ...] = ()


class Leg(NamedTuple):
    """A stretch of a progression that a log begins anew: the load is changed, and steps count from there.

    It is multiplied by `factor` and moved by `shift`, in the athlete's unit; one that nobody knows is `anchor`, if that
    is known. `steps` are those taken since. Of lines that share their steps the load of one `line` may change alone.
    """

    factor: Fraction = Fraction(1)
    shift: Fraction = Fraction(0)
    anchor: Fraction | None = None
    steps: int = 0
    line: int | None = None

    def __hash__(self) -> int:
        """Hash without the fractions, which takes long: a line has a leg for each time that a log changed its load."""
        return hash((self.steps, self.line))


class Moment(NamedTuple):
    """Everything in a week and a turn that a line's dose depends on: equal moments have equal doses.

    `steps` are those taken of its progression, `wave_step` counts the doses of its wave from 0, `adjusts` are the
    week's that reach it. An unknown load is described relative to week `since`, where `since_steps` were taken. `week`
    is the one whose maxima apply; 0 where all weeks have the same. `phase` is how many of its `from week`s have come.
    `is_last`: week `since` had the last time at all. `easy`: no set is open. `deload`: the line's dose for `deload`
    weeks holds. The rest follows from a log: `legs` come behind these steps, `eased` is what the load is multiplied by
    until it no longer hurts, `stage` counts the line's stages from 0, `known` is what is known of maxima.
    """

    steps: int
    wave_step: int
    adjusts: tuple[Adjust, ...]
    since: int | None = None
    since_steps: int = 0
    week: int = 0
    phase: int = 0
    is_last: bool = False
    easy: bool = False
    deload: bool = False
    legs: tuple[Leg, ...] = ()
    eased: Fraction | None = None
    stage: int = 0
    known: "Known | None" = None


_NO_TIMES: LastTimes = MappingProxyType({})


class Past(NamedTuple):
    """The state of a line before a week: the weeks that count, the last `k`, and the rest as in `Turn`."""

    counted: int
    k: int
    since: int | None
    since_k: int
    begun: tuple[int, ...] = ()
    by_exercise: LastTimes = _NO_TIMES


_NEW = Past(0, 0, None, 0)


def key_of(line: SetLine) -> LineKey:
    """Return the identity of a line; an inherited line in a derived session is the same line."""
    return LineKey(line.where, line.swapped, line.exercise.id)


def take_turns(
    number: int,
    week: Week,
    lines: Iterable[Trained],
    past: Mapping[int, Past],
    idle: Collection[int] = (),
    varied: Collection[int] = (),
) -> tuple[dict[int, Turn], dict[int, Past]]:
    """Return the turns of the lines that week `number` trains, and the new state of the lines, by their numbers.

    Weeks with a kind and held lines take no step and do not count. Lines with the numbers `idle` are only optional in
    this week: they have the dose of its step, and do not count. Those with the numbers `varied` are not done with the
    same exercise in all weeks and places.
    """
    turns: dict[int, Turn] = {}
    later = dict(past)
    loads = [each for each in week.adjusts if each.what is Adjustable.LOAD] if week.kind is None else []
    is_plain = not (loads or week.holds or idle or varied)
    alike: dict[int, tuple[Turn, Past]] = {}
    for key, line, exercise in lines:
        if is_plain and not line.later:
            before = past.get(key, _NEW)
            if id(before) not in alike:
                alike[id(before)] = _take_turn(before, number, week)
            turns[key], later[key] = alike[id(before)]
            continue
        if key in turns and key not in varied:
            continue
        adjusted = bool(loads) and any(applies(each, line, exercise) for each in loads)
        if key not in turns:
            before = past.get(key, _NEW)
            stays = week.kind is not None or (bool(week.holds) and is_held(line, exercise, week.holds))
            k = before.k if stays else before.counted
            begun = before.begun
            if line.later and week.kind is None:
                begun += (before.counted,) * (sum(each.week <= number for each in line.later) - len(begun))
            by_exercise = before.by_exercise if key in varied else None
            turns[key] = Turn(k, before.since, before.since_k, number, begun, by_exercise=by_exercise)
            if week.kind is None and key not in idle:
                counted = before.counted if stays else before.counted + 1
                since = (before.since, before.since_k) if adjusted else (number, k)
                later[key] = Past(counted, k, *since, begun, before.by_exercise)
        if key in varied and week.kind is None and key not in idle and not adjusted:
            times = {**later[key].by_exercise, exercise.id: (number, turns[key].k)}
            later[key] = later[key]._replace(by_exercise=times)
    return turns, later


def _take_turn(before: Past, number: int, week: Week) -> tuple[Turn, Past]:
    """Return the turn of lines that nothing but a kind of the week keeps from stepping, and their new state."""
    k = before.counted if week.kind is None else before.k
    turn = Turn(k, before.since, before.since_k, number, before.begun)
    return turn, before if week.kind is not None else Past(k + 1, k, number, k, before.begun, before.by_exercise)


def is_held(line: SetLine, exercise: Exercise, holds: Iterable[HoldBack]) -> bool:
    """Return whether one of the `holds` of a week keeps a line, done with `exercise`, from stepping."""
    return any(
        hold.target is None
        or (
            line.role is hold.target
            if isinstance(hold.target, Role)
            else hold.target in (line.exercise.id, exercise.id)
        )
        for hold in holds
    )


def applies(adjust: Adjust, line: SetLine, exercise: Exercise) -> bool:
    """Return whether an adjustment reaches a line that an athlete trains with `exercise`.

    Without a target it reaches primary, secondary and accessory lines; with an exercise, all but warm-ups.
    """
    if adjust.target is None:
        return line.role in WORKING_ROLES
    if isinstance(adjust.target, Role):
        return line.role is adjust.target
    return line.role is not Role.WARMUP and adjust.target in (line.exercise.id, exercise.id)
