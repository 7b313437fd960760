"""Mending files: `gpl check --fix`, and `--diff`, which only shows what it would do."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import click

from gplang.cli.checking import Checked, check_text, find_claim, judge
from gplang.cli.inputs import Input, Inputs, open_all
from gplang.cli.rewriting import mark_of, save, write_diff, write_out
from gplang.diagnostics import Diagnostic, Wait
from gplang.formatter.blocks import lay_out_changed
from gplang.lint.diff import render_diff
from gplang.lint.fix import Change, Refusal, apply_fixes
from gplang.policies.ruling import Policies
from gplang.project import Problem
from gplang.source import SourceText


class Mending(NamedTuple):
    """What is to be done with a mended text, and how bold the fixes may be."""

    unsafe: bool
    diff: bool


class Mended(NamedTuple):
    """One mended file: what was applied, what was not and why, and what is left to be said of it.

    It is `unfinished` where it is so large that not all fixes were tried.
    """

    checked: Checked
    applied: tuple[Change, ...]
    refused: tuple[Refusal, ...]
    unfinished: bool = False


def mend_files(inputs: Inputs, policies: Policies, mending: Mending) -> Iterator[Mended | Problem]:
    """Mend the plans of a command one after the other; a file whose text is not changed is not written.

    The text of standard input, mended or not, goes to standard output; so do the differences with `diff`.
    """
    for opened in open_all(inputs):
        yield opened if isinstance(opened, Problem) else _mend(opened, inputs, policies, mending)


def _mend(opened: Input, inputs: Inputs, policies: Policies, mending: Mending) -> Mended | Problem:
    typed = opened.file is inputs.stdin
    if opened.refused and typed:
        return Problem(opened.file.shown, opened.refused[0].message, opened.refused[0].hint)
    if opened.refused:
        return Mended(judge(opened, opened.refused, policies), (), ())
    waiting: dict[str, tuple[Wait, ...]] = {}

    def find(text: SourceText) -> tuple[Diagnostic, ...]:
        found, waiting[text.text] = check_text(opened, text, policies)
        return found

    fixed = apply_fixes(
        opened.source,
        find,
        unsafe=mending.unsafe,
        count_lines=lambda text: _count_lines(opened, text),
    )
    text, remaining = lay_out_changed(opened.source.text, fixed.text), fixed.remaining
    if text != fixed.text:
        remaining = find(SourceText(opened.source.path, text))
    problem = None
    if mending.diff:
        write_diff(render_diff(opened.source, text, bom=mark_of(opened) != b""))
    elif typed:
        write_out(mark_of(opened).decode() + text)
    elif fixed.applied:
        problem = save(opened, text)
    if problem is not None:
        return problem
    claim = find_claim(opened, text, policies)
    checked = judge(opened, remaining, policies, claim, waiting[text])
    return Mended(checked, fixed.applied, fixed.refused, fixed.unfinished)


def _count_lines(opened: Input, source: SourceText) -> int:
    """Return how many lines a check of a text looks at: those of the text, and those that its plan expands to."""
    from gplang.compiler import compile_source
    from gplang.model.size import measure

    found = compile_source(source, opened.loader)
    return len(found.document.lines) + (measure(found.plan).lines if found.plan is not None else 0)


def tell_mended(mended: Sequence[Mended], mending: Mending) -> None:
    """Say on stderr what was mended, and which fixes were not applied and why."""
    for each in mended:
        for refusal in each.refused:
            change = refusal.change
            click.echo(f"not fixed: {change.code} {change.message}: {refusal.reason}", err=True)
    if any(each.unfinished for each in mended):
        click.echo("not all fixes were tried, for there is much to check; run it again to go on", err=True)
    changes = sum(len(each.applied) for each in mended)
    files = sum(bool(each.applied) for each in mended)
    verb = "would fix" if mending.diff else "fixed"
    if changes:
        findings = "1 finding" if changes == 1 else f"{changes:,} findings"
        click.echo(f"{verb} {findings} in {'1 file' if files == 1 else f'{files:,} files'}", err=True)
    else:
        click.echo("nothing to fix", err=True)
