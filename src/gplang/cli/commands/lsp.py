"""`gpl lsp`: the language server, for editors."""

import sys

from gplang.cli import clicks as click
from gplang.cli.options import takes
from gplang.records import NamedTuple
from gplang.typed import Annotated

_TERMINAL = "it is an editor that starts this and talks to it; docs/editors.md tells how to set yours up"
_NOBODY_THERE = 2


class _Request(NamedTuple):
    """What `gpl lsp` takes."""

    stdio: Annotated[
        bool,
        click.option("--stdio", is_flag=True, hidden=True, help="What many editors add; there is no other way."),
    ]


@click.command(epilog="Editors start it by themselves; docs/editors.md explains how to set them up.")
@takes(_Request)
def lsp(ctx: click.Context, request: _Request) -> None:  # noqa: ARG001
    """Run the language server for editors, on standard input and output."""
    if sys.stdin is not None and sys.stdin.isatty():
        click.echo(f"{ctx.command_path}: {_TERMINAL}", err=True)
        ctx.exit(_NOBODY_THERE)
    from gplang.lsp.server import serve

    ctx.exit(serve())
