"""What one line asks for in one session: its dose after so many steps and the week's adjustments, and the loads."""

from fractions import Fraction
from math import floor
from typing import NamedTuple

from reckoning.loads import on_bar, on_the_bar
from reckoning.maxima import HALF, Facts, convert
from reckoning.plans import Adjust, Line
from reckoning.sets import Dose, Group, Load, Step

WEIGHTS = ("kg", "lb", "%")
Ends = tuple[Fraction, Fraction]


class Sets(NamedTuple):
    """A group of sets of the schedule; `exact` and `loaded` in the athlete's unit, None for an unknown load."""

    fewest: int
    most: int
    low: int | None
    high: int | None
    measure: str
    open: bool
    side: bool
    rir: Ends | None
    exact: Ends | None
    loaded: Ends | None
    parts: tuple[int, ...] = ()


class Row(NamedTuple):
    """A line as it is done; `circuit` has its letter, and its rounds or minutes."""

    role: str
    exercise: str
    groups: tuple[Sets, ...]
    circuit: tuple[str, int | None, int | None] | None = None


class Amounts(NamedTuple):
    """A group while it is changed: everything exact, nothing rounded; `rough` loads are rounded in the end."""

    fewest: Fraction
    most: Fraction
    low: Fraction | None
    high: Fraction | None
    rir: Ends | None
    load: Ends | None
    rough: bool


class Phase(NamedTuple):
    """What a line asks for from week `since` on; of its loads and efforts, from when on they are written so."""

    since: int
    dose: Dose
    load_since: int = 0
    effort_since: int = 0

    def counts_from(self, step: Step) -> int:
        """Return from which week on steps of this kind count."""
        loads = dict.fromkeys(WEIGHTS, self.load_since)
        return {**loads, "rir": self.effort_since}.get(step.unit, self.since)


def phases_of(line: Line) -> list[Phase]:
    """Return a line as it is written, and as each `from week` has it: what that does not write stays."""
    found = [Phase(0, line.dose)]
    for week, dose in line.later:
        before = found[-1]
        firsts = before.dose if len(before.dose) == len(dose) else before.dose[:1] * len(dose)
        load = week if names_load(dose) else before.load_since
        effort = week if any(group.rir for group in dose) else before.effort_since
        found.append(Phase(week, completed(dose, firsts) if firsts else dose, load, effort))
    return found


def prescribe(
    line: Line, dose: Dose, steps: tuple[Step, int] | None, adjusts: tuple[Adjust, ...], facts: Facts, closed: bool
) -> Row:
    """Return a line's row: its dose after so many steps and the week's adjustments; `closed`, without open sets."""
    found: list[Sets] = []
    total = sum(group.most for group in dose)
    top: Ends | None = None
    for place, group in enumerate(dose):
        written = amounts = start(group, line.exercise, facts)
        if steps:
            amounts = stepped(amounts, group, *steps, total, last=place == len(dose) - 1)
        for adjust in adjusts:
            amounts = adjusted(amounts, group, on_the_bar(adjust, line.exercise, facts))
        if is_of_top(group):
            amounts = amounts._replace(load=top and shares(top, group.load), rough=True)
        else:
            top = amounts.load
        if facts.has_plates(line.exercise) or (facts.plate_of(line.exercise)[1] and amounts.load != written.load):
            amounts = amounts._replace(rough=True)
        step = steps[0] if steps and not is_of_top(group) else None
        sets = settled(amounts, group, closed)
        if amounts.load and amounts.rough:
            limit = Fraction(step.limit) if step and step.limit is not None and step.unit in WEIGHTS else None
            low, high = (on_bar(end, line.exercise, facts, limit) for end in amounts.load)
            sets = sets._replace(loaded=(low, high))
        found.append(sets)
    return Row(line.role, line.exercise, tuple(found))


def completed(dose: Dose, firsts: Dose) -> Dose:
    """Give a dose that names no effort, or no load, that of the groups before."""
    if not any(group.rir for group in dose):
        dose = tuple(group._replace(rir=first.rir) for group, first in zip(dose, firsts, strict=True))
    if not names_load(dose):
        dose = tuple(group._replace(load=group.load or first.load) for group, first in zip(dose, firsts, strict=True))
    return dose


def names_load(dose: Dose) -> bool:
    return any(group.bare or (group.load and not is_of_top(group)) for group in dose)


def is_of_top(group: Group) -> bool:
    return group.load is not None and group.load.of == "top"


def shares(whole: Ends, load: Load | None) -> Ends | None:
    return load and (whole[0] * load.low / 100, whole[1] * load.high / 100)


def start(group: Group, exercise: str, facts: Facts) -> Amounts:
    low, high = (None if end is None else Fraction(end) for end in (group.low, group.high))
    rir = group.rir and (Fraction(group.rir[0]), Fraction(group.rir[1]))
    load, share = group.load, bool(group.load and group.load.share)
    ends = None if load is None else (load.low, load.high)
    if load is not None and share:
        of = {"max": facts.maximum, "tm": facts.training}.get(load.of, {})
        whole = of.get(load.lift or exercise)
        ends = None if whole is None else shares((whole, whole), load)
    elif load is not None:
        ends = (convert(load.low, load.unit, facts.unit), convert(load.high, load.unit, facts.unit))
        share = load.unit != facts.unit
    return Amounts(Fraction(group.fewest), Fraction(group.most), low, high, rir, ends, share)


def stepped(now: Amounts, group: Group, step: Step, times: int, total: int, last: bool) -> Amounts:
    """Take so many steps, none past the limit."""
    by = step.amount * times
    room = None if step.limit is None else Fraction(step.limit)
    if step.unit in WEIGHTS and now.load is not None:
        each = [end * by / 100 if step.unit == "%" else by for end in now.load]
        if room is not None and now.load[1] + each[1] > room:
            left = max(Fraction(0), room - now.load[1])
            part = left / each[1] if each[1] else Fraction(0)
            each = [end * part for end in each]
        return now._replace(
            load=(now.load[0] + each[0], now.load[1] + each[1]), rough=now.rough or (step.unit == "%" and times > 0)
        )
    measured = None if group.parts else {"": "rep", "s": "s"}.get(group.measure)
    if step.unit == measured and now.low is not None and now.high is not None:
        by = by if room is None else max(Fraction(0), min(by, room - now.high))
        return now._replace(low=now.low + by, high=now.high + by)
    if step.unit == "set" and last:
        by = by if room is None else max(Fraction(0), min(by, room - total))
        return now._replace(fewest=now.fewest + by, most=now.most + by)
    if step.unit == "rir" and now.rir is not None:
        if room is not None:
            by = max(by, min(Fraction(0), room - now.rir[0]))
        return now._replace(rir=(limited(now.rir[0] + by), limited(now.rir[1] + by)))
    return now


def adjusted(now: Amounts, group: Group, adjust: Adjust) -> Amounts:
    """Change a group as a week asks for; nothing is rounded yet."""

    def change(value: Fraction) -> Fraction:
        return adjusted_count(value, adjust)

    if adjust.what == "sets":
        return now._replace(fewest=change(now.fewest), most=change(now.most))
    if adjust.what == "reps" and not group.measure and not group.parts and now.low is not None and now.high is not None:
        return now._replace(low=change(now.low), high=change(now.high))
    if adjust.what == "load" and now.load is not None:
        ends = (max(Fraction(0), change(now.load[0])), max(Fraction(0), change(now.load[1])))
        return now._replace(load=ends, rough=now.rough or adjust.unit == "%")
    if adjust.what == "rir" and now.rir is not None:
        return now._replace(rir=(now.rir[0] + adjust.amount, now.rir[1] + adjust.amount))
    return now


def adjusted_count(value: Fraction, adjust: Adjust) -> Fraction:
    return value * Fraction(100 + adjust.amount, 100) if adjust.unit == "%" else value + adjust.amount


def settled(now: Amounts, group: Group, closed: bool) -> Sets:
    """Round what was changed, once and last, but for the load."""
    return Sets(
        counted(now.fewest),
        counted(now.most),
        None if now.low is None else counted(now.low),
        None if now.high is None else counted(now.high),
        group.measure,
        group.open and not closed,
        group.side,
        now.rir and (limited(now.rir[0]), limited(now.rir[1])),
        now.load,
        now.load,
        group.parts,
    )


def counted(value: Fraction) -> int:
    return max(1, floor(value + HALF))


def limited(rir: Fraction) -> Fraction:
    return min(max(rir, Fraction(0)), Fraction(10))
