"""`gpl check`: find mistakes in plans."""

import os
import sys
from typing import TYPE_CHECKING

import click

from gplang.cli.inputs import PLAN_PATH, STDIN, compile_inputs, merge_findings, tell_problem
from gplang.cli.lookup import terminal_width
from gplang.diagnostics import Diagnostic, Severity
from gplang.project import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

_FINDINGS = 1
_IO_ERROR = 2


@click.command(epilog="Exit codes: 0 clean, 1 findings, 2 a file cannot be read or the command is misused.")
@click.argument("paths", nargs=-1, type=PLAN_PATH)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Text for people, or one JSON object (gpl-diagnostics-1).",
)
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in Severity]),
    default=Severity.WARNING.value,
    help="The least severity that gives exit code 1 (default: warning).",
)
@click.option("--stdin-filename", metavar="NAME", help="The file that text from standard input belongs to.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="When to colour text; auto: on a terminal, unless NO_COLOR is set.",
)
@click.pass_context
def check(
    ctx: click.Context,
    paths: tuple[str, ...],
    form: str,
    fail_on: str,
    stdin_filename: str | None,
    color: str,
) -> None:
    """Find mistakes in plans.

    PATHS are files, folders (every .gpl file in and below them) or - for standard input; without any, the
    current folder. Hidden folders, virtual environments, node_modules, links to folders and GIMP palettes are
    passed over in folders. A folder without any plan is an error: nothing was checked.
    """
    if stdin_filename is not None and STDIN not in paths:
        raise click.UsageError("--stdin-filename needs - among the paths")
    findings: list[Diagnostic] = []
    checked = problems = 0
    for result in compile_inputs(paths or (".",), stdin_filename):
        if isinstance(result, Problem):
            problems += 1
            tell_problem(result)
        else:
            checked += 1
            findings += result.diagnostics
    merged = merge_findings(findings)
    _write(merged, checked, form, _wants_color(color))
    ctx.exit(_exit_code(merged, Severity(fail_on), problems))


def _write(findings: "Sequence[Diagnostic]", checked: int, form: str, color: bool) -> None:
    if form == "json":
        from gplang.report.json import render_json

        click.echo(render_json(findings), nl=False)
        return
    from gplang.report.text import render_text, summarise

    click.echo(render_text(findings, color=color, width=terminal_width(sys.stdout)), nl=False, color=color)
    if checked:
        gap = "\n" if findings and sys.stderr is not None and sys.stderr.isatty() else ""
        click.echo(gap + summarise(findings, checked), err=True)


def _wants_color(choice: str) -> bool:
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stdout is not None and sys.stdout.isatty()


def _exit_code(findings: "Sequence[Diagnostic]", fail_on: Severity, problems: int) -> int:
    if problems:
        return _IO_ERROR
    return _FINDINGS if any(finding.severity.rank >= fail_on.rank for finding in findings) else 0
