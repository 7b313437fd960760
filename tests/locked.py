"""For environments that the tests have made: nothing newer than what is locked goes into them."""

import re
from pathlib import Path

LOCKS = Path(__file__).parents[1] / "tools" / "locked"
PIN = re.compile(r"^([A-Za-z0-9._-]+==[^\s\\]+(?: ; [^\\]+?)?)\s*\\?$", re.M)


def pins(lock: str = "test.txt") -> list[str]:
    """Return the requirements of a lock file, without hashes."""
    return PIN.findall((LOCKS / lock).read_text(encoding="utf-8"))


def hold_versions(folder: Path) -> dict[str, str]:
    """Return the variables that keep pip and uv to the locked versions, also where they build a package."""
    constraints = folder / "constraints.txt"
    constraints.write_text("\n".join(pins()) + "\n", encoding="utf-8")
    tools = ("PIP_CONSTRAINT", "PIP_BUILD_CONSTRAINT", "UV_CONSTRAINT", "UV_BUILD_CONSTRAINT")
    return dict.fromkeys(tools, str(constraints))
