"""What changed in the events that a plan works around: what they are, and on which days."""

from collections.abc import Iterable, Iterator, Sequence

from gplang import wording
from gplang.changes.align import WeekPair
from gplang.changes.records import Change, ChangeKind, Subject, Tally, Topic, Value
from gplang.changes.values import EventFacts, Moment
from gplang.model.plan import Event
from gplang.scheduling.records import Schedule, ScheduledEvent


def compare_events(old: Schedule, new: Schedule, weeks: Iterable[WeekPair]) -> Iterator[Change]:
    """Yield what differs in the events of two schedules."""
    before, after = old.plan.events, new.plan.events
    for name in (name for name in after if name in before):
        facts = _facts(before[name]), _facts(after[name])
        if facts[0] != facts[1]:
            yield Change(_subject(after[name], ChangeKind.CHANGED), (), (Value((), *facts),))
    if not old.events and not new.events:
        return
    tally = Tally()
    for pair in weeks:
        if pair.new is not None:
            number = pair.new.week.number
            was = () if pair.old is None else _of_week(old, pair.old.week.number)
            _compare_week(number, was, _of_week(new, number), tally)
        elif pair.old is not None:
            _compare_week(pair.old.week.number, _of_week(old, pair.old.week.number), (), tally)
    yield from tally.changes()


def _of_week(schedule: Schedule, number: int) -> tuple[ScheduledEvent, ...]:
    return tuple(event for event in schedule.events if event.week == number)


def _compare_week(number: int, old: Sequence[ScheduledEvent], new: Sequence[ScheduledEvent], tally: Tally) -> None:
    """Note the events of a week that came, went and moved; those of one name are paired in their order."""
    stay = {(each.event.name, _moment(each)) for each in old} & {(each.event.name, _moment(each)) for each in new}
    gone = [each for each in old if (each.event.name, _moment(each)) not in stay]
    for each in new:
        if (each.event.name, _moment(each)) in stay:
            continue
        was = next((other for other in gone if other.event.name == each.event.name), None)
        if was is None:
            tally.add(_subject(each.event, ChangeKind.ADDED), number, None, _moment(each))
        else:
            gone.remove(was)
            tally.add(_subject(each.event, ChangeKind.MOVED), number, _moment(was), _moment(each))
    for each in gone:
        tally.add(_subject(each.event, ChangeKind.REMOVED), number, _moment(each), None)


def _subject(event: Event, kind: ChangeKind) -> Subject:
    return Subject(Topic.EVENT, kind, name=wording.event_title(event))


def _facts(event: Event) -> EventFacts:
    return EventFacts(wording.event_title(event), event.minutes, event.metres, event.hard)


def _moment(event: ScheduledEvent) -> Moment:
    return Moment(event.day, event.time)
