"""Words are completed: what `gpl` answers to a shell, and what real shells make of it when TAB is pressed."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from cli.terminals import open_terminal
from package_copy import SOURCES

Gpl = Callable[..., "subprocess.CompletedProcess[bytes]"]
Run = Callable[..., Any]

LINES = (
    "gpl ex",
    "gpl --h",
    "gpl check --fo",
    "gpl check --format ",
    "gpl check plans/h",
    "gpl check --select ",
    "gpl check --select E",
    "gpl check --ignore S101,d20",
    "gpl config --extend-select primary",
    "gpl explain nordic",
    "gpl explain s10",
    "gpl explain main-lift",
    "gpl explain rir",
    "gpl explain no-such-thing",
    "gpl init --days ",
    "gpl init --timezone europe/b",
    "gpl exercises --muscle ",
    "gpl exercises --pattern anti",
    "gpl exercises --equipment barbell,rack,b",
    "gpl exercises --equipment no",
    "gpl build --to ",
    "gpl build --to json,",
    "gpl completion ",
)
"""Command lines whose last word is to be completed."""

STARTS = {
    "bash": ("--norc", "--noprofile", "-i"),
    "zsh": ("-f", "-i"),
    "fish": ("--no-config", "--interactive"),
}
SETUPS = {
    "bash": 'eval "$(gpl completion bash)"',
    "zsh": 'autoload -U compinit; compinit -u -D; eval "$(gpl completion zsh)"',
    "fish": "gpl completion fish | source",
}
TYPED = {
    "expl\tnordic-c\t": ["explain", "nordic-curl"],
    "check --sel\tS101,main-lift-p\t": ["check", "--select", "S101,main-lift-pattern"],
    "check --ignore glute-med-p\t": ["check", "--ignore", "glute-med-placement"],
    "exercises --muscle glute-ma\t--pattern horizontal-pul\t--equipment barbell,tra\t": [
        *("exercises", "--muscle", "glute-max", "--pattern", "horizontal-pull", "--equipment", "barbell,trap-bar"),
    ],
    "build --to json,m\tplan": ["build", "--to", "json,md", "plan"],
    "init --timezone Europe/Berl\t": ["init", "--timezone", "Europe/Berlin"],
    "build my-pl\th\t": ["build", "my-plans/hips.gpl"],
    "build --previous my-plans/hin\t": ["build", "--previous", "my-plans/hints.txt"],
    "check my-plans/hips.gpl --format sa\t": ["check", "my-plans/hips.gpl", "--format", "sarif"],
}
"""What is typed behind `gpl`, and the words that it is called with."""

STAND_IN = f"""#!/bin/sh
if [ -n "$_GPL_COMPLETE" ] || [ "$1 $#" = "completion 2" ]; then
  exec '{sys.executable}' -m gplang "$@"
fi
for word; do
  printf '%s' "${{end}}$word"
  end='
'
done > "$CALLED/new"
mv "$CALLED/new" "$CALLED/words"
"""
"""A `gpl` that completes words and else only writes down how it is called."""


def answer(gpl: Gpl, line: str) -> str:
    """Return what a shell is told about a line: the kind of a word, the word, what it means."""
    words = str(len(line.split(" ")) - 1)
    done = gpl(env={"_GPL_COMPLETE": "zsh_complete", "COMP_WORDS": line, "COMP_CWORD": words})
    assert (done.returncode, done.stderr) == (0, b"")
    said = done.stdout.decode().rstrip().splitlines()
    answers = zip(said[::3], said[1::3], said[2::3], strict=True)
    return "".join(f"  {kind} {word:24}  {text}\n" for kind, word, text in answers)


def test_what_is_offered(gpl: Gpl, text_snapshot: SnapshotAssertion) -> None:
    assert "\n".join(f"{line}\n{answer(gpl, line)}" for line in LINES) == text_snapshot


def test_every_command_is_offered(gpl: Gpl, run: Run) -> None:
    offered = re.findall(r"^  plain (\S+) +(.*)", answer(gpl, "gpl "), re.MULTILINE)
    listed = re.findall(r"^  ([a-z]\S+)  +(.*)", run("--help").out, re.MULTILINE)
    assert listed
    assert offered == listed


@pytest.mark.parametrize(
    "line", ["gpl no-such-command ", "gpl check --no-such-option ", "gpl 'no end", "gpl explain '", ""]
)
def test_a_line_without_sense_does_no_harm(line: str, gpl: Gpl) -> None:
    answer(gpl, line)


PROBE = """
import sys
from gplang.cli import main
try:
    main([])
except SystemExit:
    print(sorted(name for name in sys.modules if name.startswith("gplang.")))
"""


def test_commands_are_offered_without_importing_any() -> None:
    environment = {
        "_GPL_COMPLETE": "bash_complete",
        "COMP_WORDS": "gpl c",
        "COMP_CWORD": "1",
        "PYTHONPATH": str(SOURCES),
    }
    done = subprocess.run(
        [sys.executable, "-c", PROBE],
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    *offered, modules = done.stdout.splitlines()
    assert "plain,check" in offered
    unneeded = ("gplang.cli.commands", "gplang.rules", "gplang.syntax")
    assert not [name for name in eval(modules) if name.startswith(unneeded)]


def test_no_other_shell(run: Run) -> None:
    outcome = run("completion", "tcsh")
    assert (outcome.code, outcome.out) == (2, "")
    assert "'tcsh' is not one of 'bash', 'zsh', 'fish'" in outcome.err


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A home with plans, and a `gpl` that tells how it is called."""
    (tmp_path / "bin").mkdir()
    stand_in = tmp_path / "bin" / "gpl"
    stand_in.write_text(STAND_IN, encoding="utf-8")
    stand_in.chmod(0o755)
    (tmp_path / "home" / "my-plans").mkdir(parents=True)
    for name in ("hips.gpl", "hints.txt"):
        (tmp_path / "home" / "my-plans" / name).touch()
    path = os.pathsep.join((str(stand_in.parent), os.environ["PATH"]))
    own = {"PATH": path, "HOME": str(tmp_path / "home"), "CALLED": str(tmp_path), "PYTHONPATH": str(SOURCES)}
    return {"LC_ALL": "C.UTF-8", "TERM": "xterm", **own}


@pytest.mark.real
@pytest.mark.parametrize("shell", STARTS)
def test_a_real_shell_completes(shell: str, environment: dict[str, str], tmp_path: Path) -> None:
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"{shell} is missing: apt-get install {shell}")
    home, called = tmp_path / "home", tmp_path / "words"
    with open_terminal([found, *STARTS[shell]], home, environment) as terminal:
        terminal.type(f"{SETUPS[shell]}; gpl ready\r")
        terminal.wait_for(called.exists)
        for typed, words in TYPED.items():
            called.unlink()
            terminal.type(f"gpl {typed}")
            terminal.type("\r")
            terminal.wait_for(called.exists)
            assert called.read_text(encoding="utf-8").split("\n") == words, terminal.screen
