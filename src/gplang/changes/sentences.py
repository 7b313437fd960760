"""Each kind of change as a line of text."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from gplang import wording
from gplang.changes.phrases import ARROW, Told, tell_values
from gplang.changes.records import Change, ChangeKind, Facet, Topic, Value
from gplang.changes.setting_changes import LABELS, LISTED, Setting
from gplang.changes.spelling import Spelled, spell_values
from gplang.changes.values import Shift
from gplang.figures import name_weeks, runs
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
        Facet.OPTIONAL: "always",
        Facet.GYM: "no gym named",
        Setting.EQUIPMENT: "everything",
    }
)
_NORMAL = "a normal week"
_NAMED = MappingProxyType(
    {
        Facet.CUE: "cue",
        Facet.PROGRESSION: "progression",
        Facet.SUPERSET: "superset",
        Facet.CIRCUIT: "circuit",
        Facet.FOCUS: "focus",
        Facet.LENGTH: "length",
        Facet.TITLE: "title",
        Facet.NOTE: "note",
        Facet.GYM: "gym",
    }
)
"""Parts whose values do not say what they are."""


def tell_setting(change: Change) -> str:
    """Return a setting's line: `start: 2 weeks later (2027-01-04 → 2027-01-18)`."""
    (value,), subject = spell_values(change.values), change.subject
    name = LABELS.get(subject.facet, subject.facet)
    name = f"{name} {subject.name}" if subject.name else name
    if subject.facet in LISTED and (value.old is None or value.new is None):
        text = f"{name}: {value.new} is new" if value.old is None else f"{name}: {value.old} is gone"
        return f"{text}: {value.step}" if value.step else text
    text = f"{value.old} {ARROW} {value.new}"
    if subject.facet == Setting.PAUSE:
        return f"{name}: {text}: {value.step}"
    if subject.kind is ChangeKind.CHANGED:
        return f"{name}: {value.step} ({text})" if value.step else f"{name}: {text}"
    nothing = _NOTHING.get(subject.facet, "none")
    return f"{name}: {value.old or nothing} {ARROW} {value.new or nothing}"


def tell_week(change: Change) -> Iterator[str]:
    """Yield the lines about weeks that came, went, have another number or another name."""
    kind = change.subject.kind
    if kind is ChangeKind.MOVED:
        yield from _tell_numbers(change.values)
        return
    for value in spell_values(change.values):
        if kind is ChangeKind.CHANGED:
            old, new = (text or _NORMAL for text in (value.old, value.new))
            yield f"{name_weeks(value.weeks)}: {old} {ARROW} {new}"
            continue
        verb = "is" if len(value.weeks) == 1 else "are"
        said = f"{verb} new" if kind is ChangeKind.ADDED else f"{verb} gone"
        yield f"{name_weeks(value.weeks)} {said}: {value.new or value.old}"


def _tell_numbers(values: Iterable[Value]) -> Iterator[str]:
    for value in values:
        by = value.step.weeks if isinstance(value.step, Shift) else 0
        for first, last in runs(value.weeks):
            verb = "is" if first == last else "are"
            before = name_weeks(range(first - by, last - by + 1))
            yield f"{before} {verb} now {name_weeks(range(first, last + 1))}"


def tell_session(change: Change) -> Iterator[Told]:
    """Yield the lines about a session as a whole, without its exercises."""
    subject = change.subject
    if subject.facet == Facet.MISSED:
        for value in spell_values(change.values):
            is_missed = value.new is None
            yield Told(value.weeks, f"missed on {value.old}" if is_missed else f"no longer missed on {value.new}")
        return
    if subject.facet and subject.facet != Facet.SKIPPED:
        yield from _tell_header(change)
        return
    for value in spell_values(change.values):
        yield Told(value.weeks, _happened(change, value))


def _happened(change: Change, value: Spelled) -> str:
    subject = change.subject
    match subject.kind:
        case ChangeKind.ADDED:
            return f"new on {value.new}"
        case ChangeKind.REMOVED if value.new is not None:
            return f"falls away on {value.old}: {value.new} is skipped"
        case ChangeKind.REMOVED:
            return f"falls away on {value.old}"
        case ChangeKind.RENAMED:
            return f"name in the plan: {value.old} {ARROW} {value.new}"
        case ChangeKind.REPLACED if value.old == value.new:
            return f"in place of {subject.before} on {value.new}"
        case ChangeKind.REPLACED:
            return f"on {value.new}, in place of {subject.before} on {value.old}"
        case _:
            return f"moves from {value.old} to {value.new}"


def tell_event(change: Change) -> Iterator[str]:
    """Yield the lines about an event of the plan."""
    name = change.subject.name
    for value in spell_values(change.values):
        weeks = f"{name_weeks(value.weeks)}: " if value.weeks else ""
        match change.subject.kind:
            case ChangeKind.ADDED:
                yield f"{weeks}{name} is new on {value.new}"
            case ChangeKind.REMOVED:
                yield f"{weeks}{name} falls away on {value.old}"
            case ChangeKind.MOVED:
                yield f"{weeks}{name} moves from {value.old} to {value.new}"
            case _:
                yield f"{value.old} {ARROW} {value.new}"


def _tell_header(change: Change) -> Iterator[Told]:
    name = _NAMED.get(Facet(change.subject.facet), change.subject.facet)
    for told in tell_values(change.values, _NOTHING.get(change.subject.facet, "none")):
        yield Told(told.weeks, told.text if change.subject.facet == Facet.OPTIONAL else f"{name}: {told.text}")


def tell_exercise(change: Change) -> Iterator[Told]:
    """Yield the lines about an exercise, without its name where that stands in front of them."""
    subject = change.subject
    if subject.kind in (ChangeKind.CHANGED, ChangeKind.ANSWERED):
        facet = Facet(subject.facet)
        name = _NAMED.get(facet)
        for why, alike in _by_cause(change.values).items():
            for told in tell_values(alike, _NOTHING.get(facet, "none")):
                yield Told(told.weeks, f"{name}: {told.text}" if name else told.text, why)
        return
    if subject.kind is ChangeKind.REORDERED:
        for value in spell_values(change.values):
            yield Told(value.weeks, f"in another order: {value.new}")
        return
    place = "" if subject.role is None else f"{wording.role_name(subject.role)}: "
    if subject.kind is ChangeKind.REMOVED:
        yield Told(change.weeks, f"{place}{subject.name} falls away")
        return
    values = spell_values(change.values)
    normal = [value for value in values if not value.special] or values
    dose = normal[0].new
    at_first = "at first " if len(normal) > 1 else ""
    if subject.kind is ChangeKind.REPLACED:
        first, *_ = _by_cause(sorted(change.values, key=lambda value: value.weeks))
        yield Told(change.weeks, f"{place}{subject.before} {ARROW} {subject.name}, {at_first}{dose}", first)
    elif subject.kind is ChangeKind.ADDED:
        yield Told(change.weeks, f"{place}{subject.name} is new, {at_first}{dose}")
    else:
        yield Told(change.weeks, f"{place}{subject.name}, {dose}")


def _by_cause(values: Iterable[Value]) -> dict[tuple[str, ...], list[Value]]:
    """Return values by what a log has to do with them, in words."""
    found: dict[tuple[str, ...], list[Value]] = {}
    for value in values:
        why = dict.fromkeys(wording.reason(each.reason, each.unit) for each in value.causes)
        found.setdefault(tuple(why), []).append(value)
    return found


def exercise_name(change: Change) -> str:
    """Return the exercise as its line begins: with its role if it is a warm-up or not the only line of it."""
    subject = change.subject
    of_line = subject.kind in (ChangeKind.CHANGED, ChangeKind.ANSWERED)
    if subject.topic is not Topic.EXERCISE or not of_line or subject.role is None:
        return ""
    if subject.several or subject.role is Role.WARMUP:
        return f"{wording.role_name(subject.role)}: {subject.name}"
    return subject.name
