"""What a command prints, or writes into the file of `-o`."""

from pathlib import Path

from gplang.cli import clicks as click
from gplang.cli.door import hand_out, show_painted
from gplang.cli.exit_codes import REFUSED
from gplang.cli.options import STDIN
from gplang.cli.terminal import choose_color
from gplang.project.paths import SUFFIX
from gplang.report.visible import make_visible
from gplang.typed import Annotated


def _refuse_plan(path: str) -> str:
    """Return the path; raises a usage error if it is empty or would be a plan's."""
    if not path or path.lower().endswith(SUFFIX):
        named = f"{make_visible(path)} is named like a plan" if path else "an empty path is none"
        raise click.UsageError(f"-o takes the file to write, and {named}")
    return path


OutputFile = Annotated[
    str,
    click.option(
        *("-o", "--output"),
        metavar="FILE",
        default=STDIN,
        callback=_refuse_plan,
        help="The file to write; - is standard output, the default.",
    ),
]


def deliver(ctx: click.Context, output: str, what: str | bytes) -> None:
    """Print something or write it into a file: a text with our colours, or bytes for a program.

    A file that cannot be written ends the command.
    """
    if output != STDIN:
        _write(ctx, output, click.unstyle(what).encode(errors="backslashreplace") if isinstance(what, str) else what)
    elif isinstance(what, str):
        show_painted(what, color=choose_color())
    else:
        hand_out(what)


def _write(ctx: click.Context, output: str, data: bytes) -> None:
    from gplang.project.reading import reason_of
    from gplang.project.writing import write_file

    try:
        write_file(Path(output), data)
    except OSError as error:
        click.echo(f"{ctx.command_path}: cannot write {make_visible(output)}: {reason_of(error)}", err=True)
        ctx.exit(REFUSED)
    click.echo(f"wrote {make_visible(output)}", err=True)
