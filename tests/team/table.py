"""The club's roster and plans as the coach has them in mind: who trains when, where, what, with which loads.

Written by hand from the comments in `examples/`, not read from the plans.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from team.arithmetic import Load, growing, monday, on_bar, on_machine

GROUPS = {
    "first-team": ("jonas", "lena", "romy", "emil", "mia"),
    "juniors": ("kim", "ali", "tom", "zoe"),
    "masters": ("aylin", "vera", "nils"),
}
EVERYBODY = tuple(name for group in GROUPS.values() for name in group)

#          back squat, rdl, hip thrust, bench press, machine chest press; - is not known
LIFTS = {
    "jonas": "140 150 120 75 60",
    "lena": "100 110 90 45 40",
    "romy": "100 100 90 45 40",
    "emil": "120 130 110 65 50",
    "mia": "225 250 185 95 -",
    "kim": "55 60 50 30 -",
    "ali": "70 80 50 30 -",
    "tom": "80 90 80 50 -",
    "zoe": "70 75 70 35 -",
    "aylin": "- 95 70 - 40",
    "vera": "85 95 80 40 -",
    "nils": "110 120 100 70 -",
}
COLUMNS = ("back-squat", "rdl", "hip-thrust", "bench-press", "machine-chest-press")


class Training(NamedTuple):
    """One session: `loads` of its exercises with a known weight, all of which it names in order."""

    date: date
    time: str
    session: str
    room: str
    exercises: tuple[str, ...]
    loads: dict[str, Load]
    main: tuple[int, int] | None = None
    """Sets and repetitions of the main lift."""


def lift(athlete: str, exercise: str) -> Fraction | None:
    word = LIFTS[athlete].split()[COLUMNS.index(exercise)]
    return None if word == "-" else Fraction(word)


def known(athlete: str, exercise: str) -> Fraction:
    found = lift(athlete, exercise)
    assert found is not None
    return found


def unit_of(athlete: str) -> str:
    return "lb" if athlete == "mia" else "kg"


def _time(athlete: str, usual: str) -> str:
    return "07:00" if athlete == "mia" else usual


def _nordic(athlete: str) -> str:
    return "assisted-nordic-curl" if athlete in ("kim", "ali") else "partner-nordic"


# ---- spring: everybody, three days, nine weeks, week 5 easy

LEGS = "worlds-greatest-stretch band-walk SQUAT SQUAT split-squat seated-leg-curl dead-bug pallof-press"
UPPER = "band-pull-apart scap-push-up PRESS PULL seated-db-press face-pull hammer-curl overhead-triceps-extension"
HIPS = "cat-camel band-walk rdl rdl hip-thrust NORDIC sl-rdl cable-abduction"
WAVE = (("72.5", 6), ("75", 6), ("77.5", 5), ("80", 4))


class Day(NamedTuple):
    """One session of the spring: `k` steps have been taken before it."""

    athlete: str
    room: str
    week: int
    k: int
    easy: bool

    def eased(self, asked: Fraction) -> Fraction:
        """Return a load, in the easy week a tenth less."""
        return asked * Fraction("0.9") if self.easy else asked

    def on_bar(self, asked: Fraction) -> Load:
        return on_bar(self.eased(asked), self.room, unit_of(self.athlete))

    def on_machine(self, asked: Fraction) -> Load:
        return on_machine(self.eased(asked), Fraction("2.5"))


Trained = tuple[str, dict[str, Load], tuple[int, int]]
"""The names of the exercises, the known loads, and sets and repetitions of the main lift."""


def spring(athlete: str) -> Iterator[Training]:
    """Yield what an athlete trains in spring."""
    trained = dict.fromkeys(SPRING, 0)
    for week in range(1, 10):
        first = monday(date(2027, 3, 1), week, 3 if athlete == "nils" else None)
        easy = week == 5
        for session, (days, what) in SPRING.items():
            late = athlete == "emil" and session == "legs" and week >= 6
            day = first + timedelta(days + late)
            if day == date(2027, 3, 29) or (athlete == "ali" and day == date(2027, 3, 19)):
                continue
            room = "studio" if athlete == "aylin" or (session == "upper" and week >= 6) else "weight-room"
            k = trained[session] - 1 if easy else trained[session]
            exercises, loads, main = what(Day(athlete, room, week, k, easy))
            yield Training(day, _time(athlete, "18:00"), session, room, tuple(exercises.split()), loads, main)
            trained[session] += not easy


def _wave(maximum: Fraction, day: Day) -> tuple[Fraction, tuple[int, int]]:
    """Return the load of the main lift of a lower day, and its sets and repetitions."""
    share, reps = WAVE[day.k % 4]
    return growing(maximum * Fraction(share) / 100, "2.5", day.k // 4), (2 if day.easy else 4, reps)


def _legs(day: Day) -> Trained:
    if day.athlete == "vera" and day.week >= 6:
        load = day.on_bar(Fraction(50) + Fraction("2.5") * (day.week - 6))
        return LEGS.replace("SQUAT", "box-squat"), {"box-squat": load}, (4, 6)
    if day.athlete == "aylin":
        asked, main = _wave(Fraction(180), day)
        return LEGS.replace("SQUAT", "leg-press"), {"leg-press": day.on_machine(asked)}, main
    asked, main = _wave(known(day.athlete, "back-squat"), day)
    names = LEGS.removesuffix(" pallof-press") if day.athlete == "tom" and day.week >= 6 else LEGS
    return names.replace("SQUAT", "back-squat"), {"back-squat": day.on_bar(asked)}, main


def _upper(day: Day) -> Trained:
    in_studio = day.room == "studio"
    press, pull = ("machine-chest-press", "lat-pulldown") if in_studio else ("bench-press", "pull-up")
    loads: dict[str, Load] = {}
    if (start := lift(day.athlete, press)) is not None:
        asked = growing(start, "2.5", day.k // 2)
        loads[press] = day.on_machine(asked) if in_studio else day.on_bar(asked)
    if day.athlete == "aylin":
        loads[pull] = day.on_machine(Fraction(45))
    return UPPER.replace("PRESS", press).replace("PULL", pull), loads, (2 if day.easy else 4, 6)


def _hips(day: Day) -> Trained:
    asked, main = _wave(known(day.athlete, "rdl"), day)
    second = growing(known(day.athlete, "hip-thrust"), "2.5", day.k)
    return (
        HIPS.replace("NORDIC", _nordic(day.athlete)),
        {"rdl": day.on_bar(asked), "hip-thrust": day.on_bar(second)},
        main,
    )


SPRING: dict[str, tuple[int, Callable[[Day], Trained]]] = {"legs": (0, _legs), "upper": (2, _upper), "hips": (4, _hips)}


# ---- summer: juniors and masters, twice a week, eight weeks, week 4 easy


def summer(athlete: str) -> Iterator[Training]:
    """Yield what an athlete trains in summer: on Mondays in the weight room, on Thursdays in the studio."""
    rdl, thrust = known(athlete, "rdl"), known(athlete, "hip-thrust")
    names = ("band-walk", "rdl", "rdl", "hip-thrust", _nordic(athlete), "sl-hip-thrust")
    for week in range(1, 9):
        easy = week == 4
        k = week - 1 if week < 4 else week - 2
        for days, room in ((0, "weight-room"), (3, "studio")):
            here = "studio" if athlete == "aylin" else room
            loads = {
                "rdl": on_bar(rdl * Fraction(3, 4) + Fraction("2.5") * (k // 2), here),
                "hip-thrust": on_bar(thrust + Fraction("2.5") * k, here),
            }
            day = monday(date(2027, 6, 7), week) + timedelta(days)
            yield Training(day, "18:00", "hips", here, names, loads, (2, 5) if easy else (3, 5))


# ---- in season: the first team and Zoe, on Tuesdays, every other week in the studio


def in_season(athlete: str) -> Iterator[Training]:
    """Yield what an athlete trains in season: the same every week, with what the bar of the day makes of it."""
    rdl, thrust = known(athlete, "rdl"), known(athlete, "hip-thrust")
    names = ("band-walk", "rdl", "rdl", "hip-thrust", "partner-nordic", "sl-rdl")
    for week in range(1, 7):
        room = "studio" if week % 2 else "weight-room"
        unit = unit_of(athlete)
        loads = {"rdl": on_bar(rdl * Fraction(4, 5), room, unit), "hip-thrust": on_bar(thrust, room, unit)}
        day = monday(date(2027, 9, 6), week) + timedelta(1)
        yield Training(day, _time(athlete, "18:00"), "heavy", room, names, loads, (3, 3))


# ---- rehab: Nils alone, mornings in the weight room, evenings in the studio


def rehab(athlete: str) -> Iterator[Training]:
    """Yield what Nils trains after his strain."""
    assert athlete == "nils"
    for week in range(1, 7):
        first = monday(date(2027, 9, 6), week)
        for days in range(6):
            if days in (range(5) if week <= 2 else (0, 2, 4)):
                names = ("long-lever-bridge", "side-plank")
                yield Training(first + timedelta(days), "07:30", "daily", "weight-room", names, {})
            if days in (1, 3, 5):
                names = ("walk", "hamstring-walkout", "rdl", "single-leg-balance")
                loads = {"rdl": on_bar(Fraction(40 + 5 * (week - 1)), "studio")}
                main = 3, min(5 + week - 1, 8)
                yield Training(first + timedelta(days), "17:00", "strength", "studio", names, loads, main)


BUILDS = {
    **{f"team.{name}": (spring, name) for name in EVERYBODY},
    **{f"team-summer.{name}": (summer, name) for name in (*GROUPS["juniors"], *GROUPS["masters"])},
    **{f"team-in-season.{name}": (in_season, name) for name in (*GROUPS["first-team"], "zoe")},
    "team-rehab": (rehab, "nils"),
}
