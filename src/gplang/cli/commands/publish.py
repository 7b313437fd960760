"""`gpl publish`: a folder for a web server, with calendars and pages under names that nobody can guess."""

from pathlib import Path
from urllib.parse import urlsplit

from gplang.backends import Options
from gplang.cli import clicks as click
from gplang.cli.configured import choose_profiles
from gplang.cli.exit_codes import FINDINGS, REFUSED
from gplang.cli.extras import require_extra
from gplang.cli.logs import read_logs
from gplang.cli.options import PLAN_PATH, STDIN, LogPaths, NoLog, ProfileName, WeekNotes, takes
from gplang.cli.outputs import read_stamp
from gplang.cli.progress import track
from gplang.cli.scheduled import compile_plans, has_errors, tell_findings
from gplang.project import describe_obstacle, locate
from gplang.project.reading import reason_of
from gplang.project.writing import write_set
from gplang.records import NamedTuple
from gplang.report.visible import make_visible
from gplang.typed import TYPE_CHECKING, Annotated, NoReturn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gplang.cli.publishing import Site
    from gplang.compiler import Compilation
    from gplang.diagnostics import Diagnostic
    from gplang.scheduling.records import Schedule

_MOST_ADDRESS = 500
"""Characters of an address: a code of a longer one could hardly be scanned."""


def _read_base(text: str | None) -> str | None:
    """Return the address of the folder, with a slash at its end; raises a usage error for what is none."""
    if text is None:
        return None
    try:
        parts = urlsplit(text)
        known = parts.scheme in ("http", "https") and parts.hostname and (parts.port is None or parts.port)
    except ValueError:
        known = False
    if not known or "@" in parts.netloc or parts.query or parts.fragment or not text.isprintable() or " " in text:
        raise click.UsageError(f"--base-url takes an address like https://example.com/plans/, not '{text}'")
    if len(text) > _MOST_ADDRESS:
        raise click.UsageError(f"--base-url takes at most {_MOST_ADDRESS} characters, not {len(text)}")
    return text if text.endswith("/") else f"{text}/"


class _Request(NamedTuple):
    """What `gpl publish` takes."""

    folder: Annotated[str, click.argument("folder", metavar="DIR", type=PLAN_PATH)]
    plans: Annotated[tuple[str, ...], click.argument("plans", nargs=-1, type=PLAN_PATH)]
    base: Annotated[
        str | None,
        click.option(
            *("--base-url", "base"),
            metavar="URL",
            callback=_read_base,
            help="Where DIR will be on the web (https://example.com/plans/): for webcal: links and QR codes.",
        ),
    ]
    week_notes: WeekNotes
    profile: ProfileName
    logs: LogPaths
    no_log: NoLog
    quiet: Annotated[
        bool, click.option("-q", "--quiet", is_flag=True, help="Print no addresses: for logs that others can read.")
    ]


@click.command(
    epilog="Exit codes: 0 published, 1 a plan has errors, 2 a file cannot be read or written or the command is misused."
)
@takes(_Request)
def publish(ctx: click.Context, request: _Request) -> None:
    """Build plans into a folder for a web server.

    PLANS are files or folders (every plan in and below them); without any, the current folder. Each plan and athlete
    gives a calendar to subscribe to and a page in DIR, under a name that nobody can guess and that stays the same. A
    page that lists all of them, the index, is for the coach; its address is printed. Removed plans are removed from
    DIR; files that gpl publish did not write, or that were changed since, stay.

    The names are made from a secret key: the variable GPL_PUBLISH_KEY, or the file .gpl-publish-key at the root of the
    project, which is made the first time. If any plan has an error, nothing is written.
    """
    folder = Path(request.folder)
    if not request.folder or request.folder == STDIN:
        raise click.UsageError("the folder to publish is DIR; - and an empty path are none")
    if obstacle := describe_obstacle(folder):
        raise click.UsageError(make_visible(obstacle))
    if request.base is not None:
        require_extra("a QR code", "segno", "publish")
    options = Options(read_stamp(), request.week_notes, feed=True)
    compiled = compile_plans(ctx, request.plans or (".",), "published", quiet=request.quiet)
    _refuse_plans_below(folder, compiled)
    schedules = _schedule_all(ctx, compiled, request)
    site, notes = _make(folder, schedules, options, request)
    try:
        write_set(folder, site.files, site.gone)
    except OSError as error:
        _fail(ctx, error, folder)
    for note in (*notes, *site.notes):
        click.echo(note, err=True)
    _tell(folder, site, request)


def _refuse_plans_below(folder: Path, compiled: "Sequence[Compilation]") -> None:
    """Raise a usage error if a plan stands where everybody will be able to read it."""
    real = locate(folder).real
    for result in compiled:
        if locate(Path(result.source.path)).real.is_relative_to(real):
            shown = make_visible(folder.as_posix())
            raise click.UsageError(f"{shown} is published as a whole, and {result.source.path} is in it")


def _schedule_all(ctx: click.Context, compiled: "Sequence[Compilation]", request: _Request) -> "list[Schedule]":
    from gplang.backends.losses import find_losses
    from gplang.diagnostics import sort_key
    from gplang.scheduling import build_all

    told: list[Diagnostic] = []
    schedules: list[Schedule] = []
    paths = [result.source.path for result in compiled]
    profile_of = choose_profiles(ctx, paths, request.profile)
    logs_of = read_logs(ctx, paths, request.logs, no_log=request.no_log, outcome="published")
    total = sum(len(result.plan.athletes) or 1 for result in compiled if result.plan is not None)
    built = (
        each
        for result in compiled
        if result.plan is not None
        for path in [result.source.path]
        for each in build_all(result.plan, result.plan.athletes or (None,), profile_of(path), logs_of(path))
    )
    for schedule, findings in track(built, "scheduling", total, quiet=request.quiet):
        told += (*findings, *find_losses(schedule, ("ics",)))
        schedules.append(schedule)
    tell_findings(sorted(told, key=sort_key))
    if has_errors(told):
        click.echo("gpl publish: nothing published: a plan has errors", err=True)
        ctx.exit(FINDINGS)
    return schedules


def _make(
    folder: Path, schedules: "Sequence[Schedule]", options: Options, request: _Request
) -> "tuple[Site, tuple[str, ...]]":
    from gplang.cli.publish_key import read_key
    from gplang.cli.publishing import make_site

    key = read_key(folder)
    return make_site(folder, schedules, key.text, request.base, options, quiet=request.quiet), key.notes


def _tell(folder: Path, site: "Site", request: _Request) -> None:
    counts = {end: sum(name.endswith(end) for name in site.files) for end in (".ics", ".html")}
    pages = counts[".html"] - 1 - ("index.html" in site.files)
    removed = f", {len(site.gone)} old {'file' if len(site.gone) == 1 else 'files'} removed" if site.gone else ""
    parts = f"{_count(counts['.ics'], 'calendar')}, {_count(pages, 'page')}"
    click.echo(f"published {make_visible(folder.as_posix())}  ({parts}{removed})")
    if not request.quiet:
        click.echo(f"index: {make_visible((request.base or f'{folder.as_posix()}/') + site.front)}")


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _fail(ctx: click.Context, error: OSError, folder: Path) -> NoReturn:
    place = make_visible(Path(error.filename or folder).as_posix())
    click.echo(f"gpl publish: cannot write {place}: {reason_of(error)}; nothing written", err=True)
    ctx.exit(REFUSED)
