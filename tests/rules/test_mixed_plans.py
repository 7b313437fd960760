"""Plans with lines of other plans anywhere in their blocks: whatever stands where, every door serves the text."""

import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from random import Random

import pytest

import gplang
from gplang.backends import TARGETS
from marked_plans import load_beside

_TESTS = Path(__file__).parents[1]
_PLANS = sorted(
    [
        *(_TESTS.parent / "examples").glob("*.gpl"),
        *(_TESTS / "programs").glob("*.gpl"),
        *(_TESTS / "language").rglob("*.gpl"),
        *(_TESTS / "rules" / "cases").glob("*.gpl"),
    ]
)
_LONGEST = 12_000
_STAMP = datetime(2027, 1, 1, tzinfo=UTC)
_NO_FILE = r"start|athlete|a file for each|time zone"
"""Why a plan without errors may still not be built: something must be given, or chosen."""


@cache
def texts() -> tuple[str, ...]:
    """Return all plans that are short enough to be tried many times."""
    plans = [path.read_text(encoding="utf-8") for path in _PLANS]
    return tuple(text for text in plans if len(text) < _LONGEST)


@cache
def lines() -> tuple[str, ...]:
    """Return all different lines of the plans but their comments."""
    every = (line.rstrip() for text in texts() for line in text.split("\n"))
    return tuple(sorted({line for line in every if line.strip() and not line.lstrip().startswith("#")}))


@cache
def words() -> tuple[str, ...]:
    """Return all different words of these lines."""
    return tuple(sorted({word for line in lines() for word in re.findall(r'"[^"\n]*"|[^\s",]+', line)}))


def mix(random: Random) -> str:
    """Return a plan of which some lines were moved, left out, set in or out, or come from other plans."""
    mixed = random.choice(texts()).split("\n")
    for _ in range(random.choice((1, 1, 2, 5))):
        at, other = random.randrange(len(mixed)), random.randrange(len(mixed))
        match random.choice(("insert", "insert", "move", "swap", "delete", "out", "in", "word", "word", "stretch")):
            case "insert":
                mixed.insert(at, random.choice(lines()))
            case "move":
                mixed.insert(other, mixed.pop(at))
            case "swap":
                mixed[at], mixed[other] = mixed[other], mixed[at]
            case "delete" if len(mixed) > 1:
                del mixed[at]
            case "out":
                mixed[at] = mixed[at].lstrip()
            case "in":
                mixed[at] = random.choice(("  ", "    ", "      ")) + mixed[at].lstrip()
            case "word":
                said = mixed[at].split(" ")
                said[random.randrange(len(said))] = random.choice(words())
                mixed[at] = " ".join(said)
            case "stretch":
                foreign = random.choice(texts()).split("\n")
                first = random.randrange(len(foreign))
                mixed[at:at] = foreign[first : first + random.randint(1, 12)]
    return "\n".join(mixed)


def build(text: str, target: str, athlete: str | None) -> bytes | str:
    """Return what is built, or why nothing can be."""
    try:
        return gplang.build_text(text, target, athlete=athlete, stamp=_STAMP)
    except ValueError as error:
        why = str(error)
    return why if re.search(_NO_FILE, why) else ""


@pytest.mark.parametrize("seed", range(240))
def test_a_mixed_plan_is_served_at_every_door(seed: int) -> None:
    text = mix(Random(f"mixed {seed}"))
    gplang.check(text, _PLANS[0].as_posix(), load_beside)
    formatted = gplang.format(text)
    assert gplang.format(formatted) == formatted
    assert gplang.fix(text)
    loaded = gplang.loads(text)
    if loaded.plan is None or loaded.errors:
        return
    for target in TARGETS:
        for athlete in [None, *(each.name for each in loaded.plan.athletes)]:
            assert build(text, target, athlete)
