"""An exercise line as one athlete trains it: what stays the same from week to week, computed once."""

from collections.abc import Iterable
from itertools import chain

from gplang.catalog import Exercise
from gplang.model.own_plan import keeps_dose
from gplang.model.progressions import Governing, governing
from gplang.model.session import SetGroup, SetLine
from gplang.model.substitutes import choose_substitute
from gplang.model.week import Week
from gplang.quantities import LOAD_UNITS, Load, Progress, Step, StepUnit, WeightUnit
from gplang.records import NamedTuple
from gplang.scheduling.bar import leads_between_loads, limit_on_the_bar, step_on_the_bar
from gplang.scheduling.circuits import Station
from gplang.scheduling.draft import Draft, DraftLoad, convert, weigh
from gplang.scheduling.maxima import needed_of
from gplang.scheduling.precedence import DEFAULT_ROUND, Rounding, Settings, rounding_of
from gplang.scheduling.prescribed import Phase, find_phases, instead
from gplang.scheduling.records import Estimate
from gplang.scheduling.steps import can_step, is_load_step
from gplang.scheduling.substitute import deload_of, groups_of
from gplang.scheduling.turns import Counter, Moment, Trained, Turn
from gplang.syntax.values import MOST_WEEKS
from gplang.vocabulary import WeekKind


class Track(NamedTuple):
    """A line with everything that is the same in every week.

    `doses` are those before any step: one for each dose of the wave, a single one without a wave. `step` is the
    progression if it advances by itself and changes these doses; `progress` is its wording, and `about` means that its
    weights are only approximate, since loads are rounded. `alone`: the session has no other exercise of this superset.
    `by_effort`: the written percentages do not apply, since the substitute's maximum is not known.
    `rounding` is that of its loads. `groups` are what the doses are made of, and `grows` means that other weeks have
    other doses, since a maximum differs. `prescribed` is the line as it is asked for. `later` are its tracks from the
    weeks on that prescribe it anew, and `counts_from` is the number of the one from which the steps count, 0 for this
    one. `is_own`: its doses are written for the exercise that is done.
    `counter` counts the steps where these are not the line's weeks.
    `deload` is what is done in `deload` weeks, if that is written; nothing: the line is left out. `stands`: nothing but
    the kind and the adjusts of a week changes the doses. The progression takes a step every
    `interval` weeks or sessions, 0 where it takes none; `steps_load`: of the load. `unknown` tells of each dose of the
    wave whether a load of it is not known. `stages` are the tracks of its stages behind the first.
    """

    trained: Trained
    prescribed: SetLine
    progress: Progress | None
    step: Step | None
    doses: tuple[tuple[Draft, ...], ...]
    alone: bool
    by_effort: bool = False
    about: bool = False
    rounding: Rounding = Rounding(DEFAULT_ROUND[WeightUnit.KG], steps=False)
    groups: tuple[tuple[SetGroup, ...], ...] = ()
    grows: bool = False
    counts_from: int = 0
    later: tuple["Track", ...] = ()
    is_own: bool = True
    station: Station | None = None
    counter: Counter | None = None
    deload: tuple[SetGroup, ...] | None = None
    stands: bool = False
    interval: int = 0
    steps_load: bool = False
    unknown: tuple[bool, ...] = ()
    stages: tuple["Track", ...] = ()

    def find_needs(self, settings: Settings) -> frozenset[str]:
        """Return the exercises whose maxima its loads may rest on."""
        tracks = (self, *self.later, *self.stages)
        groups = [group for each in tracks for dose in (*each.groups, each.deload or ()) for group in dose]
        own = self.trained.exercise
        needed = {needed_of(group.load, own) for group in groups if group.load is not None}
        return frozenset(base for each in needed if each is not None for base in settings.maxima.bases(each))

    def at(self, phase: int) -> "Track":
        """Return the track that holds once so many of the line's `from week`s have come."""
        return self.later[phase - 1] if phase else self

    @property
    def is_out(self) -> tuple[tuple[bool, ...], ...]:
        """Whether a dose of the wave leaves the line out, for each of them, in each phase."""
        return tuple(
            tuple(bool(track.prescribed.wave) and not dose for dose in track.doses) for track in (self, *self.later)
        )

    @property
    def is_ever_out(self) -> bool:
        """Whether some week may leave the line out."""
        return any(
            track.deload == () or (bool(track.prescribed.wave) and not all(track.doses))
            for track in (self, *self.later)
        )

    def leaves_out(self, week: Week, turn: Turn) -> bool:
        """Return whether the line is left out at this turn in a week."""
        phase = len(turn.begun[: len(self.later)])
        track = self.at(phase)
        if week.kind is WeekKind.DELOAD and track.deload is not None:
            return not track.deload
        start = turn.begun[phase - 1] if phase else 0
        return bool(track.prescribed.wave) and not track.doses[track.wave_step(turn.k - start)]

    def wave_step(self, k: int) -> int:
        """Return which dose of the wave comes after so many weeks, counted from 0."""
        last = len(self.doses) - 1
        return min(max(k, 0), last) if self.prescribed.wave_once else max(k, 0) % (last + 1)

    def has_open(self, wave_step: int) -> bool:
        """Return whether the last set of some group of a dose is as many repetitions as possible."""
        return any(draft.amrap and draft.low is not None for draft in self.doses[wave_step])


def track_line(
    line: SetLine, settings: Settings, number: int = 0, alone: bool = False, station: Station | None = None
) -> Track:
    """Return a line with the athlete's exercise, progression and doses.

    Lines that share their turns have the same `number`.
    """
    substitute = choose_substitute(line, settings.athlete)
    prescribed = line if substitute is None else instead(line, substitute)
    trained = Trained(number, line, line.exercise if substitute is None else substitute.exercise)
    is_own = substitute is None or bool(substitute.anew.groups)
    phases = find_phases(prescribed)
    found = governing(prescribed, settings.plan)
    tracks = [
        _track(trained, phase, at, found, settings, alone=alone, is_own=is_own, station=station)
        for at, phase in enumerate(phases)
    ]
    counter = None
    if found is not None:
        written = (phase.line.wave for phase in phases)
        leaves_out = not all(step for wave in (*written, *_other_waves(line)) for step in wave)
        counter = _counter_of(number, found, leaves_out=leaves_out)
    later = tuple(tracks[1:])
    return tracks[0]._replace(later=later, counter=counter) if later or counter is not None else tracks[0]


def _track(
    trained: Trained,
    phase: Phase,
    number: int,
    found: Governing | None,
    settings: Settings,
    *,
    alone: bool,
    is_own: bool,
    station: Station | None,
) -> Track:
    """Return what holds in a phase of a line; without `is_own`, its doses are written for another exercise."""
    line, exercise = phase.line, trained.exercise
    is_substitute = exercise.id != line.exercise.id
    rounding = rounding_of(settings, exercise, line.gym)
    doses = [groups_of(line, exercise, settings.athlete, k, is_own=is_own) for k in range(len(line.wave) or 1)]
    written = _progress_of(line, doses[0], found, station)
    if is_substitute and is_own and isinstance(written, Step) and written.unit not in LOAD_UNITS:
        written = None  # only load steps go on with a dose of its own
    progress = step_on_the_bar(written, rounding.step)
    athlete = settings.athlete
    deload = deload_of(line, exercise, athlete, is_own=is_own)
    is_other = is_substitute or (athlete is not None and keeps_dose(trained.line, athlete))
    by_effort = is_other and any(_is_unknown(each, exercise, settings) for each in chain(deload or (), *doses))
    if by_effort:
        deload = deload and tuple(_without_unknown(each, exercise, settings) for each in deload)
        doses = [tuple(_without_unknown(each, exercise, settings) for each in groups) for groups in doses]
    drafts = tuple([tuple([_draft(group, exercise, settings, 1) for group in groups]) for groups in doses])
    groups = [group for dose in (deload or (), *doses) for group in dose]
    needed = {needed_of(group.load, exercise) for group in groups if group.load is not None}
    grows = bool(needed) and any(settings.maxima.grow(each) for each in needed if each is not None)
    step = _weekly_step(line, progress)
    about = False
    if isinstance(progress, Step) and any(_is_rounded(draft, step, rounding) for draft in chain(*drafts)):
        progress = limit_on_the_bar(progress, rounding.step)
        about = leads_between_loads(progress, rounding.step)
    stages = tuple(
        [
            _track(
                trained._replace(exercise=stage.exercise),
                Phase(line._replace(exercise=stage.exercise, groups=stage.groups, stages=None), ()),
                number,
                found,
                settings,
                alone=alone,
                is_own=is_own,
                station=station,
            )
            for stage in line.later_stages
        ]
    )
    return Track(
        trained,
        line,
        progress,
        step,
        drafts,
        alone,
        by_effort,
        about,
        rounding,
        tuple(doses),
        grows,
        _counts_from(step, phase, number),
        is_own=is_own,
        station=station,
        deload=deload,
        stands=step is None and not (line.wave or grows or trained.line.later),
        interval=0 if step is None else step.interval or 1,
        steps_load=is_load_step(step),
        unknown=tuple([any(draft.load is None for draft in dose) for dose in drafts]),
        stages=stages,
    )


def _counts_from(step: Step | None, phase: Phase, number: int) -> int:
    """Return the number of the phase that wrote what a step changes; `number` is that of the phase itself."""
    if step is not None and step.unit in LOAD_UNITS:
        return phase.loads_from
    return phase.efforts_from if step is not None and step.unit is StepUnit.RIR else number


def doses_in(track: Track, moment: Moment, settings: Settings) -> tuple[Draft, ...]:
    """Return the doses before any step that a moment starts from."""
    if not moment.week and not moment.deload and moment.known is None:
        return track.doses[moment.wave_step]
    if moment.known is not None:
        settings = settings._replace(maxima=settings.maxima.with_known(moment.known))
    exercise = track.trained.exercise
    groups = track.deload or () if moment.deload else track.groups[moment.wave_step]
    return tuple(_draft(group, exercise, settings, moment.week or 1) for group in groups)


def _is_rounded(draft: Draft, step: Step | None, rounding: Rounding) -> bool:
    """Return whether the loaded weight differs from the plan's exact numbers."""
    if draft.load is None or draft.load.exact is None:
        return False
    return draft.load.inexact or rounding.steps or (step is not None and step.unit is StepUnit.PERCENT)


def _is_unknown(group: SetGroup, exercise: Exercise, settings: Settings) -> bool:
    """Return whether a load is a share of a maximum that the athlete does not have."""
    needed = None if group.load is None else needed_of(group.load, exercise)
    if group.load is None or needed is None:
        return False
    return settings.maxima.find(needed, MOST_WEEKS, group.load.share) is None


def _without_unknown(group: SetGroup, exercise: Exercise, settings: Settings) -> SetGroup:
    return group._replace(load=None) if _is_unknown(group, exercise, settings) else group


def _progress_of(
    line: SetLine, dose: Iterable[SetGroup], found: Governing | None, station: Station | None
) -> Progress | None:
    """Return the line's own progression, else the plan's if that can change anything of its `dose`."""
    if found is None or found.is_own:
        return None if found is None else found.progress
    default = found.progress
    if not isinstance(default, Step) or default.unit in LOAD_UNITS:
        return default
    if station is not None and default.unit is StepUnit.SETS:
        return None
    return default if not (line.wave or line.stages) and any(can_step(group, default) for group in dose) else None


def _other_waves(line: SetLine) -> tuple[tuple[tuple[SetGroup, ...], ...], ...]:
    """Return the waves of what may be done instead; in another place it counts the same weeks."""
    if not line.substitutes:
        return ()
    anew = [each.anew for each in line.later] + [each.anew for each in line.substitutes]
    return (line.wave, *(each.scheme.steps for each in anew if each.scheme is not None))


def _counter_of(number: int, found: Governing, *, leaves_out: bool) -> Counter | None:
    """Return what counts a line's steps: its lift, its sessions, or the weeks that do not leave it out; else None."""
    step = found.progress
    if not isinstance(step, Step) or step.interval is None:
        return None
    if found.lift is not None:
        return Counter(found.lift, step.sessions is not None)
    if step.sessions is not None or leaves_out:
        return Counter(number, step.sessions is not None)
    return None


def _weekly_step(line: SetLine, progress: Progress | None) -> Step | None:
    """Return a progression that steps by itself; waves and stages set their own sets, repetitions and efforts."""
    if not isinstance(progress, Step) or progress.interval is None:
        return None
    return progress if not (line.wave or line.stages) or is_load_step(progress) else None


def _draft(group: SetGroup, exercise: Exercise, settings: Settings, week: int) -> Draft:
    dose = group.dose
    load = None if group.load is None else _weigh(group.load, exercise, settings, week)
    fewest = dose.fewest if dose.optional else None
    counts = (dose.sets, dose.low, dose.high, dose.measure, dose.amrap, dose.per_side)
    return Draft(*counts, group.effort, load, fewest, dose.parts, group.rest, group.tempo)


def _weigh(load: Load, exercise: Exercise, settings: Settings, week: int) -> DraftLoad:
    of = _exercise(load.of, exercise, settings)
    needed = needed_of(load, exercise)
    known = None if needed is None else settings.maxima.find(of.id, week, load.share)
    if known is None:
        return weigh(load, settings.unit, None, of)
    estimate = None
    if known.is_estimate:
        other = known.given.of
        estimate = Estimate(known.given, None if other is None else settings.plan.exercises.find(other))
    whole = convert(known.amount, known.unit, settings.unit)
    return weigh(load, settings.unit, whole, of, estimate)._replace(grows=settings.maxima.grow(of.id))


def _exercise(name: str | None, own: Exercise, settings: Settings) -> Exercise:
    if name is None or name == own.id:
        return own
    return settings.plan.exercises.find(name) or own
