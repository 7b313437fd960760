"""What a plan asks for in the light of a log, against a lifter who is played day by day.

`python tests/reckoning/test_answers.py FIRST LAST` compares other courses, by the numbers that they are drawn by.
"""

import sys
from dataclasses import replace
from random import Random

import pytest

import gplang
from gplang.guide import load_profile
from gplang.importing.workouts.numbers import write_numbers
from gplang.logs.resolve import resolve_log
from gplang.scheduling import build_schedule
from gplang.source import SourceText
from gplang.syntax.document import parse_document
from reckoning.courses import Part, play
from reckoning.lines import BAR
from reckoning.shuffled import shuffle

COURSES = 80


@pytest.mark.parametrize("number", range(COURSES))
def test_a_plan_asks_for_what_a_lifter_would_do_next(number: int) -> None:
    course = play(Random(number))
    for part in course.parts:
        assert ask(course.plan, part) == part.asked, f"{course.plan}\n{part.log}"


@pytest.mark.parametrize("number", range(0, COURSES, 4))
def test_records_and_their_lines_may_stand_in_any_order(number: int) -> None:
    random = Random(number)
    course = play(random)
    for part in course.parts:
        shuffled = shuffle(part.log, random)
        assert ask(course.plan, replace(part, log=shuffled)) == part.asked, f"{course.plan}\n{shuffled}"


@pytest.mark.parametrize("number", range(0, COURSES, 4))
def test_numbers_in_place_of_words_change_nothing(number: int) -> None:
    course = play(Random(number))

    def write(text: str) -> str:
        return write_numbers(
            SourceText("log.gpl", text), lambda *_: SourceText("plan.gpl", course.plan), load_profile()
        )

    for part in course.parts:
        written = write(part.log)
        assert "as planned" not in written
        assert write(written) == written
        assert ask(course.plan, replace(part, log=written)) == part.asked


def ask(plan: str, part: Part) -> list[tuple[object, list[tuple[str, list[tuple[str, object]]]]]]:
    """Return what the compiler makes of a plan and the log of an athlete."""
    loaded = gplang.loads(plan)
    assert loaded.errors == ()
    assert loaded.plan is not None
    document, broken = parse_document(SourceText("log.gpl", part.log))
    assert broken == ()
    log, unknown = resolve_log(document, [loaded.plan])
    assert {each.code for each in unknown} <= {"L604"}
    (athlete,) = (each for each in loaded.plan.athletes if each.name == part.athlete)
    schedule, _ = build_schedule(loaded.plan, athlete, load_profile(), log=log)
    return [(session.date, [*map(told, session.exercises)]) for session in schedule.sessions]


def told(exercise: gplang.ScheduledExercise) -> tuple[str, list[tuple[str, object]]]:
    groups = []
    for group in exercise.groups:
        rounded = None if group.load is None else group.load.rounded
        load = BAR if group.load is not None and group.load.form is gplang.LoadForm.BAR else rounded and rounded.high
        groups.append((f"{group.dose.sets}x{group.dose.low}{'+' * group.dose.amrap}", load))
    return exercise.exercise.id, groups


def is_right(number: int) -> bool:
    random = Random(number)
    course = play(random)
    logs = [(part, log) for part in course.parts for log in (part.log, shuffle(part.log, random))]
    return all(ask(course.plan, replace(part, log=log)) == part.asked for part, log in logs)


if __name__ == "__main__":
    first, last = map(int, sys.argv[1:])
    wrong = [number for number in range(first, last) if not is_right(number)]
    sys.exit(f"{last - first} courses, {len(wrong)} of them wrong{': ' if wrong else ''}{', '.join(map(str, wrong))}")
