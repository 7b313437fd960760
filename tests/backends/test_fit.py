"""Workouts for Garmin devices, read back by Garmin's own decoder: every set of the plan is in them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from garmin_fit_sdk import Decoder, Stream

from doc_blocks import ROOT
from gplang.api import load, loads, schedule
from gplang.backends import Options, Piece, Refusal, fit, render, render_pieces
from gplang.catalog import load_catalog
from gplang.scheduling.records import Schedule, ScheduledSession
from logged import schedule_with
from shipped import EXAMPLES

OPTIONS = Options(datetime(2027, 1, 1, tzinfo=UTC))
PLANS = sorted((*EXAMPLES, *ROOT.glob("tests/programs/*.gpl")))
PLAN = """\
plan "Lifts"
  start 2027-01-04
session lower "Unterkörper – A"
  warmup    bike            5min @light
  primary   back-squat      1x3 @rir1 @102.5kg, 3x5+ @90kg rest 2-3min tempo 3-1-x-0 "Brace"
  secondary A1 pull-up      2x6-8 @bw+10kg rest 30s
  accessory A2 plank        2x30s
  accessory walking-lunge   2x10/side @45lb
  accessory push-up         2xmax
  finisher  sled-push       2x20m
week 1
  mon lower
"""
REPS, TIME, DISTANCE = "duration_reps", "duration_time", "duration_distance"


def read(data: bytes) -> dict[str, list[dict[str, Any]]]:
    assert Decoder(Stream.from_byte_array(bytearray(data))).check_integrity()
    messages, errors = Decoder(Stream.from_byte_array(bytearray(data))).read()
    assert errors == []
    assert messages["workout_mesgs"][0]["num_valid_steps"] == len(messages.get("workout_step_mesgs", []))
    return dict(messages)


def pieces_of(made: Schedule) -> list[Piece]:
    pieces = list(fit.render_pieces(made, OPTIONS))
    assert not [each for each in pieces if isinstance(each, Refusal)]
    return [each for each in pieces if isinstance(each, Piece)]


def unroll(steps: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the steps as a device does them: those that are repeated as often as they are."""
    done: list[tuple[int, dict[str, Any]]] = []
    for index, step in enumerate(steps):
        assert step["message_index"] == index
        if step["duration_type"] == "repeat_until_steps_cmplt":
            again = [each for each in done if each[0] >= step["duration_step"]]
            done += again * (step["repeat_steps"] - 1)
        else:
            done.append((index, step))
    yield from (step for _, step in done)


def short(step: Mapping[str, Any]) -> tuple[object, ...]:
    amount = next((step[name] for name in (REPS, TIME, DISTANCE) if name in step), None)
    return (step.get("wkt_step_name", "rest"), amount, step.get("exercise_weight"), step.get("notes", ""))


def test_a_session_step_by_step() -> None:
    plan = loads(PLAN).plan
    assert plan is not None
    (piece,) = [each for each in render_pieces("fit", schedule(plan), OPTIONS) if not isinstance(each, Refusal)]
    assert (piece.name, piece.sessions, str(piece.first)) == ("2027-01-04.lower", 1, "2027-01-04")
    messages = read(piece.data)
    (workout,) = messages["workout_mesgs"]
    assert (workout["wkt_name"], workout["sport"], workout["sub_sport"]) == (
        *("Unterkörper – A", "training", "strength_training"),
    )
    squat = "tempo 3-1-x-0; Brace"
    assert [short(step) for step in unroll(messages["workout_step_mesgs"])] == [
        ("Bike", 300, None, "light"),
        ("Back squat", 3, 102.5, f"RIR 1; {squat}"),
        ("rest", 180, None, ""),
        *[("Back squat", 5, 90, squat), ("rest", 180, None, "")] * 2,
        *[("Back squat", 5, 90, f"as many as possible; {squat}"), ("rest", 180, None, "")],
        *[("Pull-up", 8, 10, "6-8; bodyweight + 10 kg"), ("rest", 30, None, ""), ("Plank", 30, None, "")] * 2,
        *[("Walking lunge", 10, 20, "each side")] * 2,
        *[("Push-up", None, None, "as many as possible")] * 2,
        *[("Sled push", 20, None, "")] * 2,
    ]
    repeated = [step["repeat_steps"] for step in messages["workout_step_mesgs"] if "repeat_steps" in step]
    assert repeated == [2, 2, 2, 2, 2]
    kinds = {
        step["wkt_step_name"]: step["exercise_category"]
        for step in unroll(messages["workout_step_mesgs"])
        if "wkt_step_name" in step
    }
    assert (kinds["Back squat"], kinds["Pull-up"], kinds["Walking lunge"]) == ("squat", "pull_up", "lunge")
    assert render("fit", schedule(plan), OPTIONS) == piece.data


@pytest.mark.parametrize("path", PLANS, ids=[path.stem for path in PLANS])
def test_every_set_of_a_plan_is_read_back(path: Path) -> None:
    plan = load(path).plan
    assert plan is not None
    found = schedule(plan, plan.athletes[0].name if plan.athletes else None)
    found = found._replace(sessions=found.sessions[:6])
    pieces = pieces_of(found)
    assert len({each.name for each in pieces}) == len(found.sessions)
    for piece, session in zip(pieces, found.sessions, strict=True):
        steps = [*unroll(read(piece.data).get("workout_step_mesgs", []))]
        done = Counter(short(step)[:2] for step in steps if "wkt_step_name" in step)
        assert done == Counter(asked(session))


def asked(session: ScheduledSession) -> Iterator[tuple[object, ...]]:
    for exercise in session.exercises:
        for one in exercise.sets:
            yield exercise.exercise.name.encode()[:48].decode(), one.dose.high


def test_what_a_log_has_is_left_out() -> None:
    plan = PLAN.replace("week 1\n  mon lower", "week 1-2\n  mon lower\n  thu lower")
    log = 'log "A log"\n  of "plan.gpl"\ndone 2027-01-04 lower as planned\nmissed 2027-01-07 lower\n'
    made = schedule_with(plan, log)
    assert [each.name for each in pieces_of(made)] == ["2027-01-11.lower", "2027-01-14.lower"]
    log += "done 2027-01-11 lower as planned\ndone 2027-01-14 lower as planned\n"
    (refused,) = render_pieces("fit", schedule_with(plan, log), OPTIONS)
    assert isinstance(refused, Refusal)
    assert refused.message == "no session is left: the log has all of them"


def test_without_dates_the_name_says_week_and_day() -> None:
    plan = loads(PLAN.replace("  start 2027-01-04\n", "").replace("week 1\n", "week 1-2\n")).plan
    assert plan is not None
    made = schedule(plan)
    assert [each.name for each in pieces_of(made)] == ["w01-mon.lower", "w02-mon.lower"]
    refused = render("fit", made, OPTIONS)
    assert isinstance(refused, Refusal)
    assert refused.message == "a file for each of 2 sessions"


def test_long_texts_are_cut_to_whole_characters() -> None:
    plan = loads(PLAN.replace('"Brace"', f'"{"ä" * 300}"').replace("Unterkörper – A", "ß" * 90)).plan
    assert plan is not None
    (piece,) = fit.render_pieces(schedule(plan), OPTIONS)
    messages = read(piece.data)
    assert messages["workout_mesgs"][0]["wkt_name"] == "ß" * 24
    assert max(len(step.get("notes", "").encode()) for step in messages["workout_step_mesgs"]) <= 200


def test_every_pattern_has_a_kind_or_none() -> None:
    kinds = {fit._category(each) for each in load_catalog().exercises.values()}
    assert kinds - {65_534} <= set(range(33))
    assert len(kinds) > 15
