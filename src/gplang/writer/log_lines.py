"""From what a log is written from to its lines, not laid out yet."""

from collections.abc import Iterator, Sequence

from gplang.vocabulary import Role
from gplang.writer.new_log import NewDid, NewDone, NewLog, NewMissed, NewRecord
from gplang.writer.quoting import exercise, name, notation, quote
from gplang.writer.values import length


def write_log(log: NewLog) -> Iterator[str]:
    """Yield the lines of a log."""
    yield f"log {quote(log.title, 'the title')}"
    yield from (f"of {quote(path, 'the path of a plan')}" for path in log.plans)
    if log.athlete is not None:
        yield f"for {name(log.athlete, 'the athlete')}"
    yield from write_records(log.records)


def write_records(records: Sequence[NewRecord]) -> Iterator[str]:
    """Yield the lines of things that a log says: to be written behind what it has."""
    for record in records:
        match record:
            case NewDone():
                yield from _done(record)
            case NewMissed(date, session, why):
                reason = "" if why is None else f" {quote(why, 'the reason')}"
                yield f"missed {date} {name(session, 'the session')}{reason}"
            case _:
                yield f"weight {record.date} {notation(record.weight, 'the weight')}"


def _done(record: NewDone) -> Iterator[str]:
    words = ["done", str(record.date)]
    words += [notation(record.time, "the time")] if record.time else []
    words.append(name(record.session, "the session"))
    words += [length(record.minutes)] if record.minutes is not None else []
    words += ["as planned"] if record.as_planned else []
    words += [f"for {record.planned_on}"] if record.planned_on else []
    yield " ".join(words)
    yield from map(_did, record.did)
    for each in record.skipped:
        role, _, what = each.partition(" ") if each.split(" ")[0] in tuple(Role) else ("", "", each)
        yield f"skipped {role} {exercise(what)}"
    yield from (f"pain {name(place, 'the place')} {level}" for place, level in record.pains.items())
    yield from (f"note {quote(text, 'a note')}" for text in record.notes)


def _did(what: NewDid) -> str:
    words = ["did", *([notation(what.role, "the role")] if what.role else []), exercise(what.exercise)]
    words.append(notation(what.sets, "the sets") if what.sets else "as planned")
    words += ["form"] if what.form else []
    words += [f"pain {what.pain}"] if what.pain is not None else []
    return " ".join(words)
