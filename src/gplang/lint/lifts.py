"""Lifts: the lines of a session with one exercise in one role, and the origin of their doses.

A top set and its back-off sets may be on lines of their own; the guide counts the lift.
"""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from math import lcm

from gplang.diagnostics import Label
from gplang.guide import Amount, Band
from gplang.model.session import SetGroup, SetLine
from gplang.model.week import Adjust
from gplang.quantities import Measure, Step, StepUnit
from gplang.records import NamedTuple
from gplang.scheduling.records import ScheduledGroup
from gplang.scheduling.stages import Change, Stage
from gplang.source import Location, SourceText, Span
from gplang.vocabulary import Adjustable


class SetsDone(NamedTuple):
    """Sets of one dose, the place of the dose, and how often one cycle of the lift contains them."""

    where: Location
    group: ScheduledGroup
    times: int = 1

    @property
    def sets(self) -> int:
        """Its sets in one cycle of the lift, at most."""
        return self.group.dose.sets * self.times

    @property
    def fewest(self) -> int:
        """Its sets in one cycle of the lift, at least."""
        return self.group.dose.fewest * self.times


class Making(NamedTuple):
    """One dose of a line: where it is written, and its sets as they are trained.

    `tell_stages` computes the origin of the dose on demand: a rule without a finding does not need it.
    """

    written: tuple[SetGroup, ...]
    groups: tuple[ScheduledGroup, ...]
    tell_stages: Callable[[], tuple[Stage, ...]]

    @property
    def stages(self) -> tuple[Stage, ...]:
        """Its sets, as they are written and after each change, the last as they are trained."""
        return self.tell_stages()

    @property
    def changes(self) -> tuple[Change, ...]:
        """What changed it, in order."""
        return tuple(stage.change for stage in self.stages if stage.change is not None)


class Part(NamedTuple):
    """One line of a lift: its doses of one cycle."""

    line: SetLine
    cycle: tuple[Making, ...]


class Lift(NamedTuple):
    """The lines of a lift, in order."""

    parts: tuple[Part, ...]

    @property
    def steps(self) -> int:
        """How many doses one cycle of all its lines holds; 1 without a wave."""
        return lcm(*[len(part.cycle) for part in self.parts])

    @property
    def whole(self) -> str:
        """What its doses come from, where there are several: a scheme, if all its lines take one, else a wave."""
        return "scheme" if all(part.line.scheme is not None for part in self.parts) else "wave"

    @property
    def sets(self) -> Amount:
        """Its sets, at most; with a wave, the mean of a cycle."""
        return self._mean(sum(done.sets for done in self.groups))

    @property
    def fewest(self) -> Amount:
        """Its sets, at least, without optional lines beside others; with a wave, the mean of a cycle."""
        needed = tuple(part for part in self.parts if not part.line.optional)
        if needed and len(needed) < len(self.parts):
            return Lift(needed).fewest
        return self._mean(sum(done.fewest for done in self.groups))

    @property
    def is_optional(self) -> bool:
        """Whether all of it is for who likes: nothing asks for enough of it."""
        return all(part.line.optional for part in self.parts)

    def _mean(self, total: int) -> Amount:
        return total if self.steps == 1 else Fraction(total, self.steps)

    @property
    def varies(self) -> bool:
        """Whether the doses of a wave differ in sets."""
        return any(
            len({sum(group.dose.sets for group in making.groups) for making in part.cycle}) > 1 for part in self.parts
        )

    @property
    def groups(self) -> Iterator[SetsDone]:
        """All its groups of sets, with a wave those of one cycle, each with the place of its dose."""
        steps = self.steps
        for part in self.parts:
            for making in part.cycle:
                for written, group in zip(making.written, making.groups, strict=False):
                    yield SetsDone(written.where, group, steps // len(part.cycle))

    @property
    def changes(self) -> tuple[Change, ...]:
        """All that changed its doses: steps first, then adjusts, in order."""
        found = dict.fromkeys(each for part in self.parts for making in part.cycle for each in making.changes)
        return tuple(sorted(found, key=lambda change: isinstance(change.what, Adjust)))

    def before(self, changes: Iterable[Change]) -> "Lift":
        """Return the lift without these changes."""
        without = frozenset(changes)
        return Lift(
            tuple(Part(part.line, tuple(_without(making, without) for making in part.cycle)) for part in self.parts)
        )

    @property
    def each(self) -> tuple["Lift", ...]:
        """Its lines, each as a lift of its own."""
        return tuple(Lift((part,)) for part in self.parts) if len(self.parts) > 1 else (self,)


def _without(making: Making, changes: frozenset[Change]) -> Making:
    """Return a dose as it was before the first of some changes."""
    stages = making.stages
    for at, stage in enumerate(stages):
        if stage.change in changes:
            stages = stages[:at]
            break
    return making._replace(groups=stages[-1].groups, tell_stages=lambda: stages)


Wrong = Callable[[Lift], list[SetsDone]]
"""Finds the sets of a lift that a rule has something to say of."""


class Cause(NamedTuple):
    """Where a lift's doses went wrong; `change` is None where they are written so."""

    change: Change | None
    where: Location
    related: tuple[Label, ...]


def find_cause(lift: Lift, wrong: Wrong) -> Cause:
    """Return what to change in a lift that is wrong: the change that made it so, else the doses."""
    changes = lift.changes
    first, guilty = lift, None
    for at in range(len(changes) - 1, -1, -1):
        earlier = lift.before(changes[at:])
        if not wrong(earlier):
            guilty = changes[at]
            break
        first = earlier
    doses = [each.where for each in wrong(first)] or [lift.parts[0].line.where]
    rows: dict[tuple[SourceText, int], list[Location]] = {}
    for each in doses:
        rows.setdefault((each.source, each.start.line), []).append(each)
    places = [join(row) for row in rows.values()]
    if guilty is None:
        return Cause(None, places[0], tuple(Label(place, "and here") for place in places[1:]))
    return Cause(guilty, guilty.where, tuple(Label(place, "starts from this dose") for place in places))


def remedy(cause: Cause, lift: Lift, unit: StepUnit, band: Band, otherwise: str) -> str:
    """Return the remedy for wrong doses; `unit` is that of the steps that would leave the `band`."""
    if cause.change is None:
        return otherwise
    what = cause.change.what
    if isinstance(what, Adjust):
        easier = what.change.amount < 0 if what.what is Adjustable.SETS else what.what is Adjustable.RIR
        eased = easier and (what.what is Adjustable.SETS or what.change.amount > 0)
        return "adjust less, or write `deload` behind the week's number" if eased else "adjust less"
    end = _end(cause.change, what, lift, unit, band)
    return f"end it with `to {end}`" if end is not None else "end it earlier, with `to`"


def _end(change: Change, step: Step, lift: Lift, unit: StepUnit, band: Band) -> Amount | None:
    """Return the limit that keeps a step within a band; None where none can."""
    end = band.high if step.amount > 0 else band.low
    moved = [part for part in lift.parts if any(change in making.changes for making in part.cycle)]
    if step.unit is not unit:
        return None
    if unit is StepUnit.RIR or not moved:
        return end
    starts = [making.stages[0].groups for part in moved for making in part.cycle]
    if unit is StepUnit.SETS:
        start = max(sum(group.dose.sets for group in groups) for groups in starts)
        end -= sum(part.sets for part in lift.each if part.parts[0] not in moved)
        return end if len(moved) == 1 and start <= end and Fraction(end).denominator == 1 else None
    highs = [group.dose.high or 0 for groups in starts for group in groups if group.dose.measure is Measure.REPS]
    return end if step.amount < 0 or max(highs, default=0) <= end else None


def off_reps(lift: Lift, band: Band) -> list[SetsDone]:
    """Return the sets whose repetitions are not within a band; unknown, timed and measured ones are."""
    return [
        each
        for each in lift.groups
        if each.group.dose.measure is Measure.REPS and not band.covers(each.group.dose.low, each.group.dose.high)
    ]


def off_sets(lift: Lift, band: Band) -> list[SetsDone]:
    """Return all sets of a lift if there are too few or too many of them."""
    return [*lift.groups] if sets_off(lift, band) else []


def sets_off(lift: Lift, band: Band) -> Amount:
    """Return how far the sets of a lift lie outside a band; an optional one never has too few."""
    return distance(band, None if lift.is_optional else lift.fewest, lift.sets)


def is_more_than(share: Amount, off: Iterable[SetsDone], lift: Lift) -> bool:
    """Return whether some sets are more than a share of all of a lift's."""
    return sum(each.sets for each in off) > share * sum(each.sets for each in lift.groups)


def most_off(band: Band, off: Iterable[SetsDone]) -> Amount:
    """Return how far the repetitions of some sets lie outside a band at most."""
    return max((distance(band, each.group.dose.low, each.group.dose.high) for each in off), default=0)


def is_far(band: Band, low: Amount | None, high: Amount | None) -> bool:
    """Return whether a range lies far outside a band: at half of it or less, or at double or more."""
    return (low is not None and low * 2 <= band.low) or (high is not None and high >= 2 * band.high)


def distance(band: Band, low: Amount | None, high: Amount | None) -> Amount:
    """Return how far a range lies outside a band."""
    under = band.low - low if low is not None and low < band.low else 0
    over = high - band.high if high is not None and high > band.high else 0
    return max(under, over)


def join(places: Iterable[Location]) -> Location:
    """Return the span from the first of some places on one line to the last."""
    first, *others = places
    line = first.start.line
    ends = [each.span.end for each in others if each.source is first.source and each.start.line == line]
    return Location(first.source, Span(first.span.start, max([first.span.end, *ends])))
