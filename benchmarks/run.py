"""Measures gplang and prints what it found; README.md beside this file tells how to read it.

python benchmarks/run.py [startup] [parsing] [linting] [editing] [pipeline] [memory] [hostile] [counting] [logs] …

With `--keep FILE` the report is kept as JSON, part by part; tools/generate.py makes docs/performance.md of
measured.json.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from time import perf_counter

import bulk
import counting
import editing
import hostile
import linting
import logs
import memory
import parsing
import pipeline
import startup
from kept import Kept, keep, say_what_runs
from measure import Options, Part, Table

PARTS: Mapping[str, Callable[[Options], Iterator[Part]]] = {
    "startup": startup.run,
    "parsing": parsing.run,
    "linting": linting.run,
    "editing": editing.run,
    "pipeline": pipeline.run,
    "memory": memory.run,
    "hostile": hostile.run,
    "counting": counting.run,
    "bulk": bulk.run,
    "logs": logs.run,
}
"""What can be measured; each yields the pieces of its report as soon as it has them."""

LONG = ("hostile", "counting", "bulk", "logs")
"""What is only measured when it is named: it takes longer than all the rest."""


def main(arguments: list[str] | None = None) -> None:
    """Run the parts that are asked for."""
    parser = _make_parser()
    asked = vars(parser.parse_args(arguments))
    names = asked.pop("parts") or [name for name in PARTS if name not in LONG]
    kept_in: Path | None = asked.pop("keep")
    if unknown := [name for name in names if name not in PARTS]:
        parser.error(f"no part `{unknown[0]}`; there are {', '.join(PARTS)}")
    options = Options(**asked)
    _print(say_what_runs())
    for name in names:
        _print(f"\n{name}")
        began = perf_counter()
        pieces = list(_show(PARTS[name](options)))
        seconds = perf_counter() - began
        _print(f"\n  measured in {seconds:.0f} s")
        if kept_in is not None:
            keep(kept_in, name, Kept.of(pieces, seconds, quick=options.quick))


def _show(pieces: Iterator[Part]) -> Iterator[Part]:
    """Print the pieces of a report, and pass them on."""
    for piece in pieces:
        for line in piece.lines if isinstance(piece, Table) else (piece,):
            _print(line)
        yield piece


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Measure gplang. Aims stand beside the figures; nothing is asserted.")
    add = parser.add_argument
    add(
        "parts",
        nargs="*",
        metavar="PART",
        help=f"what to measure: {', '.join(PARTS)} (default: all but {', '.join(LONG)})",
    )
    add("--quick", action="store_true", help="less of everything: rough figures sooner")
    add("--keep", type=Path, metavar="FILE", help="also keep what is measured, as JSON, beside the parts kept before")
    add("--rounds", type=_positive, metavar="N", help="rounds of start-up, parsing and pipeline")
    here = "start-up, linting and editing: measure this interpreter's gplang, not a wheel of it"
    add("--here", action="store_true", help=here)
    add("--peer", metavar="WODC", help="start-up: the `wodc` to compare with (default: the one that is installed)")
    add("--against", type=Path, metavar="CHECKOUT", help="counting: the checkout to compare with")
    add("--lines", type=_sizes, metavar="N,N,…", help="parsing: numbers of lines")
    plans = "pipeline: numbers of plans (default: 1,50,300); linting and bulk: the last of them"
    add("--plans", type=_sizes, metavar="N,N,…", help=plans)
    add("--kib", type=_positive, metavar="N", help="memory and hostile: KiB of text (default: 250 and 1024)")
    add("--case", metavar="WORD", help="hostile: only the cases whose name holds this")
    return parser


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"`{text}` is no number from 1 on")
    return int(text)


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(sorted(_positive(each) for each in text.split(",")))


def _print(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    main()
