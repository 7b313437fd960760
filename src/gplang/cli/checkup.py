"""What `gpl check` does, once its command line is read: `commands/check.py` imports it when it is called."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from gplang.cli import clicks as click
from gplang.cli.checking import Checked, check_files, find_common
from gplang.cli.configured import choose_policies, leave_out
from gplang.cli.door import hand_out, show_painted
from gplang.cli.exit_codes import FINDINGS, OK, REFUSED
from gplang.cli.inputs import Inputs, list_inputs, merge_findings, tell_problem
from gplang.cli.kept import refused_folder
from gplang.cli.options import STDIN
from gplang.cli.progress import track
from gplang.cli.terminal import terminal_width
from gplang.diagnostics import Diagnostic, Wait
from gplang.policies.ruling import Options, Policies
from gplang.project import PathProblem, is_folder, is_system_file, locate
from gplang.project.paths import SUFFIX
from gplang.records import NamedTuple
from gplang.report.visible import make_visible
from gplang.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from gplang.cli.commands.check import Request
    from gplang.cli.fixing import Mended, Mending
    from gplang.cli.ignoring import Ignoring


class Style(NamedTuple):
    """How the report is written: its form, where to (None: standard output), coloured or not, with a summary or not.

    `unsafe`: it also tells the fixes that change the plan.
    """

    form: str
    output: str | None
    color: bool
    quiet: bool
    unsafe: bool


def run_check(ctx: click.Context, request: "Request") -> None:
    """Check what a request names, mend or suppress what it asks for, and end the command."""
    _refuse_misuse(request)
    paths = (*(request.paths or (".",)), *request.logs)
    inputs = list_inputs(paths, request.stdin_filename)
    output = None if request.output == STDIN else request.output
    if output is not None:
        _refuse_plan(output, inputs)
    options = Options(request.select, request.extend_select, request.ignore, request.fail_on, request.profile)
    policies = choose_policies(ctx, inputs.paths, options)
    logs = [] if request.logs or request.no_log else _find_logs(policies, request.paths)
    if logs:
        inputs = list_inputs((*paths, *logs), request.stdin_filename)
    named = frozenset() if request.force_exclude else frozenset((*request.paths, *request.logs))
    inputs = leave_out(
        inputs, policies, named, echo=(request.fix or request.add_ignores is not None) and not request.diff
    )
    color = _wants_color(request.color) and output is None
    style = Style(request.form, output, color, request.quiet, request.unsafe_fixes)
    if request.add_ignores is not None:
        from gplang.cli.ignoring import Ignoring

        unsafe = request.unsafe_fixes
        code = _ignore(
            inputs, policies, Ignoring(request.add_ignores, fix=request.fix, unsafe=unsafe, diff=request.diff), style
        )
    elif request.fix or request.diff:
        from gplang.cli.fixing import Mending

        code = _mend(inputs, policies, Mending(unsafe=request.unsafe_fixes, diff=request.diff), style)
    else:
        code = _check(inputs, policies, style, request.jobs)
    ctx.exit(OK if request.exit_zero and code == FINDINGS else code)


def _find_logs(policies: Policies, paths: Sequence[str]) -> list[str]:
    """Return the logs of plans that are named, if their configurations name any."""
    files = [path for path in paths if policies.has_logs(Path(path)) and not is_folder(Path(path))]
    if not files:
        return []
    from gplang.cli.logs import find_logs

    return [each.source.path for each in find_logs(policies, files)]


def _refuse_misuse(request: "Request") -> None:
    """Raise a usage error for options that go without one another."""
    if request.stdin_filename is not None and STDIN not in request.paths:
        raise click.UsageError("--stdin-filename needs - among the paths")
    if not request.no_cache and (folder := refused_folder(request.cache_dir, (*request.paths, *request.logs))):
        raise click.UsageError(f"{make_visible(folder)} lies in what is checked; keep results elsewhere, or --no-cache")
    if request.diff and (request.output is not None or request.form != "text"):
        raise click.UsageError("--diff prints a diff and no report; it goes without --format and --output")


def _refuse_plan(output: str, inputs: Inputs) -> None:
    """Raise a usage error if a report would stand in the place of a plan, or nowhere."""
    if not output:
        raise click.UsageError("--output takes a file for the report, not an empty path")
    is_plan = output.lower().endswith(SUFFIX) or locate(Path(output)).real in (
        locate(path).real for path in inputs.paths
    )
    if is_plan:
        raise click.UsageError(f"--output takes a file for the report, and {make_visible(output)} is a plan")


def _check(inputs: Inputs, policies: Policies, style: Style, jobs: int | None) -> int:
    """Check the files and report; return the exit code."""
    checked: list[Checked] = []
    unread: list[PathProblem] = []
    for result in track(check_files(inputs, policies, jobs), "checking", inputs.count, quiet=style.quiet):
        if isinstance(result, PathProblem):
            unread.append(result)
        else:
            checked.append(result)
    for problem in unread:
        tell_problem(problem)
    common, fails = find_common(checked, policies)
    merged = merge_findings((*(finding for each in checked for finding in each.findings), *common))
    waiting = [wait for each in checked for wait in each.waiting]
    problems = len(unread) + _report(merged, waiting, len(checked), policies, style)
    return REFUSED if problems else FINDINGS if fails or any(each.fails for each in checked) else 0


def _mend(inputs: Inputs, policies: Policies, mending: "Mending", style: Style) -> int:
    """Mend the files, report what is left, and return the exit code."""
    from gplang.cli.fixing import mend_files, tell_mended

    mended: list[Mended] = []
    unread: list[PathProblem] = []
    quiet = style.quiet or mending.diff or inputs.stdin is not None
    for result in track(mend_files(inputs, policies, mending), "fixing", inputs.count, quiet=quiet):
        if isinstance(result, PathProblem):
            unread.append(result)
        else:
            mended.append(result)
    for problem in unread:
        tell_problem(problem)
    code = _report_left([each.checked for each in mended], inputs, policies, style, silent=mending.diff)
    if not style.quiet:
        tell_mended(mended, mending)
    changed = mending.diff and any(each.applied for each in mended)
    return REFUSED if unread else FINDINGS if changed else code


def _ignore(inputs: Inputs, policies: Policies, ignoring: "Ignoring", style: Style) -> int:
    """Suppress what is found, report what is left, and return the exit code."""
    from gplang.cli.fixing import Mending, tell_mended
    from gplang.cli.ignoring import Ignored, ignore_all, tell_ignored

    done = ignore_all(inputs, policies, ignoring)
    if not isinstance(done, Ignored):
        for problem in done:
            tell_problem(problem)
        return REFUSED
    code = _report_left([each.checked for each in done.mended], inputs, policies, style, silent=ignoring.diff)
    if not style.quiet:
        if ignoring.fix:
            tell_mended(done.mended, Mending(unsafe=ignoring.unsafe, diff=ignoring.diff))
        tell_ignored(done, ignoring)
    return FINDINGS if ignoring.diff and done.files and code == OK else code


def _report_left(checked: Sequence[Checked], inputs: Inputs, policies: Policies, style: Style, *, silent: bool) -> int:
    """Report what is left in files that were changed, unless a diff is shown instead; return the exit code."""
    common, fails = find_common(checked, policies)
    problems = 0
    if not silent:
        merged = merge_findings((*(finding for each in checked for finding in each.findings), *common))
        waiting = [wait for each in checked for wait in each.waiting]
        problems = _report(merged, waiting, len(checked), policies, style, to_stderr=inputs.stdin is not None)
    return REFUSED if problems else FINDINGS if fails or any(each.fails for each in checked) else OK


# ---- the report


def _report(
    findings: Sequence[Diagnostic],
    waiting: Sequence[Wait],
    checked: int,
    policies: Policies,
    style: Style,
    *,
    to_stderr: bool = False,
) -> int:
    """Write the report and its summary; return how many files could not be written."""
    text = _render(findings, waiting, policies, style)
    if style.output is not None:
        problem = _write_report(style.output, text)
        if problem is not None:
            tell_problem(problem)
            return 1
    elif style.form == "github":
        hand_out(text.encode("utf-8", "backslashreplace"), err=to_stderr)
    else:
        show_painted(text, color=style.color, err=to_stderr)
    if checked and not style.quiet and (style.form == "text" or style.output is not None):
        from gplang.report.text import offer_fixes, summarise

        gap = "\n" if findings and sys.stderr is not None and sys.stderr.isatty() else ""
        click.echo(gap + summarise(findings, checked) + offer_fixes(findings, unsafe=style.unsafe), err=True)
    return 0


def _write_report(output: str, text: str) -> PathProblem | None:
    """Write a report into a file; return why that cannot be done."""
    from gplang.project.reading import NOT_A_FILE, reason_of
    from gplang.project.writing import write_file

    try:
        write_file(Path(output), text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        reason = reason_of(error)
        is_no_file = reason.endswith(NOT_A_FILE) or is_system_file(Path(output))
        hint = "without --output the report goes to standard output" if is_no_file else ""
        return PathProblem(output, f"cannot be written: {reason}", hint)
    return None


def _render(findings: Sequence[Diagnostic], waiting: Sequence[Wait], policies: Policies, style: Style) -> str:
    if style.form == "json":
        from gplang.report.json import render_json

        return render_json(findings, waiting)
    if style.form == "sarif":
        from gplang import __version__
        from gplang.report.sarif import render_sarif
        from gplang.rules.pages import load_cards

        return render_sarif(findings, load_cards(policies.rules).values(), __version__, waiting)
    if style.form == "github":
        from gplang.report.github import render_github

        return render_github(findings, waiting)
    from gplang.report.text import render_text

    width = terminal_width(sys.stdout) if style.output is None else None
    return render_text(findings, waiting, color=style.color, width=width, unsafe=style.unsafe)


def _wants_color(choice: str) -> bool:
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stdout is not None and sys.stdout.isatty()
