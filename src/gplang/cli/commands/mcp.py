"""`gpl mcp`: the server for agents."""

import sys

from gplang.cli import clicks as click
from gplang.cli.extras import require_extra
from gplang.cli.options import takes
from gplang.records import NamedTuple

_TERMINAL = "it is an agent's program that starts this and talks to it; docs/agents.md tells how to set yours up"


class _Request(NamedTuple):
    """What `gpl mcp` takes: nothing."""


@click.command(epilog="Exit codes: 0 the other side has ended it, 2 there is nobody to talk to.")
@takes(_Request)
def mcp(ctx: click.Context, request: _Request) -> None:  # noqa: ARG001
    """Serve agents by the Model Context Protocol, on standard input and output.

    They check, explain, format, fix, build, count and review plans that they send as texts; no file is read or written.
    """
    require_extra("the server for agents", "mcp", "mcp")
    if sys.stdin is not None and sys.stdin.isatty():
        click.echo(f"{ctx.command_path}: {_TERMINAL}", err=True)
        ctx.exit(2)
    from gplang.mcp.server import serve

    serve()
