"""What a text names: in a comment under each line stands what its words mean.

`defines` marks where a thing gets its name. `pytest tests/editor --snapshot-update` writes the marks; then read them.
"""

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.mangled import mangled_plans
from editor.marks_b import HERE, cases_in, compile_files, compile_text, read_files
from gplang.compiler import Compilation
from gplang.editor.names import find_definitions, find_references, is_same
from gplang.model.mentions import Mention, Name, NameKind

_MARKS = re.compile(r"^#[ ^]*\^ .*\n", re.MULTILINE)


def with_marks(plan: Compilation, name: str) -> str:
    """Return a file of a plan with its marks written anew."""
    document = next(each for each in plan.mentions.documents if each.source.path == name)
    marks: dict[int, str] = {}
    for mention in plan.mentions.in_file(document):
        start, end = mention.where.start, mention.where.end
        assert start.column > 1, f"{name}: indent line {start.line}, so that it can be marked"
        meant = f"{'defines ' if mention.defines else ''}{mention.name.kind} {mention.name.name}"
        mark = f"#{' ' * (start.column - 2)}{'^' * (end.column - start.column)} {meant}\n"
        marks[start.line] = marks.get(start.line, "") + mark
    lines = document.source.text.splitlines(keepends=True)
    return "".join(line + marks.get(number, "") for number, line in enumerate(lines, start=1))


@pytest.mark.parametrize("case", cases_in("names/mentions"), ids=lambda case: case.name)
def test_each_word_means_what_its_mark_says(case: Path) -> None:
    files = read_files(case)
    bare = {name: _MARKS.sub("", text) for name, text in files.items()}
    main = "log.gpl" if "log.gpl" in files else "plan.gpl"
    plan = next(each for each in compile_files(bare) if each.source.path == main)
    found = {name: with_marks(plan, name) for name in files}
    if os.environ.get("GPL_UPDATE_CASES"):
        for name, text in found.items():
            (case / name).write_text(text, encoding="utf-8", newline="")
        files = read_files(case)
    assert found == files


def all_cases() -> list[list[Compilation]]:
    folders = (*cases_in("names/mentions"), *cases_in("names/rename"))
    return [compile_files(read_files(case)) for case in folders]


@pytest.mark.parametrize("compilations", all_cases(), ids=range(len(all_cases())))
def test_a_name_is_found_from_each_place_that_names_it(compilations: list[Compilation]) -> None:
    for plan in compilations:
        for mention in plan.mentions.in_file(plan.document):
            offsets = range(mention.where.span.start, mention.where.span.end + 1)
            assert all(plan.mentions.at(offset) == mention for offset in offsets)
            assert mention.where in find_references(compilations, mention)
            assert (mention.where in find_references(compilations, mention, declaration=False)) is not mention.defines
            assert not mention.defines or mention.where in find_definitions(plan, mention.name)


def shared() -> tuple[list[Compilation], Mention]:
    """Return plans that share a library, and the place where one of them names a session of it."""
    compilations = compile_files(read_files(HERE / "names" / "rename" / "two-plans"))
    plan = next(each for each in compilations if each.source.path == "plan.gpl")
    offset = plan.source.text.index("upper", plan.source.text.index("mon"))
    mention = plan.mentions.at(offset)
    assert mention
    return compilations, mention


def test_references_reach_other_plans_that_use_the_same_file() -> None:
    compilations, mention = shared()
    paths = [where.source.path for where in find_references(compilations, mention)]
    assert paths == sorted(paths)
    assert set(paths) == {"library.gpl", "other.gpl", "plan.gpl"}


def test_the_definition_is_in_the_used_file() -> None:
    compilations, mention = shared()
    plan = next(each for each in compilations if each.source.path == "plan.gpl")
    (where,) = find_definitions(plan, mention.name)
    assert (where.source.path, where.text) == ("library.gpl", "upper")


def test_the_path_of_a_used_file_leads_to_its_beginning() -> None:
    compilations, _ = shared()
    plan = next(each for each in compilations if each.source.path == "plan.gpl")
    mention = plan.mentions.at(plan.source.text.index("library"))
    assert mention
    (where,) = find_definitions(plan, mention.name)
    assert (where.source.path, where.span) == ("library.gpl", (0, 0))


def test_a_week_that_is_copied_is_found_by_its_number() -> None:
    plan = compile_text('plan "P"\nweek 1-3\nweek 4\n  like 2\n')
    mention = plan.mentions.at(plan.source.text.index("like 2") + 5)
    assert mention
    assert mention.name == Name(NameKind.WEEK, "2")
    assert [where.text for where in find_definitions(plan, mention.name)] == ["1-3"]
    header = plan.mentions.at(plan.source.text.index("1-3"))
    assert header
    assert [where.text for where in find_references([plan], header)] == ["1-3", "2"]


@given(mangled_plans(), st.data())
def test_any_text_has_names_in_it_or_none(text: str, data: st.DataObject) -> None:
    plan = compile_text(text)
    mentions = tuple(plan.mentions)
    for mention in mentions:
        assert 0 <= mention.where.span.start < mention.where.span.end <= len(text)
        assert any(is_same(mention.name, other.name) for other in mentions)
    assert [each.where.span for each in mentions] == sorted(each.where.span for each in mentions)
    offset = data.draw(st.integers(-1, len(text) + 1))
    mention = plan.mentions.at(offset)
    if mention:
        assert mention in mentions
        assert mention.where in find_references([plan], mention)
