"""The limit on reported findings per file."""

from collections.abc import Iterable

from gplang.diagnostics import Diagnostic
from gplang.records import NamedTuple

MAX_PER_FILE = 200
"""The most findings of one file in a report; it counts the rest."""


class FileFindings(NamedTuple):
    """One file's findings: those to report, in their order, and how many more there are."""

    path: str
    told: tuple[Diagnostic, ...]
    omitted: int


def group_by_file(findings: Iterable[Diagnostic], limit: int = MAX_PER_FILE) -> tuple[FileFindings, ...]:
    """Group findings by file, in order of first appearance; over `limit` the gravest are kept."""
    by_path: dict[str, list[Diagnostic]] = {}
    for finding in findings:
        by_path.setdefault(finding.where.source.path, []).append(finding)
    return tuple(
        FileFindings(path, _weightiest(found, limit), max(0, len(found) - limit)) for path, found in by_path.items()
    )


def _weightiest(found: list[Diagnostic], limit: int) -> tuple[Diagnostic, ...]:
    if len(found) <= limit:
        return tuple(found)
    by_weight = sorted(range(len(found)), key=lambda index: -found[index].severity.rank)
    return tuple(found[index] for index in sorted(by_weight[:limit]))
