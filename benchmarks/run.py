"""Measures gplang and prints what it found; README.md beside this file tells how to read it.

python benchmarks/run.py [startup] [parsing] [linting] [editing] [pipeline] [memory] [hostile] [counting] [--quick] …
"""

import argparse
import platform
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from lark import __version__ as lark_version

import counting
import editing
import hostile
import linting
import memory
import parsing
import pipeline
import startup
from gplang import __version__
from measure import Options

PARTS: Mapping[str, Callable[[Options], Iterator[str]]] = {
    "startup": startup.run,
    "parsing": parsing.run,
    "linting": linting.run,
    "editing": editing.run,
    "pipeline": pipeline.run,
    "memory": memory.run,
    "hostile": hostile.run,
    "counting": counting.run,
}
"""What can be measured; each yields the lines of its report as soon as it has them."""


def main(arguments: list[str] | None = None) -> None:
    """Run the parts that are asked for."""
    parser = _make_parser()
    asked = vars(parser.parse_args(arguments))
    names = asked.pop("parts") or list(PARTS)
    if unknown := [name for name in names if name not in PARTS]:
        parser.error(f"no part `{unknown[0]}`; there are {', '.join(PARTS)}")
    options = Options(**asked)
    machine = (
        f"{platform.python_implementation()} {platform.python_version()}, {platform.system()} {platform.machine()}"
    )
    _print(f"gplang {__version__}, Lark {lark_version}, {machine}")
    for name in names:
        _print(f"\n{name}")
        for line in PARTS[name](options):
            _print(line)


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Measure gplang. Aims stand beside the figures; nothing is asserted.")
    add = parser.add_argument
    add("parts", nargs="*", metavar="PART", help=f"what to measure: {', '.join(PARTS)} (default: all)")
    add("--quick", action="store_true", help="less of everything: rough figures sooner")
    add("--rounds", type=_positive, metavar="N", help="rounds of start-up, parsing and pipeline")
    here = "start-up, linting and editing: measure this interpreter's gplang, not a wheel of it"
    add("--here", action="store_true", help=here)
    add("--peer", metavar="WODC", help="start-up: the `wodc` to compare with (default: the one that is installed)")
    add("--against", type=Path, metavar="CHECKOUT", help="counting: the checkout to compare with")
    add("--lines", type=_sizes, metavar="N,N,…", help="parsing: numbers of lines")
    add("--plans", type=_sizes, metavar="N,N,…", help="pipeline: numbers of plans (default: 1,100,1000)")
    add("--kib", type=_positive, default=1024, metavar="N", help="memory and hostile: KiB of text (default: 1024)")
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
