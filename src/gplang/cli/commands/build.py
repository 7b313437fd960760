"""`gpl build`: turn plans into JSON, calendars, sheets and pages."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from gplang.backends import TARGETS
from gplang.cli import clicks as click
from gplang.cli.door import hand_out
from gplang.cli.exit_codes import FINDINGS, REFUSED
from gplang.cli.options import STDIN, takes
from gplang.cli.outputs import CALENDAR, Made, NotBuilt, Output, Request, describe_refusals, make_outputs
from gplang.cli.scheduled import compile_plans
from gplang.cli.watched import repeat
from gplang.project import describe_obstacle, find_project_root, is_folder, is_system_file, locate
from gplang.project.reading import reason_of
from gplang.project.writing import write_set
from gplang.report.visible import make_visible
from gplang.typed import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from gplang.compiler import Compilation


@click.command(
    epilog="Exit codes: 0 built, 1 a plan has errors or cannot give an output, 2 a file cannot be read"
    " or written or the command is misused."
)
@takes(Request)
def build(ctx: click.Context, request: Request) -> None:
    """Turn plans into JSON documents, calendars, Markdown sheets and web pages.

    PLANS are files, folders (every plan in and below them) or - for standard input; without any, the current folder.
    Each plan gives <plan>.json, <plan>.ics, <plan>.md and <plan>.html in DIR, or one of each per athlete
    (<plan>.<athlete>.ics) if it has two or more. If any plan has an error, nothing is written. A plan without dates
    gives no calendar; this is only an error if --to asks for one.

    With --week or --weeks, files hold these weeks only and say so in their names (<plan>.week-4.html); JSON documents
    and calendars are always whole and are left out.

    An earlier calendar of the same plan in DIR is updated: changed sessions are marked, removed ones cancelled.
    With --watch, all is built again whenever a plan, a file that it uses, or the configuration is saved.
    """
    _check_request(request)
    if request.stdin_filename is not None and STDIN not in request.plans:
        raise click.UsageError("--stdin-filename needs - among the plans")
    if "folder" not in ctx.given:
        _refuse_foreign(request.folder)
    if request.watch:
        repeat(request.plans or (".",), lambda: _build(ctx, request))
    else:
        _build(ctx, request)


def _build(ctx: click.Context, request: Request) -> None:
    """Build all plans once; what is wrong ends the command."""
    compiled = compile_plans(ctx, request.plans or (".",), "built", stdin_filename=request.stdin_filename)
    made = make_outputs(ctx, compiled, request)
    _tell_refusals(ctx, made.refused, request)
    if request.folder == STDIN:
        _print_file(made)
    else:
        _write_files(ctx, Path(request.folder), made, compiled)


def _check_request(request: Request) -> None:
    """Raise a usage error for options that do not go together."""
    if not request.folder:
        raise click.UsageError("-o takes a folder, not an empty path; . is the current one")
    if request.folder == STDIN and len(request.targets) != 1:
        raise click.UsageError("-o - prints one file: choose one target, such as --to md")
    if request.folder != STDIN:
        _check_folder(Path(request.folder))
    if request.watch and STDIN in (request.folder, *request.plans):
        raise click.UsageError("--watch reads and writes files: it does not go with -")
    if request.fresh and request.previous is not None:
        raise click.UsageError("--fresh begins anew and --previous goes on: choose one of them")
    if whole := [target for target in request.targets if request.weeks and not TARGETS[target].by_week]:
        *others, last = (target.name for target in TARGETS.values() if target.by_week)
        limited = f"{', '.join(others)} and {last}"
        raise click.UsageError(f"{' and '.join(whole)} cannot be limited to some weeks; --weeks goes with {limited}")
    for option, given in (
        ("--week-notes", request.week_notes),
        ("--previous", request.previous is not None),
        ("--fresh", request.fresh),
        ("--feed", request.feed),
    ):
        if given and CALENDAR not in request.targets:
            raise click.UsageError(f"{option} is about calendars: add {CALENDAR} to --to")
    if request.paper is not None and "pdf" not in request.targets:
        raise click.UsageError("--paper is about PDFs: add pdf to --to; a web page is printed on any paper")


def _check_folder(folder: Path) -> None:
    """Raise a usage error if no folder can be there, or hardly one is meant."""
    printing = "`-o - --to md` prints one file"
    if obstacle := describe_obstacle(folder):
        raise click.UsageError(make_visible(f"{obstacle}; {printing}" if is_system_file(folder) else obstacle))
    extensions = {target.extension for target in TARGETS.values()}
    if folder.suffix.lower() in extensions and not is_folder(folder):
        named = make_visible(folder.as_posix())
        raise click.UsageError(f"-o takes a folder, and {named} is named like a file; {printing}")


def _refuse_foreign(folder: str) -> None:
    """Raise a usage error if the folder that nobody named is a link out of the project."""
    if not locate(Path(folder)).real.is_relative_to(find_project_root(Path())):
        raise click.UsageError(f"{folder} is a link that leads out of the project; name the folder to write to with -o")


def _tell_refusals(ctx: click.Context, refused: Iterable[NotBuilt], request: Request) -> None:
    """Tell which files cannot be made; ends the command if one was asked for by name or is already there.

    Else the others would tell of another plan than the calendar that stays.
    """
    told = list(refused)
    for line in describe_refusals((each.name, each.refusal) for each in told):
        click.echo(f"gpl build: no {line}", err=True)
    left = next((each.name for each in told if each.replaces), "")
    if told and (request.chosen or request.previous is not None):
        click.echo("gpl build: nothing written", err=True)
        ctx.exit(FINDINGS)
    if left:
        click.echo(f"gpl build: nothing written: the earlier {make_visible(left)} would not agree with it", err=True)
        click.echo("  hint: to do without the calendar, delete it or build with --fresh", err=True)
        ctx.exit(FINDINGS)


def _print_file(made: Made) -> None:
    if len(made.outputs) != 1:
        what = f"{len(made.outputs)} files: choose one athlete with --athlete, and one plan"
        raise click.UsageError(f"-o - prints one file, and this build has {what}")
    _tell_notes(made)
    hand_out(made.outputs[0].data)


def _write_files(ctx: click.Context, folder: Path, made: Made, compiled: "Sequence[Compilation]") -> None:
    """Write all files or none, and tell which; what there is to know of them only if they are written."""
    _refuse_clashes(folder, made.outputs, compiled)
    try:
        write_set(folder, {file.name: file.data for file in made.outputs})
    except OSError as error:
        _fail(ctx, error, folder)
    _tell_notes(made)
    for file in made.outputs:
        sessions = "1 session" if file.sessions == 1 else f"{file.sessions:,} sessions"
        since = "" if file.first is None else f" from {file.first.isoformat()}"
        click.echo(f"wrote {make_visible((folder / file.name).as_posix())}  ({sessions}{since})")


def _tell_notes(made: Made) -> None:
    for note in made.notes:
        click.echo(note, err=True)


def _refuse_clashes(folder: Path, files: Sequence[Output], compiled: "Sequence[Compilation]") -> None:
    """Raise a usage error if two files have one name (case aside), or one would replace a plan."""
    seen: set[str] = set()
    sources = {locate(Path(result.source.path)).real for result in compiled}
    for file in files:
        path = folder / file.name
        if file.name.casefold() in seen:
            raise click.UsageError(f"two plans would write {path.as_posix()}; give each a folder of its own")
        if locate(path).real in sources:
            raise click.UsageError(f"{path.as_posix()} is a plan itself; choose another folder with -o")
        seen.add(file.name.casefold())


def _fail(ctx: click.Context, error: OSError, folder: Path) -> NoReturn:
    place = make_visible(Path(error.filename or folder).as_posix())
    click.echo(f"gpl build: cannot write {place}: {reason_of(error)}; nothing written", err=True)
    ctx.exit(REFUSED)
