"""Plans for one or two who do what is asked for, or less, or more: their logs, and what the plan asks them next.

Both come of the same walk, day by day.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from random import Random

from reckoning.answers import Book, Lifter, Team
from reckoning.course_plans import START, Athlete, Plan, Week
from reckoning.drawing_courses import draw_plan
from reckoning.training import other_work, train

AskedOnce = tuple[date, list[tuple[str, list[tuple[str, Fraction | None]]]]]
Asked = list[AskedOnce]
"""What a plan asks for: by day, exercises with doses and weights as shown."""


@dataclass
class Part:
    """The log of an athlete, and what the plan asks for."""

    athlete: str
    log: str
    asked: Asked


@dataclass
class Course:
    plan: str
    parts: list[Part]


def play(random: Random) -> Course:
    """Return a course of some weeks."""
    plan = draw_plan(random)
    return Course(plan.text(), [walk(plan, athlete, random) for athlete in plan.athletes])


def walk(plan: Plan, athlete: Athlete, random: Random) -> Part:
    """Return what an athlete writes down, and is asked for."""
    book = Book(athlete.maxima)
    team = Team(plan.rules, book)
    lifters = {name: [team.take_on(line) for line in lines] for name, lines in plan.sessions.items()}
    own = {} if athlete.swap is None else {athlete.swap.old.exercise: team.take_on(athlete.swap.new)}
    log = ['log "Course"', '  of "plan.gpl"', f"  for {athlete.name}"]
    log += look_back(book, random)
    asked: Asked = []
    turn = 0
    dates = [START + timedelta(7 * at + day) for at, week in enumerate(plan.weeks) for day in week.days]
    for at, week in enumerate(plan.weeks):
        in_place = dict(own) if athlete.swap is not None and at >= athlete.swap.week else {}
        if week.swap is not None:
            in_place[week.swap.old.exercise] = team.take_on(week.swap.new)
        lates = draw_lates(week, lifters, random)
        found: dict[int, AskedOnce] = {}
        for place in sorted(range(len(week.days)), key=lambda each: (week.days[each] + lates[each], each)):
            day = week.days[place]
            name = week.names[place] if week.names else [*plan.sessions][turn % len(plan.sessions)]
            there = [in_place.get(each.line.exercise, each) for each in lifters[name]]
            for lifter in there:
                lifter.begin(counts=not week.kind)
            today = START + timedelta(7 * at + day)
            found[place] = (today, [*tell(there, week.kind)])
            late = lates[place]
            if not any(lates) and day not in week.days[place + 1 :] and today + timedelta(days=1) not in dates:
                late = int(random.random() < 0.1)
            written = train(there, today, name, random, counts=not week.kind, late=late)
            log += written
            turn += not any(line.startswith("missed") for line in written)
            for lifter in there:
                lifter.counter.end_session()
        asked += [found[place] for place in sorted(found)]
        for lifter in (*(each for there in lifters.values() for each in there), *in_place.values()):
            lifter.counter.end_week()
    return Part(athlete.name, "\n".join([*log, ""]), asked)


def draw_lates(week: Week, lifters: dict[str, list[Lifter]], random: Random) -> list[int]:
    """Return how many days later sessions of a week are done, those that others come before, too.

    It is the only one of its name in the week, and counts together with none of those that come before.
    """
    lates = [0] * len(week.days)
    for place, name in reversed([*enumerate(week.names)]):
        late = random.choice([0, 0, 0, 1, 2, 3])
        day = week.days[place]
        behind = [each for each in range(place + 1, len(lates)) if week.days[each] + lates[each] < day + late]
        counters = {each.counter for each in lifters[name] if each.progress.every is not None}
        others = {each.counter for at in behind for each in lifters[week.names[at]]}
        if day + late <= 6 and week.names.count(name) == 1 and not counters & others:
            lates[place] = late
    return lates


def look_back(book: Book, random: Random) -> list[str]:
    """Return what a log has from before the plan: it tells of maxima alone."""
    log = []
    for back in sorted(random.sample(range(1, 60), random.choice([0, 0, 0, 1, 2])), reverse=True):
        day = START - timedelta(days=back)
        log += [f"done {day} a", *other_work(book, (), day, random)]
        book.last = day
    return log


def tell(lifters: list[Lifter], kind: str) -> Iterator[tuple[str, list[tuple[str, Fraction | None]]]]:
    """Yield what a session asks for, warm-ups first."""
    for lifter in lifters:
        if groups := lifter.warm_up():
            yield lifter.exercise, [(f"{sets}x{reps}", load) for sets, reps, load in groups]
    for lifter in lifters:
        sets, reps, amrap = lifter.dose
        yield lifter.exercise, [(f"{sets}x{reps}{'+' * (amrap and not kind)}", lifter.shown)]
