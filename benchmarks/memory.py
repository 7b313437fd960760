"""What it takes to hold plans: the memory of documents and compilations, for each MB of text."""

import gc
import json
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from random import Random

from gplang.compiler import compile_source
from gplang.source import SourceText
from gplang.syntax.document import parse_document
from measure import Options, Part, Table
from plans import make_plan, make_plans, refuse_imports

_MB = 1_000_000

_TASKS: dict[str, Callable[[SourceText], object]] = {
    "Document": parse_document,
    "Compilation": lambda source: compile_source(source, refuse_imports),
}

_SHAPES = {"many plans": "many", "one plan": "one"}


def run(options: Options) -> Iterator[Part]:
    """Yield the report."""
    size = (options.kib or (50 if options.quick else 250)) * 1024
    yield f"  about {size / _MB:.2f} MB of text, a fresh process for each row, as counted by tracemalloc"
    yield "  retained: with all results kept; peak: the most at any time until then; left: with none kept"
    yield ""
    headers = ("MB per MB of text", "peak", "retained", "left", "bytes per line")
    yield Table.of(headers, _measure_all(size))


def _measure_all(size: int) -> Iterator[list[str]]:
    for task in _TASKS:
        for label, shape in _SHAPES.items():
            command = [sys.executable, __file__, task, shape, str(size)]
            found = json.loads(subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout)
            figures = (found[name] / found["size"] for name in ("peak", "retained", "left"))
            per_line = found["retained"] / found["lines"]
            yield [f"{task}, {label}", *(f"{figure:.2f}" for figure in figures), f"{per_line:,.0f}"]


def measure(task: str, shape: str, size: int) -> dict[str, int]:
    """Measure in this process, which should have done nothing else before; everything in bytes."""
    work = _TASKS[task]
    sources = _write(shape, size)
    for plan in make_plans(1_000, "warm-up"):  # the parser and the catalog are not what plans take
        work(SourceText("warm-up.gpl", plan))
    gc.collect()
    tracemalloc.start()
    kept = [work(source) for source in sources]
    peak = tracemalloc.get_traced_memory()[1]
    gc.collect()
    retained = tracemalloc.get_traced_memory()[0]
    kept.clear()
    gc.collect()
    left = tracemalloc.get_traced_memory()[0]
    figures = {"peak": peak, "retained": retained, "left": left}
    lines = sum(source.line_count for source in sources)
    return figures | {"lines": lines, "size": sum(len(source.text) for source in sources)}


def _write(shape: str, size: int) -> list[SourceText]:
    """Return about `size` bytes of text: in one plan, or in plans of up to a thousand lines."""
    random, sources, missing = Random("memory"), list[SourceText](), size
    while missing > 0:
        lines = missing // 50 if shape == "one" else random.randint(100, 1_000)
        text = make_plan(random, max(lines, 60))
        sources.append(SourceText(f"plan-{len(sources)}.gpl", text))
        missing = 0 if shape == "one" else missing - len(text)
    return sources


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], sys.argv[2], int(sys.argv[3]))))
