"""`gpl config`: show what holds for a file, and who says so."""

from pathlib import Path

import click

from gplang.cli.door import show_painted
from gplang.cli.inputs import PLAN_PATH, tell_problem
from gplang.cli.lookup import choose_color
from gplang.cli.selection import selection_options
from gplang.config.policy import decide
from gplang.config.selectors import gather_known
from gplang.guide import load_profile
from gplang.policies.files import ConfigFile
from gplang.policies.selection import read_selection
from gplang.project import Problem, is_folder, shown_path

_FINDINGS = 1
_IO_ERROR = 2


@click.command(epilog="Exit codes: 0 shown, 1 the config has errors, 2 there is no such file or misuse.")
@click.argument("file", default=".", metavar="[FILE]", type=PLAN_PATH)
@selection_options
@click.option("--all", "everything", is_flag=True, help="List every rule, those as by default too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Text for people, or one JSON object (gpl-settings-1).",
)
@click.pass_context
def config(
    ctx: click.Context,
    file: str,
    select: tuple[str, ...],
    extend_select: tuple[str, ...],
    ignore: tuple[str, ...],
    everything: bool,
    form: str,
) -> None:
    """Show which config holds for a file, and what it changes.

    The config is the nearest gpl.toml, or [tool.gpl] in a pyproject.toml, from the file upwards to the folder with
    .git. FILE is a plan or a folder; without one, the current folder.
    """
    from gplang.cli.settings import Settings, to_record
    from gplang.policies.ruling import Options, make_policies

    path = Path(file)
    if not path.exists():
        tell_problem(Problem(shown_path(path), "no such file"))
        ctx.exit(_IO_ERROR)
    policies, _ = make_policies(Options(select, extend_select, ignore), (path,))
    found, rules = policies.config(path), policies.rules
    if found is not None and found.config is None:
        ctx.exit(_tell_errors(found))
    command_line = read_selection(select, extend_select, ignore, gather_known(rules, load_profile()))
    inside = found.relative(path) if found is not None and not is_folder(path) else None
    decision = decide(found.config if found else None, rules, inside, command_line)
    settings = Settings(shown_path(path), is_folder(path), found, inside, decision, rules)
    if form == "json":
        from gplang.jsontext import write_json

        click.echo(write_json(to_record(settings)))
        return
    from gplang.cli.config_page import render_page

    show_painted(render_page(settings, everything=everything), color=choose_color())


def _tell_errors(found: ConfigFile) -> int:
    """Print what is wrong with a config and return the exit code for it."""
    if found.problem is not None:
        tell_problem(found.problem)
        return _IO_ERROR
    from gplang.report.text import render_text

    click.echo(render_text(found.findings), nl=False, err=True)
    return _FINDINGS
