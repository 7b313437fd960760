"""Whatever a plan says, and whatever slip is in it, everything that reads plans takes it."""

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from click.testing import CliRunner, Result
from hypothesis import assume, given, note
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import gplang
from changes.test_properties import records
from editor.marks_b import apply, compile_text
from editor.test_names_rename import said, schedules_of
from gplang.changes.compare import compare_plans
from gplang.changes.json import render as render_json
from gplang.changes.markdown import render as render_markdown
from gplang.changes.page import build_page
from gplang.changes.text import render as render_text
from gplang.cli.group import gpl
from gplang.cli.layout import indent
from gplang.diagnostics import Severity
from gplang.editor.actions import find_remedies
from gplang.editor.completion.complete import complete
from gplang.editor.folding import fold
from gplang.editor.hints import find_hints
from gplang.editor.hover import explain_at
from gplang.editor.names import find_definitions, find_references
from gplang.editor.rename import can_rename, rename
from gplang.editor.symbols import Symbol, outline
from gplang.highlight.line import shade_line
from gplang.lsp.workspace import Workspace
from gplang.source import Span
from reckoning.drawing import few, plans
from reckoning.edits import edited, retouched
from reckoning.plans import Plan
from reckoning.test_edits import open_text
from scheduling.tables import compile_plan, schedules

COMMANDS = (
    ("check", "--format", "json"),
    ("check", "--diff"),
    ("show",),
    ("show", "--explain", "--week", "{week}"),
    ("volume",),
    ("volume", "--week", "{week}"),
    ("volume", "--format", "json"),
    ("build", "-o", "out", "--week-notes"),
    ("fmt", "--diff"),
)


@few(6)
@given(plans(), st.data())
def test_every_command_takes_any_plan(plan: Plan, data: st.DataObject) -> None:
    week = data.draw(st.sampled_from([number for each in plan.weeks for number in each.numbers]))
    with TemporaryDirectory() as folder:
        written = Path(folder, "plan.gpl")
        written.write_text(plan.text(), encoding="utf-8")
        for command in COMMANDS:
            run(folder, *(word.format(week=week) for word in command), str(written))
        for form in ("text", "md", "json"):
            same = run(folder, "diff", str(written), str(written), "--format", form)
            assert same.exit_code == 0
            assert form != "text" or not same.stdout
        for built in Path(folder, "out").glob("*.json"):
            validate("backends", "schema/plan.schema.json", built.read_text(encoding="utf-8"))
        validate(
            "backends", "schema/volume.schema.json", run(folder, "volume", "--format", "json", str(written)).stdout
        )
        written.write_text(data.draw(edited(plan.text())), encoding="utf-8")
        note(written.read_text(encoding="utf-8"))
        for command in data.draw(st.lists(st.sampled_from(COMMANDS), min_size=4, max_size=4, unique=True)):
            run(folder, *(word.format(week=week) for word in command), str(written))


@few(20)
@given(plans(), st.data())
def test_nothing_that_the_schedules_say_differently_goes_untold(plan: Plan, data: st.DataObject) -> None:
    one, other = plan.text(), plan.text()
    for _ in range(data.draw(st.integers(1, 3))):
        changed = data.draw(retouched(other))
        if changed != other and not has_errors(changed):
            other = changed
    note(other)
    assume(one != other)
    old, new = schedules(compile_plan(one)), schedules(compile_plan(other))
    there, back = compare_plans(old, new), compare_plans(new, old)
    assert there.same_training == back.same_training
    assert not there.same_training or records(one) == records(other)
    assert compare_plans(old, old).same_training
    for changes in (there, back):
        page = build_page(changes)
        assert bool(page.parts) is not changes.same
        assert render_text(page, indent) or changes.same
        assert render_markdown(page)
        validate("changes", "diff.schema.json", render_json(changes, "old.gpl", "new.gpl"))


@few(16)
@given(plans(), st.data())
def test_an_editor_is_answered_everywhere(plan: Plan, data: st.DataObject) -> None:
    text = plan.text()
    for _ in range(data.draw(st.integers(0, 2))):
        text = data.draw(edited(text))
    note(text)
    opened = open_text(Workspace(), text)
    compilation, profile, made = opened.compilation, opened.profile, opened.schedules
    places = [each.where.span.start for each in compilation.mentions.in_file(compilation.document)]
    around = st.one_of(st.integers(0, len(text)), st.sampled_from(places or [0]))
    for offset in data.draw(st.lists(around, min_size=12, max_size=12)):
        explain_at(compilation, offset, made)
        complete(compilation, offset, profile)
        find_remedies(opened.mendable, Span(offset, min(offset + 3, len(text))))
        if mention := compilation.mentions.at(offset):
            find_definitions(compilation, mention.name)
            uses = find_references([compilation], mention, declaration=True)
            assert mention.where in uses
        if isinstance(can_rename(compilation, offset), tuple):
            rename([compilation], compilation, offset, "zzz")
    for each in compilation.document.lines:
        pieces = list(shade_line(each.where.text))
        assert all(before.end <= after.start for before, after in pairwise(pieces))
    find_hints(compilation, made, 1, compilation.source.line_count)
    assert all(each.first < each.last for each in fold(compilation.document))
    assert all(each.span.start <= each.name_span.start for each in symbols(outline(compilation.document)))


@few(12)
@given(plans(), st.sampled_from(["zzz", "optional", "from", "week", "ramp", "of"]), st.data())
def test_a_plan_with_another_name_in_it_means_the_same(plan: Plan, new: str, data: st.DataObject) -> None:
    compiled = compile_text(plan.text())
    starts = {each.where.span.start: each for each in compiled.mentions.in_file(compiled.document)}
    there = [start for start in starts if isinstance(can_rename(compiled, start), tuple)]
    start = data.draw(st.sampled_from(there))
    note(f"{starts[start].written} → {new}")
    renamed = rename([compiled], compiled, start, new)
    assume(not renamed.refused)
    after = compile_text(apply(renamed.edits, plan.text()))
    assert {*(said(after) - said(compiled)), *(said(compiled) - said(after))} <= {"E014"}
    assert not after.has_errors
    old = starts[start].name.name
    assert schedules_of(compiled, old, new) == schedules_of(after, old, new)


def run(folder: str, *words: str) -> Result:
    """Run a command, which ends with an exit code."""
    words = tuple(str(Path(folder, word)) if word == "out" else word for word in words)
    found = CliRunner().invoke(gpl, words, catch_exceptions=False)
    assert found.exit_code in (0, 1), (words, found.output)
    return found


def validate(package: str, path: str, text: str) -> None:
    _validator(package, path).validate(json.loads(text))


@cache
def _validator(package: str, path: str) -> Any:
    return Draft202012Validator(json.loads(files(f"gplang.{package}").joinpath(path).read_text(encoding="utf-8")))


def has_errors(text: str) -> bool:
    loaded = gplang.loads(text)
    return loaded.plan is None or any(each.severity is Severity.ERROR for each in loaded.diagnostics)


def symbols(found: tuple[Symbol, ...]) -> Iterator[Symbol]:
    for each in found:
        yield each
        yield from symbols(each.children)
