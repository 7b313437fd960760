"""Rules that wait for a session, a week, an athlete or settings with something that could not be read."""

from collections.abc import Iterable, Iterator, Set

from gplang.diagnostics import Diagnostic, Severity, Wait
from gplang.lint.certain import LOST_ATHLETE, is_week_doubtful
from gplang.lint.observe import Observed
from gplang.lint.rule import Rule
from gplang.lint.subjects import Known, Subject, TrainedLine, TrainedPlan, TrainedSession, TrainedWeek
from gplang.model.plan import Athlete, Plan
from gplang.model.session import Session
from gplang.records import NamedTuple
from gplang.source import Location
from gplang.syntax.document import BlockLines, Document
from gplang.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_MISSING = "E040"
"""The finding on a file that cannot be used."""

OF_PLANS = (TrainedWeek, TrainedPlan)
"""What only a plan has, and may count: a comment in a library about such rules may be for the plans that use it."""


class Doubt(NamedTuple):
    """A part of a plan that could not be read whole: what it is, its name, and where it begins."""

    what: str
    name: str
    where: Location


def leave(where: Location) -> Location:
    """Return a place as it is."""
    return where


class Reasons:
    """Which rules wait: what for, and in which places something is `undecided`."""

    __slots__ = ("_codes", "_place", "undecided")

    def __init__(self, place: "Callable[[Location], Location]" = leave) -> None:
        """`place` tells where the places of what is added stand in the text."""
        self._place = place
        self._codes: dict[Doubt, set[str]] = {}
        self.undecided: set[tuple[str, Location]] = set()

    def add(self, code: str, where: Location, doubts: Iterable[Doubt]) -> None:
        """Note that a rule's finding on a place waits for each of some doubts."""
        self.undecided.add((code, self._place(where)))
        for doubt in doubts:
            self._codes.setdefault(doubt._replace(where=self._place(doubt.where)), set()).add(code)

    def tell(self) -> tuple[Wait, ...]:
        """Return what the rules wait for, in the order of the text."""
        found = sorted(self._codes.items(), key=lambda each: (each[0].where.source.path, each[0].where.span))
        return tuple(Wait(*doubt, tuple(sorted(codes))) for doubt, codes in found)


def doubts_of(plan: Plan) -> tuple[Doubt, ...]:
    """Return everything in a plan that could not be read whole; of sessions that start from each other the first."""
    return tuple(dict.fromkeys(_find_doubts(plan)))


def _find_doubts(plan: Plan) -> Iterator[Doubt]:
    if plan.unsure:
        yield Doubt("plan", plan.title, plan.where)
    for athlete in plan.athletes:
        if athlete.unsure:
            yield Doubt("athlete", athlete.name, athlete.where)
    for gym in plan.gyms.values():
        if gym.unsure:
            yield Doubt("gym", gym.name, gym.where)
    for session in plan.sessions.values():
        yield from _doubt(session, plan)
    for week in plan.weeks:
        if is_week_doubtful(week):
            yield Doubt("week", f"{week.numbers[0]}" if week.numbers else "", week.where)


def _doubt(session: Session, plan: Plan) -> Iterator[Doubt]:
    """Yield the session that a doubt of one comes from: itself, or what it starts from."""
    if not session.broken:
        return
    base = plan.sessions.get(session.base or "")
    while base is not None and base.broken and set(session.lost) <= set(base.lost):
        session, base = base, plan.sessions.get(base.base or "")
    yield Doubt("session", session.name, session.where)


def blame_files(waiting: Iterable[Wait], found: Iterable[Diagnostic], files: Iterable[Document]) -> tuple[Wait, ...]:
    """Return what there is to wait for, a file that is missing in the place of what only lacks what stands in it."""
    errors = [each for each in found if each.severity is Severity.ERROR]
    missing = [each.where for each in errors if each.code == _MISSING]
    if not missing:
        return tuple(waiting)
    faulty = {(each.where.source.path, each.where.start.line) for each in errors if each.code != _MISSING}
    whole = [block for file in files for block in file.blocks if not _has_line_in(block, faulty)]
    lacking = {header.where for block in whole if (header := block.header) is not None}
    told: dict[Location, Wait] = {}
    for wait in waiting:
        is_whole = any(where.source is wait.where.source and _is_in(wait.where, where) for where in lacking)
        for each in [Wait("file", at.text.strip('"'), at, ()) for at in missing] if is_whole else [wait]:
            known = told.setdefault(each.where, each)
            told[each.where] = known._replace(codes=tuple(sorted({*known.codes, *wait.codes})))
    return tuple(told.values())


def _has_line_in(block: BlockLines, places: Set[tuple[str, int]]) -> bool:
    lines = (*block.lines, *([block.header] if block.header is not None else ()))
    return any((line.where.source.path, line.where.start.line) in places for line in lines)


def _is_in(where: Location, line: Location) -> bool:
    return line.span.start <= where.span.start <= line.span.end


def doubts_about(subject: Subject, plan: Plan, athlete: Athlete | None) -> tuple[Doubt, ...]:
    """Return the doubts that make a rule's findings on a subject uncertain, for an athlete."""
    everything = doubts_of(plan)
    if isinstance(subject, TrainedPlan):
        return everything
    if isinstance(subject, TrainedLine | TrainedSession):
        sessions, numbers = [subject.session], frozenset[int]()
    else:
        sessions, numbers = [share.session.session for share in subject.shares], frozenset(subject.week.numbers)
    found = {doubt for session in sessions for doubt in _doubt(session, plan)}
    found |= {
        Doubt("week", f"{week.numbers[0]}", week.where)
        for week in plan.weeks
        if is_week_doubtful(week) and not numbers.isdisjoint(week.numbers)
    }
    if not found and athlete is not None and athlete.unsure:
        found = {Doubt("athlete", athlete.name, athlete.where)}
    return tuple(found) or everything


def note_waiting(
    observed: Observed, plan: Plan, athlete: Athlete | None, rules: Iterable[Rule], reasons: Reasons
) -> None:
    """Note the rules that need more than is known of a session, of a week or of the plan."""
    wholes: dict[type, list[Rule]] = {subject: [] for subject in (TrainedSession, *OF_PLANS)}
    for rule in rules:
        if rule.subject in wholes and _may_train(rule, plan, athlete):
            wholes[rule.subject].append(rule)
    for subject in {id(each.subject): each.subject for each in (*observed.normal, *observed.every)}.values():
        of_whole = wholes.get(type(subject), ())
        waiting = [rule for rule in of_whole if subject.known < rule.needs and _may_be_for(rule, subject)]
        doubts = doubts_about(subject, plan, athlete) if waiting else ()
        where = plan.where if isinstance(subject, TrainedPlan) else subject.where
        for rule in waiting:
            reasons.add(rule.code, where, doubts)


def note_nameless_weeks(plan: Plan, rules: Iterable[Rule], reasons: Reasons) -> None:
    """Note the rules that count over weeks, where nobody knows which weeks a block is for."""
    counting = [
        rule.code
        for rule in rules
        if rule.subject in OF_PLANS
        and rule.needs > Known.THERE
        and any(_may_train(rule, plan, athlete) for athlete in plan.athletes or (None,))
    ]
    for week in plan.weeks:
        if not week.numbers:
            for code in counting:
                reasons.add(code, week.where, (Doubt("week", "", week.where),))


def _may_train(rule: Rule, plan: Plan, athlete: Athlete | None) -> bool:
    """Return whether a rule is for an athlete, or for anybody (None), as far as that is known."""
    if rule.sensitive is None:
        return True
    if athlete is None:
        return LOST_ATHLETE in plan.unsure
    return rule.sensitive in athlete.sensitive or athlete.may_lack("sensitive")


def _may_be_for(rule: Rule, subject: Subject) -> bool:
    """Return whether a rule is for a session of this focus, or for a plan that has one, as far as that is known."""
    if rule.focus is None or subject.known is Known.NOTHING:
        return True
    if isinstance(subject, TrainedSession):
        return subject.session.focus is rule.focus
    return not isinstance(subject, TrainedWeek) or rule.focus in subject.plan_focuses
