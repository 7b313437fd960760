"""What a person reads in a text of an output: counts, efforts, loads, rests, and the sets of a line."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from gplang.vocabulary import Method

NUMBER = r"[−-]?\d+(?:\.\d+)?"
SPAN = rf"({NUMBER})(?:–({NUMBER}))?"
COUNT = re.compile(rf"(?:max|{SPAN}(\+)?|(\d+(?:\+\d+)+))(?: (s|min|m|reps?))?( per side)?")
EFFORT = re.compile(rf"(RIR|RPE) {SPAN}")
REST = re.compile(rf"{SPAN} (s|min)")
WEIGHT = re.compile(rf"{SPAN} (kg|lb|% of .+)")
BODYWEIGHT = re.compile(rf"bodyweight ([+−]) {SPAN} (kg|lb)")
DOSE = re.compile(r"(?:(\d+)(?:–(\d+))? x )?(.+?)(?: @ (.+))?")
METHODS = frozenset(Method)
OPEN_RAMP = "ramp up to the first working set"

Ends = tuple[Fraction, Fraction]


class Count(NamedTuple):
    """What a set asks for; `ends` is None for `max`."""

    ends: Ends | None
    unit: str = "reps"
    per_side: bool = False
    is_open: bool = False
    parts: str = ""


class Weight(NamedTuple):
    """A load; without `ends` it is the text `unit`."""

    ends: Ends | None
    unit: str


class Seen(NamedTuple):
    """One set as an output shows it; effort in repetitions in reserve, rest in seconds."""

    count: Count
    effort: Ends | None = None
    load: Weight | None = None
    rest: Ends | None = None
    optional: bool = False


def read_number(text: str) -> Fraction:
    return Fraction(text.replace("−", "-"))


def read_ends(low: str, high: str | None) -> Ends:
    return read_number(low), read_number(high or low)


def read_count(text: str) -> Count | None:
    found = COUNT.fullmatch(text)
    if found is None:
        return None
    low, high, is_open, parts, unit, side = found.groups()
    per_side = side is not None
    if parts:
        whole = Fraction(sum(map(int, parts.split("+"))))
        return Count((whole, whole), "reps", per_side, parts=parts)
    if low is None:
        return Count(None, "reps", per_side, is_open=True)
    ends = read_ends(low, high)
    if unit == "min":
        return Count((ends[0] * 60, ends[1] * 60), "s", per_side)
    return Count(ends, unit if unit in ("s", "m") else "reps", per_side, is_open is not None)


def read_effort(text: str) -> Ends:
    found = EFFORT.fullmatch(text)
    assert found, text
    low, high = read_ends(found[2], found[3])
    return (low, high) if found[1] == "RIR" else (10 - high, 10 - low)


def read_rest(text: str) -> Ends:
    found = REST.fullmatch(text)
    assert found, text
    scale = 60 if found[3] == "min" else 1
    low, high = read_ends(found[1], found[2])
    return low * scale, high * scale


def read_load(text: str) -> Weight:
    text = text.partition(" = ")[0]
    if found := BODYWEIGHT.fullmatch(text):
        low, high = read_ends(found[2], found[3])
        return Weight((low, high) if found[1] == "+" else (-high, -low), f"{found[4]} + bodyweight")
    if found := WEIGHT.fullmatch(text):
        return Weight(read_ends(found[1], found[2]), found[3])
    return Weight(None, text)


def read_sets(text: str, rounds: int | None = None) -> list[Seen] | None:
    """Return the sets of `4 x 5 @ RIR 2, 105 kg, rest 2–3 min`, of a station those of so many rounds.

    None for a ramp that has no numbers.
    """
    if text.startswith(OPEN_RAMP):
        return None
    groups: list[list[Seen]] = []
    for chunk in text.split("; "):
        items = chunk.split(", ")
        found = list(_station(items) if rounds is not None else _group(items))
        load, rest = _facts(items)
        if not found:
            assert load is None, text
            groups = [[one if one.rest else one._replace(rest=rest) for one in group] for group in groups]
        groups.append([one._replace(load=load, rest=rest) for one in found])
    sets = [one for group in groups for one in group]
    return sets * rounds if rounds is not None and len(sets) == 1 else sets


def _group(items: list[str]) -> Iterator[Seen]:
    """Yield the sets that the first item asks for, and take it away; of `3 x 5+` only the last is open."""
    found = DOSE.fullmatch(items[0])
    count = None if found is None else read_count(found[3])
    if found is None or count is None or (found[1] is None and count.unit != "s"):
        return
    del items[0]
    fewest = int(found[1] or 1)
    most = int(found[2] or fewest)
    effort = None if found[4] is None else read_effort(found[4])
    for at in range(1, most + 1):
        is_open = count.is_open and (at == most or count.ends is None)
        yield Seen(count._replace(is_open=is_open), effort, optional=at > fewest)


def _station(items: list[str]) -> Iterator[Seen]:
    """Yield what `21, 15, 9 reps @ RIR 2` asks for in each round, and take it away."""
    counts: list[Count] = []
    effort: Ends | None = None
    while items:
        text, _, asked = items[0].partition(" @ ")
        count = read_count(text)
        if count is None:
            break
        effort = read_effort(asked) if asked else effort
        counts.append(count)
        del items[0]
    yield from (Seen(each._replace(per_side=counts[-1].per_side), effort) for each in counts)


def _facts(items: Sequence[str]) -> tuple[Weight | None, Ends | None]:
    load: Weight | None = None
    rest: Ends | None = None
    for item in items:
        if item.startswith("rest "):
            rest = read_rest(item.removeprefix("rest "))
        elif not item.startswith("tempo ") and item not in METHODS:
            load = read_load(item)
    return load, rest
