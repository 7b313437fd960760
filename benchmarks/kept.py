"""What was measured, kept as JSON: part by part, with the day, the machine and what ran."""

import json
import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from gplang import __version__
from measure import Part, Table

MEASURED = Path(__file__).parent / "measured.json"
"""The run that docs/performance.md shows."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A part of a run. `busy` is how many processes wanted to run meanwhile, on average."""

    measured: str
    quick: bool
    runs: str
    machine: str
    busy: str
    seconds: int
    report: Sequence[Part]

    @classmethod
    def of(cls, pieces: Sequence[Part], seconds: float, *, quick: bool) -> "Kept":
        """Return what is kept of a part that has just been measured."""
        busy = f"{os.getloadavg()[1]:.1f}" if hasattr(os, "getloadavg") else ""
        today = datetime.now(UTC).date().isoformat()
        return cls(today, quick, say_what_runs(), say_machine(), busy, round(seconds), pieces)


def say_what_runs() -> str:
    """Return what is measured, and with what."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    packages = [("Lark", "lark"), ("wodcraft", "wodcraft")]
    others = [f"{name} {found}" for name, package in packages if (found := _find_version(package))]
    return ", ".join((f"gplang {__version__}", *others, python))


def say_machine() -> str:
    """Return the system, the processor and how many of them there are."""
    cpus = f"{os.cpu_count()} processors"
    return ", ".join((f"{platform.system()} {platform.machine()}", *_find_processor(), cpus))


def _find_processor() -> Iterator[str]:
    about = Path("/proc/cpuinfo")
    if about.exists():
        facts = dict(line.split(":", 1) for line in about.read_text().splitlines() if ":" in line)
        yield from (value.strip() for name, value in facts.items() if name.strip() == "model name")
    elif platform.processor():
        yield platform.processor()


def _find_version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def keep(path: Path, name: str, part: Kept) -> None:
    """Put a part in the place of an earlier one of that name."""
    parts = {**(load(path) if path.exists() else {}), name: part}
    data = {name: asdict(part) for name, part in parts.items()}
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def load(path: Path) -> Mapping[str, Kept]:
    """Return the parts that are kept in a file."""
    parts = {}
    for name, part in json.loads(path.read_text(encoding="utf-8")).items():
        report = [Table.of(**piece) if isinstance(piece, dict) else piece for piece in part.pop("report")]
        parts[name] = Kept(**part, report=report)
    return parts
