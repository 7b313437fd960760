"""Plans of every kind that the reference calculation knows, for hypothesis."""

import os
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from reckoning.days import contents_of
from reckoning.drawing_doses import complexes, doses, own_steps, quarters, stations, steps, units, weights
from reckoning.drawing_gyms import gym, plates, roundable
from reckoning.plans import (
    DAYS,
    Adjust,
    Athlete,
    Circuit,
    Drop,
    Gym,
    Line,
    Own,
    Plan,
    Raise,
    Rotation,
    Scheme,
    Session,
    Swap,
    Week,
)
from reckoning.sets import Dose, Step
from reckoning.weeks import change, lines_of

EVENTS = ("match", "practice")
LIFTS = ("back-squat", "bench-press", "rdl")
STATIONS = ("kb-swing", "push-up", "front-squat")
ROLES = ("warmup", "primary", "secondary", "accessory", "finisher")
TIMES = ("", "7:00", "12:15", "18:30")
KINDS = ("", "", "", "deload", "taper", "test")

Doses = st.SearchStrategy[Dose]


def few(examples: int) -> settings:
    """Return settings for so many plans, which take their time to draw, and minutes to make smaller.

    GPLANG_TIMES multiplies their number.
    """
    times = int(os.environ.get("GPLANG_TIMES", "1"))
    slow = (HealthCheck.too_slow, HealthCheck.data_too_large)
    return settings(max_examples=examples * times, phases=(Phase.explicit, Phase.generate), suppress_health_check=slow)


@st.composite
def waves(draw: st.DrawFn, dose: Doses) -> tuple[Dose | None, ...]:
    steps = draw(st.lists(st.one_of(dose, dose, st.none()), min_size=2, max_size=3).filter(any))
    return tuple(steps)


@st.composite
def lines(draw: st.DrawFn, exercise: str, schemes: tuple[Scheme, ...], dose: Doses, label: str = "") -> Line:
    """Draw a line; a `label` makes it a station."""
    role = "accessory" if label else draw(st.sampled_from(ROLES))
    line = Line(role, exercise, draw(dose), optional=not draw(st.integers(0, 7)), label=label)
    course = draw(st.sampled_from(("", "wave", "scheme" if schemes and not label else "wave")))
    if course == "wave":
        line = line._replace(wave=draw(waves(dose)), once=draw(st.booleans()))
    if course == "scheme":
        line = line._replace(dose=(), scheme=draw(st.sampled_from(schemes)).name)
    line = line._replace(deload=draw(st.one_of(st.none(), st.none(), st.just(()), dose)))
    begins = sorted(draw(st.lists(st.integers(2, 7), max_size=2, unique=True)))
    line = line._replace(later=tuple((week, draw(dose)) for week in begins))
    names = draw(st.lists(st.sampled_from(("trap-bar-deadlift", "db-rdl", "goblet-squat")), max_size=2, unique=True))
    another = dose if label else doses()
    line = line._replace(others=tuple((name, draw(st.one_of(st.just(()), another))) for name in names))
    going = draw(st.sampled_from(("", "", "step", "hold")))
    if going == "step":
        return line._replace(step=draw(own_steps(line, only_loads=bool(course or label))))
    return line._replace(stands=going == "hold")


@st.composite
def sessions(draw: st.DrawFn, schemes: tuple[Scheme, ...]) -> tuple[Session, ...]:
    def some() -> tuple[Line, ...]:
        names = draw(st.lists(st.sampled_from((*LIFTS, "cfj")), min_size=1, max_size=3, unique=True))
        kinds = {"cfj": ((), complexes())}  # a scheme has no numbers for its parts
        found = [draw(lines(name, *kinds.get(name, (schemes, doses())))) for name in names]
        working = [line.exercise for line in found if line.role not in ("warmup", "finisher")]
        led = draw(st.sampled_from(working)) if working and draw(st.booleans()) else ""
        ramp = draw(st.sampled_from(((), ((5, 40), (3, 60), (2, 80)), ((4, 20), (4, 21), (1, 99)))))
        return (*([Line("warmup", led, (), ramp=ramp)] if led else []), *found)

    found = [draw(with_circuit(Session("a", some()), schemes)), draw(with_circuit(Session("b", some()), schemes))]
    if draw(st.booleans()):
        base = found[0]
        first = next(line for line in base.lines if line.ramp is None)
        swap = Swap("", first.exercise, "hip-thrust", draw(st.one_of(st.just(()), doses())))
        last = base.lines[-1]
        drop = Drop(last.role, last.exercise)
        made: list[tuple[Swap | Drop, ...]] = [(swap,), (drop,), ()]
        if first.role == "warmup":
            made[0] = (swap._replace(role="warmup"),)
        found.append(Session("c", some() if draw(st.booleans()) else (), "a", draw(st.sampled_from(made))))
    return tuple(found)


@st.composite
def with_circuit(draw: st.DrawFn, session: Session, schemes: tuple[Scheme, ...]) -> Session:
    """Draw a circuit of two or three stations, or none, behind the lines of a session."""
    how = draw(st.sampled_from(("", "", "rounds", "amrap", "emom", "for-time")))
    if not how:
        return session
    rounds = draw(st.integers(1, 4))
    circuit = Circuit("A", how, rounds, draw(st.integers(3, 13)))
    found = []
    for number, name in enumerate(draw(st.lists(st.sampled_from(STATIONS), min_size=2, max_size=3, unique=True)), 1):
        sets = draw(st.sampled_from((1, rounds))) if how in ("rounds", "for-time") else 1
        found.append(draw(lines(name, schemes, stations(sets), f"A{number}")))
    return session._replace(lines=(*session.lines, *found), circuits=(circuit,))


@st.composite
def weeks(draw: st.DrawFn, trained: tuple[Session, ...], gyms: tuple[Gym, ...]) -> tuple[Week, ...]:
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
            ordered = tuple(sorted(days, key=DAYS.index))
            week = week._replace(rotation=Rotation(turns, ordered, draw(st.sampled_from(TIMES))))
            week = week._replace(changes=draw(changes(trained, set(turns))))
        else:
            held = tuple((day, written) for day in draw(grouped(days)) for written in draw(held_on_a_day(names, gyms)))
            week = week._replace(days=held)
            if week.like is None:
                week = week._replace(changes=draw(changes(trained, {name.split()[0] for _, name in held})))
        found.append(
            week._replace(
                adjusts=tuple(draw(st.lists(adjusts(), max_size=3))),
                holds=tuple(draw(st.sampled_from(((), (), ("",), ("primary",), ("rdl",))))),
                events=tuple(draw(st.lists(events(), max_size=2, unique_by=lambda each: each[0]))),
            )
        )
        first = last + 1
    return tuple(found)


@st.composite
def grouped(draw: st.DrawFn, days: list[str]) -> list[str]:
    """Draw how days are written: each in a line of its own, or several in one."""
    if len(days) > 1 and draw(st.booleans()):
        return [" ".join(days[:2]), *days[2:]]
    if len(days) == 1 and draw(st.booleans()):
        return [f"{days[0]}-{draw(st.sampled_from([day for day in DAYS if day != days[0]]))}"]
    return days


@st.composite
def held_on_a_day(draw: st.DrawFn, names: list[str], gyms: tuple[Gym, ...]) -> list[str]:
    """Draw what one day holds: rest, or one or two sessions at different times."""
    held = draw(st.lists(st.sampled_from(names), max_size=2, unique=True))
    times = draw(st.lists(st.sampled_from(TIMES), min_size=len(held), max_size=len(held), unique=True))
    words = draw(st.lists(st.sampled_from(("", "", "optional")), min_size=len(held), max_size=len(held)))
    places = [f"in {draw(st.sampled_from(gyms)).name}" if gyms and draw(st.booleans()) else "" for _ in held]
    written = zip(held, times, places, words, strict=True)
    return [" ".join(each for each in parts if each) for parts in written] or ["rest"]


@st.composite
def events(draw: st.DrawFn) -> tuple[str, str]:
    day, name = draw(st.sampled_from(DAYS)), draw(st.sampled_from(EVENTS))
    return day, f"{name} {draw(st.sampled_from(('', '10:00')))}".strip()


@st.composite
def changes(draw: st.DrawFn, trained: tuple[Session, ...], names: set[str]) -> tuple[Swap | Drop, ...]:
    """Draw a change of a week, of a line that one of its sessions has."""
    there = [place.line for each in trained if each.name in names for place in lines_of(trained, each)]
    return draw(changes_of(there))


@st.composite
def changes_of(draw: st.DrawFn, there: list[Line]) -> tuple[Swap | Drop, ...]:
    """Draw a change of one of some lines, or none."""
    there = [each for each in there if each.ramp is None]
    if not there or draw(st.booleans()):
        return ()
    line = draw(st.sampled_from(there))
    role = line.role if line.role == "warmup" or draw(st.booleans()) else ""
    if draw(st.booleans()):
        return (Drop(role, line.exercise),)
    new = draw(st.sampled_from([name for name in (*LIFTS, "hip-thrust") if name != line.exercise]))
    also = [each for each in there if each.exercise == line.exercise]  # which it may change, too
    anew = stations(1) if any(each.label for each in also) else doses()
    return (Swap(role, line.exercise, new, draw(st.one_of(st.just(()), anew))),)


def any_trained(turns: list[str]) -> bool:
    return set(turns) != {"rest"}


@st.composite
def adjusts(draw: st.DrawFn) -> Adjust:
    target = draw(st.sampled_from(("", "primary", "accessory", "warmup", "rdl")))
    what = draw(st.sampled_from(("sets", "reps", "load", "rir")))
    if what == "rir":
        return Adjust(target, what, draw(st.sampled_from((-1, 1, 2))))
    if what == "load":
        amount, unit = draw(st.sampled_from(((-10, "%"), (-5, "kg"), (5, "%"), (7, "kg"), (-10, "lb"))))
        return Adjust(target, what, amount, unit)
    amount, unit = draw(st.sampled_from(((-40, "%"), (-1, ""), (1, ""), (50, "%"), (-25, "%"))))
    return Adjust(target, what, amount, unit)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    schemes = draw(st.lists(st.sampled_from(("wendler", "fives")), max_size=2, unique=True))
    written = tuple(draw(scheme(name)) for name in schemes)
    trained = draw(sessions(written))
    start = draw(st.dates(date(2027, 1, 4), date(2027, 1, 10)))
    roles = draw(st.lists(st.sampled_from(ROLES), max_size=2, unique=True))
    stretch = st.tuples(st.integers(0, 60), st.integers(0, 15))
    pauses = [
        (date.fromordinal(start.toordinal() + first), date.fromordinal(start.toordinal() + first + days))
        for first, days in draw(st.lists(stretch, max_size=2))
    ]
    gyms = tuple(draw(gym(name)) for name in draw(st.lists(st.sampled_from(("home", "club")), max_size=2, unique=True)))
    places = st.sampled_from(("", *(each.name for each in gyms)))
    held = draw(weeks(trained, gyms))
    skips = draw(st.lists(st.integers(0, 40), max_size=2, unique=True))
    return Plan(
        start,
        trained,
        held,
        tuple(
            draw(athletes(name, start, trained, held))._replace(gym=draw(places))
            for name in ("anna", "ben")[: draw(st.integers(1, 2))]
        ),
        round=draw(plates),
        rounds=tuple(draw(st.lists(st.tuples(roundable, plates), max_size=2, unique_by=lambda each: each[0]))),
        pauses=tuple(pauses),
        skips=tuple(date.fromordinal(start.toordinal() + each) for each in skips),
        role_steps=tuple((role, draw(steps())) for role in roles),
        lift_steps=tuple(draw(lift_steps())),
        training_share=draw(st.integers(80, 95)),
        raises=tuple(draw(raises())),
        schemes=written,
        events=EVENTS,
        unit=draw(units),
        gyms=gyms,
        gym=draw(places),
    )


@st.composite
def athletes(draw: st.DrawFn, name: str, start: date, trained: tuple[Session, ...], held: tuple[Week, ...]) -> Athlete:
    own = st.lists(st.tuples(roundable, plates), max_size=1)
    return Athlete(
        name,
        tuple((each, draw(weights)) for each in (*LIFTS, "hip-thrust", "db-rdl", "front-squat", "cfj")),
        draw(tests()),
        (("rdl", draw(weights)),) if draw(st.booleans()) else (),
        at_home=draw(st.booleans()),
        start=date.fromordinal(start.toordinal() + draw(st.integers(-9, 9))) if draw(st.booleans()) else None,
        round=draw(st.one_of(st.none(), st.none(), plates)),
        rounds=tuple(draw(own)),
        raises=tuple(draw(raises())) if draw(st.booleans()) else (),
        own=draw(differences(start, trained, held)),
        unit=draw(st.sampled_from(("", "", "kg", "lb"))),
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


def names_in(held: list[str | Rotation]) -> Iterator[str]:
    for each in held:
        yield from (name for name in ([each.split()[0]] if isinstance(each, str) else each.names) if name != "rest")


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
