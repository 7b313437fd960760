"""`gpl build`: turn plans into JSON, calendars and Markdown."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple, NoReturn

import click
from click.core import ParameterSource

from gplang.backends import TARGETS, Options, Refusal, render
from gplang.cli.completion_words import complete_targets
from gplang.cli.door import hand_out
from gplang.cli.earlier import read_left, read_named, tell_changes
from gplang.cli.inputs import PLAN_PATH, STDIN
from gplang.cli.lookup import offer_words
from gplang.cli.scheduled import (
    FINDINGS,
    IO_ERROR,
    athlete_option,
    choose_athletes,
    compile_plans,
    has_errors,
    start_option,
    tell_findings,
    timezone_option,
)
from gplang.project import describe_obstacle, find_project_root, locate
from gplang.project.reading import reason_of
from gplang.project.writing import write_set
from gplang.report.visible import make_visible

if TYPE_CHECKING:
    from gplang.backends.previous import Previous
    from gplang.compiler import Compilation
    from gplang.diagnostics import Diagnostic
    from gplang.scheduling.records import Schedule

_DEFAULT_FOLDER = "build"
_CALENDAR = "ics"


class _Request(NamedTuple):
    """What the command line asks for; `chosen` tells that it named the targets itself.

    `folder` is where the files go, `previous` the calendar that an earlier build wrote, or its folder. `fresh`: what
    an earlier build left in the folder does not count. `feed`: the calendar is for a subscription.
    """

    folder: str
    targets: tuple[str, ...]
    chosen: bool
    athlete: str | None
    start: date | None
    timezone: str | None
    week_notes: bool
    previous: str | None
    fresh: bool
    feed: bool


class _Output(NamedTuple):
    """A file to write: its name without folder, its bytes, and how many sessions are in it."""

    name: str
    data: bytes
    sessions: int


class _NotBuilt(NamedTuple):
    """A file that cannot be made, and why; `replaces`: it would have gone on from one that is there."""

    name: str
    refusal: Refusal
    replaces: bool


@click.command(
    epilog="Exit codes: 0 built, 1 errors in a plan or an output that it cannot give, 2 a file cannot be read"
    " or written or the command is misused."
)
@click.argument("plans", nargs=-1, required=True, metavar="PLAN...", type=PLAN_PATH)
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    default=_DEFAULT_FOLDER,
    show_default=True,
    help="The folder to write to; it is made if missing. - prints the one file.",
)
@click.option(
    "--to",
    "wanted",
    metavar="TARGETS",
    multiple=True,
    shell_complete=complete_targets,
    help=f"What to build: {', '.join(TARGETS)}; several with commas. Default: all of them.",
)
@athlete_option
@start_option
@timezone_option
@click.option("--week-notes", is_flag=True, help="Put weeks with a label or a kind into the calendar, too.")
@click.option(
    "--previous",
    metavar="PATH",
    type=PLAN_PATH,
    help="The calendar that an earlier build wrote, or its folder, to go on from; by default what is in DIR.",
)
@click.option("--fresh", is_flag=True, help="Begin the calendar anew, whatever an earlier build left in DIR.")
@click.option("--feed", is_flag=True, help="For a subscription: what is gone is left out instead of being cancelled.")
@click.pass_context
def build(
    ctx: click.Context,
    plans: tuple[str, ...],
    output: str,
    wanted: tuple[str, ...],
    athlete: str | None,
    start: date | None,
    timezone: str | None,
    week_notes: bool,
    previous: str | None,
    fresh: bool,
    feed: bool,
) -> None:
    """Turn plans into JSON documents, calendars and Markdown sheets.

    Each PLAN gives <plan>.json, <plan>.ics and <plan>.md in DIR, one for each athlete (<plan>.<athlete>.ics)
    where it has two or more. An error in any plan stops the build, and nothing is written; a calendar that a
    plan without dates cannot give is left out unless --to asks for it.

    A calendar of the same plan that is in DIR is gone on from: what changed since is marked, and what is gone
    is cancelled.
    """
    targets = _read_targets(wanted)
    request = _Request(
        output, targets, bool(wanted), athlete, start, timezone, week_notes, previous, fresh=fresh, feed=feed
    )
    _check_request(request)
    if ctx.get_parameter_source("output") is ParameterSource.DEFAULT:
        _refuse_foreign(output)
    compiled = compile_plans(ctx, plans, "built")
    made = tuple(_build_all(ctx, compiled, request))
    files = tuple(item for item in made if isinstance(item, _Output))
    _tell_refusals(ctx, (item for item in made if isinstance(item, _NotBuilt)), request)
    if output == STDIN:
        _print_file(files)
    else:
        _write_files(ctx, Path(output), files, compiled)


def _read_targets(wanted: Iterable[str]) -> tuple[str, ...]:
    """Return the targets asked for, in the table's order; raises a usage error for one that is unknown."""
    words = [word.strip().lower() for words in wanted for word in words.split(",")]
    for word in words:
        if word not in TARGETS:
            listed = ", ".join(TARGETS)
            raise click.UsageError(f"no target '{word}'{offer_words(word, TARGETS)}; targets are {listed}")
    return tuple(target for target in TARGETS if not words or target in words)


def _check_request(request: _Request) -> None:
    """Raise a usage error for options that do not go together."""
    if not request.folder:
        raise click.UsageError("-o takes a folder, not an empty path; . is the current one")
    if request.folder == STDIN and len(request.targets) != 1:
        raise click.UsageError("-o - prints one file: choose one target, such as --to md")
    if request.folder != STDIN and (obstacle := describe_obstacle(Path(request.folder))):
        raise click.UsageError(make_visible(obstacle))
    if request.fresh and request.previous is not None:
        raise click.UsageError("--fresh begins anew and --previous goes on: choose one of them")
    for option, given in (
        ("--week-notes", request.week_notes),
        ("--previous", request.previous is not None),
        ("--fresh", request.fresh),
        ("--feed", request.feed),
    ):
        if given and _CALENDAR not in request.targets:
            raise click.UsageError(f"{option} is about calendars: add {_CALENDAR} to --to")


def _refuse_foreign(folder: str) -> None:
    """Raise a usage error if the folder that nobody named is a link out of the project."""
    if not locate(Path(folder)).real.is_relative_to(find_project_root(Path())):
        raise click.UsageError(f"{folder} is a link that leads out of the project; name the folder to write to with -o")


def _build_all(
    ctx: click.Context, compiled: "Iterable[Compilation]", request: _Request
) -> "Iterator[_Output | _NotBuilt]":
    """Yield the files of all plans, made in memory; tells what the schedules give cause to say."""
    from gplang.backends.losses import find_losses
    from gplang.diagnostics import sort_key

    options = Options(_read_stamp(), request.week_notes, feed=request.feed)
    told: list[Diagnostic] = []
    scheduled = tuple(_schedule_all(compiled, request, told))
    if request.previous is not None and len(scheduled) > 1 and Path(request.previous).is_file():
        what = f"this build writes {len(scheduled)} calendars: name the folder they are in"
        raise click.UsageError(f"--previous names one file, and {what}")
    for name, schedule in scheduled:
        told += find_losses(schedule, request.targets)
        yield from _render(ctx, name, schedule, request, options)
    tell_findings(sorted(told, key=sort_key))
    if has_errors(told):
        ctx.exit(FINDINGS)


def _schedule_all(
    compiled: "Iterable[Compilation]", request: _Request, told: "list[Diagnostic]"
) -> "Iterator[tuple[str, Schedule]]":
    """Yield the schedules of all plans and athletes, each with the name of its files."""
    from gplang.scheduling import build_schedule, with_overrides

    for result in compiled:
        assert result.plan is not None
        plan = with_overrides(result.plan, request.start, request.timezone)
        stem = _stem(result.source.path)
        for athlete in choose_athletes(plan, request.athlete, result.source.path):
            schedule, findings = build_schedule(plan, athlete)
            told += findings
            yield f"{stem}.{athlete.name}" if athlete is not None and len(plan.athletes) > 1 else stem, schedule


def _render(
    ctx: click.Context, name: str, schedule: "Schedule", request: _Request, options: Options
) -> "Iterator[_Output | _NotBuilt]":
    for target in request.targets:
        file = f"{name}{TARGETS[target].extension}"
        if target == _CALENDAR:
            options = _go_on(ctx, file, schedule, request, options)
        data = render(target, schedule, options)
        if isinstance(data, Refusal):
            yield _NotBuilt(file, data, options.previous is not None)
        else:
            yield _Output(file, data, len(schedule.sessions))


def _go_on(ctx: click.Context, file: str, schedule: "Schedule", request: _Request, options: Options) -> Options:
    """Return the options with all that the calendar needs to know: what it goes on from, and its zone's data."""
    from gplang.cli.zone_data import name_zone_data

    zone_data = "" if schedule.timezone is None else name_zone_data(schedule.timezone)
    previous: Previous | None = None
    if request.previous is not None:
        previous = read_named(ctx, request.previous, request.folder, file, schedule)
    elif not request.fresh and request.folder != STDIN:
        previous = read_left(request.folder, file, schedule)
    if previous is not None:
        tell_changes(previous, file, schedule, feed=request.feed, zone_data=zone_data)
    return replace(options, previous=previous, zone_data=zone_data)


def _read_stamp() -> datetime:
    """Return the moment of building: `SOURCE_DATE_EPOCH` (seconds) if that is set, else now."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not text:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        seconds = int(text)
        if seconds >= 0:
            return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        pass
    raise click.UsageError(f"the variable SOURCE_DATE_EPOCH takes whole seconds from 0 up, not '{text}'")


def _stem(path: str) -> str:
    return PurePosixPath(path).stem.strip("<>") or "plan"


def _tell_refusals(ctx: click.Context, refused: Iterable[_NotBuilt], request: _Request) -> None:
    """Tell which files cannot be made; ends the command if one was asked for by name or is already there.

    Else the others would tell of another plan than the calendar that stays.
    """
    count = 0
    left = ""
    for count, (name, refusal, replaces) in enumerate(refused, 1):  # noqa: B007
        click.echo(f"gpl build: no {make_visible(name)}: {refusal.message}", err=True)
        click.echo(f"  hint: {refusal.hint}", err=True)
        left = left or name * replaces
    if count and (request.chosen or request.previous is not None):
        click.echo("gpl build: nothing written", err=True)
        ctx.exit(FINDINGS)
    if left:
        click.echo(f"gpl build: nothing written: the earlier {make_visible(left)} would not agree with it", err=True)
        click.echo("  hint: to do without the calendar, delete it or build with --fresh", err=True)
        ctx.exit(FINDINGS)


def _print_file(files: Sequence[_Output]) -> None:
    if len(files) != 1:
        what = f"{len(files)} files: choose one athlete with --athlete, and one plan"
        raise click.UsageError(f"-o - prints one file, and this build has {what}")
    hand_out(files[0].data)


def _write_files(ctx: click.Context, folder: Path, files: Sequence[_Output], compiled: "Sequence[Compilation]") -> None:
    """Write all files or none, and tell which."""
    _refuse_clashes(folder, files, compiled)
    try:
        write_set(folder, {file.name: file.data for file in files})
    except OSError as error:
        _fail(ctx, error, folder)
    for file in files:
        sessions = "1 session" if file.sessions == 1 else f"{file.sessions:,} sessions"
        click.echo(f"wrote {make_visible((folder / file.name).as_posix())}  ({sessions})")


def _refuse_clashes(folder: Path, files: Sequence[_Output], compiled: "Sequence[Compilation]") -> None:
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
    ctx.exit(IO_ERROR)
