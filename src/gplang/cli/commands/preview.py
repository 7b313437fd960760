"""`gpl preview`: a plan as a page in the browser, anew whenever a file is saved."""

from collections.abc import Callable, Iterable
from pathlib import Path

from gplang.cli import clicks as click
from gplang.cli.configured import choose_profiles
from gplang.cli.exit_codes import REFUSED
from gplang.cli.inputs import compile_inputs, tell_problem
from gplang.cli.options import ProfileName, takes
from gplang.cli.scheduled import OnePlan, find_only_plan
from gplang.cli.watched import files_of
from gplang.project import PathProblem, is_folder
from gplang.project.reading import reason_of
from gplang.project.watching import State, take_state, wait_for_change
from gplang.records import NamedTuple
from gplang.report.visible import make_visible
from gplang.typed import TYPE_CHECKING, Annotated

if TYPE_CHECKING:
    from gplang.compiler import Compilation
    from gplang.guide import Profile
    from gplang.preview.serving import Preview


class _Request(NamedTuple):
    """What `gpl preview` takes."""

    plan: OnePlan
    week: Annotated[
        int,
        click.option("--week", metavar="N", type=click.IntRange(1), default=1, help="The week to show; 1 by default."),
    ]
    port: Annotated[
        int,
        click.option(
            "--port", type=click.IntRange(0, 65535), default=0, help="Serve on this port, not on any free one."
        ),
    ]
    profile: ProfileName
    open: Annotated[bool, click.option("--open", is_flag=True, help="Open the page in the browser.")]


@click.command(epilog="Exit codes: 0 ended by Ctrl+C, 2 the file cannot be read or the command is misused.")
@takes(_Request)
def preview(ctx: click.Context, request: _Request) -> None:
    """Show a week of a plan in the browser, and show it anew whenever the plan is saved.

    The page has the sessions of the week and the hard sets of all weeks. It is served on this machine only, under an
    address that nobody can guess, until Ctrl+C. PLAN is a file; without one it is the only plan of the current folder.
    """
    from gplang.preview.serving import Preview
    from gplang.preview.shell import make_shell

    path = find_only_plan() if request.plan is None else request.plan
    if path == "-" or is_folder(Path(path)):
        raise click.UsageError(f"{make_visible(path)} is no file; name one plan")
    profile = choose_profiles(ctx, [path], request.profile)(path)
    first = _compile(path)
    if first is None:
        ctx.exit(REFUSED)
    try:
        page = Preview(make_shell(), port=request.port)
    except OSError as error:
        raise click.UsageError(f"port {request.port} cannot be used: {reason_of(error)}") from None
    click.echo(f"{make_visible(path)}: {page.address}")
    click.echo("Ctrl+C ends it.", err=True)
    if request.open:
        click.launch(page.address)
    try:
        _follow(page, path, first, profile, request.week)
    except KeyboardInterrupt:
        page.close()


def _follow(page: "Preview", path: str, compilation: "Compilation", profile: "Profile", week: int) -> None:
    """Show a plan, and again after each change, for ever."""
    from gplang.editor.schedules import build_schedules
    from gplang.preview.contents import draw

    before: State = {}
    while True:
        watched = _watch(compilation)
        before = {path: before.get(path, state) for path, state in take_state(watched()).items()}
        page.show(draw(compilation, build_schedules(compilation.plan, profile), week))
        compiled = None
        while compiled is None:
            before = wait_for_change(watched, before)
            compiled = _compile(path)
        compilation = compiled


def _watch(compilation: "Compilation") -> Callable[[], Iterable[Path]]:
    files = files_of([compilation])
    return lambda: files


def _compile(path: str) -> "Compilation | None":
    """Return a plan as it is on the disk; None, and a message, where it cannot be read."""
    (result,) = compile_inputs([path])
    if isinstance(result, PathProblem):
        tell_problem(result)
        return None
    return result
