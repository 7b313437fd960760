"""Logs that a command is given: read, resolved against its plan, those of one athlete as one."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gplang.cli.exit_codes import FINDINGS, REFUSED
from gplang.cli.inputs import list_inputs, open_all, tell_problem
from gplang.cli.scheduled import has_errors, tell_findings
from gplang.diagnostics import Diagnostic
from gplang.project import PathProblem, is_folder
from gplang.report.visible import make_visible

if TYPE_CHECKING:
    from gplang.logs.records import Log
    from gplang.model.plan import Plan


def read_logs(ctx: click.Context, paths: Sequence[str], plan: "Plan", outcome: str) -> "Mapping[str | None, Log]":
    """Return the logs of each athlete by name, of a plan that names nobody by None; errors end the command.

    A log without `for` is that of the plan's only athlete. `outcome` is what is not done then: "reviewed".
    """
    from gplang.logs.resolve import merge_logs, resolve_log
    from gplang.syntax.document import parse_document

    told: list[Diagnostic] = []
    found: dict[str | None, list[Log]] = {}
    for path in paths:
        if is_folder(Path(path)):
            raise click.UsageError(f"--log takes a file, and {make_visible(path)} is a folder")
    for opened in open_all(list_inputs(paths)):
        if isinstance(opened, PathProblem):
            tell_problem(opened)
            ctx.exit(REFUSED)
        if opened.refused:
            tell_findings(opened.refused)
            ctx.exit(REFUSED)
        document, said = parse_document(opened.source)
        if not document.is_log:
            raise click.UsageError(f"{make_visible(opened.file.shown)} is no log: it does not begin with `log`")
        log, more = resolve_log(document, [plan])
        told += [*said, *more]
        found.setdefault(_whose(log, plan, opened.file.shown), []).append(log)
    tell_findings(told)
    if has_errors(told):
        click.echo(f"{ctx.command_path}: nothing {outcome}: a log has errors", err=True)
        ctx.exit(FINDINGS)
    return {name: merge_logs(logs) for name, logs in found.items()}


def _whose(log: "Log", plan: "Plan", shown: str) -> str | None:
    if log.athlete is not None or not plan.athletes:
        return log.athlete
    if len(plan.athletes) == 1:
        return plan.athletes[0].name
    names = ", ".join(each.name for each in plan.athletes)
    raise click.UsageError(f"{make_visible(shown)} does not say whose it is; write `for` with one of {names} into it")
