"""`gpl config`: show what holds for a file, and who says so."""

from pathlib import Path

from gplang.cli import clicks as click
from gplang.cli.door import show_painted
from gplang.cli.exit_codes import FINDINGS, REFUSED
from gplang.cli.inputs import tell_problem
from gplang.cli.options import PLAN_PATH, ExtendSelect, Ignore, ProfileName, Select, form_option, takes
from gplang.cli.terminal import choose_color
from gplang.config.policy import decide
from gplang.config.selectors import gather_known
from gplang.guide import load_profile
from gplang.policies.files import ConfigFile
from gplang.policies.selection import choose_profile, read_selection
from gplang.project import PathProblem, is_folder, shown_path
from gplang.records import NamedTuple
from gplang.typed import Annotated


class _Request(NamedTuple):
    """What `gpl config` takes."""

    file: Annotated[str, click.argument("file", default=".", metavar="[FILE]", type=PLAN_PATH)]
    select: Select
    extend_select: ExtendSelect
    ignore: Ignore
    profile: ProfileName
    everything: Annotated[
        bool, click.option("--all", "everything", is_flag=True, help="List every rule, including those with defaults.")
    ]
    form: Annotated[str, form_option("text", "json", help="Text, or one JSON object (gpl-settings-1).")]


@click.command(
    epilog="Exit codes: 0 shown, 1 the config has errors, 2 there is no such file or the command is misused."
)
@takes(_Request)
def config(ctx: click.Context, request: _Request) -> None:
    """Show which config applies to a file, and what it changes.

    The config is the nearest gpl.toml, or [tool.gpl] in a pyproject.toml, from the file upwards to the folder with
    .git. FILE is a plan or a folder; without one, the current folder.
    """
    from gplang.cli.config_values import ConfigValues, to_record
    from gplang.policies.ruling import Options, make_policies

    path = Path(request.file)
    if not path.exists():
        tell_problem(PathProblem(shown_path(path), "no such file"))
        ctx.exit(REFUSED)
    chosen = request.select, request.extend_select, request.ignore
    policies, _ = make_policies(Options(*chosen), (path,))
    found, rules = policies.config(path), policies.rules
    if found is not None and found.config is None:
        ctx.exit(_tell_errors(found))
    config = found.config if found else None
    command_line = read_selection(*chosen, gather_known(rules, load_profile()))
    command_line = command_line._replace(profile=choose_profile(request.profile, config))
    inside = found.relative(path) if found is not None and not is_folder(path) else None
    decision = decide(config, rules, inside, command_line)
    settings = ConfigValues(shown_path(path), is_folder(path), found, inside, decision, rules, command_line)
    if request.form == "json":
        from gplang.jsontext import write_json

        click.echo(write_json(to_record(settings)))
        return
    from gplang.cli.config_page import render_page

    show_painted(render_page(settings, everything=request.everything), color=choose_color())


def _tell_errors(found: ConfigFile) -> int:
    """Print what is wrong with a config and return the exit code for it."""
    if found.problem is not None:
        tell_problem(found.problem)
        return REFUSED
    from gplang.report.text import render_text

    click.echo(render_text(found.findings), nl=False, err=True)
    return FINDINGS
