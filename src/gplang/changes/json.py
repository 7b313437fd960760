"""Changes as JSON: the schema `gpl-diff-1`, described in `diff.schema.json`."""

from collections.abc import Iterable
from typing import Any

from gplang import __version__
from gplang.changes.records import AthleteChanges, Change, PlanChanges, Value
from gplang.changes.words import runs
from gplang.diagnostics import Diagnostic
from gplang.model.plan import Athlete

SCHEMA = "gpl-diff-1"
"""The version of the documents; within it keys and kinds are only added."""


def render(changes: PlanChanges, old: str, new: str) -> str:
    """Return the changes as one JSON object that ends in a line break; `old` and `new` name what was compared."""
    from gplang.jsontext import write_json

    return write_json(to_record(changes, old, new)) + "\n"


def to_record(changes: PlanChanges, old: str, new: str) -> dict[str, Any]:
    """Return the `gpl-diff-1` object itself."""
    return {
        "schema": SCHEMA,
        "generator": f"gplang {__version__}",
        "old": old,
        "new": new,
        "title": changes.title,
        "same": changes.same,
        "same_training": changes.same_training,
        "joined": [_person(each) for each in changes.joined],
        "left": [_person(each) for each in changes.left],
        "athletes": [_athlete(each) for each in changes.athletes],
        "findings": {
            "gained": [_finding(each, new=True) for each in changes.findings.gained],
            "lost": [_finding(each, new=False) for each in changes.findings.lost],
        },
    }


def _person(athlete: Athlete) -> dict[str, Any]:
    return {"name": athlete.name, "title": athlete.title}


def _athlete(changes: AthleteChanges) -> dict[str, Any]:
    athlete = changes.new or changes.old
    return {
        "athlete": None if athlete is None else _person(athlete),
        "changes": [_change(change) for change in changes.changes],
    }


def _change(change: Change) -> dict[str, Any]:
    subject = change.subject
    return {
        "topic": subject.topic,
        "kind": subject.kind,
        "facet": subject.facet or None,
        "session": None if subject.session is None else {"name": subject.session, "title": subject.title},
        "role": subject.role,
        "name": subject.name or None,
        "before": subject.before or None,
        "weeks": _runs(change.weeks),
        "always": change.always,
        "values": [_value(value) for value in change.values],
    }


def _value(value: Value) -> dict[str, Any]:
    return {"weeks": _runs(value.weeks), "old": value.old, "new": value.new, "step": value.step or None}


def _runs(weeks: Iterable[int]) -> list[list[int]]:
    return [[first, last] for first, last in runs(weeks)]


def _finding(finding: Diagnostic, *, new: bool) -> dict[str, Any]:
    start = finding.where.start
    return {
        "side": "new" if new else "old",
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "path": finding.where.source.path,
        "line": start.line,
        "column": start.column,
    }
