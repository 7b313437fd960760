"""Mending what people write into a log between two sets, where only one thing can be meant."""

from gplang.diagnostics import Applicability, Diagnostic, Edit
from gplang.source import SourceText
from gplang.syntax.document import Document, parse_document

_MOST_ROUNDS = 10
"""How often a log is mended: each time, so many mistakes are explained as are of any file."""

Read = tuple[Document, tuple[Diagnostic, ...]]


def mend_log(document: Document, findings: tuple[Diagnostic, ...]) -> Read:
    """Return a log with its certain slips corrected; everything else stays as it is."""
    for _ in range(_MOST_ROUNDS):
        edits = [edit for finding in findings for edit in _certain_edits(finding)]
        if not edits:
            break
        text = document.source.text
        end = len(text) + 1
        for edit in sorted(edits, key=lambda each: each.where.span, reverse=True):
            if edit.where.span.end <= end:
                end = edit.where.span.start
                text = text[:end] + edit.text + text[edit.where.span.end :]
        document, findings = parse_document(SourceText(document.source.path, text))
    return document, findings


def _certain_edits(finding: Diagnostic) -> tuple[Edit, ...]:
    certain = [fix for fix in finding.fixes if fix.applicability is Applicability.SAFE]
    return certain[0].edits if len(certain) == 1 and len(certain[0].edits) == 1 else ()
