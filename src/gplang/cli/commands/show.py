"""`gpl show`: the week as a coach would write it."""

from datetime import timedelta

from gplang.cli import clicks as click
from gplang.cli.agenda import Form, show_agenda
from gplang.cli.clock import read_day
from gplang.cli.configured import choose_profiles
from gplang.cli.courses import schedule_courses
from gplang.cli.delivery import OutputFile, deliver
from gplang.cli.exit_codes import FINDINGS
from gplang.cli.logs import look_at_logs
from gplang.cli.options import PLAN_PATH, LogPaths, NoLog, ProfileName, takes
from gplang.cli.scheduled import (
    AthleteName,
    Start,
    TimeZone,
    WeekNumber,
    check_week,
    choose_athletes,
    compile_plan,
    has_errors,
    tell_findings,
)
from gplang.records import NamedTuple
from gplang.typed import TYPE_CHECKING, Annotated

if TYPE_CHECKING:
    from gplang.backends.agenda import Days

_WEEK_DAYS = 7


class _Request(NamedTuple):
    """What `gpl show` takes."""

    plans: Annotated[tuple[str, ...], click.argument("plans", nargs=-1, type=PLAN_PATH)]
    week: WeekNumber
    on: Annotated[
        str | None,
        click.option("--date", "on", metavar="DATE", help="Who trains what on this day (2027-01-12), of all plans."),
    ]
    week_of: Annotated[
        str | None,
        click.option("--week-of", metavar="DATE", help="Who trains what from Monday to Sunday of this day's week."),
    ]
    athlete: AthleteName
    start: Start
    timezone: TimeZone
    profile: ProfileName
    logs: LogPaths
    no_log: NoLog
    explain: Annotated[bool, click.option("--explain", is_flag=True, help="Show how each dose was calculated.")]
    form: Form
    output: OutputFile


@click.command(
    epilog="Exit codes: 0 shown, also where nobody trains, 1 errors in a plan or a log, 2 a file cannot be read or"
    " written or holds no plan, there is no such week or athlete, or the command is misused."
)
@takes(_Request)
def show(ctx: click.Context, request: _Request) -> None:
    """Show a week of a plan as a coach would write it, or who trains what on a day.

    Without --week, it shows an overview of all weeks, then the first in full. Each athlete is shown separately;
    --athlete selects one. A plan without a start is shown without dates. PLANS are files, or - for standard
    input; without one it is the only plan of the current folder.

    With --date or --week-of, it shows one table of who trains what, where and when, of all athletes of all PLANS, which
    may be folders too; without any, the current folder. Events (matches, practices) are in it, and who rests, why and
    until when.
    """
    days = _read_days(request)
    if days is not None:
        from gplang.backends.agenda import find_days

        courses, code = schedule_courses(
            *(ctx, request.plans, request.athlete, request.profile, "shown"),
            start=request.start,
            timezone=request.timezone,
            logs=request.logs,
            no_log=request.no_log,
        )
        zones = {each.schedule.timezone for each in courses}
        agenda = find_days(courses, dict.fromkeys(zones, days))
        show_agenda(ctx, agenda, request.form, request.output, in_full=False)
        ctx.exit(code)
    if request.form != "text":
        instead = f"gpl build --to {'json' if request.form == 'json' else 'md'} -o -"
        raise click.UsageError(
            f"--format {request.form} goes with --date or --week-of; `{instead}` prints a whole plan"
        )
    from gplang.cli.layout import rule

    found = [_boards(ctx, path, request) for path in request.plans or (None,)]
    deliver(ctx, request.output, rule().join(board for boards, _ in found for board in boards))
    ctx.exit(max(code for _, code in found))


def _read_days(request: _Request) -> "Days | None":
    """Return the days whose table is asked for; raises a usage error for options that do not go together."""
    if request.on is None and request.week_of is None:
        return None
    if request.on is not None and request.week_of is not None:
        raise click.UsageError("--date is one day and --week-of seven: choose one of them")
    if request.week is not None:
        raise click.UsageError("--week is a week of a plan; it goes without --date and --week-of")
    if request.explain:
        raise click.UsageError("--explain is about doses, and the table of a day has none; leave it out")
    from gplang.backends.agenda import Days

    if request.on is not None:
        day = read_day("--date", request.on)
        return Days(day, day)
    day = read_day("--week-of", request.week_of or "")
    monday = day - timedelta(day.weekday())
    return Days(monday, monday + timedelta(_WEEK_DAYS - 1))


def _boards(ctx: click.Context, path: str | None, request: _Request) -> tuple[list[str], int]:
    """Return the pages of a plan, one for each athlete, and the exit code that its logs ask for."""
    written, path = compile_plan(ctx, path, "shown")
    week = request.week
    check_week(written, week)
    from gplang.cli.board import render_week
    from gplang.cli.overview import describe_plan, render_overview, render_pauses, render_title
    from gplang.scheduling import build_all, with_overrides

    shown = with_overrides(written, request.start, request.timezone)
    athletes = choose_athletes(shown, request.athlete, path)
    logs = look_at_logs(ctx, [path], request.logs, no_log=request.no_log, outcome="shown")
    profile = choose_profiles(ctx, [path], request.profile)(path)
    built = tuple(build_all(shown, athletes, profile, logs.of(path)))
    findings = [finding for _, told in built for finding in told]
    tell_findings(findings)
    if has_errors(findings):
        ctx.exit(FINDINGS)
    boards = []
    for schedule, _ in built:
        pauses = render_pauses(schedule) if week is None else ""
        parts = [render_title(schedule, *describe_plan(schedule)) + pauses]
        if week is None and len(schedule.weeks) > 1:
            parts.append(render_overview(schedule))
        wanted = [each for each in schedule.weeks if each.number == (week or 1)]
        parts += [render_week(schedule, each, explain=request.explain) for each in wanted]
        boards.append("\n".join(parts))
    return boards, logs.code
