"""Findings gained and lost: a rule and what it says count, not where it says it."""

from collections import Counter
from collections.abc import Iterable, Iterator

from gplang.changes.records import FindingChanges
from gplang.diagnostics import Diagnostic


def compare_findings(old: Iterable[Diagnostic], new: Iterable[Diagnostic]) -> FindingChanges:
    """Return the findings that only one side has; a finding that only moved in the text is no change."""
    before, after = tuple(old), tuple(new)
    return FindingChanges(tuple(_only(after, before)), tuple(_only(before, after)))


def _only(these: tuple[Diagnostic, ...], others: tuple[Diagnostic, ...]) -> Iterator[Diagnostic]:
    rest = Counter(map(_key, others))
    for finding in these:
        rest[_key(finding)] -= 1
        if rest[_key(finding)] < 0:
            yield finding


def _key(finding: Diagnostic) -> tuple[str, str, str]:
    return (finding.code, finding.severity, finding.message)
