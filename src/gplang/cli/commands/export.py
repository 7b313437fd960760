"""`gpl export`: a plan, or what was done by its logs, in the form of another program."""

import json
from pathlib import Path

from gplang.cli import clicks as click
from gplang.cli.configured import choose_profiles
from gplang.cli.delivery import OutputFile, deliver
from gplang.cli.exit_codes import FINDINGS
from gplang.cli.logs import read_logs
from gplang.cli.options import PLAN_PATH, LogPaths, NoLog, takes
from gplang.cli.scheduled import (
    AthleteName,
    OnePlan,
    WeekNumber,
    check_week,
    choose_athletes,
    compile_plan,
    has_errors,
    tell_findings,
)
from gplang.project import read_bytes
from gplang.records import NamedTuple
from gplang.report.visible import make_visible
from gplang.typed import TYPE_CHECKING, Annotated

if TYPE_CHECKING:
    from gplang.scheduling.records import Schedule

FORMS = ("hevy", "openweight", "csv")
_MOST_BYTES = 16 * 1_048_576


class _Request(NamedTuple):
    """What `gpl export` takes."""

    form: Annotated[str, click.argument("form", metavar="FORM", type=click.Choice(FORMS, case_sensitive=False))]
    plan: OnePlan
    athlete: AthleteName
    week: WeekNumber
    templates: Annotated[
        str | None,
        click.option(
            "--templates",
            metavar="FILE",
            type=PLAN_PATH,
            help="For hevy: the app's exercises with their ids, as GET /v1/exercise_templates answers (JSON).",
        ),
    ]
    logs: LogPaths
    no_log: NoLog
    output: OutputFile


@click.command(
    epilog="Exit codes: 0 exported, 1 errors in the plan, or nothing is trained, 2 a file cannot be read or written,"
    " there is no such week or athlete, or the command is misused."
)
@takes(_Request)
def export(ctx: click.Context, request: _Request) -> None:
    """Write a plan, or what was done, in the form of another program.

    FORM is "openweight", a program of the open format OpenWeight, with all weeks or that of --week; or "hevy", the
    sessions of one week (the first, or that of --week) as routines, each as Hevy's public API takes one. The app's ids
    of exercises are only known from it: --templates names a saved list of them. What a form has no field for stands in
    notes.

    With --log it is what was done, every set of it: "openweight", a list of workout logs; or "csv", a table with a row
    for each set, which gpl import csv reads. gpl build --to csv makes the table of what is planned. "hevy" is always
    about what comes: sessions that a log has are left out, and the others answer to it.
    """
    _refuse_options(request)
    schedule = _schedule(ctx, request)
    render = _render_hevy if request.form == "hevy" else _render_done if request.logs else _render_openweight
    deliver(ctx, request.output, render(ctx, schedule, request).encode())


def _refuse_options(request: _Request) -> None:
    if request.templates is not None and request.form != "hevy":
        raise click.UsageError("--templates is about hevy")
    if request.logs and request.form != "hevy" and request.week is not None:
        raise click.UsageError("--week is about plans; a log is exported whole")
    if request.form == "csv" and not request.logs:
        raise click.UsageError("csv is about what was done: name a --log; gpl build --to csv makes a plan's table")


def _schedule(ctx: click.Context, request: _Request) -> "Schedule":
    """Return the schedule of the one athlete; raises a usage error where there are several."""
    plan, path = compile_plan(ctx, request.plan, "exported")
    check_week(plan, request.week)
    athletes = choose_athletes(plan, request.athlete, path)
    if len(athletes) > 1:
        names = ", ".join(each.name for each in athletes if each is not None)
        raise click.UsageError(f"{len(athletes)} athletes: choose one of {names} with --athlete")
    from gplang.scheduling import build_all

    logs = read_logs(ctx, [path], request.logs, no_log=request.no_log, outcome="exported")(path)
    ((schedule, findings),) = build_all(plan, athletes, choose_profiles(ctx, [path], None)(path), logs)
    tell_findings(findings)
    if has_errors(findings):
        ctx.exit(FINDINGS)
    return schedule


def _render_openweight(ctx: click.Context, schedule: "Schedule", request: _Request) -> str:
    from gplang.backends.openweight import render
    from gplang.backends.routines import sessions_of

    if not any(sessions_of(schedule, request.week)):
        _refuse_empty(ctx, schedule, request.week)
    return render(schedule, request.week)


def _render_done(ctx: click.Context, schedule: "Schedule", request: _Request) -> str:
    from gplang.backends.trained import list_trained, render_csv, render_openweight

    if not any(work.sets for each in list_trained(schedule) for work in each.work):
        click.echo("gpl export: no sets in the log", err=True)
        ctx.exit(FINDINGS)
    return render_csv(schedule) if request.form == "csv" else render_openweight(schedule)


def _render_hevy(ctx: click.Context, schedule: "Schedule", request: _Request) -> str:
    from gplang.backends.hevy import find_missing, render
    from gplang.backends.routines import sessions_of

    week = request.week or next((each.week for each in sessions_of(schedule, None)), 0)
    if not any(sessions_of(schedule, week)):
        _refuse_empty(ctx, schedule, request.week)
    templates = {} if request.templates is None else _read_templates(request.templates)
    missing = find_missing(schedule, week, templates)
    if missing:
        exercises = "1 exercise" if len(missing) == 1 else f"{len(missing)} exercises"
        listed = ", ".join(missing[:8]) + (", …" if len(missing) > 8 else "")
        click.echo(f"gpl export: no id of the app for {exercises}: {make_visible(listed)}", err=True)
        if request.templates is None:
            click.echo("  hint: --templates FILE reads the ids from a saved answer of the app", err=True)
    return render(schedule, week, templates)


def _refuse_empty(ctx: click.Context, schedule: "Schedule", week: int | None) -> None:
    what = "nothing is trained" if schedule.log is None else "no session is left that the log does not have"
    click.echo(f"gpl export: {what}{'' if week is None else f' in week {week}'}", err=True)
    ctx.exit(FINDINGS)


def _read_templates(path: str) -> dict[str, str]:
    from gplang.backends.hevy import read_templates
    from gplang.model.names import Exercises

    data = read_bytes(Path(path), _MOST_BYTES)
    if isinstance(data, str):
        raise click.ClickException(f"{make_visible(path)}: {data}")
    try:
        return read_templates(json.loads(data), Exercises().find)
    except (ValueError, RecursionError) as error:
        told = str(error) if not isinstance(error, json.JSONDecodeError | UnicodeDecodeError) else "no JSON"
        raise click.ClickException(f"{make_visible(path)}: {make_visible(told)}") from None
