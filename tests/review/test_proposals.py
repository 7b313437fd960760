"""Proposals as `cases/CODE.cases` show them: a plan, a log, what is proposed, and what `--fix` makes of the plan.

A file begins with the plan of all its cases; each of these begins with `===` and says in words what it is about. Its
log follows, with a plan of its own before `log` where it needs one, then what is told (`>`), and the diff. To write
what is told: `GPL_UPDATE_CASES=1 pytest tests/review`, then read it.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from gplang.compiler import check_source
from gplang.diagnostics import Severity
from gplang.formatter.blocks import lay_out_changed
from gplang.guide import load_profile
from gplang.lint.diff import render_diff
from gplang.logs.records import Log
from gplang.logs.resolve import resolve_log
from gplang.model.imports import ImportRefused
from gplang.review.mending import mend, review_week
from gplang.review.proposals import load_proposal_cards
from gplang.review.proposals.propose import Bench, is_past_the_same
from gplang.review.standing import look_at
from gplang.source import SourceText
from gplang.syntax.document import parse_document

HERE = Path(__file__).parent
FILES = sorted((HERE / "cases").glob("*.cases"))


class Case(NamedTuple):
    """What a case is about, its plan and its log, and what the file says of it."""

    name: str
    given: str
    plan: str
    log: str
    told: str


def refuse(importer: str, target: str) -> ImportRefused:
    return ImportRefused(f"no file `{target}` for {importer}")


def read_cases(path: Path) -> Iterator[Case]:
    shared, *cases = path.read_text("utf-8").split("\n=== ")
    for case in cases:
        name, _, body = case.partition("\n")
        lines = body.splitlines()
        given = [line for line in lines if not line.startswith(">")]
        text = "\n".join(given).strip("\n")
        own, _, log = text.rpartition("\nlog") if text.startswith("plan") else ("", "", "\n" + text)
        whose, _, records = log.partition("\n")
        header = f'log "Mine"\n  of "plan.gpl"\n  {whose.strip()}'.rstrip()
        plan = f"{own or shared}".strip("\n") + "\n"
        told = "\n".join(line for line in lines if line.startswith(">"))
        yield Case(name, text, plan, f"{header}\n{records}\n", told)


def read(case: Case) -> tuple[Bench, Log]:
    bench = Bench(check_source(SourceText("plan.gpl", case.plan), refuse), refuse)
    plan = bench.before.plan
    errors = [each for each in bench.before.diagnostics if each.severity is Severity.ERROR]
    assert plan is not None, bench.before.diagnostics
    assert not errors, errors
    document, broken = parse_document(SourceText("log.gpl", case.log))
    found, told = resolve_log(document, [plan])
    assert not [*broken, *told], [*broken, *told]
    return bench, found


def tell(case: Case) -> str:
    """Return what is proposed, and the diff of all edits, as a case has it; and prove that the edits are sound."""
    bench, log = read(case)
    plan, profile = bench.before.plan, load_profile()
    assert plan is not None
    who = log.athlete
    review = review_week(bench, who, profile, log)
    assert review is not None
    lines = [f"{each.code} {each.message}; {each.title}" for each in review.proposals]
    mended = mend(bench, profile, {who: log})
    after = check_source(SourceText("plan.gpl", mended.text), refuse)
    new = [each for each in after.diagnostics if each.code not in {told.code for told in bench.before.diagnostics}]
    assert not new
    reviewed = look_at(plan, next((each for each in plan.athletes if each.name == who), None), profile, log)
    assert reviewed is not None
    assert after.plan is not None
    assert is_past_the_same(reviewed, after.plan)
    assert not mend(bench._replace(before=after), profile, {who: log}).applied
    assert {each.code for each in mended.applied} <= {each.code for each in review.proposals}
    diff = render_diff(bench.before.source, lay_out_changed(case.plan, mended.text)).splitlines()[2:]
    return "\n".join(f"> {line}".rstrip() for line in [*lines, *diff]) or "> nothing"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_review_proposes_what_is_said(path: Path) -> None:
    cases = list(read_cases(path))
    if os.environ.get("GPL_UPDATE_CASES"):
        shared = path.read_text("utf-8").partition("\n=== ")[0].strip("\n")
        parts = [f"=== {case.name}\n{case.given}\n\n{tell(case)}" for case in cases]
        path.write_text("\n\n".join([shared, *parts]) + "\n", "utf-8")
        cases = list(read_cases(path))
    assert {case.name: tell(case) for case in cases} == {case.name: case.told for case in cases}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_cases_show_both_sides(path: Path) -> None:
    told = [case.told for case in read_cases(path)]
    assert any(f"> {path.stem} " in each for each in told), "no case has the proposal"
    assert any(f"> {path.stem} " not in each for each in told), "no case is without it"


def test_every_proposal_has_cases() -> None:
    assert {path.stem for path in FILES} == {*load_proposal_cards()}
