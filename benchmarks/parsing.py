"""How fast text becomes statements: against raw Lark, and whether many lines cost more than few."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from lark import Lark

from gplang.compiler import compile_source
from gplang.source import SourceText
from gplang.syntax.document import parse_document
from gplang.syntax.tables import AlwaysAccepted, grammar_text
from measure import Options, Part, Spread, Table, compare, time_items, time_once
from plans import count_lines, find_statements, make_plans, refuse_imports

AIM_SCALE = 1.3
"""A line of the most text may cost so many times what a line of the least costs."""

_PARSE = "parse_document"
_KEPT = "parse_document, all kept"
_COMPILE = "compile_source"
_LARK = "raw Lark"

_ENOUGH = 10_000
"""Lines that are measured at least, by repeating what has fewer."""

Costs = dict[int, dict[str, list[float]]]
"""For each number of lines: the seconds per line of each task, round by round."""


class Text(NamedTuple):
    """One plan: for gplang as it is, for Lark only its statements."""

    source: SourceText
    statements: list[str]


def run(options: Options) -> Iterator[Part]:
    """Yield the report."""
    sizes = options.lines or ((1_000, 5_000) if options.quick else (1_000, 10_000, 100_000))
    rounds = options.choose_rounds(1, 2)
    yield from _describe(sizes, rounds)
    costs = measure_costs(sizes, rounds)
    yield ""
    yield Table.of(("lines/s, median", *(f"{size:,} lines" for size in sizes)), _speeds(costs))
    yield ""
    yield Table.of(("times raw Lark", *(f"{size:,} lines" for size in sizes)), _ratios(costs))
    yield ""
    headers = (f"cost of a line, of {max(sizes):,} against {min(sizes):,}", "ratio", "aim")
    yield Table.of(headers, _scales(costs))


def measure_costs(sizes: Sequence[int], rounds: int) -> Costs:
    """Measure every number of lines in every round, few lines several times, and always with new text."""
    tasks = _make_tasks()
    time_items(tasks, _write("warm-up", 2_000))  # imports, tables and catalog belong to start-up
    costs: Costs = {size: {name: [] for name in (*tasks, _KEPT)} for size in sizes}
    for number in range(rounds):
        for size in sizes:
            repeats = max(1, min(_ENOUGH, max(sizes)) // size)
            sets = [_write(f"round {number}.{repeat}", size) for repeat in range(repeats)]
            kept = [_write(f"kept {number}.{repeat}", size) for repeat in range(repeats)]
            for name, seconds in {**_time_sets(tasks, sets), _KEPT: _time_kept(kept)}.items():
                costs[size][name].append(seconds)
    return costs


def _time_sets(tasks: Mapping[str, Callable[[Text], object]], sets: Sequence[Sequence[Text]]) -> dict[str, float]:
    """Return the seconds per line of each task, over all sets of texts."""
    total = dict.fromkeys(tasks, 0.0)
    for texts in sets:
        gc.collect()
        for name, seconds in time_items(tasks, texts).items():
            total[name] += seconds
    lines = _count(sets)
    return {name: seconds / lines for name, seconds in total.items()}


def _time_kept(sets: Sequence[Sequence[Text]]) -> float:
    """Return the seconds per line of texts that nobody has read before, when all documents of a set are kept."""
    total = 0.0
    for texts in sets:
        gc.collect()
        total += time_once(partial(_keep_all, texts))
    return total / _count(sets)


def _count(sets: Sequence[Sequence[Text]]) -> int:
    return sum(count_lines(text.source.text) for texts in sets for text in texts)


def _keep_all(texts: Sequence[Text]) -> object:
    return [parse_document(text.source) for text in texts]


def _make_tasks() -> dict[str, Callable[[Text], object]]:
    lark = Lark(grammar_text(), parser="lalr", lexer="contextual", postlex=AlwaysAccepted(), maybe_placeholders=False)
    return {
        _PARSE: lambda text: parse_document(text.source),
        _COMPILE: lambda text: compile_source(text.source, refuse_imports),
        _LARK: lambda text: [lark.parse(statement) for statement in text.statements],
    }


def _write(seed: str, lines: int) -> list[Text]:
    plans = make_plans(lines, seed)
    return [
        Text(SourceText(f"plan-{place}.gpl", plan), list(find_statements(plan))) for place, plan in enumerate(plans)
    ]


def _describe(sizes: Sequence[int], rounds: int) -> Iterator[str]:
    texts = _write("round 0.0", max(sizes))
    lines = sum(count_lines(text.source.text) for text in texts)
    statements = sum(len(text.statements) for text in texts)
    distinct = sum(len(set(text.source.text.splitlines())) for text in texts)
    yield f"  {len(texts)} plans of about 100 to 1000 lines for {lines:,} lines; {rounds} rounds, in turns plan by plan"
    share = distinct / lines
    yield f"  {statements / lines:.0%} of the lines are statements; {share:.0%} remain without the doubles in each plan"
    yield "  raw Lark gets the statements only, ready cut out; its lines/s count all lines of the same text"


def _speeds(costs: Costs) -> Iterator[list[str]]:
    for name in (_PARSE, _KEPT, _COMPILE, _LARK):
        yield [name, *(f"{1 / Spread.of(costs[size][name]).middle:,.0f}" for size in costs)]


def _ratios(costs: Costs) -> Iterator[list[str]]:
    for name in (_PARSE, _COMPILE):
        yield [name, *(compare(costs[size][name], costs[size][_LARK]).format() for size in costs)]


def _scales(costs: Costs) -> Iterator[list[str]]:
    for name in (_PARSE, _KEPT, _COMPILE, _LARK):
        ratio = compare(costs[max(costs)][name], costs[min(costs)][name])
        yield [name, ratio.format(), "" if name == _LARK else f"≤ {AIM_SCALE}"]
