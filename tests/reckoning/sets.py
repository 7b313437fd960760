"""Doses, loads and steps as plain data, and as text."""

from fractions import Fraction
from typing import NamedTuple


class Load(NamedTuple):
    """A weight; with `share`, per cent of `of`: `max`, `tm` or `top`; of another `lift` if one is named."""

    low: Fraction
    high: Fraction
    share: bool = False
    of: str = "max"
    lift: str = ""
    unit: str = "kg"

    def text(self) -> str:
        if not self.share:
            return f"@{span(self.low, self.high)}{self.unit}"
        of = [word for word in (self.lift, "" if self.of == "max" else self.of) if word]
        return " ".join([f"@{span(self.low, self.high)}%", *(["of", *of] if of else [])])


class Group(NamedTuple):
    """Sets, `fewest` to `most`, of `low` to `high` repetitions, seconds or metres; None is as many as possible.

    `bare`: their weight was that of another exercise, and is left out.
    """

    fewest: int
    most: int
    low: int | None
    high: int | None
    measure: str = ""
    open: bool = False
    side: bool = False
    rir: tuple[int, int] | None = None
    load: Load | None = None
    parts: tuple[int, ...] = ()
    bare: bool = False

    def text(self) -> str:
        count = "max" if self.low is None or self.high is None else span(self.low, self.high)
        count = "+".join(map(str, self.parts)) or count
        measure = self.measure
        if self.measure == "s" and self.low and self.high and self.low % 60 == self.high % 60 == 0:
            count, measure = span(self.low // 60, self.high // 60), "min"
        dose = f"{span(self.fewest, self.most)}x{count}{measure}{'+' if self.open else ''}"
        words = [dose + ("/side" if self.side else "")]
        words += [f"@rir{span(*self.rir)}"] if self.rir else []
        words += [self.load.text()] if self.load else []
        return " ".join(words)


Dose = tuple[Group, ...]


class Step(NamedTuple):
    """A step of `amount` `unit` (`kg`, `lb`, `%`, `rep`, `set`, `s`, `rir`) every `every` `by`: `week`, `session`."""

    amount: Fraction
    unit: str
    every: int = 1
    by: str = "week"
    limit: Fraction | int | None = None

    def text(self) -> str:
        amount = f"{'+' if self.amount > 0 else '-'}{decimal(abs(self.amount))}{self.unit}"
        often = f"every {self.by}" if self.every == 1 else f"every {self.every} {self.by}s"
        return f"{amount} {often}{'' if self.limit is None else f' to {self.limit}'}"


def text_of(dose: Dose | None) -> str:
    return ", ".join(group.text() for group in dose or ())


def span(low: Fraction | int, high: Fraction | int) -> str:
    return decimal(low) if low == high else f"{decimal(low)}-{decimal(high)}"


def decimal(value: Fraction | int) -> str:
    return f"{float(value):.3f}".rstrip("0").rstrip(".")
