"""The files of the guide: TOML in a checkout, and in a wheel the same as JSON, which loads quickly."""

import json
from pathlib import Path
from typing import Any


def read_data(name: str) -> dict[str, Any]:
    """Return what a file holds."""
    ready = Path(__file__).with_name(f"{name}.json")
    if ready.is_file():
        found: dict[str, Any] = json.loads(ready.read_text(encoding="utf-8"))
        return found
    import tomllib

    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))


def write_data(folder: Path) -> list[Path]:
    """Write every file as JSON into a folder, for the wheel; return what was written."""
    written = []
    for path in sorted(Path(__file__).parent.glob("*.toml")):
        target = folder / f"{path.stem}.json"
        target.write_text(json.dumps(read_data(path.stem), ensure_ascii=False), encoding="utf-8")
        written.append(target)
    return written
