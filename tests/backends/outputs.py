"""Plans for the outputs, and how tests make and read them."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from icalendar import Calendar, Event

from gplang.backends import Options, Refusal, render
from gplang.guide import load_profile
from gplang.model.plan import Plan
from gplang.scheduling import build_schedule
from gplang.scheduling.records import Schedule
from scheduling.tables import compile_plan

PLANS = Path(__file__).parent / "plans"
STAMP = datetime(2026, 1, 1, 12, tzinfo=UTC)
BY_DEFAULT = Options(STAMP)


def read_plan(name: str) -> Plan:
    return compile_plan((PLANS / f"{name}.gpl").read_text(encoding="utf-8"), f"{name}.gpl")


def schedule_of(plan: Plan, athlete: int = 0) -> Schedule:
    """Return the schedule of one athlete, by number."""
    return build_schedule(plan, plan.athletes[athlete] if plan.athletes else None, load_profile())[0]


def make(plan: Plan, target: str, athlete: int = 0, options: Options = BY_DEFAULT) -> bytes:
    """Return the file of one athlete, by number."""
    data = render(target, schedule_of(plan, athlete), options)
    assert isinstance(data, bytes), data
    return data


def refusal(plan: Plan, target: str) -> Refusal:
    schedule, _ = build_schedule(plan, None, load_profile())
    answer = render(target, schedule, BY_DEFAULT)
    assert isinstance(answer, Refusal)
    return answer


def events(plan: Plan) -> list[Event]:
    return list(Calendar.from_ical(make(plan, "ics")).walk("VEVENT"))


def without_version(document: bytes) -> bytes:
    """Return a JSON document as if a nameless version had made it."""
    from gplang import __version__

    return document.replace(f'"gplang {__version__}"'.encode(), b'"gplang X"')


def with_title(plan: Plan, session: str, title: str) -> Plan:
    return replace(plan, sessions={**plan.sessions, session: plan.sessions[session]._replace(title=title)})
