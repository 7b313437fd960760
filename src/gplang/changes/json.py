"""Changes as JSON: the schema `gpl-diff-2`, described in `diff.schema.json`."""

from collections.abc import Iterable

from gplang import __version__
from gplang.backends import data, logged
from gplang.backends.data import Record
from gplang.changes.records import AthleteChanges, Cause, Change, PlanChanges, Value
from gplang.changes.things import write_sets, write_thing
from gplang.changes.values import Amount, Difference, Moved, Shift
from gplang.diagnostics import Diagnostic
from gplang.figures import runs
from gplang.model.plan import Athlete
from gplang.typed import assert_never

SCHEMA = "gpl-diff-2"
"""The version of the documents; within it keys and kinds are only added."""


def render(changes: PlanChanges, old: str, new: str) -> str:
    """Return the changes as one JSON object that ends in a line break; `old` and `new` name what was compared."""
    from gplang.jsontext import write_json

    return write_json(to_record(changes, old, new)) + "\n"


def to_record(changes: PlanChanges, old: str, new: str) -> Record:
    """Return the `gpl-diff-2` object itself."""
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


def _person(athlete: Athlete) -> Record:
    return {"name": athlete.name, "title": athlete.title}


def _athlete(changes: AthleteChanges) -> Record:
    athlete = changes.new or changes.old
    return {
        "athlete": None if athlete is None else _person(athlete),
        "changes": [_change(change) for change in changes.changes],
    }


def _change(change: Change) -> Record:
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


def _value(value: Value) -> Record:
    causes = {"reasons": list(map(_cause, value.causes))} if value.causes else {}
    return {
        "weeks": _runs(value.weeks),
        "old": write_thing(value.old),
        "new": write_thing(value.new),
        "step": _step(value.step),
        **causes,
    }


def _cause(cause: Cause) -> Record:
    reason, unit = cause
    return {**logged.reason(reason, unit), "asked": write_sets(reason.asked), "reached": write_sets(reason.reached)}


def _step(step: Difference | None) -> Record | None:
    match step:
        case None:
            return None
        case Amount(by, unit):
            return {"amount": data.number(by), "unit": unit}
        case Shift(weeks, days, first):
            return {"weeks": weeks, "days": days, "first": data.day(first)}
        case Moved(weeks, was, now, last):
            return {"weeks": _runs(weeks), "old": was, "new": now, "last": data.day(last)}
        case _:
            assert_never(step)


def _runs(weeks: Iterable[int]) -> list[list[int]]:
    return [[first, last] for first, last in runs(weeks)]


def _finding(finding: Diagnostic, *, new: bool) -> Record:
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
