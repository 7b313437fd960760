"""`gpl next`: the next session of everybody."""

from gplang.cli import clicks as click
from gplang.cli.agenda import Form, show_agenda
from gplang.cli.clock import OtherDay, read_any_day, today_in
from gplang.cli.courses import schedule_courses
from gplang.cli.delivery import OutputFile
from gplang.cli.options import PLAN_PATH, LogPaths, NoLog, ProfileName, takes
from gplang.cli.scheduled import AthleteName, Start, TimeZone
from gplang.records import NamedTuple
from gplang.typed import Annotated


class _Request(NamedTuple):
    """What `gpl next` takes."""

    plans: Annotated[tuple[str, ...], click.argument("plans", nargs=-1, type=PLAN_PATH)]
    athlete: AthleteName
    start: Start
    timezone: TimeZone
    on: OtherDay
    profile: ProfileName
    logs: LogPaths
    no_log: NoLog
    form: Form
    output: OutputFile


@click.command(
    epilog="Exit codes: 0 shown, also where no session is to come, 1 a plan or a log has errors, 2 a file cannot be"
    " read, there is no such athlete, or the command is misused."
)
@takes(_Request)
def next(ctx: click.Context, request: _Request) -> None:
    """Show the next session in full: the first one of each athlete that is today or later.

    Today's session is the next one all day long; events are no sessions. An athlete with several plans trains all of
    them, and the first session of any counts. --date looks from another day on.

    PLANS are files, folders (every plan in and below them) or - for standard input; without any, the current folder.
    """
    day_of = today_in if request.on is None else read_any_day("--date", request.on)
    courses, code = schedule_courses(
        *(ctx, request.plans, request.athlete, request.profile, "shown"),
        start=request.start,
        timezone=request.timezone,
        logs=request.logs,
        no_log=request.no_log,
    )
    from gplang.backends.agenda import find_next

    agenda = find_next(courses, {zone: day_of(zone) for zone in {each.schedule.timezone for each in courses}})
    show_agenda(ctx, agenda, request.form, request.output, in_full=True)
    ctx.exit(code)
