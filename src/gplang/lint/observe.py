"""From a plan to what rules look at: every line, session and week as an athlete trains it, each different one once.

Loads alone make no difference here: a line that only grows heavier from week to week is seen once, with its first
load. What loads do over the weeks is in the courses of the plan.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from gplang.guide import Amount, Profile
from gplang.lint.see import see_line, see_session
from gplang.lint.subjects import (
    LEGS,
    Course,
    Share,
    Trained,
    TrainedLine,
    TrainedPlan,
    TrainedSession,
    TrainedWeek,
    Trainee,
)
from gplang.model.days import Opening, openings_of, weeks_by_number
from gplang.model.plan import Athlete, Plan, Session, SetLine, Week
from gplang.schedule import build_schedule
from gplang.schedule.as_written import schedule_as_written
from gplang.schedule.dates import date_of, first_monday
from gplang.schedule.estimate import estimate_minutes
from gplang.schedule.records import Schedule, ScheduledExercise, ScheduledSession
from gplang.schedule.turns import LineKey, key_of

if TYPE_CHECKING:
    from gplang.source import Location

Subject = TrainedLine | TrainedSession | TrainedWeek | TrainedPlan


class Sighting(NamedTuple):
    """Something to judge, the weeks in which it is so, and all those in which it might be otherwise.

    Both are empty for a session that no week trains.
    """

    subject: Subject
    weeks: frozenset[int] = frozenset()
    all_weeks: frozenset[int] = frozenset()


class Observed(NamedTuple):
    """What is trained in normal weeks, and, line by line, in every week."""

    normal: tuple[Sighting, ...]
    every: tuple[Sighting, ...]


def observe(plan: Plan, athlete: Athlete | None, profile: Profile) -> Observed:
    """Return all that a plan has to be judged by, for one athlete."""
    schedule, _ = build_schedule(plan, athlete)
    trainee = Trainee(plan, athlete, schedule.level, profile)
    normal = _normal_weeks(plan, schedule)
    trained = _see_all(schedule, normal, trainee)
    weeks = tuple(_see_weeks(normal, trained, trainee))
    whole = TrainedPlan(
        trainee,
        trained,
        _courses(trained, normal),
        tuple(sorted(normal)),
        is_whole=bool(plan.weeks) and not any(week.broken for week in plan.weeks),
    )
    numbers = frozenset(week.number for week in schedule.weeks)
    return Observed(
        normal=(
            *_sessions_and_lines([each for each in trained if each.scheduled.week in normal]),
            *_group_weeks(week for week in weeks if week.number in normal),
            Sighting(whole, normal, normal),
        ),
        every=(*_lines_once(trained), *_group_weeks(weeks), Sighting(whole, numbers, numbers)),
    )


def observe_sessions(plan: Plan, sessions: Iterable[Session], profile: Profile) -> Observed:
    """Return sessions that no week trains, and their lines, as they are written."""
    trainee = Trainee(plan, None, plan.level, profile)
    seen = [Sighting(_see_written(plan, session, trainee, profile)) for session in sessions if not session.broken]
    lines = tuple(
        Sighting(line) for each in seen if isinstance(each.subject, TrainedSession) for line in each.subject.lines
    )
    return Observed((*seen, *lines), lines)


def _see_written(plan: Plan, session: Session, trainee: Trainee, profile: Profile) -> TrainedSession:
    """Return a session that no week trains; a line with a wave is seen with its first dose."""
    exercises = schedule_as_written(plan, session)
    lines = tuple(
        see_line(line, session, (done,), trainee) for line, done in zip(session.lines, exercises, strict=True)
    )
    return see_session(session, lines, estimate_minutes(exercises, profile.time), trainee)


def _normal_weeks(plan: Plan, schedule: Schedule) -> frozenset[int]:
    """Return the weeks without a kind that lose no session to a skipped day."""
    weeks = weeks_by_number(plan.weeks)
    monday = first_monday(schedule.start) if schedule.start is not None else None
    return frozenset(
        number
        for number, week in weeks.items()
        if week.kind is None
        and not (
            plan.skips
            and any(
                date_of(monday, number, opening.day, plan.pauses) in plan.skips
                for opening in openings_of(week, weeks)
                if opening.rotation is not None or (opening.slot is not None and opening.slot.session is not None)
            )
        )
    )


def _see_all(schedule: Schedule, normal: frozenset[int], trainee: Trainee) -> tuple[Trained, ...]:
    """Return every session of a schedule with what it is made of; equal ones are one and the same."""
    cycles = _cycles(schedule, normal)
    lines: dict[object, TrainedLine] = {}
    sessions: dict[object, TrainedSession] = {}

    def line_of(line: SetLine, session: Session, done: ScheduledExercise, *, in_cycle: bool) -> TrainedLine:
        cycle = tuple(cycles[key_of(line)].values()) if in_cycle and line.wave else (done,)
        key = (key_of(line), session.name, done.exercise.id, *(_signature(each) for each in cycle))
        if key not in lines:
            lines[key] = see_line(line, session, cycle, trainee)
        return lines[key]

    def session_of(scheduled: ScheduledSession) -> TrainedSession:
        session, in_cycle = scheduled.session, scheduled.week in normal
        exercises = scheduled.exercises
        known = (session.name, in_cycle, *map(id, exercises))
        if known not in sessions:
            seen = tuple(
                line_of(line, session, done, in_cycle=in_cycle)
                for line, done in zip(session.lines, exercises, strict=True)
            )
            same = (session.name, *map(id, seen))
            if same not in sessions:
                sessions[same] = see_session(session, seen, scheduled.estimated_minutes, trainee)
            sessions[known] = sessions[same]
        return sessions[known]

    return tuple(Trained(scheduled, session_of(scheduled)) for scheduled in schedule.sessions)


def _signature(done: ScheduledExercise) -> tuple[object, ...]:
    """Return what makes two doses of a line different for a rule: all but the amounts of loads."""
    return tuple((group.dose, group.effort, group.load and group.load.form) for group in done.groups)


def _cycles(schedule: Schedule, normal: frozenset[int]) -> dict[LineKey, dict[int, ScheduledExercise]]:
    """Return the doses of every line with a wave, step by step, as normal weeks first train them."""
    cycles: dict[LineKey, dict[int, ScheduledExercise]] = {}
    for scheduled in schedule.sessions:
        if scheduled.week in normal:
            for line, done in zip(scheduled.session.lines, scheduled.exercises, strict=True):
                if line.wave:
                    cycles.setdefault(key_of(line), {}).setdefault(done.wave_step, done)
    return cycles


def _weeks_of_sessions(trained: Iterable[Trained]) -> list[tuple[TrainedSession, set[int]]]:
    """Return each different session with the weeks that train it so."""
    found: dict[int, tuple[TrainedSession, set[int]]] = {}
    for each in trained:
        found.setdefault(id(each.session), (each.session, set()))[1].add(each.scheduled.week)
    return list(found.values())


def _sessions_and_lines(trained: Iterable[Trained]) -> Iterator[Sighting]:
    """Yield each different session, and each different line, with its weeks; those with mistakes are left out."""
    sessions = [(session, weeks) for session, weeks in _weeks_of_sessions(trained) if not session.session.broken]
    by_name: dict[str, set[int]] = {}
    lines: dict[int, tuple[TrainedLine, set[int]]] = {}
    by_place: dict[Location, set[int]] = {}
    for session, weeks in sessions:
        by_name.setdefault(session.session.name, set()).update(weeks)
        for line in session.lines:
            lines.setdefault(id(line), (line, set()))[1].update(weeks)
            by_place.setdefault(line.where, set()).update(weeks)
    for session, weeks in sessions:
        yield Sighting(session, frozenset(weeks), frozenset(by_name[session.session.name]))
    for line, weeks in lines.values():
        yield Sighting(line, frozenset(weeks), frozenset(by_place[line.where]))


def _lines_once(trained: Iterable[Trained]) -> Iterator[Sighting]:
    """Yield each line once for each exercise that is done for it, whatever the dose, in all weeks."""
    lines: dict[object, tuple[TrainedLine, set[int]]] = {}
    for session, weeks in _weeks_of_sessions(trained):
        for line in session.lines:
            key = (line.where, line.role, line.exercise.id)
            lines.setdefault(key, (line, set()))[1].update(weeks)
    for line, weeks in lines.values():
        yield Sighting(line, frozenset(weeks), frozenset(weeks))


def _courses(trained: Iterable[Trained], normal: frozenset[int]) -> tuple[Course, ...]:
    """Return each line of a session without mistakes through the normal weeks; a week counts once."""
    courses: dict[LineKey, tuple[SetLine, dict[int, ScheduledExercise]]] = {}
    for each in trained:
        scheduled = each.scheduled
        if scheduled.week not in normal or scheduled.session.broken:
            continue
        for line, done in zip(scheduled.session.lines, scheduled.exercises, strict=True):
            courses.setdefault(key_of(line), (line, {}))[1].setdefault(scheduled.week, done)
    return tuple(Course(line, tuple(weeks.items())) for line, weeks in courses.values())


# ---- weeks


def _see_weeks(normal: frozenset[int], trained: tuple[Trained, ...], trainee: Trainee) -> Iterator[TrainedWeek]:
    """Yield the weeks that hold no mistakes and whose rotations are trained to the full."""
    weeks = weeks_by_number(trainee.plan.weeks)
    by_week: dict[int, dict[str, TrainedSession]] = {}
    for each in trained:
        by_week.setdefault(each.scheduled.week, {})[each.session.session.name] = each.session
    focuses = frozenset(
        session.session.focus
        for number in normal
        for session in by_week.get(number, {}).values()
        if session.session.focus is not None
    )
    for number, week in weeks.items():
        openings = openings_of(week, weeks)
        if week.broken or _copies_broken(week, weeks):
            continue
        shares = _shares(number, openings, by_week, normal)
        if shares is not None and not any(share.session.session.broken for share in shares):
            yield TrainedWeek(number, week, shares, _add_up(shares), focuses, trainee)


def _add_up(shares: Iterable[Share]) -> dict[str, Amount]:
    """Return the hard sets of a week for the judged muscles."""
    return {
        muscle: sum(
            share.session.volume.get(muscle, 0)
            if share.times == 1
            else share.times * share.session.volume.get(muscle, 0)
            for share in shares
        )
        for muscle in LEGS
    }


def _copies_broken(week: Week, weeks: dict[int, Week]) -> bool:
    """Tell whether a week copies, through any number of others, one that holds a mistake."""
    seen: set[int] = set()
    current: Week | None = week
    while current is not None and id(current) not in seen:
        if current.broken:
            return True
        seen.add(id(current))
        current = weeks.get(current.like) if current.like is not None else None
    return False


def _shares(
    number: int, openings: Iterable[Opening], by_week: dict[int, dict[str, TrainedSession]], normal: frozenset[int]
) -> tuple[Share, ...] | None:
    """Return a week's sessions; None where one of them is nowhere trained, so that the week cannot be judged."""
    here = by_week.get(number, {})
    shares: list[Share] = []
    for opening in openings:
        if opening.slot is not None:
            if opening.slot.session is not None and (seen := here.get(opening.slot.session)) is not None:
                shares.append(Share(seen, 1, opening.where))
            elif opening.slot.session is not None:
                return None
        elif opening.rotation is not None:
            names = opening.rotation.sessions
            for name in names:
                dealt = here.get(name) or _nearest(number, name, by_week, normal)
                if dealt is None:
                    return None
                shares.append(Share(dealt, Fraction(1, len(names)), opening.where))
    return tuple(shares)


def _nearest(
    number: int, name: str, by_week: dict[int, dict[str, TrainedSession]], normal: frozenset[int]
) -> TrainedSession | None:
    """Return a session as the last normal week before `number` trains it, else the first one after."""
    weeks = [week for week in normal if name in by_week.get(week, {})]
    if not weeks:
        return None
    before = [week for week in weeks if week < number]
    return by_week[max(before) if before else min(weeks)][name]


def _group_weeks(weeks: Iterable[TrainedWeek]) -> Iterator[Sighting]:
    """Yield the weeks, those of one block that train the same together."""
    found = tuple(weeks)
    numbers = frozenset(week.number for week in found)
    same: dict[object, tuple[TrainedWeek, set[int]]] = {}
    for week in found:
        key = (id(week.week), *((id(share.session), share.times) for share in week.shares))
        same.setdefault(key, (week, set()))[1].add(week.number)
    for week, together in same.values():
        yield Sighting(week, frozenset(together), numbers)
