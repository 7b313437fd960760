"""What is the same for all commands: paths, short options, forms of output."""

import json
from collections.abc import Callable

import click
import pytest

from cli.conftest import Run
from gplang.cli.group import gpl

PLAN = """\
plan "Conventions"
  start 2026-01-05
  timezone Europe/Berlin
session a
  accessory bench-press 3x8 @rir2
week 1
  mon a
"""
LIBRARY = "session spare\n  accessory bench-press 3x8 @rir2\n"

Write = Callable[..., object]


@pytest.mark.parametrize("command", ["check", "fmt --check", "build", "show", "volume"])
def test_without_a_path_it_is_what_the_current_folder_holds(run_real: Run, write: Write, command: str) -> None:
    write("team/plan.gpl", PLAN)
    write("library.gpl", LIBRARY)
    code, _, err = run_real(*command.split())
    assert (code, "library.gpl" in err) == (int(command == "fmt --check"), False)


@pytest.mark.parametrize("command", ["show", "volume", "diff"])
def test_of_several_plans_one_has_to_be_named(run_real: Run, write: Write, command: str) -> None:
    write("a.gpl", PLAN)
    write("b.gpl", PLAN)
    write("library.gpl", LIBRARY)
    code, out, err = run_real(command)
    assert (code, out) == (2, "")
    assert err.startswith(f"gpl {command}: 2 plans in the current folder (a.gpl, b.gpl); name one\n")


@pytest.mark.parametrize("command", ["show", "volume", "diff"])
def test_a_folder_without_a_plan_says_so(run_real: Run, write: Write, command: str) -> None:
    write("library.gpl", LIBRARY)
    code, out, err = run_real(command)
    assert (code, out) == (2, "")
    assert err.startswith(f"gpl {command}: no plan in the current folder; name one\n")


@pytest.mark.parametrize("command", ["exercises", "rules"])
def test_the_old_spelling_of_json_stays(run_real: Run, command: str) -> None:
    told = run_real(command, "--format", "json")
    assert json.loads(told.out)
    assert run_real(command, "--json") == told
    assert "--json" not in run_real(command, "--help").out


def test_a_report_goes_where_o_says(run_real: Run, write: Write) -> None:
    write("a.gpl", PLAN)
    assert run_real("check", "a.gpl", "--format", "json", "-o", "report.json").out == ""
    assert run_real("check", "a.gpl", "--format", "json", "-o", "-").out.startswith("{")


def options() -> list[tuple[str, click.Option]]:
    context = click.Context(gpl)
    commands = [(name, gpl.get_command(context, name)) for name in gpl.list_commands(context)]
    return [
        (name, each) for name, found in commands if found for each in found.params if isinstance(each, click.Option)
    ]


def test_an_option_is_spelt_and_explained_alike_everywhere() -> None:
    shorts: dict[str, set[str]] = {}
    for name, option in options():
        long = next(each for each in option.opts if each.startswith("--"))
        shorts.setdefault(long, set()).add(" ".join(sorted(set(option.opts) - {long})))
        assert option.hidden or option.help, (name, long)
        assert option.hidden or str(option.help)[-1] == ".", (name, long)
    assert {long: short for long, short in shorts.items() if len(short) > 1} == {}
    assert shorts["--output"] == {"-o"}
