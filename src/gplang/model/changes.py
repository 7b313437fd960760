"""Changes to the lines of a session that somebody else wrote: lines taken out, exercises exchanged.

A derived session makes them, a week for its own sessions, and an athlete for all of hers.
"""

from collections.abc import Iterable

from gplang.catalog import Exercise
from gplang.model.complexes import check_exchange
from gplang.model.line_places import LinePlaces
from gplang.model.scope import Scope
from gplang.model.session import Anew, Later, LineStages, SchemeName, SetGroup, SetLine, Substitute
from gplang.model.stages import complete_stages, stages_for_other
from gplang.model.substitutes import for_other_exercise, later_for_other_exercise, take_additions
from gplang.quantities import OnMiss, Progress, Ramp
from gplang.records import NamedTuple
from gplang.source import Location
from gplang.vocabulary import Role


class Drop(NamedTuple):
    """A line that goes; of an athlete's sessions from week `since` on."""

    where: Location
    old: Exercise
    old_where: Location
    role: Role | None
    since: int = 1


class Replacement(NamedTuple):
    """Another exercise for one that is there, with what is prescribed anew in its line (`anew`) and under it.

    An athlete's holds from week `since` on.
    """

    old: Exercise
    old_where: Location
    role: Role | None
    new: Exercise
    new_where: Location
    anew: Anew
    progress: Progress | None
    wave: tuple[tuple[SetGroup, ...], ...]
    substitutes: tuple[Substitute, ...]
    later: tuple[Later, ...]
    progress_where: Location | None
    places: LinePlaces
    ramp: Ramp | None = None
    unsure: bool = False
    optional: bool = False
    wave_once: bool = False
    deload: tuple[SetGroup, ...] | None = None
    since: int = 1
    scheme: SchemeName | None = None
    has_scheme_deload: bool = False
    stages: LineStages | None = None
    on_miss: OnMiss | None = None

    @property
    def where(self) -> Location:
        """The line that says so."""
        return self.anew.where


def change_lines(change: Drop | Replacement, lines: list[SetLine]) -> bool:
    """Make one change in some lines; return whether it is about any of them."""
    hits = [at for at, line in enumerate(lines) if _is_meant(line, change)]
    for at in reversed(hits):
        if isinstance(change, Drop):
            del lines[at]
        else:
            lines[at] = _swapped(lines[at], change)
    return bool(hits)


def check_doses(change: Drop | Replacement, lines: Iterable[SetLine], scope: Scope) -> None:
    """Report (E020) an exercise whose parts the doses that it takes over do not count."""
    if isinstance(change, Replacement) and not change.anew.groups:
        doses = (group for line in lines if _is_meant(line, change) for step in line.doses for group in step)
        check_exchange(change.new, change.new_where, doses, scope)


def _is_meant(line: SetLine, change: Drop | Replacement) -> bool:
    if line.exercise.id != change.old.id:
        return False
    return line.role is change.role if change.role else line.role is not Role.WARMUP


def _kept_deload(line: SetLine, change: Replacement) -> tuple[SetGroup, ...] | None:
    """Return what stays of a line's dose for `deload` weeks; a dose of its own ends it."""
    if change.anew.groups or change.ramp or (change.wave and line.has_scheme_deload):
        return None
    return line.deload and for_other_exercise(line.deload, change.new)


def _new_stages(line: SetLine, change: Replacement) -> LineStages | None:
    """Return the stages of a line behind a change, those that it gives completed by the sets that the line keeps."""
    if change.stages is not None:
        kept = for_other_exercise(line.written_groups, change.new)
        return change.stages if change.anew.groups else complete_stages(change.stages, kept, change.new)
    if change.anew.groups or change.ramp or change.wave:
        return None
    return stages_for_other(line.stages, change.new)


def _swapped(line: SetLine, change: Replacement) -> SetLine:
    """Put another exercise into a line: what is not given anew stays, but loads in weight go."""
    anew = change.anew
    kept_wave = (
        () if anew.groups or change.stages else tuple(for_other_exercise(step, change.new) for step in line.wave)
    )
    kept_groups = for_other_exercise(line.groups, change.new)
    if line.scheme is not None and change.wave:
        kept_groups = tuple(group._replace(effort=None, load=None, bare=False) for group in kept_groups)
    deload = _kept_deload(line, change) if change.deload is None else change.deload
    stages = _new_stages(line, change)
    groups = anew.groups or take_additions(kept_groups, anew)
    kept_later = () if anew.groups else later_for_other_exercise(line.later, change.new)
    return line._replace(
        where=anew.where,
        exercise=change.new,
        exercise_where=change.new_where,
        groups=() if change.ramp else groups if stages is None else stages.steps[0].groups,
        rest=anew.rest or line.rest,
        tempo=anew.tempo or line.tempo,
        method=anew.method or line.method,
        cue=anew.cue,
        progress=change.progress or line.progress,
        wave=change.wave or kept_wave,
        wave_once=change.wave_once if change.wave else line.wave_once and bool(kept_wave),
        deload=deload,
        scheme=change.scheme or (line.scheme if kept_wave and not change.wave else None),
        has_scheme_deload=deload is not None
        and (line.has_scheme_deload if change.deload is None else change.has_scheme_deload),
        substitutes=change.substitutes,
        later=change.later or kept_later,
        swapped=line.swapped or line.where,
        progress_where=change.progress_where if change.progress else line.progress_where,
        places=change.places,
        stages=stages,
        on_miss=change.on_miss or line.on_miss,
        ramp=change.ramp or (None if anew.groups else line.ramp),
        replaced=line.replaced or line.exercise.id,
        unsure=line.unsure or change.unsure,
        optional=line.optional or change.optional,
    )
