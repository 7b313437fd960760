"""What a line asks for from week to week, said in as few words as hold exactly."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from re import fullmatch

from gplang.importing.records import Group, Reading
from gplang.records import dataclass, field, replace
from gplang.writer import NewDose

_MOST_STRETCHES = 3
_LOAD = r"@(\d+(?:\.\d+)?)(kg|lb)"


@dataclass(frozen=True, slots=True)
class Course:
    """How a line is written: its first sets, and what changes them."""

    reading: Reading
    progress: str | None = None
    wave: str | None = None
    later: Mapping[int, NewDose] = field(default_factory=dict)


def find_course(weeks: Sequence[int], readings: Sequence[Reading | None], steps: str | None) -> Course | None:
    """Return how a line is written that asks for this in the weeks in which its session is trained.

    None is a week without the line. Returns None where no line of the language says just that. `steps` is the unit in
    which loads may grow, that of the plan; None if the line has a progress already.
    """
    given = [each for each in readings if each is not None]
    first = given[0]
    if len(given) == len(readings):
        if all(each == first for each in given):
            return Course(first)
        if steps is not None and (step := _find_step(given, steps)) is not None:
            return Course(first, f"{step} every week")
    if any(_about(each) != _about(first) for each in given):
        return _in_stretches(weeks, readings)
    if len(given) == len(readings):
        stretches = sum(one != two for one, two in pairwise(given)) + 1
        if stretches <= _MOST_STRETCHES and stretches < _period(readings) and (found := _in_stretches(weeks, readings)):
            return found
    return _in_waves(readings)


def _about(reading: Reading) -> Reading:
    """Return all of a reading but its sets."""
    return replace(reading, groups=())


def _find_step(readings: Sequence[Reading], unit: str) -> str | None:
    """Return the step by which a load grows every week, if nothing else changes.

    In another unit than the plan's, a step would not be exact.
    """
    loads = [load for each in readings if (load := _single_load(each)) is not None and load[1] == unit]
    if len(loads) < len(readings) or len({_but_load(each) for each in readings}) > 1:
        return None
    steps = {after[0] - before[0] for before, after in pairwise(loads)}
    if len(steps) != 1:
        return None
    (step,) = steps
    return f"{step:+f}{unit}" if step else None


def _single_load(reading: Reading) -> tuple[Decimal, str] | None:
    match = fullmatch(_LOAD, reading.groups[0].load) if len(reading.groups) == 1 else None
    return None if match is None else (Decimal(match[1]), match[2])


def _but_load(reading: Reading) -> Reading:
    return replace(reading, groups=tuple(replace(group, load="") for group in reading.groups))


def _period(readings: Sequence[Reading | None]) -> int:
    """Return after how many weeks everything is the same again."""
    size = len(readings)
    return next(n for n in range(1, size + 1) if all(readings[at] == readings[at % n] for at in range(n, size)))


def _in_waves(readings: Sequence[Reading | None]) -> Course:
    steps = readings[: _period(readings)]
    given = [each for each in steps if each is not None]
    groups = [group for each in given for group in each.groups]
    first = given[0].groups
    if not all(group.effort for group in groups):
        first = tuple(replace(group, effort="") for group in first)
    if not all(group.load for group in groups):
        first = tuple(replace(group, load="") for group in first)
    wave = " | ".join("-" if each is None else each.sets for each in steps)
    return Course(replace(given[0], groups=first), None, wave)


def _in_stretches(weeks: Sequence[int], readings: Sequence[Reading | None]) -> Course | None:
    """Return a line with a `from week` for each change; None if it says less than the one before."""
    first = readings[0]
    if first is None:
        return None
    later: dict[int, NewDose] = {}
    before = first
    for week, reading in zip(weeks[1:], readings[1:], strict=True):
        if reading is None or not _says_as_much(before, reading):
            return None
        if reading != before:
            same = [None if new == old else new for new, old in zip(_parts(reading), _parts(before), strict=True)]
            later[week] = NewDose(reading.sets, *same)
            before = reading
    return Course(first, None, None, later)


def _parts(reading: Reading) -> tuple[str | None, ...]:
    return reading.rest, reading.tempo, reading.method, reading.cue


def _says_as_much(before: Reading, after: Reading) -> bool:
    if before.optional != after.optional or any(
        old and not new for old, new in zip(_parts(before), _parts(after), strict=True)
    ):
        return False
    return all(not _has(before.groups, part) or _all_have(after.groups, part) for part in ("effort", "load"))


def _has(groups: Sequence[Group], part: str) -> bool:
    return any(getattr(group, part) for group in groups)


def _all_have(groups: Sequence[Group], part: str) -> bool:
    return all(getattr(group, part) for group in groups)
