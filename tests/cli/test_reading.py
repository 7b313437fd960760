"""Command lines that are read without click mean what click makes of them, and end in the same words."""

import random
from collections.abc import Iterator

import click
import pytest

from cli.conftest import Outcome, Run
from gplang.cli import clicks
from gplang.cli.calling import call
from gplang.cli.clicks import Choice, Command, Parameter
from gplang.cli.described import make_click
from gplang.cli.group import gpl, run
from gplang.cli.names import COMMANDS, load_command
from gplang.cli.reading import read_line

LINES = 300
"""For each command."""

WORDS = (
    "a.gpl",
    "b c",
    "",
    "-",
    "--",
    "-x",
    "--no-such",
    "--help",
    "1",
    "-1",
    "64",
    "065",
    "1_0",
    "²",
    "x=y",
    "é",
    "-qj",
)

DESCRIBED = {name: each for name in COMMANDS if isinstance(each := load_command(name), Command)}


def value_of(parameter: Parameter, choose: random.Random) -> str:
    kind = parameter.settings.get("type")
    if isinstance(kind, Choice) and choose.random() < 0.8:
        return choose.choice([*kind.choices, kind.choices[0].upper()])
    return choose.choice(WORDS)


def write_lines(command: Command) -> Iterator[list[str]]:
    """Yield command lines of all kinds, most of them well-formed."""
    choose = random.Random(command.name)
    parameters = [*command.taking.parameters.values()]
    for _ in range(LINES):
        line: list[str] = []
        for parameter in choose.sample(parameters, choose.randint(0, min(4, len(parameters)))):
            value = value_of(parameter, choose)
            form = choose.choice(parameter.forms)
            if not parameter.is_option:
                line.append(value)
            elif parameter.settings.get("is_flag"):
                line.append(form)
            elif form.startswith("--") and choose.random() < 0.5:
                line.append(f"{form}={value}")
            elif form.startswith("-"):
                line += [form, value] if choose.random() < 0.9 else [form + value]
        if choose.random() < 0.2:
            line.insert(choose.randint(0, len(line)), choose.choice(WORDS))
        yield line[: choose.randint(len(line) - 1, len(line))] if line and choose.random() < 0.1 else line


def as_click_reads(command: Command, line: list[str]) -> tuple[dict[str, object], frozenset[str]] | None:
    """Return what click passes on to a command, or `None` for a mistake and for help."""
    try:
        context = make_click(command).make_context(command.name, [*line], help_option_names=["-h", "--help"])
    except (click.ClickException, click.exceptions.Exit):
        return None
    default = click.core.ParameterSource.DEFAULT
    options = [name for name, parameter in command.taking.parameters.items() if parameter.is_option]
    given = frozenset(name for name in options if context.get_parameter_source(name) is not default)
    return context.params, given


@pytest.mark.parametrize("name", DESCRIBED)
def test_a_line_means_what_click_makes_of_it(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    command = DESCRIBED[name]
    left = 0
    for line in write_lines(command):
        read = read_line(command.taking, line)
        left += read is None
        if read is not None:
            assert as_click_reads(command, line) == (dict(read.values), read.given), line
            assert {key: type(each) for key, each in read.values.items()} == {
                key: type(each) for key, each in (as_click_reads(command, line) or ({},))[0].items()
            }
    capsys.readouterr()
    assert left < LINES, "click has to read all of them"


def test_what_is_written_usually_needs_no_click() -> None:
    for line in (
        "check",
        "check a.gpl b.gpl --select S103,W3 -q",
        "check --format=json --jobs 2 plans",
        "show a.gpl --week 3 --athlete ann",
        "volume a.gpl --by lift",
        "explain goblet squat",
        "exercises --muscle glutes",
        "build a.gpl",
        "rules",
    ):
        name, *rest = line.split()
        assert read_line(DESCRIBED[name].taking, rest) is not None, line


@pytest.mark.parametrize(
    "line",
    [
        "check missing.gpl",
        "check --stdin-filename a.gpl",
        "check --diff --format json",
        "check --select Q999",
        "check --profile nobody",
        "show",
        "show --week 99 a.gpl",
        "show --date 2026-01-05 --week-of 2026-01-05",
        "explain no-such-thing",
        "exercises --pattern sqat",
        "volume --by day a.gpl",
        "schema plam",
        "rules --json",
        "build a.gpl b.gpl --to nothing",
        "",
        "nothing",
        "--no-such",
    ],
)
def test_a_mistake_is_told_in_the_same_words(line: str, run_real: Run, capsys: pytest.CaptureFixture[str]) -> None:
    with_click = Outcome(run(line.split()), *capsys.readouterr())
    assert run_real(*line.split()) == with_click


def test_colours_are_those_of_click(capsys: pytest.CaptureFixture[str]) -> None:
    for given in ({"fg": "red"}, {"fg": "cyan", "bold": True}, {"bold": True}):
        assert clicks.style("text", **given) == click.style("text", **given)
        assert clicks.unstyle(clicks.style("text", **given)) == "text"
        for color in (None, True, False):
            for echo in (clicks.echo, click.echo):
                echo(clicks.style("text", **given), color=color)
            ours, clicks_own = capsys.readouterr().out.splitlines()
            assert ours == clicks_own


def test_what_click_has_to_read_is_left_alone() -> None:
    assert call([]) is None
    assert call(["check", "--help"]) is None
    assert call(["nothing"]) is None
    assert isinstance(gpl, click.Group)
