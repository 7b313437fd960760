"""What is offered at a cursor: cases in `completion/`, and what holds at every place of every plan."""

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.mangled import PLANS, mangled_plans
from editor.marks_a import Marked, read_marked, with_answers
from editor.marks_b import cases_in, check_text, compile_files, compile_text, expect, plans_in, read_files
from gplang.catalog import load_catalog
from gplang.compiler import Compilation, build_answers
from gplang.diagnostics import Diagnostic
from gplang.editor.completion.complete import EntryKind, Suggestion, complete
from gplang.guide import load_profile
from gplang.model import zones
from gplang.source import Span
from zone_files import FROZEN

SHOWN = 6
"""Entries that a case shows."""

FINISHED = {EntryKind.EXERCISE, EntryKind.SESSION, EntryKind.DAY, EntryKind.ROLE, EntryKind.VALUE, EntryKind.UNIT}
"""Entries that are whole words, and not the beginning of more."""

VALUES = FINISHED - {EntryKind.EXERCISE, EntryKind.SESSION, EntryKind.DAY}

ALL_STEPS = 8
"""Values of each cursor that are tried: there are no more steps of a progression."""

REFUSALS = {"E001", "E003", "E010", "E011", "E020", "E021"}
"""Codes of findings on a word that cannot stand where it is."""

check = cache(check_text)


def answer(marked: Marked, offset: int) -> str:
    return listed(complete(check(marked.text), offset, load_profile()))


def listed(found: tuple[Suggestion, ...]) -> str:
    more = [f"… {len(found) - SHOWN} more"] if len(found) > SHOWN else []
    return " · ".join([*(each.label for each in found[:SHOWN]), *more]) or "nothing"


@pytest.mark.parametrize("path", plans_in("completion"), ids=lambda path: path.stem)
def test_offers_what_the_case_says(path, monkeypatch):
    monkeypatch.setattr(zones, "zone_names", lambda: frozenset({*FROZEN, "EST", "Etc/GMT+1"}))
    expect(path, with_answers(path, answer))


@pytest.mark.parametrize("case", cases_in("completion-logs"), ids=lambda case: case.name)
def test_offers_what_is_planned(case):
    files = read_files(case)

    def answer_log(marked: Marked, offset: int) -> str:
        *_, compilation = compile_files(files | {"log.gpl": marked.text})
        assert compilation.log is not None
        found = complete(compilation, offset, load_profile(), build_answers(compilation.log, load_profile()))
        return listed(found)

    expect(case / "log.gpl", with_answers(case / "log.gpl", answer_log))


def check_entries(compilation: Compilation, offset: int) -> tuple[Suggestion, ...]:
    """Return what is offered; every entry replaces what touches the cursor, in its line."""
    found = complete(compilation, offset, load_profile())
    source = compilation.source
    line = source.line_span(source.position(offset).line)
    for each in found:
        assert line.start <= each.replace.start <= offset <= each.replace.end <= max(line.end, offset)
        assert each.label
        assert each.text
        assert "\n" not in each.label
        assert each.snippet or "$" not in each.text
    assert len({(each.label, each.text) for each in found}) == len(found)
    return found


@given(mangled_plans(), st.data())
def test_any_text_is_served(text, data):
    compilation = check_text(text)
    check_entries(compilation, data.draw(st.integers(0, len(text))))


def refusals(text: str, entry: Suggestion) -> list[Diagnostic]:
    """Return what is said of an entry that was chosen; what stood behind it on the line is left out."""
    source = check(text).source
    rest = source.line_span(source.position(entry.replace.start).line).end
    after = compile_text(f"{text[: entry.replace.start]}{entry.text}{text[rest:]}")
    place = Span(entry.replace.start, entry.replace.start + len(entry.text))
    told = [each for each in after.diagnostics if each.where.span == place and each.code in REFUSALS]
    return [each for each in told if each.message != "no sets behind the exercise"]


@given(st.sampled_from(PLANS), st.data())
def test_no_word_that_is_offered_is_refused(text, data):
    offset = data.draw(st.sampled_from([word.end() for word in re.finditer(r"[^\s,|]+[ \n]?", text)]))
    finished = [each for each in check_entries(check(text), offset) if each.kind in FINISHED]
    chosen = {each.kind: each for each in finished}.values()
    few = [*finished[:1], *chosen, *([data.draw(st.sampled_from(finished))] if finished else [])]
    assert [told for each in few for told in refusals(text, each)] == []


@pytest.mark.parametrize("name", ["counts", "efforts", "settings", "steps", "usual"])
def test_no_value_that_a_case_offers_is_refused(name):
    (path,) = [each for each in plans_in("completion") if each.stem == name]
    marked = read_marked(path.read_text(encoding="utf-8"))
    offers = [complete(check(marked.text), offset, load_profile()) for offset in marked.offsets]
    chosen = [each for found in offers for each in [each for each in found if each.kind in VALUES][:ALL_STEPS]]
    assert len(chosen) > len(marked.offsets)
    assert [told for each in chosen for told in refusals(marked.text, each)] == []


WORDS = [
    (each.id, name.split()[0])
    for each in load_catalog().exercises.values()
    for name in (*each.names, *each.trains)
    if name[0].isalpha()
]
"""Exercises with the first word of a name or a muscle that they go by."""


@given(st.sampled_from(WORDS), st.data(), st.booleans())
def test_what_begins_with_the_typed_word_is_offered_to_editors_that_compare_beginnings(named, data, in_capitals):
    exercise, word = named
    typed = word[: data.draw(st.integers(1, len(word)))]
    typed = typed.capitalize() if in_capitals else typed
    text = f"session a\n  accessory {typed}"
    found = {each.label: each for each in complete(check(text), len(text), load_profile())}
    assert (found[exercise].filter or exercise).startswith(typed)
    assert word.casefold() in found[exercise].filter.casefold()


def test_the_words_of_the_language_stand_where_they_may():
    text = "session a\n  primary rdl 4x5\n    "
    labels = {each.label for each in complete(check(text), len(text), load_profile())}
    assert {"progress", "wave", "or", "cue", "primary"} <= labels
    assert labels.isdisjoint({"mon", "goal", "max", "week"})


def test_a_snippet_is_a_block_without_mistakes_once_it_is_filled_in():
    text = 'plan "x"\nsession a\n  primary rdl 4x5\nweek 1\n  mon a\n'
    fillings = {"exercise": "rdl", "WEIGHT": "100kg", "name": "other"}
    snippets = [each for each in complete(check(text), len(text), load_profile()) if each.snippet]
    assert {each.filter for each in snippets} == {"session", "week", "athlete", "gym", "exercise", "scheme"}
    for each in snippets:
        chosen = re.sub(r"\$\{\d+\|([^,|]*)[^}]*\}", r"\1", each.text)
        filled = re.sub(r"\$\{\d+:([^}]*)\}", lambda found: fillings.get(found[1], found[1]), chosen)
        broken = [found for found in check(text + filled).diagnostics if found.code in ("E001", "E003", "E010", "E021")]
        assert broken == [], filled
