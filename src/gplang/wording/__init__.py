"""A dose, a load, a rest, a progression, a session in words: the one wording of all outputs.

Every function returns plain text of one line unless it says otherwise. Texts of the plan come back as they
were written; an output that has rules of its own escapes them itself.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from gplang.catalog import Exercise
from gplang.model.plan import Session, SetGroup
from gplang.quantities import (
    Dose,
    Effort,
    EffortScale,
    Hold,
    Load,
    LoadKind,
    Measure,
    Rest,
    Step,
    StepUnit,
)
from gplang.scheduling.records import (
    ChangeUnit,
    LoadChange,
    LoadForm,
    Range,
    ScheduledExercise,
    ScheduledGroup,
    ScheduledLoad,
    ScheduledSession,
)
from gplang.vocabulary import Day, Role, WeekKind
from gplang.wording.numbers import MINUS, number, percentage, short, signed, span
from gplang.wording.weeks import week_title

_DAYS = {
    Day.MON: "Monday",
    Day.TUE: "Tuesday",
    Day.WED: "Wednesday",
    Day.THU: "Thursday",
    Day.FRI: "Friday",
    Day.SAT: "Saturday",
    Day.SUN: "Sunday",
}
_ROLES = {
    Role.WARMUP: "Warm-up",
    Role.PRIMARY: "Primary",
    Role.SECONDARY: "Secondary",
    Role.ACCESSORY: "Accessory",
    Role.FINISHER: "Finisher",
}
_HOLD = "no step: the dose stays"
_PLAIN_LOADS = {LoadForm.BAR: "empty bar", LoadForm.LIGHT: "light", LoadForm.MODERATE: "moderate"}
_STEPS = {
    StepUnit.KG: "kg",
    StepUnit.LB: "lb",
    StepUnit.PERCENT: "%",
    StepUnit.REPS: "rep",
    StepUnit.SETS: "set",
    StepUnit.SECONDS: "s",
    StepUnit.RIR: "RIR",
}
_COUNTABLE = frozenset({StepUnit.REPS, StepUnit.SETS})


def day_name(day: Day) -> str:
    """Return a weekday in full, `Monday`."""
    return _DAYS[day]


def role_name(role: Role) -> str:
    """Return a role as a heading, `Warm-up`."""
    return _ROLES[role]


def session_title(session: Session) -> str:
    """Return a session's title; without one its name, made readable: `lower-b` is `Lower b`."""
    if session.title:
        return session.title
    words = session.name.replace("-", " ")
    return words[:1].upper() + words[1:]


def dose(what: Dose) -> str:
    """Return sets and what they ask for: `4 x 6–8`, `3 x 10 per side`, `3 x max`, `3 x 5+`, `10 min`."""
    side = " per side" if what.per_side else ""
    if what.low is None or what.high is None:
        return f"{what.sets} x max{side}"
    if what.measure is Measure.SECONDS:
        time = _seconds(what.low, what.high, least_minutes=2)
        return f"{time}{side}" if what.sets == 1 and time.endswith("min") else f"{what.sets} x {time}{side}"
    unit = " m" if what.measure is Measure.METRES else ""
    open_end = "+" if what.amrap else ""
    return f"{what.sets} x {span(what.low, what.high)}{open_end}{unit}{side}"


def effort(what: Effort) -> str:
    """Return an effort on the scale it was written in: `RIR 2`, `RPE 7–8`."""
    if what.written is EffortScale.RPE:
        return f"RPE {span(10 - what.high, 10 - what.low)}"
    return f"RIR {span(what.low, what.high)}"


def rest(what: Rest) -> str:
    """Return a rest, in minutes where it is whole ones: `rest 2–3 min`, `rest 90 s`."""
    return f"rest {_seconds(what.low, what.high, least_minutes=1)}"


def load(what: ScheduledLoad, week: int) -> str:
    """Return a load of week `week` as it goes on the bar: `105 kg`, `75 % of max`, `bodyweight + 20 kg`."""
    if what.form is LoadForm.RELATIVE:
        return _relative(what, week)
    if what.rounded is not None and what.unit is not None:
        unit = what.unit.value
        if what.form is LoadForm.BODYWEIGHT:
            return _bodyweight(what.rounded, unit)
        return f"{span(*what.rounded)} {unit}"
    if what.percent is not None:
        name = f"{what.of.name} max" if what.of is not None else "max"
        text = f"{percentage(*what.percent)} % of {name}"
    else:
        text = _PLAIN_LOADS.get(what.form, what.form.value)
    return "".join([text, *(_added(change) for change in what.changes if change.amount)])


def written_load(what: Load) -> str:
    """Return a load as the plan writes it, for what no week has made concrete."""
    low, high = what.low, what.high
    if low is None or high is None:
        return _PLAIN_LOADS[LoadForm(what.kind.value)]
    amounts = Range(Fraction(low), Fraction(high))
    unit = what.unit.value if what.unit is not None else ""
    if what.kind is LoadKind.PERCENT:
        return f"{span(low, high)} % of {what.of} max" if what.of else f"{span(low, high)} %"
    if what.kind is LoadKind.BODYWEIGHT:
        return _bodyweight(amounts, unit)
    return f"{span(low, high)} {unit}"


def group(what: ScheduledGroup, week: int, own: Exercise | None = None) -> str:
    """Return sets with effort and load: `4 x 5 @ RIR 2, 105 kg`; `own` is the line's exercise."""
    text = dose(what.dose)
    if what.effort is not None:
        text = f"{text} @ {effort(what.effort)}"
    return text if what.load is None else f"{text}, {load_of(what.load, week, own)}"


def load_of(what: ScheduledLoad, week: int, own: Exercise | None) -> str:
    """Return a load as `load` does; a share of the maximum of `own`, the line's exercise, does not name it."""
    if own is not None and what.of is not None and what.of.id == own.id:
        what = what._replace(of=None)
    return load(what, week)


def prescription(what: ScheduledExercise, week: int) -> str:
    """Return all an exercise asks for: `4 x 5 @ RIR 2, 105 kg, rest 2–3 min`."""
    groups = "; ".join(group(one, week, what.exercise) for one in what.groups)
    parts = [groups]
    if what.tempo is not None:
        parts.append(f"tempo {what.tempo}")
    if what.method is not None:
        parts.append(what.method.value)
    if what.rest is not None:
        parts.append(rest(what.rest))
    joint = ", " if len(what.groups) == 1 else "; "
    return joint.join([parts[0], ", ".join(parts[1:])]) if len(parts) > 1 else parts[0]


def progression(what: ScheduledExercise) -> str | None:
    """Return the rule by which an exercise goes on; None if nothing is said.

    `+2.5 kg every week`, `add 2.5 kg once all sets reach 8 reps`, `wave: 4 x 5 @ RIR 3 | 5 x 5 @ RIR 1`.
    """
    parts = []
    if what.wave:
        parts.append("wave: " + " | ".join("; ".join(_written_group(one) for one in groups) for groups in what.wave))
    if isinstance(what.progress, Hold):
        parts.append(_HOLD)
    elif what.progress is not None:
        parts.append(_step(what.progress, what.about))
    return "; ".join(parts) or None


def going_on(what: ScheduledExercise) -> str | None:
    """Return where an exercise stands in its week and how it goes on, weights in the athlete's unit.

    `wave, step 2 of 4`, `+5 lb every week`, `about +5.5 lb every week`, `100 kg reached`; None if there is
    nothing to say.
    """
    parts = []
    if len(what.wave) > 1:
        parts.append(f"wave, step {what.wave_step} of {len(what.wave)}")
    if isinstance(what.progress, Hold):
        parts.append(_HOLD)
    elif what.progress is not None:
        step = what.progress
        if not what.settled:
            parts.append(_step(step, what.about))
        elif step.limit is not None:
            parts.append(f"{_limit(step, step.limit)} reached")
    return "; ".join(parts) or None


def exercise_name(what: ScheduledExercise) -> str:
    """Return the exercise's name, with its label where it shares a superset: `A1 Nordic curl`."""
    return f"{what.place} {what.exercise.name}" if what.place else what.exercise.name


def substitution(what: ScheduledExercise) -> str | None:
    """Return `instead of Romanian deadlift`, None where the exercise is the written one.

    `…, load by effort` where the percentage of the written one was left out.
    """
    if what.exercise.id == what.written.id:
        return None
    return f"instead of {what.written.name}{', load by effort' if what.by_effort else ''}"


def remarks(what: ScheduledExercise, kind: WeekKind | None = None) -> Iterator[str]:
    """Yield what stands below an exercise: what it replaces, its cue, how it goes on in normal weeks."""
    later = going_on(what) if kind is None else None
    for text in (substitution(what), what.cue, later):
        if text:
            yield text


def session_text(session: ScheduledSession, label: str | None) -> str:
    """Return a whole session as plain text of several lines; nothing of it changes when other weeks are added."""
    facts = [week_title(session.week, label, session.kind)]
    if session.session.focus is not None:
        facts.append(session.session.focus.value)
    facts.append(length(session))
    lines = [", ".join(facts)]
    last: Role | None = None
    for exercise in session.exercises:
        if exercise.role is not last:
            lines += ["", role_name(exercise.role)]
            last = exercise.role
        lines.append(f"- {exercise_name(exercise)}: {prescription(exercise, session.week)}")
        lines += [f"  {remark}" for remark in remarks(exercise, session.kind)]
    if session.session.notes:
        lines += ["", "Notes", *(f"- {note}" for note in session.session.notes)]
    return "\n".join(lines)


def length(session: ScheduledSession) -> str:
    """Return how long a session takes: `75 min`, `about 60 min` if that is an estimate."""
    about = "about " if session.session.minutes is None else ""
    return f"{about}{session.minutes} min"


def _seconds(low: int, high: int, least_minutes: int) -> str:
    """Return a time, in minutes where both ends are whole ones and there are enough of them."""
    if low % 60 == 0 and high % 60 == 0 and low >= 60 * least_minutes:
        return f"{span(low // 60, high // 60)} min"
    return f"{span(low, high)} s"


def _bodyweight(added: Range, unit: str) -> str:
    if added.low == 0 and added.high == 0:
        return "bodyweight"
    if added.low < 0 and added.high <= 0:
        return f"bodyweight {MINUS} {span(-added.high, -added.low)} {unit}"
    return f"bodyweight + {span(*added)} {unit}"


def _change(change: LoadChange) -> str:
    unit = "%" if change.unit is ChangeUnit.PERCENT else change.unit.value
    return f"{signed(short(change.amount))} {unit}"


def _added(change: LoadChange) -> str:
    sign = MINUS if change.amount < 0 else "+"
    return f" {sign} {number(short(abs(change.amount)))} {change.unit.value}"


def _relative(what: ScheduledLoad, week: int) -> str:
    if what.since is None:
        earlier = "the usual load"
    else:
        earlier = "last week" if what.since == week - 1 else f"week {what.since}"
    changes = [_change(change) for change in what.changes if change.amount]
    if changes:
        return f"{' and '.join(changes)} on {earlier}"
    return f"same load as {earlier}"


def _written_group(what: SetGroup) -> str:
    text = dose(what.dose)
    if what.effort is not None:
        text = f"{text} @ {effort(what.effort)}"
    return text if what.load is None else f"{text}, {written_load(what.load)}"


def _step(step: Step, about: bool) -> str:
    unit = _STEPS[step.unit]
    roughly = "about " if about else ""
    if step.at_reps is not None:
        verb = "add" if step.amount >= 0 else "take off"
        return f"{verb} {roughly}{number(abs(step.amount))} {unit} once all sets reach {step.at_reps} reps"
    plural = "s" if step.unit in _COUNTABLE and abs(step.amount) != 1 else ""
    weeks = step.weeks or 1
    text = f"{roughly}{signed(step.amount)} {unit}{plural} every {'week' if weeks == 1 else f'{weeks} weeks'}"
    if step.limit is None:
        return text
    return f"{text} to {_limit(step, step.limit)}"


def _limit(step: Step, limit: Decimal) -> str:
    unit = step.limit_unit or step.unit
    plural = "s" if unit in _COUNTABLE and limit != 1 else ""
    return f"{number(limit)} {_STEPS[unit]}{plural}"
