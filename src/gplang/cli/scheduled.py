"""What commands that need a schedule share: plans compiled, athletes chosen, start and time zone overridden."""

import re
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from gplang.cli import clicks as click
from gplang.cli.completion_words import complete_zones
from gplang.cli.exit_codes import FINDINGS, REFUSED
from gplang.cli.inputs import compile_listed, list_inputs, merge_findings, tell_problem
from gplang.cli.lookup import offer_words
from gplang.cli.options import PLAN_PATH
from gplang.cli.progress import track
from gplang.cli.terminal import terminal_width
from gplang.diagnostics import Diagnostic, Severity
from gplang.model.athletes import find_athletes, find_group
from gplang.model.identity import claim_of, find_shared
from gplang.project import PathProblem, PlanFile, find_plans, is_folder, read_source
from gplang.quantities import PLAN_YEARS
from gplang.report.visible import make_visible
from gplang.typed import TYPE_CHECKING, Annotated

if TYPE_CHECKING:
    from gplang.compiler import Compilation
    from gplang.model.plan import Athlete, Plan


_PLAN_HEADER = re.compile(r"\s*plan\b", re.IGNORECASE)
_MOST_NAMED = 4


def read_start(text: str) -> date:
    """Return the day that `--start` names; raises a usage error for what is none."""
    try:
        start = datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise click.UsageError(f"--start takes a date like 2026-01-05, not '{text}'") from None
    if start.year not in PLAN_YEARS:
        first, last = PLAN_YEARS[0], PLAN_YEARS[-1]
        raise click.UsageError(f"--start takes a year from {first} to {last}, not {start.year}")
    return start


def read_zone(name: str) -> str:
    """Return the time zone that `--timezone` names; raises a usage error for what is none."""
    from gplang.model.zones import find_oddity, is_zone, suggest_zones

    if is_zone(name):
        odd = find_oddity(name)
        if odd is not None:
            near = f"; did you mean {' or '.join(odd.meant)}?" if odd.meant else "; write one like America/New_York"
            click.echo(f"gpl: the time zone {name} {odd.reason}{near}", err=True)
        return name
    meant = suggest_zones(name)
    near = f"; did you mean {' or '.join(map(repr, meant))}?" if meant else "; write one like Europe/Berlin"
    raise click.UsageError(f"no time zone '{name}'{near}")


def _read_start(text: str | None) -> date | None:
    return None if text is None else read_start(text)


def _read_zone(name: str | None) -> str | None:
    return None if name is None else read_zone(name)


AthleteName = Annotated[
    str | None,
    click.option("--athlete", metavar="NAME", help="Only this athlete, by name or title, or those of a group."),
]
Start = Annotated[
    date | None,
    click.option(
        "--start", metavar="DATE", callback=_read_start, help="Start on this day (2026-01-05), whatever the plan says."
    ),
]
TimeZone = Annotated[
    str | None,
    click.option(
        "--timezone",
        metavar="ZONE",
        callback=_read_zone,
        shell_complete=complete_zones,
        help="Use this time zone (Europe/Berlin), whatever the plan says.",
    ),
]
WeekNumber = Annotated[
    int | None, click.option("--week", metavar="N", type=int, help="Only the week with this number.")
]
OnePlan = Annotated[str | None, click.argument("plan", metavar="[PLAN]", required=False, type=PLAN_PATH)]


def find_only_plan() -> str:
    """Return the path of the one plan in the current folder; raises a usage error if there are none or several."""
    paths = [found.shown for found in find_plans(["."]) if isinstance(found, PlanFile) and _holds_plan(found)]
    if len(paths) == 1:
        return paths[0]
    listed = ", ".join(paths[:_MOST_NAMED]) + (" …" if len(paths) > _MOST_NAMED else "")
    told = f"{len(paths)} plans in the current folder ({listed})" if paths else "no plan in the current folder"
    raise click.UsageError(f"{told}; name one")


def _holds_plan(file: PlanFile) -> bool:
    """Return whether a file is a plan and not a library."""
    read = read_source(file.path, file.shown)
    return not isinstance(read, PathProblem) and any(map(_PLAN_HEADER.match, read[0].text.splitlines()))


def compile_plans(
    ctx: click.Context,
    paths: Sequence[str],
    outcome: str,
    *,
    brief: bool = False,
    stdin_filename: str | None = None,
    quiet: bool = False,
) -> "tuple[Compilation, ...]":
    """Compile all plans and report their findings; ends the command where one has errors.

    `outcome` is what is not done then: "written". What comes back has a plan, and there is one at least. With
    `brief`, findings that keep nothing from being done are counted in one line. Text from standard input is treated as
    if it stood in `stdin_filename`. With `quiet` no progress is shown.
    """
    compiled: list[Compilation] = []
    problems: list[PathProblem] = []
    inputs = list_inputs(paths, stdin_filename)
    for result in track(compile_listed(inputs), "reading plans", inputs.count, quiet=quiet):
        if isinstance(result, PathProblem):
            problems.append(result)
        else:
            compiled.append(result)
    for problem in problems:
        tell_problem(problem)
    findings = [finding for result in compiled for finding in result.diagnostics]
    findings += find_shared(claim_of(result.plan) for result in compiled if result.plan is not None)
    failed = has_errors(findings)
    if failed or not brief:
        tell_findings(findings)
    elif findings:
        _count_findings(ctx, findings, paths)
    if problems:
        ctx.exit(REFUSED)
    if failed:
        is_log = all(each.document.is_log for each in compiled if has_errors(each.diagnostics))
        click.echo(f"{ctx.command_path}: nothing {outcome}: a {'log' if is_log else 'plan'} has errors", err=True)
        ctx.exit(FINDINGS)
    for result in compiled:
        if result.plan is None and (result.source.path in paths or not any(each.plan for each in compiled)):
            path = make_visible(result.source.path)
            text = f"{path}: {result.without_plan}; not {outcome}"
            click.echo(f"{ctx.command_path}: {text}", err=True)
    plans = tuple(result for result in compiled if result.plan is not None)
    if not plans:
        ctx.exit(REFUSED)
    return plans


def compile_plan(ctx: click.Context, path: str | None, outcome: str) -> "tuple[Plan, str]":
    """Compile one plan, as `compile_plans` does; return it and the path of its file as messages say it.

    Without a path it is the only plan of the current folder.
    """
    if path is None:
        path = find_only_plan()
    if is_folder(Path(path)):
        raise click.UsageError(f"{path} is a folder; name one plan in it")
    (result,) = compile_plans(ctx, (path,), outcome, brief=True)
    assert result.plan is not None
    return result.plan, result.source.path


def choose_athletes(plan: "Plan", wanted: str | None, path: str) -> "tuple[Athlete | None, ...]":
    """Return whom a plan is for, `(None,)` if it names nobody.

    `wanted` is the name or title of one of them, or the name of a group.
    """
    if wanted is None:
        return plan.athletes or (None,)
    names = [athlete.name for athlete in plan.athletes]
    if not names:
        raise click.UsageError(f"no athlete '{wanted}': {path} names no athletes")
    found = find_athletes(plan, wanted)
    if len(found) > 1:
        called = ", ".join(athlete.name for athlete in found)
        raise click.UsageError(f"more than one athlete '{wanted}' in {path}: choose one of {called}")
    if found:
        return (found[0],)
    if group := find_group(plan, wanted):
        return group
    titles = [athlete.title for athlete in plan.athletes if athlete.title]
    groups = list(dict.fromkeys(group for athlete in plan.athletes for group in athlete.groups))
    near = offer_words(wanted, [*names, *groups]) or offer_words(wanted, titles) or f"; athletes are {', '.join(names)}"
    raise click.UsageError(f"no athlete '{wanted}' in {path}{near}")


def is_named(plan: "Plan", wanted: str) -> bool:
    """Return whether a plan has an athlete, or a group, of this name."""
    return bool(find_athletes(plan, wanted) or find_group(plan, wanted))


def check_week(plan: "Plan", wanted: int | None) -> None:
    """Raise a usage error if the plan does not have the week that is asked for."""
    numbers = {number for week in plan.weeks for number in week.numbers}
    if wanted is None or wanted in numbers:
        return
    if not numbers:
        raise click.UsageError(f"no week {wanted}: the plan has no weeks")
    known = f"weeks 1 to {max(numbers)}" if len(numbers) > 1 else f"week {max(numbers)} only"
    raise click.UsageError(f"no week {wanted}: the plan has {known}")


def has_errors(findings: Sequence[Diagnostic]) -> bool:
    """Return whether a finding keeps the plan from being scheduled."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def tell_findings(findings: Sequence[Diagnostic]) -> None:
    """Print findings on stderr, each once."""
    if not findings:
        return
    from gplang.report.text import render_text

    click.echo(render_text(merge_findings(findings), width=terminal_width(sys.stderr)), nl=False, err=True)


def _count_findings(ctx: click.Context, findings: Sequence[Diagnostic], paths: Sequence[str]) -> None:
    from gplang.report.text import summarise

    counts = summarise(merge_findings(findings), len(paths))
    click.echo(f"{ctx.command_path}: {counts}; see gpl check {make_visible(' '.join(paths))}", err=True)
