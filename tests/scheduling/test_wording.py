"""One wording for all outputs."""

from fractions import Fraction

import pytest

from gplang import wording
from gplang.catalog import load_catalog
from gplang.figures import number
from gplang.guide import load_profile
from gplang.scheduling import build_schedule
from gplang.scheduling.records import ScheduledExercise
from scheduling.tables import compile_plan, schedules


def exercise_of(line: str, more: str = "") -> ScheduledExercise:
    plan = compile_plan(f'plan "P"\nsession a\n  {line}\n{more}week 1\n  mon a\n')
    return build_schedule(plan, None, load_profile())[0].sessions[0].exercises[0]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("4x5 @rir2 @105kg rest 2-3min", "4 x 5 @ RIR 2, 105 kg, rest 2–3 min"),
        ("4x6-8", "4 x 6–8"),
        ("3x10/side", "3 x 10 per side"),
        ("3x30s", "3 x 30 s"),
        ("2x3min", "2 x 3 min"),
        ("4x20m", "4 x 20 m"),
        ("3xmax", "3 x max"),
        ("3x5+", "3 x 5+"),
        ("10min", "10 min"),
        ("4x5 @rir1-2", "4 x 5 @ RIR 1–2"),
        ("4x5 @rpe8", "4 x 5 @ RPE 8"),
        ("4x5 @rpe7.5-8", "4 x 5 @ RPE 7.5–8"),
        ("4x5 @100-105kg", "4 x 5, 100–105 kg"),
        ("4x5 @75%", "4 x 5, 75 % of max"),
        ("4x5 @75% of deadlift", "4 x 5, 75 % of Deadlift max"),
        ("4x5 @bw", "4 x 5, bodyweight"),
        ("4x5 @bw+20kg", "4 x 5, bodyweight + 20 kg"),
        ("4x5 @bw-15kg", "4 x 5, bodyweight − 15 kg"),
        ("4x5 @bar", "4 x 5, empty bar"),
        ("4x5 @light", "4 x 5, light"),
        ("1x3 @rir1 @140kg, 3x5 @rir2 @120kg rest 3min", "1 x 3 @ RIR 1, 140 kg; 3 x 5 @ RIR 2, 120 kg; rest 3 min"),
        ("4x5 tempo 3-0-1 rest 90s", "4 x 5, tempo 3-0-1-0, rest 90 s"),
        ("4x5 tempo 3-1-x-0 method myo-reps", "4 x 5, tempo 3-1-x-0, myo-reps"),
    ],
)
def test_a_dose(written: str, said: str) -> None:
    assert wording.prescription(exercise_of(f"primary rdl {written}"), 1) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("progress +2.5kg every week", "+2.5 kg every week"),
        ("progress +5lb every 2 weeks", "+2.5 kg every 2 weeks"),
        ("progress +2.5% every week", "+2.5 % every week"),
        ("progress +1rep every week to 10", "+1 rep every week to 10 reps"),
        ("progress +1set every 3 weeks to 6", "+1 set every 3 weeks to 6 sets"),
        ("progress -1rir every week", "−1 RIR every week"),
        ("progress +2.5kg every week to 100kg", "+2.5 kg every week to 100 kg"),
        ("progress +2.5kg at 8 reps", "add 2.5 kg once all sets reach 8 reps"),
        ("progress hold", "no step: the dose stays"),
        ("wave 4x5 @rir3 | 5x5 @rir1", "wave: 4 x 5 @ RIR 3 | 5 x 5 @ RIR 1"),
    ],
)
def test_a_progression(written: str, said: str) -> None:
    exercise = exercise_of("primary rdl 4x5 @rir2 @60kg", f"    {written}\n")
    assert wording.progression(exercise) == said


def weeks_of(line: str, count: int, more: str = "", athlete: str = "") -> list[ScheduledExercise]:
    plan = compile_plan(f'plan "P"\n{athlete}session a\n  {line}\n{more}week 1-{count}\n  mon a\n')
    return [session.exercises[0] for session in schedules(plan)[0].sessions]


def test_a_limit_that_is_reached_is_not_announced() -> None:
    weeks = weeks_of("primary rdl 4x5 @95kg", 4, "    progress +2.5kg every week to 100kg\n")
    step = "+2.5 kg every week to 100 kg"
    assert [wording.going_on(each) for each in weeks] == [step, step, "100 kg reached", "100 kg reached"]


def test_an_effort_at_its_end_announces_nothing() -> None:
    weeks = weeks_of("primary rdl 4x5 @rir1", 2, "    progress -1rir every week\n")
    assert [wording.going_on(each) for each in weeks] == ["−1 RIR every week", None]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("progress +2.5kg every week", "+5 lb every week"),
        ("progress +2.5kg every week to 100kg", "+5 lb every week to 220 lb"),
        ("progress +2.5kg at 8 reps", "add 5 lb once all sets reach 8 reps"),
        ("progress +1kg every week", "+5 lb every 2 weeks"),
        ("progress +0.5kg every 2 weeks", "+5 lb every 10 weeks"),
        ("progress -1kg at 8 reps", "take off 5 lb once all sets reach 8 reps"),
        ("progress -2.5kg every week to 2kg", "−5 lb every week to 4.5 lb"),
        ("progress +2.5kg every session", "+5 lb every session"),
        ("progress +1kg every session to 100kg", "+5 lb every 2 sessions to 220 lb"),
        (
            "progress +2.5kg at 2 reps, +5kg at 4 reps open",
            "add 5 lb once the last, open set reaches 2 reps, 10 lb at 4 reps",
        ),
        ("progress +5lb every week", "+5 lb every week"),
        ("progress +2.5% every week", "+2.5 % every week"),
    ],
)
def test_a_step_is_told_in_the_athletes_unit(written: str, said: str) -> None:
    (exercise,) = weeks_of("primary rdl 4x5+ @60kg", 1, f"    {written}\n", "athlete a\n  unit lb\n")
    assert wording.going_on(exercise) == said


@pytest.mark.parametrize(
    ("load", "progress", "said", "loads"),
    [
        ("@84kg", "+5.5lb every week", "about +5.5 lb every week", "185 190 195 200"),
        ("@84kg", "+5.5lb at 8 reps", "add about 5.5 lb once all sets reach 8 reps", "185 185 185 185"),
        ("@84kg", "-5.5lb every week", "about −5.5 lb every week", "185 180 175 170"),
        ("@84kg", "+2.5lb every week to 192lb", "about +2.5 lb every week to 190 lb", "185 190 190 190"),
        ("@75%", "+7.5lb every week", "about +7.5 lb every week", "225 235 240 250"),
        ("@84kg", "+5lb every week to 197lb", "+5 lb every week to 195 lb", "185 190 195 195"),
        ("@84kg", "+5% every week to 197lb", "+5 % every week to 195 lb", "185 195 195 195"),
        ("@185lb", "+5.5lb every week to 197lb", "+5.5 lb every week to 197 lb", "185 190.5 196 197"),
        ("@185lb", "+5% every week to 197lb", "+5 % every week to 195 lb", "185 195 195 195"),
        ("@84-90kg", "+5.5lb every week", "about +5.5 lb every week", "185–200 190–205 195–210 200–215"),
    ],
)
def test_what_is_told_of_a_step_agrees_with_what_is_on_the_bar(load: str, progress: str, said: str, loads: str) -> None:
    athlete = "athlete a\n  unit lb\n  max rdl 300lb\n"
    weeks = weeks_of(f"primary rdl 4x5 {load}", 4, f"    progress {progress}\n", athlete)
    assert (wording.going_on(weeks[0]), wording.progression(weeks[0])) == (said, said)
    told = [wording.load(each.groups[0].load, 1) for each in weeks if each.groups[0].load is not None]
    assert told == [f"{amount} lb" for amount in loads.split()]


def test_a_step_of_all_lines_of_an_exercise_is_told_in_the_athletes_unit() -> None:
    athlete = "  progress rdl +2.5kg every session\nathlete a\n  unit lb\n"
    weeks = weeks_of("primary rdl 4x5 @84kg", 4, athlete=athlete)
    assert {wording.going_on(each) for each in weeks} == {"+5 lb every session"}
    told = [wording.load(each.groups[0].load, 1) for each in weeks if each.groups[0].load is not None]
    assert told == ["185 lb", "190 lb", "195 lb", "200 lb"]


@pytest.mark.parametrize(
    ("load", "equipment", "said"),
    [
        ("@rir2 @75%", "kettlebell", "Goblet squat: 4 x 5 @ RIR 2 (instead of Back squat, load by effort)"),
        ("@75% @rpe8", "kettlebell", "Goblet squat: 4 x 5 @ RPE 8 (instead of Back squat, load by effort)"),
        ("@rir2 @100kg", "kettlebell", "Goblet squat: 4 x 5 @ RIR 2 (instead of Back squat)"),
        ("@rir2 @light", "kettlebell", "Goblet squat: 4 x 5 @ RIR 2, light (instead of Back squat)"),
        ("@rir2 @75%", "barbell rack", "Back squat: 4 x 5 @ RIR 2, 75 % of max (None)"),
    ],
)
def test_a_substitute_keeps_the_effort_and_no_percentage_of_nothing(load: str, equipment: str, said: str) -> None:
    (exercise,) = weeks_of(
        f"primary back-squat 4x5 {load}", 1, "    or goblet-squat\n", f"athlete a\n  equipment {equipment}\n"
    )
    told = f"{wording.exercise_name(exercise)}: {wording.prescription(exercise, 1)} ({wording.substitution(exercise)})"
    assert told == said


def test_a_change_in_the_athletes_unit_is_short() -> None:
    weeks = weeks_of("primary rdl 4x5", 2, "    progress +2.5kg every week\n", "athlete a\n  unit lb\n")
    assert wording.prescription(weeks[1], 2) == "4 x 5, +5 lb on last week"


def test_a_wave_tells_its_step() -> None:
    wave = "    wave 4x5 @70% | 5x5 @75% | 3x3 @80%\n    progress +2.5kg every week\n"
    said = [wording.going_on(each) for each in weeks_of("primary rdl 4x5", 4, wave)]
    assert said == [f"wave, step {step} of 3; +2.5 kg every week" for step in (1, 2, 3, 1)]


def test_a_percentage_has_one_decimal() -> None:
    plan = compile_plan(
        'plan "P"\nsession a\n  primary rdl 4x5 @71.25-78.75%\nweek 1\n  mon a\n'
        "week 2 deload\n  mon a\n  adjust load -5%\n"
    )
    (schedule,) = schedules(plan)
    first, second = (wording.prescription(session.exercises[0], session.week) for session in schedule.sessions)
    assert (first, second) == ("4 x 5, 71.3–78.8 % of max", "4 x 5, 67.7–74.8 % of max")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("pull-up 3x8", "3 x 8"),
        ("rollout 3x8", "3 x 8"),
        ("inverted-row 3x8", "3 x 8"),
        ("back-extension 3x8", "3 x 8"),
        ("rdl 3x8", "3 x 8, −10 % on the usual load"),
        ("leg-press 3x8", "3 x 8, −10 % on the usual load"),
        ("pull-up 3x8 @bw+20kg", "3 x 8, bodyweight + 17.5 kg"),
    ],
)
def test_only_what_loads_has_an_unknown_load(line: str, said: str) -> None:
    plan = compile_plan(f'plan "P"\nsession a\n  accessory {line}\nweek 1 deload\n  mon a\n  adjust load -10%\n')
    assert wording.prescription(schedules(plan)[0].sessions[0].exercises[0], 1) == said


@pytest.mark.parametrize("cue", [None, "Hips back"])
def test_a_substitute_has_the_catalogs_cue_where_there_was_one(cue: str | None) -> None:
    line = "primary rdl 4x5" + (f' "{cue}"' if cue else "")
    (exercise,) = weeks_of(line, 1, "    or db-rdl\n", "athlete a\n  equipment dumbbell\n")
    assert exercise.exercise.id == "db-rdl"
    assert exercise.cue == (load_catalog().exercises["db-rdl"].cue if cue else None)


@pytest.mark.parametrize(
    ("value", "said"),
    [(Fraction(5), "5"), (Fraction("2.50"), "2.5"), (Fraction(1, 3), "0.33"), (Fraction("-0.25"), "−0.25"), (0, "0")],
)
def test_a_number(value: Fraction, said: str) -> None:
    assert number(value) == said


def test_a_session_without_title_goes_by_its_name() -> None:
    plan = compile_plan('plan "P"\nsession lower-b\n  primary rdl 4x5\nweek 1\n  mon lower-b\n')
    assert wording.session_title(plan.sessions["lower-b"]) == "Lower b"


def test_a_label_goes_with_the_other_line_of_its_superset() -> None:
    """Week 1 has both, week 2 leaves one out by its wave, week 3 leaves the other out."""
    text = """plan "P"
session a
  accessory A1 rdl 3x8
    wave 3x8 | 3x8 | -
  accessory A2 nordic-curl 3x5
    wave 3x5 | - | 3x5
  accessory B1 leg-curl 3x8
  accessory B2 plank 3x30s
week 1-3
  mon a
"""
    told = [
        [wording.exercise_name(each) for each in one.exercises] for one in schedules(compile_plan(text))[0].sessions
    ]
    both = ["B1 Lying leg curl", "B2 Plank"]
    assert told == [
        ["A1 Romanian deadlift", "A2 Nordic curl", *both],
        ["Romanian deadlift", *both],
        ["Nordic curl", *both],
    ]
