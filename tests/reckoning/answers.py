"""What a line asks for in the light of what was done of it, worked out from the reference page alone.

Nothing of the compiler is used. `courses.py` plays those who do what is asked for, or less, or more.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

STEP = Fraction(5, 2)


@dataclass
class Line:
    """A line of a session; loads in kg. `every` is a number and `session` or `week`, `at` are repetitions and steps.

    `choices` are exercises that may be done for it; only the first `written` of them stand in the plan as `or`. At a
    station of a circuit of `rounds` the line writes one set.
    """

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
    label: str = ""
    rounds: int | None = None
    choices: list[str] = field(default_factory=list)
    written: bool = True

    def dose(self) -> str:
        sets, reps, amrap = self.doses[0]
        load = f"{number(self.load)}kg" if self.percent is None else f"{self.percent}%"
        return f"{1 if self.rounds else sets}x{reps}{'+' * amrap} @{load}"

    def text(self) -> list[str]:
        label = f"{self.label} " * bool(self.label)
        return [f"  accessory {label}{self.exercise} {self.dose()}", *(f"    {each}" for each in self.under())]

    def under(self) -> list[str]:
        """Return the lines that stand under this one."""
        lines = [f"or {each}" for each in self.choices] if self.written else []
        if self.every is not None:
            count, what = self.every
            lines.append(f"progress +{number(self.amount)}kg every {count} {what}{'s' * (count > 1)}")
        elif self.at:
            steps = ", ".join(f"+{number(amount)}kg at {reps} reps" for reps, amount in self.at)
            lines.append(f"progress {steps}{' open' * self.open}")
        if len(self.doses) > 1:
            stages = " | ".join(f"{sets}x{reps}{'+' * amrap}" for sets, reps, amrap in self.doses)
            lines.append(f"stages {stages}")
        if self.cut is not None:
            lines.append(f"on-miss -{self.cut}% after {self.after}")
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
            load = self.book.best(self.line.exercise) * self.line.percent / 100
        self.shown = to_the_bar(load * Fraction(9, 10) if self.eased else load)

    def come_to(self, what: str, gone_on_from: Fraction | None = None) -> None:
        """Note what a session came to: a load counts from there if it was heavier.

        `pass`, `hold`, `miss`; `open` if nobody wrote it down; `other` if it was done with another exercise.
        """
        if self.line.every is not None and self.line.every[1] == "week":
            self.week.append((what, gone_on_from))
        else:
            self._settle(what, gone_on_from)

    def end_week(self) -> None:
        """What the sessions of a week came to together; those with another exercise only if there were no others."""
        if not self.week:
            return
        words = [what for what, _ in self.week if what != "other"] or ["hold"]
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

    def __init__(self, maxima: Mapping[str, Fraction]) -> None:
        self.maxima = maxima
        self.sets: list[tuple[date, str, Fraction]] = []
        self.last: date | None = None

    def write(self, today: date, exercise: str, weight: Fraction, reps: int, reserve: int = 0) -> None:
        total = reps + reserve
        if total <= 10 and reserve <= 4 and reps > 0:
            self.sets.append((today, exercise, weight if total == 1 else weight * (30 + total) / 30))

    def best(self, exercise: str) -> Fraction:
        since = date.min if self.last is None else self.last - timedelta(days=42)
        known = [each for day, name, each in self.sets if name == exercise and day >= since]
        return max(known, default=self.maxima[exercise])


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


def skipped(lifter: Lifter, *, counts: bool) -> None:
    if counts:
        lifter.come_to("hold")


def done_with_another(lifter: Lifter, *, pain: int | None, counts: bool) -> None:
    """Another exercise neither steps nor holds; if it hurts, the planned one has less weight next time all the same."""
    if pain is not None and pain >= 4:
        if not lifter.eased:
            lifter.before = None
        lifter.eased, lifter.lost = True, 0
        what = "hold"
    else:
        what = "other"
    if counts:
        lifter.come_to(what)


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
