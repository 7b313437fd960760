"""`gpl log`: write down what was trained."""

import os
from datetime import date
from pathlib import Path

from gplang.cli import clicks as click
from gplang.cli.asking import Asked, ask_session, is_terminal, show_unwritten
from gplang.cli.clock import PastDay, read_any_day, today_in
from gplang.cli.configured import choose_profiles
from gplang.cli.door import hand_out
from gplang.cli.exit_codes import FINDINGS
from gplang.cli.log_file import check_heading, decode_log, read_log, save_log, write_heading
from gplang.cli.logs import find_named, read_logs
from gplang.cli.lookup import offer_words
from gplang.cli.options import PLAN_PATH, STDIN, takes
from gplang.cli.scheduled import OnePlan, choose_athletes, compile_plan, has_errors, tell_findings
from gplang.project.paths import SUFFIX
from gplang.records import NamedTuple
from gplang.report.visible import make_visible
from gplang.scheduling.recorded import Status
from gplang.typed import TYPE_CHECKING, Annotated

if TYPE_CHECKING:
    from gplang.importing.workouts.merging import Block
    from gplang.model.plan import Plan
    from gplang.scheduling.records import Schedule, ScheduledSession


def _complete_action(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    return [each for each in ("add",) if each.startswith(incomplete)]


class _Request(NamedTuple):
    """What `gpl log` takes."""

    action: Annotated[
        str | None, click.argument("action", metavar="add", required=False, shell_complete=_complete_action)
    ]
    plan: OnePlan
    log: Annotated[
        str | None,
        click.option(
            *("--log", "log"),
            metavar="LOG",
            type=PLAN_PATH,
            help="The log to add to, made if it is missing; - prints the record. Default: the one log that the"
            " configuration names, else print it.",
        ),
    ]
    on: PastDay
    session: Annotated[
        str | None, click.option("--session", metavar="SESSION", help="This session, the nearest within a week.")
    ]
    athlete: Annotated[
        str | None, click.option("--athlete", metavar="NAME", help="Whose session. Default: that of the log.")
    ]
    as_planned: Annotated[
        bool, click.option("--as-planned", is_flag=True, help="Ask nothing: all as planned, to be edited.")
    ]


@click.command(
    epilog="Exit codes: 0 printed or added, 1 the plan or the log has errors, 2 nothing is planned, the session is"
    " recorded already, a file cannot be read or written, the questions are quit, or the command is misused."
)
@takes(_Request)
def log(ctx: click.Context, request: _Request) -> None:
    """Write down what was trained: the planned session of today as a record.

    On a terminal gpl asks set by set, each exercise's planned line first. Enter is as planned; "5", "5 @82.5kg" and
    "5/5/4 @80kg" say otherwise, "back" takes an answer back, "skip" leaves out the rest of an exercise, ? explains.
    Nothing is written before the end, and nothing where one ends it before: what was answered is shown then.

    Without a terminal, or with --as-planned, it is all that is planned, ready to edit: every exercise has its sets, as
    the plan stands in the light of the log, of ranges the lower end, of open sets their number. What the plan has no
    number for is marked by a comment. On a day without a session it is the nearest one within a week, of two the
    earlier; which one is told.

    With --log the record is added, where its day belongs; what stands in the log stays to the letter. So it is without
    --log where the configuration names one log of the plan and the athlete. A session that is recorded already is
    refused.

    PLAN is a file, or - for standard input; without one it is that of the log, else the only one of the current folder.
    """
    _check_action(request.action)
    day_of = today_in if request.on is None else read_any_day("--date", request.on, is_past=True)
    prints, named = request.log == STDIN, request.log
    request = request._replace(log=None) if prints else request
    before = read_log(request.log)
    old = "" if before is None else decode_log(before, request.log)
    request = _complete(request, old)
    plan, path = compile_plan(ctx, request.plan, "added")
    if named is None and path != STDIN:
        request = request._replace(log=_find_only_log(ctx, request, plan, path))
        before = read_log(request.log)
        old = "" if before is None else decode_log(before, request.log)
        request = _complete(request, old)
    schedule = _schedule(ctx, request, plan, path, has_log=bool(old.strip()))
    if old.strip():
        check_heading(ctx, request.log or "", schedule, path, old)
    on = day_of(schedule.timezone)
    session = _choose(schedule, on, request.session)
    _refuse_recorded(session, on, old, request.log)
    from gplang.importing.workouts.merging import merge

    if session.date != on:
        text = f"nothing is planned on {on}: this is {session.session.name}, planned on {session.date}"
        click.echo(f"{ctx.command_path}: {text}", err=True)
    asks = not request.as_planned and path != STDIN and is_terminal()
    blocks = _ask(ctx, Asked(schedule, session, on), request.log, old) if asks else [_take_planned(session, on)]
    if request.log is None:
        hand_out("\n".join(each.text for each in blocks).encode())
        return
    text = old if old.strip() else write_heading(schedule, path, request.log)
    try:
        save_log(ctx, request.log, merge(text, blocks), before)
    except click.Ended:
        if asks:
            show_unwritten(blocks)
        raise
    whose = "" if named is not None else "; the configuration names this log"
    click.echo(f"{make_visible(request.log)}: {session.session.name} of {on} added{whose}", err=True)


def _find_only_log(ctx: click.Context, request: _Request, plan: "Plan", path: str) -> str | None:
    """Return the one log of the plan and of who is asked for that the configuration names; of several it is told."""
    athletes = choose_athletes(plan, request.athlete, path)
    logs = find_named(ctx, path, frozenset(each.name for each in athletes if each is not None))
    if len(logs) > 1:
        told = f"{len(logs)} logs of {make_visible(path)}: {', '.join(map(make_visible, logs))}"
        click.echo(f"{ctx.command_path}: printed, not added; --log chooses one of {told}", err=True)
    return logs[0] if len(logs) == 1 else None


def _take_planned(session: "ScheduledSession", on: date) -> "Block":
    from gplang.importing.workouts.as_planned import list_work, write_planned

    return write_planned(session, on, list_work(session))


def _ask(ctx: click.Context, asked: Asked, log: str | None, old: str) -> "list[Block]":
    from gplang.importing.workouts.merging import find_headers

    weighed = any(header.word == "weight" and header.date == asked.on for _, header in find_headers(old))
    return ask_session(ctx, asked, log, weighed=weighed)


def _check_action(action: str | None) -> None:
    """Raise a usage error for anything but an action."""
    if action == "add":
        return
    known = "`gpl log add` writes down a session; `gpl review` and `gpl show --log` show what a log has"
    if action is None:
        raise click.UsageError(f"what to do? {known}")
    if action.lower().endswith(SUFFIX):
        raise click.UsageError(f"no action '{action}'; did you mean 'gpl log add {action}'?")
    raise click.UsageError(f"no action '{action}'{offer_words(action, ('add',)) or f'; {known}'}")


def _complete(request: _Request, old: str) -> _Request:
    """Take the plan and the athlete that nobody has named from the log's heading."""
    from gplang.importing.workouts import read_heading

    heading = read_heading(old)
    if request.plan is None and heading.of and request.log is not None:
        request = request._replace(plan=os.path.normpath(Path(request.log).parent / heading.of[-1]))
    return request._replace(athlete=request.athlete or heading.athlete)


def _schedule(ctx: click.Context, request: _Request, plan: "Plan", path: str, *, has_log: bool) -> "Schedule":
    """Return the schedule of the one athlete, answering to the log; of several it is a usage error."""
    from gplang.scheduling import build_all

    athletes = choose_athletes(plan, request.athlete, path)
    if len(athletes) > 1:
        names = ", ".join(each.name for each in athletes if each is not None)
        raise click.UsageError(f"{len(athletes)} athletes: choose one of {names} with --athlete")
    named = (request.log,) if has_log and request.log is not None and path != STDIN else ()
    logs = read_logs(ctx, [path], named, no_log=False, outcome="added")(path)
    ((schedule, findings),) = build_all(plan, athletes, choose_profiles(ctx, [path], None)(path), logs)
    tell_findings(findings)
    if has_errors(findings):
        ctx.exit(FINDINGS)
    if all(each.date is None for each in schedule.sessions):
        raise click.UsageError(f"{make_visible(path)} has no start, so that no session has a day; write `start DATE`")
    return schedule


def _choose(schedule: "Schedule", on: date, name: str | None) -> "ScheduledSession":
    from gplang.importing.workouts.as_planned import find_planned

    names = list(dict.fromkeys(each.session.name for each in schedule.sessions))
    if name is not None and name.lower() not in (each.lower() for each in names):
        raise click.UsageError(f"no session '{name}'{offer_words(name, names)}")
    found = find_planned(schedule, on, name)
    if not found:
        raise click.UsageError(f"no session{f' {name}' if name else ''} is planned within a week of {on}")
    still = [each for each in found if each.status is Status.PLANNED] or list(found[:1])
    if len(still) > 1:
        listed = ", ".join(each.session.name for each in still)
        raise click.UsageError(f"{len(still)} sessions on {still[0].date}: choose one of {listed} with --session")
    return still[0]


def _refuse_recorded(session: "ScheduledSession", on: date, old: str, log: str | None) -> None:
    """Raise a usage error for a session that a log has already, and for a second one of its name on a day."""
    from gplang.importing.workouts.merging import find_headers

    name = session.session.name
    lines = [at + 1 for at, header in find_headers(old) if (header.date, header.session) == (on, name.lower())]
    places = [f"{log}:{line}" for line in lines]
    if session.status is not Status.PLANNED and session.recorded is not None:
        where = session.recorded.where
        places = [f"{where.source.path}:{where.start.line}"]
    if places:
        shown = make_visible(places[0])
        raise click.UsageError(f"{name} of {session.date} is recorded already, at {shown}; edit it there")
