"""The page of the commands, made from their own help texts: called by `tools/generate.py`."""

from collections.abc import Iterator

import click

from gplang.cli.group import gpl

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

## Exit codes

| code | meaning |
|---:|---|
| 0 | done; nothing to look at |
| 1 | done, and there is something to look at: findings, changes, no match |
| 2 | a file cannot be read or written, or the command is misused |
| 3 | a bug in gpl: please report it |
| 130 | stopped by Ctrl-C |
| 141 | the output was closed early, for example by `head` |
"""


def render_commands() -> str:
    """Return the page."""
    return "\n".join((_HEAD, *_pages()))


def _pages() -> Iterator[str]:
    context = click.Context(gpl, info_name="gpl", help_option_names=["-h", "--help"])
    for name in gpl.list_commands(context):
        command = gpl.get_command(context, name)
        assert command is not None
        own = click.Context(command, info_name=name, parent=context, terminal_width=_WIDTH)
        yield f"## `gpl {name}`\n\n```console\n$ gpl {name} --help\n{command.get_help(own)}\n```\n"
