"""The logs that commands are given, or that the configuration names."""

from pathlib import Path

import pytest

from cli.conftest import Run

PLAN = """plan "Hips"
  start 2026-01-05
session hips
  primary rdl 3x5 @80kg
    progress +2.5kg every session
week 1-2
  mon hips
"""
LOG = """log "Hips"
  of "hips.gpl"
done 2026-01-05 hips
  did rdl 2x5 @80kg, 1x4 @80kg
"""
HELD = "held: 2 x 5, 1 x 4 of 3 x 5 on 2026-01-05"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "hips.gpl").write_text(PLAN, encoding="utf-8")
    (tmp_path / "log.gpl").write_text(LOG, encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_a_plan_answers_to_a_log(run_real: Run) -> None:
    assert HELD in run_real("show", "hips.gpl", "--week", "2", "--log", "log.gpl")[1]
    assert HELD not in run_real("show", "hips.gpl", "--week", "2")[1]


def test_the_configuration_names_logs_and_no_log_leaves_them_out(folder: Path, run_real: Run) -> None:
    (folder / "gpl.toml").write_text('logs = ["*.gpl"]\n', encoding="utf-8")
    (folder / "other.gpl").write_text(LOG.replace("hips.gpl", "squat.gpl"), encoding="utf-8")
    (folder / "squat.gpl").write_text(PLAN.replace("Hips", "Squat"), encoding="utf-8")
    assert HELD in run_real("show", "hips.gpl", "--week", "2")[1]
    assert HELD not in run_real("show", "hips.gpl", "--week", "2", "--no-log")[1]
    (folder / "log.gpl").write_text(LOG.replace("done 2026-01-05 hips", "done 2026-01-05 hip"), encoding="utf-8")
    assert "L601" in run_real("check", "hips.gpl")[1]
    assert "L601" not in run_real("check", "hips.gpl", "--no-log")[1]


def test_a_log_with_errors_keeps_everything_from_being_written(folder: Path, run_real: Run) -> None:
    (folder / "log.gpl").write_text(LOG.replace("rdl", "rdll"), encoding="utf-8")
    code, _, told = run_real("build", "hips.gpl", "--log", "log.gpl")
    assert code == 1
    assert "log.gpl:4:7: error[L602 unheard-exercise]" in told
    assert told.endswith("gpl build: nothing written: a log has errors\n")
    assert sorted(each.name for each in folder.iterdir()) == ["hips.gpl", "log.gpl"]


def test_comments_in_a_log_are_heeded(folder: Path, run_real: Run) -> None:
    text = f"{LOG}missed 2026-01-01 hips # gpl: ignore[L604] written down later\n"
    (folder / "log.gpl").write_text(text, encoding="utf-8")
    assert run_real("show", "hips.gpl", "--log", "log.gpl")[2] == ""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--log", "hips.gpl"), "hips.gpl is no log; one begins with `log`"),
        (("--log", "none.gpl"), "none.gpl"),
        (("--log", "log.gpl", "--no-log"), "--log and --no-log say the opposite; leave out one of them"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_is_no_log_is_refused(run_real: Run, words: tuple[str, ...], told: str) -> None:
    code, shown, problem = run_real("show", "hips.gpl", *words)
    assert (code, shown) == (2, "")
    assert told in problem


def test_a_log_of_another_plan_is_refused(folder: Path, run_real: Run) -> None:
    (folder / "squat.gpl").write_text(PLAN.replace("Hips", "Squat"), encoding="utf-8")
    code, _, told = run_real("show", "squat.gpl", "--log", "log.gpl")
    assert code == 2
    assert "log.gpl is a log of hips.gpl, not of squat.gpl" in told
