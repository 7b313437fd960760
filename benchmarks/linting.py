"""What holding plans against the guide costs: stage by stage and rule by rule, and many files in one command."""

import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TypeVar

from gplang.compiler import default_policy
from gplang.guide import Profile
from gplang.lint.inheritance import relations_of
from gplang.lint.observe import Observed, observe, observe_sessions
from gplang.lint.policy import Policy, names_by_code
from gplang.lint.rule import Rule
from gplang.lint.run import find_untrained, lint
from gplang.model.plan import Athlete, Plan
from gplang.model.resolve import resolve
from gplang.project import read_source
from gplang.report.text import render_text
from gplang.rules import RULES
from gplang.scheduling import Courses, build_schedule
from gplang.syntax.document import parse_document
from measure import Options, Part, Spread, Table, compare, time_rounds
from plans import count_lines, make_plan, refuse_imports
from startup import EMPTY, WORKOUTS, clean_environment, find_peer, installed, make_tasks

LINES = 60
AIM_RULES = 1.0
"""All rules together may cost so many times what parsing costs."""

AIM_PEER = 1.0
"""1,000 different files, cold, in two processes, may take so many times what the peer takes."""

AIM_UNCHANGED = 4.0
"""1,000 files that were checked before may take so many times what an empty Python takes."""

PROCESSES = 2
_STAGED = 200
"""Plans at most that are checked stage by stage in a round; each round takes others, of which no line is known."""

_COLD = f"gpl check --jobs {PROCESSES}"
_ALONE = "gpl check --jobs 1"
_UNCHANGED = "gpl check, unchanged"
_PEER = "wodc check"
_CHANGES = count()

_WARMING = 5
"""Plans that are checked first, so that all is loaded."""

_STAGES = ("read", "parse", "resolve", "schedule", "observe", "rules", "fixes", "report")
"""`rules` are without fixes; `fixes` is the rest of a check: other exercises on trial, and findings made of remarks."""
_SLOWEST = 5

_Result = TypeVar("_Result")


def run(options: Options) -> Iterator[Part]:
    """Yield the report."""
    size = options.plans[-1] if options.plans else (100 if options.quick else 1_000)
    texts = [make_plan(Random(f"lint {number}"), LINES) for number in range(size)]
    yield f"  {len(texts):,} plans of {sum(map(count_lines, texts)) / len(texts):.0f} lines and up to two athletes each"
    yield ""
    yield from _stages(texts, options.choose_rounds(3, 1))
    yield ""
    yield from _many_files(texts, options)


def _stages(texts: Sequence[str], rounds: int) -> Iterator[Part]:
    """Measure every stage of a check and every rule, warm, plan by plan."""
    warming = min(_WARMING, len(texts) // 2)
    size = min(_STAGED, max(1, (len(texts) - warming) // rounds))
    with TemporaryDirectory(prefix="gplang-bench-") as name:
        files = [Path(name, f"plan-{number}.gpl") for number in range(len(texts))]
        for file, text in zip(files, texts, strict=True):
            file.write_text(text, encoding="utf-8")
        _check_all(files[:warming])
        starts = [warming + size * number for number in range(rounds)]
        measured = [_check_all(files[start : start + size]) for start in starts]
    base = [seconds["parse"] for seconds in measured]
    rows = []
    for stage in _STAGES:
        own = [seconds[stage] for seconds in measured]
        share = [seconds[stage] / sum(seconds[each] for each in _STAGES) for seconds in measured]
        aim = f"≤ {AIM_RULES}" if stage == "rules" else ""
        each = Spread.of(own).middle / size * 1000
        rows.append((stage, f"{each:.2f}", f"{Spread.of(share).middle:.1%}", compare(own, base).format(), aim))
    yield Table.of(("stage", "ms a plan", "share", "times parsing", "aim"), rows)
    yield ""
    by_rule = {rule.code: Spread.of(seconds[rule.code] for seconds in measured).middle for rule in RULES}
    slowest = sorted(RULES, key=lambda rule: -by_rule[rule.code])[:_SLOWEST]
    total = sum(by_rule.values())
    yield Table.of(
        ("slowest rules", "µs a plan", "of all rules"),
        [
            (
                f"{rule.code} {rule.name}",
                f"{by_rule[rule.code] / size * 1e6:.0f}",
                f"{by_rule[rule.code] / total:.0%}",
            )
            for rule in slowest
        ],
    )


def _check_all(files: Sequence[Path]) -> Counter[str]:
    """Return the seconds that each stage and each rule takes for all plans."""
    seconds: Counter[str] = Counter()
    policy = default_policy()
    for file in files:
        _check(file, policy, seconds)
    return seconds


def _check(file: Path, policy: Policy, seconds: Counter[str]) -> None:
    """Add what one plan takes; it is forgotten behind the last mark, where no stage pays for that."""
    own: dict[str, float] = {}
    source, _ = _timed(own, "read", lambda: read_source(file, file.name))
    document, _ = _timed(own, "parse", lambda: parse_document(source))
    resolved, _ = _timed(own, "resolve", lambda: resolve(document, refuse_imports))
    plan = resolved.plan
    assert plan is not None
    courses, people, profile = Courses(), plan.athletes or (None,), policy.profile
    _timed(own, "schedule", lambda: [build_schedule(plan, each, profile, courses) for each in people])
    seen = _timed(own, "observe", lambda: list(_observe_all(plan, people, profile, courses)))
    for rule in policy.rules:
        _timed(own, rule.code, partial(_judge, rule, seen, profile))
    own["rules"] = sum(own[rule.code] for rule in policy.rules)
    names = names_by_code(policy.known)
    judged = _timed(own, "fixes", lambda: lint(document, resolved, (), policy, names))
    own["fixes"] -= own["schedule"] + own["observe"] + own["rules"]
    _timed(own, "report", lambda: render_text(judged.told, judged.waiting))
    seconds.update(own)


def _timed(seconds: dict[str, float], name: str, task: Callable[[], _Result]) -> _Result:
    before = perf_counter()
    result = task()
    seconds[name] = perf_counter() - before
    return result


def _judge(rule: Rule, seen: Sequence[Observed], profile: Profile) -> None:
    numbers = profile.numbers(rule.code)
    for observed in seen:
        for sighting in observed.every if rule.every_week else observed.normal:
            if isinstance(sighting.subject, rule.subject):
                list(rule.check(sighting.subject, numbers))


def _observe_all(
    plan: Plan, people: Sequence[Athlete | None], profile: Profile, courses: Courses
) -> Iterator[Observed]:
    untrained = find_untrained(plan, plan.sessions)
    yield observe_sessions(plan, [plan.sessions[name] for name in untrained], profile)
    relations = relations_of(plan)
    for athlete in people:
        yield observe(plan, athlete, profile, relations, courses=courses)


def _many_files(texts: Sequence[str], options: Options) -> Iterator[Part]:
    """Measure one command over all plans, cold and once more, against the peer's over as many workouts."""
    with TemporaryDirectory(prefix="gplang-bench-") as name:
        folder = Path(name, "plans")
        folder.mkdir()
        for kind in ("cold", "alone", "unchanged", "workouts"):
            (folder / kind).mkdir()
        for number, text in enumerate(texts):
            (folder / "unchanged" / f"plan-{number:04}.gpl").write_text(text, encoding="utf-8")
            shutil.copy(WORKOUTS, folder / "workouts" / f"workout-{number:04}.wod")
        for kind in ("cold", "alone"):
            _write_anew(folder / kind, texts[:1])
        seconds = time_rounds(
            make_tasks(_commands(folder, options), folder, None if options.here else clean_environment()),
            options.choose_rounds(2, 1),
            {
                _COLD: partial(_write_anew, folder / "cold", texts),
                _ALONE: partial(_write_anew, folder / "alone", texts),
            },
        )
    yield from _describe(seconds, len(texts))


def _commands(folder: Path, options: Options) -> dict[str, Sequence[str | Path]]:
    python, *gpl = (sys.executable, sys.executable, "-m", "gplang") if options.here else _installed()
    check = (*gpl, "check", "--quiet", "--exit-zero")
    commands = {
        EMPTY: (python, "-c", "pass"),
        _COLD: (*check, "--jobs", str(PROCESSES), "cold"),
        _ALONE: (*check, "--jobs", "1", "alone"),
        _UNCHANGED: (*check, "--jobs", str(PROCESSES), "unchanged"),
    }
    if peer := options.peer or find_peer():
        workouts = sorted((folder / "workouts").iterdir())
        commands[_PEER] = (peer, "check", *(f"workouts/{each.name}" for each in workouts))
    return commands


def _installed() -> tuple[Path, Path]:
    scripts = installed()
    return scripts / "python", scripts / "gpl"


def _write_anew(folder: Path, texts: Sequence[str]) -> None:
    """Write the plans with another line in each, so that nothing can be known about them from before."""
    change = next(_CHANGES)
    for number, text in enumerate(texts):
        (folder / f"plan-{number:04}.gpl").write_text(f"{text}# {change}\n", encoding="utf-8")


def _describe(seconds: Mapping[str, list[float]], size: int) -> Iterator[Part]:
    """Compare with the peer and with an empty Python; the aims are for 1,000 files."""
    aims = {_COLD: f"≤ {AIM_PEER}"} if size == 1_000 else {}
    cold = {name: seconds[name] for name in (_COLD, _ALONE, _PEER) if name in seconds}
    if _PEER in seconds:
        rows = [
            (name, f"{Spread.of(times).middle:.2f}", compare(times, seconds[_PEER]).format(), aims.get(name, ""))
            for name, times in cold.items()
        ]
        yield Table.of((f"{size:,} different files, cold", "seconds", "times wodc check", "aim"), rows)
    else:
        yield "  NOT MEASURED: the peer. No `wodc` here; `pip install wodcraft`, or name one with --peer"
        rows = [(name, f"{Spread.of(times).middle:.2f}") for name, times in cold.items()]
        yield Table.of((f"{size:,} different files, cold", "seconds"), rows)
    again, base = seconds[_UNCHANGED], seconds[EMPTY]
    aim = f"≤ {AIM_UNCHANGED}" if size == 1_000 else ""
    row = (_UNCHANGED, f"{Spread.of(again).middle:.2f}", compare(again, base).format(), aim)
    yield ""
    yield Table.of((f"{size:,} files, checked before", "seconds", f"times {EMPTY}", "aim"), [row])
