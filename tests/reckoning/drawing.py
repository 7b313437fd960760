"""Plans of every kind that the reference calculation knows, for hypothesis."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from hypothesis import strategies as st

from reckoning.days import contents_of
from reckoning.plans import (
    DAYS,
    Adjust,
    Dose,
    Drop,
    Group,
    Line,
    Load,
    Own,
    Plan,
    Raise,
    Rotation,
    Scheme,
    Session,
    Step,
    Swap,
    Week,
)
from reckoning.weeks import change, lines_of

LIFTS = ("back-squat", "bench-press", "rdl")
ROLES = ("warmup", "primary", "secondary", "accessory", "finisher")
WORDS = frozenset({"scheme"})
KINDS = ("", "", "", "deload", "taper", "test")

quarters = st.integers(2, 40).map(lambda number: Fraction(number, 4))
weights = st.integers(60, 400).map(lambda number: Fraction(number, 2))
percents = st.integers(60, 200).map(lambda number: Fraction(number, 2))


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
    return Load(weight, weight + wide)


@st.composite
def groups(draw: st.DrawFn, loaded: bool, timed: bool = True) -> Group:
    sets = draw(ranges(1, 5))
    rir = draw(st.one_of(st.none(), ranges(0, 4)))
    load = draw(loads()) if loaded else None
    kind = draw(st.sampled_from(("reps", "reps", "reps", "open", "max", *(("s", "m") if timed else ()))))
    if kind == "max":
        return Group(*sets, None, None, rir=rir, load=load)
    if kind in ("s", "m"):
        return Group(*sets, *draw(ranges(10, 40)), kind, rir=rir, load=load)
    low, high = draw(ranges(1, 12))
    return Group(*sets, low, high, open=kind == "open", side=draw(st.booleans()), rir=rir, load=load)


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
    unit = draw(st.sampled_from(("kg", "%") if only_loads else ("kg", "%", "rep", "set", "s", "rir")))
    every = draw(st.integers(1, 3))
    by = draw(st.sampled_from(("week", "session")))
    if unit == "rir":
        return Step(Fraction(-1), unit, every, by)
    if unit in ("kg", "%"):
        return Step(draw(quarters), unit, every, by)
    return Step(Fraction(draw(st.integers(1, 3))), unit, every, by)


@st.composite
def own_steps(draw: st.DrawFn, line: Line, only_loads: bool) -> Step:
    """Draw a step for a line, at times with a limit that lies before it."""
    step = draw(steps(only_loads).filter(lambda each: does_something(each, line.dose)))
    dose = [group for dose in (line.dose, *(dose for _, dose in line.later)) for group in dose]
    ahead = draw(st.one_of(st.none(), st.integers(1, 12)))
    most = {
        "kg": max((floor(group.load.high) for group in dose if group.load and not group.load.share), default=None),
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
    return step.unit not in counted or any(group.low and group.measure == counted[step.unit] for group in dose)


def floor(value: Fraction) -> int:
    return value.numerator // value.denominator


@st.composite
def waves(draw: st.DrawFn) -> tuple[Dose | None, ...]:
    steps = draw(st.lists(st.one_of(doses(), doses(), st.none()), min_size=2, max_size=3).filter(any))
    return tuple(steps)


@st.composite
def lines(draw: st.DrawFn, exercise: str, schemes: tuple[Scheme, ...]) -> Line:
    line = Line(draw(st.sampled_from(ROLES)), exercise, draw(doses()), optional=not draw(st.integers(0, 7)))
    course = draw(st.sampled_from(("", "wave", "scheme" if schemes else "wave")))
    if course == "wave":
        line = line._replace(wave=draw(waves()), once=draw(st.booleans()))
    if course == "scheme":
        line = line._replace(dose=(), scheme=draw(st.sampled_from(schemes)).name)
    line = line._replace(deload=draw(st.one_of(st.none(), st.none(), st.just(()), doses())))
    begins = sorted(draw(st.lists(st.integers(2, 7), max_size=2, unique=True)))
    line = line._replace(later=tuple((week, draw(doses())) for week in begins))
    names = draw(st.lists(st.sampled_from(("trap-bar-deadlift", "db-rdl", "goblet-squat")), max_size=2, unique=True))
    line = line._replace(others=tuple((name, draw(st.one_of(st.just(()), doses()))) for name in names))
    going = draw(st.sampled_from(("", "", "step", "hold")))
    if going == "step":
        return line._replace(step=draw(own_steps(line, only_loads=bool(course))))
    return line._replace(stands=going == "hold")


@st.composite
def sessions(draw: st.DrawFn, schemes: tuple[Scheme, ...]) -> tuple[Session, ...]:
    def some() -> tuple[Line, ...]:
        names = draw(st.lists(st.sampled_from(LIFTS), min_size=1, max_size=3, unique=True))
        return tuple(draw(lines(name, schemes)) for name in names)

    found = [Session("a", some()), Session("b", some())]
    if draw(st.booleans()):
        base = found[0]
        first = base.lines[0]
        swap = Swap("", first.exercise, "hip-thrust", draw(st.one_of(st.just(()), doses())))
        drop = Drop(base.lines[-1].role, base.lines[-1].exercise)
        made: list[tuple[Swap | Drop, ...]] = [(swap,), (drop,), ()]
        if first.role == "warmup":
            made[0] = (swap._replace(role="warmup"),)
        found.append(Session("c", some() if draw(st.booleans()) else (), "a", draw(st.sampled_from(made))))
    return tuple(found)


@st.composite
def weeks(draw: st.DrawFn, trained: tuple[Session, ...]) -> tuple[Week, ...]:
    names = [each.name for each in trained]
    found: list[Week] = []
    first = 1
    while first <= 8 and (first == 1 or draw(st.integers(0, 5))):
        last = first + draw(st.integers(0, 2))
        week = Week(tuple(range(first, last + 1)), draw(st.sampled_from(KINDS)))
        if draw(st.booleans()) and found:
            week = week._replace(like=draw(st.integers(1, first - 1)))
        days = draw(st.lists(st.sampled_from(DAYS), min_size=1 if week.like is None else 0, max_size=4, unique=True))
        if week.like is None and draw(st.booleans()):
            turns = tuple(draw(st.lists(st.sampled_from((*names, "rest")), min_size=2, max_size=4).filter(any_trained)))
            week = week._replace(rotation=Rotation(turns, tuple(sorted(days, key=DAYS.index))))
            week = week._replace(changes=draw(changes(trained, set(turns))))
        else:
            choices = (*names, "rest", *(f"{name} optional" for name in names))
            held = tuple((day, draw(st.sampled_from(choices))) for day in days)
            week = week._replace(days=held)
            if week.like is None:
                week = week._replace(changes=draw(changes(trained, {name.split()[0] for _, name in held})))
        found.append(
            week._replace(
                adjusts=tuple(draw(st.lists(adjusts(), max_size=3))),
                holds=tuple(draw(st.sampled_from(((), (), ("",), ("primary",), ("rdl",))))),
            )
        )
        first = last + 1
    return tuple(found)


@st.composite
def changes(draw: st.DrawFn, trained: tuple[Session, ...], names: set[str]) -> tuple[Swap | Drop, ...]:
    """Draw a change of a week, of a line that one of its sessions has."""
    there = [place.line for each in trained if each.name in names for place in lines_of(trained, each)]
    return draw(changes_of(there))


@st.composite
def changes_of(draw: st.DrawFn, there: list[Line]) -> tuple[Swap | Drop, ...]:
    """Draw a change of one of some lines, or none."""
    if not there or draw(st.booleans()):
        return ()
    line = draw(st.sampled_from(there))
    role = line.role if line.role == "warmup" or draw(st.booleans()) else ""
    if draw(st.booleans()):
        return (Drop(role, line.exercise),)
    new = draw(st.sampled_from([name for name in (*LIFTS, "hip-thrust") if name != line.exercise]))
    return (Swap(role, line.exercise, new, draw(st.one_of(st.just(()), doses()))),)


def any_trained(turns: list[str]) -> bool:
    return set(turns) != {"rest"}


@st.composite
def adjusts(draw: st.DrawFn) -> Adjust:
    target = draw(st.sampled_from(("", "primary", "accessory", "warmup", "rdl")))
    what = draw(st.sampled_from(("sets", "reps", "load", "rir")))
    if what == "rir":
        return Adjust(target, what, draw(st.sampled_from((-1, 1, 2))))
    if what == "load":
        amount, unit = draw(st.sampled_from(((-10, "%"), (-5, "kg"), (5, "%"), (7, "kg"))))
        return Adjust(target, what, amount, unit)
    amount, unit = draw(st.sampled_from(((-40, "%"), (-1, ""), (1, ""), (50, "%"), (-25, "%"))))
    return Adjust(target, what, amount, unit)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    schemes = (
        draw(st.lists(st.sampled_from(("wendler", "fives")), max_size=2, unique=True)) if "scheme" in WORDS else []
    )
    written = tuple(draw(scheme(name)) for name in schemes)
    trained = draw(sessions(written))
    start = draw(st.dates(date(2027, 1, 4), date(2027, 1, 10)))
    roles = draw(st.lists(st.sampled_from(ROLES), max_size=2, unique=True))
    stretch = st.tuples(st.integers(0, 60), st.integers(0, 15))
    pauses = [
        (date.fromordinal(start.toordinal() + first), date.fromordinal(start.toordinal() + first + days))
        for first, days in draw(st.lists(stretch, max_size=2))
    ]
    skips = draw(st.lists(st.integers(0, 40), max_size=2, unique=True))
    held = draw(weeks(trained))
    return Plan(
        start,
        trained,
        held,
        round=draw(st.sampled_from((Fraction(5, 2), Fraction(5), Fraction(1)))),
        rounds=(("rdl", Fraction(4)),) if draw(st.booleans()) else (),
        pauses=tuple(pauses),
        skips=tuple(date.fromordinal(start.toordinal() + each) for each in skips),
        role_steps=tuple((role, draw(steps())) for role in roles),
        lift_steps=tuple(draw(lift_steps())),
        maxima=tuple((name, draw(weights)) for name in (*LIFTS, "hip-thrust", "db-rdl")),
        at_home=draw(st.booleans()),
        tests=draw(tests()),
        training_share=draw(st.integers(80, 95)),
        training=(("rdl", draw(weights)),) if draw(st.booleans()) else (),
        raises=tuple(draw(raises())),
        schemes=written,
        own=draw(differences(start, trained, held)),
    )


@st.composite
def differences(draw: st.DrawFn, start: date, trained: tuple[Session, ...], held: tuple[Week, ...]) -> Own:
    """Draw what is different for the athlete: a change of a line that is there, days that exchange their sessions."""
    if draw(st.booleans()):
        return Own()
    weeks = {number: week for week in held for number in week.numbers}
    since = draw(st.sampled_from((1, 1, 3)))
    since = since if since in weeks else 1
    contents = {number: contents_of(number, weeks) for number in weeks if number >= since}
    there: list[Line] = []
    days: set[str] = set()
    for number, by_day in contents.items():
        on = {day: names for day, held in by_day.items() if (names := [*names_in(held)])}
        days |= set(on)
        wanted = {name for names in on.values() for name in names}
        places = [place for each in trained if each.name in wanted for place in lines_of(trained, each)]
        lines = [change(place, weeks[number].changes, "") for place in places]
        there += [each.line for each in lines if each is not None]
    first, to = draw(st.sampled_from(DAYS)), draw(st.sampled_from(DAYS))
    moves = [(day, other) for day, other in ((first, to), (to, first)) if day in days and day != other]
    offsets = st.integers(0, 50)
    ordinal, length = start.toordinal(), draw(st.integers(0, 9))
    pauses = [date.fromordinal(ordinal + each) for each in draw(st.lists(offsets, max_size=1))]
    return Own(
        since,
        draw(changes_of(there)),
        tuple(moves) if draw(st.booleans()) else (),
        tuple((each, date.fromordinal(each.toordinal() + length)) for each in pauses),
        tuple(date.fromordinal(ordinal + each) for each in draw(st.lists(offsets, max_size=2, unique=True))),
    )


def names_in(held: list[str | tuple[str, ...]]) -> Iterator[str]:
    for each in held:
        yield from (name for name in ([each.split()[0]] if isinstance(each, str) else each) if name != "rest")


@st.composite
def scheme(draw: st.DrawFn, name: str) -> Scheme:
    steps = tuple(draw(st.lists(doses(), min_size=2, max_size=4)))
    return Scheme(name, steps, draw(st.booleans()), draw(st.one_of(st.none(), doses())))


@st.composite
def lift_steps(draw: st.DrawFn) -> list[tuple[str, str, Step]]:
    keys = st.tuples(st.sampled_from(("", "primary", "accessory")), st.sampled_from(LIFTS))
    return [(*key, draw(steps())) for key in draw(st.lists(keys, max_size=3, unique=True))]


@st.composite
def tests(draw: st.DrawFn) -> tuple[tuple[str, Fraction, int], ...]:
    names = draw(st.lists(st.sampled_from(LIFTS[:2]), max_size=2, unique=True))
    return tuple((name, draw(weights), draw(st.integers(2, 8))) for name in names)


@st.composite
def raises(draw: st.DrawFn) -> list[Raise]:
    names = draw(st.lists(st.sampled_from(LIFTS), max_size=2, unique=True))
    found = [Raise(name, draw(quarters), draw(st.integers(1, 4))) for name in names]
    limits = st.one_of(st.none(), st.integers(201, 230))
    return [each if each.exercise == "rdl" else each._replace(limit=draw(limits)) for each in found]
