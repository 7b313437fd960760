"""What is printed can neither steer a terminal nor command what reads a log, whatever plans, names, arguments hold."""

import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gplang.cli import main
from gplang.cli.door import Door
from gplang.jsontext import write_json
from gplang.report.visible import make_harmless

TERMINAL = "\x1b]0;title\x07\x1b[2J\x1b[31mred\x9b31m\x85\u202e\u2066\u200f\u061c\x7f\x08\r"
LOG = "::stop-commands::x ##[group]x ##vso[task.complete]"
HOSTILE = f"::warning::w {TERMINAL} {LOG}"

HARMLESS_ENDS = HOSTILE.replace("\r", "")
"""A comment: a carriage return would end its line."""

PLAN = f"""::add-mask::{TERMINAL}
plan "::stop-commands::x ##[group]{TERMINAL}"
  location "{HOSTILE}"
athlete anna "{HOSTILE}"
  max rdl 100kg
athlete ben "##[endgroup]"
exercise own-lift "::error::{TERMINAL}"
  like rdl
session a "::group::{HOSTILE}"  # {HOSTILE}
  primary   rdl 4x5 @75% "{HOSTILE}"
  primary own-lift 4x5@rir2
  note "{HOSTILE}"
week 1-4 "::endgroup::{HOSTILE}"
  mon a
"""

CLEAN_PLAN = f"""plan "::stop-commands::x ##[group]\u202e\u2066"
  location "::debug::\u200f"
athlete anna "::warning::\u202e"
athlete ben "##[endgroup]"
exercise own-lift "::error::\u202e ##[x"
  like rdl
session a "::group::x\u2066"  # {HARMLESS_ENDS}
  primary   rdl 4x5 @75% @rir2 "::notice::\u202e"
  primary   own-lift 4x5 @rir2
  note "::warning::\u202e"
week 1-4 "::endgroup::\u202e"
  mon a
"""

NAMES = [
    "::stop-commands::x.gpl",
    "##[group]x.gpl",
    "\x1b[31mred\x9b\u202e.gpl",
    "a\n::warning::x.gpl",
    "--output=x.gpl",
]

STEERING = re.compile(
    "\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)
COMMAND = re.compile(r"\s*::|.*##[A-Za-z]*\[")
OWN_COMMAND = re.compile(r"::(error|warning|notice) file=")
PAINT = re.compile(r"\x1b\[(?:[01]|(?:1;)?3[0-7])m")


class Printed(NamedTuple):
    code: object
    out: str
    err: str


Gpl = Callable[..., Printed]


class _Terminal(io.BytesIO):
    """Bytes that went to a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def gpl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Gpl:
    """Run the whole command in this process, in `tmp_path`; the streams are terminals if wanted."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, stdin: str = "", terminal: bool = False) -> Printed:
        out, err = (_Terminal() if terminal else io.BytesIO() for _ in range(2))
        with monkeypatch.context() as patch:
            patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
            patch.setattr("sys.stdout", io.TextIOWrapper(out, write_through=True))
            patch.setattr("sys.stderr", io.TextIOWrapper(err, write_through=True))
            with pytest.raises(SystemExit) as ended:
                main(list(arguments))
            return Printed(ended.value.code, out.getvalue().decode(), err.getvalue().decode())

    return run


def assert_harmless(printed: Printed, own: re.Pattern[str] | None = None) -> None:
    assert printed.code != 3, printed.err
    for text in (printed.out, printed.err):
        assert not STEERING.search(text), STEERING.search(text)
        for line in text.split("\n"):
            assert not COMMAND.match(line) or (own is not None and own.match(line)), line


@pytest.fixture
def plans(tmp_path: Path) -> list[str]:
    """Hostile plans, with mistakes and without; `good.gpl` and `other.gpl` differ in all that can be told."""
    for name in NAMES:
        (tmp_path / name).write_text(PLAN, encoding="utf-8", newline="")
    (tmp_path / "broken.gpl").write_text(PLAN, encoding="utf-8", newline="")
    (tmp_path / "good.gpl").write_text(CLEAN_PLAN, encoding="utf-8", newline="")
    other = CLEAN_PLAN.replace("4x5", "5x5").replace("::", "::new::").replace("athlete ben", "athlete cara")
    (tmp_path / "other.gpl").write_text(other, encoding="utf-8", newline="")
    return [*(f"./{name}" for name in NAMES), "broken.gpl", "good.gpl"]


COMMANDS = [
    ["check"],
    ["check", "--color", "never", "--quiet"],
    ["check", "--format", "json"],
    ["check", "--format", "sarif"],
    ["check", "--diff"],
    ["check", "--diff", "--unsafe-fixes"],
    ["check", "--fix"],
    ["check", "--select", HOSTILE],
    ["check", "--jobs", HOSTILE],
    ["check", f"--{HOSTILE}"],
    ["fmt"],
    ["fmt", "--check"],
    ["fmt", "--diff"],
    ["build", "-o", "out"],
    ["build", "-o", "-", "--to", "json"],
    ["build", "--to", HOSTILE],
    ["show"],
    ["show", "--week", "1"],
    ["show", "--week", HOSTILE],
    ["show", "--athlete", HOSTILE],
    ["show", "--start", HOSTILE],
    ["show", "--timezone", HOSTILE],
    ["volume"],
    ["volume", "--week", "1"],
    ["volume", "--format", "json"],
    ["import"],
    ["import", "liftoscript"],
    ["export", "openweight"],
    ["export", "hevy"],
    ["volume", "--format", "csv"],
    ["volume", "--format", "svg"],
    ["volume", "--format", "html"],
    ["config"],
    ["config", "--format", "json"],
    ["exercises", HOSTILE],
    ["explain", HOSTILE],
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command)[:30].encode().hex()[:24])
def test_no_command_prints_what_steers(gpl: Gpl, plans: list[str], command: list[str]) -> None:
    if command[0] in ("exercises", "explain"):
        assert_harmless(gpl(*command))
    elif command[0] in ("check", "fmt"):
        assert_harmless(gpl(*command, *plans))
    else:
        for each in (plans[0], plans[2], plans[-1]):
            assert_harmless(gpl(*command, each))


@pytest.mark.parametrize("form", ["text", "md", "json"])
def test_no_comparison_prints_what_steers(gpl: Gpl, plans: list[str], form: str) -> None:
    printed = gpl("diff", "--format", form, "good.gpl", "other.gpl")
    assert printed.code == 1, printed.err
    assert printed.out
    assert_harmless(printed)
    for old in plans[:3]:
        assert_harmless(gpl("diff", "--format", form, old, HOSTILE))


def test_commands_for_github_are_our_own(gpl: Gpl, plans: list[str]) -> None:
    printed = gpl("check", "--format", "github", *plans)
    assert len(printed.out.splitlines()) > len(plans)
    assert_harmless(printed, OWN_COMMAND)


@pytest.mark.parametrize(
    "arguments",
    [
        [HOSTILE],
        [f"{HOSTILE}.gpl"],
        [f"--{HOSTILE}"],
        ["check", f"{HOSTILE}.gpl"],
        ["fmt", f"{HOSTILE}.gpl"],
        ["show", f"{HOSTILE}.gpl"],
        ["schema", HOSTILE],
        ["completion", HOSTILE],
        ["rules", HOSTILE],
        ["init", HOSTILE, "--days", HOSTILE],
        ["init", f"x{HOSTILE}/\n::warning::", "--days", "2", "--start", "2026-01-05", "--timezone", "Europe/Berlin"],
        ["lsp", HOSTILE],
    ],
    ids=lambda arguments: f"{arguments[0][:8].encode().hex()}-{len(arguments)}",
)
def test_arguments_are_told_harmless(gpl: Gpl, arguments: list[str]) -> None:
    printed = gpl(*arguments)
    assert printed.out + printed.err
    assert_harmless(printed)


@pytest.mark.usefixtures("plans")
def test_configurations_are_told_harmless(gpl: Gpl, tmp_path: Path) -> None:
    quoted = write_json(HOSTILE)
    (tmp_path / "gpl.toml").write_text(f"select = [{quoted}]\n{quoted} = 1\nexclude = [{quoted}]\n", encoding="utf-8")
    for command in (["check", "good.gpl"], ["config", "good.gpl"], ["config", "--format", "json", "good.gpl"]):
        printed = gpl(*command)
        assert printed.out + printed.err
        assert_harmless(printed)


def test_colours_are_our_own(gpl: Gpl, plans: list[str]) -> None:
    coloured = 0
    for command in (
        ["check", "--color", "always"],
        ["check", "--diff"],
        ["show"],
        ["volume"],
        ["config"],
        ["fmt", "--diff"],
    ):
        for each in plans:
            printed = gpl(*command, each, terminal=True)
            coloured += len(PAINT.findall(printed.out))
            assert "\x1b[31mred" not in printed.out + printed.err
            assert_harmless(Printed(printed.code, *(PAINT.sub("", text) for text in printed[1:])))
    assert coloured > 100


@pytest.mark.parametrize("command", [["fmt", "-"], ["check", "--fix", "-"]])
def test_a_plan_goes_through_as_it_is_but_not_to_a_terminal(gpl: Gpl, command: list[str]) -> None:
    through = gpl(*command, stdin=CLEAN_PLAN)
    assert f"# {HARMLESS_ENDS}" in through.out
    assert_harmless(through._replace(out=""))
    shown = gpl(*command, stdin=CLEAN_PLAN, terminal=True)
    assert "stop-commands" in shown.out
    assert_harmless(Printed(shown.code, *(PAINT.sub("", text) for text in shown[1:])))


@pytest.mark.usefixtures("plans")
@pytest.mark.parametrize("target", ["md", "json", "ics"])
def test_what_is_built_steers_no_terminal(gpl: Gpl, target: str) -> None:
    arguments = ("build", "--start", "2026-01-05", "--athlete", "anna", "-o", "-", "--to", target, "good.gpl")
    printed = gpl(*arguments, terminal=True)
    assert printed.code == 0, printed.err
    assert printed.out
    assert_harmless(printed)


@pytest.mark.usefixtures("plans")
def test_the_installed_command_has_the_door(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "gplang", "show", "good.gpl"], cwd=tmp_path, capture_output=True, check=True, timeout=60
    )
    assert_harmless(Printed(0, done.stdout.decode(), done.stderr.decode()))


texts = st.text(st.sampled_from(":#[] \n\t\r\x1b\x9b\u202em31gavso\u3000\xa0"), max_size=30)


@given(st.lists(texts, max_size=4))
def test_nothing_gets_through_in_pieces(pieces: list[str]) -> None:
    inner = io.StringIO()
    door = Door(inner)
    for piece in pieces:
        assert door.write(piece) == len(piece)
    shown = PAINT.sub("", inner.getvalue())
    for line in shown.replace("\r\n", "\n").split("\n"):
        assert not STEERING.search(line)
        assert not re.match(r"\s*::", line)


@given(texts)
def test_a_harmless_text_says_the_same(text: str) -> None:
    plain = "".join(char for char in text if char.isprintable() or char in "\n\t")
    assert re.sub(r"\s", "", make_harmless(plain)) == re.sub(r"\s", "", plain)
    assert make_harmless(make_harmless(plain)) == make_harmless(plain)


@given(st.text(max_size=30))
def test_json_says_the_same_in_characters_that_print(text: str) -> None:
    written = write_json({"text": text, "##[group]": [text]})
    assert json.loads(written) == {"text": text, "##[group]": [text]}
    assert written.replace("\n", "").isprintable()
    assert not re.search(r"##[A-Za-z]*\[", written)
