"""What is hardly true of a log: sessions that are recorded too often, and weights that nobody lifts."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from gplang.diagnostics import Diagnostic, language_finding
from gplang.figures import number, tenths
from gplang.guide import LogModel
from gplang.logs.records import Did, Done, Log, Record
from gplang.model.plan import Athlete, Plan
from gplang.quantities import WeightUnit
from gplang.scheduling.answering.dealing import read_work
from gplang.scheduling.answering.estimates import best_of
from gplang.scheduling.draft import convert
from gplang.scheduling.maxima import Maxima
from gplang.scheduling.records import Schedule
from gplang.scheduling.turns import Best
from gplang.source import Location
from gplang.syntax.values import MOST_WEEKS
from gplang.vocabulary import Role


def find_doubts(log: Log, schedules: Sequence[Schedule]) -> Iterator[Diagnostic]:
    """Yield the findings on a log by the schedules, with it, of the plans that it is about."""
    yield from _find_twice(schedules)
    if schedules:
        yield from _find_impossible(log, schedules[-1])


def _find_twice(schedules: Sequence[Schedule]) -> Iterator[Diagnostic]:
    """Yield records that no plan has a place for on their day, though one has the session there."""
    extra = {each.where: each for each in schedules[0].extra} if schedules else {}
    for schedule in schedules[1:]:
        there = {each.where for each in schedule.extra}
        extra = {where: each for where, each in extra.items() if where in there}
    planned = {(each.session.name.casefold(), each.date) for schedule in schedules for each in schedule.sessions}
    for where, each in extra.items():
        if (each.session, each.date) in planned:
            message = f"`{each.session}` on {each.date} is recorded more often than it was planned"
            hint = "delete one of the records; that of another day's session says `for` and its day"
            yield language_finding("L605", where, message, hint)


def _find_impossible(log: Log, schedule: Schedule) -> Iterator[Diagnostic]:
    unit, model = schedule.unit, schedule.profile.log
    best = _known(schedule.plan, schedule.athlete, unit)
    for record in log.records:
        for did in record.did if isinstance(record, Done) else ():
            if did.role is Role.WARMUP:
                continue
            found = _best(did, unit, record, model)
            if found is None or did.exercise is None:
                continue
            name = did.exercise.id
            known = best.get(name, found.maximum)
            if found.maximum > known * (100 + model.impossible) / 100:
                yield _doubt(did.where, name, found, known)
            else:
                best[name] = max(found.maximum, known)


def _known(plan: Plan, athlete: Athlete | None, unit: WeightUnit) -> dict[str, Fraction]:
    """Return the maxima that the plan gives, in `unit`, by exercise: the highest of all weeks."""
    maxima = Maxima(plan, athlete)
    found = {} if athlete is None else {each: maxima.find(each, MOST_WEEKS) for each in athlete.maxima}
    return {each: convert(known.amount, known.unit, unit) for each, known in found.items() if known is not None}


def _best(did: Did, unit: WeightUnit, record: Record, model: LogModel) -> Best | None:
    sets = [each for group in read_work(did, unit).groups for each in group.expand()]
    return best_of(sets, unit, record.date, model)


def _doubt(where: Location, name: str, found: Best, known: Fraction) -> Diagnostic:
    def told(amount: Fraction) -> str:
        return f"{number(tenths(amount))} {found.unit}"

    stands = f"`{name}` with {told(found.weight)} stands for a maximum of {told(found.maximum)}"
    message = f"{stands}; the best so far is {told(known)}"
    return language_finding("L607", where, message, f"{told(found.weight)}, or {told(found.weight / 10)}?")
