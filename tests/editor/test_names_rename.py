"""Renaming: under a word stands `^ rename to NAME`; beside the plans, in `expected.diff`, what becomes of them all."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from editor.mangled import PLANS, mangled_plans
from editor.marks_b import apply, cases_in, compile_files, compile_text, expect, read_files
from gplang.backends.json import to_record
from gplang.compiler import Compilation
from gplang.editor.rename import Renamed, can_rename, rename
from gplang.guide import load_profile
from gplang.lint.diff import render_diff
from gplang.scheduling import build_schedule

_WISH = re.compile(r"^#(?P<gap> *)\^ rename to (?P<name>.*)$", re.MULTILINE)


def renamed_texts(files: dict[str, str], renamed: Renamed) -> dict[str, str]:
    return {
        name: apply([edit for edit in renamed.edits if edit.where.source.path == name], text)
        for name, text in files.items()
    }


def tell(files: dict[str, str], plan: Compilation, compilations: list[Compilation], wish: "re.Match[str]") -> str:
    """Return what becomes of all files when one wish is granted, or why it is not."""
    line = plan.source.position(wish.start()).line - 1
    while _WISH.match(plan.source.line(line)):
        line -= 1
    offset = plan.source.line_span(line).start + len(wish["gap"]) + 1
    renamed = rename(compilations, plan, offset, wish["name"])
    asked = can_rename(plan, offset)
    word = plan.source.text[asked[0].start : asked[0].end] if not isinstance(asked, str) else "?"
    head = f"=== {plan.source.path}:{line}: {word} → {wish['name']}\n"
    if renamed.refused:
        return f"{head}refused: {renamed.refused}\n"
    after = renamed_texts(files, renamed)
    return head + "".join(render_diff(each.source, after[each.source.path]) for each in compilations)


@pytest.mark.parametrize("case", cases_in("names/rename"), ids=lambda case: case.name)
def test_names_change_in_all_files(case: Path) -> None:
    files = read_files(case)
    compilations = compile_files(files)
    told = [tell(files, plan, compilations, wish) for plan in compilations for wish in _WISH.finditer(plan.source.text)]
    expect(case / "expected.diff", "\n".join(told))


@pytest.mark.parametrize("case", cases_in("names/rename"), ids=lambda case: case.name)
def test_renamed_files_have_the_findings_that_they_had(case: Path) -> None:
    files = read_files(case)
    compilations = compile_files(files)
    for plan in compilations:
        for mention in plan.mentions.in_file(plan.document):
            renamed = rename(compilations, plan, mention.where.span.start, "Quite-New")
            after = compile_files(renamed_texts(files, renamed))
            for old, new in zip(compilations, after, strict=True):
                changed = {*(said(old) - said(new)), *(said(new) - said(old))}
                assert changed <= {"E014"}, (mention, new.diagnostics)
            assert bool(renamed.refused) is not bool(renamed.edits)


def said(plan: Compilation) -> Counter[str]:
    return Counter(each.code for each in plan.diagnostics)


def schedules_of(plan: Compilation, old: str, new: str) -> list[object]:
    """Return the schedules as records without places, the old name and its title written as the new ones."""
    assert plan.plan
    words = {old: new, _title(old): _title(new)}
    built = (build_schedule(plan.plan, athlete, load_profile())[0] for athlete in plan.plan.athletes or (None,))
    return [_spell(to_record(schedule), words) for schedule in built]


def _title(name: str) -> str:
    return name.replace("-", " ").capitalize()


def _spell(value: object, words: dict[str, str]) -> object:
    if isinstance(value, dict):
        return {key: _spell(each, words) for key, each in value.items() if key not in ("span", "uid")}
    if isinstance(value, list):
        return [_spell(each, words) for each in value]
    return words.get(value, value) if isinstance(value, str) else value


NAMES = ["zzz", "Heavy-Day", "lower-z", "tempo", "of", "straße", "at"]


@given(st.sampled_from([text for text in PLANS if "use " not in text]), st.sampled_from(NAMES), st.data())
def test_a_renamed_plan_means_the_same(text: str, new: str, data: st.DataObject) -> None:
    plan = compile_text(text)
    mentions = plan.mentions.in_file(plan.document)
    mentions = tuple(each for each in mentions if isinstance(can_rename(plan, each.where.span.start), tuple))
    assume(mentions)
    mention = data.draw(st.sampled_from(mentions))
    renamed = rename([plan], plan, mention.where.span.start, new)
    assume(not renamed.refused)
    after = compile_text(apply(renamed.edits, text))
    mended = {"E014", "E001"} if plan.has_errors else {"E014"}
    assert {*(said(after) - said(plan)), *(said(plan) - said(after))} <= mended
    if plan.plan and not plan.has_errors:
        old, name = mention.name.name, new.casefold()
        assert schedules_of(plan, old, name) == schedules_of(after, old, name)


@given(mangled_plans(), st.one_of(st.sampled_from(NAMES), st.text(max_size=20)), st.data())
def test_any_text_is_renamed_or_refused(text: str, new: str, data: st.DataObject) -> None:
    plan = compile_text(text)
    places = [each.where.span.start for each in plan.mentions.in_file(plan.document)]
    offset = data.draw(st.one_of(st.integers(-1, len(text) + 1), st.sampled_from(places or [0])))
    renamed = rename([plan], plan, offset, new)
    assert not (renamed.refused and renamed.edits)
    asked = can_rename(plan, offset)
    if isinstance(asked, str):
        assert renamed.refused == asked
    else:
        assert asked[0].start <= offset <= asked[0].end
    if renamed.edits:
        after = compile_text(apply(renamed.edits, text))
        again = after.mentions.at(min(edit.where.span.start for edit in renamed.edits))
        assert again
        assert new.casefold() in (again.name.name, again.written.casefold())
