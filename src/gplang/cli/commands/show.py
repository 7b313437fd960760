"""`gpl show`: the week as a coach would write it."""

from typing import Annotated, NamedTuple

import click

from gplang.cli.configured import choose_profiles
from gplang.cli.door import show_painted
from gplang.cli.exit_codes import FINDINGS
from gplang.cli.options import ProfileName, takes
from gplang.cli.scheduled import (
    AthleteName,
    OnePlan,
    Start,
    TimeZone,
    WeekNumber,
    check_week,
    choose_athletes,
    compile_plan,
    has_errors,
    tell_findings,
)
from gplang.cli.terminal import choose_color


class _Request(NamedTuple):
    """What `gpl show` takes."""

    plan: OnePlan
    week: WeekNumber
    athlete: AthleteName
    start: Start
    timezone: TimeZone
    profile: ProfileName
    explain: Annotated[bool, click.option("--explain", is_flag=True, help="Show how each dose was calculated.")]


@click.command(
    epilog="Exit codes: 0 shown, 1 errors in the plan, 2 the file cannot be read or holds no plan, there is no such"
    " week or athlete, or the command is misused."
)
@takes(_Request)
def show(ctx: click.Context, request: _Request) -> None:
    """Show a week of a plan as a coach would write it.

    Without --week, it shows an overview of all weeks, then the first in full. Each athlete is shown separately;
    --athlete selects one. A plan without a start is shown without dates. PLAN is a file, or - for standard
    input; without one it is the only plan of the current folder.
    """
    written, path = compile_plan(ctx, request.plan, "shown")
    week = request.week
    check_week(written, week)
    from gplang.cli.board import render_week
    from gplang.cli.layout import rule
    from gplang.cli.overview import describe_plan, render_overview, render_pauses, render_title
    from gplang.scheduling import build_all, with_overrides

    shown = with_overrides(written, request.start, request.timezone)
    athletes = choose_athletes(shown, request.athlete, path)
    built = tuple(build_all(shown, athletes, choose_profiles(ctx, [path], request.profile)(path)))
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
    show_painted(rule().join(boards), color=choose_color())
