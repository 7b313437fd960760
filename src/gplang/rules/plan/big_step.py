"""From one normal week to the next, a line asks for much more than before.

The body adapts to small steps: some load, or a repetition, or a set. The rule reports a working line or finisher where
one of these grows from a normal week to the next normal week that trains the line:

- a load, by over 5 % and by over one step of `round`: 2.5 kg more are never too much with `round 2.5kg`, however light
  the dumbbell;
- the sets, by over one, where the total work grows: from 3x10 to 5x5 it does not;
- load, repetitions and sets, all at once, even by little.

A line that steps by session may grow by as much for each training since the week before, all lines that share its
counter taken together: 5 % or 2.5 kg three times if the lift was trained three times.

Loads are compared before rounding, both ends of a range, and group of sets by group of sets; where the groups differ in
number or kind, loads are not compared. Where repetitions fall, the load may grow by 4 % more for each of them, since
many waves get heavier with fewer repetitions. A step is not big if an earlier normal week came close to it: with as
many repetitions in any of its sets, or as many sets. So the week after a light one may return to the former level.

Percentages of an unknown maximum are compared with each other: they may grow by 5 % of themselves or by 5 points, from
70 % to 75 %. With unknown loads, only steps in per cent are judged (`progress +10% every week`); weight added to the
body weight is not judged. Deload, test and taper weeks do not count, and where any week has a mistake the rule reports
nothing. A line is reported once, at its first big step; where a week's `adjust` causes it, on that `adjust`, and where
the line's own `progress` does, on that.

    gpl fail
    plan "In a hurry"
    session hips posterior
      primary    rdl              4x5        @100kg rest 2-3min
        progress +10kg every week
    week 1-8
      mon hips

    gpl pass
    plan "In time"
    session hips posterior
      primary    rdl              4x5        @100kg rest 2-3min
        progress +2.5kg every week
    week 1-8
      mon hips
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from gplang.diagnostics import Label, Severity
from gplang.guide import Amount, Numbers
from gplang.lint.demands import Demand, EarlierWeeks, WeekDemands, find_demands
from gplang.lint.facts import count, number
from gplang.lint.loads import ADDED, USUAL, KnownLoad
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import Course, Known, TrainedPlan
from gplang.lint.trainings import trainings_before
from gplang.model.days import weeks_by_number
from gplang.model.session import Anew
from gplang.model.week import Week
from gplang.quantities import Measure
from gplang.scheduling.precedence import settle
from gplang.scheduling.turns import applies, key_of
from gplang.source import Location
from gplang.vocabulary import Adjustable, Role

_UNITS = {Measure.REPS: "reps", Measure.SECONDS: "s", Measure.METRES: "m"}


class _BigStep(NamedTuple):
    """A big step to week `number`: what grows in it, and the week whose adjusts make it big, if any."""

    message: str
    hint: str
    grown: frozenset[Adjustable]
    number: int = 0
    adjusted: int | None = None


class _Limits(NamedTuple):
    """How much each quantity may grow in one of the `trainings`; `step` is one step of rounding, in `unit`.

    `often` says what a step is for: a week, or a session.
    """

    percent: Amount
    percent_per_rep: Amount
    sets: Amount
    step: Fraction
    unit: str
    trainings: int = 1
    often: str = "week"

    def after(self, trainings: int) -> "_Limits":
        """Return how much may grow over so many trainings of a line that steps by session."""
        return self._replace(trainings=max(1, trainings), often="session")


@rule(
    "P403",
    "big-step",
    severity=Severity.WARNING,
    guide=("G43",),
    since="0.1",
    needs=Known.DAYS,
    settings=("max", "training-max", "raise", "load", "unit", "round", "progress"),
)
def check(plan: TrainedPlan, numbers: Numbers) -> Iterator[Finding]:
    """Compare every week of every line with the one before."""
    if len(plan.plain_weeks) < 2:
        return
    settings = settle(plan.trainee.plan, plan.trainee.athlete)
    limits = _Limits(
        percent=numbers.amount("percent"),
        percent_per_rep=numbers.amount("percent_per_rep"),
        sets=numbers.amount("sets"),
        step=Fraction(settings.round.amount),
        unit=settings.unit.value,
    )
    blocks = weeks_by_number(plan.trainee.plan.weeks)
    trainings = trainings_before(plan)
    for course in plan.courses:
        if course.line.role is Role.WARMUP or all(done is course.weeks[0][1] for _, done in course.weeks):
            continue
        by_place: dict[Location, list[_BigStep]] = {}
        counted = trainings.get(key_of(course.line), {})
        for step in _big_steps([*find_demands(course)], limits, counted):
            by_place.setdefault(_place(step, course, blocks), []).append(step)
        for where, (first, *more) in by_place.items():
            others = f" (and {count(len(more), 'more big step')})" if more else ""
            line = course.line.exercise_where
            related = (Label(line, "of this lift"),) if where != line else ()
            yield Finding(where, f"{first.message}{others}", first.hint, related=related)


def _place(step: _BigStep, course: Course, blocks: Mapping[int, Week]) -> Location:
    """Return the place that makes a step big: an adjust of one of its weeks, or the line or its progression."""
    if step.adjusted is not None:
        done = course.plain[step.adjusted].exercise
        reaching = [each for each in blocks[step.adjusted].adjusts if applies(each, course.line, done)]
        upwards = step.adjusted == step.number
        meant = [each for each in reaching if each.what in step.grown and (each.change.amount > 0) is upwards]
        return (meant or reaching)[-1].where
    anew = _begun(step, course)
    if anew is not None and step.grown - (frozenset() if _names_load(anew) else {Adjustable.LOAD}):
        return anew.where
    own = course.line.progress_where
    return own if own is not None and not course.line.wave else course.line.exercise_where


def _begun(step: _BigStep, course: Course) -> Anew | None:
    """Return the `from week` that began with a step, if one did."""
    weeks = dict(course.weeks)
    before = max((week for week in weeks if week < step.number), default=step.number)
    phase = weeks[step.number].phase
    return course.line.later[phase - 1].anew if phase > weeks[before].phase else None


def _names_load(anew: Anew) -> bool:
    return any(group.load is not None for dose in anew.doses for group in dose)


def _big_steps(weeks: Iterable[WeekDemands], limits: _Limits, trainings: Mapping[int, int]) -> Iterator[_BigStep]:
    """Yield each big step, compared with the week before and all earlier ones.

    `trainings` are those since the week before, where the steps are counted by session.
    """
    past = EarlierWeeks([], [], 0, 0)
    before: WeekDemands | None = None
    for now in weeks:
        if now.is_new:
            allowed = limits.after(trainings[now.number]) if now.number in trainings else limits
            told = _judge(before, now, past, allowed) if before is not None else None
            if before is not None and told is not None:
                adjusted = _adjusted(before, now, past, allowed)
                message = f"week {before.number} to {now.number}: {told.message}"
                yield told._replace(number=now.number, message=message, adjusted=adjusted)
            past = past.with_week(now)
        before = now


def _judge(before: WeekDemands, now: WeekDemands, past: EarlierWeeks, limits: _Limits) -> _BigStep | None:
    """Return how a step is big, if it is."""
    if before.groups == now.groups:
        return None
    if load := _more_load(before, now, past, limits):
        return _BigStep(*load, frozenset({Adjustable.LOAD}))
    if sets := _more_sets(before, now, past, limits):
        return _BigStep(*sets, frozenset({Adjustable.SETS}))
    if everything := _more_of_all(before, now, past):
        return _BigStep(*everything, frozenset({Adjustable.LOAD, Adjustable.SETS, Adjustable.REPS}))
    return None


def _adjusted(before: WeekDemands, now: WeekDemands, past: EarlierWeeks, limits: _Limits) -> int | None:
    """Return the week without whose adjusts a step would not be big."""
    if now.plain != now.groups and _judge(before, now._replace(groups=now.plain), past, limits) is None:
        return now.number
    if before.plain != before.groups:
        was = before._replace(groups=before.plain)
        if _judge(was, now, past.with_week(was, keep=False), limits) is None:
            return before.number
    return None


def _more_load(before: WeekDemands, now: WeekDemands, past: EarlierWeeks, limits: _Limits) -> tuple[str, str] | None:
    """Find a group with much more load than its counterpart of the week before and any earlier one of as much work."""
    if not now.is_like(before):
        return None
    for old, new in zip(before.groups, now.groups, strict=True):
        if old.load is None or new.load is None or not _is_big(old, new, limits):
            continue
        if not any(_leads_to(each, new, limits) for each in past.best):
            return _load_words(old.load, new.load), f"let the load grow by at most {_allowed(new.load, limits)}"
    return None


def _is_big(old: Demand, new: Demand, limits: _Limits) -> bool:
    """Return whether a load grows too much, at both ends of a range; growth from zero is not judged."""
    if old.load is None or new.load is None or old.load.unit != new.load.unit or new.load.unit.endswith(ADDED):
        return False
    fewer = max(0, old.asked - new.asked) if new.dose.measure is Measure.REPS else 0
    share = (limits.percent * limits.trainings + fewer * limits.percent_per_rep) / Fraction(100)
    least = _least(new.load, limits)
    ends = ((old.load.low, new.load.low), (old.load.high, new.load.high))
    return all(was > 0 and end - was > max(least, was * share) for was, end in ends)


def _least(load: KnownLoad, limits: _Limits) -> Amount:
    """Return the amount that a load may always grow by: a step of rounding, or percentage points."""
    if load.unit == limits.unit:
        return limits.step * limits.trainings
    return 0 if load.unit == USUAL else limits.percent * limits.trainings


def _leads_to(old: Demand, new: Demand, limits: _Limits) -> bool:
    """Return whether the new sets are no big step from these, which ask for as much."""
    if old.load is None or new.load is None or old.load.unit != new.load.unit or not new.is_like(old):
        return False
    enough = old.asked >= new.asked and old.dose.sets + limits.sets * limits.trainings >= new.dose.sets
    return enough and not _is_big(old, new, limits)


def _more_sets(before: WeekDemands, now: WeekDemands, past: EarlierWeeks, limits: _Limits) -> tuple[str, str] | None:
    """Find many more sets than in any earlier week, if their total work grows."""
    if now.sets - past.sets <= limits.sets * limits.trainings or now.work <= past.work:
        return None
    return f"{before.sets} → {now.sets} sets", f"add at most {count(limits.sets, 'set')} a {limits.often}"


def _more_of_all(before: WeekDemands, now: WeekDemands, past: EarlierWeeks) -> tuple[str, str] | None:
    """Find more load, repetitions and sets at the same time than in any earlier week of this kind."""
    if not _all_grow(before, now) or any(now.is_like(each) and not _all_grow(each, now) for each in past.weeks):
        return None
    pairs = [*zip(before.groups, now.groups, strict=True)]
    loads = next(_load_words(a.load, b.load) for a, b in pairs if a.load and b.load and a.load != b.load)
    asked = next(f"{a.asked} → {b.asked} {_UNITS[b.dose.measure]}" for a, b in pairs if a.asked != b.asked)
    message = f"load, reps and sets all grow ({loads}; {asked}; {before.sets} → {now.sets} sets)"
    return message, "let one of them grow at a time"


def _all_grow(before: WeekDemands, now: WeekDemands) -> bool:
    """Return whether there are more sets, and more of some loads and repetitions but less of none."""
    if now.sets <= before.sets or not now.is_like(before):
        return False
    pairs = [*zip(before.groups, now.groups, strict=True)]
    loads = [
        (a.load, b.load) for a, b in pairs if a.load is not None and b.load is not None and a.load.unit == b.load.unit
    ]
    return (
        len(loads) == len(pairs)
        and all(b.low >= a.low and b.high >= a.high for a, b in loads)
        and any(b.high > a.high for a, b in loads)
        and all(b.asked >= a.asked for a, b in pairs)
        and any(b.asked > a.asked for a, b in pairs)
    )


# ---- words


def _load_words(old: KnownLoad, new: KnownLoad) -> str:
    """Return `100 → 110 kg, +10 %`; no share for weight added to the body weight, since the total is not known."""
    share = f"+{number((new.high - old.high) * 100 / old.high)} %" if old.high > 0 else ""
    if new.unit == USUAL:
        return f"load {share}"
    unit = "%" if new.unit.startswith("%") else new.unit
    amounts = f"{_ends(old)} → {_ends(new)} {unit}"
    return amounts if unit.endswith(ADDED) else f"{amounts}, {share}"


def _ends(load: KnownLoad) -> str:
    return "–".join(dict.fromkeys(_exact(end) for end in (load.low, load.high)))


def _exact(amount: Fraction) -> str:
    """Return an amount with at most two decimal places."""
    whole, rest = divmod(abs(round(amount * 100)), 100)
    places = f".{rest:02}".rstrip("0") if rest else ""
    return f"{'−' if amount < 0 else ''}{whole}{places}"


def _allowed(load: KnownLoad, limits: _Limits) -> str:
    """Return in words how much a load may grow, and how often."""
    share, often = f"{number(limits.percent)} %", f"a {limits.often}"
    if load.unit == limits.unit:
        return f"{share} or {_exact(limits.step)} {limits.unit} {often}"
    return f"{share} {often}" if load.unit == USUAL else f"{share} of itself or {number(limits.percent)} points {often}"
