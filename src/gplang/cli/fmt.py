"""`gpl fmt`: lay plans out in one way, without changing what they say."""

from codecs import BOM_UTF8
from typing import NamedTuple

import click

from gplang.cli.check import choose_policies, leave_out
from gplang.cli.inputs import PLAN_PATH, STDIN, Input, Inputs, list_inputs, open_all, tell_problem
from gplang.cli.rewriting import mark_of, save, write_diff, write_out
from gplang.formatter.source import Formatted, format_source
from gplang.policies.ruling import Options
from gplang.project import Problem
from gplang.syntax.reading import MAX_FILE_BYTES

_CHANGES = 1
_IO_ERROR = 2
_BUG = 3

_LARGEST = MAX_FILE_BYTES - len(BOM_UTF8)
"""Bytes of a formatted text that can be read again, be it with a mark before it."""


class _Manner(NamedTuple):
    """What is done with a formatted text: it is written, or only told (`check`), or shown as a diff."""

    check: bool
    diff: bool
    quiet: bool


class _Trouble(NamedTuple):
    """Why a file was not formatted, and the exit code for it."""

    problem: Problem
    code: int = _IO_ERROR


class _Outcome(NamedTuple):
    """How many files are, or would be, changed and how many are in order, and the exit code that problems make."""

    changed: int
    same: int
    trouble: int


@click.command(
    epilog="Exit codes: 0 done, or nothing to do; 1 with --check or --diff: files would be changed; 2 a file or a"
    " configuration cannot be read or written, or the command is misused; 3 a mistake of gpl itself."
)
@click.argument("paths", nargs=-1, type=PLAN_PATH)
@click.option("--check", is_flag=True, help="Write nothing; print the files that would be changed.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would be changed, as a diff.")
@click.option("--force-exclude", is_flag=True, help="Leave out excluded files even if they are named.")
@click.option("--stdin-filename", metavar="NAME", help="The file that text from standard input belongs to.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but what went wrong.")
@click.pass_context
def fmt(
    ctx: click.Context,
    paths: tuple[str, ...],
    check: bool,
    diff: bool,
    force_exclude: bool,
    stdin_filename: str | None,
    quiet: bool,
) -> None:
    """Lay plans out in one way: columns, indentation, spelling of words and numbers.

    PATHS are files, folders (every .gpl file in and below them) or - for standard input, which is written to
    standard output. What a plan says stays the same, its comments too; lines with mistakes stay as they are.
    """
    if not paths:
        raise click.UsageError("name files, folders, or - for standard input; 'gpl fmt .' is the current folder")
    if stdin_filename is not None and STDIN not in paths:
        raise click.UsageError("--stdin-filename needs - among the paths")
    inputs = list_inputs(paths, stdin_filename)
    policies = choose_policies(ctx, inputs.paths, Options())
    inputs = leave_out(inputs, policies, frozenset() if force_exclude else frozenset(paths), echo=not (check or diff))
    outcome = _format_all(inputs, _Manner(check, diff, quiet))
    if not quiet:
        _summarise(outcome, written=not (check or diff))
    ctx.exit(outcome.trouble or (_CHANGES if (check or diff) and outcome.changed else 0))


def _format_all(inputs: Inputs, manner: _Manner) -> _Outcome:
    changed = same = trouble = 0
    for opened in open_all(inputs):
        if isinstance(opened, Problem):
            done: bool | _Trouble = _Trouble(opened)
        else:
            done = _format(opened, manner, typed=opened.file is inputs.stdin)
        if isinstance(done, _Trouble):
            tell_problem(done.problem)
            trouble = max(trouble, done.code)
        elif done:
            changed += 1
        else:
            same += 1
    return _Outcome(changed, same, trouble)


def _format(opened: Input, manner: _Manner, *, typed: bool) -> bool | _Trouble:
    """Format one text; tell whether that changes it, or why it cannot be done."""
    shown = opened.file.shown
    if opened.refused:
        return _Trouble(Problem(shown, opened.refused[0].message, opened.refused[0].hint))
    formatted = format_source(opened.source)
    if trouble := _find_trouble(opened, formatted):
        return trouble
    changes = formatted.text != opened.source.text
    problem = _hand_over(opened, formatted.text, manner, typed=typed) if changes or typed else None
    if problem is not None:
        return _Trouble(problem)
    if formatted.kept and not manner.quiet:
        lines = "1 line" if formatted.kept == 1 else f"{formatted.kept:,} lines"
        click.echo(f"{shown}: {lines} with mistakes left as written; `gpl check` explains them", err=True)
    return changes


def _find_trouble(opened: Input, formatted: Formatted) -> _Trouble | None:
    """Return why a formatted text must not take the place of the one before it."""
    shown = opened.file.shown
    if formatted.lost is not None:
        where = f"{shown}:{formatted.lost.start.line}"
        message = "internal error: formatting would change what the plan says"
        return _Trouble(Problem(where, message, "nothing was written; please report it"), _BUG)
    if formatted.text != opened.source.text and len(formatted.text.encode()) > _LARGEST:
        message = f"would be larger than {MAX_FILE_BYTES:,} bytes (1 MiB)"
        return _Trouble(Problem(shown, message, "nothing was written; split it and join the parts with `use`"))
    return None


def _hand_over(opened: Input, text: str, manner: _Manner, *, typed: bool) -> Problem | None:
    """Show, tell or write a text; return why it cannot be written."""
    shown = opened.file.shown
    changes = text != opened.source.text
    if manner.diff:
        from gplang.lint.diff import render_diff

        write_diff(render_diff(opened.source, text, bom=mark_of(opened) != b""))
    elif manner.check:
        write_diff(f"{shown}\n" if changes else "")
    elif typed:
        write_out(mark_of(opened).decode() + text)
    else:
        problem = save(opened, text)
        if problem is None and not manner.quiet:
            click.echo(f"formatted {shown}", err=True)
        return problem
    return None


def _summarise(outcome: _Outcome, *, written: bool) -> None:
    changed, same, _ = outcome
    parts = []
    if changed:
        parts.append(f"{_count_files(changed)} " + ("formatted" if written else "would be formatted"))
    if same:
        parts.append(f"{_count_files(same)} in order")
    if parts:
        click.echo(", ".join(parts), err=True)


def _count_files(count: int) -> str:
    return "1 file" if count == 1 else f"{count:,} files"
