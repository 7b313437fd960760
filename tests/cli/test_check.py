import json
import os
import subprocess
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from syrupy.assertion import SnapshotAssertion as Snapshot

Run = Callable[..., Any]
Write = Callable[[str, str | bytes], Path]
Gpl = Callable[..., subprocess.CompletedProcess[bytes]]

SCHEMA = json.loads(files("gplang.report").joinpath("diagnostics.schema.json").read_text(encoding="utf-8"))


def test_text(run: Run, write: Write, text_snapshot: Snapshot) -> None:
    write("plans/b.gpl", 'use "lib.gpl"\na bad plan\n')
    write("plans/a.gpl", "fine\n")
    write("plans/lib.gpl", "# an odd one\n")
    outcome = run("check", "plans")
    assert outcome.code == 1
    assert outcome.err == "1 error, 1 warning in 2 files\n"
    assert outcome.out == text_snapshot


def test_nothing_found(run: Run, write: Write) -> None:
    write("a.gpl", "fine")
    write("b.gpl", "fine")
    assert run("check", "a.gpl", "b.gpl") == (0, "", "checked 2 files: no findings\n")


def test_json_is_the_only_thing_on_stdout(run: Run, write: Write) -> None:
    write("a.gpl", "bad")
    outcome = run("check", "--format", "json", "a.gpl", "missing.gpl")
    report = json.loads(outcome.out)
    jsonschema.Draft202012Validator(SCHEMA).validate(report)
    assert [found["code"] for found in report["diagnostics"]] == ["E010"]
    assert outcome[0::2] == (2, "gpl: missing.gpl: no such file\n")


@pytest.mark.parametrize("arguments", [("missing.gpl",), ("empty",), (".",)])
def test_json_is_printed_even_if_nothing_can_be_read(arguments: tuple[str, ...], run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    outcome = run("check", "--format", "json", *arguments)
    assert outcome.code == 2
    assert json.loads(outcome.out) == {"schema": "gpl-diagnostics-1", "diagnostics": []}


@pytest.mark.parametrize(
    ("word", "fail_on", "code"),
    [
        ("bad", None, 1),
        ("odd", None, 1),
        ("meh", None, 0),
        ("fine", "advice", 0),
        ("meh", "advice", 1),
        ("odd", "error", 0),
        ("bad", "error", 1),
    ],
)
def test_exit_codes(word: str, fail_on: str | None, code: int, run: Run, write: Write) -> None:
    write("a.gpl", word)
    assert run("check", "a.gpl", *(["--fail-on", fail_on] if fail_on else [])).code == code


def test_io_errors_win_over_findings_and_the_rest_is_checked(run: Run, write: Write) -> None:
    write("plan.gpl", "bad")
    write("z.gpl", "bad")
    outcome = run("check", "plam.gpl", "plan.gpl", "missing/", "z.gpl")
    assert outcome.code == 2
    assert outcome.out.count("error[E010") == 2
    assert outcome.err.splitlines() == [
        "gpl: plam.gpl: no such file; did you mean plan.gpl?",
        "gpl: missing: no such file",
        "2 errors in 2 files",
    ]


def test_only_io_errors_give_no_summary(run: Run) -> None:
    assert run("check", "a.gpl") == (2, "", "gpl: a.gpl: no such file\n")


def test_a_folder_without_plans(run: Run, write: Write) -> None:
    write("colours/a.gpl", "GIMP Palette\n")
    assert run("check", "colours") == (2, "", "gpl: colours: no .gpl files in this folder\n")
    assert run("check") == (2, "", "gpl: .: no .gpl files in this folder\n")


def test_without_paths_the_current_folder_is_checked(run: Run, write: Write) -> None:
    write("deep/er/a.gpl", "bad")
    assert run("check").out.startswith("deep/er/a.gpl:1:1: error[E010 unknown-exercise]: the word `bad`\n")


NOT_PLANS = {
    "latin-1": b'gpl 1\n  note "f\xfcr"\n',
    "nul": b"gpl 1\nses\0sion\n",
    "palette": b"GIMP Palette\nName: X\n",
    "too-large": b"#" * 2 * 1024 * 1024,
    "utf-16": "gpl 1\n".encode("utf-16"),
}


@pytest.mark.parametrize("name", NOT_PLANS)
def test_what_is_no_plan(name: str, run: Run, write: Write, text_snapshot: Snapshot) -> None:
    write("a.gpl", NOT_PLANS[name])
    outcome = run("check", "a.gpl")
    assert outcome[0::2] == (1, "1 error in 1 file\n")
    assert outcome.out == text_snapshot


def test_a_finding_in_an_imported_file_is_told_once(run: Run, write: Write) -> None:
    for path in ("a.gpl", "b.gpl"):
        write(path, 'use "z.gpl"')
    write("z.gpl", "bad")
    assert run("check", ".").out.count("E010") == 1
    assert run("check", "b.gpl", "a.gpl").err == "1 error in 1 file\n"


def test_order_is_that_of_the_paths(run: Run, write: Write) -> None:
    for path in ("a.gpl", "b.gpl", "c/d.gpl"):
        write(path, "bad")
    out = run("check", "c", "b.gpl", "a.gpl").out
    paths = [line.split(":")[0] for line in out.splitlines() if "error[" in line]
    assert paths == ["c/d.gpl", "b.gpl", "a.gpl"]


def test_imports_are_refused_with_a_hint(run: Run, write: Write, text_snapshot: Snapshot) -> None:
    targets = ("..\\lib\\b.gpl", "/etc/passwd", "../b.gpl", "C:\\b.gpl", "nothing.gpl")
    write("a.gpl", "".join(f'use "{target}"\n' for target in targets))
    assert run("check", "a.gpl").out == text_snapshot


def test_a_circle_through_a_link_ends(run: Run, write: Write, tmp_path: Path) -> None:
    write("a.gpl", 'use "b.gpl"\nbad')
    write("b.gpl", 'use "a.gpl"')
    (tmp_path / "link.gpl").symlink_to("a.gpl")
    out = run("check", "link.gpl").out
    assert out.count("error[") == 1
    assert out.startswith("link.gpl:2:1: ")


def test_standard_input(run: Run, write: Write) -> None:
    write("plans/lib.gpl", "odd")
    outcome = run("check", "-", stdin='bad use "plans/lib.gpl"')
    assert outcome.code == 1
    assert "<stdin>:1:1: error[E010" in outcome.out
    assert "plans/lib.gpl:1:1: warning[E022" in outcome.out


def test_standard_input_stands_for_a_file(run: Run, write: Write) -> None:
    write("plans/lib.gpl", 'odd use "a.gpl"')
    write("plans/a.gpl", "bad bad bad")
    outcome = run("check", "-", "plans", "--stdin-filename", "plans/a.gpl", stdin='bad use "lib.gpl"')
    assert outcome.err == "1 error, 1 warning in 2 files\n"
    assert "plans/a.gpl:1:1: error" in outcome.out


@pytest.mark.parametrize("stdin", [b"\xff", b"\0", b"GIMP Palette\n", b"#" * 2**21])
def test_standard_input_that_is_no_plan(stdin: bytes, run: Run) -> None:
    outcome = run("check", "-", stdin=stdin)
    assert outcome[0::2] == (1, "1 error in 1 file\n")
    assert outcome.out.startswith("<stdin>:1:1: error[E0")


def test_a_name_for_standard_input_needs_standard_input(run: Run) -> None:
    outcome = run("check", "a.gpl", "--stdin-filename", "b.gpl")
    assert outcome == (
        2,
        "",
        "gpl check: --stdin-filename needs - among the paths\ntry 'gpl check --help'\n",
    )


@pytest.mark.parametrize(
    ("arguments", "environment", "coloured"),
    [
        ((), {}, False),
        (("--color", "always"), {}, True),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
        (("--color", "never"), {}, False),
    ],
)
def test_colours_away_from_a_terminal(
    arguments: tuple[str, ...],
    environment: dict[str, str],
    coloured: bool,
    run: Run,
    write: Write,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write("a.gpl", "bad")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in run("check", "a.gpl", *arguments).out) is coloured


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(
    ("environment", "arguments", "coloured"),
    [
        ({"NO_COLOR": "", "TERM": "xterm"}, (), True),
        ({"NO_COLOR": "1", "TERM": "xterm"}, (), False),
        ({"NO_COLOR": "", "TERM": "dumb"}, (), False),
        ({"NO_COLOR": "", "TERM": "xterm"}, ("--color", "never"), False),
        ({"NO_COLOR": "", "TERM": "xterm"}, ("--format", "json"), False),
    ],
)
def test_colours_on_a_terminal(
    environment: dict[str, str], arguments: tuple[str, ...], coloured: bool, gpl: Gpl, write: Write
) -> None:
    import pty

    write("a.gpl", b"\xff")
    ours, theirs = pty.openpty()
    gpl("check", "a.gpl", *arguments, env=environment, capture_output=False, stdout=theirs)
    shown = os.read(ours, 4096)
    os.close(theirs)
    os.close(ours)
    assert (b"\x1b[" in shown) is coloured


def test_from_another_folder(gpl: Gpl, write: Write, tmp_path: Path) -> None:
    target = write("project/plans/a.gpl", b"\xff")
    (tmp_path / "elsewhere").mkdir()
    inside = gpl("check", "plans", cwd=tmp_path / "project").stdout
    outside = gpl("check", "../project/plans/a.gpl", cwd=tmp_path / "elsewhere").stdout
    assert inside.startswith(b"plans/a.gpl:1:1: error")
    assert outside.startswith(f"{target.resolve().as_posix()}:1:1: error".encode())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_a_pipe_with_a_name_is_not_waited_for(gpl: Gpl, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.gpl")
    done = gpl("check", "pipe.gpl", "/dev/zero", timeout=20)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == [
        "gpl: pipe.gpl: a pipe, not a regular file; `-` reads standard input",
        "gpl: /dev/zero: a device, not a regular file; `-` reads standard input",
    ]


@pytest.mark.parametrize("form", ["text", "json"])
def test_names_and_text_beyond_ascii_in_the_c_locale(form: str, gpl: Gpl, write: Write) -> None:
    write("Münchén 漢.gpl", "für ".encode() + b"\xfc")
    done = gpl("check", ".", "--format", form, env={"LC_ALL": "C"})
    assert done.returncode == 1
    assert "Münchén 漢.gpl" in done.stdout.decode()
    assert "`ü` in Latin-1" in done.stdout.decode()


def test_a_locale_that_knows_ascii_only(gpl: Gpl, write: Write) -> None:
    write("plan.gpl", 'use "für.gpl"\n')
    environment = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = gpl("check", "plan.gpl", "漢.gpl", env=environment)
    assert (done.returncode, "für.gpl" in done.stdout.decode()) == (2, True)


@pytest.mark.skipif(os.name == "nt", reason="file names are Unicode there")
def test_a_name_that_is_not_utf8(gpl: Gpl, tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\x1b.gpl")).write_bytes(b"\0")
    except OSError:
        pytest.skip("this file system takes UTF-8 only")
    text = gpl("check", ".").stdout.decode()
    assert text.startswith("<U+DCFF>␛.gpl:1:1: error")
    (found,) = json.loads(gpl("check", ".", "--format", "json").stdout)["diagnostics"]
    assert found["path"] == "\udcff\x1b.gpl"


def test_standard_input_that_is_closed(gpl: Gpl) -> None:
    done = gpl("check", "-", preexec_fn=lambda: os.close(0))
    assert (done.returncode, done.stderr) == (2, b"gpl: <stdin>: standard input is closed\n")


@pytest.fixture
def unread(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Writes a file that nobody may read, root included."""
    write("unread.gpl", "bad")
    access, open_file = os.access, os.open

    def is_unread(path: object) -> bool:
        return isinstance(path, str | os.PathLike) and Path(path).name == "unread.gpl"

    def refuse(path: Any, *arguments: Any, **extra: Any) -> int:
        if is_unread(path):
            raise PermissionError(13, "Permission denied", str(path))
        return open_file(path, *arguments, **extra)

    def may(path: Any, *arguments: Any, **extra: Any) -> bool:
        return not is_unread(path) and access(path, *arguments, **extra)

    monkeypatch.setattr("os.open", refuse)
    monkeypatch.setattr("os.access", may)


@pytest.mark.usefixtures("unread")
def test_a_file_that_may_not_be_read_keeps_no_other_from_being_checked(run: Run, write: Write) -> None:
    write("bad.gpl", "bad")
    text = run("check", "unread.gpl", "bad.gpl")
    assert (text.code, text.err) == (2, "gpl: unread.gpl: permission denied\n1 error in 1 file\n")
    assert text.out.startswith("bad.gpl:1:1: error[E010")
    report = run("check", "unread.gpl", "bad.gpl", "--format", "json")
    assert (report.code, report.err) == (2, "gpl: unread.gpl: permission denied\n")
    assert [found["path"] for found in json.loads(report.out)["diagnostics"]] == ["bad.gpl"]


@pytest.mark.usefixtures("unread")
@pytest.mark.parametrize("command", ["build", "show", "volume"])
def test_no_command_reads_what_it_may_not(command: str, run_real: Run) -> None:
    assert run_real(command, "unread.gpl") == (2, "", "gpl: unread.gpl: permission denied\n")


@pytest.mark.parametrize(
    "files",
    [
        {"a": "b", "b": "a"},
        {"a": "b", "b": "c", "c": "a"},
        {"a": "a", "b": "a"},
        {"b": "b", "a": "b"},
        {"a": "b", "b": "c", "c": "b"},
    ],
)
def test_a_circle_of_files_is_told_once(files: dict[str, str], run_real: Run, write: Write) -> None:
    for name, target in files.items():
        write(f"{name}.gpl", f'use "{target}.gpl"\n')
    for paths in ([], [f"{name}.gpl" for name in files], [f"{name}.gpl" for name in reversed(files)]):
        outcome = run_real("check", *paths)
        assert (outcome.code, outcome.out.count("error[E040")) == (1, 1)


def test_two_circles_are_told_as_two(run_real: Run, write: Write) -> None:
    write("a.gpl", 'use "b.gpl"\nuse "c.gpl"\n')
    write("b.gpl", 'use "a.gpl"\n')
    write("c.gpl", 'use "a.gpl"\n')
    out = run_real("check").out
    assert "files use each other in a cycle: a.gpl → b.gpl → a.gpl" in out
    assert "a.gpl → c.gpl → a.gpl" in out


def test_a_used_file_that_is_missing(run_real: Run, write: Write) -> None:
    write("plan.gpl", 'use "plans.gpl"\n')
    assert "= hint: paths are relative to this file's folder\n" in run_real("check", "plan.gpl").out
    write("plane.gpl", "")
    assert "= hint: did you mean plane.gpl?\n" in run_real("check", "plan.gpl").out


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("columns", "widest"), [(60, 60), (20, 40), (200, 105)])
def test_excerpts_fit_the_terminal(columns: int, widest: int, gpl: Gpl, write: Write) -> None:
    import pty
    import termios

    write("a.gpl", "sesion " + "x" * 400)
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, columns))
    done = gpl("build", "a.gpl", env={"COLUMNS": ""}, capture_output=False, stdout=subprocess.PIPE, stderr=theirs)
    gpl("check", "a.gpl", env={"COLUMNS": "", "NO_COLOR": "1"}, capture_output=False, stdout=theirs)
    shown = os.read(ours, 8192).decode()
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 1
    lines = [len(line) for line in shown.splitlines() if line.startswith(" 1 | sesion xx")]
    assert len(lines) == 2
    assert all(widest - 2 <= length <= widest for length in lines)
