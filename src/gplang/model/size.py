"""The size of an expanded plan, computed before anything is expanded."""

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import partial

from gplang.catalog import Exercise
from gplang.model.circuits import count_sets, letter_of, stations_of
from gplang.model.days import KnownOpenings, Opening, events_of, openings_of, weeks_by_number
from gplang.model.dose_count import count_doses, steps_of
from gplang.model.own_plan import plan_of
from gplang.model.plan import Plan
from gplang.model.progressions import progress_of
from gplang.model.scope import Scope
from gplang.model.session import Session, SetGroup, SetLine, forget
from gplang.model.week import Adjust, EventDay, Rotation, Week
from gplang.model.week_clashes import MOST_SESSIONS
from gplang.quantities import MOST_SETS, Plate, Step, StepUnit
from gplang.records import NamedTuple
from gplang.typed import TYPE_CHECKING
from gplang.vocabulary import WORKING_ROLES, Adjustable, Role

if TYPE_CHECKING:
    from gplang.model.session import Remember


class Size(NamedTuple):
    """An upper bound on a plan's size, over all weeks and athletes.

    A line counts once for each of its groups of sets, and again for each adjustment that reaches it. Characters are
    those of the plan's own texts, counted at each repetition: titles, names, cues, notes. Doses are what the rules
    judge: those of each line once for each athlete, and again wherever a step or an adjustment changes them.
    """

    sessions: int = 0
    lines: int = 0
    sets: int = 0
    characters: int = 0
    doses: int = 0

    def plus(self, other: "Size") -> "Size":
        """Return the sum of both."""
        return Size(
            self.sessions + other.sessions,
            self.lines + other.lines,
            self.sets + other.sets,
            self.characters + other.characters,
            self.doses + other.doses,
        )

    def times(self, count: int) -> "Size":
        """Return the size multiplied by a count."""
        return Size(*(each * count for each in self))


MOST_EXPANDED = Size(sessions=20_000, lines=120_000, sets=300_000, characters=20_000_000, doses=12_000)
"""What is expanded. A year of four sessions a week for 30 people is about half of it at most."""

_PIECES = 6
"""Plates of one weight that are told one by one."""

_RAMP = 5
"""Sets of a ramp that is not written out: with the empty bar, and the steps of the profiles."""

_WAVE_STEP = 30
"""Characters that a step of a wave takes in words, about."""

_HINTS = {
    "lines": "each group of sets counts, and each `adjust` of it; ",
    "characters": "titles, names, cues and notes are written into every session; shorten them, or ",
    "doses": "each line counts for each athlete, and again where `progress` or `adjust` changes its dose; ",
}


def check_size(plan: Plan, scope: Scope, remember: "Remember" = forget) -> bool:
    """Report (E050) a plan whose expansion is too large; return whether it may be expanded."""
    for what, count, most in zip(Size._fields, measure(plan, remember), MOST_EXPANDED, strict=True):
        if count > most:
            message = f"{count:,} {what} over all weeks and athletes; at most {most:,}"
            scope.report("E050", plan.where, message, f"{_HINTS.get(what, '')}split the plan into several")
            return False
    return True


def measure(plan: Plan, remember: "Remember" = forget) -> Size:
    """Return an upper bound on a plan's size; a rotation's turn counts as its largest session."""
    own = [plan_of(plan, athlete) for athlete in plan.athletes if athlete.changes]
    total = _measure(plan, remember).times(max(1, len(plan.athletes)) - len(own))
    for each in own:
        total = total.plus(_measure(each, remember))
    return total


def _measure(plan: Plan, remember: "Remember") -> Size:
    """Return the size for one athlete."""
    by_number = weeks_by_number(plan.weeks)
    openings: KnownOpenings = {}
    bulks = _Bulks(plan, remember)
    weeks: dict[int, Size] = {}
    total = Size()
    for week in by_number.values():
        if id(week) not in weeks:
            found = bulks.of_week(openings_of(week, by_number, openings), week)
            found = found.plus(bulks.of_events(events_of(week, by_number) if plan.events else ()))
            weeks[id(week)] = found._replace(characters=found.characters + len(week.label or ""))
        total = total.plus(weeks[id(week)])
    return total._replace(doses=count_doses(plan, by_number, openings, remember))


# ---- one session


class _Bulk(NamedTuple):
    """A session before adjustments: its size, and how many groups of sets each target of an adjustment reaches."""

    size: Size
    groups: Counter[Role | str | None]

    def adjusted(self, adjusts: Iterable[Adjust]) -> Size:
        """Return the size in a week with these adjustments."""
        lines = self.size.lines
        sets: int | Fraction = self.size.sets
        for adjust in adjusts:
            reached = self.groups[adjust.target]
            lines += reached
            if adjust.what is Adjustable.SETS and adjust.change.amount > 0 and reached:
                amount = Fraction(adjust.change.amount)
                sets += sets * amount / 100 if adjust.change.percent else reached * amount
        return self.size._replace(lines=lines, sets=min(round(sets), MOST_SETS * self.size.lines))


class _Bulks:
    """The bulk of each session of a plan, and of each rotation, found once."""

    __slots__ = ("_plan", "_plates", "_recall", "_rotations", "_said", "_sessions", "_weeks")

    def __init__(self, plan: Plan, remember: "Remember") -> None:
        self._plan = plan
        self._weeks = sum(len(week.numbers) for week in plan.weeks)
        self._sessions: dict[int, _Bulk] = {}
        self._rotations: dict[tuple[int, ...], _Bulk] = {}
        self._said = _said_everywhere(plan)
        self._plates = _said_of_plates(plan)
        self._recall = remember("bulk", self._weeks, self._said, self._plates, *steps_of(plan))

    def of_week(self, openings: Iterable[Opening], week: Week) -> Size:
        """Return the size of a week, including the days that it copies."""
        total = Size()
        for opening in openings:
            if opening.rotation is not None:
                total = total.plus(self._of_rotation(opening.rotation, week).adjusted(week.adjusts))
            elif opening.slot is not None and opening.slot.session is not None:
                total = total.plus(self._of_session(opening.slot.session, week).adjusted(week.adjusts))
        return total

    def of_events(self, days: Iterable[EventDay]) -> Size:
        """Return the size of a week's events, each of which counts like a session without lines."""
        events = [self._plan.events[day.event] for day in days]
        said = sum(self._said + len(event.name) + len(event.title or "") for event in events)
        return Size(sessions=len(events), characters=said)

    def _of_rotation(self, rotation: Rotation, week: Week) -> _Bulk:
        if not rotation.trained:
            return _Bulk(Size(), Counter())
        bulks = [self._of_session(name, week) for name in dict.fromkeys(rotation.trained)]
        same = tuple(map(id, bulks))
        if same not in self._rotations:
            groups: Counter[Role | str | None] = Counter()
            for bulk in bulks:
                groups |= bulk.groups
            self._rotations[same] = _Bulk(Size(*map(max, zip(*(bulk.size for bulk in bulks), strict=True))), groups)
        return self._rotations[same]

    def _of_session(self, name: str, week: Week) -> _Bulk:
        session = self._plan.session_in(week, name)
        if id(session) not in self._sessions:
            self._sessions[id(session)] = self._recall(session, None, partial(self._measure, session))
        return self._sessions[id(session)]

    def _measure(self, session: Session) -> _Bulk:
        lines = sets = 0
        said = self._said + len(session.name) + len(session.title or "") + sum(map(len, session.notes))
        groups: Counter[Role | str | None] = Counter()
        for line in session.lines:
            doses = [each for each in line.doses if each]
            if line.substitutes:
                doses += [dose for each in line.substitutes for dose in each.anew.doses if dose]
            count = max(1, *map(len, doses)) if len(doses) > 1 else len(line.groups) or 1
            lines += count
            most = _most_sets(line, doses, self._plan, self._weeks)
            sets += most * _rounds_of(line, session) if session.circuits else most
            said += _said_of(line) + count * self._plates
            for target in _targets(line):
                groups[target] += count
        return _Bulk(Size(1, lines, sets, said), groups)


def _rounds_of(line: SetLine, session: Session) -> int:
    """Return how often a station of a circuit is done, 1 for any other line."""
    if not session.circuits:
        return 1
    letter = letter_of(line)
    circuit = next((each for each in session.circuits if each.letter == letter), None)
    return 1 if circuit is None else count_sets(circuit, len(stations_of(circuit, session.lines)))


def _targets(line: SetLine) -> Iterator[Role | str | None]:
    """Yield the targets of adjustments that reach a line, whoever trains it."""
    yield line.role
    if line.role in WORKING_ROLES:
        yield None
    if line.role is not Role.WARMUP:
        yield from {each.id for each in line.choices} if line.substitutes else (line.exercise.id,)


def _most_sets(line: SetLine, doses: Iterable[tuple[SetGroup, ...]], plan: Plan, weeks: int) -> int:
    """Return the largest number of sets that a line reaches; a step adds to the last group of a dose."""
    progress = progress_of(line, plan)
    grows = isinstance(progress, Step) and progress.unit is StepUnit.SETS and progress.amount > 0
    most = 0 if line.ramp is None else len(line.ramp.steps) or _RAMP
    for groups in doses:
        sets = sum([group.dose.sets for group in groups])
        if groups and grows and isinstance(progress, Step):
            last = groups[-1].dose.sets
            often = weeks if progress.sessions is None else weeks * MOST_SESSIONS
            sets += min(round(last + progress.amount * often), MOST_SETS) - last
        most = max(most, sets)
    return most


# ---- what is said again and again


def _said_everywhere(plan: Plan) -> int:
    """Return how many characters every session repeats: those of the plan, the place and the athlete."""
    whose = max((len(each.name) + len(each.title or "") for each in plan.athletes), default=0)
    where = max((2 * (len(each.name) + len(each.title or "")) for each in plan.gyms.values()), default=0)
    return len(plan.id) + len(plan.title) + len(plan.location or "") + whose + where


def _said_of_plates(plan: Plan) -> int:
    """Return how many characters the plates of a load take at most: some of each weight are told one by one."""
    return max((sum(map(_plate_length, each.plates)) for each in plan.gyms.values()), default=0)


def _plate_length(plate: Plate) -> int:
    return _PIECES * len(f"{plate.weight.amount} + ")


def _said_of(line: SetLine) -> int:
    """Return how many characters a line takes, apart from its numbers."""
    cue = len(line.cue or "")
    names = _name_length(line.exercise)
    if not (line.wave or line.later or line.substitutes or line.stages):
        return cue + 2 * names + len(line.where.source.path)
    waves = sum(map(len, line.wave)) * _WAVE_STEP
    for stage in line.later_stages:
        waves += len(stage.groups) * _WAVE_STEP
        names = max(names, _name_length(stage.exercise))
    for anew in (*[each.anew for each in line.later], *[each.anew for each in line.substitutes]):
        cue = max(cue, len(anew.cue or ""))
        if anew.scheme is not None:
            waves += sum(map(len, anew.scheme.doses)) * _WAVE_STEP
    for each in line.substitutes:
        names = max(names, _name_length(each.exercise))
    return cue + 2 * names + waves + len(line.where.source.path)


def _name_length(exercise: Exercise) -> int:
    return len(exercise.name) + len(exercise.id)
