"""What a plan asks for in the light of a log, worked out day by day from the reference page alone.

A lifter is played who does what is asked for, or less, or more; her log and what the plan has to ask her next come of
the same walk. Nothing of the compiler is used.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from random import Random

START = date(2026, 1, 5)
STEP = Fraction(5, 2)
EXERCISES = ("back-squat", "deadlift", "bench-press", "overhead-press", "barbell-row", "front-squat", "hip-thrust")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass
class Line:
    """A line of a session; loads in kg. `every` is a number and `session` or `week`, `at` are repetitions and steps."""

    exercise: str
    doses: list[tuple[int, int, bool]]
    load: Fraction
    every: tuple[int, str] | None = None
    amount: Fraction = Fraction(0)
    at: list[tuple[int, Fraction]] = field(default_factory=list)
    open: bool = False
    cut: int | None = None
    after: int = 1
    percent: int | None = None

    def text(self) -> list[str]:
        (sets, reps, amrap), *later = self.doses
        load = f"{number(self.load)}kg" if self.percent is None else f"{self.percent}%"
        lines = [f"  accessory {self.exercise} {sets}x{reps}{'+' * amrap} @{load}"]
        if self.every is not None:
            count, what = self.every
            lines.append(f"    progress +{number(self.amount)}kg every {count} {what}{'s' * (count > 1)}")
        elif self.at:
            steps = ", ".join(f"+{number(amount)}kg at {reps} reps" for reps, amount in self.at)
            lines.append(f"    progress {steps}{' open' * self.open}")
        if later:
            stages = " | ".join(f"{sets}x{reps}{'+' * amrap}" for sets, reps, amrap in self.doses)
            lines.append(f"    stages {stages}")
        if self.cut is not None:
            lines.append(f"    on-miss -{self.cut}% after {self.after}")
        return lines


class Lifter:
    """Where a line stands: the weight of today, and what has happened since it was last changed."""

    def __init__(self, line: Line, book: "Book") -> None:
        self.line = line
        self.book = book
        self.load = line.load
        self.stage = 0
        self.passed = 0
        self.misses = 0
        self.lost = 0
        self.eased = False
        self.week: list[tuple[str, Fraction | None]] = []
        self.dose = line.doses[0]
        self.last = self.asked = line.load, line.doses[0]
        self.before: tuple[Fraction, tuple[int, int, bool]] | None = None

    def begin(self, *, counts: bool) -> None:
        """Settle what is asked for today; weeks with a kind ask for what was asked for last.

        What hurt and fell short is asked for again, with less weight: what the miss comes to waits until then.
        """
        load, self.dose = self.load, self.line.doses[self.stage]
        if self.eased and self.before is not None:
            load, self.dose = self.before
        elif not counts:
            load, self.dose = self.last
        if counts:
            self.last = load, self.dose
        self.asked = load, self.dose
        if self.line.percent is not None:
            load = self.book.best(self.line.exercise, self.line.load) * self.line.percent / 100
        self.shown = to_the_bar(load * Fraction(9, 10) if self.eased else load)

    def come_to(self, what: str, gone_on_from: Fraction | None = None) -> None:
        """Note what a session came to: `pass`, `hold` or `miss`; a load counts from there if it was heavier."""
        if self.line.every is not None and self.line.every[1] == "week":
            self.week.append((what, gone_on_from))
        else:
            self._settle(what, gone_on_from)

    def end_week(self) -> None:
        """What the sessions of a week came to together."""
        if not self.week:
            return
        words = [what for what, _ in self.week]
        loads = [load for _, load in self.week if load is not None]
        worst = "miss" if "miss" in words else "hold" if "hold" in words else "pass"
        if all(word == "open" for word in words):
            worst = "open"
        self._settle(worst, loads[-1] if loads and worst == "pass" else None)
        self.week = []

    def _settle(self, what: str, gone_on_from: Fraction | None) -> None:
        if what in ("pass", "open"):
            self.misses = 0
            if gone_on_from is not None:
                self.load = gone_on_from
            if self.line.every is not None:
                self.passed += 1
                if self.passed == self.line.every[0]:
                    self.load += self.line.amount
                    self.passed = 0
        elif what == "miss":
            self.misses += 1
            if self.stage + 1 < len(self.line.doses):
                self.stage += 1
                self.misses = 0
            elif self.line.cut is not None and self.misses >= self.line.after:
                self.load = self.load * (100 - self.line.cut) / 100
                self.stage = self.misses = self.passed = 0


class Book:
    """What was lifted, and on which day somebody last wrote something down."""

    def __init__(self) -> None:
        self.sets: list[tuple[date, str, Fraction]] = []
        self.last = START

    def write(self, today: date, exercise: str, weight: Fraction, reps: int, reserve: int = 0) -> None:
        total = reps + reserve
        if total <= 10 and reserve <= 4 and reps > 0:
            self.sets.append((today, exercise, weight if total == 1 else weight * (30 + total) / 30))

    def best(self, exercise: str, otherwise: Fraction) -> Fraction:
        since = self.last - timedelta(days=42)
        return max((each for day, name, each in self.sets if name == exercise and day >= since), default=otherwise)


@dataclass
class Course:
    """A plan and a log as texts, and what the plan asks for: by day, exercises with doses and weights as shown."""

    plan: str
    log: str
    asked: list[tuple[date, list[tuple[str, str, Fraction]]]]


def play(random: Random) -> Course:
    """Return a course of some weeks."""
    names = ["a", "b"][: random.randint(1, 2)]
    exercises = random.sample(EXERCISES, len(EXERCISES))
    sessions = {name: [draw_line(exercises.pop(), random) for _ in range(random.randint(1, 3))] for name in names}
    weeks = [sorted(random.sample(range(7), random.randint(1, 3))) for _ in range(random.randint(3, 8))]
    kinds = [random.choice(["", "", "", "", " deload"]) for _ in weeks]
    placed = [[(day, random.choice(names)) for day in days] for days in weeks]
    text = ['plan "Course"', f"  start {START}", "  for ann", "athlete ann"]
    for line in (line for lines in sessions.values() for line in lines):
        if line.percent is not None:
            text += [f"  max {line.exercise} {number(line.load)}kg", f"  max {line.exercise} from log"]
    for name, lines in sessions.items():
        text += [f"session {name}", *(row for line in lines for row in line.text())]
    for at, days in enumerate(placed):
        text += [f"week {at + 1}{kinds[at]}", *(f"  {DAYS[day]} {name}" for day, name in days)]
    book = Book()
    lifters = {name: [Lifter(line, book) for line in lines] for name, lines in sessions.items()}
    log = ['log "Course"', '  of "plan.gpl"', "  for ann"]
    asked = []
    for at, days in enumerate(placed):
        for day, name in days:
            for lifter in lifters[name]:
                lifter.begin(counts=not kinds[at])
            today = START + timedelta(7 * at + day)
            asked.append((today, [told(lifter, kinds[at]) for lifter in lifters[name]]))
            log += train(lifters[name], today, name, random, counts=not kinds[at])
        for lifter in (each for there in lifters.values() for each in there):
            lifter.end_week()
    return Course("\n".join([*text, ""]), "\n".join([*log, ""]), asked)


def told(lifter: Lifter, kind: str) -> tuple[str, str, Fraction]:
    sets, reps, amrap = lifter.dose
    return lifter.line.exercise, f"{sets}x{reps}{'+' * (amrap and not kind)}", lifter.shown


def draw_line(exercise: str, random: Random) -> Line:
    sets, reps = random.randint(1, 4), random.randint(3, 8)
    line = Line(exercise, [(sets, reps, random.random() < 0.3)], random.randint(16, 60) * STEP)
    kind = random.choice(["session", "week", "at", "open", "none"])
    line.amount = random.randint(1, 3) * STEP
    if kind == "none" and random.random() < 0.7:
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


def train(lifters: list[Lifter], today: date, name: str, random: Random, *, counts: bool) -> list[str]:
    """Return what a log has of a session, and tell the lifters what it comes to."""
    what = random.choice(["done"] * 6 + ["missed", "nothing", "planned"])
    if what != "nothing":
        lifters[0].book.last = today
    if what == "missed":
        for lifter in lifters:
            if counts:
                lifter.come_to("hold")
        return [f"missed {today} {name}"]
    lines: list[str] = []
    for lifter in lifters:
        if what == "nothing":
            unwritten(lifter, counts=counts)
        elif what == "planned":
            as_planned(lifter, counts=counts)
            for _ in range(lifter.dose[0]):
                lifter.book.write(today, lifter.line.exercise, lifter.shown, lifter.dose[1])
        else:
            lines += do(lifter, today, random, counts=counts)
    if what == "nothing":
        return []
    return [f"done {today} {name}{' as planned' * (what == 'planned')}", *lines]


def unwritten(lifter: Lifter, *, counts: bool) -> None:
    """Go on as the text has it; a session with less weight is no step, and the weight comes back."""
    was, lifter.eased = lifter.eased, False
    if counts:
        lifter.come_to("hold" if was else "open")


def as_planned(lifter: Lifter, *, counts: bool) -> None:
    was, lifter.eased, lifter.lost = lifter.eased, False, 0
    if not counts:
        return
    earned = None if was else step_for(lifter, lifter.dose[1])
    lifter.come_to("hold" if was else "pass", None if not earned else lifter.load + earned)


def do(lifter: Lifter, today: date, random: Random, *, counts: bool) -> list[str]:
    """Return the line of a log about an exercise."""
    how = random.choice(["full"] * 4 + ["over", "short", "short", "few", "light", "heavy", "skipped", "silent"])
    exercise = lifter.line.exercise
    if how == "silent":
        unwritten(lifter, counts=counts)
        return []
    if how == "skipped":
        if counts:
            lifter.come_to("hold")
        return [f"  skipped {exercise}"]
    sets, reps, amrap = lifter.dose
    done = [reps] * sets
    weight = lifter.shown
    if how == "over":
        done = [count + 1 for count in done]
    elif how == "short" and reps > 1:
        done[random.randrange(sets)] -= 1
    elif how == "few" and sets > 1:
        done.pop()
    elif how == "light":
        weight -= STEP
    elif how == "heavy":
        weight += random.randint(1, 2) * STEP
    if amrap and len(done) == sets and done[-1] >= reps:
        done[-1] += random.randint(0, 4)
    form = random.random() < 0.15
    pain = random.choice([None] * 12 + [2, 4, 7])
    written = ", ".join(f"1x{count} @{number(weight)}kg" for count in done)
    for count in done:
        lifter.book.write(today, exercise, weight, count)
    line = f"  did {exercise} {written}{' form' * form}{'' if pain is None else f' pain {pain}'}"
    judge(lifter, done, weight, form=form, pain=pain, counts=counts)
    return [line]


def judge(lifter: Lifter, done: list[int], weight: Fraction, *, form: bool, pain: int | None, counts: bool) -> None:
    sets, reps, _ = lifter.dose
    shown, was = lifter.shown, lifter.eased
    lifter.lost = lifter.lost + 1 if form else 0
    is_short = len(done) < sets or min(done) < reps
    if (pain is not None and pain >= 4) or lifter.lost == 2:
        lifter.eased, lifter.lost, what = True, 0, "hold"
        if not was:
            lifter.before = lifter.asked if is_short else None
            what = "miss" if is_short else "hold"
    elif was:
        lifter.eased, what = False, "hold"
    elif is_short:
        what = "miss"
    elif weight < shown:
        what = "hold"
    else:
        what = "pass"
    if not counts:
        return
    gone_on_from = None
    if what == "pass" and (lifter.line.every is not None or lifter.line.at):
        if weight > shown:
            gone_on_from = weight
        reached = done[-1] if lifter.line.open else min(done)
        earned = step_for(lifter, reached)
        if earned:
            gone_on_from = (gone_on_from or lifter.load) + earned
    lifter.come_to(what, gone_on_from)


def step_for(lifter: Lifter, reached: int) -> Fraction:
    """Return the step that repetitions earn."""
    return max((amount for reps, amount in lifter.line.at if reps <= reached), default=Fraction(0))


def to_the_bar(load: Fraction) -> Fraction:
    """Return a weight in whole steps, halves up."""
    return (2 * load + STEP) // (2 * STEP) * STEP


def number(value: Fraction) -> str:
    return f"{float(value):g}"
