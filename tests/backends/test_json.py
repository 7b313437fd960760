import json
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from backends.outputs import PLANS, make, read_plan
from gplang.backends.json import number, to_record
from gplang.scheduling import build_schedule
from gplang.scheduling.records import ChangeUnit, LoadChange, LoadForm, ScheduledLoad
from scheduling.tables import CASES, compile_plan


@cache
def schema() -> Any:
    return json.loads(files("gplang.backends").joinpath("schema/plan.schema.json").read_text(encoding="utf-8"))


def document(text: str) -> Any:
    return json.loads(make(compile_plan(text), "json"))


def sets_of(line: str, settings: str = "") -> list[Any]:
    head = 'plan "P"\n'
    text = f"{head}{settings}session a\n  {line}\nweek 1\n  mon a\n"
    return document(text)["sessions"][0]["exercises"][0]["sets"]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("path", sorted([*PLANS.glob("*.gpl"), *CASES.glob("*.gpl")]), ids=lambda path: path.stem)
def test_documents_keep_to_the_schema(path: Any) -> None:
    plan = compile_plan(path.read_text(encoding="utf-8"))
    validator = Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
    for athlete in range(max(1, len(plan.athletes))):
        validator.validate(json.loads(make(plan, "json", athlete)))


def test_every_set_stands_for_itself_and_only_the_last_is_open() -> None:
    assert [one["reps"] for one in sets_of("primary rdl 3x5+")] == [
        {"min": 5, "max": 5, "amrap": False},
        {"min": 5, "max": 5, "amrap": False},
        {"min": 5, "max": 5, "amrap": True},
    ]


def test_as_many_as_possible_has_no_number() -> None:
    assert [one["reps"] for one in sets_of("primary rdl 2xmax")] == [{"min": None, "max": None, "amrap": True}] * 2


@pytest.mark.parametrize(
    ("dose", "key", "expected"),
    [
        ("3x6-8", "reps", {"min": 6, "max": 8, "amrap": False}),
        ("3x30s", "seconds", 30),
        ("3x20m", "metres", 20),
        ("10min", "seconds", 600),
    ],
)
def test_one_measure_is_there(dose: str, key: str, expected: object) -> None:
    one = sets_of(f"primary rdl {dose}")[0]
    assert one[key] == expected
    assert [other for other in ("reps", "seconds", "metres") if one[other] is not None] == [key]


def same(value: float) -> dict[str, float]:
    return {"min": value, "max": value}


def weight(kind: str, exact: float, rounded: float) -> dict[str, object]:
    return {"kind": kind, "unit": "kg", "exact": same(exact), "rounded": same(rounded)}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("@100kg", weight("weight", 100, 100)),
        ("@102.3kg", weight("weight", 102.3, 102.3)),
        ("@225lb", weight("weight", 102.05828325, 102.5)),
        ("@70-75%", {"kind": "percent", "percent": {"min": 70, "max": 75}, "of": "rdl"}),
        ("@75% of deadlift", {"kind": "percent", "percent": same(75), "of": "deadlift"}),
        ("@bw", weight("bodyweight", 0, 0)),
        ("@bw-15kg", weight("bodyweight", -15, -15)),
        ("@bar", {"kind": "bar"}),
        ("@light", {"kind": "light"}),
        ("@moderate", {"kind": "moderate"}),
    ],
)
def test_loads(written: str, expected: dict[str, object]) -> None:
    nothing = dict.fromkeys(("unit", "exact", "rounded", "percent", "of", "change", "since_week"))
    nothing["changes"] = []
    assert sets_of(f"primary rdl 1x5 {written}")[0]["load"] == nothing | expected


def test_a_relative_load_tells_its_change() -> None:
    text = 'plan "P"\nsession a\n  primary rdl 1x5 @rir2\n    progress +2.5kg every week\nweek 1-2\n  mon a\n'
    first, second = (session["exercises"][0] for session in document(text)["sessions"])
    assert first["sets"][0]["load"] is None
    assert second["sets"][0]["load"]["kind"] == "relative"
    assert second["sets"][0]["load"]["change"] == {"amount": 2.5, "unit": "kg"}
    assert second["sets"][0]["load"]["changes"] == [{"amount": 2.5, "unit": "kg"}]
    assert second["sets"][0]["load"]["since_week"] == 1
    assert second["progression"] == "+2.5 kg every week"


def test_a_relative_load_tells_all_its_changes_and_since_when() -> None:
    kg, percent = LoadChange(Fraction(5, 2), ChangeUnit.KG), LoadChange(Fraction(-10), ChangeUnit.PERCENT)
    load = ScheduledLoad(LoadForm.RELATIVE, changes=(kg, percent), since=2)
    schedule, _ = build_schedule(compile_plan('plan "P"\nsession a\n  primary rdl 1x5\nweek 1\n  mon a\n'), None)
    session = schedule.sessions[0]
    exercise = session.exercises[0]
    group = exercise.groups[0]._replace(load=load)
    session = session._replace(exercises=(exercise._replace(groups=(group,)),))
    record = to_record(schedule._replace(sessions=(session,)))
    Draft202012Validator(schema()).validate(record)
    told = record["sessions"][0]["exercises"][0]["sets"][0]["load"]
    assert told["changes"] == [{"amount": 2.5, "unit": "kg"}, {"amount": -10, "unit": "%"}]
    assert told["change"] == told["changes"][-1]
    assert told["since_week"] == 2


def test_a_place_in_the_text() -> None:
    text = 'plan "P"\nsession a\n  primary rdl 1x5\nweek 1\n  mon a\n'
    span = document(text)["sessions"][0]["exercises"][0]["span"]
    assert (span["path"], span["start"]["line"]) == ("case.gpl", 3)


def test_moments_have_the_offset_of_their_zone() -> None:
    sessions = json.loads(make(read_plan("whole"), "json"))["sessions"]
    offsets = {session["date"]: datetime.fromisoformat(session["start"]).utcoffset() for session in sessions}
    assert [str(offsets[day]) for day in ("2026-03-28", "2026-03-30")] == ["1:00:00", "2:00:00"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(100), "100"),
        (Fraction("0.1") + Fraction("0.2"), "0.3"),
        (Fraction("102.05828325"), "102.05828325"),
        (Fraction(Decimal("67.5")), "67.5"),
        (Fraction(1, 3), "0.333333333333333"),
        (Fraction("-2.5"), "-2.5"),
    ],
)
def test_numbers_carry_no_noise(value: Fraction, text: str) -> None:
    assert json.dumps(number(value)) == text


def test_text_stays_readable() -> None:
    data = make(read_plan("hostile"), "json")
    assert "ünïcödé ✓".encode() in data
    assert data.endswith(b"}\n")
