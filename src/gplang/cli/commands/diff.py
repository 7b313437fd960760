"""`gpl diff`: what changed between two plans, in a coach's words."""

from pathlib import Path
from types import MappingProxyType

from gplang.cli import clicks as click
from gplang.cli.configured import choose_policies
from gplang.cli.door import show_painted
from gplang.cli.exit_codes import FINDINGS, OK, REFUSED
from gplang.cli.inputs import Input, compile_input, list_inputs, open_all, tell_problem
from gplang.cli.logs import look_at_logs
from gplang.cli.options import PLAN_PATH, STDIN, LogPaths, NoLog, ProfileName, form_option, takes
from gplang.cli.revisions import HEAD, Revision, absolute_path, open_revision, read_revision
from gplang.cli.scheduled import find_only_plan, has_errors, tell_findings
from gplang.cli.terminal import choose_color
from gplang.diagnostics import Diagnostic
from gplang.guide import Profile
from gplang.policies.ruling import Options, Policies
from gplang.project import PathProblem, PlanFile, is_folder
from gplang.records import NamedTuple, replace
from gplang.report.visible import make_visible
from gplang.typed import TYPE_CHECKING, Annotated, NoReturn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gplang.changes.records import PlanChanges
    from gplang.compiler import Compilation
    from gplang.logs.records import Log
    from gplang.scheduling.records import Schedule


class _Request(NamedTuple):
    """What `gpl diff` takes."""

    old: Annotated[str | None, click.argument("old", required=False, type=PLAN_PATH)]
    new: Annotated[str | None, click.argument("new", required=False, type=PLAN_PATH)]
    profile: ProfileName
    logs: LogPaths
    no_log: NoLog
    form: Annotated[
        str,
        form_option(
            *("text", "json", "md"),
            help="Text, one JSON object (gpl-diff-2), or Markdown for a pull request comment.",
        ),
    ]


@click.command(
    epilog="Exit codes: 0 the same, 1 different, 2 a file or revision cannot be read or holds no plan, a plan or a"
    " log has errors, or the command is misused."
)
@takes(_Request)
def diff(ctx: click.Context, request: _Request) -> None:
    """Show what changed between two plans: sessions, exercises, doses, loads, weekly sets, findings.

    OLD and NEW are files, or REV:PATH, a file at a revision of its git repository (HEAD~3:plan.gpl; :plan.gpl is
    the staged version), or - for standard input. OLD alone compares a file with its last commit, or REV:PATH with
    the current file; without any argument, the only plan of the current folder is compared with its last commit.
    Differences in comments and layout do not count. With --log both answer to it; of two equal plans, it is shown what
    the log changes.
    """
    first, second = _choose_sides(request.old or find_only_plan(), request.new)
    sides = [_open(ctx, side) for side in (first, second)]
    before, after = sides
    # Both sides are judged by what holds for the new one now, so that only the plan differs.
    policies = choose_policies(ctx, [after.file.path], Options(profile=request.profile))
    profile = policies.ruling(after.file.path).policy.profile
    compiled = [_compile(ctx, side) for side in sides]
    was, now = map(_texts, compiled)
    from gplang.changes.compare import compare_plans

    path = after.source.path
    found = look_at_logs(ctx, [path], request.logs, no_log=request.no_log, outcome="compared")
    logs = found.of(path)
    if was == now:
        schedules = _schedule(ctx, compiled[0], profile)
        changes = compare_plans(schedules, _schedule(ctx, compiled[1], profile, logs) if logs else schedules)
    else:
        from gplang.changes.findings import compare_findings

        changes = compare_plans(*(_schedule(ctx, each, profile, logs) for each in compiled))
        judged = before._replace(file=after.file)
        findings = compare_findings(_check(judged, policies), _check(after, policies))
        changes = replace(changes, findings=findings)
    if changes.same_training:
        click.echo(f"{ctx.command_path}: no change in training", err=True)
    if request.form == "json":
        from gplang.changes.json import render

        click.echo(render(changes, before.source.path, after.source.path), nl=False)
    elif not changes.same or request.form == "md":
        show_painted(_render(changes, request.form), color=choose_color())
    ctx.exit(REFUSED if found.code else OK if changes.same else FINDINGS)


def _choose_sides(old: str, new: str | None) -> tuple[str | Revision, str | Revision]:
    """Return what is compared; one argument alone is compared with the file's other state."""
    first = read_revision(old) or old
    if new is not None:
        if old == new == STDIN:
            raise click.UsageError("standard input can be read only once")
        return first, read_revision(new) or new
    if isinstance(first, Revision):
        return first, first.path
    if first == STDIN:
        raise click.UsageError("name the plan that standard input is compared with")
    return Revision(HEAD, first), first


# ---- reading


def _open(ctx: click.Context, side: str | Revision) -> Input:
    """Read one side; ends the command if that cannot be."""
    if isinstance(side, Revision):
        return _open_revision(ctx, side)
    if side != STDIN and is_folder(Path(side)):
        raise click.UsageError(f"{side} is a folder; name one plan in it")
    (opened,) = open_all(list_inputs((side,)))
    return _fail(ctx, opened) if isinstance(opened, PathProblem) else opened


def _open_revision(ctx: click.Context, wanted: Revision) -> Input:
    from gplang.syntax.reading import decode

    opened = open_revision(wanted)
    if isinstance(opened, PathProblem):
        _fail(ctx, opened)
    path, data, repository, loader = opened
    name = repository.name(path)
    if path != absolute_path(wanted.path):
        click.echo(f"{ctx.command_path}: {make_visible(str(wanted))} was {make_visible(name)} then", err=True)
    source, refused = decode(data, name)
    return Input(PlanFile(path, name, path), source, loader, refused)


def _fail(ctx: click.Context, problem: PathProblem) -> NoReturn:
    tell_problem(problem)
    ctx.exit(REFUSED)


def _compile(ctx: click.Context, opened: Input) -> "Compilation":
    """Compile one side; ends the command if there is no plan, or errors are."""
    compiled = compile_input(opened)
    if compiled.has_errors:
        _refuse(ctx, compiled.diagnostics)
    if compiled.plan is None:
        path = make_visible(opened.source.path)
        text = f"{path}: {compiled.without_plan}; not compared"
        click.echo(f"{ctx.command_path}: {text}", err=True)
        ctx.exit(REFUSED)
    return compiled


def _texts(compiled: "Compilation") -> list[tuple[str, str]]:
    """Return all that a plan and its findings come from; where it lies makes no difference but for its identity."""
    identity = compiled.plan.id if compiled.plan is not None else ""
    libraries = compiled.resolved.libraries if compiled.resolved is not None else ()
    return [(identity, compiled.source.text), *((each.source.path, each.source.text) for each in libraries)]


def _schedule(
    ctx: click.Context,
    compiled: "Compilation",
    profile: Profile,
    logs: "Mapping[str | None, Log]" = MappingProxyType({}),
) -> "list[Schedule]":
    """Return the schedules of a plan, one for each athlete; ends the command if they have errors."""
    plan = compiled.plan
    assert plan is not None
    from gplang.scheduling import build_all

    built = tuple(build_all(plan, plan.athletes or (None,), profile, logs))
    findings = tuple(finding for _, told in built for finding in told)
    if has_errors(findings):
        _refuse(ctx, findings)
    return [schedule for schedule, _ in built]


def _refuse(ctx: click.Context, findings: tuple[Diagnostic, ...]) -> NoReturn:
    tell_findings(findings)
    click.echo(f"{ctx.command_path}: nothing compared: a plan has errors", err=True)
    ctx.exit(REFUSED)


# ---- findings


def _check(opened: Input, policies: Policies) -> tuple[Diagnostic, ...]:
    from gplang.cli.checking import check_input

    return check_input(opened, policies).findings


# ---- telling


def _render(changes: "PlanChanges", form: str) -> str:
    from gplang.changes.page import build_page

    page = build_page(changes)
    if form == "md":
        from gplang.changes.markdown import render

        return render(page)
    from gplang.changes import text
    from gplang.cli.layout import indent

    return text.render(
        page,
        lambda line, depth, hang: indent(make_visible(line), depth, hang),
        lambda line: click.style(line, bold=True),
    )
