"""What the tests install is locked: every version with its hash, and no word of where it came from."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from locked import LOCKS, pins

ROOT = Path(__file__).parents[2]
TESTS = ("calendars/readers", "editors/nvim")
PYTHON = [*sorted(LOCKS.glob("*.txt")), *(ROOT / "tests" / each / "requirements.txt" for each in TESTS)]
FOUND = [path for top in ("editors", "tests") for path in sorted((ROOT / top).glob("**/package.json"))]
NPM = [path for path in FOUND if "node_modules" not in path.parts]
EXTRAS = {"demo.txt": (), "test.txt": ("test", "lint"), "lowest.txt": ("test",)}
NAME = re.compile(r"[A-Za-z0-9._-]+")


def plain(requirement: str) -> str:
    """Return the name in a requirement as indexes spell it."""
    found = NAME.match(requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found[0]).lower()


@pytest.mark.parametrize("lock", PYTHON, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_python_is_locked_with_hashes_and_without_addresses(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    blocks = re.split(r"\n(?=\S)", text.strip())
    assert blocks
    for block in blocks:
        assert re.match(r"[a-z0-9-]+==\S+", block), block
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", block), block


@pytest.mark.parametrize("manifest", NPM, ids=lambda path: path.parent.name)
def test_npm_is_locked_with_hashes_and_without_addresses(manifest: Path) -> None:
    lock = json.loads(manifest.with_name("package-lock.json").read_text(encoding="utf-8"))
    (itself, *packages) = lock["packages"].values()
    wanted = json.loads(manifest.read_text(encoding="utf-8"))
    for kind in ("dependencies", "devDependencies"):
        assert itself.get(kind, {}) == wanted.get(kind, {})
    assert packages
    for package in packages:
        assert {"version", "integrity"} <= package.keys(), package
        assert "resolved" not in package


@pytest.mark.parametrize("lock", EXTRAS)
def test_each_lock_holds_what_the_project_names(lock: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"]
    named = [*project["project"]["dependencies"], *(each for extra in EXTRAS[lock] for each in extras[extra])]
    built = [each for each in project["build-system"]["requires"] if each]
    assert {plain(each) for each in (*named, *built, "editables")} <= {plain(pin) for pin in pins(lock)}


def test_the_lowest_are_the_bounds_themselves() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    bounds = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    locked = {plain(pin): pin.split("==")[1].split()[0] for pin in pins("lowest.txt")}
    for bound in bounds:
        assert locked[plain(bound)] == bound.split(">=")[1].partition(",")[0], bound
