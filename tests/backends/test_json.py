import json
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from icalendar import Calendar
from jsonschema import Draft202012Validator

from backends.outputs import PLANS, STAMP, make, read_plan
from gplang.backends import Options
from gplang.backends.data import number
from gplang.backends.json import to_record
from gplang.guide import load_profile
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
        ("3x30s", "seconds", {"min": 30, "max": 30}),
        ("3x20-30s", "seconds", {"min": 20, "max": 30}),
        ("3x20m", "metres", {"min": 20, "max": 20}),
        ("4x20-30m", "metres", {"min": 20, "max": 30}),
        ("10min", "seconds", {"min": 600, "max": 600}),
        ("20-30min", "seconds", {"min": 1200, "max": 1800}),
    ],
)
def test_one_measure_is_there(dose: str, key: str, expected: object) -> None:
    one = sets_of(f"primary rdl {dose}")[0]
    assert one[key] == expected
    assert [other for other in ("reps", "seconds", "metres") if one[other] is not None] == [key]


def test_sets_over_the_lower_end_of_a_range_are_optional() -> None:
    sets = sets_of("primary rdl 2-4x5+")
    assert [one.get("optional") for one in sets] == [None, None, True, True]
    assert [one["reps"]["amrap"] for one in sets] == [False, False, False, True]


def test_a_circuit_is_typed_and_its_sets_are_those_of_all_rounds() -> None:
    def exercises(circuit: str) -> Any:
        stations = "  finisher A1 rdl 1x5\n  finisher A2 dip 1x8\n"
        text = f'plan "P"\nsession a\n  circuit A {circuit}\n{stations}week 1\n  mon a\n'
        return document(text)["sessions"][0]["exercises"]

    first, second = exercises("3 rounds rest 60-90s")
    rest = {"min": 60, "max": 90}
    expected = {"label": "A", "kind": "rounds", "rounds": 3, "seconds": None, "rest_seconds": rest}
    assert first["circuit"] == second["circuit"] == expected
    assert [len(each["sets"]) for each in (first, second)] == [3, 3]
    first, second = exercises("emom 5min")
    assert (first["circuit"]["seconds"], first["circuit"]["rounds"]) == (300, None)
    assert [len(each["sets"]) for each in (first, second)] == [3, 2]
    assert (
        "circuit"
        not in document('plan "P"\nsession a\n  primary rdl 1x5\nweek 1\n  mon a\n')["sessions"][0]["exercises"][0]
    )


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
        ("@70-75%", {"kind": "percent", "percent": {"min": 70, "max": 75}, "of": "rdl", "share_of": "max"}),
        ("@75% of deadlift", {"kind": "percent", "percent": same(75), "of": "deadlift", "share_of": "max"}),
        ("@65% of tm", {"kind": "percent", "percent": same(65), "of": "rdl", "share_of": "tm"}),
        ("@bw", weight("bodyweight", 0, 0)),
        ("@bw-15kg", weight("bodyweight", -15, -15)),
        ("@bar", {"kind": "bar"}),
        ("@light", {"kind": "light"}),
        ("@moderate", {"kind": "moderate"}),
    ],
)
def test_loads(written: str, expected: dict[str, object]) -> None:
    nothing = dict.fromkeys(
        ("unit", "exact", "rounded", "percent", "of", "share_of", "change", "since_week", "estimate")
    )
    nothing["changes"] = []
    assert sets_of(f"primary rdl 1x5 {written}")[0]["load"] == nothing | expected


def test_a_share_of_the_top_set_and_of_a_best_say_what_they_are_of() -> None:
    top = sets_of("primary rdl 1x3 @rpe9, 3x5 @90% of top")[1]["load"]
    assert (top["kind"], top["percent"], top["share_of"], top["of"]) == ("percent", same(90), "top", None)
    loads = [sets_of(f"finisher sprint 4x20m {written}")[0]["load"] for written in ("@90%", "@90% of best")]
    assert loads[0] == loads[1]
    assert (loads[0]["kind"], loads[0]["percent"], loads[0]["share_of"]) == ("percent", same(90), "best")


def test_a_ramp_has_sets_with_loads_where_they_are_known() -> None:
    text = 'plan "P"\nsession a\n  warmup rdl ramp\n  primary rdl 3x5 {}\nweek 1\n  mon a\n'
    known, unknown = (document(text.format(load))["sessions"][0]["exercises"][0] for load in ("@100kg", "@rir2"))
    assert known["ramp"] == {"known": True}
    assert [one["load"]["rounded"]["min"] for one in known["sets"]] == [20, 40, 60, 75, 90]
    assert [one["reps"]["min"] for one in known["sets"]] == [8, 5, 3, 2, 1]
    assert unknown["ramp"] == {"known": False}
    assert {one["load"] for one in unknown["sets"]} == {None}


def test_an_estimate_is_told_as_such() -> None:
    text = (
        'plan "P"\nathlete anna\n  max rdl 5x90kg\n  max db-rdl 40% of rdl\n'
        "session a\n  primary rdl 3x5 @80%\n  secondary db-rdl 3x5 @50%\nweek 1\n  mon a\n"
    )
    loads = [each["sets"][0]["load"] for each in document(text)["sessions"][0]["exercises"]]
    kilos = {"amount": 90, "unit": "kg"}
    assert [each["exact"] for each in loads] == [same(84), same(21)]
    assert [each["estimate"] for each in loads] == [
        {"weight": kilos, "reps": 5, "percent": None, "of": None, "from_week": 1},
        {"weight": None, "reps": 1, "percent": 40, "of": "rdl", "from_week": 1},
    ]


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
    schedule, _ = build_schedule(
        compile_plan('plan "P"\nsession a\n  primary rdl 1x5\nweek 1\n  mon a\n'), None, load_profile()
    )
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


def progress_of(line: str, *under: str, settings: str = "") -> list[Any]:
    below = "".join(f"    {each}\n" for each in under)
    text = f'plan "P"\n{settings}session a\n  {line}\n{below}week 1-3\n  mon a\n'
    return [session["exercises"][0] for session in document(text)["sessions"]]


NO_STEP = {"step": None, "unit": None, "interval": None, "limit": None, "at_reps": None}


@pytest.mark.parametrize(
    ("line", "written", "expected"),
    [
        ("3x5 @80kg", "+2.5kg every 2 weeks", {"kind": "weekly", "step": 2.5, "unit": "kg", "interval": 2}),
        ("3x5 @80kg", "+2.5% every week", {"kind": "weekly", "step": 2.5, "unit": "%", "interval": 1}),
        ("3x5 @rir3", "-1rir every week", {"kind": "weekly", "step": -1, "unit": "rir", "interval": 1}),
        (
            "3x5 @80kg",
            "+5kg every week to 90kg",
            {"kind": "weekly", "step": 5, "unit": "kg", "interval": 1, "limit": {"amount": 90, "unit": "kg"}},
        ),
        (
            "3x8",
            "+1rep every week to 12",
            {"kind": "weekly", "step": 1, "unit": "rep", "interval": 1, "limit": {"amount": 12, "unit": "rep"}},
        ),
        ("3x6-8 @80kg", "+2.5kg at 8 reps", {"kind": "double", "step": 2.5, "unit": "kg", "at_reps": 8}),
        ("3x5 @80kg", "hold", {"kind": "hold"}),
    ],
)
def test_how_it_goes_on_is_typed(line: str, written: str, expected: dict[str, object]) -> None:
    told = progress_of(f"primary rdl {line}", f"progress {written}")[0]
    assert told["progress"] == {**NO_STEP, "approximate": False, "settled": False, **expected}
    assert told["progression"]


def test_steps_are_in_the_unit_that_the_athlete_sees() -> None:
    told = progress_of("primary rdl 3x5 @84kg", "progress +5.5lb every week", settings="  unit lb\n")[0]["progress"]
    assert (told["step"], told["unit"], told["approximate"]) == (5.5, "lb", True)


def test_a_limit_that_is_reached_settles() -> None:
    told = progress_of("primary rdl 3x5 @80kg", "progress +5kg every week to 85kg")
    assert [each["progress"]["settled"] for each in told] == [False, True, True]


def test_a_wave_tells_where_it_stands() -> None:
    told = progress_of("primary rdl 3x5", "wave 3x5 | 4x5")
    assert [each["wave"] for each in told] == [{"step": step, "of": 2} for step in (1, 2, 1)]
    assert [each["progress"] for each in told] == [None] * 3


def test_weeks_have_their_days_and_pauses_move_them() -> None:
    text = 'plan "P"\n  start 2026-01-05\n  pause 2026-01-12..2026-01-18\n'
    weeks = document(f"{text}session a\n  primary rdl 1x5\nweek 1-2\n  mon a\n  fri a\n")["weeks"]
    assert [(week["first"], week["last"]) for week in weeks] == [
        ("2026-01-05", "2026-01-09"),
        ("2026-01-19", "2026-01-23"),
    ]


def test_a_week_that_never_trains_has_its_seven_days() -> None:
    text = 'plan "P"\n  start 2026-01-07\nsession a\n  primary rdl 1x5\nweek 1\n  fri a\n  tue a\nweek 2\n  mon rest\n'
    weeks = document(text)["weeks"]
    assert [(week["first"], week["last"]) for week in weeks] == [
        ("2026-01-09", "2026-01-13"),
        ("2026-01-14", "2026-01-20"),
    ]


def test_events_are_those_of_the_calendar() -> None:
    plan = read_plan("whole")
    record = json.loads(make(plan, "json"))
    calendar = Calendar.from_ical(make(plan, "ics", options=Options(STAMP, week_notes=True)))
    found = [str(event["UID"]) for event in calendar.walk("VEVENT")]
    assert [event["uid"] for event in record["events"]] == found
    sessions = [event["uid"] for event in record["events"] if event["kind"] == "session"]
    assert sorted(sessions) == sorted(session["uid"] for session in record["sessions"])
    assert len(set(found)) == len(found) > len(sessions)


def test_identities_stay() -> None:
    record = document('plan "P"\n  id mine\nsession a\n  primary rdl 1x5\nweek 1 "New"\n  mon a\n  thu a\n')
    assert [event["uid"] for event in record["events"]] == [
        "e19e66b1-d144-5dbf-80e6-36364808d759",
        "48c7c9fc-9863-58d7-aa7d-64f781b58b16",
        "9e591ecd-7506-5fa3-adad-893be63a9c41",
    ]


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
