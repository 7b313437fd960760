"""Code actions for findings: remedies for one place, and all safe fixes of a text."""

from collections.abc import Iterable, Iterator, Sequence

from gplang.compiler import Compilation
from gplang.diagnostics import LANGUAGE_RULES, Diagnostic, Edit, Fix
from gplang.editor.changed_lines import find_changed_lines
from gplang.editor.remedies import Started, ignore_here, read_ignoring, start_missing
from gplang.lint.fix import Check, apply_fixes, find_harm
from gplang.lint.splice import Cut, in_order, is_orderly, rewrite
from gplang.records import NamedTuple
from gplang.source import SourceText, Span
from gplang.syntax.limits import EXPLAINED


class Remedy(NamedTuple):
    """One thing to do about a finding. `safe`: the schedule stays as it is; `preferred`: the one that is obvious.

    `changes_training`: it makes another training of a plan in which nothing is wrong with the language; `costs` are the
    codes of rules about counts that may then speak.
    """

    title: str
    edits: tuple[Edit, ...]
    finding: Diagnostic
    safe: bool
    preferred: bool
    changes_training: bool = False
    costs: frozenset[str] = frozenset()


MOST_TRIED = 8
"""Remedies that are tried for one request."""

MOST_WORK = 8_000
"""Work of all checks for one request; of a large plan, fewer remedies are tried, at least one."""

Verdicts = dict[tuple[str, tuple[Edit, ...]], bool]
"""Which remedies of a text do no harm, by their titles and edits, as far as they were tried."""


def find_remedies(compilation: Compilation, span: Span) -> tuple[Remedy, ...]:
    """Return what can be done about the findings that a stretch of the text touches.

    Safe fixes come first, then the others, then what starts a missing session or exercise, then ignoring. All edits
    lie in the text itself, but for the `swap` of an athlete of a used file. Nothing is started or ignored for more than
    `EXPLAINED` findings at once.
    """
    touched = [finding for finding in compilation.diagnostics if _touches(finding, compilation.source, span)]
    fixes = [remedy for finding in touched for remedy in _fix_remedies(finding)]
    remedies = (*sorted(fixes, key=lambda remedy: not remedy.safe), *_other_remedies(touched[:EXPLAINED], compilation))
    return tuple({(each.title, each.edits): each for each in reversed(remedies)}.values())[::-1]


def keep_harmless(
    remedies: Iterable[Remedy], compilation: Compilation, check: Check, verdicts: Verdicts
) -> tuple[Remedy, ...]:
    """Return remedies without those that would bring a finding as grave as the one they answer.

    Those that change the training are tried, as they are by `gpl check --fix`, and left out beyond `MOST_TRIED`;
    `verdicts` are known of this text, and get the new ones.
    """
    left = min(MOST_TRIED, max(1, MOST_WORK // max(1, compilation.work)))
    kept = []
    for remedy in remedies:
        key = remedy.title, remedy.edits
        if remedy.changes_training and key not in verdicts:
            if not left:
                continue
            left -= 1
            fix = Fix(remedy.title, remedy.edits, costs=remedy.costs)
            found = compilation.diagnostics
            verdicts[key] = not find_harm(compilation.source, found, remedy.finding, fix, check)
        if not remedy.changes_training or verdicts[key]:
            kept.append(remedy)
    return tuple(kept)


def mend_all(source: SourceText, check: Check) -> tuple[Edit, ...]:
    """Return the edits that apply all safe fixes, as `gpl check --fix` does; none if nothing changes.

    `check` returns the findings on a text of the file.
    """
    mended = apply_fixes(source, check, unsafe=False).text
    return find_changed_lines(source, mended)


def rewrite_by(source: SourceText, edits: tuple[Edit, ...]) -> str:
    """Return a text after the edits of a remedy."""
    return rewrite(source.text, in_order(Cut(*edit.where.span, edit.text) for edit in edits))


def _touches(finding: Diagnostic, source: SourceText, span: Span) -> bool:
    where = finding.where
    return where.source is source and where.span.start <= span.end and span.start <= where.span.end


def _fix_remedies(finding: Diagnostic) -> list[Remedy]:
    """Return the fixes of a finding that can be applied; the only safe one is preferred."""
    fixes = [fix for fix in finding.fixes if _is_applicable(fix)]
    safe = [fix for fix in fixes if fix.is_safe]
    judges_training = finding.code not in LANGUAGE_RULES
    return [
        Remedy(
            fix.title,
            fix.edits,
            finding,
            safe=fix in safe,
            preferred=fix in safe and len(safe) == 1,
            changes_training=judges_training and fix not in safe,
            costs=fix.costs,
        )
        for fix in fixes
    ]


def _is_applicable(fix: Fix) -> bool:
    """Return whether a fix changes anything, edit beside edit in each text."""
    by_source: dict[int, list[Edit]] = {}
    for edit in fix.edits:
        by_source.setdefault(id(edit.where.source), []).append(edit)
    return any(edit.where.text != edit.text for edit in fix.edits) and all(map(_are_orderly, by_source.values()))


def _are_orderly(edits: Sequence[Edit]) -> bool:
    cuts = in_order(Cut(*edit.where.span, edit.text) for edit in edits)
    return is_orderly(cuts, len(edits[0].where.source.text))


def _other_remedies(touched: list[Diagnostic], compilation: Compilation) -> Iterator[Remedy]:
    document = compilation.document
    for finding in touched:
        yield from _as_remedy(start_missing(finding, document), finding)
    if touched:
        ignoring = read_ignoring(document)
        for finding in touched:
            yield from _as_remedy(ignore_here(finding, document, ignoring), finding)


def _as_remedy(found: Started | None, finding: Diagnostic) -> Iterator[Remedy]:
    if found is not None:
        yield Remedy(found.title, (found.edit,), finding, safe=False, preferred=False)
