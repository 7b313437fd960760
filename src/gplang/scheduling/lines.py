"""One exercise line in one week: wave, steps, adjustments, loads."""

from fractions import Fraction
from functools import lru_cache

from gplang.catalog import Exercise, load_weights
from gplang.model.progressions import find_on_miss
from gplang.model.session import SetGroup, SetLine
from gplang.model.week import Adjust
from gplang.quantities import MOST_COUNTED, MOST_SETS, Dose, Weight
from gplang.scheduling.adjust import apply_adjusts
from gplang.scheduling.bar import round_load
from gplang.scheduling.circuits import go_round, reaches
from gplang.scheduling.draft import Draft, DraftLoad, exactly, follow_top, half_up
from gplang.scheduling.plates import WEIGHED, Rack, load_up
from gplang.scheduling.precedence import Rounding, Settings
from gplang.scheduling.records import LoadForm, Plates, Range, ScheduledExercise, ScheduledGroup, ScheduledLoad
from gplang.scheduling.steps import GoneBy, ease, is_load_step, make_effort, take_legs, take_steps
from gplang.scheduling.tracks import Track, doses_in
from gplang.scheduling.turns import Moment, Turn
from gplang.vocabulary import EASY_WEEKS, Adjustable, WeekKind

_UNCHANGED = Moment(steps=0, wave_step=0, adjusts=())


def moment_of(track: Track, kind: WeekKind | None, adjusts: tuple[Adjust, ...], turn: Turn) -> Moment:
    """Return exactly what the line's dose depends on in a week of a kind: few weeks differ in it."""
    moment = _UNCHANGED if track.stands and not adjusts else _moment_of(track, adjusts, turn)
    if kind is None:
        return moment
    track = track.at(moment.phase)
    if kind is WeekKind.DELOAD and track.deload is not None:
        rounds = () if track.station is None else tuple(each for each in moment.adjusts if each.what is Adjustable.SETS)
        return moment._replace(deload=True, adjusts=rounds)
    return moment._replace(easy=True) if kind in EASY_WEEKS and track.has_open(moment.wave_step) else moment


def _moment_of(track: Track, adjusts: tuple[Adjust, ...], turn: Turn) -> Moment:
    station = track.station
    begun = since = phase = 0  # where the weeks of the wave, and the steps, count from
    place = turn.counted or turn
    if track.later:
        phase = len(turn.begun[: len(track.later)])
        track = track.at(phase)
        begun = (0, *turn.begun)[phase]
        since = (0, *place.begun)[track.counts_from]
    maxima = turn.week if track.grows else 0
    adjusts = adjusts and tuple([adjust for adjust in adjusts if reaches(adjust, track.trained, station)])
    interval = track.interval
    steps = max(place.k - since, 0) // interval if interval else 0
    wave_step = track.wave_step(turn.k - begun) if track.prescribed.wave else 0
    if track.unknown[wave_step] and (track.steps_load or any(each.what is Adjustable.LOAD for each in adjusts)):
        week, k, is_last = turn.last_time(track.trained.exercise)
        since_steps = max(k - since, 0) // interval if interval else 0
        return Moment(steps, wave_step, adjusts, week, since_steps, maxima, phase, is_last)
    return Moment(steps, wave_step, adjusts, week=maxima, phase=phase)


def schedule_line(track: Track, moment: Moment, settings: Settings, gone_by: GoneBy | None = None) -> ScheduledExercise:
    """Return a line's exercise for the athlete at this moment of its progression.

    `gone_by` keeps the legs of the line that have been gone.

    Unspecified loads are not adjusted for exercises that need no loadable equipment.
    """
    track = track.at(moment.phase)
    stages = track.prescribed.stages
    if moment.stage:
        track = track.stages[moment.stage - 1]
    _, line, exercise = track.trained
    gone_by = {} if gone_by is None else gone_by
    asked = track.prescribed
    written = doses_in(track, moment, settings)
    if moment.deload:
        drafts, settled = _deload(written, track, moment, settings, gone_by), False
    else:
        drafts, settled = take_steps(written, track.step, moment, settings.unit)
    if moment.legs and not moment.deload:
        drafts = take_legs(drafts, track.step, moment.legs, settings.unit, gone_by)
    if moment.eased is not None:
        drafts = ease(drafts, moment.eased)
    if moment.easy or moment.deload:
        drafts = tuple([draft if draft.low is None else draft._replace(amrap=False) for draft in drafts])
    adjusts = moment.adjusts
    if adjusts and all(draft.load is None for draft in drafts) and not _takes_load(exercise):
        adjusts = tuple(adjust for adjust in adjusts if adjust.what is not Adjustable.LOAD)
    if adjusts:
        in_sets = track.station is None
        others = adjusts if in_sets else tuple(each for each in adjusts if each.what is not Adjustable.SETS)
        drafts = apply_adjusts(drafts, others, track.rounding.step)
    if track.rounding.steps:
        drafts = tuple(_round_moved(draft, before) for draft, before in zip(drafts, written, strict=True))
    drafts = follow_top(drafts)
    circuit = None
    if track.station is not None:
        drafts, circuit = go_round(drafts, track.station, adjusts)
    return ScheduledExercise(
        where=line.where,
        role=line.role,
        exercise=exercise,
        written=asked.exercise,
        groups=tuple([_finish(draft, track.rounding, moment) for draft in drafts]),
        label=line.label,
        rest=asked.rest,
        tempo=asked.tempo,
        method=asked.method,
        cue=asked.cue,
        progress=track.progress,
        wave=asked.wave,
        wave_once=asked.wave_once,
        scheme=asked.scheme,
        unit=settings.unit,
        wave_step=moment.wave_step + 1 if asked.wave else 0,
        settled=settled,
        alone=track.alone,
        by_effort=track.by_effort,
        about=track.about,
        optional=line.optional,
        ramp=line.ramp,
        is_ramp_open=line.ramp is not None,
        asked=_asked(asked, moment),
        phase=moment.phase,
        has_own_dose=exercise.id != asked.exercise.id and track.is_own,
        circuit=circuit,
        stages=stages,
        stage=0 if stages is None else moment.stage + 1,
        on_miss=find_on_miss(line, settings.plan),
    )


def _asked(line: SetLine, moment: Moment) -> tuple[SetGroup, ...]:
    """Return the sets behind a dose as they are written."""
    if moment.deload:
        return line.deload or ()
    return line.wave[moment.wave_step] if line.wave else line.groups


def _deload(
    written: tuple[Draft, ...], track: Track, moment: Moment, settings: Settings, gone_by: GoneBy
) -> tuple[Draft, ...]:
    """Return the doses of a line for `deload` weeks; one without a load has the line's, with its steps."""
    step = track.step if is_load_step(track.step) else None
    taken, _ = take_steps(written, step, moment, settings.unit)
    taken = take_legs(taken, step, moment.legs, settings.unit, gone_by)
    own = track.prescribed.deload or ()
    return tuple(
        [
            after if group.load is None and not group.bare else before
            for group, before, after in zip(own, written, taken, strict=True)
        ]
    )


def _round_moved(draft: Draft, written: Draft) -> Draft:
    """Return a dose whose load is to be rounded if it is no longer the written one."""
    if draft.load is None or written.load is None or draft.load.exact == written.load.exact:
        return draft
    return draft._replace(load=draft.load._replace(inexact=True))


def _takes_load(exercise: Exercise) -> bool:
    """Return whether an exercise has loadable equipment, which rings or a band cannot replace."""
    return bool(exercise.find_load_kit(load_weights()))


def _finish(draft: Draft, rounding: Rounding, moment: Moment) -> ScheduledGroup:
    """Round sets, repetitions and loads, once and half up; sets and counts never reach 0 and stay within the language's
    limits.
    """
    most = MOST_COUNTED[draft.measure]
    low = None if draft.low is None else _count(draft.low, most)
    high = low if draft.high == draft.low else None if draft.high is None else _count(draft.high, most)
    sets = _count(draft.sets, MOST_SETS)
    optional = 0 if draft.fewest is None else sets - _count(draft.fewest, MOST_SETS)
    dose = _make_dose(sets, low, high, draft.measure, draft.amrap, draft.per_side, optional, draft.parts)
    load = None if draft.load is None else finish_load(draft.load, rounding, moment.since, is_last=moment.is_last)
    effort = draft.effort and make_effort(draft.effort.low, draft.effort.high, draft.effort)
    return ScheduledGroup(dose, effort, load, draft.rest, draft.tempo)


_make_dose = lru_cache(maxsize=1_000)(Dose)
"""Makes a dose, the same one where it comes again: most are trained in many weeks, by many people."""


def _count(value: int | Fraction, most: int) -> int:
    return min(max(1, half_up(value)), most)


def finish_load(
    load: DraftLoad, rounding: Rounding, since: int | None = None, *, is_last: bool = False
) -> ScheduledLoad:
    """Return a load as it goes on the bar; one that nobody knows is told from week `since`, or from the last time."""
    unit = rounding.step.unit if load.exact is not None else None
    rounded = load.exact
    plates = None
    if load.exact is not None and rounding.rack is not None and load.form in WEIGHED:
        rounded, plates = _load_up(load.exact, load, rounding.rack, rounding.step)
    elif load.exact is not None and load.inexact:
        step = exactly(rounding.step.amount)
        rounded = load.exact.map(lambda end: round_load(end, step, load.most, load.least))
    since = since if load.form is LoadForm.RELATIVE else None
    changes, share, estimate = load.changes, load.share, load.estimate
    last_time = is_last and since is not None
    told = (load.exact, rounded, load.percent, load.of, changes, since, share, estimate, load.grows, last_time)
    return ScheduledLoad(load.form, unit, *told, plates=plates)


def _load_up(exact: Range, load: DraftLoad, rack: Rack, step: Weight) -> tuple[Range, Plates | None]:
    """Return a load as a bar and its plates make it; by steps where it is more than any bar holds."""
    ends = [load_up(end, rack, step.unit, load.most, load.least) for end in exact]
    if any(end is None for end in ends):
        return exact.map(lambda end: round_load(end, exactly(step.amount), load.most, load.least)), None
    low, high = (end for end in ends if end is not None)
    return Range(low.weight, high.weight), Plates(low.loading, high.loading)
