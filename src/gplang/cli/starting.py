"""What `gpl init` is asked for: options and answers, read into what a plan is to be."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from gplang.cli import clicks as click
from gplang.cli.kit_words import NO_KIT, read_kit
from gplang.cli.lookup import offer_exercises, offer_words
from gplang.quantities import Weight, WeightUnit
from gplang.report.visible import make_visible
from gplang.starter.programs import Program, load_programs, read_weight, round_weight, write_weight
from gplang.vocabulary import Day

KITS = (NO_KIT, "home", "garage", "gym")
"""Places that have a name; a gym has everything."""
GYM = "gym"

_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FEWEST_LETTERS = 2


def read_days(text: str) -> tuple[Day, ...]:
    """Return the days that a text names, in the order of the week: `tue,fri`, `mon wed-fri`."""
    found: set[Day] = set()
    for word in filter(None, re.split(r"[,\s]+", text)):
        first, dash, last = word.partition("-")
        start, end = _read_day(first), _read_day(last if dash else first)
        length = (end.number - start.number) % len(Day)
        found.update(tuple(Day)[(start.number + each) % len(Day)] for each in range(length + 1))
    if not found:
        raise click.UsageError("no day of the week; name some, like tue,fri")
    return tuple(day for day in Day if day in found)


def days_reader(number: int) -> Callable[[str], tuple[Day, ...]]:
    """Return a reader of so many days; what names more or fewer is a usage error."""

    def read(answer: str) -> tuple[Day, ...]:
        days = read_days(answer)
        if len(days) != number:
            raise click.UsageError(f"{len(days)} of {number} days ({' '.join(days)})")
        return days

    return read


def _read_day(word: str) -> Day:
    written = word.casefold()
    if len(written) >= _FEWEST_LETTERS:
        for day, name in zip(Day, _NAMES, strict=True):
            if name.startswith(written):
                return day
    offer = offer_words(written, (*Day, *_NAMES)) or f"; days are {', '.join(Day)}"
    raise click.UsageError(f"no day '{make_visible(word)}'{offer}")


def read_place(kit: str | None, equipment: Sequence[str]) -> frozenset[str] | None:
    """Return all that there is in a place, with what is named beside it; `None` where there is everything."""
    from gplang.starter.data import read_table

    named = read_kit(equipment) or frozenset()
    return None if kit == GYM else named | frozenset(read_table("weeks")["kits"][kit or NO_KIT])


def read_answered_kit(answer: str) -> frozenset[str] | None:
    """Return what there is by an answer: the name of a place, or a list."""
    name = answer.strip().casefold()
    if name in KITS:
        return read_place(name, ())
    try:
        return read_kit((answer,)) or frozenset()
    except click.UsageError:
        raise
    except click.ClickException as error:
        hint = "" if "; " in error.message else "; a list is like dumbbell, bench, band"
        raise click.UsageError(error.message + hint) from None


# ---- maxima


def read_maxima(words: Sequence[str]) -> dict[str, Weight]:
    """Return the maxima that options say, by the ids of their exercises."""
    from gplang.catalog import load_catalog

    catalog = load_catalog()
    maxima: dict[str, Weight] = {}
    for word in words:
        name, _, weight = word.partition("=")
        exercise = catalog.find(name.strip())
        if exercise is None:
            raise click.UsageError(f"no exercise '{make_visible(name)}'{offer_exercises(name, catalog)}")
        if exercise.id in maxima:
            raise click.UsageError(f"two maxima of {exercise.id}")
        maxima[exercise.id] = read_maximum(weight, exercise.id)
    return maxima


def read_maximum(text: str, exercise: str) -> Weight:
    """Return a maximum; raises a usage error for what is none."""
    weight = read_weight(text)
    if weight is None:
        raise click.UsageError(f"the maximum of {exercise} is a weight like 120kg or 225lb, not '{make_visible(text)}'")
    return weight


def find_missing(program: Program, maxima: Mapping[str, Weight]) -> list[str]:
    """Return the exercises of which a program needs a maximum that is not there; refuses those without use.

    Raises a usage error for these.
    """
    for exercise in maxima:
        if exercise not in program.maxima:
            takes = f"it takes {', '.join(program.maxima)}" if program.maxima else "it takes none"
            raise click.UsageError(f"{program.name} has no use for a maximum of {exercise}; {takes}")
    return [exercise for exercise in program.maxima if exercise not in maxima]


def suggest_maximum(program: Program, exercise: str, unit: WeightUnit | None) -> str:
    """Return the maximum that a program is written for, in the unit that is wanted."""
    weight = program.maxima[exercise]
    return write_weight(weight if unit is None else round_weight(weight, unit))


def refuse_missing(program: Program, missing: Sequence[str], unit: WeightUnit | None) -> "click.UsageError":
    """Return the error that says which maxima are missing, and how to say them."""
    example = " ".join(f"--max {each}={suggest_maximum(program, each, unit)}" for each in missing)
    return click.UsageError(f"{program.name} needs your maxima of {_list(missing)}, such as: {example}")


def _list(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


# ---- programs


def find_program(name: str) -> Program:
    """Return a program by its name; raises a usage error for what is none."""
    programs = load_programs()
    found = programs.get(name.strip().casefold().removesuffix(".gpl"))
    if found is None:
        offer = offer_words(name, programs) or "; gpl init --list shows them"
        raise click.UsageError(f"no program '{make_visible(name)}'{offer}")
    return found


def render_programs(programs: Iterable[Program]) -> str:
    """Return the list of programs."""
    lines = []
    for program in programs:
        lines.append(f"{program.name}\n  {program.about}")
        if program.maxima:
            lines.append(f"  maxima: {', '.join(program.maxima)}")
    return "\n".join(lines) + "\n"
