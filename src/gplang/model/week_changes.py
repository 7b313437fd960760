"""What the `swap`s, `drop`s and `note`s of weeks make of their sessions."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from gplang.model.changes import change_lines, check_doses
from gplang.model.circuits import Wrong, find_wrong_station
from gplang.model.days import KnownOpenings, openings_of, weeks_by_number
from gplang.model.ramps import leave_out_ramps
from gplang.model.scope import Scope
from gplang.model.session import LostLine, Session, SetLine
from gplang.model.sessions import report_miss
from gplang.model.week import Week

MOST_WORK = 100_000
"""Lines that all changes of weeks look at: each change looks at all lines of the week's sessions."""

_PLACE = "the sessions of this week"


def change_sessions(weeks: tuple[Week, ...], sessions: Mapping[str, Session], scope: Scope) -> tuple[Week, ...]:
    """Return the weeks with their sessions changed; a change that is about no line of a week is reported (E020)."""
    if not any(week.changes or week.notes for week in weeks):
        return weeks
    by_number = weeks_by_number(weeks)
    openings: KnownOpenings = {}
    found: list[Week] = []
    work = 0
    for week in weeks:
        if not week.changes and not week.notes:
            found.append(week)
            continue
        names = dict.fromkeys(name for each in openings_of(week, by_number, openings) for name in each.sessions)
        trained = {name: sessions[name] for name in names if name in sessions}
        before, work = work, work + len(week.changes) * sum(len(each.lines) for each in trained.values())
        if before <= MOST_WORK < work:
            message = f"{work:,} lines that the changes of weeks up to this one look at; at most {MOST_WORK:,}"
            scope.report("E050", week.where, message, "each `swap` and `drop` counts all lines of the week's sessions")
        if work > MOST_WORK:
            found.append(week)
            continue
        found.append(_change_week(week, trained, scope, is_certain=_is_certain(week, by_number, trained.values())))
    return tuple(found)


def _is_certain(week: Week, weeks: Mapping[int, Week], trained: Iterable[Session]) -> bool:
    """Return whether the week's sessions, and all their lines, could be read."""
    seen: set[int] = set()
    current: Week | None = week
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        base = current.like
        if current.broken or (base is not None and base not in weeks):
            return False
        current = weeks[base] if base is not None else None
    return not any(session.broken for session in trained)


def _change_week(week: Week, trained: Mapping[str, Session], scope: Scope, *, is_certain: bool) -> Week:
    lines = {name: list(session.lines) for name, session in trained.items()}
    if week.notes and not trained and is_certain:
        scope.report("E020", week.where, "a note in a week without a session", "put it into a week that trains")
    missed = False
    for change in week.changes:
        check_doses(change, {id(line): line for each in lines.values() for line in each}.values(), scope)
        hits = [change_lines(change, each) for each in lines.values()]
        if not any(hits):
            missed = True
            if is_certain:
                there = list({id(line): line for each in lines.values() for line in each}.values())
                report_miss(change, there, _PLACE, scope, "they hold")
    is_sound = _check_stations(trained, lines, scope)
    lines = {name: leave_out_ramps(each, (), scope, known=is_certain) for name, each in lines.items()}
    changed = {
        name: with_lines(session, lines[name], week.notes)
        for name, session in trained.items()
        if week.notes or not are_same(lines[name], session.lines)
    }
    doses_unsure = week.doses_unsure or missed or not is_sound
    return week._replace(changed=MappingProxyType(changed), doses_unsure=doses_unsure)


def _check_stations(trained: Mapping[str, Session], lines: Mapping[str, list[SetLine]], scope: Scope) -> bool:
    """Report (E020) changed lines that cannot be stations of their circuits; return whether there is none."""
    wrong: dict[Wrong, None] = {}
    for name, session in trained.items():
        if session.circuits:
            before = frozenset(map(id, session.lines))
            changed = (line for line in lines[name] if id(line) not in before)
            wrong.update((each, None) for line in changed for each in find_wrong_station(session, line))
    for each in wrong:
        scope.report("E020", *each)
    return not wrong


def are_same(lines: list[SetLine], others: Sequence[SetLine]) -> bool:
    """Return whether nothing changed these lines."""
    return len(lines) == len(others) and all(one is other for one, other in zip(lines, others, strict=True))


def with_lines(session: Session, lines: list[SetLine], notes: tuple[str, ...] = ()) -> Session:
    """Return a session with other lines, and with more notes."""
    unsure = (LostLine(line.role, line.exercise.id) for line in lines if line.unsure)
    return session._replace(
        base=session.name,
        lines=tuple(lines),
        notes=(*session.notes, *notes),
        lost=tuple(dict.fromkeys((*session.lost, *unsure))),
    )
