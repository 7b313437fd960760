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
    `verdict` what the next one will settle of it. `reason` is the last thing that changed the load or the stage, for
    all lines but the one whose `own` reason came later; `hold` is why a step was not taken since, and `held_at` how
    many of the leg there were then.
    """

    legs: tuple[Leg, ...] = ()
    leg: Leg = Leg()
    begun: int = 0
    held: int = 0
    misses: int = 0
    stage: int = 0
    at: int | None = None
    verdict: Verdict | None = None
    reason: Reason | None = None
    own: tuple[int, Reason] | None = None
    hold: Reason | None = None
    held_at: int = 0

    def reason_of(self, line: int, index: int, interval: int, behind: int) -> Reason | None:
        """Return why a line differs from its text at an index, as far as its steps are concerned.

        A hold tells until the next step, and then why the line is so many steps `behind`, if nothing else does.
        """
        if self.hold is not None and self._steps(index, interval) <= self.held_at:
            return self.hold
        if self.own is not None and self.own[0] == line:
            return self.own[1]
        if self.reason is not None or self.hold is None:
            return self.reason
        return self.hold._replace(behind=max(behind, 0))

    def legs_at(self, index: int, interval: int) -> tuple[Leg, ...]:
        """Return all legs at an index with a step every `interval` of them, 0 for none."""
        return (*self.legs, self.leg._replace(steps=self._steps(index, interval)))

    def _steps(self, index: int, interval: int) -> int:
        return max(index - self.begun - self.held, 0) // interval if interval else 0


def note(standing: Standing, index: int, verdict: Verdict, interval: int, fall: Fall) -> Standing:
    """Return the standing after a record of an index; those before it are settled first.

    So is a later one where a session was done behind one that was planned after it.
    """
    standing = settle(standing, index, interval, fall)
    if standing.at is not None and standing.at > index:
        return settle(standing, standing.at + 1, interval, fall)._replace(verdict=verdict)
    if standing.at == index and standing.verdict is not None and _rank(standing.verdict) > _rank(verdict):
        return standing
    return standing._replace(at=index, verdict=verdict)


def settle(standing: Standing, index: int, interval: int, fall: Fall) -> Standing:
    """Return the standing as it is when an index comes: what is known of an earlier one has its consequences.

    An index that nobody recorded breaks a row of misses.
    """
    at, verdict = standing.at, standing.verdict
    if at is None or at >= index:
        return standing
    if verdict is not None:
        standing = _take(standing, at, verdict, interval, fall)._replace(verdict=None)
    return standing._replace(misses=0) if index > at + 1 else standing


def _rank(verdict: Verdict) -> int:
    if isinstance(verdict, Passed):
        return _PASSED if verdict == Passed() else _CHANGED
    if verdict.is_miss:
        return _MISSED
    return _NEITHER if verdict.reason.why is Why.SUBSTITUTE else _HELD


def _take(standing: Standing, at: int, verdict: Verdict, interval: int, fall: Fall) -> Standing:
    if isinstance(verdict, Passed):
        return _pass(standing, at, verdict, interval)
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
        return held._replace(stage=stage, misses=0, reason=fell, own=None, hold=None)
    if not cuts(standing, fall):
        held = _weigh(held, at, verdict, legs)._replace(misses=misses)
        return held._replace(hold=reason._replace(times=misses)) if interval else held
    if verdict.of_tm:
        return held._replace(stage=0, misses=0, reason=None, own=None, hold=None)
    leg = Leg(fall.factor, fall.shift, verdict.anchor)
    cut = cut_of(reason, fall, misses)
    return _begin(held, at + 1, legs, leg)._replace(stage=0, misses=0, reason=cut, own=None, hold=None)


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
        after = after._replace(own=(verdict.line, verdict.reason), hold=None)
    elif verdict.reason is not None:
        after = after._replace(reason=verdict.reason, own=None, hold=None)
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
