"""Measuring in pairs: what is compared runs in turns, so that a slow minute of the machine hits both alike."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TypeVar

Item = TypeVar("Item")

Task = Callable[[], object]
"""Something whose running time is measured; its result is thrown away."""

NOTHING: Mapping[str, Task] = {}


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asked for; sizes that are None are chosen by each part."""

    quick: bool = False
    here: bool = False
    peer: str | None = None
    rounds: int | None = None
    lines: tuple[int, ...] | None = None
    plans: tuple[int, ...] | None = None
    kib: int | None = None
    case: str | None = None
    against: Path | None = None

    def choose_rounds(self, usual: int, quick: int) -> int:
        """Return how many rounds to run, where a part usually runs `usual` of them."""
        return self.rounds or (quick if self.quick else usual)


@dataclass(frozen=True, slots=True)
class Spread:
    """The median of some figures, the least and the greatest of them."""

    middle: float
    least: float
    most: float

    @classmethod
    def of(cls, figures: Iterable[float]) -> "Spread":
        """Return the spread of these figures."""
        known = list(figures)
        return cls(median(known), min(known), max(known))

    def format(self, digits: int = 2) -> str:
        """Return `1.23 (1.10–1.41)`."""
        return f"{self.middle:.{digits}f} ({self.least:.{digits}f}–{self.most:.{digits}f})"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a report. An aim, in the last column, is one for the figure before it."""

    headers: Sequence[str]
    rows: Sequence[Sequence[str]]

    @classmethod
    def of(cls, headers: Iterable[str], rows: Iterable[Iterable[str]]) -> "Table":
        """Return the table with these rows."""
        return cls(tuple(headers), tuple(tuple(row) for row in rows))

    @property
    def lines(self) -> Iterator[str]:
        """The lines of the table, as a terminal shows them."""
        return format_table(self.headers, self.rows)


Part = str | Table
"""A piece of a report: a line or a table."""


def time_once(task: Task) -> float:
    """Return the seconds that a task takes."""
    before = perf_counter()
    task()
    return perf_counter() - before


def take_turns(names: Sequence[str], number: int) -> Iterator[str]:
    """Yield the names, each once, beginning with another one each time: A B C, then B C A, …"""
    for place in range(len(names)):
        yield names[(place + number) % len(names)]


def time_rounds(
    tasks: Mapping[str, Task], rounds: int, prepare: Mapping[str, Task] = NOTHING
) -> dict[str, list[float]]:
    """Run each task once in every round, after what prepares it; return each one's seconds, round by round."""
    seconds: dict[str, list[float]] = {name: [] for name in tasks}
    for number in range(rounds):
        for name in take_turns(list(tasks), number):
            if name in prepare:
                prepare[name]()
            seconds[name].append(time_once(tasks[name]))
    return seconds


def time_items(tasks: Mapping[str, Callable[[Item], object]], items: Iterable[Item]) -> dict[str, float]:
    """Run each task on every item, in turns item by item; return each one's seconds in all."""
    seconds = dict.fromkeys(tasks, 0.0)
    for number, item in enumerate(items):
        for name in take_turns(list(tasks), number):
            task = tasks[name]
            before = perf_counter()
            task(item)
            seconds[name] += perf_counter() - before
    return seconds


def compare(seconds: Sequence[float], base: Sequence[float]) -> Spread:
    """Return how many times as long as `base` it took: one ratio for each round."""
    return Spread.of(mine / other for mine, other in zip(seconds, base, strict=True))


def format_table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table: the first column to the left, the others to the right."""
    table = [list(headers), *(list(row) for row in rows)]
    widths = [max(len(row[place]) for row in table) for place in range(len(headers))]
    for row in table:
        first, *others = (
            cell.ljust(width) if not place else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join((f"  {first}", *others)).rstrip()
