"""The review of a week, from the schedules and the log."""

from collections.abc import Iterator
from datetime import date, time
from fractions import Fraction
from itertools import pairwise

from gplang import wording
from gplang.backends.volume import is_normal, list_muscles
from gplang.guide import Amount
from gplang.records import NamedTuple
from gplang.review.lifts import find_lifts, find_records, list_lifted
from gplang.review.lower import is_lower
from gplang.review.records import (
    BodyWeight,
    Coming,
    Gap,
    MuscleSets,
    Review,
    SessionCount,
    Sore,
    Unrecorded,
)
from gplang.review.stalls import EASED, find_stalls
from gplang.review.standing import Reviewed
from gplang.scheduling.recorded import Status
from gplang.scheduling.records import ScheduledExercise, ScheduledLoad, ScheduledSession, Volume
from gplang.scheduling.volume import HardSets, count_done, count_hard_sets, weekly_volume
from gplang.vocabulary import Role

_NO_SETS = Volume()


def write_review(reviewed: Reviewed) -> Review:
    """Return all that is said of a week, but for proposals."""
    lifted = list_lifted(reviewed)
    return Review(
        reviewed.logged,
        reviewed.week,
        reviewed.today,
        _count_sessions(reviewed),
        tuple(_find_muscles(reviewed)),
        tuple(find_lifts(reviewed, lifted)),
        tuple(find_records(reviewed, lifted)),
        tuple(find_stalls(reviewed, lifted)),
        tuple(_find_sore(reviewed)),
        tuple(_find_gaps(reviewed)),
        _find_weight(reviewed),
        tuple(_find_unrecorded(reviewed)),
        tuple(_find_coming(reviewed)),
    )


def _count_sessions(reviewed: Reviewed) -> SessionCount:
    sessions = _counted(reviewed)
    by_status = [each.status for each in sessions]
    extra = len(reviewed.extra_of(reviewed.number))
    return SessionCount(len(sessions), by_status.count(Status.DONE), by_status.count(Status.MISSED), extra)


def _counted(reviewed: Reviewed) -> list[ScheduledSession]:
    """Return the sessions of the week; optional ones only if they were trained."""
    sessions = reviewed.sessions_of(reviewed.number)
    return [each for each in sessions if not each.optional or each.status is Status.DONE]


def _find_muscles(reviewed: Reviewed) -> Iterator[MuscleSets]:
    """Yield the muscles of the band, then the others that were or should have been trained."""
    model, week = reviewed.logged.profile.volume, reviewed.week
    sessions = _counted(reviewed)
    asked = [_plan_sets(each, reviewed) for each in sessions]
    done = [
        count_done(each.exercises, each.recorded.other, model)
        for each in sessions
        if each.status is Status.DONE and each.recorded is not None
    ]
    done += [count_done((), each.other, model) for each in reviewed.extra_of(week.number)]
    planned, trained = weekly_volume(asked, model), weekly_volume(done, model)
    whole = week._replace(volume={**planned, **trained})
    judged = is_normal(reviewed.logged, week)
    for muscle in list_muscles((whole,), model):
        there = trained.get(muscle, _NO_SETS).total
        band = model.week.place(there, there) if judged and muscle in model.week.muscles else None
        yield MuscleSets(muscle, planned.get(muscle, _NO_SETS).total, there, band)


def _plan_sets(session: ScheduledSession, reviewed: Reviewed) -> HardSets:
    return count_hard_sets(session.exercises, reviewed.logged.profile.volume)


# ---- what hurt


def _find_sore(reviewed: Reviewed) -> Iterator[Sore]:
    for session in reviewed.sessions_of(reviewed.number):
        record = reviewed.record_of(session)
        if record is None:
            continue
        name = session.session.name
        for pain in record.pains:
            if pain.level:
                yield Sore(record.date, name, place=pain.place, level=pain.level)
        for did in record.did:
            if did.pain:
                yield Sore(record.date, name, exercise=did.exercise, level=did.pain)
            if did.form:
                yield Sore(record.date, name, exercise=did.exercise)


# ---- hours between lower sessions


class _Trained(NamedTuple):
    """A lower session on the day on which it was trained; `clock` is when, else when it should have been."""

    date: date
    clock: time | None
    week: int


def _find_gaps(reviewed: Reviewed) -> Iterator[Gap]:
    numbers = reviewed.logged.profile.rules.get("W303")
    if numbers is None:
        return
    least, grace = numbers.amount("hours"), numbers.amount("grace")
    lower = sorted(_find_lower(reviewed), key=lambda each: (each.date, each.clock or time.min))
    for earlier, later in pairwise(lower):
        if later.week == reviewed.number:
            yield _measure(earlier, later, least, grace)


def _find_lower(reviewed: Reviewed) -> Iterator[_Trained]:
    profile = reviewed.logged.profile
    for each in reviewed.logged.sessions:
        record = each.recorded
        if each.status is Status.DONE and record is not None:
            sets = count_done(each.exercises, record.other, profile.volume)
            if is_lower(sets, each.session.focus, profile):
                yield _Trained(record.date, record.time or each.time, each.week)
    for extra in reviewed.logged.extra:
        if is_lower(count_done((), extra.other, profile.volume), None, profile):
            yield _Trained(extra.date, extra.time, reviewed.calendar.week_with(extra.date))


def _measure(earlier: _Trained, later: _Trained, least: Amount, grace: Amount) -> Gap:
    hours = Fraction(24 * (later.date - earlier.date).days)
    is_exact = earlier.clock is not None and later.clock is not None
    if earlier.clock is not None and later.clock is not None:
        minutes = 60 * (later.clock.hour - earlier.clock.hour) + later.clock.minute - earlier.clock.minute
        hours += Fraction(minutes, 60)
    return Gap(earlier.date, later.date, hours, Fraction(least), is_exact, hours < least - grace)


# ---- body weight, what was not recorded


def _find_weight(reviewed: Reviewed) -> BodyWeight | None:
    week_of, week_with = reviewed.calendar.week_of, reviewed.calendar.week_with
    here = [each for each in reviewed.log.weights if week_with(each.date) == reviewed.number]
    if not here:
        return None
    before = [each.weight for each in reviewed.log.weights if week_of(each.date) < reviewed.number]
    return BodyWeight(here[-1].date, here[-1].weight, before[-1] if before else None)


def _find_unrecorded(reviewed: Reviewed) -> Iterator[Unrecorded]:
    """Yield sessions before the last record of which nothing is known, and exercises of those that were trained."""
    for session in reviewed.sessions_of(reviewed.number):
        name = session.session.name
        if session.status is Status.PLANNED and not session.optional:
            if session.date is not None and (session.date < reviewed.today or not reviewed.is_last):
                yield Unrecorded(session.date, name)
        elif session.status is Status.DONE and session.recorded is not None:
            for each in session.exercises:
                if each.done is None and each.role is not Role.WARMUP and not each.optional:
                    yield Unrecorded(session.recorded.date, name, each.exercise)


# ---- what comes


def _find_coming(reviewed: Reviewed) -> Iterator[Coming]:
    for session in reviewed.sessions_of(reviewed.number + 1):
        plain = reviewed.plain_session(session)
        known = {} if plain is None else {each.where: each for each in plain.exercises}
        for each in session.exercises:
            if each.role is Role.WARMUP:
                continue
            text = wording.prescription(each, session.week)
            own = known.get(each.where)
            said = None if own is None else wording.prescription(own, session.week)
            if own is not None and own.exercise.id != each.exercise.id:
                said = f"{own.exercise.name} {said}"
            changed = said if said != text else None
            is_told = said != text or any(reason.why in EASED for reason in each.reasons)
            why = tuple(wording.reasons(each)) if is_told else ()
            yield Coming(session.date, session.session.name, each.exercise, text, _load_of(each), changed, why)


def _load_of(exercise: ScheduledExercise) -> ScheduledLoad | None:
    """Return the heaviest load of an exercise."""
    loads = [each.load for each in exercise.groups if each.load is not None]
    weighed = [each for each in loads if each.rounded is not None]
    if weighed:
        return max(weighed, key=lambda each: each.rounded.high if each.rounded is not None else Fraction(0))
    return loads[0] if loads else None
