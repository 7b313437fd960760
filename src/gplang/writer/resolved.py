"""From a plan that was read back to what it can be written from."""

from collections.abc import Iterator, Mapping
from datetime import time

from gplang.model.changes import Drop
from gplang.model.gym import Gym
from gplang.model.identity import make_id
from gplang.model.plan import Athlete, Clock, Plan
from gplang.model.session import Lift, Scheme, Session
from gplang.model.week import DayMove, Slot, Week
from gplang.quantities import WeightUnit
from gplang.vocabulary import Day
from gplang.writer import values
from gplang.writer.exercises import describe_exercises
from gplang.writer.new import NewAthlete, NewEvent, NewGym, NewPlan, NewScheme, NewSession, NewWeek
from gplang.writer.quoting import exercise
from gplang.writer.sessions import describe_session, describe_swap


def describe_plan(plan: Plan) -> NewPlan:
    """Return what a plan is written from: all in one file, sessions and exercises of used files included.

    Raises `ValueError` for a plan of which something was lost when it was read.
    """
    _refuse_lost(plan)
    return NewPlan(
        plan.title,
        id=None if make_id(plan.title) == plan.id else plan.id,
        goal=plan.goal,
        level=plan.level,
        start=plan.start,
        timezone=plan.timezone,
        at=_clock(plan.clock),
        unit=None if plan.unit is WeightUnit.KG else plan.unit,
        round=None if plan.round is None else values.weight(plan.round),
        rounds=_rounds(plan),
        training_max=values.share(plan.training_share),
        raises={each: values.growth(found) for each, found in plan.raises.items()},
        remind=[values.duration(each) for each in plan.reminders],
        location=plan.location,
        skip=plan.skips,
        pause=[(each.first, each.last) for each in plan.pauses],
        on_miss={
            **{role: values.on_miss(each) for role, each in plan.role_on_miss.items()},
            **{_lift(lift): values.on_miss(each) for lift, each in plan.lift_on_miss.items()},
        },
        progress={
            **{role: values.progress(each) for role, each in plan.role_progress.items()},
            **{_lift(lift): values.progress(each) for lift, each in plan.lift_progress.items()},
        },
        athletes=[_athlete(each) for each in plan.athletes],
        exercises=describe_exercises(plan.exercises),
        schemes=list(map(_scheme, plan.schemes.values())),
        sessions=[_session(each, plan.sessions) for each in plan.sessions.values()],
        weeks=[_week(each) for each in plan.weeks],
        events=[NewEvent(each.name, each.title, each.minutes, each.metres, each.hard) for each in plan.events.values()],
        gym=None if plan.gym is None else plan.gym.name,
        gyms=list(map(_gym, plan.gyms.values())),
    )


def _lift(lift: Lift) -> str:
    """Return `primary rdl`, or `rdl` for a lift in every role."""
    return " ".join(filter(None, (lift.role, exercise(lift.exercise))))


def _refuse_lost(plan: Plan) -> None:
    lost = [f"athlete {each.name}" for each in plan.athletes if each.unsure]
    lost += [f"scheme {each.called.name}" for each in plan.schemes.values() if each.unsure]
    lost += [f"gym {each.name}" for each in plan.gyms.values() if each.unsure]
    lost += [f"session {each.name}" for each in plan.sessions.values() if each.broken]
    lost += [f"week {values.weeks(each.numbers)}" for each in plan.weeks if _is_unsure(each)]
    if plan.unsure or lost:
        raise ValueError(f"the plan was read with errors, by which something was lost in {', '.join(lost) or 'it'}")


def _is_unsure(week: Week) -> bool:
    return week.broken or week.kind_unsure or week.doses_unsure


def _athlete(athlete: Athlete) -> NewAthlete:
    return NewAthlete(
        athlete.name,
        athlete.title,
        level=athlete.level,
        unit=athlete.unit,
        round=None if athlete.round is None else values.weight(athlete.round),
        start=athlete.start,
        timezone=athlete.timezone,
        at=() if athlete.clock is None else _clock(athlete.clock),
        remind=[values.duration(each) for each in athlete.reminders or ()],
        rounds=_rounds(athlete),
        maxima=_maxima(athlete),
        training_maxima={each: list(map(values.maximum, given)) for each, given in athlete.training_maxima.items()},
        training_max=values.share(athlete.training_share),
        raises={each: values.growth(found) for each, found in athlete.raises.items()},
        loads={each: values.weight(load) for each, load in athlete.loads.items()},
        equipment=None if athlete.equipment is None else sorted(athlete.equipment),
        sensitive=athlete.sensitive,
        skip=athlete.skips,
        pause=[(each.first, each.last) for each in athlete.pauses],
        changes=[_drop(each) if isinstance(each, Drop) else describe_swap(each) for each in athlete.changes],
        moves=[_move(each) for each in athlete.moves],
        groups=athlete.groups,
        gym=None if athlete.gym is None else athlete.gym.name,
    )


def _maxima(athlete: Athlete) -> dict[str, list[str]]:
    found = {each: list(map(values.maximum, given)) for each, given in athlete.maxima.items()}
    for each in sorted(athlete.logged_maxima):
        found.setdefault(each, []).append("from log")
    return found


def _move(move: DayMove) -> str:
    return f"{move.first} {move.to}{_since(move.since)}"


def _since(week: int) -> str:
    return "" if week == 1 else f" from week {week}"


def _gym(gym: Gym) -> NewGym:
    return NewGym(
        gym.name,
        gym.title,
        equipment=None if gym.equipment is None else sorted(gym.equipment),
        round=None if gym.round is None else values.weight(gym.round),
        rounds=_rounds(gym),
        bar=None if gym.bar is None else values.weight(gym.bar),
        plates=[values.plate(each) for each in gym.plates],
    )


def _rounds(block: Plan | Athlete | Gym) -> dict[str, str]:
    """Return the steps of loads by exercise or kit; the name of an exercise that is kit, too, means the exercise."""
    return {each: values.weight(step) for each, step in (*block.rounds.items(), *block.kit_rounds.items())}


def _scheme(scheme: Scheme) -> NewScheme:
    deload = None if scheme.deload is None else values.groups(scheme.deload) or "-"
    steps = [values.groups(step) or "-" for step in scheme.steps]
    return NewScheme(scheme.called.name, steps, scheme.called.title, scheme.once, deload)


def _session(session: Session, sessions: Mapping[str, Session]) -> NewSession:
    return describe_session(session, None if session.base is None else sessions[session.base])


def _week(week: Week) -> NewWeek:
    days: dict[str, list[str]] = {}
    for slot in week.slots:
        days.setdefault(slot.day, []).append(_slot(slot))
    for event in week.events:
        days.setdefault(event.day, []).append(_at(event.event, event.time))
    return NewWeek(
        values.weeks(week.numbers),
        days,
        kind=week.kind,
        label=week.label,
        like=week.like,
        rotations=[values.rotation(each) for each in week.rotations],
        adjusts=[values.adjust(each) for each in week.adjusts],
        holds=[each.target or "" for each in week.holds],
        changes=[_drop(each) if isinstance(each, Drop) else describe_swap(each) for each in week.changes],
        notes=week.notes,
    )


def _drop(change: Drop) -> str:
    what = exercise(change.old.id) if change.role is None else f"{change.role} {exercise(change.old.id)}"
    return f"{what}{_since(change.since)}"


def _slot(slot: Slot) -> str:
    if slot.session is None:
        return "rest"
    where = "" if slot.gym is None else f" in {slot.gym.name}"
    return f"{_at(slot.session, slot.time)}{where}{' optional' if slot.optional else ''}"


def _at(name: str, at: time | None) -> str:
    return name if at is None else f"{name} {at:%H:%M}"


def _clock(clock: Clock) -> list[time | str]:
    return [*_default(clock), *(f"{day} {at:%H:%M}" for day in Day if (at := clock.by_day.get(day)) is not None)]


def _default(clock: Clock) -> Iterator[time]:
    if clock.default is not None:
        yield clock.default
