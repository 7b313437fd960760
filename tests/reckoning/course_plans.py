"""Plans for one or two that answer to a log, as texts."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from reckoning.lines import Line, Rule, number

START = date(2026, 1, 5)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


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
    rules: list[Rule] = field(default_factory=list)

    def text(self) -> str:
        text = ['plan "Course"', f"  start {START}", f"  for {' '.join(each.name for each in self.athletes)}"]
        text += [each.text() for each in self.rules]
        for athlete in self.athletes:
            text += athlete.text()
        for name, lines in self.sessions.items():
            text += [f"session {name}", *([self.circuits[name]] if name in self.circuits else [])]
            text += [f"  warmup {each.exercise} {each.warm_up}" for each in lines if each.warm_up is not None]
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
