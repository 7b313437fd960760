"""Values as JSON, as `diff.schema.json` describes them."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from gplang.backends import data
from gplang.backends.data import Record
from gplang.changes.values import (
    LAST_WEEK,
    Days,
    EventFacts,
    Groups,
    Length,
    Moment,
    Names,
    Notes,
    Progression,
    Reminders,
    Slot,
    Substitution,
    Tempo,
    Tests,
    Thing,
    WeekContent,
    WeekName,
    Work,
    settle_load,
)
from gplang.quantities import Dose, Effort, Raise, Rest, Weight
from gplang.scheduling.records import ScheduledCircuit, ScheduledGroup, ScheduledLoad
from gplang.typed import Any, assert_never


def write_thing(thing: Thing | None) -> Any:
    """Return a value as plain data; None for nothing."""
    match thing:
        case None | str():
            return thing
        case date():
            return data.day(thing)
        case Fraction():
            return data.number(thing)
        case Weight():
            return data.weight(thing)
        case Raise():
            return data.growth(thing)
        case Tests(given):
            return list(map(data.maximum, given))
        case Moment():
            return _moment(thing)
        case Days(first, last):
            return {"first": data.day(first), "last": data.day(last)}
        case Reminders(each) | Names(each) | Notes(each):
            return list(each)
        case WeekName():
            return thing._asdict()
        case WeekContent(name, slots):
            return {**name._asdict(), "sessions": list(map(_slot, slots))}
        case Length():
            return thing._asdict()
        case Substitution() | EventFacts():
            return thing._asdict()
        case ScheduledCircuit():
            return data.circuit(thing)
        case _:
            return _prescribed(thing)


def write_sets(groups: Sequence[ScheduledGroup]) -> list[Record]:
    """Return the sets of a record, whichever week they are of, as plain data."""
    settled = (None if each.load is None else settle_load(each.load, 0, None) for each in groups)
    return [_group(group._replace(load=load)) for group, load in zip(groups, settled, strict=True)]


def _prescribed(thing: Dose | Effort | Rest | ScheduledLoad | Tempo | Groups | Work | Progression) -> Any:
    match thing:
        case Dose():
            return data.sets_of(thing)
        case Effort():
            return data.effort(thing)
        case Rest():
            return data.rest(thing)
        case ScheduledLoad():
            return _load(thing)
        case Tempo(text):
            return text
        case Groups(groups):
            return list(map(_group, groups))
        case Work():
            return {
                "sets": list(map(_group, thing.groups)),
                "rest_seconds": data.rest(thing.rest),
                "tempo": thing.tempo,
                "method": thing.method,
            }
        case Progression(progress, wave, about, once, scheme):
            steps = [list(map(data.written_group, groups)) for groups in wave]
            told = {"progress": data.progress(progress, about=about), "wave": steps or None}
            named = {} if scheme is None else {"scheme": data.scheme(scheme)}
            return {**told, **({"wave_once": True} if once else {}), **named, **_answers(thing)}
        case _:
            assert_never(thing)


def _moment(moment: Moment) -> Record:
    return {"day": moment.day, "time": data.clock(moment.time)}


def _slot(slot: Slot) -> Record:
    return {"session": slot.session, "title": slot.title, **_moment(slot.moment)}


def _group(group: ScheduledGroup) -> Record:
    load = None if group.load is None else _load(group.load)
    record = {**data.sets_of(group.dose), "rir": data.effort(group.effort), "load": load}
    if group.rest is not None:
        record["rest_seconds"] = data.rest(group.rest)
    if group.tempo is not None:
        record["tempo"] = group.tempo
    return record


def _answers(what: Progression) -> Record:
    """Return how a line answers to a log, as far as it says anything."""
    record: Record = {}
    if what.stages:
        steps = (data.stage(each.exercise, each.groups) for each in what.stages)
        record["stages"] = {"climbs": what.climbs, "steps": list(steps)}
    if what.on_miss is not None:
        record["on_miss"] = data.on_miss(what.on_miss)
    return record


def _load(load: ScheduledLoad) -> Record:
    last_week = load.since == LAST_WEEK
    told = {**data.load(load), "since_week": None if last_week else load.since, "last_week": last_week}
    return {**told, "last_time": True} if load.last_time else told
