"""Plans as plain data, and as text: what the reference calculation and the compiler are both given."""

from datetime import date
from fractions import Fraction
from typing import NamedTuple

from reckoning.sets import Dose, Step, decimal, text_of

COMPLEX = ("clean", "front-squat", "split-jerk")
"""The parts of the exercise `cfj`."""

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Scheme(NamedTuple):
    name: str
    steps: tuple[Dose, ...]
    once: bool = False
    deload: Dose | None = None


class Line(NamedTuple):
    """An exercise line; None in `wave`, and `deload` as an empty dose, leave it out.

    `others` are what is done instead; `instead_of` is the exercise that is written, where another is done. `ramp` are
    the repetitions and per cents of a ramp, nothing for the usual ones. `was` is the exercise before all swaps; if
    there were some, the weights of a scheme go.
    """

    role: str
    exercise: str
    dose: Dose
    wave: tuple[Dose | None, ...] = ()
    once: bool = False
    scheme: str = ""
    step: Step | None = None
    stands: bool = False
    deload: Dose | None = None
    later: tuple[tuple[int, Dose], ...] = ()
    optional: bool = False
    others: tuple[tuple[str, Dose], ...] = ()
    instead_of: str = ""
    has_other_dose: bool = False
    label: str = ""
    ramp: tuple[tuple[int, int], ...] | None = None
    was: str = ""

    @property
    def goes_by_effort(self) -> bool:
        """Tell whether another exercise is done with the line's own doses, so that their weights go."""
        return bool(self.instead_of) and not self.has_other_dose

    def text(self) -> str:
        dose = f"scheme {self.scheme}" if self.scheme else text_of(self.dose)
        if self.ramp is not None:
            dose = f"ramp {', '.join(f'{reps}x{share}%' for reps, share in self.ramp)}".rstrip()
        words = (self.role, self.label, self.exercise, dose, "optional" if self.optional else "")
        lines = [" ".join(word for word in words if word)]
        if self.wave:
            steps = " | ".join("-" if each is None else text_of(each) for each in self.wave)
            lines.append(f"wave {'once ' if self.once else ''}{steps}")
        lines += [f"progress {self.step.text()}"] if self.step else []
        lines += ["progress hold"] if self.stands else []
        lines += [f"deload {text_of(self.deload) or '-'}"] if self.deload is not None else []
        lines += [f"from week {week} {text_of(dose)}" for week, dose in self.later]
        lines += [f"or {name} {text_of(dose)}".rstrip() for name, dose in self.others]
        return "\n".join(lines)


class Swap(NamedTuple):
    role: str
    old: str
    new: str
    dose: Dose = ()

    def text(self) -> str:
        return " ".join(word for word in ("swap", self.role, self.old, self.new, text_of(self.dose)) if word)


class Drop(NamedTuple):
    role: str
    exercise: str

    def text(self) -> str:
        return " ".join(word for word in ("drop", self.role, self.exercise) if word)


class Circuit(NamedTuple):
    """The lines with a label of this letter; `how` is `rounds`, `amrap`, `emom` or `for-time`."""

    letter: str
    how: str
    rounds: int = 0
    minutes: int = 0

    def text(self) -> str:
        rounds, minutes = f"{self.rounds} rounds", f"{self.minutes}min"
        how = {"rounds": rounds, "for-time": f"for-time {rounds} cap {minutes}"}.get(self.how, f"{self.how} {minutes}")
        return f"circuit {self.letter} {how}"


class Session(NamedTuple):
    name: str
    lines: tuple[Line, ...]
    like: str = ""
    changes: tuple[Swap | Drop, ...] = ()
    circuits: tuple[Circuit, ...] = ()

    def text(self) -> str:
        head = f"session {self.name}{f' like {self.like}' if self.like else ''}"
        return "\n".join([head, *(each.text() for each in (*self.circuits, *self.changes, *self.lines))])


class Adjust(NamedTuple):
    target: str
    what: str
    amount: Fraction | int
    unit: str = ""  # `%`, or `kg` or `lb` of loads

    def text(self) -> str:
        return " ".join(
            word for word in ("adjust", self.target, self.what, f"{int(self.amount):+d}{self.unit}") if word
        )


class Rotation(NamedTuple):
    names: tuple[str, ...]
    days: tuple[str, ...]
    time: str = ""

    def text(self) -> str:
        first, last = DAYS.index(self.days[0]), DAYS.index(self.days[-1])
        in_a_row = len(self.days) > 1 and self.days == DAYS[first : last + 1]
        days = f"{DAYS[first]}-{DAYS[last]}" if in_a_row else " ".join(self.days)
        return f"rotate {' '.join(self.names)} on {days} {f'at {self.time}' if self.time else ''}".rstrip()


class Week(NamedTuple):
    """One or more weeks; `days` are days with what is trained there, `rest` for nothing.

    A day may be several (`mon wed`, `fri-sun`), and what is trained `a`, or `a 7:00 in home optional`.
    """

    numbers: tuple[int, ...]
    kind: str = ""
    like: int | None = None
    days: tuple[tuple[str, str], ...] = ()
    rotation: Rotation | None = None
    adjusts: tuple[Adjust, ...] = ()
    holds: tuple[str, ...] = ()
    changes: tuple[Swap | Drop, ...] = ()
    events: tuple[tuple[str, str], ...] = ()

    def text(self) -> str:
        lines = [f"week {', '.join(map(str, self.numbers))} {self.kind}".rstrip()]
        lines += [f"like {self.like}"] if self.like is not None else []
        lines += [f"{day} {name}" for day, name in (*self.days, *self.events)]
        lines += [self.rotation.text()] if self.rotation else []
        lines += [each.text() for each in (*self.changes, *self.adjusts)]
        lines += [f"hold {target}".rstrip() for target in self.holds]
        return "\n".join(lines)


class Raise(NamedTuple):
    exercise: str
    amount: Fraction
    every: int
    limit: int | None = None

    def text(self) -> str:
        often = "every week" if self.every == 1 else f"every {self.every} weeks"
        limit = "" if self.limit is None else f" to {self.limit}kg"
        return f"raise {self.exercise} +{decimal(self.amount)}kg {often}{limit}"


Named = tuple[tuple[str, Fraction], ...]
"""Weights by the names of exercises, or of kit."""


class Gym(NamedTuple):
    """A place; everything in `unit`. `plates` are weights with how many there are, None for as many as one likes."""

    name: str
    unit: str = "kg"
    kit: tuple[str, ...] = ()
    round: Fraction | None = None
    rounds: Named = ()
    bar: Fraction | None = None
    plates: tuple[tuple[Fraction, int | None], ...] = ()

    def text(self) -> str:
        lines = [f"gym {self.name}", *([f"equipment {' '.join(self.kit)}"] if self.kit else [])]
        lines += [f"round {decimal(self.round)}{self.unit}"] if self.round else []
        lines += [f"round {name} {decimal(plate)}{self.unit}" for name, plate in self.rounds]
        lines += [f"bar {decimal(self.bar)}{self.unit}"] if self.bar else []
        plates = (f"{f'{count}x' if count else ''}{decimal(weight)}{self.unit}" for weight, count in self.plates)
        return "\n".join([*lines, *([f"plates {' '.join(plates)}"] if self.plates else [])])


class Own(NamedTuple):
    """What is different for one athlete, from week `since` on; her days off hold always."""

    since: int = 1
    changes: tuple[Swap | Drop, ...] = ()
    moves: tuple[tuple[str, str], ...] = ()
    pauses: tuple[tuple[date, date], ...] = ()
    skips: tuple[date, ...] = ()

    def lines(self) -> list[str]:
        since = f" from week {self.since}" if self.since > 1 else ""
        lines = [f"pause {first}..{last}" for first, last in self.pauses]
        lines += [f"skip {day}" for day in self.skips]
        lines += [f"{each.text()}{since}" for each in self.changes]
        moves = " ".join(f"{day} {to}" for day, to in self.moves)
        return [*lines, *([f"move {moves}{since}"] if moves else [])]


class Athlete(NamedTuple):
    name: str
    maxima: Named = ()
    tests: tuple[tuple[str, Fraction, int], ...] = ()
    training: Named = ()
    at_home: bool = False
    start: date | None = None
    round: Fraction | None = None
    rounds: Named = ()
    raises: tuple[Raise, ...] = ()
    own: Own = Own()
    unit: str = ""  # otherwise the plan's
    gym: str = ""

    def text(self, unit: str = "kg") -> str:
        """Return the athlete's lines, in a plan that counts in a unit."""
        lines = [f"athlete {self.name}", *(["equipment dumbbell"] if self.at_home else [])]
        lines += [f"unit {self.unit}"] if self.unit else []
        lines += [f"in {self.gym}"] if self.gym else []
        lines += [f"start {self.start}"] if self.start else []
        lines += [f"round {decimal(self.round)}{self.unit or unit}"] if self.round else []
        lines += [f"round {name} {decimal(plate)}{self.unit or unit}" for name, plate in self.rounds]
        lines += [f"max {name} {decimal(weight)}kg" for name, weight in self.maxima]
        lines += [f"training-max {name} {decimal(weight)}kg" for name, weight in self.training]
        lines += [f"max {name} {decimal(weight)}kg from week {week}" for name, weight, week in self.tests]
        return "\n".join([*lines, *(each.text() for each in self.raises), *self.own.lines()])


class Plan(NamedTuple):
    start: date
    sessions: tuple[Session, ...]
    weeks: tuple[Week, ...]
    athletes: tuple[Athlete, ...]
    round: Fraction = Fraction(5, 2)
    rounds: Named = ()
    pauses: tuple[tuple[date, date], ...] = ()
    skips: tuple[date, ...] = ()
    role_steps: tuple[tuple[str, Step], ...] = ()
    lift_steps: tuple[tuple[str, str, Step], ...] = ()
    training_share: int | None = None
    raises: tuple[Raise, ...] = ()
    schemes: tuple[Scheme, ...] = ()
    events: tuple[str, ...] = ()
    unit: str = "kg"
    gyms: tuple[Gym, ...] = ()
    gym: str = ""

    def text(self) -> str:
        lines = ['plan "P"', f"start {self.start}", "timezone Europe/Berlin"]
        lines += [f"unit {self.unit}", f"round {decimal(self.round)}{self.unit}"]
        lines += [f"round {name} {decimal(plate)}{self.unit}" for name, plate in self.rounds]
        lines += [f"in {self.gym}"] if self.gym else []
        lines += [f"pause {first}..{last}" for first, last in self.pauses]
        lines += [f"skip {day}" for day in self.skips]
        lines += [f"progress {role} {step.text()}" for role, step in self.role_steps]
        lines += [" ".join(("progress", *role.split(), name, step.text())) for role, name, step in self.lift_steps]
        lines += [f"training-max {self.training_share}%"] if self.training_share else []
        lines += [each.text() for each in self.raises]
        lines += [f"event {name}" for name in self.events]
        lines += [each.text(self.unit) for each in self.athletes]
        lines += [each.text() for each in self.gyms]
        lines += ["exercise cfj", f"complex {' '.join(COMPLEX)}"]
        for scheme in self.schemes:
            lines += [f"scheme {scheme.name}{' once' if scheme.once else ''}"]
            lines += [f"step {text_of(each)}" for each in scheme.steps]
            lines += [f"deload {text_of(scheme.deload)}"] if scheme.deload else []
        lines += [each.text() for each in self.sessions]
        lines += [each.text() for each in self.weeks]
        return "\n".join([*lines, ""])
