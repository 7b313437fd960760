"""What it takes to check a log: with its plan, for years, and whatever stands in it."""

from datetime import date, timedelta
from random import Random

from gplang.compiler import Compilation, check_source
from gplang.source import SourceText
from work import growth

PLAN = """plan "Ten years"
  start 2026-01-05
session legs
  primary back-squat 3x5 @80kg
    progress +2.5kg every session
  accessory lying-leg-curl 3x8
week 1-104
  mon legs
"""
RECORD = "done {day} legs\n  did squat 3x5 @{load}kg\n  did lying-leg-curl 3x8\n"


def log_of(weeks: int) -> str:
    days = [date(2026, 1, 5) + timedelta(weeks=number) for number in range(weeks)]
    records = [RECORD.format(day=day, load=80 + number % 40) for number, day in enumerate(days)]
    return "".join(('log "Ten years"\n  of "plan.gpl"\n', *records))


def check(text: str) -> Compilation:
    return check_source(SourceText("log.gpl", text), lambda *_: SourceText("plan.gpl", PLAN))


def test_twice_as_many_records_are_twice_the_work() -> None:
    assert growth(lambda weeks: check(log_of(weeks)), 150) < 2.2


def test_a_name_that_is_not_the_exercises_own_is_told_once_however_often_it_stands() -> None:
    text = log_of(2_100)
    (finding,) = check(text).diagnostics
    assert (finding.code, finding.where.start.line) == ("E014", 4)
    (fix,) = finding.fixes
    assert (fix.title, fix.is_safe) == ("write `back-squat` in 2,100 places", True)
    assert {edit.where.text for edit in fix.edits} == {"squat"}
    assert len(fix.edits) == text.count("squat")


def test_a_megabyte_of_nonsense_is_told_where_it_stands() -> None:
    random = Random(1)
    letters = 'did done 2026-12-08 rdl 3x5@kg,"# pain é×\t'
    lines = ["".join(random.choices(letters, k=60)) for _ in range(16_000)]
    found = check("\n".join(('log "x"', '  of "plan.gpl"', *lines))).diagnostics
    assert found
    assert len(found) < 5_000
    assert all(each.where.source.path == "log.gpl" for each in found)
