"""Every output says the same numbers: each is read back as a person reads it, and all sets are compared."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import gplang
from agreement.pages import boxes_of, read_html, shorten
from agreement.readers import read_calendar, read_circuits, read_csv, read_json, read_markdown, read_names, read_xlsx
from shipped import EXAMPLES

TESTS = Path(__file__).parents[1]
PLANS = sorted([*EXAMPLES, *TESTS.glob("programs/*.gpl"), TESTS / "backends/plans/spread.gpl"])
STAMP = datetime(2027, 1, 1, tzinfo=UTC)


def schedules(path: Path) -> Iterator[gplang.Schedule]:
    """Yield the schedule of every athlete; a plan without dates gets some for its calendar."""
    plan = gplang.load(path).plan
    assert plan is not None
    for athlete in plan.athletes or (None,):
        schedule = gplang.schedule(plan, athlete and athlete.name)
        yield schedule
        if schedule.start is None:
            yield gplang.schedule(plan, athlete and athlete.name, start=date(2027, 1, 4))


@pytest.mark.parametrize("path", PLANS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_set_is_the_same_everywhere(path: Path) -> None:
    for schedule in schedules(path):
        document = json.loads(gplang.build(schedule, "json", stamp=STAMP))
        names = read_names(document)
        expected = read_json(document)
        assert expected
        assert read_markdown(gplang.build(schedule, "md", stamp=STAMP)) == expected
        assert read_csv(gplang.build(schedule, "csv", stamp=STAMP), names) == expected
        page = read_html(gplang.build(schedule, "html", stamp=STAMP))
        assert page.lines == shorten(expected)
        assert page.boxes == boxes_of(expected, read_circuits(document))
        if schedule.start is not None:
            assert read_calendar(gplang.build(schedule, "ics", stamp=STAMP)) == expected
        if path.parent.name != "programs":
            assert read_xlsx(gplang.build(schedule, "xlsx", stamp=STAMP), names) == expected
