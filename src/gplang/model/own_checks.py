"""Conflicts between what is different for an athlete and the plan: nothing to swap, to drop or to move, two at once."""

from collections.abc import Iterable, Iterator, Mapping, Set

from gplang.diagnostics import Label
from gplang.model.changes import Drop, Replacement, change_lines, check_doses
from gplang.model.circuits import find_wrong_station
from gplang.model.days import KnownOpenings, events_of, openings_of, weeks_by_number
from gplang.model.own_plan import OwnWeeks, moves_in
from gplang.model.plan import Athlete, Clock, Plan
from gplang.model.scope import Scope
from gplang.model.session import Session, SetLine
from gplang.model.sessions import report_miss
from gplang.model.week import DayMove, Week
from gplang.model.week_changes import MOST_WORK
from gplang.model.week_clashes import Taken
from gplang.model.week_numbers import list_numbers
from gplang.records import NamedTuple, replace
from gplang.source import Location
from gplang.vocabulary import Day


def check_athletes(plan: Plan, scope: Scope) -> Plan:
    """Report what cannot be of the athletes' `swap`s, `drop`s and `move`s; return the plan without what is too much.

    What an athlete has from another (`like`) is reported once. In a roster it may be meant for other plans: what is
    about no line, or no day, of this one is left out.
    """
    if not any(athlete.changes or athlete.moves for athlete in plan.athletes):
        return plan
    left = MOST_WORK
    athletes: list[Athlete] = []
    told: set[Location] = set()
    is_certain = _is_certain(plan, scope)
    for athlete in plan.athletes:
        before, left = left, left - _work_of(athlete, plan)
        if before >= 0 > left:
            message = f"{MOST_WORK - left:,} lines that the changes of athletes up to this one look at"
            hint = f"at most {MOST_WORK:,}; each `swap` and `drop` counts the lines of all sessions"
            scope.report("E050", athlete.where, message, hint)
        if left < 0:
            athletes.append(replace(athlete, changes=(), moves=()))
            continue
        idle: set[Drop | Replacement | DayMove] = set()
        if athlete.changes:
            own = OwnWeeks(plan, athlete)
            idle.update(_check_changes(plan, athlete, own, scope, told, is_certain=is_certain))
            if not _check_stations(athlete, own, scope, told):
                athlete = replace(athlete, unsure=athlete.unsure | {"swap"})
        if athlete.moves:
            idle.update(_check_moves(plan, athlete, scope, told, is_certain=is_certain))
        told |= {each.where for each in (*athlete.changes, *athlete.moves)}
        athletes.append(_without(athlete, idle) if idle else athlete)
    return replace(plan, athletes=tuple(athletes))


def _without(athlete: Athlete, idle: Set[Drop | Replacement | DayMove]) -> Athlete:
    return replace(
        athlete,
        changes=tuple(each for each in athlete.changes if each not in idle),
        moves=tuple(each for each in athlete.moves if each not in idle),
    )


def _work_of(athlete: Athlete, plan: Plan) -> int:
    """Return how many lines an athlete's changes look at, from each week on in which one begins."""
    if not athlete.changes:
        return 0
    held = sum(len(session.lines) for session in plan.all_sessions)
    return held * len(athlete.changes) * len({each.since for each in (*athlete.changes, *athlete.moves)})


def _is_certain(plan: Plan, scope: Scope) -> bool:
    """Return whether all sessions and weeks could be read, so that what is missing proves something."""
    is_sure = scope.all_sessions and scope.all_exercises and not any(each.broken for each in plan.sessions.values())
    return is_sure and bool(plan.weeks) and not any(week.broken or week.doses_unsure for week in plan.weeks)


# ---- lines


def _check_changes(
    plan: Plan, athlete: Athlete, own: OwnWeeks, scope: Scope, told: Set[Location], *, is_certain: bool
) -> Iterator[Drop | Replacement]:
    """Report changes that are about no line; yield those that a roster has for other plans."""
    for at, change in enumerate(athlete.changes):
        lines = _lines_in(_sessions_of(plan, own, change.since))
        if change.where not in told:
            check_doses(change, lines, scope)
        if at in own.hit or not is_certain:
            continue
        if change.where.source.path != plan.where.source.path:
            yield change
        elif change.where not in told:
            _report_miss(change, plan, athlete, own, scope)


def _check_stations(athlete: Athlete, own: OwnWeeks, scope: Scope, told: Set[Location]) -> bool:
    """Report (E020) lines of an athlete that cannot be stations of their circuits; return whether there is none."""
    made = {change.where for change in athlete.changes}
    lines = ((each, line) for each in own.sessions.values() if each.circuits for line in each.lines)
    wrong = {
        each: line.where for session, line in lines if line.where in made for each in find_wrong_station(session, line)
    }
    for each, line in wrong.items():
        if line not in told:
            scope.report("E020", *each)
    return not wrong


def _sessions_of(plan: Plan, own: OwnWeeks, since: int) -> Iterator[Session]:
    """Yield the sessions of a plan that are trained from a week on, as they are without the athlete's changes."""
    for week in plan.weeks:
        if any(number >= since for number in week.numbers):
            yield from (plan.session_in(week, name) for name in own.trained(week))


def _lines_in(sessions: Iterable[Session]) -> list[SetLine]:
    return list({id(line): line for session in sessions for line in session.lines}.values())


def _report_miss(change: Drop | Replacement, plan: Plan, athlete: Athlete, own: OwnWeeks, scope: Scope) -> None:
    last = max((number for week in plan.weeks for number in week.numbers), default=0)
    if change.since > last:
        word = "drop" if isinstance(change, Drop) else "swap"
        hint = f"the plan has {last} weeks" if last != 1 else "the plan has one week"
        message = f"a `{word}` from week {change.since} on, which does not exist"
        scope.report("E030", change.where, message, hint)
        return
    there: list[SetLine] = []
    for session in {id(each): each for each in _sessions_of(plan, own, change.since)}.values():
        lines = list(session.lines)
        for earlier in athlete.changes[: athlete.changes.index(change)]:
            change_lines(earlier, lines)
        there.extend(lines)
    whose = f"{athlete.name}'s sessions{f' from week {change.since} on' if change.since > 1 else ''}"
    report_miss(change, list({id(line): line for line in there}.values()), whose, scope, "they hold")


# ---- days


class _Held(NamedTuple):
    """Something on a day as it is for an athlete, and the move that brought it there."""

    taken: Taken
    move: DayMove | None


def _check_moves(
    plan: Plan, athlete: Athlete, scope: Scope, told: Set[Location], *, is_certain: bool
) -> Iterator[DayMove]:
    """Report moves of days on which nothing is trained, and what they bring to the time of something else.

    Those that a roster has for other plans are yielded.
    """
    blocks = weeks_by_number(plan.weeks)
    known: KnownOpenings = {}
    clock = plan.clock if athlete.clock is None else athlete.clock.before(plan.clock)
    idle = dict.fromkeys(athlete.moves)
    clashes: dict[tuple[DayMove, object], tuple[_Held, _Held, list[int]]] = {}
    for number, week in blocks.items():
        held = list(_held_in(week, number, athlete.moves, blocks, known))
        for each in held:
            if each.move is not None:
                idle.pop(each.move, None)
        for first, second in _find_clashes(held, clock):
            move = second.move or first.move
            if move is not None:
                clashes.setdefault((move, second.taken.when(clock)), (first, second, []))[2].append(number)
    for move in idle:
        if not is_certain or _is_back(move, athlete.moves):
            continue
        if move.where.source.path != plan.where.source.path:
            yield move
        elif move.where not in told:
            _report_idle(move, blocks, known, scope)
    for (move, when), (first, second, numbers) in clashes.items():
        if move.where in told:
            continue
        other = first if second.move is move else second
        is_event = first.taken.event or second.taken.event
        what = "a session and an event" if is_event else "two sessions"
        at = f" at {when:%H:%M}" if when is not None else ""
        if when is None:
            what = "the same session twice"
        message = f"{what} on {move.to}{at} in {list_numbers(numbers)} for {athlete.name}"
        hint = f"move the other one, too: `move {move.first} {move.to} {move.to} DAY`; or give one a time of its own"
        if is_event:
            hint = "events stay on their days; move to another day, or give the session another time"
        scope.report("E030", move.where, message, hint, related=(Label(other.taken.where, "the other one"),))


def _is_back(move: DayMove, moves: Iterable[DayMove]) -> bool:
    return move.first is move.to or any(each.first is move.first and each.since > move.since for each in moves)


def _held_in(
    week: Week, number: int, moves: tuple[DayMove, ...], blocks: Mapping[int, Week], known: KnownOpenings
) -> Iterator[_Held]:
    """Yield what is on the days of a week for an athlete: what she moves last."""
    here = moves_in(moves, number)
    by_day = {each.first: each for each in sorted(moves, key=lambda each: each.since) if each.since <= number}
    moved: list[_Held] = []
    for opening in openings_of(week, blocks, known):
        if not opening.sessions:
            continue
        what = opening.slot.session if opening.slot is not None else opening.rotation and opening.rotation.sessions
        day = here.get(opening.day, opening.day)
        taken = Taken(day, opening.time, what, opening.where)
        if opening.day in here:
            moved.append(_Held(taken, by_day[opening.day]))
        else:
            yield _Held(taken, None)
    for event in events_of(week, blocks):
        yield _Held(Taken(event.day, event.time, event.event, event.where, event=True), None)
    yield from moved


def _find_clashes(held: Iterable[_Held], clock: Clock) -> Iterator[tuple[_Held, _Held]]:
    first: dict[tuple[Day, object], _Held] = {}
    for each in held:
        key = (each.taken.day, each.taken.when(clock) or each.taken.what)
        found = first.setdefault(key, each)
        if found is not each:
            yield found, each


def _report_idle(move: DayMove, blocks: Mapping[int, Week], known: KnownOpenings, scope: Scope) -> None:
    trained = {
        opening.day
        for number, week in blocks.items()
        if number >= move.since
        for opening in openings_of(week, blocks, known)
        if opening.sessions
    }
    days = [str(day) for day in Day if day in trained]
    weeks = f" from week {move.since} on" if move.since > 1 else ""
    hint = f"the sessions are on {', '.join(days)}" if days else "no week has a session"
    if move.since > max(blocks, default=0):
        hint = f"the plan has {max(blocks, default=0)} weeks"
    scope.report("E020", move.where, f"no session on {move.first} to move{weeks}", hint)
