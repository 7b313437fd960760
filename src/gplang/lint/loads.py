"""Loads over the weeks, as far as they can be compared."""

from collections.abc import Mapping
from fractions import Fraction

from gplang.lint.facts import number
from gplang.lint.subjects import Course
from gplang.quantities import ShareOf
from gplang.records import NamedTuple
from gplang.scheduling.records import ChangeUnit, LoadForm, Range, ScheduledLoad

USUAL = "usual"
"""Unit of a load that nobody knows: so many times the usual one."""

ADDED = " added"
"""How the units end of what is added to the body's weight."""

_AS_USUAL = Range(Fraction(1), Fraction(1))


class KnownLoad(NamedTuple):
    """An exact load that can be compared with others of its unit: `kg`, `kg added`, `% of rdl` or `USUAL`."""

    unit: str
    low: Fraction
    high: Fraction


Loads = tuple[KnownLoad | None, ...]
"""The loads of a line's groups of sets; None for one that is known neither as a number nor by its changes."""


def known_loads(course: Course) -> dict[int, Loads]:
    """Return the loads of a line's groups by week."""
    past: dict[int, Loads] = {}
    same: dict[int, Loads] = {}
    for week, done in course.weeks:
        loads = same.get(id(done))
        if loads is None:
            loads = tuple(_known(group.load, past, index) for index, group in enumerate(done.groups))
        past[week] = same[id(done)] = loads
    return past


def plain_loads(course: Course, known: Mapping[int, Loads]) -> dict[int, Loads]:
    """Return the loads without the adjusts, in the weeks that adjust a line."""
    return {
        week: tuple(_known(group.load, known, index) for index, group in enumerate(done.groups))
        for week, done in course.plain.items()
    }


def _known(load: ScheduledLoad | None, past: Mapping[int, Loads], index: int) -> KnownLoad | None:
    if load is None:
        return KnownLoad(USUAL, *_AS_USUAL)
    follows = load.percent is not None and (load.grows or load.share is ShareOf.TOP)
    if load.exact is not None and load.unit is not None and not follows:
        return KnownLoad(f"{load.unit}{ADDED if load.form is LoadForm.BODYWEIGHT else ''}", *load.exact)
    if load.percent is not None:
        if any(change.amount for change in load.changes):
            return None
        return KnownLoad(f"% of {load.of.id if load.of is not None else ''} {load.share}", *load.percent)
    return _relative(load, past, index) if load.form is LoadForm.RELATIVE else None


def _relative(load: ScheduledLoad, past: Mapping[int, Loads], index: int) -> KnownLoad | None:
    """Return an unknown load by its changes; None where one of them is a weight."""
    before: KnownLoad | None = KnownLoad(USUAL, *_AS_USUAL)
    if load.since is not None:
        loads = past.get(load.since, ())
        before = loads[index] if index < len(loads) else None
    if before is None or before.unit != USUAL:
        return None
    times = before.low
    for change in load.changes:
        if change.unit is ChangeUnit.PERCENT:
            times *= 1 + change.amount / 100
        elif change.amount:
            return None
    return KnownLoad(USUAL, times, times)


def describe_growth(old: KnownLoad, new: KnownLoad) -> str:
    """Return `100 → 110 kg, +10 %`; no share for weight added to the body weight, since the total is not known."""
    share = f"+{number((new.high - old.high) * 100 / old.high)} %" if old.high > 0 else ""
    if new.unit == USUAL:
        return f"load {share}"
    unit = "%" if new.unit.startswith("%") else new.unit
    amounts = f"{_ends(old)} → {_ends(new)} {unit}"
    return amounts if unit.endswith(ADDED) else f"{amounts}, {share}"


def _ends(load: KnownLoad) -> str:
    return "–".join(dict.fromkeys(exact_number(end) for end in (load.low, load.high)))


def exact_number(amount: Fraction) -> str:
    """Return an amount with at most two decimal places."""
    whole, rest = divmod(abs(round(amount * 100)), 100)
    places = f".{rest:02}".rstrip("0") if rest else ""
    return f"{'−' if amount < 0 else ''}{whole}{places}"
