"""Print the lowest versions that pyproject.toml allows, one `name==version` a line, for `make test-lowest`.

Tools that only judge the source (ruff, mypy and type stubs) are left out: they run once, at their newest.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9._-]+)\s*>=\s*(?P<version>[0-9.]+)(?P<marker>\s*;.*)?")

JUDGES = ("ruff", "mypy", "types-")
"""What the names of the tools that are left out begin with."""


def find_pins(pyproject: Path) -> Iterator[str]:
    """Yield every dependency of the project and of its tests at its lower bound."""
    project = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]
    for requirement in [*project["dependencies"], *project["optional-dependencies"]["test"]]:
        match = REQUIREMENT.fullmatch(requirement)
        if match is None:
            raise SystemExit(f"{pyproject}: {requirement!r} is not of the form 'name>=version'")
        if not requirement.startswith(JUDGES):
            yield f"{match['name']}=={match['version']}{match['marker'] or ''}"


if __name__ == "__main__":
    sys.stdout.writelines(f"{pin}\n" for pin in find_pins(Path(__file__).parents[1] / "pyproject.toml"))
