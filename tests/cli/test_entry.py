import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import gplang
from gplang.cli import main
from package_copy import SOURCES

Run = Callable[..., Any]
Gpl = Callable[..., subprocess.CompletedProcess[bytes]]
COMMANDS = (
    *("init", "check", "fmt", "build", "publish", "push", "show", "today", "next", "volume", "log", "review", "kit"),
    *("import", "export", "diff"),
    *("exercises", "explain", "rules", "config", "preview", "playground", "lsp", "mcp", "card", "schema", "completion"),
)
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(SOURCES)}
QUICK = [["--version"], ["--help"], ["check", "--help"], ["check", "--format", "json"]]
COSTLY = ("click", "lark", "jsonschema", "icalendar", "tomllib", "dataclasses", "typing", "pathlib")


def test_version(gpl: Gpl) -> None:
    done = gpl("--version")
    expected = f"gpl {gplang.__version__}{os.linesep}".encode()
    assert (done.returncode, done.stdout, done.stderr) == (0, expected, b"")


PROBE = f"""
import sys
before = set(sys.modules)
from gplang.cli import main
try:
    main(["--version"])
except SystemExit:
    print(sorted((set(sys.modules) - before) & set({COSTLY})))
"""


def test_version_imports_nothing_that_costs() -> None:
    command = [sys.executable, "-S", "-c", PROBE]
    done = subprocess.run(command, capture_output=True, check=True, env=ENVIRONMENT)
    assert done.stdout.split()[-1] == b"[]"


NEVER = {"click", "jsonschema", "icalendar", "platform", "uuid", "multiprocessing"}


def test_a_check_imports_nothing_that_it_can_do_without(tmp_path: Path) -> None:
    """A wheel has the parser's tables and the data ready; a checkout makes them of the grammar and of TOML."""
    (tmp_path / "a.gpl").write_text('plan "A"\nsession a\n  main rdl 3x5 @rir2\nweek 1\n  mon a\n', "utf-8")
    probe = (
        f"import sys; from gplang.cli.calling import call; print(call(['check', 'a.gpl']), *{NEVER} & {{*sys.modules}})"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, env=ENVIRONMENT, cwd=tmp_path, check=True)
    assert done.stdout.split(b"\n")[-2] in (b"0", b"1")


def test_a_command_line_of_check_is_read_without_what_checks() -> None:
    """Whatever can answer before a text is compiled (help, completion, what was found before) does not wait for it."""
    probe = (
        "import sys, gplang.cli.commands.check; print(*(each for each in sys.modules if each.startswith('gplang.')))"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, env=ENVIRONMENT, check=True, text=True)
    parts = {name.split(".")[1] for name in done.stdout.split()}
    assert parts <= {"cli", "diagnostics", "records", "source", "typed"}


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_names_every_command_and_imports_none(option: str, run: Run) -> None:
    before = {name: sys.modules.pop(name, None) for name in (f"gplang.cli.commands.{name}" for name in COMMANDS)}
    outcome = run(option)
    assert outcome.code == 0
    assert re.findall(r"^  ([a-z]+)  ", outcome.out, re.MULTILINE) == list(COMMANDS)
    assert not [name for name in before if name in sys.modules]
    sys.modules.update({name: module for name, module in before.items() if module is not None})


def test_no_command_is_a_question_for_help(run: Run) -> None:
    outcome = run()
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("Usage: gpl [OPTIONS] COMMAND [ARGS]...\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chek"], "gpl: no command 'chek'; did you mean 'check'?"),
        (["excercises"], "gpl: no command 'excercises'; did you mean 'exercises'?"),
        (["plan.gpl"], "gpl: no command 'plan.gpl'; did you mean 'gpl check plan.gpl'?"),
        (["zzz"], "gpl: no command 'zzz'"),
        (["check", "--fail-on", "x"], "gpl check: invalid value for '--fail-on': 'x' is not one of"),
    ],
)
def test_usage_errors(arguments: list[str], message: str, run: Run) -> None:
    outcome = run(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(message)
    assert len(outcome.err.splitlines()) == 2


def test_as_a_module(gpl: Gpl) -> None:
    assert gpl("chek").stderr.startswith(b"gpl: no command")


def raising(error: BaseException) -> Callable[..., int]:
    def run(*_: object) -> int:
        raise error

    return run


def wrapped(error: BaseException) -> RuntimeError:
    """Return the error that Python 3.11 makes of one that is raised while a class is made."""
    outer = RuntimeError("x")
    outer.__cause__ = error
    return outer


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (KeyError("x"), 3, "gpl: internal error: KeyError: 'x'; please report it"),
        (ValueError("two\nlines"), 3, "gpl: internal error: ValueError: two lines; please report it"),
        (FileNotFoundError(2, "No such file or directory", "a/b"), 2, "gpl: a/b: No such file or directory"),
        (OSError("odd"), 2, "gpl: odd"),
        (KeyboardInterrupt(), 130, ""),
        (wrapped(KeyboardInterrupt()), 130, ""),
        (wrapped(wrapped(KeyboardInterrupt())), 130, ""),
        (wrapped(KeyError("x")), 3, "gpl: internal error: RuntimeError: x; please report it"),
        (BrokenPipeError(), 141, ""),
    ],
)
@pytest.mark.parametrize("debug", ["", "1"])
def test_what_goes_wrong_ends_in_a_line_and_a_code(
    error: BaseException,
    code: int,
    message: str,
    debug: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("GPL_DEBUG", debug)
    monkeypatch.setattr("gplang.cli.calling.call", raising(error))
    with pytest.raises(SystemExit) as ended:
        main(["check"])
    out, err = capsys.readouterr()
    assert (ended.value.code, out) == (code, "")
    assert ("Traceback" in err) is (debug == "1" and message != "")
    assert [line for line in err.splitlines()[-1:] if not line.startswith(message)] == []
    assert debug or len(err.splitlines()) == (1 if message else 0)


CONSUMERS = {
    "atexit": ("-c", "import atexit; atexit.register(print, 'at the end')", b"at the end"),
    "thread": (
        "-c",
        "import threading as t; t.Thread(target=lambda: (t.main_thread().join(), print('at the end'))).start()",
        b"at the end",
    ),
    "profile": ("-c", "import cProfile; profile = cProfile.Profile(); profile.enable()", b""),
    "interactive": ("-ic", "", b"at the end"),
}


@pytest.mark.parametrize("consumer", CONSUMERS)
def test_who_waits_for_the_end_of_the_process_is_heard(consumer: str) -> None:
    option, first, expected = CONSUMERS[consumer]
    program = f"import sys; sys.argv = ['gpl', 'rules']\n{first}\nfrom gplang.cli import main\nmain()"
    command = [sys.executable, option, program]
    done = subprocess.run(command, capture_output=True, input=b"print('at the end')\n", env=ENVIRONMENT, check=False)
    assert b"S103" in done.stdout
    assert done.stdout.rstrip().endswith(expected)


def test_all_that_was_said_arrives_before_the_end(gpl: Gpl, tmp_path: Path) -> None:
    files = 5
    for number in range(files):
        (tmp_path / f"{number}.gpl").write_text("nonsense\n" * 40, "utf-8")
    done = gpl("check", "--format", "json", cwd=tmp_path)
    assert done.returncode == 1
    assert len({each["path"] for each in json.loads(done.stdout)["diagnostics"]}) == files


@pytest.mark.parametrize("arguments", QUICK)
def test_nobody_reads_the_output(arguments: list[str], gpl: Gpl) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    done = gpl(*arguments, capture_output=False, stdout=theirs, stderr=subprocess.PIPE)
    os.close(theirs)
    assert done.returncode == 141
    assert [line for line in done.stderr.decode().splitlines() if "no .gpl files" not in line] == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", QUICK)
def test_the_disk_is_full(arguments: list[str], gpl: Gpl) -> None:
    with Path("/dev/full").open("wb") as full:
        done = gpl(*arguments, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines()[-1] == "gpl: No space left on device"


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
def test_ctrl_c() -> None:
    ours, theirs = os.pipe()
    process = subprocess.Popen(
        [sys.executable, "-m", "gplang", "check", "-"],
        stdin=ours,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    )
    time.sleep(3)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    os.close(theirs)
    os.close(ours)
    # Where the machine is slow, the signal comes before the program does; shells call both 130.
    assert process.returncode in (130, -signal.SIGINT)
    assert (out, err.strip()) == (b"", b"")
