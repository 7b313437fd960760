"""`gpl check` as a linter: which rules, which files, which report, and how it mends."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
Write = Callable[[str, str | bytes], Path]

COLD = "session hips posterior\n  primary    rdl         4x5   @rir2 rest 2-3min\n"
ALIAS = 'session legs\n  primary    "Back Squat"  4x5   # heavy\n'
SOUND = "session legs\n  primary    back-squat  4x5\n"
UNSAFE = "--unsafe-fixes, which change the training, fix"


def codes(outcome: Any) -> list[str]:
    return [each["code"] for each in json.loads(outcome.out)["diagnostics"]]


def test_selectors(run_real: Run, write: Write) -> None:
    write("a.gpl", COLD)
    assert codes(run_real("check", "--format", "json", "a.gpl")) == ["S101", "S106", "S107"]
    assert codes(run_real("check", "--format", "json", "--select", "missing-warmup,W", "a.gpl")) == ["S101"]
    assert codes(run_real("check", "--format", "json", "--ignore", "S10", "a.gpl")) == []
    outcome = run_real("check", "--select", "S999", "a.gpl")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("gpl check: --select: no rule 'S999'")


def test_a_config_holds_for_the_files_below_it(run_real: Run, write: Write) -> None:
    write("a/gpl.toml", 'select = ["S101"]\nfail-on = "error"\n')
    write("a/plan.gpl", COLD)
    write("b/plan.gpl", COLD)
    assert codes(run_real("check", "--format", "json", "a", "b")) == ["S101", "S101", "S106", "S107"]
    assert run_real("check", "a").code == 0
    assert run_real("check", "b").code == 1


def test_a_faulty_config_ends_the_check(run_real: Run, write: Write) -> None:
    write("a/gpl.toml", 'ignore = [\n  "S1O1",\n]\n')
    write("a/plan.gpl", COLD)
    outcome = run_real("check", "a")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("a/gpl.toml:2:3: error[C004 ")


def test_excluded_files_are_left_out_of_folders(run_real: Run, write: Write) -> None:
    write("gpl.toml", 'exclude = ["old"]\n')
    write("old/plan.gpl", COLD)
    write("new.gpl", SOUND)
    assert run_real("check") == (0, "", "checked 1 file: no findings\n")
    assert run_real("check", "old/plan.gpl").code == 1
    assert run_real("check", "--force-exclude", "old/plan.gpl") == (0, "", "")
    typed = ("check", "-", "--stdin-filename", "old/typed.gpl")
    assert run_real(*typed, stdin=COLD).code == 1
    assert run_real(*typed, "--force-exclude", stdin=COLD) == (0, "", "")
    assert run_real(*typed, "--force-exclude", "--diff", "-q", stdin=COLD) == (0, "", "")
    assert run_real(*typed, "--force-exclude", "--fix", "-q", stdin=COLD) == (0, COLD, "")
    assert run_real("check", "-", "--force-exclude", stdin=COLD).code == 1


def test_a_library_is_told_as_its_own_config_has_it(run_real: Run, write: Write) -> None:
    write("gpl.toml", '[per-file]\n"library/**" = ["S"]\n')
    write("library/hips.gpl", COLD)
    write("plan.gpl", 'use "library/hips.gpl"\nplan "P"\nweek 1-8\n  mon hips\n')
    assert "S101" not in codes(run_real("check", "--format", "json", "plan.gpl"))
    assert "W301" in codes(run_real("check", "--format", "json", "plan.gpl"))


def test_many_processes_say_what_one_says(run_real: Run, write: Write) -> None:
    for number in range(9):
        write(f"plans/{number}.gpl", (COLD, ALIAS, SOUND)[number % 3])
    write("plans/5.gpl", b"\xff\xfe\x00")
    (write("plans/x", "").parent / "4.gpl").unlink()
    alone = run_real("check", "--jobs", "1", "plans", "plans/4.gpl")
    assert run_real("check", "--jobs", "3", "plans", "plans/4.gpl") == alone
    assert alone.code == 2
    assert [line.split(":")[0] for line in alone.out.splitlines() if "[S101" in line] == [
        "plans/0.gpl",
        "plans/3.gpl",
        "plans/6.gpl",
    ]


@pytest.mark.parametrize(("form", "start"), [("sarif", '{\n  "$schema"'), ("github", "::warning file=a.gpl,line=1")])
def test_reports_for_machines(form: str, start: str, run_real: Run, write: Write, tmp_path: Path) -> None:
    write("a.gpl", COLD)
    outcome = run_real("check", "--format", form, "a.gpl")
    assert (outcome.code, outcome.err) == (1, "")
    assert outcome.out.startswith(start)
    to_file = run_real("check", "--format", form, "--output", "report", "--exit-zero", "a.gpl")
    assert to_file == (0, "", "3 warnings in 1 file\n")
    assert (tmp_path / "report").read_text(encoding="utf-8") == outcome.out


def test_quiet(run_real: Run, write: Write) -> None:
    write("a.gpl", SOUND)
    assert run_real("check", "--quiet", "a.gpl") == (0, "", "")


# ---- mending


def test_fix_keeps_line_ends_mark_mode_and_comments(run_real: Run, write: Write) -> None:
    path = write("a.gpl", b"\xef\xbb\xbf" + ALIAS.replace("\n", "\r\n").encode())
    path.chmod(0o640)
    assert run_real("check", "--fix", "a.gpl") == (0, "", "checked 1 file: no findings\nfixed 1 finding in 1 file\n")
    fixed = ALIAS.replace('"Back Squat"', "back-squat").replace("\n", "\r\n").encode()
    assert path.read_bytes() == b"\xef\xbb\xbf" + fixed
    assert path.stat().st_mode & 0o777 == 0o640


def test_safe_fixes_leave_the_training_alone(run_real: Run, write: Write) -> None:
    path = write("a.gpl", COLD)
    outcome = run_real("check", "--fix", "a.gpl")
    assert (outcome.code, outcome.err) == (1, f"3 warnings in 1 file\nnothing to fix; {UNSAFE} 2 more\n")
    assert path.read_text(encoding="utf-8") == COLD


def test_unsafe_fixes_are_applied_and_what_is_left_is_told(run_real: Run, write: Write) -> None:
    path = write("a.gpl", COLD)
    outcome = run_real("check", "--fix", "--unsafe-fixes", "a.gpl")
    assert "warmup" in path.read_text(encoding="utf-8")
    assert (outcome.code, "S101" in outcome.out, "S107" in outcome.out) == (1, False, True)


def test_unsafe_fixes_alone_write_nothing_and_are_told(run_real: Run, write: Write) -> None:
    path = write("a.gpl", COLD)
    plain, wider = run_real("check", "a.gpl"), run_real("check", "--unsafe-fixes", "a.gpl")
    fixes = [line for line in wider.out.splitlines() if "= fix (changes the plan)" in line]
    assert path.read_text(encoding="utf-8") == COLD
    assert (plain.code, wider.code) == (1, 1)
    assert wider.err == "3 warnings in 1 file; `gpl check --fix --unsafe-fixes` fixes 2\n"
    assert "   = fix (changes the plan): open with `warmup band-walk 2x12/side`" in fixes
    assert [line for line in wider.out.splitlines() if line not in fixes] == [
        line for line in plain.out.splitlines() if line not in fixes
    ]


@pytest.mark.parametrize("options", [("--diff",), ("--diff", "--fix")])
def test_a_diff_shows_unsafe_fixes_if_asked_to(options: tuple[str, ...], run_real: Run, write: Write) -> None:
    path = write("a.gpl", COLD)
    assert run_real("check", *options, "a.gpl").out == ""
    assert "+  warmup " in run_real("check", *options, "--unsafe-fixes", "a.gpl").out
    assert path.read_text(encoding="utf-8") == COLD


def test_diff_writes_nothing(run_real: Run, write: Write) -> None:
    path = write("a.gpl", ALIAS)
    outcome = run_real("check", "--diff", "a.gpl")
    assert (outcome.code, outcome.err) == (1, "would fix 1 finding in 1 file\n")
    assert outcome.out.splitlines()[:2] == ["--- a/a.gpl", "+++ b/a.gpl"]
    assert path.read_text(encoding="utf-8") == ALIAS
    assert run_real("check", "--diff", "--format", "json", "a.gpl").code == 2


def test_standard_input_is_mended_to_standard_output(run_real: Run) -> None:
    outcome = run_real("check", "--fix", "-", stdin=b"\xef\xbb\xbf" + ALIAS.encode())
    assert (outcome.code, outcome.out) == (0, "\ufeff" + ALIAS.replace('"Back Squat"', "back-squat"))
    assert run_real("check", "--fix", "-", stdin=COLD).out == COLD
    refused = run_real("check", "--fix", "-", stdin=b"\xff\xfex")
    assert (refused.code, refused.out) == (2, "")


def test_a_file_that_cannot_be_written_is_told(run_real: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, data: bytes, before: bytes) -> None:  # noqa: ARG001
        raise PermissionError(13, "write-protected", str(path))

    write("a.gpl", ALIAS)
    monkeypatch.setattr("gplang.cli.rewriting.replace_file", refuse)
    outcome = run_real("check", "--fix", "a.gpl")
    assert outcome.code == 2
    assert outcome.err.startswith("gpl: a.gpl: cannot be written: write-protected\n")


def test_a_file_that_changes_meanwhile_is_left_alone(
    run_real: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write("a.gpl", ALIAS)
    monkeypatch.setattr("os.fsync", lambda _: path.write_bytes(b"something else"))
    outcome = run_real("check", "--fix", "a.gpl")
    assert outcome.code == 2
    assert "changed while it was checked" in outcome.err
    assert path.read_bytes() == b"something else"


PASTED = """\
plan "Pasted"
session a "A" posterior 60 min
  warmup band-walk 2x12/side
  primary hip thrust 4 x 8 RIR 2 rest 2m “hips up”
  primary DB RDL 4x5@rir2
  secondary rdl 3 sets of 8
  secondary hip-thrust 3x8,8,6
  accessory leg curl 3×10 RIR 2
  accessory sl-rdl 3x8 per side, rest 90 sec
  accessory back extension 3x12 100 kg
  accessory nordic-curl 20 reps
  finisher kb-swing 3 x 15 @moderate
week 1
  Monday a
"""

WRITTEN_WELL = """\
plan "Pasted"
session a "A" posterior 60min
  warmup band-walk 2x12/side
  primary hip-thrust 4x8 @rir2 rest 2min "hips up"
  primary db-rdl 4x5 @rir2
  secondary rdl 3x8
  secondary hip-thrust 2x8, 1x6
  accessory lying-leg-curl 3x10 @rir2
  accessory sl-rdl 3x8/side rest 90s
  accessory back-extension 3x12 @100kg
  accessory nordic-curl 1x20
  finisher kb-swing 3x15 @moderate
week 1
  mon a
"""


def test_pasted_lines_are_mended_and_judged_as_if_they_were_written_well(run_real: Run, write: Write) -> None:
    pasted = write("a.gpl", PASTED)
    mended = run_real("check", "--fix", "--quiet", "a.gpl")
    assert pasted.read_text(encoding="utf-8") == WRITTEN_WELL
    assert mended == run_real("check", "--quiet", "a.gpl")
    assert run_real("check", "--quiet", "--select", "E", "a.gpl") == (0, "", "")
