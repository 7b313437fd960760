"""Markdown sheets of the examples, ticked as they are: what comes back is what was planned, to the set."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from gplang.api import load, schedule
from gplang.backends import Options
from gplang.backends.markdown import render
from gplang.importing.records import ImportRefusedError
from gplang.importing.workouts import Planned, is_ticked, read_ticked
from gplang.importing.workouts.records import Fate, Performed
from gplang.importing.workouts.ticked_doses import Told, read_planned, read_told
from gplang.scheduling.records import ScheduledExercise
from gplang.vocabulary import Role
from gplang.wording import prescription

OPTIONS = Options(datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC))
ROOT = Path(__file__).parents[2]
PLANS = sorted([*ROOT.glob("examples/*.gpl"), *ROOT.glob("tests/programs/*.gpl")])
EACH = pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)


def each_planned(path: Path) -> Iterator[Planned]:
    plan = load(path).plan
    for athlete in () if plan is None else plan.athletes or (None,):
        assert plan is not None
        yield Planned(schedule(plan, athlete and athlete.name), plan.exercises)


def spread(sets: tuple[Performed, ...], what: ScheduledExercise) -> list[Performed]:
    """Return sets one by one, without what a sheet does not tell apart."""
    bar = None if what.role is not Role.WARMUP else what.role
    return [
        each._replace(sets=1, bodyweight=bool(each.bodyweight), role=bar) for each in sets for _ in range(each.sets)
    ]


@EACH
def test_what_is_planned_reads_as_it_is_worded(path: Path) -> None:
    for planned in each_planned(path):
        for session in planned.schedule.sessions:
            for line in session.exercises:
                asked, text = read_planned(line), prescription(line, session.week)
                told = read_told(text, line.exercise.id, line, warmup=line.role is Role.WARMUP)
                if isinstance(asked, str):
                    assert isinstance(told, str), text
                else:
                    assert isinstance(told, Told), (text, told)
                    assert (spread(told.sets, line), told.note) == (spread(asked, line), ""), text


@EACH
def test_a_sheet_that_is_all_ticked_comes_back_whole(path: Path) -> None:
    for planned in each_planned(path):
        if planned.schedule.start is None:
            continue
        text = render(planned.schedule, OPTIONS).decode().replace("- [ ]", "- [x]")
        content = read_ticked(text, planned)
        lines = [line for session in planned.schedule.sessions for line in session.exercises]
        known = [each for each in map(read_planned, lines) if not isinstance(each, str)]
        assert content.rows == len(lines)
        assert [*content.fates] == [Fate.REFUSED] * (len(lines) - len(known))
        assert [one for each in content.workouts for one in each.sets] == [one for each in known for one in each]
        assert [note for each in content.workouts for note in each.notes] == []
        assert read_ticked(text.replace("\n", "\r\n"), planned) == content


def test_a_sheet_without_boxes_or_of_somebody_else_is_refused() -> None:
    (planned,) = (each for each in each_planned(ROOT / "tests/importing/workouts/club.gpl") if _is_anna(each))
    with pytest.raises(ImportRefusedError, match="no boxes to tick"):
        read_ticked("# Club\n\n- Dip\n", planned)
    with pytest.raises(ImportRefusedError, match="a sheet of Ben, and not of Anna Berg"):
        read_ticked("# Club\n\n- Athlete: Ben\n", planned)
    assert not is_ticked("athlete,date,week\nanna,2027-03-15,1\n")


def _is_anna(planned: Planned) -> bool:
    return planned.schedule.athlete is not None and planned.schedule.athlete.name == "anna"
