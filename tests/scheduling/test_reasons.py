"""Why a log changes a dose, in words; what a session's record says."""

from datetime import date, time
from fractions import Fraction

import pytest

from gplang import loads, wording
from gplang.api import schedule
from gplang.logs.records import Pain
from gplang.quantities import WeightUnit
from gplang.scheduling.answering.telling import tell_once
from gplang.scheduling.reasons import Reason, Why
from gplang.scheduling.recorded import OtherWork, Recorded, Status
from gplang.scheduling.records import ScheduledExercise, ScheduledGroup
from gplang.scheduling.turns import Best
from gplang.vocabulary import Role

DAY = date(2026, 12, 8)
PLAN = """\
plan "Test"
athlete anna
  max deadlift 100kg
session s
  accessory {}
week 1
  mon s
"""


def exercise_of(line: str) -> ScheduledExercise:
    plan = loads(PLAN.format(line)).plan
    assert plan is not None
    return schedule(plan).sessions[0].exercises[0]


def groups_of(dose: str) -> tuple[ScheduledGroup, ...]:
    return exercise_of(f"deadlift {dose}").groups if dose else ()


@pytest.mark.parametrize(
    ("reason", "asked", "reached", "said"),
    [
        (Reason(Why.HELD, DAY), "4x5", "3x5, 1x4", "held: 3 x 5, 1 x 4 of 4 x 5 on 2026-12-08"),
        (Reason(Why.HELD, DAY), "3-5x5", "2x5", "held: 2 x 5 of 3–5 x 5 on 2026-12-08"),
        (Reason(Why.HELD, DAY), "4x5 @80kg", "4x6 @70kg", "held: 70 kg of 80 kg on 2026-12-08"),
        (Reason(Why.HELD, DAY, times=2), "3x5", "3x4", "held: 3 x 4 of 3 x 5 on 2026-12-08, 2 times in a row"),
        (Reason(Why.MISSED, DAY), "", "", "held: missed on 2026-12-08"),
        (Reason(Why.MISSED, DAY, behind=1), "", "", "1 step behind the text: missed on 2026-12-08"),
        (Reason(Why.PAIN, DAY, level=4, behind=2), "", "", "2 steps behind the text: pain 4 on 2026-12-08 (G44)"),
        (
            Reason(Why.CUT, DAY, factor=Fraction(9, 10), of_tm=True),
            "1x1+ @95% of tm",
            "",
            "training max −10 %: none of 1 x 1+ on 2026-12-08",
        ),
        (Reason(Why.SKIPPED, DAY), "3x5", "", "held: skipped on 2026-12-08"),
        (Reason(Why.CUT, DAY, factor=Fraction(9, 10)), "3x5", "3x4", "−10 %: 3 x 4 of 3 x 5 on 2026-12-08"),
        (
            Reason(Why.CUT, DAY, shift=Fraction(-5), times=3),
            "3x5",
            "2x5, 1x3",
            "−5 kg: short 3 times in a row, last on 2026-12-08: 2 x 5, 1 x 3 of 3 x 5",
        ),
        (
            Reason(Why.STAGE, DAY, stage=2, stages=3),
            "5x3+",
            "4x3, 1x2",
            "stage 2 of 3: 4 x 3, 1 x 2 of 5 x 3+ on 2026-12-08",
        ),
        (Reason(Why.STAGE, DAY, stage=2, stages=2), "3x8", "3x8", "stage 2 of 2: 3 x 8 on 2026-12-08"),
        (
            Reason(Why.EARNED, DAY, shift=Fraction(5)),
            "2x5, 1x5+",
            "2x5, 1x9",
            "+5 kg: 9 reps in the last set on 2026-12-08",
        ),
        (
            Reason(Why.EARNED, DAY, shift=Fraction(5, 2)),
            "3x6-8",
            "3x8",
            "+2.5 kg: all sets reached 8 reps on 2026-12-08",
        ),
        (
            Reason(Why.EARNED, DAY, shift=Fraction(5), of_tm=True),
            "1x1+ @95% of tm",
            "1x4",
            "training max +5 kg: 4 reps in the last set on 2026-12-08",
        ),
        (
            Reason(Why.HEAVIER, DAY, shift=Fraction(5)),
            "3x5 @80kg",
            "3x5 @85kg",
            "goes on from 85 kg, done on 2026-12-08",
        ),
        (
            Reason(Why.PAIN, DAY, factor=Fraction(9, 10), level=5, place="lower-back"),
            "3x5",
            "3x5",
            "−10 %: pain 5 in the lower back on 2026-12-08 (G44)",
        ),
        (Reason(Why.PAIN, DAY, level=4), "3x5", "3x5", "held: pain 4 on 2026-12-08 (G44)"),
        (
            Reason(Why.FORM, DAY, factor=Fraction(9, 10), times=2),
            "3x5",
            "3x4",
            "−10 %: repetitions lost to form 2 times in a row, last on 2026-12-08 (G44)",
        ),
        (
            Reason(Why.ESTIMATE, DAY, best=Best(Fraction(100), 3, WeightUnit.KG, Fraction(350, 3), DAY, Fraction(2))),
            "",
            "",
            "max 116.7 kg, estimated from 3 x 100 kg @ RIR 2 on 2026-12-08",
        ),
    ],
)
def test_a_reason(reason: Reason, asked: str, reached: str, said: str) -> None:
    reason = reason._replace(asked=groups_of(asked), reached=groups_of(reached))
    assert wording.reason(reason, WeightUnit.KG) == said


def test_what_was_done_stands_first_and_a_reason_only_until_it_is() -> None:
    exercise = exercise_of("rdl 3x5 @80kg @rir2")._replace(reasons=(Reason(Why.MISSED, DAY),))
    assert [*wording.remarks(exercise, 1)] == ["held: missed on 2026-12-08"]
    done = exercise._replace(done=groups_of("1x5 @80kg, 1x4 @75kg"))
    assert [*wording.remarks(done, 1)] == ["done: 1 x 5, 80 kg; 1 x 4, 75 kg"]
    assert [*wording.remarks(exercise._replace(done=()), 1)] == ["skipped"]
    other = exercise_of("trap-bar-deadlift 1x5").exercise
    assert [*wording.remarks(done._replace(done_with=other), 1)] == [
        "done with Trap-bar deadlift: 1 x 5, 80 kg; 1 x 4, 75 kg"
    ]


def test_a_warm_up_leaves_it_to_the_working_line_to_tell() -> None:
    missed, hurt = Reason(Why.MISSED, DAY), Reason(Why.PAIN, DAY, level=5)
    working, other = exercise_of("rdl 3x5 @80kg"), exercise_of("deadlift 3x5 @80kg")
    warm_up = working._replace(role=Role.WARMUP)
    assert tell_once([warm_up, working], [(hurt,), (hurt, missed)]) == [(), (hurt, missed)]
    assert tell_once([warm_up, other], [(hurt,), (hurt,)]) == [(hurt,), (hurt,)]


def test_a_record_says_all_that_was_written_down() -> None:
    plan = loads(PLAN.format("rdl 3x5")).plan
    assert plan is not None
    session = schedule(plan).sessions[0]
    where = session.where
    assert wording.state(session) is None
    record = Recorded(where, "s", DAY, time(18, 10), 70, ("slept badly",), (Pain(where, "knee", 3),))
    record = record._replace(other=(OtherWork("farmer's walk", groups_of("3x30s")), OtherWork("jog", ())))
    done = session._replace(status=Status.DONE, recorded=record)
    assert wording.state(done) == "done on 2026-12-08, 18:10, 70 min"
    assert wording.day_title(done) == "S (done)"
    assert [*wording.recorded_lines(done)] == [
        "also done: farmer's walk, 3 x 30 s",
        "also done: jog",
        "pain: knee 3 of 10",
        "noted: slept badly",
    ]
    missed = session._replace(status=Status.MISSED, recorded=Recorded(where, "s", DAY, why="ill"), optional=True)
    assert wording.state(missed) == "missed: ill"
    assert wording.day_title(missed) == "S (optional, missed)"
