"""Lines of a session, and what a plan says once for several of them: how they are written, and what holds of each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction

STEP = Fraction(5, 2)

BAR = Fraction(20)
RAMP = (5, 40), (3, 60), (2, 75), (1, 90)
"""Repetitions and per cents of a ramp that writes none, behind eight with the bar."""

Dose = tuple[int, int, bool]
"""Sets, repetitions, and whether the last set is open."""


@dataclass(frozen=True)
class Progress:
    """How a load grows: `every` is a number and `session` or `week`, `at` are repetitions and steps; else it holds."""

    every: tuple[int, str] | None = None
    amount: Fraction = Fraction(0)
    at: tuple[tuple[int, Fraction], ...] = ()
    open: bool = False

    def __str__(self) -> str:
        if self.every is not None:
            count, what = self.every
            return f"+{number(self.amount)}kg every {count} {what}{'s' * (count > 1)}"
        steps = ", ".join(f"+{number(amount)}kg at {reps} reps" for reps, amount in self.at)
        return f"{steps}{' open' * self.open}" or "hold"

    @property
    def is_weekly(self) -> bool:
        return self.every is not None and self.every[1] == "week"

    @property
    def grows(self) -> bool:
        return self.every is not None or bool(self.at)

    def earned(self, reached: int) -> Fraction:
        """Return the step that repetitions earn."""
        return max((amount for reps, amount in self.at if reps <= reached), default=Fraction(0))


@dataclass(frozen=True)
class OnMiss:
    """What misses in a row cut off the load, in per cent."""

    cut: int | None = None
    after: int = 1

    def __str__(self) -> str:
        return "hold" if self.cut is None else f"-{self.cut}% after {self.after}"


@dataclass(frozen=True)
class Rung:
    """A stage of a ladder; `named` if it says the exercise. Without a `load`, that of the line is for its exercise."""

    exercise: str
    dose: Dose
    load: Fraction | None = None
    named: bool = True

    def __str__(self) -> str:
        sets, reps, _ = self.dose
        load = "" if self.load is None else f" @{number(self.load)}kg"
        return f"{self.exercise} " * self.named + f"{sets}x{reps}{load}"


@dataclass(frozen=True)
class WarmUp:
    """Sets before a line: `sets` of repetitions with a `load`, or else a ramp, with its steps or those of the guide."""

    sets: tuple[int, int] | None = None
    load: Fraction = Fraction(0)
    steps: tuple[tuple[int, int], ...] = ()

    def __str__(self) -> str:
        if self.sets is not None:
            sets, reps = self.sets
            return f"{sets}x{reps} @{number(self.load)}kg"
        return f"ramp {', '.join(f'{reps}x{share}%' for reps, share in self.steps)}".strip()

    def lead_up(self, top: Fraction) -> Iterator[tuple[int, int, Fraction]]:
        """Yield the sets, repetitions and loads of a ramp up to a load, with a barbell."""
        before = Fraction(0)
        steps = [(reps, to_the_bar(top * share / 100)) for reps, share in self.steps or RAMP]
        for reps, load in steps if self.steps else [(8, BAR), *steps]:
            weight = max(load, BAR)
            if weight < to_the_bar(top) and (weight > before if self.steps else weight >= before + 10):
                yield 1, reps, weight
                before = weight


@dataclass
class Line:
    """A line of a session; loads in kg.

    `choices` are exercises that may be done for it; only the first `written` of them stand in the plan as `or`. At a
    station of a circuit of `rounds` the line writes one set. `progress` and `on_miss` are what stands under it. With
    `rungs` it is a ladder.
    """

    exercise: str
    doses: list[Dose]
    load: Fraction
    role: str = "accessory"
    progress: Progress | None = None
    on_miss: OnMiss | None = None
    percent: int | None = None
    label: str = ""
    rounds: int | None = None
    choices: list[str] = field(default_factory=list)
    written: bool = True
    rungs: list[Rung] = field(default_factory=list)
    warm_up: WarmUp | None = None

    def dose(self) -> str:
        sets, reps, amrap = self.doses[0]
        load = f"{number(self.load)}kg" if self.percent is None else f"{self.percent}%"
        return f"{1 if self.rounds else sets}x{reps}{'+' * amrap} @{load}"

    def text(self) -> list[str]:
        label = f"{self.label} " * bool(self.label)
        return [f"  {self.role} {label}{self.exercise} {self.dose()}", *(f"    {each}" for each in self.under())]

    def under(self) -> Iterator[str]:
        """Yield the lines that stand under this one."""
        if self.written:
            yield from (f"or {each}" for each in self.choices)
        if self.progress is not None:
            yield f"progress {self.progress}"
        if len(self.doses) > 1:
            stages = " | ".join(f"{sets}x{reps}{'+' * amrap}" for sets, reps, amrap in self.doses)
            yield f"stages {stages}"
        if self.rungs:
            yield f"stages {' | '.join(map(str, self.rungs))}"
        if self.on_miss is not None:
            yield f"on-miss {self.on_miss}"


@dataclass(frozen=True)
class Rule:
    """What a plan says once, for a role, for an exercise, or for an exercise in a role."""

    says: Progress | OnMiss
    role: str | None = None
    exercise: str | None = None

    def text(self) -> str:
        word = "progress" if isinstance(self.says, Progress) else "on-miss"
        whom = " ".join(each for each in (self.role, self.exercise) if each)
        return f"  {word} {whom} {self.says}"

    def holds_for(self, line: Line) -> bool:
        return self.role in (None, line.role) and self.exercise in (None, line.exercise)

    @property
    def rank(self) -> int:
        """An exercise in a role goes before an exercise, and this before a role."""
        return 2 * (self.exercise is not None) + (self.role is not None)


def progress_of(line: Line, rules: Iterable[Rule]) -> tuple[Progress, Rule | None]:
    """Return how a line grows, and the rule whose counter it shares: only steps of an exercise have one."""
    if line.progress is not None:
        return line.progress, None
    found = [each for each in rules if isinstance(each.says, Progress) and each.holds_for(line)]
    if not found:
        return Progress(), None
    rule = max(found, key=lambda each: each.rank)
    assert isinstance(rule.says, Progress)
    return rule.says, rule if rule.exercise is not None and rule.says.every is not None else None


def on_miss_of(line: Line, rules: Iterable[Rule]) -> OnMiss:
    if line.on_miss is not None:
        return line.on_miss
    found = [each for each in rules if isinstance(each.says, OnMiss) and each.holds_for(line)]
    if not found:
        return OnMiss()
    says = max(found, key=lambda each: each.rank).says
    assert isinstance(says, OnMiss)
    return says


def to_the_bar(load: Fraction) -> Fraction:
    """Return a weight in whole steps, halves up."""
    return (2 * load + STEP) // (2 * STEP) * STEP


def number(value: Fraction) -> str:
    return f"{float(value):g}"
