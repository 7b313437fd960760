"""How much work checking plans is, counted instead of timed: here, and against another checkout.

A busy machine changes nothing about it. With valgrind it is the processor's instructions that are counted, without it
the lines of Python that run.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from measure import Options, Part, Table
from plans import make_plan

HERE = Path(__file__).parent
TASKS = ("parse", "loads", "check", "schedule")
AIM = 1.05
"""What parsing and checking may cost, against the checkout of before."""

_VALGRIND = ("valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")
_COUNTED = re.compile(r"I +refs: +([0-9,]+)")


def run(options: Options) -> Iterator[Part]:
    """Yield the report."""
    valgrind = () if options.quick or shutil.which(_VALGRIND[0]) is None else _VALGRIND
    trees = [HERE.parent, *([] if options.against is None else [options.against.resolve()])]
    what = "millions of instructions" if valgrind else "thousands of lines of Python"
    yield f"  {what}; every plan once, warm"
    yield ""
    with TemporaryDirectory(prefix="gplang-bench-") as name:
        plans = _write_plans(Path(name), trees[-1], quick=options.quick)
        rows = [
            [task, *_cells([_count(tree, task, plans, valgrind) for tree in trees], bool(valgrind))] for task in TASKS
        ]
    headers = ("task", "here", "there", "times there", "aim")[: 2 if options.against is None else 5]
    yield Table.of(headers, rows)


def _cells(counts: Sequence[int], instructions: bool) -> Iterator[str]:
    for count in counts:
        yield f"{count / (1_000_000 if instructions else 1_000):,.0f}"
    if len(counts) > 1:
        yield f"{counts[0] / counts[1]:.2f}"
        yield f"≤ {AIM}"


def _write_plans(folder: Path, tree: Path, *, quick: bool) -> list[Path]:
    """Write plans that both checkouts can read: generated ones, and the examples of the other."""
    if quick:
        return [HERE / "plan-60.gpl"] * 2
    written = []
    for number in range(6):
        written.append(folder / f"plan-{number}.gpl")
        written[-1].write_text(make_plan(Random(f"counting {number}"), 100), encoding="utf-8")
    return [*written, HERE / "plan-60.gpl", *sorted((tree / "examples").glob("*.gpl"))]


def _count(tree: Path, task: str, plans: Sequence[Path], valgrind: Sequence[str]) -> int:
    """Return the work of a task with all plans but the first, which warms up."""
    if not valgrind:
        return int(_run(tree, (), "lines", task, "1", *map(str, plans)).stdout)
    none, once = (_run(tree, valgrind, "instructions", task, times, *map(str, plans)) for times in ("0", "1"))
    return _instructions(once) - _instructions(none)


def _run(tree: Path, prefix: Sequence[str], *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(tree / "src"), "PYTHONHASHSEED": "0"}
    command = (*prefix, sys.executable, str(HERE / "counted.py"), *arguments)
    return subprocess.run(command, env=environment, check=True, capture_output=True, encoding="utf-8")


def _instructions(done: subprocess.CompletedProcess[str]) -> int:
    found = _COUNTED.search(done.stderr)
    assert found is not None, done.stderr
    return int(found[1].replace(",", ""))
