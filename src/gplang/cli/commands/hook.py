"""`gpl hook`: the commands of pre-commit and prek, which put the names of files behind the arguments of a repository.

Such a name comes from whoever wrote the commit, so it is never taken for an option, whatever it looks like.
"""

import os
from pathlib import Path

import click

from gplang.cli.commands.check import check
from gplang.cli.commands.fmt import fmt
from gplang.cli.described import make_click
from gplang.project.paths import SUFFIX, find_project_root, is_link, may_lead, real_path
from gplang.records import NamedTuple


class _Given(NamedTuple):
    """The arguments of a hook: those of the repository, and the names of files."""

    arguments: tuple[str, ...]
    files: tuple[str, ...]


class _Hook(click.Command):
    """A command that is run as a hook; click is shown its arguments when they are told from the files."""

    def __init__(self, command: click.Command, help_: str) -> None:
        super().__init__(command.name, help=help_, add_help_option=False)
        self._command = command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.args = args
        return args

    def invoke(self, ctx: click.Context) -> object:
        given = _part(ctx, self._command)
        files = [_as_path(name) for name in given.files if not _leads_out(Path(name))]
        if given.files and not files:
            return None
        arguments = ["--force-exclude", *given.arguments, "--", *files]
        with self._command.make_context(ctx.info_name, arguments, parent=ctx.parent) as own:
            return self._command.invoke(own)


@click.group()
def hook() -> None:
    """Run a hook of pre-commit or prek."""


hook.add_command(_Hook(make_click(check), "Check the plans that a commit changes."))
hook.add_command(_Hook(make_click(fmt), "Lay out the plans that a commit changes."))


def _part(ctx: click.Context, command: click.Command) -> _Given:
    """Tell names of files from other arguments: what is there is a file, but for the value of an option."""
    options = [each for each in command.params if isinstance(each, click.Option)]
    valued = {name for each in options if not each.is_flag for name in each.opts}
    names = {name for each in options for name in each.opts}
    arguments: list[str] = []
    files: list[str] = []
    awaited = False
    for each in ctx.args:
        is_file = not awaited and os.path.lexists(each)
        if each == "--" and not is_file:
            continue
        if is_file and each.partition("=")[0] in names and not each.lower().endswith(SUFFIX):
            raise click.UsageError(f"'{each}' is an option, and a file of this name is here; rename the file", ctx)
        (files if is_file else arguments).append(each)
        awaited = not awaited and not is_file and each in valued
    return _Given(tuple(arguments), tuple(files))


def _as_path(name: str) -> str:
    """Return a name so that it is a path for every command: `-` alone would mean standard input."""
    return f"{os.curdir}{os.sep}{name}" if name.startswith("-") else name


def _leads_out(path: Path) -> bool:
    """Tell whether a file is a link that would be passed over in a folder."""
    return is_link(path) and not may_lead(path.parent, real_path(path), find_project_root(Path()))
