"""What a program can import from `gplang` itself."""

import inspect
import json
import pickle
import pkgutil
import subprocess
import sys
from datetime import UTC, date, datetime
from fractions import Fraction
from importlib import import_module
from pathlib import Path

import pytest

import gplang
from gplang import rules_api

ROOT = Path(__file__).parents[1]
TEAM = ROOT / "examples" / "team.gpl"
STAMP = datetime(2026, 1, 1, tzinfo=UTC)
PLAN = 'plan "A plan"\n  start 2026-01-05\nsession hips\n  primary rdl 4x5 @rir2\nweek 1\n  mon hips\n'
ABOVE = ("gplang.__main__",)


def test_every_function_works_after_every_module_was_imported() -> None:
    script = f"""
import pkgutil, importlib, gplang
for module in pkgutil.walk_packages(gplang.__path__, "gplang."):
    if module.name not in {ABOVE}:
        importlib.import_module(module.name)
text = {PLAN!r}
loaded = gplang.loads(text)
schedule = gplang.schedule(loaded.plan)
print(
    loaded.errors, gplang.load({str(TEAM)!r}).errors, gplang.check(text), gplang.fix(text) == text,
    gplang.format(text) != text,
    *(len(gplang.build(schedule, target)) > 100 for target in ("json", "ics", "md")),
    gplang.build_text(text, "md") == gplang.build(schedule, "md"),
    gplang.volume(schedule)[1]["hamstrings"].direct, gplang.dumps(loaded.plan) == gplang.format(text),
)
"""
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=False)
    assert (result.stdout, result.stderr) == ("() () () True True True True True True 4 True\n", "")


@pytest.mark.parametrize("name", [name for name in gplang.__all__ if name != "__version__"])
def test_every_name_is_there_and_described(name: str) -> None:
    value = getattr(gplang, name)
    if inspect.isclass(value) or inspect.isfunction(value):
        assert inspect.getdoc(value), name


def test_what_is_promised_is_named_and_nothing_else() -> None:
    assert sorted(gplang.__all__, key=gplang.__all__.index) == [*dict.fromkeys(gplang.__all__)]
    assert set(gplang.__all__) <= set(dir(gplang))
    for name in rules_api.__all__:
        assert getattr(rules_api, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        gplang.nonsense  # type: ignore[attr-defined]  # noqa: B018


def test_no_module_has_the_name_of_a_function() -> None:
    modules = {module.name for module in pkgutil.iter_modules(gplang.__path__)}
    assert modules.isdisjoint(gplang.__all__)


def test_check_says_what_the_command_says() -> None:
    found = gplang.check("session hips posterior\n  primary rld 4x12\n", "hips.gpl")
    assert [(each.code, each.where.source.path, each.where.start.line) for each in found] == [("E010", "hips.gpl", 2)]
    found = gplang.check("session hips posterior\n  primary rdl 4x12 @rir2 rest 2-3min\n")
    assert [each.code for each in found] == ["S101", "S106", "S107", "D202"]


def test_loading_asks_the_language_alone() -> None:
    assert gplang.loads("session hips posterior\n  primary rdl 4x12 @rir2 rest 2-3min\n") == (None, ())
    loaded = gplang.loads(PLAN.replace("rdl", "rld"))
    assert [each.code for each in loaded.errors] == ["E010"]
    assert loaded.plan is not None


def load(importer: str, target: str) -> gplang.SourceText | gplang.ImportRefused:
    return gplang.SourceText(f"{importer}>{target}", "session hips\n  primary rdl 4x5\n")


def test_what_a_text_uses_comes_through_a_loader() -> None:
    text = 'use "lib.gpl"\nplan "A plan"\nweek 1\n  mon hips\n'
    assert gplang.check(text, "a.gpl", load) == ()
    assert gplang.loads(text, "a.gpl", load).errors == ()
    assert b"Romanian deadlift" in gplang.build_text(text, "md", loader=load)
    assert [each.code for each in gplang.check(text, "a.gpl")] == ["E040"]
    assert [each.code for each in gplang.loads(text).errors] == ["E040"]


def test_a_file_is_loaded_with_what_it_uses(tmp_path: Path) -> None:
    (tmp_path / "lib.gpl").write_text("session hips\n  primary rdl 4x5\n")
    (tmp_path / "plan.gpl").write_text('use "lib.gpl"\nplan "A plan"\nweek 1\n  mon hips\n')
    loaded = gplang.load(tmp_path / "plan.gpl")
    assert loaded.errors == ()
    assert loaded.plan is not None
    assert list(loaded.plan.sessions) == ["hips"]
    (tmp_path / "lib.gpl").write_bytes(b"\xff\xfe\0")
    assert [each.code for each in gplang.load(str(tmp_path / "lib.gpl")).errors] == ["E060"]
    with pytest.raises(FileNotFoundError, match="nowhere"):
        gplang.load(tmp_path / "nowhere.gpl")
    with pytest.raises(IsADirectoryError):
        gplang.load(tmp_path)


def test_one_athlete_is_chosen() -> None:
    plan = gplang.load(TEAM).plan
    assert plan is not None
    first, second, *_ = plan.athletes
    assert gplang.schedule(plan, first.name.upper()).athlete == first
    assert gplang.schedule(plan, second.title).athlete == second
    with pytest.raises(ValueError, match=f"several athletes: choose one of {first.name}, "):
        gplang.schedule(plan)
    with pytest.raises(ValueError, match="no athlete 'nobody'"):
        gplang.schedule(plan, "nobody")
    alone = gplang.loads(f"{PLAN}athlete anna\n  unit lb\n").plan
    assert alone is not None
    assert gplang.schedule(alone).unit == "lb"
    anybody = gplang.loads(PLAN).plan
    assert anybody is not None
    with pytest.raises(ValueError, match="names no athletes"):
        gplang.schedule(anybody, "anna")


def test_start_and_time_zone_can_be_given() -> None:
    plan = gplang.loads(f"{PLAN}athlete anna\n  start 2026-03-02\n").plan
    assert plan is not None
    assert gplang.schedule(plan).sessions[0].date == date(2026, 3, 2)
    moved = gplang.schedule(plan, "anna", start=date(2026, 6, 2), timezone="Europe/Berlin")
    assert (moved.sessions[0].date, moved.timezone) == (date(2026, 6, 8), "Europe/Berlin")
    with pytest.raises(ValueError, match="no time zone 'Europe/Nowhere'"):
        gplang.schedule(plan, timezone="Europe/Nowhere")


def test_a_build_is_the_same_for_the_same_moment() -> None:
    plan = gplang.loads(PLAN).plan
    assert plan is not None
    schedule = gplang.schedule(plan)
    first = gplang.build(schedule, "ics", stamp=STAMP)
    assert gplang.build(schedule, "ics", stamp=STAMP) == first
    later = datetime(2026, 2, 1, tzinfo=UTC)
    assert gplang.build(schedule, "ics", stamp=later, previous=first) == first
    assert b"DTSTAMP:20260201T000000Z" in gplang.build(schedule, "ics", stamp=later)
    assert json.loads(gplang.build(schedule, "json"))["plan"]["id"] == "a-plan"
    with pytest.raises(ValueError, match="no target 'docx'; targets are json, ics, md"):
        gplang.build(schedule, "docx")
    with pytest.raises(ValueError, match="the stamp needs a time zone"):
        gplang.build(schedule, "ics", stamp=datetime(2026, 1, 1))
    with pytest.raises(ValueError, match="the previous calendar is not taken: it is no calendar"):
        gplang.build(schedule, "ics", previous=b"no")
    undated = gplang.loads(PLAN.replace("  start 2026-01-05\n", "")).plan
    assert undated is not None
    with pytest.raises(ValueError, match="a calendar needs a start date"):
        gplang.build(gplang.schedule(undated), "ics")


def test_a_text_with_errors_is_not_built() -> None:
    with pytest.raises(gplang.PlanError) as caught:
        gplang.build_text(PLAN.replace("rdl", "rld"), "md", path="club/a.gpl")
    assert str(caught.value) == "club/a.gpl:4:11: unknown exercise `rld` [E010]; did you mean `rdl`?"
    again = pickle.loads(pickle.dumps(caught.value))
    assert str(again) == str(caught.value)
    assert [each.code for each in again.diagnostics] == ["E010"]
    with pytest.raises(gplang.PlanError, match="no plan in it"):
        gplang.build_text("session hips\n  primary rdl 4x5\n", "md")


def test_safe_fixes_are_made_and_no_others() -> None:
    assert gplang.fix("session a\n  primary  rdl  4x5@rir2\n") == "session a\n  primary  rdl  4x5  @rir2\n"
    unsafe = "session hips posterior\n  primary rdl 4x12 @rir2 rest 2-3min\n"
    assert gplang.fix(unsafe) == unsafe


def test_volume_is_exact() -> None:
    plan = gplang.loads(PLAN.replace("4x5 @rir2", "3x5 @rir2")).plan
    assert plan is not None
    weeks = gplang.volume(gplang.schedule(plan))
    assert (weeks[1]["hamstrings"].direct, weeks[1]["erectors"].total) == (3, Fraction(3, 2))


def test_importing_costs_next_to_nothing() -> None:
    script = "import sys, gplang; print([name for name in sys.modules if name.startswith('gplang.')])"
    result = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, encoding="utf-8")
    assert result.stdout == "[]\n"
    code = "import sys; before = set(sys.modules); import gplang; print(set(sys.modules) - before)"
    result = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8")
    assert result.stdout == "{'gplang'}\n"


def test_a_name_is_loaded_once() -> None:
    assert import_module("gplang.api").loads is gplang.loads
    assert "loads" in vars(gplang)


def test_printed_records_do_not_repeat_the_source() -> None:
    mark = "# said nowhere else"
    loaded = gplang.loads(
        f'{mark}\nplan "P"\nsession a\n  primary rdl 3x5\n  primary rld 3x5\nweek 1\n  mon a\n', "p.gpl"
    )
    assert loaded.plan is not None
    session = loaded.plan.sessions["a"]
    records = (loaded.plan, session, session.lines[0], loaded.diagnostics[0], gplang.schedule(loaded.plan))
    assert not [record for record in records if mark in repr(record)]
    assert repr(session.where) == "Location(p.gpl:3:9-3:10)"
    assert repr(session.where.source) == "SourceText('p.gpl', 90 characters)"
    assert len(repr(session.lines[0])) < 1_000


LOG = 'log "A log"\n  of "plan.gpl"\ndone 2026-01-05 hips\n  did rdl 3x5, 1x4\n'


def find_plan(importer: str, target: str) -> gplang.SourceText | gplang.ImportRefused:
    return gplang.SourceText(target, PLAN) if target == "plan.gpl" else gplang.ImportRefused(f"no `{importer}`")


def test_a_log_is_read_and_heeded(tmp_path: Path) -> None:
    plan, loaded = gplang.loads(PLAN).plan, gplang.loads_log(LOG, loader=find_plan)
    assert plan is not None
    assert loaded.log is not None
    assert not loaded.diagnostics
    schedule = gplang.schedule(plan, log=loaded.log)
    (session,) = schedule.sessions
    assert (session.status, [each.dose.low for each in session.exercises[0].done or ()]) == (gplang.Status.DONE, [5, 4])
    assert gplang.schedule(plan).sessions[0].status is gplang.Status.PLANNED
    for target in ("json", "ics", "md", "csv"):
        assert gplang.build(schedule, target, stamp=STAMP) == gplang.build_text(PLAN, target, log=LOG, stamp=STAMP)
    (tmp_path / "plan.gpl").write_text(PLAN)
    (tmp_path / "log.gpl").write_text(LOG)
    read = gplang.load_log(tmp_path / "log.gpl")
    assert read.errors == ()
    assert gplang.schedule(plan, log=read.log).sessions[0].status is gplang.Status.DONE
    with pytest.raises(FileNotFoundError, match="nowhere"):
        gplang.load_log(tmp_path / "nowhere.gpl")
    later = gplang.loads_log('log "A log"\n  of "plan.gpl"\nmissed 2026-01-12 hips\n', loader=find_plan).log
    assert later is not None
    assert [each.date.day for each in gplang.merge_logs([later, loaded.log]).records] == [5, 12]


def test_mistakes_in_a_log_are_findings() -> None:
    assert [each.code for each in gplang.loads_log(LOG.replace("rdl", "rld"), loader=find_plan).errors] == ["L602"]
    assert [each.code for each in gplang.loads_log(LOG).errors] == ["E040"]
    assert gplang.loads_log(PLAN) == (None, ())
    for text, told in (
        (LOG.replace("rdl", "rld"), "club/log.gpl:4:7: unknown exercise `rld`"),
        (LOG.replace("plan.gpl", "other.gpl"), "club/log.gpl:2:6: no file `other.gpl`"),
        (PLAN, "club/log.gpl: no log"),
    ):
        with pytest.raises(gplang.PlanError, match=told):
            gplang.build_text(PLAN, "md", path="club/plan.gpl", log=text)


def test_a_log_is_of_one_athlete() -> None:
    text = f"{PLAN}athlete anna\nathlete ben\n"
    plan = gplang.loads(text).plan
    assert plan is not None
    named = LOG.replace("done", "  for ben\ndone", 1)
    loaded = gplang.loads_log(named, loader=lambda _, target: gplang.SourceText(target, text))
    assert loaded.errors == ()
    athlete = gplang.schedule(plan, log=loaded.log).athlete
    assert athlete is not None
    assert athlete.name == "ben"
    with pytest.raises(ValueError, match="the log is ben's, the schedule anna's"):
        gplang.schedule(plan, "anna", log=loaded.log)
