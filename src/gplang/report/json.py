"""Findings for programs: the `gpl-diagnostics-1` object that `diagnostics.schema.json` describes."""

from collections.abc import Iterable

from gplang.diagnostics import Diagnostic, Edit, Fix, Label, Wait
from gplang.jsontext import write_json
from gplang.report.limit import group_by_file
from gplang.report.waiting import group_waits
from gplang.source import Location, Position

SCHEMA = "gpl-diagnostics-1"
"""The name and version of the object's form."""

Json = dict[str, object]


def render_json(findings: Iterable[Diagnostic], waiting: Iterable[Wait] = ()) -> str:
    """Return `findings` as one JSON object that ends in a line break.

    Findings come grouped by file in the order given; what is left out of a file is counted in `omitted`, and what
    could not be judged yet stands in `waiting`.
    Half a surrogate pair, from a file name that is not UTF-8, is written as its escape.
    """
    return write_json(build_report(findings, waiting)) + "\n"


def build_report(findings: Iterable[Diagnostic], waiting: Iterable[Wait] = ()) -> Json:
    """Return the `gpl-diagnostics-1` object itself."""
    groups = group_by_file(findings)
    report: Json = {
        "schema": SCHEMA,
        "diagnostics": [_finding(finding) for group in groups for finding in group.told],
    }
    omitted = [{"path": group.path, "count": group.omitted} for group in groups if group.omitted]
    waits = [_wait(each) for group in group_waits(waiting) for each in group.waits]
    return {**report, **({"omitted": omitted} if omitted else {}), **({"waiting": waits} if waits else {})}


def _finding(finding: Diagnostic) -> Json:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint or None,
        **_place(finding.where),
        "related": [_related(label) for label in finding.related],
        "guide": list(finding.guide),
        "fixes": [_fix(fix) for fix in finding.fixes],
    }


def _wait(wait: Wait) -> Json:
    return {"what": wait.what, "name": wait.name or None, **_place(wait.where), "rules": list(wait.codes)}


def _place(where: Location) -> Json:
    return {"path": where.source.path, "start": _position(where.start), "end": _position(where.end)}


def _position(position: Position) -> Json:
    return {"line": position.line, "column": position.column}


def _related(label: Label) -> Json:
    return {"message": label.message, **_place(label.where)}


def _fix(fix: Fix) -> Json:
    return {
        "applicability": fix.applicability.value,
        "title": fix.title,
        "edits": [_edit(edit) for edit in fix.edits],
    }


def _edit(edit: Edit) -> Json:
    return {**_place(edit.where), "text": edit.text}
