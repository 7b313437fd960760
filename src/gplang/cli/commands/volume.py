"""`gpl volume`: the hard sets per muscle and week against the guide's band."""

from gplang.cli import clicks as click
from gplang.cli.configured import choose_profiles
from gplang.cli.courses import schedule_courses
from gplang.cli.delivery import OutputFile, deliver
from gplang.cli.logs import look_at_logs
from gplang.cli.options import PLAN_PATH, LogPaths, NoLog, ProfileName, form_option, takes
from gplang.cli.scheduled import (
    AthleteName,
    WeekNumber,
    check_week,
    choose_athletes,
    compile_plan,
    find_only_plan,
)
from gplang.records import NamedTuple
from gplang.typed import TYPE_CHECKING, Annotated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gplang.scheduling.records import Schedule


class _Request(NamedTuple):
    """What `gpl volume` takes."""

    plans: Annotated[tuple[str, ...], click.argument("plans", nargs=-1, type=PLAN_PATH)]
    week: WeekNumber
    by: Annotated[
        str | None,
        click.option(
            "--by",
            type=click.Choice(("muscle", "lift", "pattern", "day")),
            help="A table of hard sets, kg, days and the share of the maximum, by this. Default with several plans:"
            " muscle.",
        ),
    ]
    athlete: AthleteName
    profile: ProfileName
    logs: LogPaths
    no_log: NoLog
    form: Annotated[
        str,
        form_option(
            *("text", "json", "csv", "svg", "html"),
            help="Text, one JSON object (gpl-volume-1, with --by gpl-work-1), comma-separated values (a row for each"
            " week and muscle), one picture, or a web page that needs nothing else; the last two without --by.",
        ),
    ]
    output: OutputFile


@click.command(
    epilog="Exit codes: 0 counted, 1 errors in the plan or a log, 2 a file cannot be read or written or holds no"
    " plan, there is no such week or athlete, or the command is misused."
)
@takes(_Request)
def volume(ctx: click.Context, request: _Request) -> None:
    """Count the hard sets per muscle and week.

    Direct sets (exercises that train the muscle) and indirect ones (in which it assists) are counted separately, and
    compared with the guide's band for glutes, hamstrings and quads. Without --week, all weeks are counted, and
    consecutive equal weeks are one row. Metres of sprints and contacts of jumps are added up below them, with those
    that events say (event practice 90min 400m); warm-ups bring none.

    With --by, or with several plans, it is one table for each athlete: hard sets, tonnage (weight by repetitions), days
    with training and the average share of the maximum, of an average week. An athlete of the same name in several
    plans trains all of them; weeks are then those of the calendar. Sets of body weight or of an unknown weight have no
    tonnage and are counted below the table.

    PLANS are files, or - for standard input; without one it is the only plan of the current folder.
    """
    if request.by is not None or len(request.plans) > 1:
        ctx.exit(_add_up(ctx, request))
    found, path = compile_plan(ctx, request.plans[0] if request.plans else None, "counted")
    week = request.week
    check_week(found, week)
    from gplang.scheduling import build_all

    profile = choose_profiles(ctx, [path], request.profile)(path)
    logs = look_at_logs(ctx, [path], request.logs, no_log=request.no_log, outcome="counted")
    athletes = choose_athletes(found, request.athlete, path)
    schedules = [each for each, _ in build_all(found, athletes, profile, logs.of(path))]
    deliver(ctx, request.output, _render(schedules, week, request.form))
    ctx.exit(logs.code)


def _render(schedules: "Sequence[Schedule]", week: int | None, form: str) -> str | bytes:
    if form == "json":
        from gplang.backends.volume import render

        return render(schedules, week).encode()
    if form == "csv":
        return _table(schedules, week).encode()
    if form != "text":
        from gplang.backends.html.charts import render_page, render_picture

        draw = render_page if form == "html" else render_picture
        return draw(schedules, week)
    from gplang.cli.layout import rule

    return rule().join(_page(schedule, week) for schedule in schedules)


def _add_up(ctx: click.Context, request: _Request) -> int:
    """Print all work of each athlete by what is asked for; return the exit code."""
    if request.form not in ("text", "json", "csv"):
        raise click.UsageError(f"--format {request.form} is about one plan by muscle; leave out --by and other plans")
    paths = request.plans or (find_only_plan(),)
    courses, code = schedule_courses(
        *(ctx, paths, request.athlete, request.profile, "counted"), logs=request.logs, no_log=request.no_log
    )
    if request.week is not None and len({each.file for each in courses}) > 1:
        raise click.UsageError("--week is a week of one plan, and several are added up by weeks of the calendar")
    if request.week is not None:
        check_week(courses[0].schedule.plan, request.week)
    from gplang.backends.work import ROW_COLUMNS, By, find_people, list_rows, render

    people = list(find_people(courses, By(request.by or By.MUSCLE), request.week))
    if request.form == "json":
        deliver(ctx, request.output, render(people).encode())
    elif request.form == "csv":
        from gplang.backends.csv import write_table

        deliver(ctx, request.output, write_table(ROW_COLUMNS, list_rows(people)).encode())
    else:
        from gplang.cli.work_page import render_people

        deliver(ctx, request.output, render_people(people, request.week))
    return code


def _table(schedules: "Sequence[Schedule]", number: int | None) -> str:
    """Return the hard sets as comma-separated values; those of several athletes name them in a column.

    With a log the sessions of each week follow: how many are done, missed and neither.
    """
    from gplang.backends.csv import write_table
    from gplang.backends.volume import RECORDED_COLUMNS, ROW_COLUMNS, list_rows, list_states

    named = [(each, [] if each.athlete is None else [each.athlete.name]) for each in schedules]
    several, logged = len(schedules) > 1, any(each.log is not None for each in schedules)
    columns = (*ROW_COLUMNS, *["athlete"] * several, *RECORDED_COLUMNS * logged)
    states = {id(each): list_states(each) for each in schedules} if logged else {}
    rows = (
        (*row, *name * several, *(states[id(each)][int(row[0])] if logged else ()))
        for each, name in named
        for row in list_rows(each, number)
    )
    return write_table(columns, rows)


def _page(schedule: "Schedule", number: int | None) -> str:
    from gplang.cli.bars import render_week, render_weeks
    from gplang.cli.overview import render_title
    from gplang.wording.weeks import week_title

    model, count = schedule.profile.volume, len(schedule.weeks)
    if number is None and count != 1:
        title = render_title(schedule, f"hard sets a week, {count or 'no'} weeks")
        return f"{title}\n{render_weeks(schedule, model)}" if count else title
    week = schedule.weeks[(number or 1) - 1]
    name = week_title(week.number, week.label, week.kind, count)
    title = render_title(schedule, f"hard sets in {name[:1].lower()}{name[1:]}")
    return f"{title}\n{render_week(schedule, week, model)}"
