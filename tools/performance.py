"""The page of what things take: the run that is kept in benchmarks/measured.json, with the aims beside the figures."""

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

from kept import MEASURED, Kept, load  # noqa: E402
from measure import Table  # noqa: E402

_NOTE = "<!-- Made by tools/generate.py from benchmarks/measured.json, which benchmarks/run.py --keep writes. -->"
_ABOUT = """\
What gplang takes, measured on one machine. [The benchmarks](../benchmarks/README.md) tell how each figure comes about.
A ratio is the median of the rounds, with the least and the greatest; what is compared runs in turns in the same run,
so a ratio says more than the seconds beside it. `wodc` is `wodcraft` on PyPI, the other
compiled language for training, over files with as many lines; the two do not do the same work.

```sh
.venv/bin/python benchmarks/run.py --keep benchmarks/measured.json   # all that this page shows; under six minutes
.venv/bin/python tools/generate.py                                   # and the page
```"""

_AIM = re.compile(r"≤ (?P<most>[0-9.]+)")
_NUMBER = re.compile(r"(?:[≤≥] )?[0-9.,]*%?(?: \([0-9.,–]+\))?|[–-]?")
"""What stands right in its column: a figure, with its range; nothing counts as one."""
_FIGURE = re.compile(r"[0-9.]+")


def render_performance(path: Path = MEASURED) -> str:
    """Return the page."""
    parts = load(path)
    pieces = [_NOTE, "# Performance", _ABOUT, *_render_aims(parts)]
    for name, part in parts.items():
        pieces += [f"## {name.capitalize()}", _tell_run(part), *_render_report(part)]
    return "\n\n".join(pieces) + "\n"


def _tell_run(part: Kept) -> str:
    quick = ", with `--quick`" if part.quick else ""
    busy = f" {part.busy} processes wanted to run on average." if part.busy else ""
    return f"Measured on {part.measured} in {part.seconds} s{quick}: {part.runs}; {part.machine}.{busy}"


def _render_aims(parts: Mapping[str, Kept]) -> Iterator[str]:
    """Yield the list of all that has an aim, and how many of them are met."""
    rows = [row for part in parts.values() for piece in part.report for row in _find_aims(piece)]
    met = sum(row[-1] == "yes" for row in rows)
    yield f"## Aims\n\n{met} of {len(rows)} are met."
    yield _render_table(Table.of(("of", "what", "figure", "aim", "met"), rows))


def _find_aims(piece: str | Table) -> Iterator[tuple[str, ...]]:
    if isinstance(piece, str) or piece.headers[-1] != "aim":
        return
    for name, *_, figure, aim in piece.rows:
        bound, found = _AIM.search(aim), _FIGURE.match(figure)
        if bound and found:
            met = "yes" if float(found[0]) <= float(bound["most"]) else "**no**"
            yield piece.headers[0], name, f"{figure} {piece.headers[-2]}", aim, met


def _render_report(part: Kept) -> Iterator[str]:
    lines: list[str] = []
    for piece in (*part.report, ""):
        if isinstance(piece, str) and piece.strip():
            lines.append(piece.strip())
            continue
        if lines:
            yield "\n".join(f"- {line}" for line in lines)
            lines.clear()
        if isinstance(piece, Table):
            yield _render_table(piece)


def _render_table(table: Table) -> str:
    columns = zip(*table.rows, strict=True)
    lines = ["---:" if all(map(_NUMBER.fullmatch, column)) else "---" for column in columns]
    rows = [table.headers, lines or ["---"] * len(table.headers), *table.rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
