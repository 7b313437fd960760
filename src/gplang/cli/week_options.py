"""Numbers of weeks as an option takes them: `4`, `3-5`, `1,3-5`."""

import re

from gplang.cli import clicks as click
from gplang.figures import runs

_RANGE = re.compile(r"(\d{1,4})(?:-(\d{1,4}))?")


def read_weeks(value: str | None) -> tuple[int, ...]:
    """Return the numbers of weeks, each once and in order; none for an option that is not given."""
    found: set[int] = set()
    for word in () if value is None else value.replace(" ", "").replace("–", "-").split(","):
        match = _RANGE.fullmatch(word)
        first, last = (0, 0) if match is None else (int(match[1]), int(match[2] or match[1]))
        if not first or last < first:
            raise click.BadParameter(f"'{word}' is no week; write 4, 3-5 or 1,3-5")
        found.update(range(first, last + 1))
    return tuple(sorted(found))


def name_of_weeks(weeks: tuple[int, ...]) -> str:
    """Return what the name of a file says of its weeks: `.week-4`, `.weeks-1,3-5`; nothing for all of them."""
    if not weeks:
        return ""
    ranges = ",".join(str(first) if first == last else f"{first}-{last}" for first, last in runs(weeks))
    return f".week{'s' if len(weeks) > 1 else ''}-{ranges}"
