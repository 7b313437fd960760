"""The names of time zones, from the IANA data that the package depends on: the same on every machine."""

from functools import cache
from pathlib import Path


@cache
def zone_names() -> frozenset[str]:
    """Return the names of all time zones."""
    from importlib.util import find_spec

    package = find_spec("tzdata")
    assert package
    assert package.origin
    text = Path(package.origin).with_name("zones").read_text(encoding="utf-8")
    return frozenset(text.split())


def is_zone(name: str) -> bool:
    """Tell whether a time zone has this name; case counts."""
    return name in zone_names()


def zones_of_city(city: str) -> tuple[str, ...]:
    """Return the zones whose last part, or whole name, is `city`; case and spaces do not count."""
    wanted = city.casefold().replace(" ", "_").rpartition("/")[2]
    return tuple(sorted(name for name in zone_names() if name.casefold().rpartition("/")[2] == wanted))[:3]
