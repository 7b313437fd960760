"""Reviews as JSON: the schema `gpl-review-1`, described in `backends/schema/review.schema.json`."""

from collections.abc import Sequence
from fractions import Fraction

from gplang import __version__
from gplang.backends import data
from gplang.diagnostics import Edit
from gplang.quantities import WeightUnit
from gplang.review.records import Best, Coming, Gap, Lift, MuscleSets, Proposal, Review, Sore, Stall, Unrecorded
from gplang.typed import Any

SCHEMA = "gpl-review-1"
"""The version of the documents; within it fields are only added."""

Record = dict[str, Any]


def render(reviews: Sequence[Review]) -> str:
    """Return reviews as JSON that ends in a line break: one object, or an array where there are several."""
    from gplang.jsontext import write_json

    records = [to_record(each) for each in reviews]
    return write_json(records[0] if len(records) == 1 else records) + "\n"


def to_record(review: Review) -> Record:
    """Return the `gpl-review-1` object of a review."""
    plan, athlete, week = review.schedule.plan, review.schedule.athlete, review.week
    band = review.schedule.profile.volume.week
    return {
        "schema": SCHEMA,
        "generator": f"gplang {__version__}",
        "plan": {"id": plan.id, "title": plan.title, "weeks": len(review.schedule.weeks)},
        "athlete": None if athlete is None else {"name": athlete.name, "title": athlete.title},
        "today": review.today.isoformat(),
        "week": {
            "number": week.number,
            "kind": week.kind,
            "label": week.label,
            "first": data.day(week.first),
            "last": data.day(week.last),
        },
        "sessions": {
            "planned": review.sessions.planned,
            "done": review.sessions.done,
            "missed": review.sessions.missed,
            "extra": review.sessions.extra,
        },
        "muscles": [_muscle(each, band.low, band.high) for each in review.muscles],
        "lifts": [_lift(each) for each in review.lifts],
        "records": [_best(each) for each in review.records],
        "stalls": [_stall(each) for each in review.stalls],
        "pain": [_sore(each) for each in review.pain],
        "gaps": [_gap(each) for each in review.gaps],
        "body_weight": _body_weight(review),
        "unrecorded": [_unrecorded(each) for each in review.unrecorded],
        "next": [_coming(each) for each in review.next],
        "proposals": [_proposal(each) for each in review.proposals],
    }


def _muscle(each: MuscleSets, low: int | Fraction, high: int | Fraction) -> Record:
    band = None if each.band is None else {**data.span(low, high), "standing": each.band}
    return {"muscle": each.muscle, "planned": data.number(each.planned), "done": data.number(each.done), "band": band}


def _amount(amount: Fraction | None, unit: WeightUnit) -> Record | None:
    return None if amount is None else {"amount": data.number(amount), "unit": unit}


def _lift(each: Lift) -> Record:
    now, last, best = (None if amount is None else data.number(amount) for amount in each.estimate)
    return {
        "exercise": each.exercise.id,
        "name": each.exercise.name,
        "load": _amount(each.load, each.unit),
        "reps": list(each.reps),
        "estimate": {"now": now, "last_week": last, "best": best, "unit": each.unit},
    }


def _best(each: Best) -> Record:
    return {
        "exercise": each.exercise.id,
        "kind": each.kind,
        "date": each.date.isoformat(),
        "amount": data.number(each.amount),
        "before": data.number(each.before),
        "unit": each.unit,
    }


def _stall(each: Stall) -> Record:
    return {
        "exercise": each.exercise.id,
        "session": each.session,
        "sessions": each.sessions,
        "load": _amount(each.load, each.unit),
        "reps": list(each.reps),
        "answer": list(each.answer),
        "cut_from": [_amount(load, each.unit) for load in each.cut_from],
    }


def _sore(each: Sore) -> Record:
    return {
        "date": each.date.isoformat(),
        "session": each.session,
        "place": each.place,
        "exercise": None if each.exercise is None else each.exercise.id,
        "level": each.level,
        "form": each.level is None,
    }


def _gap(each: Gap) -> Record:
    return {
        "from": each.earlier.isoformat(),
        "to": each.later.isoformat(),
        "hours": data.number(each.hours),
        "exact": each.is_exact,
        "least": data.number(each.least),
        "short": each.is_short,
    }


def _body_weight(review: Review) -> Record | None:
    each = review.weight
    if each is None:
        return None
    before = None if each.before is None else data.weight(each.before)
    return {"date": each.date.isoformat(), **data.weight(each.weight), "before": before}


def _unrecorded(each: Unrecorded) -> Record:
    return {
        "date": data.day(each.date),
        "session": each.session,
        "exercise": None if each.exercise is None else each.exercise.id,
    }


def _coming(each: Coming) -> Record:
    return {
        "date": data.day(each.date),
        "session": each.session,
        "exercise": each.exercise.id,
        "text": each.text,
        "load": None if each.load is None else data.load(each.load),
        "plain": each.plain,
        "why": list(each.why),
    }


def _proposal(each: Proposal) -> Record:
    return {
        "code": each.code,
        "name": each.name,
        "message": each.message,
        "title": each.title,
        "guide": list(each.guide),
        "edits": [_edit(edit) for edit in each.edits],
    }


def _edit(edit: Edit) -> Record:
    start, end = edit.where.start, edit.where.end
    return {
        "file": edit.where.source.path,
        "start": {"line": start.line, "column": start.column},
        "end": {"line": end.line, "column": end.column},
        "text": edit.text,
    }
