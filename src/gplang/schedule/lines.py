"""One exercise line in one week: substitution, wave, steps, adjustments, loads."""

from fractions import Fraction

from gplang.catalog import Exercise, load_weights
from gplang.model.plan import Athlete, SetGroup, SetLine, Week
from gplang.model.substitutes import choose_exercise
from gplang.quantities import MOST_COUNTED, MOST_SETS, Dose, Progress, Step, Weight
from gplang.schedule.adjust import apply_adjusts
from gplang.schedule.draft import Draft, DraftLoad, weigh
from gplang.schedule.records import LoadForm, Range, ScheduledExercise, ScheduledGroup, ScheduledLoad
from gplang.schedule.settings import Settings
from gplang.schedule.steps import apply_steps, can_step, is_load_step, is_settled, make_effort
from gplang.schedule.substitute import groups_of
from gplang.schedule.turns import Turn, applies
from gplang.vocabulary import Adjustable


def schedule_line(line: SetLine, week: Week, turn: Turn, settings: Settings) -> ScheduledExercise:
    """Return what a line asks of the athlete in this week.

    Loads that nobody named are not adjusted for exercises that are done without anything that loads.
    """
    exercise = choose_exercise(line, settings.athlete)
    progress = _progress_of(line, settings)
    drafts = tuple(_draft(group, exercise, settings) for group in groups_of(line, exercise, settings.athlete, turn.k))
    settled = False
    if not line.wave or is_load_step(progress):
        settled = is_settled(drafts, progress, turn, settings.unit)
        drafts = apply_steps(drafts, progress, turn, settings.unit)
    unloaded = all(draft.load is None for draft in drafts) and not _takes_load(exercise)
    adjusts = [
        adjust
        for adjust in week.adjusts
        if applies(adjust, line, exercise) and not (unloaded and adjust.what is Adjustable.LOAD)
    ]
    drafts = apply_adjusts(drafts, adjusts, settings.unit)
    return ScheduledExercise(
        where=line.where,
        role=line.role,
        exercise=exercise,
        written=line.exercise,
        groups=tuple(_finish(draft, settings, turn) for draft in drafts),
        label=line.label,
        rest=line.rest,
        tempo=line.tempo,
        method=line.method,
        cue=_cue(line, exercise),
        progress=progress,
        wave=line.wave,
        unit=settings.unit,
        wave_step=turn.k % len(line.wave) + 1 if line.wave else 0,
        settled=settled,
    )


def _cue(line: SetLine, exercise: Exercise) -> str | None:
    """Return the line's cue; where a substitute takes over, the catalog's for that one."""
    if line.cue is None or exercise.id == line.exercise.id:
        return line.cue
    return exercise.cue or None


def _takes_load(exercise: Exercise) -> bool:
    """Tell whether an exercise needs something that loads; what rings or a band can stand in for may not."""
    weights = load_weights()
    return any(weights.issuperset(need) for need in exercise.equipment)


def _progress_of(line: SetLine, settings: Settings) -> Progress | None:
    """Return the line's own progression, else its role's default if that can change anything here."""
    if line.progress is not None:
        return line.progress
    default = settings.plan.role_progress.get(line.role)
    if not isinstance(default, Step) or is_load_step(default):
        return default
    return default if not line.wave and any(can_step(group, default) for group in line.groups) else None


def _draft(group: SetGroup, exercise: Exercise, settings: Settings) -> Draft:
    dose = group.dose
    load = None
    if group.load is not None:
        of = _exercise(group.load.of, exercise, settings)
        load = weigh(group.load, settings.unit, _maximum(of, settings.athlete), of)
    return Draft(
        sets=Fraction(dose.sets),
        low=None if dose.low is None else Fraction(dose.low),
        high=None if dose.high is None else Fraction(dose.high),
        measure=dose.measure,
        amrap=dose.amrap,
        per_side=dose.per_side,
        effort=group.effort,
        load=load,
    )


def _exercise(name: str | None, own: Exercise, settings: Settings) -> Exercise:
    if name is None or name == own.id:
        return own
    found = settings.plan.exercises.get(name)
    if found is None:
        from gplang.catalog import load_catalog

        found = load_catalog().find(name)
    return own if found is None else found


def _maximum(exercise: Exercise, athlete: Athlete | None) -> Weight | None:
    return athlete.maxima.get(exercise.id) if athlete is not None else None


def _finish(draft: Draft, settings: Settings, turn: Turn) -> ScheduledGroup:
    """Round sets, repetitions and loads, once and half up; sets and counts never reach 0
    and stay within what the language can write.
    """
    low, high = draft.low, draft.high
    dose = Dose(
        sets=_count(draft.sets, MOST_SETS),
        low=None if low is None else _count(low, MOST_COUNTED[draft.measure]),
        high=None if high is None else _count(high, MOST_COUNTED[draft.measure]),
        measure=draft.measure,
        amrap=draft.amrap,
        per_side=draft.per_side,
    )
    load = None if draft.load is None else _round_load(draft.load, settings, turn)
    effort = draft.effort and make_effort(Fraction(draft.effort.low), Fraction(draft.effort.high), draft.effort)
    return ScheduledGroup(dose, effort, load)


def _count(value: Fraction, most: int) -> int:
    return min(max(1, _half_up(value)), most)


def _half_up(value: Fraction) -> int:
    return (value + Fraction(1, 2)).__floor__()


def _rounded(amount: Fraction, step: Fraction, load: DraftLoad) -> Fraction:
    """Round half up, but not past the limit of a progression."""
    rounded = _half_up(amount / step) * step
    if load.most is not None and rounded > load.most >= amount:
        return (load.most / step).__floor__() * step
    if load.least is not None and rounded < load.least <= amount:
        return (load.least / step).__ceil__() * step
    return rounded


def _round_load(load: DraftLoad, settings: Settings, turn: Turn) -> ScheduledLoad:
    unit = settings.unit if load.exact is not None else None
    rounded = load.exact
    if load.exact is not None and load.inexact:
        step = Fraction(settings.round.amount)
        rounded = Range(*(_rounded(end, step, load) for end in load.exact))
    since = turn.since if load.form is LoadForm.RELATIVE else None
    return ScheduledLoad(load.form, unit, load.exact, rounded, load.percent, load.of, load.changes, since)
