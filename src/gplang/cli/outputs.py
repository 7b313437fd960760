"""The files of a build, made in memory: which there are, what is in them, which of them cannot be made."""

import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from gplang.backends import TARGETS, Options, Refusal, render_pieces
from gplang.cli import clicks as click
from gplang.cli.completion_words import complete_targets
from gplang.cli.configured import choose_profiles
from gplang.cli.earlier import describe_changes, describe_stale, read_left, read_named
from gplang.cli.exit_codes import FINDINGS
from gplang.cli.extras import require_extra
from gplang.cli.logs import read_logs
from gplang.cli.lookup import offer_words
from gplang.cli.options import PLAN_PATH, STDIN, LogPaths, NoLog, ProfileName, StdinFilename, WeekNotes
from gplang.cli.progress import track
from gplang.cli.scheduled import (
    AthleteName,
    Start,
    TimeZone,
    WeekNumber,
    check_week,
    choose_athletes,
    has_errors,
    tell_findings,
)
from gplang.cli.week_options import name_of_weeks, read_weeks
from gplang.records import NamedTuple, replace
from gplang.report.visible import make_visible
from gplang.typed import TYPE_CHECKING, Annotated

if TYPE_CHECKING:
    from datetime import date

    from gplang.backends.previous import Previous
    from gplang.compiler import Compilation
    from gplang.diagnostics import Diagnostic
    from gplang.model.plan import Plan
    from gplang.scheduling.records import Schedule

CALENDAR = "ics"
"""The target that has a memory."""


_DEFAULT_FOLDER = "build"
_MOST_NAMED = 4
"""How many of the files that cannot be made for one reason are named."""


def _list_usual() -> str:
    *others, last = (target.name for target in TARGETS.values() if target.usual)
    return f"{', '.join(others)} and {last}"


class Request(NamedTuple):
    """What `gpl build` takes; `folder` is where the files go, `wanted` the targets as they were typed."""

    plans: Annotated[tuple[str, ...], click.argument("plans", nargs=-1, type=PLAN_PATH)]
    folder: Annotated[
        str,
        click.option(
            *("-o", "--output", "folder"),
            metavar="DIR",
            default=_DEFAULT_FOLDER,
            show_default=True,
            help="The output folder, created if missing; - prints a single file.",
        ),
    ]
    wanted: Annotated[
        tuple[str, ...],
        click.option(
            *("--to", "wanted"),
            metavar="TARGETS",
            multiple=True,
            shell_complete=complete_targets,
            help=f"What to build: {', '.join(TARGETS)}, separated by commas. Default: {_list_usual()}.",
        ),
    ]
    week: WeekNumber
    ranges: Annotated[
        tuple[int, ...],
        click.option(
            *("--weeks", "ranges"),
            metavar="WEEKS",
            callback=read_weeks,
            help="Only the weeks with these numbers: 3-5 or 1,3-5.",
        ),
    ]
    athlete: AthleteName
    start: Start
    timezone: TimeZone
    profile: ProfileName
    logs: LogPaths
    no_log: NoLog
    week_notes: WeekNotes
    previous: Annotated[
        str | None,
        click.option(
            "--previous",
            metavar="PATH",
            type=PLAN_PATH,
            help="The calendar of an earlier build to update, or its folder. Default: the one in DIR.",
        ),
    ]
    fresh: Annotated[
        bool,
        click.option("--fresh", is_flag=True, help="Start a new calendar, even if DIR has one from an earlier build."),
    ]
    feed: Annotated[
        bool,
        click.option(
            "--feed", is_flag=True, help="For a subscription: leave removed sessions out instead of cancelling them."
        ),
    ]
    paper: Annotated[
        str | None,
        click.option("--paper", type=click.Choice(("a4", "letter")), help="The paper of a PDF. Default: a4."),
    ]
    watch: Annotated[
        bool, click.option("--watch", is_flag=True, help="Build again whenever a file changes, until Ctrl+C.")
    ]
    stdin_filename: StdinFilename

    @property
    def chosen(self) -> bool:
        """Whether the command line names the targets."""
        return bool(self.wanted)

    @property
    def weeks(self) -> tuple[int, ...]:
        """The numbers of the weeks asked for; none for all of them."""
        return tuple(sorted({*self.ranges, *(() if self.week is None else (self.week,))}))

    @property
    def targets(self) -> tuple[str, ...]:
        """The targets asked for, in the table's order; raises a usage error for one that is unknown."""
        words = [word.strip().lower() for words in self.wanted for word in words.split(",")]
        for word in words:
            if word not in TARGETS:
                listed = ", ".join(TARGETS)
                raise click.UsageError(f"no target '{word}'{offer_words(word, TARGETS)}; targets are {listed}")
        if words:
            return tuple(target for target in TARGETS if target in words)
        usual = (target for target in TARGETS.values() if target.usual)
        return tuple(target.name for target in usual if target.by_week or not self.weeks)


class Output(NamedTuple):
    """A file to write: its name without folder, its bytes, how many sessions are in it, and when the first one is."""

    name: str
    data: bytes
    sessions: int
    first: "date | None"


class NotBuilt(NamedTuple):
    """A file that cannot be made, and why; `replaces`: it would have gone on from one that is there."""

    name: str
    refusal: Refusal
    replaces: bool


class Made(NamedTuple):
    """All files of a build, and what there is to know about calendars once they are written."""

    outputs: tuple[Output, ...]
    refused: tuple[NotBuilt, ...]
    notes: tuple[str, ...]


def make_outputs(ctx: click.Context, compiled: "Iterable[Compilation]", request: Request) -> Made:
    """Return the files of all plans; tells what the schedules give cause to say, and ends the command by an error."""
    from gplang.backends.losses import find_losses
    from gplang.diagnostics import sort_key
    from gplang.scheduling.excerpt import limit_weeks

    for target in map(TARGETS.__getitem__, request.targets):
        if target.needs:
            require_extra(f"--to {target.name}", target.needs, target.name)
    options = Options(read_stamp(), request.week_notes, feed=request.feed, paper=request.paper or "a4")
    told: list[Diagnostic] = []
    notes: list[str] = []
    files: list[Output | NotBuilt] = []
    plans = tuple(_plans(compiled, request))
    total = None if request.athlete is not None else sum(len(each.plan.athletes) or 1 for each in plans)
    scheduled = tuple(track(_schedule_all(ctx, plans, request, told), "scheduling", total))
    if request.previous is not None and len(scheduled) > 1 and Path(request.previous).is_file():
        what = f"this build writes {len(scheduled)} calendars: name the folder they are in"
        raise click.UsageError(f"--previous names one file, and {what}")
    chosen = [(name, limit_weeks(whole, request.weeks) if request.weeks else whole) for name, whole in scheduled]
    made = (
        made
        for name, schedule in chosen
        for made in _render(ctx, f"{name}{name_of_weeks(request.weeks)}", schedule, request, options, notes)
    )
    for pieces in track(made, "building", len(chosen) * len(request.targets)):
        files += pieces
    for _, schedule in chosen:
        told += find_losses(schedule, request.targets)
    if CALENDAR in request.targets and request.folder != STDIN:
        for stem, _, plan in plans:
            notes += describe_stale(request.folder, stem, plan, {name for name, _ in scheduled})
    tell_findings(sorted(told, key=sort_key))
    if has_errors(told):
        ctx.exit(FINDINGS)
    outputs = tuple(file for file in files if isinstance(file, Output))
    return Made(outputs, tuple(file for file in files if isinstance(file, NotBuilt)), tuple(notes))


def describe_refusals(refused: Iterable[tuple[str, Refusal]]) -> Iterator[str]:
    """Yield why things of these names cannot be made, with the hint: those with one reason together."""
    named: dict[Refusal, list[str]] = {}
    for name, refusal in refused:
        named.setdefault(refusal, []).append(make_visible(name))
    for refusal, names in named.items():
        more = len(names) - _MOST_NAMED
        listed = ("; " if any("," in name for name in names) else ", ").join(names[:_MOST_NAMED])
        listed += f" and {more:,} more" if more > 0 else ""
        yield f"{listed}: {refusal.message}\n  hint: {refusal.hint}"


class _Named(NamedTuple):
    """A plan, with the file it stands in and the name that its outputs begin with."""

    stem: str
    path: str
    plan: "Plan"


def _plans(compiled: "Iterable[Compilation]", request: Request) -> "Iterator[_Named]":
    """Yield the plans as the options change them."""
    from gplang.scheduling import with_overrides

    for result in compiled:
        assert result.plan is not None
        for week in request.weeks:
            check_week(result.plan, week)
        path = result.source.path
        yield _Named(_stem(path), path, with_overrides(result.plan, request.start, request.timezone))


def _schedule_all(
    ctx: click.Context, plans: tuple[_Named, ...], request: Request, told: "list[Diagnostic]"
) -> "Iterator[tuple[str, Schedule]]":
    """Yield the schedules of all plans and athletes, each with the name of its files."""
    from gplang.scheduling import build_all

    paths = [plan.path for plan in plans]
    profile_of = choose_profiles(ctx, paths, request.profile)
    logs_of = read_logs(ctx, paths, request.logs, no_log=request.no_log, outcome="written")
    for stem, path, plan in plans:
        athletes = choose_athletes(plan, request.athlete, path)
        for schedule, findings in build_all(plan, athletes, profile_of(path), logs_of(path)):
            athlete = schedule.athlete
            told += findings
            yield f"{stem}.{athlete.name}" if athlete is not None and len(plan.athletes) > 1 else stem, schedule


def _render(
    ctx: click.Context, name: str, schedule: "Schedule", request: Request, options: Options, notes: list[str]
) -> Iterator[list[Output | NotBuilt]]:
    """Yield what each target gives."""
    for target in request.targets:
        files: list[Output | NotBuilt] = []
        file = f"{name}{TARGETS[target].extension}"
        if target == CALENDAR:
            options = _go_on(ctx, file, schedule, request, options, notes)
        for made in render_pieces(target, schedule, options):
            if isinstance(made, Refusal):
                files.append(NotBuilt(file, made, options.previous is not None))
            else:
                own = f"{name}.{made.name}{TARGETS[target].extension}" if made.name else file
                files.append(Output(own, made.data, made.sessions, made.first))
        yield files


def _go_on(
    ctx: click.Context, file: str, schedule: "Schedule", request: Request, options: Options, notes: list[str]
) -> Options:
    """Return the options with all that the calendar needs to know: what it goes on from, and its zone's data."""
    from gplang.cli.zone_data import name_zone_data

    zone_data = "" if schedule.timezone is None else name_zone_data(schedule.timezone)
    previous: Previous | None = None
    said: Iterable[str] = ()
    if request.previous is not None:
        previous, said = read_named(ctx, request.previous, request.folder, file, schedule)
    elif not request.fresh and request.folder != STDIN:
        previous, said = read_left(request.folder, file, schedule)
    notes += said
    if previous is not None:
        notes += describe_changes(previous, file, schedule, feed=request.feed, zone_data=zone_data)
    return replace(options, previous=previous, zone_data=zone_data)


def read_stamp() -> datetime:
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
