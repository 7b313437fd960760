"""Cases: plans before and after, each in a folder of its own."""

from dataclasses import replace
from pathlib import Path

from gplang.changes.compare import compare_plans
from gplang.changes.findings import compare_findings
from gplang.changes.records import FindingChanges, PlanChanges
from gplang.compiler import check_source
from gplang.model.plan import Plan
from gplang.source import SourceText
from logged import schedule_with
from scheduling.tables import compile_plan, refuse, schedules

CASES = sorted((Path(__file__).parent / "cases").iterdir())


def compare_texts(old: str, new: str) -> PlanChanges:
    """Return what changed in the training from one text to another."""
    return compare_plans(schedules(compile_plan(old)), schedules(compile_plan(new)))


def compare_case(case: Path) -> PlanChanges:
    """Return what changed in a case; findings only where the case is about them, as rules change more often."""
    log = case / "log.gpl"
    changes = answer(case, log.read_text(encoding="utf-8")) if log.exists() else compare_texts(*_both(case))
    return replace(changes, findings=find_changes(case)) if case.name.startswith("findings") else changes


def answer(case: Path, log: str) -> PlanChanges:
    """Return what changed in a plan with a log; the old one has it, too, unless both are written alike."""
    old, new = _both(case)
    before = schedules(compile_plan(old)) if old == new else [schedule_with(old, log)]
    return compare_plans(before, [schedule_with(new, log)])


def _both(case: Path) -> tuple[str, str]:
    return read(case, "old"), read(case, "new")


def find_changes(case: Path) -> FindingChanges:
    """Return what changed in the findings of a case."""
    texts = (SourceText(f"{name}.gpl", read(case, name)) for name in ("old", "new"))
    return compare_findings(*(check_source(text, refuse).diagnostics for text in texts))


def read(case: Path, name: str) -> str:
    return (case / f"{name}.gpl").read_text(encoding="utf-8")


def plan_of(case: Path, name: str) -> Plan:
    return compile_plan(read(case, name))
