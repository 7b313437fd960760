"""Texts that the language takes, to hold the grammar for tree-sitter against."""

import json
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PLANS = sorted(path for where in ("examples", "tests/programs") for path in (ROOT / where).rglob("*.gpl"))


def texts() -> Iterator[tuple[str, str]]:
    """Yield the texts of examples and programs, and those of cases that have no error."""
    yield from ((path.name, path.read_text(encoding="utf-8")) for path in PLANS)
    for path in sorted((ROOT / "conformance" / "cases").rglob("*.json")):
        for case in json.loads(path.read_text(encoding="utf-8"))["cases"]:
            found = case["expected"].get("findings", [])
            if not any(each["severity"] == "error" for each in found):
                yield f"{path.stem}: {case['title']}", "\n".join(case["text"])
