"""`gpl playground`: the page in which plans are written and checked, served on this machine."""

from pathlib import Path

from gplang.cli import clicks as click
from gplang.cli.options import takes
from gplang.project.reading import reason_of
from gplang.records import NamedTuple
from gplang.report.visible import make_visible
from gplang.typed import Annotated

_FOLDER = "build/playground"
"""Where `make playground` puts it."""


class _Request(NamedTuple):
    """What `gpl playground` takes."""

    folder: Annotated[str, click.argument("folder", default=_FOLDER, type=click.Path())]
    port: Annotated[
        int,
        click.option(
            "--port", type=click.IntRange(0, 65535), default=0, help="Serve on this port, not on any free one."
        ),
    ]
    open: Annotated[bool, click.option("--open", is_flag=True, help="Open the page in the browser.")]


@click.command(epilog="Exit codes: 0 ended by Ctrl+C, 2 it is not built or the command is misused.")
@takes(_Request)
def playground(ctx: click.Context, request: _Request) -> None:  # noqa: ARG001
    """Serve the playground: a page in which plans are written and checked, without an installation.

    FOLDER is what `make playground` builds in a clone of gplang, build/playground by default. All of gplang runs in the
    page, so any web server can serve it; this one does on this machine only, until Ctrl+C.
    """
    from gplang.playground.serving import START, Served

    folder = Path(request.folder)
    if not (folder / START).is_file():
        shown = make_visible(request.folder)
        raise click.mistake(f"{shown} holds no playground; `make playground` in a clone of gplang builds one")
    try:
        served = Served(folder, request.port)
    except OSError as error:
        raise click.UsageError(f"port {request.port} cannot be used: {reason_of(error)}") from None
    click.echo(served.address)
    click.echo("Ctrl+C ends it.", err=True)
    if request.open:
        click.launch(served.address)
    served.run()
