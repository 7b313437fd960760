"""What holding plans against the guide costs: stage by stage and rule by rule, and many files in one command."""

import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from gplang.guide import Profile, load_profile
from gplang.lint.observe import Observed, observe, observe_sessions
from gplang.lint.run import find_untrained
from gplang.model.resolve import Resolved, resolve
from gplang.rules import RULES
from gplang.source import SourceText
from gplang.syntax.document import parse_document
from measure import Options, Spread, compare, format_table, time_rounds
from plans import count_lines, make_plan, refuse_imports
from startup import WORKOUTS, clean_environment, find_peer, install_wheel, make_tasks

LINES = 60
AIM_RULES = 1.0
"""All rules together may cost so many times what parsing costs."""

AIM_SECONDS = 4.0
"""Seconds that a check of 1,000 files may take, on two cores."""

_STAGES = ("parse", "resolve", "observe", "rules")
_SLOWEST = 5


def run(options: Options) -> Iterator[str]:
    """Yield the report."""
    count = options.plans[-1] if options.plans else (100 if options.quick else 1_000)
    texts = [make_plan(Random(f"lint {number}"), LINES) for number in range(count)]
    yield f"  {count:,} plans of {sum(map(count_lines, texts)) / count:.0f} lines and up to two athletes each"
    yield ""
    yield from _stages(texts, options.choose_rounds(3, 1))
    yield ""
    yield from _many_files(texts, options)


def _stages(texts: Sequence[str], rounds: int) -> Iterator[str]:
    """Measure every stage of a check and every rule, warm, plan by plan."""
    _check_all(texts[:5])
    measured = [_check_all(texts) for _ in range(rounds)]
    base = [seconds["parse"] for seconds in measured]
    rows = []
    for stage in _STAGES:
        own = [seconds[stage] for seconds in measured]
        share = [seconds[stage] / sum(seconds[each] for each in _STAGES) for seconds in measured]
        aim = f"≤ {AIM_RULES}" if stage == "rules" else ""
        each = Spread.of(own).middle / len(texts) * 1000
        rows.append((stage, f"{each:.2f}", f"{Spread.of(share).middle:.1%}", compare(own, base).format(), aim))
    yield from format_table(("stage", "ms a plan", "share", "times parsing", "aim"), rows)
    yield ""
    by_rule = {rule.code: Spread.of(seconds[rule.code] for seconds in measured).middle for rule in RULES}
    slowest = sorted(RULES, key=lambda rule: -by_rule[rule.code])[:_SLOWEST]
    total = sum(by_rule.values())
    yield from format_table(
        ("slowest rules", "µs a plan", "of all rules"),
        [
            (
                f"{rule.code} {rule.name}",
                f"{by_rule[rule.code] / len(texts) * 1e6:.0f}",
                f"{by_rule[rule.code] / total:.0%}",
            )
            for rule in slowest
        ],
    )


def _check_all(texts: Sequence[str]) -> Counter[str]:
    """Return the seconds that each stage and each rule takes for all plans."""
    seconds: Counter[str] = Counter()
    profile = load_profile()
    for number, text in enumerate(texts):
        _check(SourceText(f"plan-{number}.gpl", text), profile, seconds)
    return seconds


def _check(source: SourceText, profile: Profile, seconds: Counter[str]) -> None:
    """Add what one plan takes; it is forgotten behind the last mark, where no stage pays for that."""
    marks = [perf_counter()]
    document, _ = parse_document(source)
    marks.append(perf_counter())
    resolved, _ = resolve(document, refuse_imports)
    marks.append(perf_counter())
    seen = list(_observe_all(resolved, profile))
    marks.append(perf_counter())
    for rule in RULES:
        numbers = profile.numbers(rule.code)
        for observed in seen:
            for sighting in observed.every if rule.every_week else observed.normal:
                if isinstance(sighting.subject, rule.subject):
                    list(rule.check(sighting.subject, numbers))
        marks.append(perf_counter())
        seconds[rule.code] += marks[-1] - marks[-2]
        seconds["rules"] += marks[-1] - marks[-2]
    for place, stage in enumerate(_STAGES[:-1]):
        seconds[stage] += marks[place + 1] - marks[place]


def _observe_all(resolved: Resolved, profile: Profile) -> Iterator[Observed]:
    plan = resolved.plan
    assert plan is not None
    yield observe_sessions(plan, find_untrained(plan, plan.sessions.values()), profile)
    for athlete in plan.athletes or (None,):
        yield observe(plan, athlete, profile)


def _many_files(texts: Sequence[str], options: Options) -> Iterator[str]:
    """Measure one command over all plans, cold, against the peer's over as many workouts."""
    with TemporaryDirectory(prefix="gplang-bench-") as name:
        folder = Path(name)
        plans, workouts = folder / "plans", folder / "workouts"
        plans.mkdir()
        workouts.mkdir()
        for number, text in enumerate(texts):
            (plans / f"plan-{number:04}.gpl").write_text(text, encoding="utf-8")
            shutil.copy(WORKOUTS, workouts / f"workout-{number:04}.wod")
        program = (sys.executable, "-m", "gplang") if options.here else (install_wheel(folder) / "gpl",)
        gpl = (*program, "check", "--quiet", "--exit-zero")
        commands: dict[str, Sequence[str | Path]] = {
            "gpl check": (*gpl, plans.name),
            "gpl check --jobs 1": (*gpl, "--jobs", "1", plans.name),
        }
        environment = None if options.here else clean_environment()
        peer = options.peer or find_peer()
        if peer is None:
            yield "  NOT MEASURED: the peer. No `wodc` here; `pip install wodcraft`, or name one with --peer"
        else:
            commands["wodc check"] = (peer, "check", *(f"workouts/{each.name}" for each in sorted(workouts.iterdir())))
        seconds = time_rounds(make_tasks(commands, folder, environment), options.choose_rounds(5, 2))
    yield from _describe(seconds, len(texts))


def _describe(seconds: Mapping[str, list[float]], count: int) -> Iterator[str]:
    base = seconds["gpl check"]
    rows = []
    for name, times in seconds.items():
        aim = f"≤ {AIM_SECONDS}" if name == "gpl check" and count == 1_000 else ""
        rows.append((name, f"{Spread.of(times).middle:.2f}", compare(times, base).format(), aim))
    yield from format_table((f"{count:,} files, cold", "seconds", "times gpl check", "aim"), rows)
