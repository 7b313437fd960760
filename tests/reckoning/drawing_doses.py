"""Doses and steps of every kind, for hypothesis."""

from fractions import Fraction

from hypothesis import strategies as st

from reckoning.doses import WEIGHTS
from reckoning.maxima import convert
from reckoning.plans import COMPLEX, Line
from reckoning.sets import Dose, Group, Load, Step

quarters = st.integers(2, 40).map(lambda number: Fraction(number, 4))
weights = st.integers(60, 400).map(lambda number: Fraction(number, 2))
percents = st.integers(60, 200).map(lambda number: Fraction(number, 2))
units = st.sampled_from(("kg", "kg", "kg", "lb"))


@st.composite
def ranges(draw: st.DrawFn, low: int, high: int) -> tuple[int, int]:
    first = draw(st.integers(low, high))
    return first, first + draw(st.sampled_from((0, 0, 0, 1, 2)))


@st.composite
def loads(draw: st.DrawFn, shares: bool = True) -> Load:
    wide = draw(st.sampled_from((0, 0, 0, 5)))
    if shares and draw(st.booleans()):
        share = draw(percents)
        of, lift = draw(st.sampled_from(("max", "tm"))), draw(st.sampled_from(("", "", "rdl", "hip-thrust")))
        return Load(share, share + wide, True, of, lift)
    weight = draw(weights)
    return Load(weight, weight + wide, unit=draw(units))


@st.composite
def groups(draw: st.DrawFn, loaded: bool, timed: bool = True) -> Group:
    sets = draw(ranges(1, 5))
    rir = draw(st.one_of(st.none(), ranges(0, 4)))
    load = draw(loads()) if loaded else None
    kind = draw(st.sampled_from(("reps", "reps", "reps", "open", "max", *(("s", "m") if timed else ()))))
    if kind == "max":
        return Group(*sets, None, None, rir=rir, load=load)
    if kind in ("s", "m"):
        many = 60 if kind == "s" and draw(st.booleans()) else 1  # whole minutes
        low, high = draw(ranges(1, 3) if many > 1 else ranges(10, 40))
        return Group(*sets, low * many, high * many, kind, rir=rir, load=load)
    low, high = draw(ranges(1, 12))
    return Group(*sets, low, high, open=kind == "open", side=draw(st.booleans()), rir=rir, load=load)


@st.composite
def stations(draw: st.DrawFn, sets: int) -> Dose:
    """Draw the dose of a station: so many groups of one set."""
    loaded = draw(st.booleans())
    found = draw(st.lists(groups(loaded), min_size=sets, max_size=sets))
    return tuple(group._replace(fewest=1, most=1) for group in found)


@st.composite
def complexes(draw: st.DrawFn) -> Dose:
    counts = st.lists(st.integers(1, 3), min_size=len(COMPLEX), max_size=len(COMPLEX))
    found = []
    for group in draw(doses()):
        parts = tuple(draw(counts))
        whole = {"low": sum(parts), "high": sum(parts), "measure": "", "open": False, "parts": parts}
        found.append(group._replace(**whole))
    return tuple(found)


@st.composite
def doses(draw: st.DrawFn) -> Dose:
    loaded = draw(st.booleans())
    found = draw(st.lists(groups(loaded), min_size=1, max_size=3))
    if draw(st.booleans()):
        share = draw(percents)
        found[1:] = [group._replace(load=Load(share, share, True, "top")) for group in found[1:]]
    return tuple(found)


@st.composite
def steps(draw: st.DrawFn, only_loads: bool = False) -> Step:
    unit = draw(st.sampled_from(("kg", "%", "lb") if only_loads else ("kg", "%", "rep", "set", "s", "rir", "lb")))
    every = draw(st.integers(1, 3))
    by = draw(st.sampled_from(("week", "session")))
    if unit == "rir":
        return Step(Fraction(-1), unit, every, by)
    if unit in WEIGHTS:
        return Step(draw(quarters), unit, every, by)
    return Step(Fraction(draw(st.integers(1, 3))), unit, every, by)


@st.composite
def own_steps(draw: st.DrawFn, line: Line, only_loads: bool) -> Step:
    """Draw a step for a line, at times with a limit that lies before it."""
    step = draw(steps(only_loads).filter(lambda each: does_something(each, line.dose)))
    dose = [group for dose in (line.dose, *(dose for _, dose in line.later)) for group in dose]
    written = [group.load for group in dose if group.load and not group.load.share]
    loaded = [convert(each.high, each.unit, step.unit) for each in written if step.unit in ("kg", "lb")]
    ahead = draw(st.one_of(st.none(), st.integers(1, 12)))
    most = {
        **dict.fromkeys(("kg", "lb"), max((floor(each) for each in loaded), default=None)),
        "rep": max((group.high for group in dose if not group.measure and group.high), default=None),
        "s": max((group.high for group in dose if group.measure == "s" and group.high), default=None),
        "set": sum(group.most for group in dose),
    }.get(step.unit)
    return step if ahead is None or most is None else step._replace(limit=most + 1 + ahead)


def does_something(step: Step, dose: Dose) -> bool:
    """Tell whether a dose has what the step changes; a line refuses another one."""
    if step.unit == "rir":
        return any(group.rir for group in dose)
    counted = {"rep": "", "s": "s"}
    there = [group for group in dose if group.low and not group.parts]
    return step.unit not in counted or any(group.measure == counted[step.unit] for group in there)


def floor(value: Fraction) -> int:
    return value.numerator // value.denominator
