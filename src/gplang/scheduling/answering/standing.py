"""Where a line stands in its progression, by what was done of it: pure steps from one record to the next.

Steps are counted by an index: that of the plan's own count of weeks or sessions, or else of the times that the line
was trained. An index that was not done as prescribed counts for nothing; one that nobody recorded counts as the text
has it.
"""

from fractions import Fraction

from gplang.records import NamedTuple
from gplang.scheduling.reasons import Reason, Why
from gplang.scheduling.turns import Leg

_NEITHER, _PASSED, _CHANGED, _HELD, _MISSED = range(5)
"""What an index comes to, the worse the higher; what is recorded of it twice comes to the worse, else to the later."""


class Passed(NamedTuple):
    """As prescribed; what it earns beyond the usual step, and the `reason` that tells of that.

    `anchor` is the weight, where none was planned; `climbs`: the next stage comes. Of lines that share their steps it
    is for one `line` alone.
    """

    shift: Fraction = Fraction(0)
    factor: Fraction = Fraction(1)
    anchor: Fraction | None = None
    climbs: bool = False
    line: int | None = None
    reason: Reason | None = None


class Held(NamedTuple):
    """Not as prescribed; `is_miss`: it counts for `on-miss`, which changes a training max if it is `of_tm`.

    `anchor` is the weight of a `line`, where none was planned.
    """

    reason: Reason
    is_miss: bool = False
    anchor: Fraction | None = None
    line: int | None = None
    of_tm: bool = False


Verdict = Passed | Held


class Fall(NamedTuple):
    """What follows from misses: after so many in a row a change of the load, and how many stages there are to fall."""

    after: int = 1
    factor: Fraction = Fraction(1)
    shift: Fraction = Fraction(0)
    stages: int = 0

    @property
    def cuts(self) -> bool:
        """Whether the load changes."""
        return self.factor != 1 or bool(self.shift)


class Standing(NamedTuple):
    """Where a line, or the lines of a lift, stand.

    `legs` are behind it, each with its steps; `leg` is the present one, which began at index `begun` and in which
    `held` indexes counted for nothing. `misses` are those in a row. `at` is the last index that was recorded, and
    `verdicts` what the next one will settle of it, the worst last. `reason` is the last thing that changed the load or
    the stage, for all lines but those whose `own` reason came later; `hold` is why a step was not taken since, and
    `held_at` how many of the leg there were then.
    """

    legs: tuple[Leg, ...] = ()
    leg: Leg = Leg()
    begun: int = 0
    held: int = 0
    misses: int = 0
    stage: int = 0
    at: int | None = None
    verdicts: tuple[Verdict, ...] = ()
    reason: Reason | None = None
    own: tuple[tuple[int, Reason], ...] = ()
    hold: Reason | None = None
    held_at: int = 0

    def reason_of(self, line: int, index: int, interval: int, behind: int) -> Reason | None:
        """Return why a line differs from its text at an index, as far as its steps are concerned.

        A hold tells until the next step, and then why the line is so many steps `behind`, if nothing else does.
        """
        if self.hold is not None and self._steps(index, interval) <= self.held_at:
            return self.hold
        own = next((reason for number, reason in self.own if number == line), None)
        if own is not None:
            return own
        if self.reason is not None or self.hold is None:
            return self.reason
        return self.hold._replace(behind=max(behind, 0))

    def legs_at(self, index: int, interval: int) -> tuple[Leg, ...]:
        """Return all legs at an index with a step every `interval` of them, 0 for none."""
        return (*self.legs, self.leg._replace(steps=self._steps(index, interval)))

    def _steps(self, index: int, interval: int) -> int:
        return max(index - self.begun - self.held, 0) // interval if interval else 0


def note(standing: Standing, index: int, before: int, verdict: Verdict, interval: int, fall: Fall) -> Standing:
    """Return the standing after a record of an index; those before it are settled first.

    So is a later one where a session was done behind one that was planned after it.
    """
    standing = settle(standing, index, before, interval, fall)
    at = index if standing.at is None else max(standing.at, index)
    if at > index:
        standing = settle(standing, at + 1, at, interval, fall)
    verdicts = standing.verdicts if standing.at == index else ()
    return standing._replace(at=at, verdicts=_join(verdicts, verdict))


def settle(standing: Standing, index: int, before: int, interval: int, fall: Fall) -> Standing:
    """Return the standing as it is when an index comes: what is known of an earlier one has its consequences.

    `before` is the last index for which there was something to do. If nobody recorded it, that breaks a row of misses.
    """
    at = standing.at
    if at is None or at >= index:
        return standing
    if standing.verdicts:
        standing = _take(standing, at, interval, fall)._replace(verdicts=())
    return standing._replace(misses=0) if at < before else standing


def _join(verdicts: tuple[Verdict, ...], verdict: Verdict) -> tuple[Verdict, ...]:
    """Return what is recorded of an index, by lines: of each the worse, or else the later."""
    before = next((each for each in verdicts if each.line == verdict.line), None)
    if before is not None and _rank(before) > _rank(verdict):
        return verdicts
    others = (each for each in verdicts if each.line != verdict.line)
    return tuple(sorted((*others, verdict), key=_rank))


def _rank(verdict: Verdict) -> int:
    if isinstance(verdict, Passed):
        return _PASSED if verdict == Passed() else _CHANGED
    if verdict.is_miss:
        return _MISSED
    return _NEITHER if verdict.reason.why is Why.SUBSTITUTE else _HELD


def _take(standing: Standing, at: int, interval: int, fall: Fall) -> Standing:
    """Return the standing after an index: the worst counts of what did not pass, else all that the lines earned."""
    worst = standing.verdicts[-1]
    if isinstance(worst, Held):
        return _hold(standing, at, worst, interval, fall)
    for verdict in standing.verdicts:
        if isinstance(verdict, Passed):
            standing = _pass(standing, at, verdict, interval)
    return standing


def _hold(standing: Standing, at: int, verdict: Held, interval: int, fall: Fall) -> Standing:
    reason = verdict.reason
    legs = standing.legs_at(at, interval)
    held = standing._replace(held=standing.held + 1)
    if interval:
        held = held._replace(hold=reason, held_at=legs[-1].steps)
    if not verdict.is_miss:
        return _weigh(held, at, verdict, legs)
    misses = standing.misses + 1
    if standing.stage + 1 < fall.stages:
        stage = standing.stage + 1
        fell = reason._replace(why=Why.STAGE, stage=stage + 1, stages=fall.stages)
        return held._replace(stage=stage, misses=0, reason=fell, own=(), hold=None)
    if not cuts(standing, fall):
        held = _weigh(held, at, verdict, legs)._replace(misses=misses)
        return held._replace(hold=reason._replace(times=misses)) if interval else held
    if verdict.of_tm:
        return held._replace(stage=0, misses=0, reason=None, own=(), hold=None)
    leg = Leg(fall.factor, fall.shift, verdict.anchor)
    cut = cut_of(reason, fall, misses)
    return _begin(held, at + 1, legs, leg)._replace(stage=0, misses=0, reason=cut, own=(), hold=None)


def cuts(standing: Standing, fall: Fall) -> bool:
    """Return whether one miss more than those of a standing leads to a cut."""
    return fall.cuts and standing.stage + 1 >= fall.stages and standing.misses + 1 >= fall.after


def cut_of(reason: Reason, fall: Fall, misses: int) -> Reason:
    """Return the reason of a cut after so many misses, the last of them for a `reason`."""
    return reason._replace(why=Why.CUT, factor=fall.factor, shift=fall.shift, times=misses)


def _weigh(standing: Standing, at: int, verdict: Held, legs: tuple[Leg, ...]) -> Standing:
    """Return a standing that goes on from the weight which was used where nobody had known one."""
    if verdict.anchor is None:
        return standing
    return _begin(standing, at + 1, legs, Leg(anchor=verdict.anchor, line=verdict.line))._replace(held_at=0)


def _pass(standing: Standing, at: int, verdict: Passed, interval: int) -> Standing:
    after = standing._replace(misses=0)
    if verdict.reason is not None and verdict.line is not None:
        others = tuple(each for each in standing.own if each[0] != verdict.line)
        after = after._replace(own=(*others, (verdict.line, verdict.reason)), hold=None)
    elif verdict.reason is not None:
        after = after._replace(reason=verdict.reason, own=(), hold=None)
    if verdict.climbs:
        return after._replace(stage=standing.stage + 1)
    if verdict.anchor is None and verdict.factor == 1 and not verdict.shift:
        return after
    counted = max(at - standing.begun - standing.held, 0)
    begun = at - (counted % interval if interval else 0)
    leg = Leg(verdict.factor, verdict.shift, verdict.anchor, line=verdict.line)
    return _begin(after._replace(hold=None), begun, standing.legs_at(at, interval), leg)


def _begin(standing: Standing, begun: int, legs: tuple[Leg, ...], leg: Leg) -> Standing:
    """Return a standing that begins a leg; legs without steps between them are one."""
    last = legs[-1]
    if not last.steps and leg.anchor is None and last.line == leg.line:
        merged = Leg(last.factor * leg.factor, last.shift * leg.factor + leg.shift, last.anchor, line=leg.line)
        legs, leg = legs[:-1], merged
    return standing._replace(legs=legs, leg=leg, begun=begun, held=0)
