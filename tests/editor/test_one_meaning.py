"""A name of an exercise means the same for the compiler and for all that an editor asks, however it is written."""

import pytest

from editor.marks_b import apply, compile_files
from gplang.compiler import Compilation
from gplang.editor.completion.complete import complete
from gplang.editor.hints import find_hints
from gplang.editor.hover import explain_at
from gplang.editor.names import find_definitions, find_references
from gplang.editor.rename import rename
from gplang.editor.schedules import build_schedules
from gplang.guide import load_profile
from gplang.model.session import SetLine

LIBRARY = """\
exercise keiser-hinge "Hinge at the machine"
  alias     rdl "Cable Hinge"
  trains    hamstrings
  equipment cable
"""

OWN = [
    *("keiser-hinge", "Keiser-Hinge", '"keiser hinge"', "keiserhinge", '"KEISER_HINGE"'),
    *("rdl", "RDL", '"R D L"', "cable-hinge", '"cable  hinge"', "CableHinge"),
    *("romanian-deadlift", '"Romanian Deadlift"', "rdls"),
]
"""Names of the library's exercise: its id, its aliases, and what the catalog calls the exercise that it replaces."""

LISTED = ["back-squat", '"Back Squat"', "squats"]
"""Names of an exercise of the catalog."""

PLAN = """\
plan "One meaning"
use "library.gpl"
athlete anna
  max {name} 100kg
session a posterior
  primary {name} 3x8 @rir2 @70%
  secondary hip-thrust 3x8 @80% of {name}
week 1
  mon a
"""


def plan_with(name: str, library: str = LIBRARY) -> list[Compilation]:
    return compile_files({"library.gpl": library, "plan.gpl": PLAN.format(name=name)})


def offset_of(plan: Compilation, name: str) -> int:
    return plan.source.text.index(f"primary {name}") + len("primary ")


@pytest.mark.parametrize("name", [*OWN, *LISTED])
def test_compiler_and_editor_agree(name: str) -> None:
    compilations = plan_with(name)
    plan = compilations[1]
    assert plan.plan
    is_own = name in OWN
    wanted = "keiser-hinge" if is_own else "back-squat"
    lines = [line for line in plan.plan.sessions["a"].lines if isinstance(line, SetLine)]
    assert lines[0].exercise.id == wanted
    assert [*plan.plan.athletes[0].maxima] == [wanted]

    at = offset_of(plan, name)
    schedules = build_schedules(plan.plan, load_profile())
    mention = plan.mentions.at(at)
    card = explain_at(plan, at, schedules)
    assert mention
    assert mention.name.name == wanted
    assert card
    assert f"({wanted})" in card.text
    definitions = [(each.source.path, each.start) for each in find_definitions(plan, mention.name)]
    assert definitions == ([("library.gpl", (1, 10))] if is_own else [])
    uses = find_references(compilations, mention, declaration=False)
    assert [each.start.line for each in uses if each.source.path == "plan.gpl"] == [4, 6, 7]
    assert [each.text for each in find_hints(plan, schedules, 6, 7)] == ["= 70 kg", "= 80 kg"]


@pytest.mark.parametrize("name", [*OWN, *LISTED])
def test_what_is_offered_is_about_the_exercise_that_is_meant(name: str) -> None:
    text = PLAN.format(name=name).replace("week 1", f'  accessory {name} 3x8\n    cue "\nweek 1')
    (_, plan) = compile_files({"library.gpl": LIBRARY, "plan.gpl": text})
    cues = [each.label for each in complete(plan, text.index('cue "') + len("cue "), load_profile())]
    assert bool(cues) is (name in LISTED)
    offered = [each.label for each in complete(plan, text.index("primary ") + len("primary "), load_profile())]
    assert "keiser-hinge" in offered
    assert "rdl" not in offered


@pytest.mark.parametrize("name", ["rdl", "romanian-deadlift", "rdls"])
def test_an_own_exercise_may_be_given_the_name_that_is_its_already(name: str) -> None:
    compilations = plan_with("keiser-hinge")
    plan = compilations[1]
    renamed = rename(compilations, plan, offset_of(plan, "keiser-hinge"), name)
    assert not renamed.refused
    texts = {
        each.source.path: apply([edit for edit in renamed.edits if edit.where.source is each.source], each.source.text)
        for each in compilations
    }
    assert texts["plan.gpl"] == PLAN.format(name=name)
    assert texts["library.gpl"] == LIBRARY.replace("keiser-hinge", name)


def test_the_name_of_another_exercise_of_the_catalog_is_taken() -> None:
    compilations = plan_with("keiser-hinge")
    plan = compilations[1]
    renamed = rename(compilations, plan, offset_of(plan, "keiser-hinge"), "squats")
    assert renamed.refused == "`squats` is a name of `back-squat`, which is in the catalog"


def test_an_exercise_like_another_starts_from_what_its_name_means_elsewhere() -> None:
    library = f"{LIBRARY}exercise b\n  like romanian-deadlift\nexercise rdl-2\n  alias db-rdl\n  like db-rdl\n"
    plan = plan_with("rdl", library)[0]
    own = plan.exercises
    assert own["b"].trains == own["keiser-hinge"].trains
    assert own["rdl-2"].trains != own["keiser-hinge"].trains
    bases = {line: plan.mentions.at(plan.source.line_span(line).end) for line in (6, 9)}
    assert [(each and each.name.kind.value, each and each.name.name) for each in bases.values()] == [
        ("exercise", "keiser-hinge"),
        ("catalog", "db-rdl"),
    ]


def test_a_name_in_several_words_beside_another_slip_means_the_own_exercise() -> None:
    (_, plan) = plan_with("romanian deadlift")
    slip = plan.source.text.index("primary ")
    text = plan.source.text.replace("3x8 @rir2 @70%", "3 x 8")
    (_, plan) = compile_files({"library.gpl": LIBRARY, "plan.gpl": text})
    assert plan.plan
    assert plan.plan.sessions["a"].lines[0].exercise.id == "keiser-hinge"
    found = [each for each in plan.diagnostics if each.where.span.start == slip + len("primary ")]
    assert [(each.code, each.fixes[0].edits[0].text) for each in found] == [("E001", "romanian-deadlift")]
