"""What is hardly true of a log: sessions that are recorded too often, and weights that nobody lifts."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from fractions import Fraction

from gplang.diagnostics import Diagnostic, language_finding
from gplang.figures import number, tenths
from gplang.guide import LogModel, Profile
from gplang.logs.records import Did, Done, Log
from gplang.model.plan import Athlete, Plan
from gplang.quantities import WeightUnit
from gplang.records import NamedTuple
from gplang.scheduling.answering.dealing import read_work
from gplang.scheduling.answering.estimates import best_of
from gplang.scheduling.answering.matching import Planned
from gplang.scheduling.answering.weeks import match_weeks
from gplang.scheduling.courses import Courses
from gplang.scheduling.draft import convert
from gplang.scheduling.maxima import Maxima
from gplang.scheduling.prepared import prepare
from gplang.scheduling.turns import Best
from gplang.source import Location
from gplang.syntax.values import MOST_WEEKS
from gplang.vocabulary import Role

_FIRST, _ENOUGH = 5, 3
"""The first sessions with an exercise whose middle one counts, and how many of them there are at least."""


class Met(NamedTuple):
    """How a log meets a plan as an athlete has it: the days of its sessions, and the records that are about none."""

    plan: Plan
    athlete: Athlete | None
    unit: WeightUnit
    profile: Profile
    planned: frozenset[Planned]
    extra: tuple[Done, ...]


def meet(plan: Plan, athlete: Athlete | None, profile: Profile, log: Log) -> Met:
    """Return how a log meets the plan of its athlete; what sessions ask for in the light of it plays no part."""
    ready = prepare(plan, athlete, profile, Courses(), log)
    matched = match_weeks(ready, log)
    places = [each.place for each in matched.occurrences]
    idle = [
        Planned(each.session, each.date) for each in places if each.date and not ready.plan.sessions[each.session].lines
    ]
    extra = tuple(each for each in matched.extra if isinstance(each, Done))
    planned = frozenset((*matched.planned.values(), *idle))
    return Met(ready.plan, athlete, ready.settings.unit, profile.under(ready.plan.goal), planned, extra)


def find_doubts(log: Log, plans: Sequence[Met]) -> Iterator[Diagnostic]:
    """Yield the findings on a log by how it meets the plans that it is about."""
    yield from _find_twice(plans)
    if plans:
        yield from _find_impossible(log, plans[-1])


def _find_twice(plans: Sequence[Met]) -> Iterator[Diagnostic]:
    """Yield records that no plan has a place for on their day, though one has the session there."""
    extra = {each.where: each for each in plans[0].extra} if plans else {}
    for met in plans[1:]:
        there = {each.where for each in met.extra}
        extra = {where: each for where, each in extra.items() if where in there}
    planned = {each for met in plans for each in met.planned}
    for where, each in extra.items():
        if Planned(each.session, each.date) in planned:
            message = f"`{each.session}` on {each.date} is recorded more often than it was planned"
            hint = "delete one of the records; that of another day's session says `for` and its day"
            yield language_finding("L605", where, message, hint)


class _Known(NamedTuple):
    """A maximum that others are held against, and the words for it; `loose`: nothing was lifted that bears it out."""

    maximum: Fraction
    says: str = "the best so far is"
    loose: bool = False

    def is_far_below(self, maximum: Fraction, model: LogModel) -> bool:
        """Return whether another maximum is hardly true beside it."""
        times = Fraction(100 + model.impossible, 100)
        return maximum > self.maximum * (times**2 if self.loose else times)


class _Lifted(NamedTuple):
    """The best set of an exercise in a line of a record."""

    name: str
    where: Location
    day: date
    best: Best


def _find_impossible(log: Log, met: Met) -> Iterator[Diagnostic]:
    unit, model = met.unit, met.profile.log
    lifted = [*_list_lifted(log, unit, model)]
    known = {each: _Known(maximum) for each, maximum in _given(met.plan, met.athlete, unit).items()}
    known = {**_begin(lifted, met), **known}
    for name, where, _, best in lifted:
        before = known.get(name)
        if before is not None and before.is_far_below(best.maximum, model):
            yield _doubt(where, name, best, before)
        elif before is None or best.maximum >= before.maximum:
            known[name] = _Known(best.maximum)
        else:
            known[name] = before._replace(loose=False)


def _list_lifted(log: Log, unit: WeightUnit, model: LogModel) -> Iterator[_Lifted]:
    for record in log.records:
        for did in record.did if isinstance(record, Done) else ():
            best = None if did.role is Role.WARMUP else _best(did, unit, record.date, model)
            if best is not None and did.exercise is not None:
                yield _Lifted(did.exercise.id, did.where, record.date, best)


def _given(plan: Plan, athlete: Athlete | None, unit: WeightUnit) -> dict[str, Fraction]:
    """Return the maxima that the plan gives, in `unit`, by exercise: the highest of all weeks."""
    maxima = Maxima(plan, athlete)
    found = {} if athlete is None else {each: maxima.find(each, MOST_WEEKS) for each in athlete.maxima}
    return {each: convert(known.amount, known.unit, unit) for each, known in found.items() if known is not None}


def _begin(lifted: Sequence[_Lifted], met: Met) -> dict[str, _Known]:
    """Return what the first sets of exercises are held against, so that a slip in them is no measure of the others.

    That is what the plan's loads stand for, unless the first sessions all tell another tale; else their lower median.
    """
    model = met.profile.log
    days: dict[str, dict[date, Fraction]] = {}
    for name, _, day, best in lifted:
        of_days = days.setdefault(name, {})
        of_days[day] = max(of_days.get(day, best.maximum), best.maximum)
    written = _find_written(met, days)
    found = {name: _Known(maximum, "the plan's loads stand for", loose=True) for name, maximum in written.items()}
    for name, of_days in days.items():
        first = sorted([*of_days.values()][:_FIRST])
        if len(first) < _ENOUGH or (name in found and not found[name].is_far_below(first[0], model)):
            continue
        says = f"the middle one of its first {len(first)} sessions stands for"
        found[name] = _Known(first[(len(first) - 1) // 2], says, loose=True)
    return found


def _find_written(met: Met, names: Collection[str]) -> dict[str, Fraction]:
    """Return what the loads that the plan writes for some exercises stand for, the highest of each."""
    found: dict[str, Fraction] = {}
    for session in met.plan.sessions.values():
        for line in session.lines:
            if line.exercise.id not in names or line.role is Role.WARMUP:
                continue
            for groups in line.doses:
                did = Did(line.where, line.exercise.id, line.exercise, groups=groups)
                best = _best(did, met.unit, date.min, met.profile.log)
                if best is not None:
                    found[line.exercise.id] = max(found.get(line.exercise.id, best.maximum), best.maximum)
    return found


def _best(did: Did, unit: WeightUnit, day: date, model: LogModel) -> Best | None:
    return best_of(read_work(did, unit).groups, unit, day, model)


def _doubt(where: Location, name: str, found: Best, known: _Known) -> Diagnostic:
    def told(amount: Fraction) -> str:
        return f"{number(tenths(amount))} {found.unit}"

    stands = f"`{name}` with {told(found.weight)} stands for a maximum of {told(found.maximum)}"
    message = f"{stands}; {known.says} {told(known.maximum)}"
    return language_finding("L607", where, message, f"{told(found.weight)}, or {told(found.weight / 10)}?")
