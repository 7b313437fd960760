"""How fast text becomes calendars: each stage from text to all outputs, for one plan and for many, and what they hold.

Every batch of plans has a process of its own, which keeps what `gpl build` keeps: what was compiled, and the files.
The largest batch is built slice by slice, in turns with smaller batches of the same plans.
"""

import gc
import json
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from random import Random
from statistics import median
from time import perf_counter
from typing import Any, TypeVar

from gplang.backends import TARGETS, Refusal, render
from gplang.backends import Options as OutputOptions
from gplang.guide import load_profile
from gplang.model.resolve import resolve
from gplang.scheduling import build_schedule
from gplang.source import SourceText
from gplang.syntax.document import parse_document
from measure import Options, Part, Spread, Table, compare, take_turns
from plans import count_lines, make_plan, refuse_imports

AIM_SCALE = 1.2
"""A plan among the most may cost so many times what it costs among the second most."""

_UNTIL_SCHEDULE = ("parse", "resolve", "schedule")
_USUAL = tuple(target.name for target in TARGETS.values() if target.usual)
_STAGES = (*_UNTIL_SCHEDULE, *_USUAL)
_ROUTES: Mapping[str, Sequence[str]] = {
    "text → schedule": _UNTIL_SCHEDULE,
    **{f"text → {target}": (*_UNTIL_SCHEDULE, target) for target in _USUAL},
    "text → all of them": _STAGES,
}
"""What a user can ask for, and the stages that it takes."""

_LENGTHS = (60, 100)
_STAMP = datetime(2027, 1, 1, tzinfo=UTC)
_WARM_UP = 3
_TRACED = 5
_MB = 1_000_000

Result = TypeVar("Result")

Watch = Callable[[str, Callable[[], Result]], Result]
"""Runs a stage, whose name comes first, and measures it."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What building some plans took; the memory is the most that the process ever had, and before the first plan."""

    plans: int
    lines: int
    sessions: int
    seconds: Mapping[str, float]
    peak: int | None
    before: int | None

    def cost(self, stages: Sequence[str] = _STAGES) -> float:
        """Return the seconds that these stages took."""
        return sum(self.seconds[stage] for stage in stages)


Batches = dict[int, list[Batch]]
"""For each number of plans: its batches. Those of the largest are the slices of one process, in their order."""


def run(options: Options) -> Iterator[Part]:
    """Yield the report."""
    sizes = options.plans or ((1, 5, 20) if options.quick else (1, 50, 300))
    rounds = options.choose_rounds(1, 1)
    batches = measure_batches(sizes, rounds)
    yield from _describe(batches, rounds)
    columns = [_say_plans(size) for size in batches]
    yield ""
    yield Table.of(("sessions/s, median", *columns), _speeds(batches, lambda batch: batch.sessions))
    yield ""
    yield Table.of(("lines/s, median", *columns), _speeds(batches, lambda batch: batch.lines))
    yield ""
    yield Table.of(("share of the time", *columns, f"ms per plan of {max(batches):,}"), _shares(batches))
    if len(batches) > 1:
        small, large = sorted(batches)[-2:]
        yield ""
        headers = (f"cost of a plan, of {large:,} against {small:,}", "in all", "median of slices", "aim")
        yield Table.of(headers, _scales(batches[large], batches[small]))
    yield ""
    yield Table.of(("memory of the process, MB", "peak", "per plan"), _memory(batches))
    yield ""
    yield Table.of(("MB for one plan, tracemalloc", "peak", "result"), _trace(min(_TRACED, max(batches))))


def measure_batches(sizes: Sequence[int], rounds: int) -> Batches:
    """Measure every number of plans; after each slice of the largest, or before it, come the others."""
    *others, largest = sorted(set(sizes))
    step = others[-1] if others else largest
    batches: Batches = {size: [] for size in (*others, largest)}
    for number in range(rounds):
        with _Worker(f"round {number}") as lasting:
            for turn, start in enumerate(range(0, largest, step)):
                left = min(step, largest - start)
                for name in take_turns([str(size) for size in batches], turn + number):
                    size = int(name)
                    if size == largest:
                        batches[size].append(lasting.build(start, left))
                        continue
                    with _Worker(f"round {number}") as fresh:
                        batches[size].append(fresh.build(start, min(size, left)))
    return batches


class _Worker(AbstractContextManager["_Worker"]):
    """A process that builds plans when it is told to, and keeps the results to its end."""

    def __init__(self, seed: str) -> None:
        command = [sys.executable, __file__, "build", seed]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def build(self, start: int, count: int) -> Batch:
        """Build so many plans from this number on."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(start, count, file=self._process.stdin, flush=True)
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"the process that builds plans {start} to {start + count - 1} has ended")
        return Batch(**json.loads(answer))


def _describe(batches: Batches, rounds: int) -> Iterator[str]:
    largest = batches[max(batches)]
    plans, lines, sessions = (sum(getattr(batch, name) for batch in largest) for name in ("plans", "lines", "sessions"))
    each = f"{lines / plans:.0f} lines and {sessions / plans:.0f} sessions each"
    slices = f"{_say_count(rounds, 'round')} of {_say_count(len(largest) // rounds, 'slice')}"
    yield f"  {plans:,} plans of one athlete, {each}; {slices}, in turns"
    yield "  a fresh process for each batch, warm; compiled plans and files are kept, as `gpl build` keeps them"


def _say_plans(size: int) -> str:
    return _say_count(size, "plan")


def _say_count(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number:,} {noun}s"


def _speeds(batches: Batches, count: Callable[[Batch], int]) -> Iterator[list[str]]:
    for route, stages in _ROUTES.items():
        speeds = ([count(batch) / batch.cost(stages) for batch in each] for each in batches.values())
        yield [route, *(f"{median(figures):,.0f}" for figures in speeds)]


def _shares(batches: Batches) -> Iterator[list[str]]:
    largest = batches[max(batches)]
    for stage in _STAGES:
        shares = (median(batch.cost((stage,)) / batch.cost() for batch in each) for each in batches.values())
        cost = median(batch.cost((stage,)) / batch.plans for batch in largest)
        yield [stage, *(f"{share:.1%}" for share in shares), f"{cost * 1000:.1f}"]


def _scales(large: Sequence[Batch], small: Sequence[Batch]) -> Iterator[list[str]]:
    for name, stages in {"all stages": _STAGES, **{stage: (stage,) for stage in _STAGES}}.items():
        mine, other = ([batch.cost(stages) for batch in each] for each in (large, small))
        in_all = sum(mine) / sum(other)
        yield [name, f"{in_all:.2f}", compare(mine, other).format(), f"≤ {AIM_SCALE}" if stages == _STAGES else ""]


def _memory(batches: Batches) -> Iterator[list[str]]:
    for size, each in batches.items():
        found = [(batch.peak, batch.before) for batch in each if batch.peak is not None and batch.before is not None]
        if size == max(batches):
            found = [max(found)] if found else []
        if not found:  # there is no `resource` on Windows
            yield [_say_plans(size), "-", "-"]
            continue
        peak = median(peak for peak, _ in found)
        per_plan = median((peak - before) / size for peak, before in found)
        # The peak of few plans is that of the warm-up.
        yield [_say_plans(size), f"{peak / _MB:,.0f}", f"{per_plan / _MB:.2f}" if size > _WARM_UP else "-"]


def _trace(plans: int) -> Iterator[list[str]]:
    command = [sys.executable, __file__, "trace", str(plans)]
    found = json.loads(subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout)
    for stage in _STAGES:
        yield [stage, *(Spread.of(number / _MB for number in figures).format() for figures in found[stage])]


def build(seed: str) -> None:
    """In a process of its own: build what standard input asks for, `first count` in a line; tell how long it took."""
    kept = [_build_plan("warm-up", number, _run_unwatched) for number in range(_WARM_UP)]
    kept.clear()
    gc.collect()
    before = _peak_memory()
    for line in sys.stdin:
        start, count = map(int, line.split())
        seconds = dict.fromkeys(_STAGES, 0.0)

        def watch(stage: str, task: Callable[[], Any], seconds: dict[str, float] = seconds) -> Any:
            begin = perf_counter()
            result = task()
            seconds[stage] += perf_counter() - begin
            return result

        built = [_build_plan(seed, number, watch) for number in range(start, start + count)]
        kept += built
        lines, sessions = sum(one[0] for one in built), sum(one[1] for one in built)
        figures = {"plans": count, "lines": lines, "sessions": sessions, "seconds": seconds}
        print(json.dumps(figures | {"peak": _peak_memory(), "before": before}), flush=True)


def trace(plans: int) -> dict[str, tuple[list[int], list[int]]]:
    """In a process of its own: return for each stage the most it held and what it left, in bytes, plan by plan."""
    for number in range(_WARM_UP):
        _build_plan("warm-up", number, _run_unwatched)
    found: dict[str, tuple[list[int], list[int]]] = {stage: ([], []) for stage in _STAGES}

    def watch(stage: str, task: Callable[[], Any]) -> Any:
        gc.collect()
        tracemalloc.reset_peak()
        before = tracemalloc.get_traced_memory()[0]
        result = task()
        most = tracemalloc.get_traced_memory()[1]
        gc.collect()
        peaks, results = found[stage]
        peaks.append(most - before)
        results.append(tracemalloc.get_traced_memory()[0] - before)
        return result

    tracemalloc.start()
    for number in range(plans):
        _build_plan("trace", number, watch)
    return found


def _build_plan(seed: str, number: int, watch: Watch[Any]) -> tuple[int, int, object]:
    """Return the numbers of lines and sessions of a plan, and what `gpl build` would keep of it."""
    random = Random(f"{seed} {number}")
    text = make_plan(random, random.randint(*_LENGTHS), athletes=(1, 1))
    source = SourceText(f"plan-{number}.gpl", text)
    document, syntax_findings = watch("parse", partial(parse_document, source))
    resolved, findings = watch("resolve", partial(resolve, document, refuse_imports))
    plan = resolved.plan
    (athlete,) = plan.athletes
    schedule, told = watch("schedule", partial(build_schedule, plan, athlete, load_profile()))
    files = [watch(target, partial(render, target, schedule, OutputOptions(_STAMP))) for target in _USUAL]
    if any(isinstance(file, Refusal) for file in files):
        raise RuntimeError(f"an output of plan {number} is refused")
    return count_lines(text), len(schedule.sessions), (document, syntax_findings, plan, findings, told, files)


def _run_unwatched(stage: str, task: Callable[[], Any]) -> Any:  # noqa: ARG001
    return task()


def _peak_memory() -> int | None:
    """Return the most memory that this process ever had, in bytes; None where the system does not tell."""
    try:
        from resource import RUSAGE_SELF, getrusage
    except ImportError:
        return None
    return getrusage(RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    if sys.argv[1] == "build":
        build(sys.argv[2])
    else:
        print(json.dumps(trace(int(sys.argv[2]))))
