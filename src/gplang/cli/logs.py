"""The logs that a command is given: read, checked, and handed to the athletes of the plans that they are about."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from gplang.cli import clicks as click
from gplang.cli.exit_codes import FINDINGS, OK, REFUSED
from gplang.cli.inputs import compile_inputs, tell_problem
from gplang.cli.scheduled import has_errors, tell_findings
from gplang.diagnostics import Diagnostic
from gplang.logs.twice import entries_of, find_twice
from gplang.policies.files import find_config
from gplang.project import PathProblem, PlanFile, find_plans, read_source
from gplang.project.paths import real_path
from gplang.records import NamedTuple, replace
from gplang.report.visible import make_visible
from gplang.source import SourceText
from gplang.typed import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from gplang.cli.inputs import Input
    from gplang.compiler import Compilation
    from gplang.logs.records import Log
    from gplang.policies.ruling import Policies

LogsOf = Callable[[str], "Mapping[str | None, Log]"]
"""Returns the logs of a plan, by its path: each athlete's, by name, and None for that of a plan without athletes."""


class ReadLogs(NamedTuple):
    """The logs that a command only looks at, and the exit code that they ask for: 1 where one has errors."""

    of: LogsOf
    code: int


def read_logs(ctx: click.Context, plans: Sequence[str], logs: Sequence[str], *, no_log: bool, outcome: str) -> LogsOf:
    """Read the logs that a command is given, or else those that the configuration of the plans names.

    Ends the command where one has errors (`outcome` is what is not done then: "built"), cannot be read, or is about
    another plan.
    """
    compiled = _compile(ctx, plans, logs, no_log=no_log)
    if has_errors(_tell(compiled)):
        _refuse(ctx, outcome)
    return _choose(compiled, plans)


def look_at_logs(
    ctx: click.Context, plans: Sequence[str], logs: Sequence[str], *, no_log: bool, outcome: str
) -> ReadLogs:
    """Read the logs of a command that writes nothing, as `read_logs` does; of one with errors, all that is sound.

    `outcome` is what is done without the rest: "shown".
    """
    compiled = _compile(ctx, plans, logs, no_log=no_log)
    fails = has_errors(_tell(compiled))
    known = _real_paths(plans)
    if any(has_errors(each.diagnostics) and known.isdisjoint(_plans_of(each)) for each in compiled):
        _refuse(ctx, outcome)
    if fails:
        click.echo(f"{ctx.command_path}: {outcome} without what has errors in a log", err=True)
    return ReadLogs(_choose(compiled, plans), FINDINGS if fails else OK)


def _compile(ctx: click.Context, plans: Sequence[str], logs: Sequence[str], *, no_log: bool) -> "list[Compilation]":
    """Return the logs that a command is given, or else those that the configuration of the plans names."""
    if no_log and logs:
        raise click.UsageError("--log and --no-log say the opposite; leave out one of them")
    if logs:
        return [_read(ctx, path) for path in logs]
    return [] if no_log else _find_configured(ctx, plans)


def _tell(compiled: "Sequence[Compilation]") -> list[Diagnostic]:
    """Tell what is wrong with logs, each alone and beside the others; return it."""
    findings = [finding for each in compiled for finding in each.diagnostics]
    findings += find_twice(entries_of(each.log) for each in compiled if each.log is not None)
    tell_findings(findings)
    return findings


def _refuse(ctx: click.Context, outcome: str) -> NoReturn:
    click.echo(f"{ctx.command_path}: nothing {outcome}: a log has errors", err=True)
    ctx.exit(FINDINGS)


def _choose(compiled: "Sequence[Compilation]", plans: Sequence[str]) -> LogsOf:
    """Return the logs by their plans; one that is about none of them is a usage error."""
    known = _real_paths(plans)
    for each in compiled:
        if known.isdisjoint(_plans_of(each)):
            about = () if each.log is None else each.log.paths
            told = ", ".join(map(make_visible, about)) or "no plan"
            raise click.UsageError(f"{make_visible(each.source.path)} is a log of {told}, not of {', '.join(plans)}")
    return lambda path: _logs_of(compiled, path)


def _find_configured(ctx: click.Context, plans: Sequence[str]) -> "list[Compilation]":
    """Return the logs that the configurations of plans name; without any, no policy is made."""
    if not any(find_config(folder) for folder in {Path(path).parent for path in plans}):
        return []
    from gplang.cli.configured import choose_policies
    from gplang.policies.ruling import Options

    return [*find_logs(choose_policies(ctx, map(Path, plans), Options()), plans)]


def find_named(ctx: click.Context, plan: str, athletes: frozenset[str]) -> list[str]:
    """Return the logs of a plan that its configuration names, as far as they are of one of some athletes."""
    if not find_config(Path(plan).parent):
        return []
    from gplang.cli.configured import choose_policies
    from gplang.importing.workouts import read_heading
    from gplang.policies.ruling import Options

    wanted = {name.casefold() for name in athletes}
    found = []
    for file in _list_logs(choose_policies(ctx, [Path(plan)], Options()), [plan]):
        read = read_source(file.path, file.shown)
        heading = None if isinstance(read, PathProblem) else read_heading(read[0].text)
        if heading is None or (heading.athlete is not None and heading.athlete.casefold() not in wanted):
            continue
        if real_path(Path(plan)) in (real_path(file.path.parent / each) for each in heading.of):
            found.append(file.shown)
    return found


def _list_logs(policies: "Policies", plans: Sequence[str]) -> list[PlanFile]:
    """Return the files that the configurations of plans name as logs."""
    configs = [policies.config(Path(path)) for path in plans]
    folders = dict.fromkeys(each.path.parent for each in configs if each and each.config and each.config.logs)
    return [file for file in find_plans(map(str, folders)) if isinstance(file, PlanFile) and policies.names_log(file)]


def find_logs(policies: "Policies", plans: Sequence[str]) -> "Iterator[Compilation]":
    """Yield the logs of plans that their configurations name, in the order of their paths."""
    files = _list_logs(policies, plans)
    known = _real_paths(plans)
    for result in compile_inputs([file.shown for file in files]):
        if not isinstance(result, PathProblem) and not known.isdisjoint(_plans_of(result)):
            yield _heed_comments(result)


def _heed_comments(compiled: "Compilation") -> "Compilation":
    """Return a log without the findings that its comments suppress."""
    from gplang.compiler import default_policy, judge

    return judge(compiled, replace(default_policy(), rules=()))


def _real_paths(paths: Sequence[str]) -> set[Path]:
    return {real_path(Path(path)) for path in paths}


def _plans_of(compiled: "Compilation") -> set[Path]:
    return set() if compiled.log is None else _real_paths(compiled.log.paths)


def _read(ctx: click.Context, path: str) -> "Compilation":
    for result in compile_inputs([path]):
        if isinstance(result, PathProblem):
            tell_problem(result)
            ctx.exit(REFUSED)
        if result.log is None and result.plan is None and result.diagnostics:
            return result
        if result.log is None:
            raise click.UsageError(f"{make_visible(result.source.path)} is no log; one begins with `log`")
        return _heed_comments(result)
    raise click.UsageError(f"{path} holds no log")


def _logs_of(compiled: "Sequence[Compilation]", path: str) -> "Mapping[str | None, Log]":
    from gplang.logs.resolve import merge_logs

    plan = real_path(Path(path))
    found: dict[str | None, list[Log]] = {}
    for each in compiled:
        if each.log is not None and plan in _plans_of(each):
            found.setdefault(each.log.log.athlete, []).append(each.log.log)
    return {athlete: merge_logs(logs) for athlete, logs in found.items()}


def write_planned_numbers(opened: "Input", text: str, policies: "Policies") -> str:
    """Return the text of a log with numbers for `as planned`, in the light of the other logs of its plans."""
    from gplang.importing.workouts.numbers import write_numbers

    def others_of(plans: "Sequence[str]") -> "Sequence[Log] | None":
        found = [each for each in find_logs(policies, plans) if real_path(Path(each.source.path)) != opened.file.real]
        return None if any(each.has_errors for each in found) else [each.log.log for each in found if each.log]

    profile = policies.ruling(opened.file.path).policy.profile
    return write_numbers(SourceText(opened.source.path, text), opened.loader, profile, others_of)
