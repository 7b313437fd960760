"""The logs that a command is given: read, checked, and handed to the athletes of the plans that they are about."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gplang.cli import clicks as click
from gplang.cli.exit_codes import FINDINGS, REFUSED
from gplang.cli.inputs import compile_inputs, tell_problem
from gplang.cli.scheduled import has_errors, tell_findings
from gplang.logs.twice import entries_of, find_twice
from gplang.policies.files import find_config
from gplang.project import PathProblem, PlanFile, find_plans
from gplang.project.paths import real_path
from gplang.records import replace
from gplang.report.visible import make_visible
from gplang.source import SourceText

if TYPE_CHECKING:
    from gplang.cli.inputs import Input
    from gplang.compiler import Compilation
    from gplang.logs.records import Log
    from gplang.policies.ruling import Policies

LogsOf = Callable[[str], "Mapping[str | None, Log]"]
"""Returns the logs of a plan, by its path: each athlete's, by name, and None for that of a plan without athletes."""


def read_logs(ctx: click.Context, plans: Sequence[str], logs: Sequence[str], *, no_log: bool, outcome: str) -> LogsOf:
    """Read the logs that a command is given, or else those that the configuration of the plans names.

    Ends the command where one has errors (`outcome` is what is not done then: "built"), cannot be read, or is about
    another plan.
    """
    if no_log and logs:
        raise click.UsageError("--log and --no-log say the opposite; leave out one of them")
    known = {real_path(Path(path)) for path in plans}
    if logs:
        compiled = [_read(ctx, path) for path in logs]
    elif no_log:
        compiled = []
    else:
        compiled = _find_configured(ctx, plans)
    if not compiled:
        return lambda path: {}  # noqa: ARG005
    findings = [finding for each in compiled for finding in each.diagnostics]
    findings += find_twice(entries_of(each.log) for each in compiled if each.log is not None)
    tell_findings(findings)
    if has_errors(findings):
        click.echo(f"{ctx.command_path}: nothing {outcome}: a log has errors", err=True)
        ctx.exit(FINDINGS)
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


def find_logs(policies: "Policies", plans: Sequence[str]) -> "Iterator[Compilation]":
    """Yield the logs of plans that their configurations name, in the order of their paths."""
    configs = [policies.config(Path(path)) for path in plans]
    folders = dict.fromkeys(each.path.parent for each in configs if each and each.config and each.config.logs)
    files = [file for file in find_plans(map(str, folders)) if isinstance(file, PlanFile) and policies.names_log(file)]
    known = {real_path(Path(path)) for path in plans}
    for result in compile_inputs([file.shown for file in files]):
        if not isinstance(result, PathProblem) and not known.isdisjoint(_plans_of(result)):
            yield _heed_comments(result)


def _heed_comments(compiled: "Compilation") -> "Compilation":
    """Return a log without the findings that its comments suppress."""
    from gplang.compiler import default_policy, judge

    return judge(compiled, replace(default_policy(), rules=()))


def _plans_of(compiled: "Compilation") -> set[Path]:
    return set() if compiled.log is None else {real_path(Path(path)) for path in compiled.log.paths}


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
