"""Fixing files: `gpl check --fix`, and `--diff`, which only shows the changes."""

from collections.abc import Iterator, Sequence

from gplang.cli import clicks as click
from gplang.cli.checking import Checked, CheckedText, TextChecker, judge
from gplang.cli.inputs import Input, Inputs, open_all
from gplang.cli.rewriting import mark_of, save, write_diff, write_out
from gplang.diagnostics import Diagnostic
from gplang.formatter.blocks import lay_out_changed
from gplang.lint.diff import render_diff
from gplang.lint.fix import Refusal, apply_fixes
from gplang.lint.follow import Relaid
from gplang.lint.offered import Change
from gplang.policies.ruling import Policies
from gplang.project import PathProblem
from gplang.records import NamedTuple
from gplang.source import SourceText


class Mending(NamedTuple):
    """What to do with a fixed text, and whether unsafe fixes are applied."""

    unsafe: bool
    diff: bool


class Mended(NamedTuple):
    """One fixed file: the applied fixes, the refused ones with reasons, and the remaining findings.

    `left` counts the fixes that were not tried, where there is much to check.
    """

    checked: Checked
    applied: tuple[Change, ...]
    refused: tuple[Refusal, ...]
    left: int = 0


def mend_files(inputs: Inputs, policies: Policies, mending: Mending) -> Iterator[Mended | PathProblem]:
    """Fix the plans of a command one after the other; a file whose text is not changed is not written.

    The text of standard input, fixed or not, goes to standard output; so does the diff with `diff`.
    """
    for opened in open_all(inputs):
        yield opened if isinstance(opened, PathProblem) else _mend(opened, inputs, policies, mending)


def _mend(opened: Input, inputs: Inputs, policies: Policies, mending: Mending) -> Mended | PathProblem:
    typed = opened.file is inputs.stdin
    if opened.refused and typed:
        return PathProblem(opened.file.shown, opened.refused[0].message, opened.refused[0].hint)
    if opened.refused:
        return Mended(judge(opened, opened.refused, policies), (), ())
    text, mended = mend_text(opened, policies, unsafe=mending.unsafe)
    problem = None
    if mending.diff:
        write_diff(render_diff(opened.source, text, bom=mark_of(opened) != b""))
    elif typed:
        write_out(mark_of(opened).decode() + text)
    elif mended.applied:
        problem = save(opened, text)
    return mended if problem is None else problem


def mend_text(opened: Input, policies: Policies, *, unsafe: bool) -> tuple[str, Mended]:
    """Return the text of a file with its fixes applied, and what was done; nothing is written."""
    checker = TextChecker(opened, policies)
    known: dict[str, CheckedText] = {}

    def find(text: SourceText) -> tuple[Diagnostic, ...]:
        known[text.text] = checker.check(text)
        return known[text.text].found

    fixed = apply_fixes(opened.source, find, unsafe=unsafe, weigh=lambda text: known[text.text].work)
    last, text = known[fixed.text], lay_out_changed(opened.source.text, fixed.text)
    if text != fixed.text:
        last = _follow(last, SourceText(opened.source.path, text)) or checker.check(
            SourceText(opened.source.path, text)
        )
    checked = judge(opened, last.found, policies, last.claim, last.waiting)
    return text, Mended(checked, fixed.applied, fixed.refused, fixed.left)


def _follow(checked: CheckedText, text: SourceText) -> CheckedText | None:
    """Return what is said of a text once it is laid out; None if more than places changed."""
    relaid = Relaid(checked.source, text)
    if not relaid.is_same:
        return None
    claim = checked.claim
    return CheckedText(
        text,
        tuple(map(relaid.finding, checked.found)),
        tuple(each._replace(where=relaid.place(each.where)) for each in checked.waiting),
        claim and claim._replace(where=relaid.place(claim.where)),
    )


def tell_mended(mended: Sequence[Mended], mending: Mending) -> None:
    """Report on stderr what was fixed, and which fixes were not applied and why."""
    for each in mended:
        for refusal in each.refused:
            change = refusal.change
            click.echo(f"not fixed: {change.code} {change.message}: {refusal.reason}", err=True)
    changes = sum(len(each.applied) for each in mended)
    if left := sum(each.left for each in mended):
        fixes = "1 more fix was" if left == 1 else f"{left:,} more fixes were"
        again = "; run it again to go on" if changes and not mending.diff else ""
        click.echo(f"{fixes} not tried, for there is much to check{again}", err=True)
    files = sum(bool(each.applied) for each in mended)
    verb = "would fix" if mending.diff else "fixed"
    if changes:
        findings = "1 finding" if changes == 1 else f"{changes:,} findings"
        said = f"{verb} {findings} in {'1 file' if files == 1 else f'{files:,} files'}"
    else:
        said = "nothing to fix"
    click.echo(said + _offer_unsafe(mended, mending), err=True)


def _offer_unsafe(mended: Sequence[Mended], mending: Mending) -> str:
    """Return how many findings have only fixes that were not asked for, to be added to what is said."""
    if mending.unsafe:
        return ""
    from gplang.report.text import count_unsafe

    count = sum(count_unsafe(each.checked.findings) for each in mended)
    return f"; --unsafe-fixes, which change the training, fix {count:,} more" if count else ""
