"""Each kind of change as a line of text."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from gplang import wording
from gplang.changes.records import Change, Facet, Kind, Topic, Value
from gplang.changes.settings import EQUIPMENT, LISTED
from gplang.changes.words import ARROW, Told, name_weeks, runs, tell_values
from gplang.vocabulary import Role

_NOTHING: Mapping[str, str] = MappingProxyType(
    {
        Facet.EFFORT: "no effort named",
        Facet.LOAD: "no load named",
        Facet.REST: "no rest named",
        Facet.TEMPO: "no tempo",
        Facet.METHOD: "no method",
        Facet.CUE: "no cue",
        Facet.SUBSTITUTION: "as written",
        EQUIPMENT: "everything",
    }
)
_NORMAL = "a normal week"
_NAMED = MappingProxyType(
    {
        Facet.CUE: "cue",
        Facet.PROGRESSION: "progression",
        Facet.SUPERSET: "superset",
        Facet.FOCUS: "focus",
        Facet.LENGTH: "length",
        Facet.TITLE: "title",
        Facet.NOTE: "note",
    }
)
"""Parts whose values do not say what they are."""


def tell_setting(change: Change) -> str:
    """Return a setting's line: `start: 2 weeks later (2027-01-04 → 2027-01-18)`."""
    (value,), name = change.values, change.subject.facet
    if change.subject.kind is Kind.CHANGED:
        text = f"{value.old} {ARROW} {value.new}"
        return f"{name}: {value.step} ({text})" if value.step else f"{name}: {text}"
    if name.startswith(LISTED):
        text = f"{name}: {value.new} is new" if value.old is None else f"{name}: {value.old} is gone"
        return f"{text}: {value.step}" if value.step else text
    nothing = _NOTHING.get(name, "none")
    return f"{name}: {value.old or nothing} {ARROW} {value.new or nothing}"


def tell_week(change: Change) -> Iterator[str]:
    """Yield the lines about weeks that came, went, have another number or another name."""
    kind = change.subject.kind
    if kind is Kind.MOVED:
        for value in change.values:
            for first, last in runs(value.weeks):
                by = int(value.step.replace("\N{MINUS SIGN}", "-"))
                before = name_weeks(range(first - by, last - by + 1))
                verb = "is" if first == last else "are"
                yield f"{before} {verb} now {name_weeks(range(first, last + 1))}"
        return
    if kind is Kind.CHANGED:
        for value in change.values:
            old, new = (text or _NORMAL for text in (value.old, value.new))
            yield f"{name_weeks(value.weeks)}: {old} {ARROW} {new}"
        return
    for value in change.values:
        one = len(value.weeks) == 1
        verb = "is" if one else "are"
        said = f"{verb} new" if kind is Kind.ADDED else f"{verb} gone"
        yield f"{name_weeks(value.weeks)} {said}: {value.new or value.old}"


def tell_session(change: Change) -> Iterator[Told]:
    """Yield the lines about a session as a whole, without its exercises."""
    subject = change.subject
    if subject.facet and subject.facet != Facet.SKIPPED:
        yield from _tell_header(change)
        return
    for value in change.values:
        yield Told(value.weeks, _happened(change, value))


def _happened(change: Change, value: Value) -> str:
    subject = change.subject
    match subject.kind:
        case Kind.ADDED:
            return f"new on {value.new}"
        case Kind.REMOVED if value.new is not None:
            return f"falls away on {value.old}: {value.new} is skipped"
        case Kind.REMOVED:
            return f"falls away on {value.old}"
        case Kind.RENAMED:
            return f"name in the plan: {value.old} {ARROW} {value.new}"
        case Kind.REPLACED if value.old == value.new:
            return f"in place of {subject.before} on {value.new}"
        case Kind.REPLACED:
            return f"on {value.new}, in place of {subject.before} on {value.old}"
        case _:
            return f"moves from {value.old} to {value.new}"


def _tell_header(change: Change) -> Iterator[Told]:
    name = _NAMED.get(Facet(change.subject.facet), change.subject.facet)
    for told in tell_values(change.values, "none"):
        yield Told(told.weeks, f"{name}: {told.text}")


def tell_exercise(change: Change) -> Iterator[Told]:
    """Yield the lines about an exercise, without its name where that stands in front of them."""
    subject = change.subject
    if subject.kind is Kind.CHANGED:
        facet = Facet(subject.facet)
        name = _NAMED.get(facet)
        for told in tell_values(change.values, _NOTHING.get(facet, "none")):
            yield Told(told.weeks, f"{name}: {told.text}" if name else told.text)
        return
    if subject.kind is Kind.REORDERED:
        for value in change.values:
            yield Told(value.weeks, f"in another order: {value.new}")
        return
    place = "" if subject.role is None else f"{wording.role_name(subject.role)}: "
    if subject.kind is Kind.REMOVED:
        yield Told(change.weeks, f"{place}{subject.name} falls away")
        return
    normal = [value for value in change.values if not value.special] or change.values
    dose = normal[0].new
    at_first = "at first " if len(normal) > 1 else ""
    if subject.kind is Kind.REPLACED:
        yield Told(change.weeks, f"{place}{subject.before} {ARROW} {subject.name}, {at_first}{dose}")
    elif subject.kind is Kind.ADDED:
        yield Told(change.weeks, f"{place}{subject.name} is new, {at_first}{dose}")
    else:
        yield Told(change.weeks, f"{place}{subject.name}, {dose}")


def exercise_name(change: Change) -> str:
    """Return the exercise as its line begins: with its role if it is a warm-up or not the only line of it."""
    subject = change.subject
    if subject.topic is not Topic.EXERCISE or subject.kind is not Kind.CHANGED or subject.role is None:
        return ""
    if subject.several or subject.role is Role.WARMUP:
        return f"{wording.role_name(subject.role)}: {subject.name}"
    return subject.name
