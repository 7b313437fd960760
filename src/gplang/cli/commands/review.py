"""`gpl review`: the page that a coach would send at the end of a week."""

from gplang.cli import clicks as click
from gplang.cli.configured import choose_policies
from gplang.cli.door import hand_out, show_painted
from gplang.cli.exit_codes import FINDINGS, OK, REFUSED
from gplang.cli.inputs import Input, compile_input, list_inputs, open_all, tell_problem
from gplang.cli.logs import look_at_logs, read_logs
from gplang.cli.options import STDIN, LogPaths, NoLog, ProfileName, form_option, takes
from gplang.cli.rewriting import mark_of, save, write_diff
from gplang.cli.scheduled import (
    AthleteName,
    OnePlan,
    WeekNumber,
    check_week,
    choose_athletes,
    find_only_plan,
    has_errors,
    tell_findings,
)
from gplang.cli.terminal import choose_color
from gplang.policies.ruling import Options
from gplang.project import PathProblem
from gplang.records import NamedTuple
from gplang.report.visible import make_visible
from gplang.typed import TYPE_CHECKING, Annotated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gplang.compiler import Compilation
    from gplang.logs.records import Log
    from gplang.model.plan import Plan
    from gplang.policies.ruling import Policies
    from gplang.review.proposals.propose import Bench
    from gplang.review.records import Review


class _Request(NamedTuple):
    """What `gpl review` takes."""

    plan: OnePlan
    logs: LogPaths
    no_log: NoLog
    week: WeekNumber
    last: Annotated[bool, click.option("--last", is_flag=True, help="The last week with a record. The default.")]
    athlete: AthleteName
    profile: ProfileName
    form: Annotated[
        str,
        form_option("text", "md", "json", "html", help="Text, Markdown, JSON (gpl-review-1), or a web page."),
    ]
    diff: Annotated[bool, click.option("--diff", is_flag=True, help="Show the proposals as a diff; write nothing.")]
    fix: Annotated[bool, click.option("--fix", is_flag=True, help="Write the proposals into the plan.")]


@click.command(
    epilog="Exit codes: 0 reviewed, 1 the plan or a log has errors, with --diff: there are changes, 2 a file cannot be"
    " read, there is no record to review, or the command is misused."
)
@takes(_Request)
def review(ctx: click.Context, request: _Request) -> None:
    """Review a week of training: what was planned, what was done, what comes next and why.

    Sessions and hard sets done beside those planned, main lifts with their estimated maxima, records, what stalls, what
    hurts, the time between lower sessions, what next week holds and why it differs from the plan's text, and what was
    not recorded. At the end stand proposals (R7xx), each with an edit to the plan that changes no week before it.

    The day of the last record is "today"; no clock is read. Without --week, it is the last week with a record; records
    of later weeks are left out, so that the review of a week is always the same.

    PLAN is a file, or - for standard input; without one it is the only plan of the current folder.
    """
    _refuse_misuse(request)
    opened, policies = _open(ctx, request.plan or find_only_plan(), request.profile)
    result = _compile(ctx, opened)
    plan = result.plan
    assert plan is not None
    check_week(plan, request.week)
    logs, code = _choose_logs(ctx, request, plan, opened.file.shown)
    from gplang.compiler import judge
    from gplang.review.proposals.propose import Bench

    policy = policies.ruling(opened.file.path).policy
    bench = Bench(judge(result, policy), opened.loader, policy)
    if request.fix or request.diff:
        _mend(ctx, opened, bench, logs, diff=request.diff)
        ctx.exit(code)
    from gplang.review.mending import review_week

    found = [(name, review_week(bench, name, policy.profile, log, request.week)) for name, log in logs.items()]
    reviews = [each for _, each in found if each is not None]
    if len(reviews) < len(found):
        until = "" if request.week is None else f" until week {request.week}"
        names = ", ".join(name for name, each in found if each is None and name)
        whose = f" of {names}" if names else ""
        click.echo(f"{ctx.command_path}: no record{whose} in the plan's weeks{until}", err=True)
    if not reviews:
        ctx.exit(REFUSED)
    _show(reviews, request.form)
    ctx.exit(code)


def _refuse_misuse(request: _Request) -> None:
    if request.last and request.week is not None:
        raise click.UsageError("--last and --week N name two weeks: choose one")
    if (request.fix or request.diff) and request.week is not None:
        raise click.UsageError("--fix and --diff are about the weeks after the last record; they go without --week")
    if (request.fix or request.diff) and request.form != "text":
        raise click.UsageError("--fix and --diff print no review; they go without --format")
    if request.fix and request.plan == STDIN:
        raise click.UsageError("--fix writes a file; --diff shows the changes of standard input")


def _open(ctx: click.Context, path: str, profile: str | None) -> "tuple[Input, Policies]":
    inputs = list_inputs((path,))
    policies = choose_policies(ctx, inputs.paths, Options(profile=profile))
    found = [*open_all(inputs)]
    for each in found:
        if isinstance(each, PathProblem):
            tell_problem(each)
            ctx.exit(REFUSED)
    if len(found) != 1 or isinstance(found[0], PathProblem):
        raise click.UsageError(f"{path} is a folder; name one plan in it")
    return found[0], policies


def _compile(ctx: click.Context, opened: Input) -> "Compilation":
    result = compile_input(opened)
    if has_errors(result.diagnostics):
        tell_findings(result.diagnostics)
        click.echo(f"{ctx.command_path}: nothing reviewed: a plan has errors", err=True)
        ctx.exit(FINDINGS)
    if result.plan is None:
        shown = make_visible(opened.file.shown)
        click.echo(f"{ctx.command_path}: {shown}: no plan in it, only what plans use; not reviewed", err=True)
        ctx.exit(REFUSED)
    return result


def _choose_logs(
    ctx: click.Context, request: _Request, plan: "Plan", shown: str
) -> "tuple[Mapping[str | None, Log], int]":
    """Return the logs of the athletes that are wanted, and the exit code that they ask for; --fix needs sound ones."""
    wanted = {None if each is None else each.name for each in choose_athletes(plan, request.athlete, shown)}
    if request.fix:
        found, code = read_logs(ctx, [shown], request.logs, no_log=request.no_log, outcome="changed")(shown), OK
    else:
        looked = look_at_logs(ctx, [shown], request.logs, no_log=request.no_log, outcome="reviewed")
        found, code = looked.of(shown), looked.code
    only = plan.athletes[0].name if len(plan.athletes) == 1 else None
    logs = {name or only: log for name, log in found.items()}
    if not logs:
        raise click.UsageError("a review needs a log: --log LOG")
    chosen = {name: log for name, log in logs.items() if name in wanted}
    if not chosen:
        names = ", ".join(sorted(each for each in wanted if each))
        raise click.UsageError(f"no log of {names or 'anybody'}; a log says whose it is by `for NAME`")
    if plan.start is None and all(each is None or each.start is None for each in plan.athletes):
        raise click.UsageError(
            f"{make_visible(shown)} has no start, so that no record has its week; write `start DATE`"
        )
    return chosen, code


def _show(reviews: "list[Review]", form: str) -> None:
    if form == "json":
        from gplang.review import json

        click.echo(json.render(reviews), nl=False)
    elif form == "md":
        from gplang.review import markdown

        hand_out(markdown.render(reviews).encode(errors="backslashreplace"))
    elif form == "html":
        from gplang.review import html

        hand_out(html.render(reviews))
    else:
        from gplang.cli.review_page import render_reviews

        show_painted(render_reviews(reviews), color=choose_color())


def _mend(ctx: click.Context, opened: Input, bench: "Bench", logs: "Mapping[str | None, Log]", *, diff: bool) -> None:
    """Write the proposals into the plan, or show them as a diff."""
    from gplang.formatter.blocks import lay_out_changed
    from gplang.lint.diff import render_diff
    from gplang.review.mending import find_unwritten, mend

    assert bench.policy is not None
    profile = bench.policy.profile
    unwritten = [where for name, log in logs.items() for where in find_unwritten(bench, name, profile, log)]
    if unwritten and not diff:
        first = unwritten[0]
        place = make_visible(f"{first.source.path}:{first.start.line}")
        click.echo(f"{ctx.command_path}: not changed: {place} says `as planned` and holds no numbers", err=True)
        name = make_visible(first.source.path)
        hint = f"`gpl fmt {name}` writes those of the plan, or write the sets that were done, such as `3x5 @80kg`"
        click.echo(f"  hint: {hint}; then fix again", err=True)
        ctx.exit(FINDINGS)
    mended = mend(bench, profile, logs)
    text = lay_out_changed(opened.source.text, mended.text)
    if diff:
        write_diff(render_diff(opened.source, text, bom=mark_of(opened) != b""))
    elif mended.applied and (problem := save(opened, text)) is not None:
        tell_problem(problem)
        ctx.exit(REFUSED)
    for each in mended.applied:
        click.echo(f"{each.code} {each.name}: {each.message}; {each.title}", err=True)
    count = len(mended.applied)
    if not count:
        click.echo("nothing to change", err=True)
    else:
        verb = "would make" if diff else "made"
        click.echo(f"{verb} {'1 change' if count == 1 else f'{count} changes'}", err=True)
    if diff and count:
        ctx.exit(FINDINGS)
