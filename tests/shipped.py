"""The plans and logs in `examples/` that tests walk over."""

from pathlib import Path

_FOLDER = Path(__file__).parents[1] / "examples"

LOGGED = _FOLDER / "logged" / "strong-hips.gpl"
"""A plan with a log beside it, which the configuration there names."""

LOGS = (_FOLDER / "logged" / "log.gpl",)

EXAMPLES = sorted([*_FOLDER.glob("*.gpl"), LOGGED])
