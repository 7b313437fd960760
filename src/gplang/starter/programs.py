"""Programs of coaches, made somebody's own: start, time zone and maxima."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from gplang.figures import number
from gplang.formatter.source import format_source
from gplang.quantities import Weight, WeightUnit
from gplang.records import NamedTuple
from gplang.source import SourceText
from gplang.starter.data import read_table, read_text

_WEIGHT = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,2})?)\s*(kg|lb)", re.IGNORECASE)
_LOAD = re.compile(r"(?<=@)(\d+(?:\.\d+)?)kg")
_SET = re.compile(r"@\d+(?:\.\d+)?(?:kg|lb)|^  load ")
_WRITTEN = {unit: re.compile(rf"(?<=[+@ ])(\d+(?:\.\d+)?){unit}") for unit in WeightUnit}
_OTHER = {WeightUnit.KG: WeightUnit.LB, WeightUnit.LB: WeightUnit.KG}
_MAXIMUM = re.compile(r"\s+(max|training-max)\s+([\w-]+)\s+\d\S*")
_LINE = re.compile(r"\s+(?:warmup|primary|secondary|accessory|load)\s+(?:[A-Z]\d\s+)?([\w-]+)")
_SETTING = re.compile(r"\s+(start|timezone|unit)\s")
_POUNDS = Decimal("2.2046")
_ROUND = {WeightUnit.KG: Decimal("2.5"), WeightUnit.LB: Decimal(5)}
_TRAINING_MAX = "  training-max 90%"
"""The share of 5/3/1."""


class Program(NamedTuple):
    """A program to start from; `maxima` are those that its loads are written for, by exercise."""

    name: str
    about: str
    maxima: Mapping[str, Weight]


class Start(NamedTuple):
    """When somebody begins a program, by which clock, and with which maxima: all that it has, or none.

    Without `unit`, the first of the maxima says what the plan is written in.
    """

    on: date
    timezone: str
    maxima: Mapping[str, Weight]
    unit: WeightUnit | None = None

    @property
    def written_in(self) -> WeightUnit | None:
        """The unit of the plan; `None` for that of the program."""
        return self.unit or next((each.unit for each in self.maxima.values()), None)


def load_programs() -> dict[str, Program]:
    """Return all programs by their names."""
    programs = {}
    for name, entry in read_table("programs").items():
        maxima = {exercise: read_weight(text) for exercise, text in entry.get("maxima", {}).items()}
        programs[name] = Program(name, entry["about"], {each: weight for each, weight in maxima.items() if weight})
    return programs


def read_weight(text: str) -> Weight | None:
    """Return a weight to lift as it is written (120kg, 225lb); None for what is none."""
    found = _WEIGHT.fullmatch(text.strip())
    if found is None or not Decimal(found[1]):
        return None
    return Weight(Decimal(found[1]), WeightUnit(found[2].lower()))


def write_weight(weight: Weight) -> str:
    """Return a weight as plans write it."""
    return f"{number(weight.amount)}{weight.unit}"


def round_weight(weight: Weight, unit: WeightUnit) -> Weight:
    """Return a weight in a unit: as it is if it has that, else the nearest that one loads."""
    if weight.unit is unit:
        return weight
    return Weight(_find_load(_convert(weight, unit), unit), unit)


def write_program(program: Program, start: Start) -> str:
    """Return the text of a program as somebody begins it, as `gpl fmt` lays it out."""
    lines = read_text(f"{program.name}.gpl").splitlines()
    if start.maxima and start.unit is None:
        lines = [*_set_maxima(lines, start.maxima)]
    if (unit := start.written_in) is not None:
        lines = [_set_loads(line, program, start.maxima, unit) for line in lines]
        if start.unit is not None or unit is WeightUnit.LB:
            lines = [_set_unit(line, unit) for line in lines]
    if start.maxima and start.unit is not None:  # behind the loads: a maximum keeps the unit that it is said in
        lines = [*_set_maxima(lines, start.maxima)]
    text = "\n".join(_set_start(lines, start))
    return format_source(SourceText(f"{program.name}.gpl", text + "\n")).text


def list_unset(program: Program) -> Sequence[str]:
    """Return the exercises of a program with a load that no maximum changes."""
    found = (_exercise_of(line) for line in read_text(f"{program.name}.gpl").splitlines() if _SET.search(line))
    return [each for each in dict.fromkeys(found) if each and each not in program.maxima]


def _exercise_of(line: str) -> str:
    found = _LINE.match(line)
    return found[1] if found else ""


def _set_start(lines: Sequence[str], start: Start) -> Iterator[str]:
    """Yield the lines with another start and time zone, and with an athlete whose name is nobody's."""
    unit = start.written_in
    for line in lines:
        setting = _SETTING.match(line)
        if setting is None:
            yield "athlete me" if line.startswith("athlete ") else line
        elif setting[1] == "start":
            yield f"  start {start.on.isoformat()}"
            yield f"  timezone {start.timezone}"
            if start.unit is not None or unit is WeightUnit.LB:
                yield f"  unit {unit}"
        elif setting[1] == "unit" and start.unit is None:
            yield line


def _set_maxima(lines: Sequence[str], maxima: Mapping[str, Weight]) -> Iterator[str]:
    """Yield the lines with other maxima; a training max becomes a share of them."""
    shared = False
    for line in lines:
        found = _MAXIMUM.fullmatch(line)
        if found is None:
            if shared:
                yield _TRAINING_MAX
            yield line
        else:
            yield f"  max {found[2]} {write_weight(maxima[found[2]])}"
        shared = found is not None and found[1] == "training-max"


def _set_loads(line: str, program: Program, maxima: Mapping[str, Weight], unit: WeightUnit) -> str:
    """Return a line with its loads in proportion to the maxima."""
    if line.startswith("#"):
        return line
    exercise = _exercise_of(line)
    if exercise in maxima:
        share = _convert(maxima[exercise], unit) / program.maxima[exercise].amount
        line = _LOAD.sub(lambda load: _round(Decimal(load[1]) * share, unit), line)
    return line


def _set_unit(line: str, unit: WeightUnit) -> str:
    """Return a line with all its weights in a unit."""
    if line.startswith("#"):
        return line
    other = _OTHER[unit]
    return _WRITTEN[other].sub(lambda found: write_weight(round_weight(Weight(Decimal(found[1]), other), unit)), line)


def _convert(weight: Weight, unit: WeightUnit) -> Decimal:
    if weight.unit is unit:
        return weight.amount
    return weight.amount * _POUNDS if unit is WeightUnit.LB else weight.amount / _POUNDS


def _round(amount: Decimal, unit: WeightUnit) -> str:
    return f"{number(_find_load(amount, unit))}{unit}"


def _find_load(amount: Decimal, unit: WeightUnit) -> Decimal:
    step = _ROUND[unit]
    return step * max((amount / step).quantize(Decimal(1), ROUND_HALF_UP), Decimal(1))
