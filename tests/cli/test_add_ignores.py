"""`gpl check --add-ignores REASON`: what is found now is suppressed, and what comes later is reported."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Run
from gplang.compiler import check_source
from gplang.project.writing import FileChangedError, replace_files
from gplang.source import SourceText
from marked_plans import load_beside

Write = Callable[[str, str | bytes], Path]

OLD = """\
plan "P"

session hips posterior  # tired legs
  primary    rdl           6x12  @rir2  # keep close
    progress +2.5kg every week
  secondary  "back squat"  3x8   @rir2

week 1
  mon hips
  tue hips
"""
NEW = """\
plan "P"

session hips posterior  # tired legs  # gpl: ignore[S101, S107] there before
  primary    rdl           6x12  @rir2  # keep close  # gpl: ignore[D201, D202, D203] there before
    progress +2.5kg every week
  secondary  "back squat"  3x8   @rir2  # gpl: ignore[E014, S106, S109] there before

week 1  # gpl: ignore[W306, W307] there before
  mon hips
  tue hips  # gpl: ignore[W303] there before
"""
COLD = "session legs posterior\n  primary  rdl  4x5  @rir2  rest 2-3min\n"
ADD = ("check", "--add-ignores", "there before")


def test_every_finding_gets_a_comment_and_the_file_is_clean(run_real: Run, write: Write) -> None:
    path = write("a.gpl", OLD)
    assert run_real(*ADD) == (0, "", "checked 1 file: no findings\nignored 12 findings in 1 file\n")
    assert path.read_text() == NEW
    assert run_real("check", "--fail-on", "advice").code == 0
    assert run_real("fmt", "--check").code == 0


def test_what_comes_later_is_reported(run_real: Run, write: Write) -> None:
    write("a.gpl", NEW.replace('"back squat"  3x8 ', '"back squat"  3x80'))
    assert "[D206 secondary-reps]" in run_real("check").out


def test_a_second_time_there_is_nothing_to_do(run_real: Run, write: Write) -> None:
    path = write("a.gpl", NEW)
    before = path.stat().st_mtime_ns
    assert run_real(*ADD) == (0, "", "checked 1 file: no findings\nnothing to ignore\n")
    assert path.stat().st_mtime_ns == before


def test_comments_that_are_there_stay_and_those_with_the_same_reason_grow(run_real: Run, write: Write) -> None:
    old = OLD.replace("# keep close", "# gpl: ignore[D202] light, on purpose")
    old = old.replace("3x8   @rir2", "3x8   @rir2  # gpl: ignore[alias] there before")
    path = write("a.gpl", old)
    assert run_real(*ADD).code == 0
    lines = path.read_text().splitlines()
    assert lines[3].endswith("# gpl: ignore[D202] light, on purpose  # gpl: ignore[D201, D203] there before")
    assert lines[5].endswith("# gpl: ignore[alias, S106, S109] there before")
    assert run_real("check", "--fail-on", "advice").code == 0


def test_a_comment_that_silences_nothing_stays_a_finding(run_real: Run, write: Write) -> None:
    write("a.gpl", OLD.replace("# keep close", "# gpl: ignore[D204] hard"))
    outcome = run_real(*ADD)
    assert outcome.code == 1
    assert "`D204` silences nothing here" in outcome.out
    assert outcome.err == (
        "1 warning in 1 file; `gpl check --fix` fixes 1\n"
        "left: 1 finding that no comment can suppress\nignored 12 findings in 1 file\n"
    )


def test_only_what_is_selected(run_real: Run, write: Write) -> None:
    path = write("a.gpl", OLD)
    assert run_real(*ADD, "--select", "D2", "--ignore", "E014").code == 0
    assert path.read_text() == OLD.replace("# keep close", "# keep close  # gpl: ignore[D201, D202, D203] there before")


def test_line_ends_and_byte_order_mark_stay(run_real: Run, write: Write) -> None:
    mark = b"\xef\xbb\xbf"
    path = write("a.gpl", mark + OLD.replace("\n", "\r\n").encode())
    assert run_real(*ADD).code == 0
    assert path.read_bytes() == mark + NEW.replace("\n", "\r\n").encode()


def test_mistakes_are_told_and_stay(run_real: Run, write: Write) -> None:
    path = write("a.gpl", COLD + "  accesory lying-leg-curl 3x10 ]\n")
    write("b.gpl", COLD)
    outcome = run_real(*ADD)
    assert outcome.code == 1
    assert "error[E003 unknown-word]" in outcome.out
    assert "left: 2 findings that no comment can suppress\nignored 3 findings in 1 file\n" in outcome.err
    assert path.read_text().endswith("]\n")
    assert "gpl: ignore" in (path.parent / "b.gpl").read_text()


def test_a_diff_writes_nothing(run_real: Run, write: Write) -> None:
    path = write("a.gpl", OLD)
    outcome = run_real(*ADD, "--diff")
    assert (outcome.code, outcome.err) == (1, "would ignore 12 findings in 1 file\n")
    assert "+  tue hips  # gpl: ignore[W303] there before\n" in outcome.out
    assert path.read_text() == OLD
    write("a.gpl", NEW)
    assert run_real(*ADD, "--diff") == (0, "", "nothing to ignore\n")


def test_standard_input(run_real: Run) -> None:
    assert run_real(*ADD, "-q", "-", stdin=OLD) == (0, NEW, "")
    outcome = run_real(*ADD, "-q", "-", stdin=OLD + "  wed hisp\n")
    assert outcome.code == 1
    assert outcome.out.endswith("  wed hisp\n")
    assert "E011" in outcome.err


def test_fixes_come_first(run_real: Run, write: Write) -> None:
    path = write("a.gpl", OLD)
    outcome = run_real(*ADD, "--fix")
    assert outcome == (
        0,
        "",
        "checked 1 file: no findings\nfixed 1 finding in 1 file\nignored 11 findings in 1 file\n",
    )
    assert "  secondary  back-squat  3x8   @rir2  # gpl: ignore[S106, S109] there before\n" in path.read_text()


def test_unsafe_fixes_come_first_too(run_real: Run, write: Write) -> None:
    path = write("a.gpl", COLD)
    assert run_real(*ADD, "--fix", "--unsafe-fixes").code == 0
    assert path.read_text() == (
        "session legs posterior  # gpl: ignore[S107] there before\n"
        "  warmup     band-walk   2x12/side\n"
        "  primary    rdl         4x5        @rir2  rest 2-3min\n"
        "  secondary  hip-thrust  3x8\n"
    )


def test_a_used_file_is_written_if_it_is_named(run_real: Run, write: Write) -> None:
    write("gpl.toml", "")
    library = write("library/legs.gpl", COLD)
    write("plan.gpl", 'use "library/legs.gpl"\n\nplan "P"\n\nweek 1-8\n  mon legs\n')
    outcome = run_real(*ADD, "plan.gpl")
    assert outcome.code == 1
    assert "library/legs.gpl:1:9: warning[S101" in outcome.out
    assert "left: 4 findings that no comment in these files suppresses\n" in outcome.err
    assert library.read_text() == COLD
    assert run_real(*ADD, ".").code == 0
    assert "# gpl: ignore[S101, S106, S107] there before" in library.read_text()
    assert run_real("check", "--fail-on", "advice").code == 0
    assert run_real("check", "--fail-on", "advice", "library").code == 0


def test_plans_with_one_identity(run_real: Run, write: Write) -> None:
    plan = 'plan "P"\n\nsession legs\n  primary  back-squat  4x5\n'
    write("a.gpl", plan)
    path = write("b.gpl", plan)
    assert run_real(*ADD, "--ignore", "P,E013").code == 0
    assert path.read_text().startswith('plan "P"  # gpl: ignore[E016] there before\n')
    assert run_real("check", "--ignore", "P,E013").code == 0


def test_all_files_or_none(run_real: Run, write: Write) -> None:
    first, second = write("a.gpl", OLD), write("b.gpl", OLD.replace('"P"', '"Q"'))
    os.link(second, second.with_name("c.txt"))
    outcome = run_real(*ADD)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("gpl: b.gpl: cannot be written: the file has 2 names (hard links)")
    assert first.read_text() == OLD
    assert sorted(each.name for each in first.parent.iterdir()) == ["a.gpl", "b.gpl", "c.txt"]


def test_a_file_that_must_not_be_written(run_real: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    first = write("a.gpl", OLD)
    write("b.gpl", COLD)
    may = os.access
    monkeypatch.setattr(
        os, "access", lambda path, *rest, **more: Path(path).name != "b.gpl" and may(path, *rest, **more)
    )
    assert run_real(*ADD) == (2, "", "gpl: b.gpl: cannot be written: write-protected\n")
    assert first.read_text() == OLD


def test_a_file_that_cannot_be_read(run_real: Run, write: Write) -> None:
    first = write("a.gpl", OLD)
    assert run_real(*ADD, "a.gpl", "b.gpl") == (2, "", "gpl: b.gpl: no such file; did you mean a.gpl?\n")
    assert first.read_text() == OLD


def test_a_file_that_changed_meanwhile(tmp_path: Path) -> None:
    from gplang.project.writing import Replacement

    first, second = tmp_path / "a.gpl", tmp_path / "b.gpl"
    first.write_bytes(b"old")
    second.write_bytes(b"else")
    files = {path: Replacement(b"new", b"old") for path in (first, second)}
    with pytest.raises(FileChangedError):
        replace_files(files)
    assert (first.read_bytes(), second.read_bytes(), len([*tmp_path.iterdir()])) == (b"old", b"else", 2)


def test_what_was_put_in_place_is_put_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from gplang.project.writing import Replacement

    first, second = tmp_path / "a.gpl", tmp_path / "b.gpl"
    for path in (first, second):
        path.write_bytes(b"old")
    replace = Path.replace

    def fail(path: Path, target: Path) -> Path:
        if target == second:
            raise PermissionError(1, "not now")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(PermissionError) as caught:
        replace_files({path: Replacement(b"new", b"old") for path in (first, second)})
    assert caught.value.filename == str(second)
    assert (first.read_bytes(), second.read_bytes(), len([*tmp_path.iterdir()])) == (b"old", b"old", 2)


@pytest.mark.parametrize("reason", ["", " ", "reason", "two\nlines", "see #12", "x" * 201, "a\x1b[31m"])
def test_what_is_no_reason(run_real: Run, write: Write, reason: str) -> None:
    path = write("a.gpl", OLD)
    outcome = run_real("check", "--add-ignores", reason)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("gpl check: invalid value for '--add-ignores': that is no reason for a comment: ")
    assert path.read_text() == OLD


def test_as_a_hook(run_real: Run, write: Write) -> None:
    path = write("a.gpl", OLD)
    assert run_real("hook", "check", "--add-ignores", "there before", "a.gpl").code == 0
    assert path.read_text() == NEW


def test_more_lines_than_comments(run_real: Run, write: Write) -> None:
    lines = '  primary  "Romanian deadlift"  1x5\n' * 200
    path = write("a.gpl", "".join(f"session day-{number}\n{lines}\n" for number in range(6)))
    assert run_real(*ADD, "--ignore", "S,D,W,P,A,E013").code == 0
    assert path.read_text().startswith("# gpl: ignore-file[E014] there before\nsession day-0\n")


@pytest.mark.parametrize("name", ["changed-midway", "percentages", "sprint-and-lift", "preseason", "team"])
def test_whole_programs(name: str, run_real: Run, write: Write) -> None:
    folder = Path(__file__).parents[1] / "programs"
    for library in (folder / "library").glob("*.gpl"):
        write(f"library/{library.name}", library.read_bytes())
    path = write(f"{name}.gpl", (folder / f"{name}.gpl").read_bytes())
    write("gpl.toml", "")
    assert run_real(*ADD, "-q", ".") == (0, "", "")
    assert run_real("check", "-q", "--fail-on", "advice", ".") == (0, "", "")
    assert check_source(SourceText(path.as_posix(), path.read_text()), load_beside).diagnostics == ()
