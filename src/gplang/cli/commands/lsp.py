"""`gpl lsp`: the language server, for editors."""

import sys

import click

_MISSING = "the language server needs pygls; install it with: pip install 'gplang[lsp]'"
_TERMINAL = "it is an editor that starts this and talks to it; docs/editors.md tells how to set yours up"
_NOBODY_THERE = 2
_OF_OURS = frozenset({"pygls", "lsprotocol", "cattrs", "attrs"})


@click.command(epilog="Editors start it by themselves; docs/editors.md explains how to set them up.")
@click.option("--stdio", is_flag=True, hidden=True, help="What many editors add; there is no other way.")
@click.pass_context
def lsp(ctx: click.Context, stdio: bool) -> None:  # noqa: ARG001
    """Run the language server for editors, on standard input and output."""
    try:
        from gplang.lsp.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _OF_OURS:
            raise
        raise click.ClickException(_MISSING) from None
    if sys.stdin is not None and sys.stdin.isatty():
        click.echo(f"{ctx.command_path}: {_TERMINAL}", err=True)
        ctx.exit(_NOBODY_THERE)
    ctx.exit(serve())
