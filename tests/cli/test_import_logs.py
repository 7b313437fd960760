"""`gpl import` of what was done: where the log goes, what is told, what is refused."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cli.conftest import Run

Write = Callable[..., Path]

PLAN = """\
plan "Strong hips"
  start 2026-11-30
session hips
  warmup   rdl         2x8  @bar
  primary  rdl         3x5  @80kg
  accessory hip-thrust 2x8
session upper
  primary  bench-press 3x5  @60kg
week 1-2
  mon hips
  thu upper
"""
HEVY = """\
title,start_time,end_time,exercise_title,set_type,weight_kg,reps,rpe
Evening,"30 Nov 2026, 18:10","30 Nov 2026, 19:20",Romanian Deadlift (Barbell),normal,80,5,8
Evening,"30 Nov 2026, 18:10","30 Nov 2026, 19:20",Romanian Deadlift (Barbell),normal,80,5,8
Evening,"30 Nov 2026, 18:10","30 Nov 2026, 19:20",Some Thing,normal,20,10,
"""
MORE = HEVY + 'Evening,"3 Dec 2026, 18:10","3 Dec 2026, 19:00",Bench Press (Barbell),normal,60,5,\n'
RECORD = """\
done 2026-11-30 18:10 hips 70min
  did  rdl           2x5 @80kg @rir2
  did  "Some Thing"  1x10 @20kg
"""
TOLD = """\
hevy.csv: 4 rows: 3 in the log, 1 heading
hevy.csv: no exercise `Some Thing`, in quotes: 1 set
"""
STRONG = "Date,Workout Name,Exercise Name,Set Order,Weight,Reps\n2026-11-30 18:10:00,Evening,rdl,1,80,5\n"


@pytest.fixture(autouse=True)
def files(write: Write) -> None:
    write("hips.gpl", PLAN)
    write("hevy.csv", HEVY)
    write("strong.csv", STRONG)


def test_the_log_goes_out_and_what_is_told_to_standard_error(run_real: Run) -> None:
    log = f'log "Strong hips"\n  of  "hips.gpl"\n\n{RECORD}'
    assert run_real("import", "hevy", "hevy.csv", "--plan", "hips.gpl") == (0, log, TOLD)
    code, out, err = run_real("import", "hevy", "-", stdin=HEVY)
    assert (code, out, err.splitlines()[0]) == (0, log, "standard input: 4 rows: 3 in the log, 1 heading")


def test_a_log_grows_and_keeps_what_stands_in_it(run_real: Run, write: Write, tmp_path: Path) -> None:
    folder = tmp_path / "logs"
    folder.mkdir()
    path = folder / "anna.gpl"
    words = ("import", "hevy", "hevy.csv", "--log", "logs/anna.gpl")
    assert run_real(*words) == (0, "", f"{TOLD}logs/anna.gpl: 1 workout added\n")
    assert path.read_text(encoding="utf-8") == f'log "Strong hips"\n  of  "../hips.gpl"\n\n{RECORD}'
    mine = path.read_text(encoding="utf-8").replace("18:10 hips", "18:10 hips  # in the rain") + "  # end\n"
    path.write_text(mine, encoding="utf-8")
    code, _, err = run_real(*words)
    assert (code, err) == (
        0,
        "hevy.csv: 4 rows: 0 in the log, 3 already there, 1 heading\nlogs/anna.gpl: no workouts added\n",
    )
    assert path.read_text(encoding="utf-8") == mine
    write("hevy.csv", MORE)
    assert run_real(*words).err.endswith("logs/anna.gpl: 1 workout added\n")
    added = "\ndone 2026-12-03 18:10 upper 50min\n  did  bench-press  1x5 @60kg\n"
    assert path.read_text(encoding="utf-8") == mine + added


def test_a_record_by_hand_is_the_same_workout(run_real: Run, write: Write) -> None:
    write("log.gpl", 'log "Mine"\n  of  "hips.gpl"\n\ndone 2026-11-30 hips as planned\n')
    code, _, err = run_real("import", "hevy", "hevy.csv", "--plan", "hips.gpl", "--log", "log.gpl")
    assert (code, "3 already there" in err) == (0, True)


def test_a_session_that_the_log_calls_missed(run_real: Run, write: Write) -> None:
    write("log.gpl", 'log "Mine"\n  of  "hips.gpl"\n\nmissed 2026-11-30 hips "ill"\n')
    code, _, err = run_real("import", "hevy", "hevy.csv", "--log", "log.gpl", "--session", "Evening=hips")
    assert (code, "hips on 2026-11-30 is missed by the log, and was done" in err) == (0, True)


def test_whose_log_it_is(run_real: Run, write: Write) -> None:
    write("hips.gpl", PLAN.replace("session hips\n", 'athlete anna "Anna"\nathlete ben\nsession hips\n'))
    code, _, err = run_real("import", "hevy", "hevy.csv", "--plan", "hips.gpl")
    assert (code, "choose one of anna, ben with --athlete" in err) == (2, True)
    code, out, _ = run_real("import", "hevy", "hevy.csv", "--plan", "hips.gpl", "--athlete", "Anna")
    assert (code, out.splitlines()[:3]) == (0, ['log "Anna: Strong hips"', '  of   "hips.gpl"', "  for  anna"])


def test_a_log_says_its_plan_and_whose_it_is(run_real: Run, write: Write, tmp_path: Path) -> None:
    write("club.gpl", PLAN.replace("session hips\n", 'athlete anna "Anna"\nathlete ben\nsession hips\n'))
    (tmp_path / "logs").mkdir()
    log = 'log "Mine"\n  of  "../club.gpl"\n  for Anna\n'
    write("logs/log.gpl", log)
    words = ("import", "hevy", "hevy.csv", "--log", "logs/log.gpl")
    code, _, err = run_real(*words, "--athlete", "ben")
    assert (code, "logs/log.gpl is the log of Anna, not of ben" in err) == (2, True)
    assert run_real(*words) == (0, "", f"{TOLD}logs/log.gpl: 1 workout added\n")
    write("logs/log.gpl", log)
    code, _, err = run_real(*words, "--plan", "hips.gpl")
    assert (code, "no athlete 'Anna': hips.gpl names no athletes" in err) == (2, True)
    write("logs/log.gpl", 'log "Mine"\n')
    code, _, err = run_real(*words, "--plan", "hips.gpl")
    assert (code, 'logs/log.gpl does not name the plan; write `of "../hips.gpl"` below' in err) == (0, True)


def test_a_unit_and_a_session_that_are_told(run_real: Run) -> None:
    code, out, err = run_real("import", "strong", "strong.csv")
    assert (code, out) == (2, "")
    assert "row 2: 80: kilograms or pounds?; say --unit kg or --unit lb" in err
    code, out, _ = run_real("import", "strong", "strong.csv", "--unit", "lb", "--session", "evening=UPPER")
    assert (code, out.splitlines()[3:]) == (0, ["done 2026-11-30 18:10 upper", "  did  rdl  1x5 @80lb"])


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_filled_in_sheet_comes_back(run_real: Run, tmp_path: Path, form: str) -> None:
    run_real("build", "hips.gpl", "--to", form, "-o", "out")
    path = tmp_path / "out" / f"hips.{form}"
    if form == "csv":
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        lines[3:6] = [line.removesuffix(",,,,") + ",,5,2," for line in lines[3:6]]
        path.write_text("\n".join(lines), encoding="utf-8-sig")
    else:
        book = load_workbook(io.BytesIO(path.read_bytes()))
        sheet = book.worksheets[0]
        for row in range(4, 7):
            sheet.cell(row, 16, 5)
            sheet.cell(row, 17, 2)
        book.save(path)
    code, out, err = run_real("import", "sheet", f"out/hips.{form}", "--plan", "hips.gpl")
    assert (code, out.splitlines()[3:]) == (0, ["done 2026-11-30 hips", "  did  rdl  3x5 @80kg @rir2"])
    assert " 3 in the log, " in err
    assert " without anything done, 1 heading" in err


def test_a_ticked_sheet_comes_back_once(run_real: Run, tmp_path: Path) -> None:
    run_real("build", "hips.gpl", "--to", "md", "-o", "out")
    path = tmp_path / "out" / "hips.md"
    ticked = path.read_text(encoding="utf-8").replace("- [ ] **Romanian", "- [x] **Romanian", 1)
    path.write_bytes(ticked.replace("\n", "\r\n").encode("utf-16"))
    for added in ("1 workout added", "no workouts added"):
        code, out, err = run_real("import", "sheet", "out/hips.md", "--plan", "hips.gpl", "--log", "log.gpl")
        assert (code, out) == (0, "")
        assert added in err
    path.write_text("# Hips\n", encoding="utf-8")
    code, out, err = run_real("import", "sheet", "out/hips.md", "--plan", "hips.gpl", "--log", "log.gpl")
    assert (code, out) == (2, "")
    assert "no boxes to tick" in err


def test_nothing_that_can_be_imported(run_real: Run, write: Write, tmp_path: Path) -> None:
    write("hevy.csv", HEVY.replace("2026", "2025"))
    code, _, err = run_real("import", "hevy", "hevy.csv", "--log", "log.gpl")
    assert (code, (tmp_path / "log.gpl").exists()) == (1, False)
    assert "1 workout before the plan's start, 2026-11-30; --history takes them, for estimates" in err
    assert run_real("import", "hevy", "hevy.csv", "--log", "log.gpl", "--history").code == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["hevy", "nowhere.csv"], "nowhere.csv: no such file"),
        (["hevy", "strong.csv"], "no row of headings of Hevy's export"),
        (["hevy"], "hevy of which file? a file of this name is ./hevy"),
        (["hevi", "hevy.csv"], "no source 'hevi'; did you mean 'hevy'?"),
        (["hevy", "hevy.csv", "-o", "x.gpl"], "-o is about plans"),
        (["hevy", "hevy.csv", "--map", "date=Day"], "--map is about csv"),
        (["csv", "hevy.csv", "--map", "dat=Day"], "did you mean date?"),
        (["hevy", "hevy.csv", "--sheet", "x"], "--sheet names a sheet of one"),
        (["hevy", "hevy.csv", "--session", "Evening"], "--session takes TITLE=SESSION, not 'Evening'"),
        (["hevy", "hevy.csv", "--session", "Evening=hipps"], "no session 'hipps' in the plan; did you mean hips?"),
        (["hevy", "hevy.csv", "--plan", "nowhere.gpl"], "nowhere.gpl: no such file"),
        (["hevy", "hevy.csv", "--athlete", "anna"], "no athlete 'anna'"),
        (["hevy", "hevy.csv", "--log", "log.txt"], "--log takes a file of the language"),
        (["hevy", "hevy.csv", "--log", "hips.gpl"], "hips.gpl: no log: it begins with `plan`, not with `log`"),
        (["hevy", "hevy.csv", "--log", "latin.gpl"], "latin.gpl: not in UTF-8, at byte 5"),
        (["hevy", "hevy.csv", "--log", "nowhere/log.gpl"], "no such folder"),
        (["hevy.csv", "--log", "log.gpl"], "--log is about logs: say what FILE is"),
        (["hevy.csv", "--history"], "--history is about logs"),
        (["liftoscript", "hevy.csv", "--plan", "hips.gpl"], "--plan is about logs"),
    ],
)
def test_what_is_refused(run_real: Run, write: Write, words: list[str], told: str) -> None:
    if words[-1] == "latin.gpl":
        write("latin.gpl", b'log "\xe4"\n')
        words = [*words, "--plan", "hips.gpl"]
    code, out, err = run_real("import", *words)
    assert (code, out) == (2, "")
    assert told in err


def test_a_plan_with_errors(run_real: Run, write: Write) -> None:
    write("hips.gpl", PLAN.replace("hip-thrust", "hip-trust"))
    code, out, err = run_real("import", "hevy", "hevy.csv", "--plan", "hips.gpl")
    assert (code, out) == (1, "")
    assert "nothing imported: a plan has errors" in err
