"""Loads behind percentages, as hints tell them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from gplang.figures import span
from gplang.quantities import Load, LoadKind
from gplang.records import NamedTuple
from gplang.scheduling.records import Range, ScheduledLoad
from gplang.syntax.ast import Group
from gplang.syntax.document import Line
from gplang.wording import load_with_plates

_LONGEST = 40
"""Characters of hints in one line: more would push its own words out of sight."""

_MOST_TOLD = 2
"""Athletes that are shown separately where a line has several percentages."""

_MORE = "…"

_ARROW = "\N{RIGHTWARDS ARROW}"


class Hint(NamedTuple):
    """A text to show behind the character before `offset` (code points); `about` says more."""

    offset: int
    text: str
    about: str = ""


def fit(parts: Sequence[str], separator: str) -> str:
    """Return as many parts as there is room for; empty where not even the first fits."""
    text = separator.join(parts)
    if len(text) <= _LONGEST:
        return text
    room = _LONGEST - len(_MORE)
    ends = accumulate(len(part) + len(separator) for part in parts)
    shown = [part for part, end in zip(parts, ends, strict=True) if end <= room]
    return separator.join([*shown, _MORE]) if shown else ""


def from_to(first: str, last: str) -> str:
    """Return the way from one text to another; a single one where they are the same."""
    return first if first == last else f"{first} {_ARROW} {last}"


class Percent(NamedTuple):
    """A percentage: where its line and it end, and which step of a wave (from 1; 0: none) and which group it is.

    `row` is the number of its line if that is an `or`, a `from week` or a `deload`, whose doses stand for themselves;
    else 0. `eased`: it holds in `deload` weeks only. `stage` counts the `stages`, from 1.
    """

    line_end: int
    offset: int
    load: Load
    step: int
    group: int
    row: int = 0
    eased: bool = False
    stage: int = 0


Loads = Mapping[str, Sequence[ScheduledLoad]]
"""Loads of athletes by name, in the order of the weeks."""


def percents_in(line: Line, groups: Iterable[Group], step: int) -> Iterator[Percent]:
    """Yield the percentages of a line's groups of sets."""
    line_end = line.code.span.end
    for number, group in enumerate(groups):
        if group.load is not None and group.load.value.kind is LoadKind.PERCENT:
            end = (group.share or group.of or group.load).span.end
            yield Percent(line_end, line.where.span.start + end, group.load.value, step, number)


def tell(line_end: int, found: Sequence[tuple[int, Loads]], *, is_named: bool) -> Iterator[Hint]:
    """Yield the hints of a line: at its percentages, or one behind it where these would swamp it."""
    about = "rounded, in normal weeks from the first to the last"
    hints = [
        Hint(offset, _say(loads, _course, is_named=is_named), f"{about}{_plates(loads, is_named=is_named)}")
        for offset, loads in found
    ]
    if len(found) > 1 and (is_named or sum(len(hint.text) for hint in hints) > _LONGEST):
        together: dict[str, list[ScheduledLoad]] = {}
        for _, loads in found:
            for name, each in loads.items():
                together.setdefault(name, []).extend(each)
        text = _say(together, _extent, is_named=is_named) if len(together) <= _MOST_TOLD else ""
        hints = [Hint(line_end, text, "rounded, from the lightest to the heaviest in normal weeks")]
    yield from (hint for hint in hints if hint.text)


def _say(loads: Loads, amount: Callable[[Sequence[ScheduledLoad]], str], *, is_named: bool) -> str:
    return fit([f"{name if is_named else '='} {amount(each)}" for name, each in loads.items()], ", ")


def _course(loads: Sequence[ScheduledLoad]) -> str:
    """Return the first and the last load."""
    return f"{from_to(_amount(loads[0].rounded), _amount(loads[-1].rounded))} {_unit(loads[0])}"


def _plates(loads: Loads, *, is_named: bool) -> str:
    """Return what is on the bar for the first and the last load of a few athletes, in gyms that tell their plates."""
    parts = [
        f"{name} {load_with_plates(load, 0, None)}" if is_named else load_with_plates(load, 0, None)
        for name, each in list(loads.items())[:_MOST_TOLD]
        for load in each
        if load.plates is not None and load.rounded in (each[0].rounded, each[-1].rounded)
    ]
    return "".join(f"; {part}" for part in dict.fromkeys(parts))


def _extent(loads: Sequence[ScheduledLoad]) -> str:
    """Return the lightest and the heaviest load."""
    ranges = [load.rounded for load in loads if load.rounded is not None]
    return f"{span(min(low for low, _ in ranges), max(high for _, high in ranges))} {_unit(loads[0])}"


def _unit(load: ScheduledLoad) -> str:
    return load.unit.value if load.unit is not None else ""


def _amount(rounded: Range | None) -> str:
    return "" if rounded is None else span(*rounded)
