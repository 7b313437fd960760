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


@pytest.mark.parametrize("words", [("--log", "log.gpl"), (), ("--no-log",)])
def test_fixes_of_a_plan_are_also_those_of_its_logs(folder: Path, run_real: Run, words: tuple[str, ...]) -> None:
    written = LOG.replace("did rdl 2x5 @80kg, 1x4 @80kg", "rdl 80kg 5 5 4")
    (folder / "log.gpl").write_text(written, encoding="utf-8")
    (folder / "gpl.toml").write_text("" if "--log" in words else 'logs = ["log.gpl"]\n', encoding="utf-8")
    code, shown, _ = run_real("check", "hips.gpl", *words, "--diff")
    assert (code, "+  did rdl 2x5 @80kg, 1x4 @80kg" in shown) == ((0, False) if "--no-log" in words else (1, True))
    assert (folder / "log.gpl").read_text(encoding="utf-8") == written
    assert run_real("check", "hips.gpl", *words, "--fix").code == 0
    assert (folder / "log.gpl").read_text(encoding="utf-8") == (written if "--no-log" in words else LOG)


def test_a_log_with_errors_keeps_everything_from_being_written(folder: Path, run_real: Run) -> None:
    (folder / "log.gpl").write_text(LOG.replace("rdl", "rdll"), encoding="utf-8")
    code, _, told = run_real("build", "hips.gpl", "--log", "log.gpl")
    assert code == 1
    assert "log.gpl:4:7: error[L602 unheard-exercise]" in told
    assert told.endswith("gpl build: nothing written: a log has errors\n")
    assert sorted(each.name for each in folder.iterdir()) == ["hips.gpl", "log.gpl"]


@pytest.mark.parametrize(
    ("words", "code", "shown", "told"),
    [
        (("show", "--week", "2"), 1, "90 kg", "gpl show: shown"),
        (("show", "--date", "2026-01-12"), 1, "Hips", "gpl show: shown"),
        (("today", "--date", "2026-01-12"), 1, "90 kg", "gpl today: shown"),
        (("next", "--date", "2026-01-06"), 1, "90 kg", "gpl next: shown"),
        (("volume",), 1, "hamstrings", "gpl volume: counted"),
        (("volume", "--by", "lift"), 1, "Hips", "gpl volume: counted"),
        (("review",), 1, "1 of 1 session done", "gpl review: reviewed"),
        (("review", "--diff"), 1, "", "gpl review: reviewed"),
        (("diff", "hips.gpl"), 2, "90 kg", "gpl diff: compared"),
    ],
)
def test_who_only_looks_at_a_log_with_errors_sees_what_is_sound(
    folder: Path, run_real: Run, words: tuple[str, ...], code: int, shown: str, told: str
) -> None:
    done = LOG.replace("2x5 @80kg, 1x4 @80kg", "3x5 @87.5kg")
    text = f"{done}  did rdll 3x5 @80kg\ndoen 2026-01-12 hips\n  did rdl 1x1 @60kg\n"
    (folder / "log.gpl").write_text(text, encoding="utf-8")
    found = run_real(words[0], "hips.gpl", *words[1:], "--log", "log.gpl")
    assert found.code == code
    assert shown in found.out
    assert "log.gpl:5:7: error[L602 unheard-exercise]" in found.err
    assert "log.gpl:6:1: error[E003 unknown-word]" in found.err
    assert f"{told} without what has errors in a log\n" in found.err


@pytest.mark.parametrize(
    ("line", "rdl", "swing"),
    [
        ("did rdl 3x5 @80kg", True, True),
        ("did rdl 3x", False, True),
        ("skipped rdl 3x5", False, False),
        ("did rdll 3x5 @80kg", False, False),
        ("did 3x5 @80kg", False, False),
        ("pain knee 11", True, True),
        ("noet", True, True),
    ],
)
def test_what_a_broken_line_is_about_was_not_done_as_planned(
    folder: Path, run_real: Run, line: str, *, rdl: bool, swing: bool
) -> None:
    plan = PLAN.replace("\nweek", "\n  finisher kb-swing 3x15 @24kg\nweek")
    (folder / "hips.gpl").write_text(plan, encoding="utf-8")
    (folder / "log.gpl").write_text(f'log "Hips"\n  of "hips.gpl"\ndone 2026-01-05 hips as planned\n  {line}\n')
    shown = run_real("show", "hips.gpl", "--log", "log.gpl", "--week", "1").out
    assert ("done: 3 x 5, 80 kg" in shown, "done: 3 x 15, 24 kg" in shown) == (rdl, swing)


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        (("review", "hips.gpl", "--fix"), "changed"),
        (("export", "csv", "hips.gpl"), "exported"),
        (("log", "add", "hips.gpl", "--date", "2026-01-12"), "added"),
    ],
)
def test_who_writes_after_a_log_needs_it_without_errors(
    folder: Path, run_real: Run, words: tuple[str, ...], outcome: str
) -> None:
    (folder / "log.gpl").write_text(LOG.replace("rdl", "rdll"), encoding="utf-8")
    code, shown, told = run_real(*words, "--log", "log.gpl")
    assert (code, shown) == (1, "")
    assert told.endswith(f"nothing {outcome}: a log has errors\n")


@pytest.mark.parametrize("text", [LOG.replace('"hips.gpl"', "hips.gpl,"), b"\xff\xfe\x00"], ids=["of", "bytes"])
def test_a_log_whose_plan_or_text_cannot_be_read_shows_nothing(folder: Path, run_real: Run, text: str | bytes) -> None:
    (folder / "log.gpl").write_bytes(text if isinstance(text, bytes) else text.encode())
    code, shown, told = run_real("show", "hips.gpl", "--log", "log.gpl")
    assert (code, shown) == (1, "")
    assert told.endswith("gpl show: nothing shown: a log has errors\n")


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


def test_a_deload_tells_why_the_last_normal_week_was_as_it_was(tmp_path: Path, run_real: Run) -> None:
    steps = PLAN.replace("+2.5kg every session", "+2.5kg at 8 reps").replace("3x5", "3x5-8")
    (tmp_path / "hips.gpl").write_text(steps + "week 3 deload\n  like 2\nweek 4\n  like 2\n", encoding="utf-8")
    done = "done 2026-01-05 hips\n  did rdl 3x8 @80kg\ndone 2026-01-12 hips\n  did rdl 3x8 @82.5kg\n"
    (tmp_path / "log.gpl").write_text('log "Hips"\n  of "hips.gpl"\n' + done, encoding="utf-8")
    told = {at: run_real("show", "hips.gpl", "--week", str(at), "--log", "log.gpl")[1] for at in (3, 4)}
    loads = ["82.5 kg" in told[3], "85 kg" in told[4]]
    reasons = ["on 2026-01-05" in told[3], "on 2026-01-12" in told[3], "on 2026-01-12" in told[4]]
    assert (loads, reasons) == ([True, True], [True, False, True]), told[3]
