"""Every fact of the catalog has a reason, and a command shows it."""

import json

import pytest
from click.testing import CliRunner

from gplang.catalog import Kind, Pattern, load_catalog
from gplang.catalog.basis import Ground, find_basis, list_facts, load_basis
from gplang.catalog.facts import name_grounds
from gplang.cli.commands.explain import explain
from gplang.cli.described import make_click
from gplang.guide import load_statements

EXERCISES = load_catalog().exercises


def test_every_fact_has_a_reason() -> None:
    told = {
        exercise: [fact for facts in find_basis(exercise).values() for fact in facts] for exercise in EXERCISES.values()
    }
    assert [each.id for each, facts in told.items() if sorted(facts) != sorted(list_facts(each))] == []


def test_every_reason_is_one_of_something() -> None:
    used = {reason for exercise in EXERCISES.values() for reason in find_basis(exercise)}
    assert [reason.id for reason in load_basis() if reason not in used] == []


def test_reasons_name_what_exists() -> None:
    for reason in load_basis():
        assert {*reason.exercises} <= {*EXERCISES}, reason.id
        assert {*reason.guide, *reason.guided} <= {*load_statements()}, reason.id


@pytest.mark.parametrize(
    ("name", "fact", "grounds"),
    [
        ("rdl", "length", (Ground.GUIDE,)),
        ("back-squat", "trains", (Ground.GUIDE, Ground.SOURCE)),
        ("hip-thrust", "fatigue", (Ground.GUIDE,)),
        ("superman", "spinal_load", (Ground.SOURCE,)),
        ("barbell-curl", "trains", (Ground.CONVENTION,)),
    ],
)
def test_what_facts_rest_on(name: str, fact: str, grounds: tuple[Ground, ...]) -> None:
    reason = next(reason for reason, facts in find_basis(EXERCISES[name]).items() if fact in facts)
    assert reason.grounds == grounds


def test_a_card_says_why() -> None:
    for name, exercise in EXERCISES.items():
        card = " ".join(CliRunner().invoke(make_click(explain), [name]).stdout.split())
        assert [
            reason.id for reason in find_basis(exercise) if f"{reason.says} ({name_grounds(reason)})" not in card
        ] == []


def test_as_json() -> None:
    told = json.loads(CliRunner().invoke(make_click(explain), ["trap bar deadlift", "--format", "json"]).stdout)
    assert told["id"] == "trap-bar-deadlift"
    assert {fact for each in told["basis"] for fact in each["facts"]} == {*list_facts(EXERCISES["trap-bar-deadlift"])}
    muscles = next(each for each in told["basis"] if "trains" in each["facts"])
    assert muscles["rests_on"] == ["source"]
    assert json.loads(CliRunner().invoke(make_click(explain), ["s103", "--format", "json"]).stdout)["code"] == "S103"


# ---- siblings


ONE_SIDED = ("single-arm-swing", "clamshell", "suitcase-carry", "side-plank", "turkish-get-up", "side-bend", "windmill")


def test_what_is_done_on_one_side() -> None:
    assert [name for name in ONE_SIDED if not EXERCISES[name].unilateral] == []
    named = [each for each in EXERCISES.values() if each.id.startswith(("sl-", "single-"))]
    assert [each.id for each in named if not each.unilateral] == []


def test_what_is_thrown_brings_no_hard_sets_whatever_the_implement() -> None:
    thrown = [
        each
        for each in EXERCISES.values()
        if each.pattern in (Pattern.OLYMPIC, Pattern.BALLISTIC_HINGE)
        and {"swing", "clean", "snatch", "jerk"} & {*each.id.split("-")}
        and not {"pull", "balance"} & {*each.id.split("-")}
    ]
    assert len(thrown) > 15
    assert {each.kind for each in thrown} == {Kind.BALLISTIC}


def test_what_muscles_count() -> None:
    squats = [each for each in EXERCISES.values() if each.pattern is Pattern.SQUAT and each.loadable]
    free = [each for each in squats if each.id not in ("leg-press", "hack-squat", "pendulum-squat")]
    assert [each.id for each in free if "adductors" not in each.trains or "glute-max" not in each.assists] == []
    thrusts = [each for each in EXERCISES.values() if each.pattern is Pattern.THRUST and "kickback" not in each.id]
    assert [each.id for each in thrusts if "hamstrings" in (*each.trains, *each.assists)] == []
    lunges = [EXERCISES[name] for name in ("walking-lunge", "split-squat", "bulgarian-split-squat", "reverse-lunge")]
    assert {each.trains for each in lunges} == {("quads", "glute-max")}


def test_thrusts_of_the_body_alone_agree() -> None:
    names = ("bw-hip-thrust", "glute-bridge", "sl-hip-thrust", "sl-glute-bridge")
    kinds = {(each.kind, each.length, each.equipment) for each in map(EXERCISES.__getitem__, names)}
    assert kinds == {(Kind.STRENGTH, "short", ())}
