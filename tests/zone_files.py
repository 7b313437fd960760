"""Zones for tests: those that plans here name, with the rules they had when the tests were written.

Governments change real zones, and machines have data of any age. So the tests write zones of their own and put them
before the machine's; what must hold for real zones is tried on whatever zones there are.
"""

import atexit
import os
import shutil
import struct
import tempfile
import zoneinfo
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

VERSION = "tests"
"""What stands for the release of the data."""


class Change(NamedTuple):
    """From a moment on (`2018-11-04T03:00`, UTC) clocks are so many hours ahead of world time."""

    moment: str
    hours: float
    name: str
    summer: bool = False


class Zone(NamedTuple):
    """A zone: what its clocks did, and the rule (as in POSIX `TZ`) for all that comes after."""

    rule: str
    changes: tuple[Change, ...] = ()


def _of_the_moon(years: Iterable[int]) -> Iterable[Change]:
    """Yield changes as Morocco had them until 2026: an hour back for a month that comes 11 days earlier every year."""
    first = datetime(2025, 2, 23, 2)
    for year in years:
        begin = first + timedelta(days=354 * (year - 2025))
        yield Change(begin.isoformat(), 0, "+00")
        yield Change((begin + timedelta(days=42)).isoformat(), 1, "+01")


FROZEN = {
    "Africa/Cairo": Zone("EET-2EEST,M4.5.5/0,M10.5.4/24"),
    "Africa/Casablanca": Zone("<+01>-1", tuple(_of_the_moon(range(2024, 2060)))),
    "America/Denver": Zone("MST7MDT,M3.2.0,M11.1.0"),
    "America/New_York": Zone(
        "EST5EDT,M3.2.0,M11.1.0",
        (
            Change("2006-01-01T05:00", -5, "EST"),
            Change("2006-04-02T07:00", -4, "EDT", summer=True),
            Change("2006-10-29T06:00", -5, "EST"),
        ),
    ),
    "America/Santiago": Zone("<-04>4<-03>,M9.1.6/24,M4.1.6/24"),
    "America/Sao_Paulo": Zone(
        "<-03>3",
        (
            Change("2017-10-15T03:00", -2, "-02", summer=True),
            Change("2018-02-18T02:00", -3, "-03"),
            Change("2018-11-04T03:00", -2, "-02", summer=True),
            Change("2019-02-17T02:00", -3, "-03"),
        ),
    ),
    "America/St_Johns": Zone("NST3:30NDT,M3.2.0,M11.1.0"),
    "America/Toronto": Zone("EST5EDT,M3.2.0,M11.1.0"),
    "Asia/Kolkata": Zone("IST-5:30"),
    "Asia/Tehran": Zone(
        "<+0330>-3:30",
        (Change("2022-03-21T20:30", 4.5, "+0430", summer=True), Change("2022-09-21T19:30", 3.5, "+0330")),
    ),
    "Asia/Tokyo": Zone("JST-9"),
    "Australia/Lord_Howe": Zone("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0"),
    "Australia/Sydney": Zone("AEST-10AEDT,M10.1.0,M4.1.0/3"),
    "Europe/Berlin": Zone("CET-1CEST,M3.5.0,M10.5.0/3"),
    "Europe/Dublin": Zone("IST-1GMT0,M10.5.0,M3.5.0/1"),
    "Europe/London": Zone("GMT0BST,M3.5.0/1,M10.5.0"),
    "UTC": Zone("UTC0"),
}


def write_zones(folder: Path, zones: dict[str, Zone], version: str = VERSION) -> None:
    """Write zones, and the release that they are said to come from, as systems keep them."""
    (folder / "tzdata.zi").write_text(f"# version {version}\n", encoding="utf-8")
    for name, zone in zones.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(make_zone(zone))


def make_zone(zone: Zone) -> bytes:
    """Return a zone as a TZif file (RFC 9636), version 2."""
    kinds = list(dict.fromkeys(each[1:] for each in zone.changes)) or [(0, "LMT", False)]
    names = b"".join(f"{name}\0".encode() for _, name, _ in kinds)
    starts = [names.index(f"{name}\0".encode()) for _, name, _ in kinds]
    moments = [int(datetime.fromisoformat(each.moment).replace(tzinfo=UTC).timestamp()) for each in zone.changes]
    old = _header(0, 1, 1) + struct.pack(">lBB", 0, 0, 0) + b"\0"
    new = _header(len(moments), len(kinds), len(names))
    new += struct.pack(f">{len(moments)}q", *moments)
    new += bytes(kinds.index(each[1:]) for each in zone.changes)
    for (hours, _, summer), start in zip(kinds, starts, strict=True):
        new += struct.pack(">lBB", int(hours * 3600), summer, start)
    return old + new + names + f"\n{zone.rule}\n".encode()


def _header(moments: int, kinds: int, letters: int) -> bytes:
    return b"TZif2" + bytes(15) + struct.pack(">6l", 0, 0, 0, moments, kinds, letters)


def freeze() -> None:
    """Have this process, and those that it starts, find the zones of the tests first."""
    folder = Path(tempfile.mkdtemp(prefix="gplang-zones-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    write_zones(folder, FROZEN)
    paths = (str(folder), *zoneinfo.TZPATH)
    os.environ["PYTHONTZPATH"] = os.pathsep.join(paths)
    zoneinfo.reset_tzpath(to=paths)
    zoneinfo.ZoneInfo.clear_cache()
