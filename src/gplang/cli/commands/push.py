"""`gpl push`: keep a plan's sessions in a calendar on a CalDAV server."""

from collections import Counter

from gplang.backends import Options, Refusal
from gplang.cli import clicks as click
from gplang.cli.configured import choose_profiles
from gplang.cli.exit_codes import FINDINGS, REFUSED
from gplang.cli.extras import require_extra
from gplang.cli.logs import read_logs
from gplang.cli.options import LogPaths, NoLog, ProfileName, WeekNotes, takes
from gplang.cli.outputs import read_stamp
from gplang.cli.progress import track
from gplang.cli.scheduled import (
    AthleteName,
    OnePlan,
    Start,
    TimeZone,
    choose_athletes,
    compile_plan,
    has_errors,
    tell_findings,
)
from gplang.records import NamedTuple
from gplang.report.visible import make_visible
from gplang.typed import TYPE_CHECKING, Annotated, NoReturn

if TYPE_CHECKING:
    from gplang.remote.address import Address
    from gplang.remote.compare import Step, Work
    from gplang.remote.objects import Found, Owner
    from gplang.remote.server import Calendar, Server
    from gplang.remote.transport import RemoteError
    from gplang.scheduling.records import Schedule


class _Request(NamedTuple):
    """What `gpl push` takes."""

    plan: OnePlan
    to: Annotated[
        str,
        click.option(
            "--to", metavar="URL", required=True, help="The calendar's address (https://example.com/anna/training/)."
        ),
    ]
    calendar: Annotated[
        str | None,
        click.option("--calendar", metavar="NAME", help="The calendar of this name, if there are several at URL."),
    ]
    athlete: AthleteName
    start: Start
    timezone: TimeZone
    week_notes: WeekNotes
    profile: ProfileName
    logs: LogPaths
    no_log: NoLog
    dry_run: Annotated[
        bool, click.option("-n", "--dry-run", is_flag=True, help="Only show what would be done; change nothing.")
    ]
    overwrite: Annotated[
        bool, click.option("--overwrite", is_flag=True, help="Also replace what somebody changed in the calendar.")
    ]


@click.command(
    epilog="Exit codes: 0 the calendar has the plan, 1 a plan has errors or cannot give a calendar, or an event was"
    " changed meanwhile, 2 the server cannot be used, a file cannot be read or the command is misused."
)
@takes(_Request)
def push(ctx: click.Context, request: _Request) -> None:
    """Keep a plan's sessions in a calendar on a CalDAV server.

    Sessions are created, changed and, if they are no longer planned, removed, one event at a time. Nothing else in the
    calendar is touched. What somebody changed there by hand is kept, and so are sessions of the past. If the network
    fails, run the same command again: it continues. PLAN is a file, or - for standard input; without one it is the only
    plan of the current folder.

    The user is in GPL_CALDAV_USER or in the address (https://anna@example.com/), the password in GPL_CALDAV_PASSWORD or
    in the keyring: keyring set gplang anna@example.com
    """
    from gplang.remote.address import read_address

    address = read_address(request.to)
    if isinstance(address, str):
        raise click.UsageError(f"--to is {address}" if address.startswith("not ") else f"--to {address}")
    for module in ("caldav", "keyring"):
        require_extra("a calendar server", module, "caldav")
    schedule = _schedule(ctx, request)
    from gplang.backends.ical import lay_out
    from gplang.remote.transport import RemoteError

    options = Options(read_stamp(), request.week_notes)
    layout = lay_out(schedule, options)
    if isinstance(layout, Refusal):
        click.echo(f"gpl push: no calendar: {layout.message}", err=True)
        click.echo(f"  hint: {layout.hint}", err=True)
        ctx.exit(FINDINGS)
    from gplang.remote.compare import compare
    from gplang.remote.objects import Owner, want

    owner = Owner(schedule.plan.id, "" if schedule.athlete is None else schedule.athlete.name)
    wanted = tuple(want(layout))
    server = _connect(address)
    try:
        calendar = server.find_calendar(request.calendar)
        found = _read(server, calendar, owner)
        work = compare(wanted, found, owner, options.stamp, overwrite=request.overwrite)
        missed = _carry_out(ctx, server, calendar, work, dry_run=request.dry_run)
    except RemoteError as error:
        _fail(ctx, error)
    finally:
        server.close()
    if missed:
        ctx.exit(FINDINGS)


def _schedule(ctx: click.Context, request: _Request) -> "Schedule":
    """Return the schedule of the one athlete whose calendar it is."""
    plan, path = compile_plan(ctx, request.plan, "pushed")
    athletes = choose_athletes(plan, request.athlete, path)
    if len(athletes) > 1:
        names = ", ".join(athlete.name for athlete in athletes if athlete is not None)
        raise click.UsageError(f"one calendar is for one athlete: choose one of {names} with --athlete")
    from gplang.scheduling import build_all, with_overrides

    profile = choose_profiles(ctx, [path], request.profile)(path)
    changed = with_overrides(plan, request.start, request.timezone)
    logs_of = read_logs(ctx, [path], request.logs, no_log=request.no_log, outcome="pushed")
    chosen = choose_athletes(changed, request.athlete, path)
    ((schedule, findings),) = build_all(changed, chosen, profile, logs_of(path))
    tell_findings(findings)
    if has_errors(findings):
        click.echo("gpl push: nothing pushed: a plan has errors", err=True)
        ctx.exit(FINDINGS)
    return schedule


def _connect(address: "Address") -> "Server":
    from gplang.cli.secrets import find_login
    from gplang.remote.server import Server

    return Server(address, *find_login(address))


def _read(server: "Server", calendar: "Calendar", owner: "Owner") -> "list[Found]":
    return [*track(server.read(calendar, owner), f"reading the calendar {make_visible(calendar.title)}")]


def _carry_out(ctx: click.Context, server: "Server", calendar: "Calendar", work: "Work", *, dry_run: bool) -> int:
    """Do what has to be done, telling each step; return how many events somebody else changed meanwhile."""
    from gplang.remote.compare import Action
    from gplang.remote.transport import RemoteError

    done: Counter[Action] = Counter()
    missed = 0
    for step in work.steps:
        try:
            went = dry_run or step.action is Action.KEEP or _do(server, calendar, step)
        except RemoteError as error:
            _fail(ctx, error, f"{sum(done.values())} of {len(work.steps)} events done; run the same command again")
        done[step.action] += went
        missed += not went
        click.echo(f"{step.action.value if went else 'missed':8} {_told(step)}")
    counts = ", ".join(f"{done[action]:,} {action.value}" for action in Action if done[action])
    what = "nothing to do" if not counts else f"would be {counts}" if dry_run else counts
    past = f", {work.past:,} of the past" if work.past else ""
    click.echo(f"{calendar.title}: {what}  ({work.same:,} as planned{past})")
    if done[Action.KEEP]:
        click.echo("gpl push: what somebody changed in the calendar is kept; --overwrite replaces it", err=True)
    if missed:
        click.echo(f"gpl push: {missed:,} changed on the server meanwhile; run the same command again", err=True)
    return missed


def _do(server: "Server", calendar: "Calendar", step: "Step") -> bool:
    """Carry out one step; return whether nobody came between."""
    from gplang.remote.compare import Action

    if step.action is Action.REMOVE:
        assert step.found is not None
        return server.delete(step.found)
    return server.put(calendar, step.uid, step.data, step.found)


def _told(step: "Step") -> str:
    from gplang.backends.text import one_line

    day, _, clock = step.begins.partition("T")
    date = f"{day[:4]}-{day[4:6]}-{day[6:8]}" if day.isdigit() else "?"
    utc = " UTC" if clock.endswith("Z") else ""
    when = f"{date} {clock[:2]}:{clock[2:4]}{utc}" if clock else date
    return f"{when}  {one_line(step.title)}"


def _fail(ctx: click.Context, error: "RemoteError", done: str = "") -> NoReturn:
    click.echo(f"gpl push: {error}", err=True)
    if hint := done or error.hint:
        click.echo(f"  hint: {hint}", err=True)
    ctx.exit(REFUSED)
