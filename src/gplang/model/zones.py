"""The names of time zones, from the IANA data that the package depends on: the same on every machine."""

import re
from functools import cache
from importlib import import_module
from pathlib import Path

from gplang.model.zone_table import FIXED, MEANT, NOWHERE, RULES, WORLD
from gplang.patterns import late
from gplang.records import NamedTuple
from gplang.suggest import nearest

_FIXED = late(r"Etc/GMT(?P<sign>[+-])(?P<hours>[1-9][0-9]?)")
_OFFSET = late(r"(?:GMT|UTC|Z)?[+-]?[0-9]|(?:GMT|UTC)[+-]", re.IGNORECASE)
"""A difference from world time: it does not tell when clocks change, so no zone is offered for it."""

_TIME = late(r"[ _]*(?:standard|daylight|summer)?[ _]*time$", re.IGNORECASE)
_MOST = 3
_ABBREVIATION = 4
"""Letters of an abbreviation at most: one that is not known resembles many cities by chance."""


@cache
def zone_names() -> frozenset[str]:
    """Return the names of all time zones."""
    package = import_module("tzdata").__file__
    assert package
    text = Path(package).with_name("zones").read_text(encoding="utf-8")
    return frozenset(text.split())


def is_zone(name: str) -> bool:
    """Return whether a time zone has this name; case counts."""
    return name in zone_names()


class OddZone(NamedTuple):
    """Why a zone is hardly the one that is meant, and the likely ones."""

    reason: str
    meant: tuple[str, ...] = ()


def offered_zones() -> list[str]:
    """Return the names of the zones that can be recommended, sorted."""
    return sorted(name for name in zone_names() if find_oddity(name) is None)


def find_oddity(name: str) -> OddZone | None:
    """Return what is odd about an existing zone; None for an ordinary one."""
    if name in NOWHERE:
        return OddZone("stands for no place")
    if name in WORLD:
        return OddZone("is world time all year, and London is an hour ahead of it in summer", ("Europe/London", "UTC"))
    if name in FIXED:
        return OddZone(f"is {_offset(FIXED[name])} all year: it has no summer time", MEANT[name])
    if name in RULES:
        return OddZone("is the name of a rule of clocks, not of a place", MEANT[name])
    if name.startswith("Etc/") and (match := _FIXED.fullmatch(name)):
        hours = int(match["hours"]) * (-1 if match["sign"] == "+" else 1)
        return OddZone(f"is {_offset(hours)} all year: its sign is turned round, and it has no summer time")
    return None


def suggest_zones(word: str) -> tuple[str, ...]:
    """Return the zones that an unknown word may have meant, never one elsewhere in the world.

    Nothing is offered for an offset from UTC, nor for a word that is unlike any name.
    """
    if _OFFSET.match(word):
        return ()
    plain = _TIME.sub("", word).strip()
    return MEANT.get(plain.upper()) or _of_city(word) or _near(word)


def _of_city(city: str) -> tuple[str, ...]:
    """Return the zones whose last part, or whole name, is `city`; case and spaces do not count."""
    wanted = city.casefold().replace(" ", "_").rpartition("/")[2]
    return tuple(name for name in offered_zones() if name.casefold().rpartition("/")[2] == wanted)[:_MOST]


def _near(word: str) -> tuple[str, ...]:
    """Return zones with a similar city name: of the same region, or, without one, with the same first letter."""
    region, _, city = word.casefold().replace(" ", "_").rpartition("/")
    cities: dict[str, list[str]] = {}
    for name in offered_zones():
        its_region, _, its_city = name.casefold().rpartition("/")
        if its_region and (its_region == region if region else its_city[0] == city[:1]):
            cities.setdefault(its_city, []).append(name)
    close = nearest(city, cities, _MOST) if len(city) > _ABBREVIATION else ()
    return tuple(name for each in close for name in cities[each])[:_MOST]


def _offset(hours: int) -> str:
    count = "1 hour" if abs(hours) == 1 else f"{abs(hours)} hours"
    return f"{count} {'ahead of' if hours > 0 else 'behind'} world time"
