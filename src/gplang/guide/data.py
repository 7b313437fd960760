"""The files of the guide: TOML in a checkout, and in a wheel data made ready."""

from pathlib import Path

from gplang.ready import find_ready
from gplang.typed import Any


def read_data(name: str) -> dict[str, Any]:
    """Return what a file holds."""
    return find_ready(__package__).get(name) or _read_toml(name)


def gather_data() -> dict[str, Any]:
    """Return what every file holds, to be made ready for the wheel."""
    return {path.stem: _read_toml(path.stem) for path in sorted(Path(__file__).parent.glob("*.toml"))}


def _read_toml(name: str) -> dict[str, Any]:
    import tomllib

    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))
