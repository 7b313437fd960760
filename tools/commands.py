"""The page of the commands, made from their own help texts: called by `tools/generate.py`."""

from collections.abc import Iterator

import click

from gplang.cli.group import gpl
from manual import EXITS

_WIDTH = 78
"""Columns of a help text on a terminal of 80."""
_HEAD = """\
<!-- Made by tools/generate.py from the help texts: change the command, not this page. -->

# The commands

Some arguments and options are the same for all commands. `PATHS` and `PLANS` are files, folders (every plan in and
below them) or `-` for standard input. The default is the current folder; a command for a single plan uses the only one
there. `-o` says where to write, `--format` selects the output format, `--athlete` and `--week` select a part of the
plan, `--start` and `--timezone` override its settings, `--log` names a [log](log.md) that it answers to, and `--no-log`
leaves out those of the configuration. Results go to standard output, everything else to standard error; where work
takes long, a terminal shows how far it is, `TERM=dumb` keeps it from that.

The same texts are manual pages: `man gpl`, `man gpl-check` …, where gpl is installed into an active environment,
or with a pipx that links manual pages. In a copy of the repository, `man -l docs/man/gpl.1` shows one.

## Exit codes

| code | meaning |
|---:|---|
{exits}
"""


def render_commands() -> str:
    """Return the page."""
    exits = "\n".join(f"| {code} | {says} |" for code, says in EXITS.items())
    return "\n".join((_HEAD.format(exits=exits), *_pages()))


def _pages() -> Iterator[str]:
    context = click.Context(gpl, info_name="gpl", help_option_names=["-h", "--help"])
    for name in gpl.list_commands(context):
        command = gpl.get_command(context, name)
        assert command is not None
        own = click.Context(command, info_name=name, parent=context, terminal_width=_WIDTH)
        yield f"## `gpl {name}`\n\n```console\n$ gpl {name} --help\n{command.get_help(own)}\n```\n"
