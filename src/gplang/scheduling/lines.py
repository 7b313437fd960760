"""One exercise line in one week: wave, steps, adjustments, loads."""

from fractions import Fraction
from functools import lru_cache

from gplang.catalog import Exercise, load_weights
from gplang.model.plan import Adjust, SetLine
from gplang.quantities import MOST_COUNTED, MOST_SETS, Dose, Weight
from gplang.scheduling.adjust import apply_adjusts
from gplang.scheduling.bar import round_load
from gplang.scheduling.draft import Draft, DraftLoad, exactly, follow_top, half_up
from gplang.scheduling.precedence import Settings
from gplang.scheduling.records import LoadForm, ScheduledExercise, ScheduledGroup, ScheduledLoad
from gplang.scheduling.steps import is_load_step, make_effort, take_steps
from gplang.scheduling.tracks import Track, doses_in
from gplang.scheduling.turns import Moment, Turn, applies
from gplang.vocabulary import Adjustable

_UNCHANGED = Moment(steps=0, wave_step=0, adjusts=())


def moment_of(track: Track, adjusts: tuple[Adjust, ...], turn: Turn) -> Moment:
    """Return exactly what the line's dose depends on in a week: few weeks differ in it."""
    _, line, exercise = track.trained
    maxima = turn.week if track.grows else 0
    if track.step is None and not line.wave and not adjusts and not maxima:
        return _UNCHANGED
    adjusts = adjusts and tuple([adjust for adjust in adjusts if applies(adjust, line, exercise)])
    weeks = 0 if track.step is None else track.step.weeks or 1
    steps = turn.k // weeks if weeks else 0
    wave_step = turn.k % len(track.doses)
    relative = is_load_step(track.step) or any(adjust.what is Adjustable.LOAD for adjust in adjusts)
    if relative and any(draft.load is None for draft in track.doses[wave_step]):
        return Moment(steps, wave_step, adjusts, turn.since, turn.since_k // weeks if weeks else 0, maxima)
    return Moment(steps, wave_step, adjusts, week=maxima)


def schedule_line(track: Track, moment: Moment, settings: Settings) -> ScheduledExercise:
    """Return a line's exercise for the athlete at this moment of its progression.

    Unspecified loads are not adjusted for exercises that need no loadable equipment.
    """
    _, line, exercise = track.trained
    written = doses_in(track, moment, settings)
    drafts, settled = take_steps(written, track.step, moment, settings.unit)
    adjusts = moment.adjusts
    if adjusts and all(draft.load is None for draft in drafts) and not _takes_load(exercise):
        adjusts = tuple(adjust for adjust in adjusts if adjust.what is not Adjustable.LOAD)
    drafts = apply_adjusts(drafts, adjusts, track.rounding.step)
    if track.rounding.steps:
        drafts = tuple(_round_moved(draft, before) for draft, before in zip(drafts, written, strict=True))
    drafts = follow_top(drafts)
    return ScheduledExercise(
        where=line.where,
        role=line.role,
        exercise=exercise,
        written=line.exercise,
        groups=tuple([_finish(draft, track.rounding.step, moment) for draft in drafts]),
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
        ramp=line.ramp,
        is_ramp_open=line.ramp is not None,
    )


def _round_moved(draft: Draft, written: Draft) -> Draft:
    """Return a dose whose load is to be rounded if it is no longer the written one."""
    if draft.load is None or written.load is None or draft.load.exact == written.load.exact:
        return draft
    return draft._replace(load=draft.load._replace(inexact=True))


def _cue(line: SetLine, exercise: Exercise) -> str | None:
    """Return the line's cue; for a substitute, the catalog's."""
    if line.cue is None or exercise.id == line.exercise.id:
        return line.cue
    return exercise.cue or None


def _takes_load(exercise: Exercise) -> bool:
    """Return whether an exercise needs loadable equipment, which rings or a band cannot replace."""
    weights = load_weights()
    return any(weights.issuperset(need) for need in exercise.equipment)


def _finish(draft: Draft, rounding: Weight, moment: Moment) -> ScheduledGroup:
    """Round sets, repetitions and loads, once and half up; sets and counts never reach 0 and stay within the language's
    limits.
    """
    most = MOST_COUNTED[draft.measure]
    low = None if draft.low is None else _count(draft.low, most)
    high = low if draft.high == draft.low else None if draft.high is None else _count(draft.high, most)
    sets = _count(draft.sets, MOST_SETS)
    optional = 0 if draft.fewest is None else sets - _count(draft.fewest, MOST_SETS)
    dose = _make_dose(sets, low, high, draft.measure, draft.amrap, draft.per_side, optional, draft.parts)
    load = None if draft.load is None else finish_load(draft.load, rounding, moment.since)
    effort = draft.effort and make_effort(draft.effort.low, draft.effort.high, draft.effort)
    return ScheduledGroup(dose, effort, load, draft.rest, draft.tempo)


_make_dose = lru_cache(maxsize=1_000)(Dose)
"""Makes a dose, the same one where it comes again: most are trained in many weeks, by many people."""


def _count(value: int | Fraction, most: int) -> int:
    return min(max(1, half_up(value)), most)


def finish_load(load: DraftLoad, rounding: Weight, since: int | None = None) -> ScheduledLoad:
    """Return a load as it goes on the bar; one that nobody knows is told from week `since`."""
    unit = rounding.unit if load.exact is not None else None
    rounded = load.exact
    if load.exact is not None and load.inexact:
        step = exactly(rounding.amount)
        rounded = load.exact.map(lambda end: round_load(end, step, load.most, load.least))
    since = since if load.form is LoadForm.RELATIVE else None
    changes, share, estimate = load.changes, load.share, load.estimate
    return ScheduledLoad(load.form, unit, load.exact, rounded, load.percent, load.of, changes, since, share, estimate)
