"""Plans for one or two who do what is asked for, or less, or more: their logs, and what the plan asks them next.

Both come of the same walk, day by day.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby
from random import Random

from reckoning.answers import STEP, Book, Lifter, Line, as_planned, done_with_another, judge, number, skipped, unwritten

START = date(2026, 1, 5)
EXERCISES = ("back-squat", "deadlift", "bench-press", "overhead-press", "barbell-row", "front-squat", "hip-thrust")
OTHERS = ("leg-press", "rdl", "db-bench-press", "push-press", "pendlay-row", "goblet-squat", "good-morning", "db-row")
"""What is done in place of something, or for a week."""

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

Asked = list[tuple[date, list[tuple[str, str, Fraction]]]]
"""What a plan asks for: by day, exercises with doses and weights as shown."""


@dataclass
class Swap:
    """Another line in place of one, in one `week`, or for an athlete from that week on."""

    old: Line
    new: Line
    week: int

    def text(self, indent: str) -> Iterator[str]:
        yield f"{indent}swap {self.old.exercise} {self.new.exercise} {self.new.dose()}"


@dataclass
class Athlete:
    name: str
    maxima: dict[str, Fraction]
    swap: Swap | None = None

    def text(self) -> Iterator[str]:
        yield f"athlete {self.name}"
        for exercise, load in self.maxima.items():
            yield f"  max {exercise} {number(load)}kg"
            yield f"  max {exercise} from log"
        if self.swap is not None:
            (line,) = self.swap.text("  ")
            yield f"{line} from week {self.swap.week + 1}"
            yield from (f"    {each}" for each in self.swap.new.under() if each.startswith("progress"))


@dataclass
class Week:
    """The days of a week with their sessions; without names, those take turns."""

    days: list[int]
    names: list[str]
    kind: str
    swap: Swap | None = None


@dataclass
class Plan:
    sessions: dict[str, list[Line]]
    circuits: dict[str, str]
    weeks: list[Week]
    athletes: list[Athlete]

    def text(self) -> str:
        text = ['plan "Course"', f"  start {START}", f"  for {' '.join(each.name for each in self.athletes)}"]
        for athlete in self.athletes:
            text += athlete.text()
        for name, lines in self.sessions.items():
            text += [f"session {name}", *([self.circuits[name]] if name in self.circuits else [])]
            text += [row for line in lines for row in line.text()]
        for at, week in enumerate(self.weeks):
            text.append(f"week {at + 1}{week.kind}")
            if week.names:
                text += [f"  {DAYS[day]} {name}" for day, name in zip(week.days, week.names, strict=True)]
            else:
                text.append(f"  rotate {' '.join(self.sessions)} on {' '.join(DAYS[day] for day in week.days)}")
            if week.swap is not None:
                text += week.swap.text("  ")
        return "\n".join([*text, ""])


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


def draw_plan(random: Random) -> Plan:
    names = ["a", "b"][: random.randint(1, 2)]
    exercises = random.sample(EXERCISES, len(EXERCISES))
    others = random.sample(OTHERS, len(OTHERS))
    sessions = {name: [draw_line(exercises.pop(), random) for _ in range(random.randint(1, 3))] for name in names}
    circuits = {name: each for name, lines in sessions.items() if (each := join(lines, random))}
    lines = [line for there in sessions.values() for line in there]
    for line in random.sample(lines, random.randint(0, min(2, len(lines)))):
        line.choices = [others.pop() for _ in range(random.randint(1, 2))]
    turns = len(names) > 1 and random.random() < 0.4
    weeks = []
    for _ in range(random.randint(3, 8)):
        days = sorted(random.sample(range(7), random.randint(1, 3)))
        kind = random.choice(["", "", "", "", " deload"])
        weeks.append(Week(days, [] if turns else [random.choice(names) for _ in days], kind))
    for at in random.sample(range(len(weeks)), random.randint(0, 2)):
        old = random.choice([line for name in weeks[at].names or names for line in sessions[name]])
        if others and old.rounds is None:
            new = Line(others.pop(), [(random.randint(1, 4), random.randint(3, 8), old.open)], draw_load(random))
            weeks[at].swap = Swap(old, put_in_place(old, new), at)
    percents = [line for line in lines if line.percent is not None]
    athletes = [Athlete(name, {line.exercise: draw_load(random) for line in percents}) for name in ("ann", "bo")]
    name = random.choice(names)
    old = random.choice(sessions[name])
    trained = [at for at, week in enumerate(weeks) if name in (week.names or names)]
    is_swapped = any(week.swap is not None and week.swap.old is old for week in weeks)
    if others and old.rounds is None and not is_swapped and trained and random.random() < 0.5:
        new = draw_line(others.pop(), random, in_kg=True)
        if old.open and new.every is None:
            new.doses = [(*new.doses[0][:2], True)]
        athletes[-1].swap = Swap(old, put_in_place(old, new), random.randint(0, trained[-1]))
    return Plan(sessions, circuits, weeks, athletes[: random.randint(1, 2)])


def put_in_place(old: Line, new: Line) -> Line:
    """Return a line as it stands in place of another one: it has its own dose, and what else it writes itself."""
    if new.every is None and not new.at:
        new.every, new.amount, new.at, new.open = old.every, old.amount, old.at, old.open
    new.doses, new.cut, new.after = new.doses[:1], old.cut, old.after
    new.choices, new.written = [old.exercise], False
    return new


def join(lines: list[Line], random: Random) -> str | None:
    """Label two lines or more as a superset, or as a circuit; return what the session says of that."""
    how = random.choice(["alone", "alone", "superset", "circuit"])
    if how == "alone" or len(lines) < 2:
        return None
    for at, line in enumerate(lines):
        line.label = f"A{at + 1}"
    if how == "superset":
        return None
    rounds = random.randint(2, 4)
    for line in lines:
        _, reps, _ = line.doses[0]
        line.rounds, line.doses = rounds, [(rounds, reps, False)]
        if line.open:
            line.at, line.open = [], False
    return f"  circuit A {rounds} rounds"


def draw_load(random: Random) -> Fraction:
    return random.randint(16, 60) * STEP


def draw_line(exercise: str, random: Random, *, in_kg: bool = False) -> Line:
    sets, reps = random.randint(1, 4), random.randint(3, 8)
    line = Line(exercise, [(sets, reps, random.random() < 0.3)], draw_load(random))
    kind = random.choice(["session", "week", "at", "open", "none"])
    line.amount = random.randint(1, 3) * STEP
    if kind == "none" and random.random() < 0.7 and not in_kg:
        line.percent = random.randint(50, 90)
        return line
    if kind in ("session", "week"):
        line.every = random.choice([1, 1, 2, 3]), kind
    elif kind == "at":
        line.at = [(reps + random.randint(0, 2), line.amount)]
    elif kind == "open":
        line.doses = [(sets, reps, True)]
        line.at = [(reps + 1, line.amount), (reps + 3, line.amount * 2)]
        line.open = True
    if random.random() < 0.3:
        line.doses += [(sets + 1, max(reps - 1, 1), line.doses[0][2]), (sets + 2, max(reps - 2, 1), line.doses[0][2])]
    if random.random() < 0.6:
        line.cut, line.after = random.choice([5, 10, 15]), random.randint(1, 3)
    return line


def walk(plan: Plan, athlete: Athlete, random: Random) -> Part:
    """Return what an athlete writes down, and is asked for."""
    book = Book(athlete.maxima)
    lifters = {name: [Lifter(line, book) for line in lines] for name, lines in plan.sessions.items()}
    own = {} if athlete.swap is None else {athlete.swap.old.exercise: Lifter(athlete.swap.new, book)}
    log = ['log "Course"', '  of "plan.gpl"', f"  for {athlete.name}"]
    log += look_back(book, random)
    asked = []
    turn = 0
    dates = [START + timedelta(7 * at + day) for at, week in enumerate(plan.weeks) for day in week.days]
    for at, week in enumerate(plan.weeks):
        in_place = dict(own) if athlete.swap is not None and at >= athlete.swap.week else {}
        if week.swap is not None:
            in_place[week.swap.old.exercise] = Lifter(week.swap.new, book)
        for place, day in enumerate(week.days):
            name = week.names[place] if week.names else [*plan.sessions][turn % 2]
            there = [in_place.get(each.line.exercise, each) for each in lifters[name]]
            for lifter in there:
                lifter.begin(counts=not week.kind)
            today = START + timedelta(7 * at + day)
            asked.append((today, [told(lifter, week.kind) for lifter in there]))
            late = today + timedelta(days=1) not in dates and random.random() < 0.15
            written = train(there, today, name, random, counts=not week.kind, late=late)
            log += written
            turn += not any(line.startswith("missed") for line in written)
        for lifter in (*(each for there in lifters.values() for each in there), *in_place.values()):
            lifter.end_week()
    return Part(athlete.name, "\n".join([*log, ""]), asked)


def look_back(book: Book, random: Random) -> list[str]:
    """Return what a log has from before the plan: it tells of maxima alone."""
    log = []
    for back in sorted(random.sample(range(1, 60), random.choice([0, 0, 0, 1, 2])), reverse=True):
        day = START - timedelta(days=back)
        log += [f"done {day} a", *other_work(book, (), day, random)]
        book.last = day
    return log


def other_work(book: Book, but: tuple[str, ...], day: date, random: Random) -> list[str]:
    """Return a line about an exercise that nobody asked for."""
    known = [each for each in book.maxima if each not in but]
    if not known:
        return []
    exercise, weight, reps = random.choice(known), draw_load(random), random.randint(1, 12)
    reserve = random.choice([None, 0, 2, 5])
    book.write(day, exercise, weight, reps, reserve or 0)
    effort = "" if reserve is None else f" @rir{reserve}"
    return [f"  did {exercise} 1x{reps} @{number(weight)}kg{effort}"]


def told(lifter: Lifter, kind: str) -> tuple[str, str, Fraction]:
    sets, reps, amrap = lifter.dose
    return lifter.line.exercise, f"{sets}x{reps}{'+' * (amrap and not kind)}", lifter.shown


def train(lifters: list[Lifter], today: date, name: str, random: Random, *, counts: bool, late: bool) -> list[str]:
    """Return what a log has of a session, and tell the lifters what it comes to."""
    what = random.choice(["done"] * 6 + ["missed", "nothing", "planned", "planned but"])
    book = lifters[0].book
    if what == "nothing":
        for lifter in lifters:
            unwritten(lifter, counts=counts)
        return []
    if what == "missed":
        book.last = today
        for lifter in lifters:
            skipped(lifter, counts=counts)
        return [f"missed {today} {name}"]
    day = today + timedelta(days=1) if late else today
    lines: list[str] = []
    for lifter in lifters:
        if what == "planned":
            do_as_planned(lifter, day, counts=counts)
        else:
            lines += do(lifter, day, random, counts=counts, silent="planned" if what == "planned but" else "")
    if random.random() < 0.1:
        there = tuple(each for lifter in lifters for each in (lifter.line.exercise, *lifter.line.choices))
        lines += other_work(book, there, day, random)
    book.last = day
    whole = " as planned" * what.startswith("planned")
    return [f"done {day} {name}{whole}{f' for {today}' * (late and random.random() < 0.5)}", *lines]


def do_as_planned(lifter: Lifter, day: date, *, counts: bool) -> None:
    as_planned(lifter, counts=counts)
    for _ in range(lifter.dose[0]):
        lifter.book.write(day, lifter.line.exercise, lifter.shown, lifter.dose[1])


def do(lifter: Lifter, day: date, random: Random, *, counts: bool, silent: str) -> list[str]:
    """Return the lines of a log about an exercise."""
    hows = ["full"] * 4 + ["over", "short", "short", "few", "light", "heavy", "more", "skipped", "silent", "planned"]
    how = random.choice(hows + ["other"] * 3 * bool(lifter.line.choices))
    exercise = lifter.line.exercise
    pain = random.choice([None] * 12 + [2, 4, 7])
    hurt = "" if pain is None else f" pain {pain}"
    if how == "silent" and not silent:
        unwritten(lifter, counts=counts)
        return []
    if how in ("planned", "silent"):
        do_as_planned(lifter, day, counts=counts)
        return [f"  did {exercise} as planned"] * (how == "planned")
    if how == "skipped":
        skipped(lifter, counts=counts)
        return [f"  skipped {exercise}"]
    if how == "other":
        sets, reps, weight = random.randint(1, 4), random.randint(1, 12), draw_load(random)
        exercise = random.choice(lifter.line.choices)
        for _ in range(sets):
            lifter.book.write(day, exercise, weight, reps)
        done_with_another(lifter, pain=pain, counts=counts)
        return [f"  did {exercise} {sets}x{reps} @{number(weight)}kg{hurt}"]
    done, weight = draw_sets(lifter, how, random)
    form = random.random() < 0.15
    for count in done:
        lifter.book.write(day, exercise, weight, count)
    load = "" if weight == lifter.shown and random.random() < 0.2 else f" @{number(weight)}kg"
    judge(lifter, done, weight, form=form, pain=pain, counts=counts)
    return write_down(exercise, done, load, f"{' form' * form}{hurt}", random)


def draw_sets(lifter: Lifter, how: str, random: Random) -> tuple[list[int], Fraction]:
    """Return the repetitions of the sets that were done, and their weight."""
    sets, reps, amrap = lifter.dose
    done, weight = [reps] * sets, lifter.shown
    if how == "over":
        done = [count + 1 for count in done]
    elif how == "short" and reps > 1:
        done[random.randrange(sets)] -= 1
    elif how == "few" and sets > 1:
        done.pop()
    elif how == "more" and not amrap:
        done.append(reps)
    elif how == "light":
        weight -= STEP
    elif how == "heavy":
        weight += random.randint(1, 2) * STEP
    if amrap and len(done) == sets and done[-1] >= reps:
        done[-1] += random.randint(0, 4)
    return done, weight


def write_down(exercise: str, done: list[int], load: str, behind: str, random: Random) -> list[str]:
    """Return sets as lines of a log: alone or together, in one line or in two."""
    groups = [(1, count) for count in done]
    if random.random() < 0.5:
        groups = [(len([*alike]), count) for count, alike in groupby(done)]
    cut = random.randrange(1, len(groups)) if len(groups) > 1 and random.random() < 0.2 else len(groups)
    written = [", ".join(f"{sets}x{count}{load}" for sets, count in each) for each in (groups[:cut], groups[cut:])]
    return [f"  did {exercise} {each}{behind * (not at)}" for at, each in enumerate(written) if each]
