"""Thousands of plans beyond one process: handed as texts to an engine that runs functions on other machines.

The engine is Dask's `distributed`, here with processes on this machine that are spoken to over loopback. What they find
and build must be what one process finds and builds.
"""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from random import Random
from time import perf_counter
from typing import TYPE_CHECKING

import gplang
from measure import Options, Part, Spread, Table, time_once
from plans import count_lines, make_plan

if TYPE_CHECKING:
    from distributed import Client

LINES = 12
BATCH = 50
"""Plans that are handed over at once."""

SLICE = 1_000
"""Plans that one process and the engine do in turns."""

_STAMP = datetime(2027, 1, 1, tzinfo=UTC)
_BUILT_EACH = 10
"""Of so many plans one is built as well."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a batch of plans came to; the same wherever it is done, but for the seconds."""

    codes: Counter[str]
    built: tuple[str, ...]
    seconds: float


def run(options: Options) -> Iterator[Part]:
    """Yield the report."""
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        yield "  NOT MEASURED: no distributed here; pip install '.[bulk]' in the clone"
        return
    count = options.plans[-1] if options.plans else (500 if options.quick else 20_000)
    processes = os.cpu_count() or 1
    texts = [make_plan(Random(f"bulk {number}"), LINES, (0, 1)) for number in range(count)]
    yield f"  {count:,} plans of {sum(map(count_lines, texts)) / count:.0f} lines, {BATCH} handed over at once"
    yield f"  one in {_BUILT_EACH} is also built; {processes} processes over loopback, in turns with one process"
    began = perf_counter()
    cluster = LocalCluster(n_workers=processes, threads_per_worker=1, dashboard_address=None)
    with cluster, Client(cluster) as client:
        client.run(do_batch, texts[:1])
        do_batch(texts[:1])
        started = perf_counter() - began
        yield from _report(texts, client, processes, started)


def _report(texts: Sequence[str], client: "Client", processes: int, started: float) -> Iterator[Part]:
    alone: list[float] = []
    spread: list[float] = []
    busy, findings = 0.0, Counter[str]()
    for at in range(0, len(texts), SLICE):
        batches = [texts[each : each + BATCH] for each in range(at, min(at + SLICE, len(texts)), BATCH)]
        here: list[Found] = []
        there: list[Found] = []
        alone.append(time_once(lambda batches=batches, here=here: here.extend(map(do_batch, batches))))
        spread.append(time_once(lambda batches=batches, there=there: there.extend(_hand_over(client, batches))))
        if [(each.codes, each.built) for each in here] != [(each.codes, each.built) for each in there]:
            raise RuntimeError(f"plans {at} to {at + SLICE} come to something else in another process")
        busy += sum(each.seconds for each in there)
        findings += _sum(here)
    yield f"  {findings.total():,} findings with {len(findings)} codes, and all files built: equal in both"
    yield ""
    one, many = sum(alone), sum(spread)
    ratio = Spread.of(first / second for first, second in zip(alone, spread, strict=True))
    rows = [
        ("one process", f"{one:.1f}", f"{len(texts) / one:,.0f}", "1.00 (1.00–1.00)"),
        (f"engine, {processes} processes", f"{many:.1f}", f"{len(texts) / many:,.0f}", ratio.format()),
    ]
    yield Table.of((f"{len(texts):,} plans", "seconds", "plans/s", "times one process"), rows)
    yield ""
    idle = many * processes - busy
    shares = [
        ("starting the engine, once", f"{started:.1f}", ""),
        ("handing over, waiting, handing back", f"{idle:.1f}", f"{idle / len(texts) * 1000:.2f}"),
        ("checking and building", f"{busy:.1f}", f"{busy / len(texts) * 1000:.2f}"),
    ]
    yield Table.of(("seconds of the engine's processes", "in all", "ms a plan"), shares)


def _sum(found: Sequence[Found]) -> Counter[str]:
    return sum((each.codes for each in found), Counter())


def _hand_over(client: "Client", batches: Sequence[Sequence[str]]) -> list[Found]:
    return list(client.gather(client.map(do_batch, batches, pure=False)))


def do_batch(texts: Sequence[str]) -> Found:
    """Check plans and build some of them, as a process of the engine does it: texts in, few words out."""
    began = perf_counter()
    codes = Counter(finding.code for text in texts for finding in gplang.check(text))
    built = (gplang.build_text(text, "json", stamp=_STAMP) for text in texts[::_BUILT_EACH])
    digests = tuple(sha256(data).hexdigest() for data in built)
    return Found(codes, digests, perf_counter() - began)
