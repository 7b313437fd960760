"""Plans of Python values, of every kind and size that the language has, for hypothesis."""

from datetime import date, time, timedelta

from hypothesis import strategies as st

from gplang import NewAthlete, NewDose, NewExercise, NewGym, NewLine, NewPlan, NewSession, NewWeek
from gplang.vocabulary import Day, Focus, Goal, Level, Method, Role, Sensitivity, WeekKind

EXERCISES = ("rdl", "hip-thrust", "pull-up", "plank", "nordic-curl", "run", "gym-lift")
HOSTILE = (
    '"',
    "\\",
    '\\"',
    "#",
    "# gpl: ignore",
    '" # "',
    "|",
    ",",
    "\t",
    "\x07",
    "\u2028",
    "\x85",
    "\ufeff",
    "week 9",
)

TEXTS = st.one_of(
    st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=8)), max_size=5).map("".join),
    st.text(max_size=60),
).filter(lambda text: not any(each in "\n\r\0" or "\ud800" <= each <= "\udfff" for each in text))
TITLES = TEXTS.filter(lambda text: any(each.isalnum() for each in text))
DATES = st.dates(date(1990, 1, 1), date(2100, 1, 1))
TIMES = st.times().map(lambda at: time(at.hour, at.minute))
EFFORTS = st.sampled_from(["", " @rir2", " @rir0-1.5", " @rpe8", " @rpe7.5-9"])
LOADS = st.sampled_from(
    ["", " @100kg", " @100.25-105lb", " @75%", " @70-75% of rdl", " @bw", " @bw+7.5kg", " @bw-15lb"]
)
PLAIN = st.sampled_from(["", " @bar", " @light", " @moderate"])
DOSES = st.sampled_from(["4x5", "3x6-8", "3x5+", "2x6-8+/side", "3xmax", "1xmax/side", "3x10/side", "3-5x5"])
TIMED = st.sampled_from(["3x30s", "10min", "90s/side", "2x2min", "4x20m", "400m", "2x20m/side", "2-3x20-30s", "20-30m"])


def _groups(doses: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    group = st.builds("{}{}{}".format, doses, EFFORTS, st.one_of(LOADS, PLAIN))
    return st.lists(group, min_size=1, max_size=3).map(", ".join)


GROUPS = _groups(st.one_of(DOSES, TIMED))
WAVES = st.lists(_groups(DOSES), min_size=2, max_size=3).map(" | ".join)
_LADDERS = st.builds("{} | {} 3x5".format, WAVES, st.sampled_from(EXERCISES))
STAGES = st.one_of(WAVES, _LADDERS)
ON_MISS = st.sampled_from(["hold", "-10%", "-2.5kg after 3", "-0.5% after 520"])
ADJUSTS = ("sets -40%", "rdl load -5kg", "primary reps +2", "rir +1")
LOAD_STEPS = st.sampled_from(["hold", "+2.5kg every week", "-5lb every 3 weeks", "+2.5% every week to 2000kg"])
REP_STEPS = st.sampled_from(["+1rep every week", "+2reps every 2 weeks to 99", "+2.5kg at 8 reps to 1999.5kg"])
OPTIONAL_TEXT = st.one_of(st.none(), TEXTS)


def _line(
    role: Role,
    exercise: str,
    groups: str,
    wave: str | None,
    stages: str | None,
    step: str | None,
    more: tuple[object, ...],
) -> NewLine:
    label, rest, tempo, method, cue, substitutes, later, on_miss = more
    stages = stages if wave is None else None
    if wave is None and stages is None and step is None and groups.startswith(("4x5", "3x6-8 ")):
        step = "+1rep every week"
    return NewLine(
        role,
        exercise,
        groups,
        label,
        rest,
        tempo,
        method,
        cue,
        step,
        wave,
        substitutes=substitutes,  # type: ignore[arg-type]
        later=later,  # type: ignore[arg-type]
        stages=stages,
        on_miss=on_miss,  # type: ignore[arg-type]
    )


DOSES = st.builds(
    NewDose,
    st.sampled_from(["", "5x3", "3x8-10 @rir2", "1x3 @80%, 3x5 @60kg", "3x30s"]),
    st.sampled_from([None, "2min"]),
    st.sampled_from([None, "3-0-1-0"]),
    st.sampled_from([None, *Method]),
    OPTIONAL_TEXT,
)
LATER = st.lists(st.tuples(st.integers(2, 520), DOSES.filter(lambda dose: dose.sets)), max_size=2).map(
    lambda found: dict(sorted(found, key=lambda later: later[0]))
)
MORE = st.tuples(
    st.sampled_from([None, "A1", "b12"]),
    st.sampled_from([None, "90s", "2-3min", "60min"]),
    st.sampled_from([None, "3-1-1-0", "x-0-x", "60-0-1"]),
    st.sampled_from([None, *Method]),
    OPTIONAL_TEXT,
    st.lists(st.one_of(st.sampled_from(EXERCISES), st.tuples(st.sampled_from(EXERCISES), DOSES)), max_size=2),
    LATER,
    st.one_of(st.none(), ON_MISS),
)
LINES = st.builds(
    _line,
    st.sampled_from(list(Role)),
    st.sampled_from(EXERCISES),
    GROUPS,
    st.one_of(st.none(), WAVES),
    st.one_of(st.none(), STAGES),
    st.one_of(st.none(), LOAD_STEPS),
    MORE,
)


@st.composite
def sessions(draw: st.DrawFn) -> list[NewSession]:
    """Draw sessions, some of them like the one before, with lines swapped, dropped, replaced and new."""
    found: list[NewSession] = []
    for name in draw(st.lists(st.sampled_from(["a", "lower-b", "rück-tag", "w5"]), min_size=1, unique=True)):
        lines = draw(st.lists(LINES, max_size=4))
        title, notes = draw(OPTIONAL_TEXT), draw(st.lists(TEXTS, max_size=2))
        focus, minutes = draw(st.sampled_from([None, *Focus])), draw(st.one_of(st.none(), st.integers(1, 600)))
        base = draw(st.sampled_from([None, *found])) if found else None
        drops: list[str] = []
        if base is not None and base.lines and base.like is None:
            keys = list(dict.fromkeys((line.role, line.exercise) for line in base.lines))
            chosen = draw(st.lists(st.sampled_from(keys), unique=True, max_size=2))
            drops = [f"{role} {exercise}" for role, exercise in chosen[:1]]
            lines += [_swap(role, old, draw) for role, old in chosen[1:]]
        found.append(NewSession(name, lines, title, focus, minutes, notes, base and base.name, drops))
    return found


def _swap(role: str, old: str, draw: st.DrawFn) -> NewLine:
    new = draw(st.sampled_from([each for each in EXERCISES if each != old]))
    return NewLine(role, new, draw(st.sampled_from(["", "3x8 @rir2"])), instead_of=old, cue=draw(OPTIONAL_TEXT))


@st.composite
def weeks(draw: st.DrawFn, names: list[str]) -> list[NewWeek]:
    """Draw weeks without a gap, on which sessions stand on days of their own."""
    found, first = [], 1
    for _ in range(draw(st.integers(0, 4))):
        last = first + draw(st.integers(0, 2))
        days = draw(st.lists(st.sampled_from(list(Day)), unique=True, max_size=5))
        held = {
            day: draw(
                st.sampled_from([*names, f"{names[0]} 7:05", f"{names[-1]} 18:30", f"{names[0]} in club", "rest"])
            )
            for day in days
        }
        free = [day for day in Day if day not in days]
        turns = draw(st.lists(st.sampled_from(names), min_size=1, max_size=3))
        like = draw(st.one_of(st.none(), st.integers(1, first - 1))) if first > 1 and not days else None
        found.append(
            NewWeek(
                f"{first}-{last}" if last > first else first,
                held,
                kind=draw(st.sampled_from([None, *WeekKind])),
                label=draw(OPTIONAL_TEXT),
                like=like,
                rotations=[f"{' '.join(turns)} on {free[0]}"] if like is None and draw(st.booleans()) else [],
                adjusts=draw(
                    st.lists(st.sampled_from(["sets -40%", "rdl load -5kg", "primary reps +2", "rir +1"]), max_size=2)
                ),
                holds=draw(st.lists(st.sampled_from(["", "primary", "rdl"]), max_size=2)),
            )
        )
        first = last + 1
    return found


ATHLETES = st.builds(
    NewAthlete,
    st.sampled_from(["anna", "björn", "c-3"]),
    title=OPTIONAL_TEXT,
    level=st.sampled_from([None, *Level]),
    unit=st.sampled_from([None, "kg", "lb"]),
    start=st.one_of(st.none(), DATES),
    timezone=st.sampled_from([None, "Europe/Berlin", "America/New_York"]),
    at=st.lists(TIMES, max_size=1),
    remind=st.lists(st.sampled_from(["0min", "90min", "2h", "1d", "2w"]), max_size=2, unique=True),
    maxima=st.dictionaries(
        st.sampled_from(EXERCISES), st.sampled_from(["120kg", "350.5lb", "5x100kg", ["90kg", "3x100kg from week 3"]])
    ),
    training_max=st.sampled_from([None, "90%", "87.5%"]),
    training_maxima=st.dictionaries(st.sampled_from(EXERCISES), st.sampled_from(["100kg", "225lb from week 2"])),
    raises=st.dictionaries(
        st.sampled_from(EXERCISES), st.sampled_from(["+5kg every 3 weeks", "+5lb every week to 400lb"])
    ),
    loads=st.dictionaries(st.sampled_from(EXERCISES), st.sampled_from(["0.125kg", "90lb"])),
    equipment=st.one_of(st.none(), st.lists(st.sampled_from(["barbell", "band", "rack"]), unique=True)),
    sensitive=st.lists(st.sampled_from(list(Sensitivity)), unique=True),
    gym=st.sampled_from([None, "home"]),
)
GYMS = st.builds(
    NewGym,
    st.sampled_from(["home", "club"]),
    title=OPTIONAL_TEXT,
    equipment=st.one_of(st.none(), st.lists(st.sampled_from(["barbell", "band", "rack"]), unique=True)),
    round=st.sampled_from([None, "2.5kg", "5lb"]),
    rounds=st.sampled_from([{}, {"dumbbell": "2kg"}, {"rdl": "5lb"}]),
    bar=st.just("20kg"),
    plates=st.lists(st.sampled_from(["25kg", "4x20kg", "2x10kg", "1.25kg", "0.5kg"]), unique=True),
)
OWN = st.builds(
    NewExercise,
    st.just("gym-lift"),
    title=OPTIONAL_TEXT,
    like=st.sampled_from([None, "rdl", "plank", "good-morning", "back-squat"]),
    aliases=st.lists(TEXTS, max_size=2, unique=True),
    equipment=st.sampled_from([None, (), ("barbell", "rack")]),
    trains=st.sampled_from([(), ("hamstrings", "glute-max")]),
    assists=st.sampled_from([(), ("erectors",)]),
)


@st.composite
def new_plans(draw: st.DrawFn) -> NewPlan:
    """Draw a whole plan that the language has nothing against."""
    held = draw(sessions())
    off = draw(st.lists(st.tuples(DATES, st.integers(0, 90)), max_size=2))
    return NewPlan(
        draw(TITLES),
        held,
        draw(weeks([each.name for each in held])),
        draw(st.lists(ATHLETES, max_size=3, unique_by=lambda each: each.name)),
        [draw(OWN)],
        id=draw(st.sampled_from([None, "club-2026"])),
        goal=draw(st.sampled_from([None, *Goal])),
        level=draw(st.sampled_from([None, *Level])),
        start=draw(st.one_of(st.none(), DATES)),
        timezone=draw(st.sampled_from([None, "Asia/Tokyo"])),
        at=draw(st.lists(TIMES, max_size=1)) + draw(st.sampled_from([[], ["sat 9:00"], ["mon 7:00", "sun 0:00"]])),
        unit=draw(st.sampled_from([None, "kg", "lb"])),
        remind=draw(st.lists(st.sampled_from(["30min", "1d"]), max_size=2, unique=True)),
        location=draw(OPTIONAL_TEXT),
        skip=draw(st.lists(DATES, max_size=30)),
        pause=[(first, first + timedelta(days)) for first, days in off],
        progress=draw(st.dictionaries(st.sampled_from(list(Role)), st.one_of(LOAD_STEPS, REP_STEPS))),
        gym=draw(st.sampled_from([None, "home", "club"])),
        gyms=draw(st.lists(GYMS, min_size=2, max_size=2, unique_by=lambda each: each.name)),
    )
