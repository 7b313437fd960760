"""`gpl lsp`: the language server, for editors."""

import click

_MISSING = "the language server needs pygls; install it with: pip install 'gplang[lsp]'"
_OF_OURS = frozenset({"pygls", "lsprotocol", "cattrs", "attrs"})


@click.command(epilog="Editors start it by themselves; docs/editors.md tells how to set them up.")
@click.option("--stdio", is_flag=True, hidden=True, help="What many editors add; there is no other way.")
def lsp(stdio: bool) -> None:  # noqa: ARG001
    """Answer an editor on standard input and output, by the Language Server Protocol."""
    try:
        from gplang.lsp.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _OF_OURS:
            raise
        raise click.ClickException(_MISSING) from None
    serve()
