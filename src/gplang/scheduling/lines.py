"""One exercise line in one week: wave, steps, adjustments, loads."""

from fractions import Fraction
from functools import lru_cache

from gplang.catalog import Exercise, load_weights
from gplang.model.plan import Adjust, SetLine
from gplang.quantities import MOST_COUNTED, MOST_SETS, Dose
from gplang.scheduling.adjust import apply_adjusts
from gplang.scheduling.bar import round_load
from gplang.scheduling.draft import Draft, DraftLoad, exactly, half_up
from gplang.scheduling.precedence import Settings
from gplang.scheduling.records import LoadForm, ScheduledExercise, ScheduledGroup, ScheduledLoad
from gplang.scheduling.steps import is_load_step, make_effort, take_steps
from gplang.scheduling.tracks import Track
from gplang.scheduling.turns import Moment, Turn, applies
from gplang.vocabulary import Adjustable

_UNCHANGED = Moment(steps=0, wave_step=0, adjusts=())


def moment_of(track: Track, adjusts: tuple[Adjust, ...], turn: Turn) -> Moment:
    """Return exactly what the line's dose depends on in a week: few weeks differ in it."""
    _, line, exercise = track.trained
    if track.step is None and not line.wave and not adjusts:
        return _UNCHANGED
    adjusts = adjusts and tuple([adjust for adjust in adjusts if applies(adjust, line, exercise)])
    weeks = 0 if track.step is None else track.step.weeks or 1
    steps = turn.k // weeks if weeks else 0
    wave_step = turn.k % len(track.doses)
    relative = is_load_step(track.step) or any(adjust.what is Adjustable.LOAD for adjust in adjusts)
    if relative and any(draft.load is None for draft in track.doses[wave_step]):
        return Moment(steps, wave_step, adjusts, turn.since, turn.since_k // weeks if weeks else 0)
    return Moment(steps, wave_step, adjusts)


def schedule_line(track: Track, moment: Moment, settings: Settings) -> ScheduledExercise:
    """Return a line's exercise for the athlete at this moment of its progression.

    Unspecified loads are not adjusted for exercises that need no loadable equipment.
    """
    _, line, exercise = track.trained
    drafts, settled = take_steps(track.doses[moment.wave_step], track.step, moment, settings.unit)
    adjusts = moment.adjusts
    if adjusts and all(draft.load is None for draft in drafts) and not _takes_load(exercise):
        adjusts = tuple(adjust for adjust in adjusts if adjust.what is not Adjustable.LOAD)
    drafts = apply_adjusts(drafts, adjusts, settings.round)
    return ScheduledExercise(
        where=line.where,
        role=line.role,
        exercise=exercise,
        written=line.exercise,
        groups=tuple([_finish(draft, settings, moment) for draft in drafts]),
        label=line.label,
        rest=line.rest,
        tempo=line.tempo,
        method=line.method,
        cue=_cue(line, exercise),
        progress=track.progress,
        wave=line.wave,
        unit=settings.unit,
        wave_step=moment.wave_step + 1 if line.wave else 0,
        settled=settled,
        alone=track.alone,
        by_effort=track.by_effort,
        about=track.about,
        optional=line.optional,
    )


def _cue(line: SetLine, exercise: Exercise) -> str | None:
    """Return the line's cue; for a substitute, the catalog's."""
    if line.cue is None or exercise.id == line.exercise.id:
        return line.cue
    return exercise.cue or None


def _takes_load(exercise: Exercise) -> bool:
    """Return whether an exercise needs loadable equipment, which rings or a band cannot replace."""
    weights = load_weights()
    return any(weights.issuperset(need) for need in exercise.equipment)


def _finish(draft: Draft, settings: Settings, moment: Moment) -> ScheduledGroup:
    """Round sets, repetitions and loads, once and half up; sets and counts never reach 0 and stay within the language's
    limits.
    """
    most = MOST_COUNTED[draft.measure]
    low = None if draft.low is None else _count(draft.low, most)
    high = low if draft.high == draft.low else None if draft.high is None else _count(draft.high, most)
    sets = _count(draft.sets, MOST_SETS)
    optional = 0 if draft.fewest is None else sets - _count(draft.fewest, MOST_SETS)
    dose = _make_dose(sets, low, high, draft.measure, draft.amrap, draft.per_side, optional, draft.parts)
    load = None if draft.load is None else _round_load(draft.load, settings, moment)
    effort = draft.effort and make_effort(draft.effort.low, draft.effort.high, draft.effort)
    return ScheduledGroup(dose, effort, load, draft.rest, draft.tempo)


_make_dose = lru_cache(maxsize=1_000)(Dose)
"""Makes a dose, the same one where it comes again: most are trained in many weeks, by many people."""


def _count(value: int | Fraction, most: int) -> int:
    return min(max(1, half_up(value)), most)


def _round_load(load: DraftLoad, settings: Settings, moment: Moment) -> ScheduledLoad:
    unit = settings.unit if load.exact is not None else None
    rounded = load.exact
    if load.exact is not None and load.inexact:
        step = exactly(settings.round.amount)
        rounded = load.exact.map(lambda end: round_load(end, step, load.most, load.least))
    since = moment.since if load.form is LoadForm.RELATIVE else None
    return ScheduledLoad(load.form, unit, load.exact, rounded, load.percent, load.of, load.changes, since)
