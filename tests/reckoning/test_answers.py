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
from reckoning.answers import Course, play

COURSES = 80


@pytest.mark.parametrize("number", range(COURSES))
def test_a_plan_asks_for_what_a_lifter_would_do_next(number: int) -> None:
    course = play(Random(number))
    assert ask(course) == course.asked, f"{course.plan}\n{course.log}"


@pytest.mark.parametrize("number", range(0, COURSES, 4))
def test_numbers_in_place_of_words_change_nothing(number: int) -> None:
    course = play(Random(number))

    def write(text: str) -> str:
        return write_numbers(
            SourceText("log.gpl", text), lambda *_: SourceText("plan.gpl", course.plan), load_profile()
        )

    written = write(course.log)
    assert "as planned" not in written
    assert write(written) == written
    assert ask(replace(course, log=written)) == course.asked


def ask(course: Course) -> list[tuple[object, list[tuple[str, str, object]]]]:
    """Return what the compiler makes of a course."""
    loaded = gplang.loads(course.plan)
    assert loaded.errors == ()
    assert loaded.plan is not None
    document, broken = parse_document(SourceText("log.gpl", course.log))
    assert broken == ()
    log, unknown = resolve_log(document, [loaded.plan])
    assert unknown == []
    schedule, _ = build_schedule(loaded.plan, loaded.plan.athletes[0], load_profile(), log=log)
    return [(session.date, [*map(told, session.exercises)]) for session in schedule.sessions]


def told(exercise: gplang.ScheduledExercise) -> tuple[str, str, object]:
    (group,) = exercise.groups
    assert group.load is not None
    assert group.load.rounded is not None
    return (
        exercise.exercise.id,
        f"{group.dose.sets}x{group.dose.low}{'+' * group.dose.amrap}",
        group.load.rounded.high,
    )


if __name__ == "__main__":
    first, last = map(int, sys.argv[1:])
    wrong = [number for number in range(first, last) if ask(course := play(Random(number))) != course.asked]
    sys.exit(f"{last - first} courses, {len(wrong)} of them wrong{': ' if wrong else ''}{', '.join(map(str, wrong))}")
