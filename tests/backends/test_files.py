"""The whole files, as a reader sees them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from backends.outputs import PLANS, make, read_plan, without_version
from package_copy import SOURCES

NAMES = sorted(path.stem for path in PLANS.glob("*.gpl"))
ENVIRONMENTS = (
    {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0"},
    {"TZ": "America/New_York", "LC_ALL": "de_DE.UTF-8", "PYTHONHASHSEED": "1", "PYTHONUTF8": "0"},
    {"TZ": "Asia/Kathmandu", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "4711"},
)


@pytest.mark.parametrize("target", ["csv", "ics", "json", "md"])
@pytest.mark.parametrize("name", NAMES)
def test_the_file(name: str, target: str, output: dict[str, SnapshotAssertion]) -> None:
    assert without_version(make(read_plan(name), target)) == output[target]


def test_the_same_bytes_everywhere(tmp_path: Path) -> None:
    built = []
    for number, settings in enumerate(ENVIRONMENTS):
        folder = tmp_path / str(number)
        plans = sorted(PLANS.glob("*.gpl"), reverse=bool(number % 2))
        command = [sys.executable, "-m", "gplang", "build", *map(str, plans), "-o", str(folder)]
        env = {**os.environ, **settings, "PYTHONPATH": str(SOURCES), "SOURCE_DATE_EPOCH": "1767268800"}
        subprocess.run(command, env=env, check=True, capture_output=True, timeout=60)
        built.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert len(built[0]) == 4 * len(NAMES)
    assert built[0] == built[1] == built[2]
