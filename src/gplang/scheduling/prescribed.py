"""What a line asks for: as it is written, as an `or` has it done, and from the weeks on that prescribe it anew."""

from collections.abc import Mapping
from types import MappingProxyType

from gplang.model.completed import complete, writes_load
from gplang.model.session import Anew, Scheme, SetGroup, SetLine, Substitute
from gplang.model.stages import stages_for_other
from gplang.model.substitutes import take_additions
from gplang.records import NamedTuple
from gplang.typed import Any

_PARTS = ("effort", "rest", "tempo")
"""What groups of sets may leave as it was, beside their loads."""


_WITHOUT_WAVE: Mapping[str, Any] = MappingProxyType(
    {"wave": (), "wave_once": False, "scheme": None, "has_scheme_deload": False, "stages": None}
)


class Phase(NamedTuple):
    """A line as it is asked for from some week on.

    `usual` are the sets that are written for it without a scheme: what a later dose does not say is as in them.
    `loads_from` and `efforts_from` are the numbers of the phases that wrote its loads and efforts: steps of them count
    from there. All else is written anew in each phase.
    """

    line: SetLine
    usual: tuple[SetGroup, ...]
    loads_from: int = 0
    efforts_from: int = 0


def instead(line: SetLine, substitute: Substitute) -> SetLine:
    """Return a line as an `or` has it done; a dose of its own ends the wave and the later doses of the line.

    Where the line has a cue and the `or` none, it is that of the catalog.
    """
    anew, exercise = substitute.anew, substitute.exercise
    line = _with_additions(line, anew)
    if anew.cue is None and line.cue is not None:
        line = line._replace(cue=exercise.cue or None)
    later = tuple(each._replace(anew=each.anew._replace(cue=None)) for each in line.later)
    if anew.groups:
        return _with_scheme(line._replace(groups=anew.groups, later=(), deload=None), anew.scheme)
    stages = stages_for_other(line.stages, exercise)
    return line._replace(groups=take_additions(line.groups, anew), later=later, stages=stages)


def find_phases(line: SetLine) -> tuple[Phase, ...]:
    """Return a line as it is written and as each of its `from week`s has it; what these do not write stays."""
    usual = line.groups if line.scheme is None else ()
    phases = [Phase(line._replace(later=()) if line.later else line, usual)]
    for number, later in enumerate(line.later, start=1):
        before, anew = phases[-1], later.anew
        usual = take_additions(before.usual, anew)
        asked = _with_scheme(_with_additions(before.line, anew), _scheme_after(anew.scheme, usual))
        groups = anew.groups
        if anew.scheme is None:
            usual = groups = _go_on(groups, usual)
        written = [group for dose in anew.doses for group in dose]
        phases.append(
            Phase(
                asked._replace(groups=groups),
                usual,
                number if any(map(writes_load, written)) else before.loads_from,
                number if any(group.effort is not None for group in written) else before.efforts_from,
            )
        )
    return tuple(phases)


def _scheme_after(scheme: Scheme | None, usual: tuple[SetGroup, ...]) -> Scheme | None:
    """Return a scheme that a line takes later, completed by what was asked for before."""
    if scheme is None or not usual:
        return scheme
    deload = None if scheme.deload is None else complete(scheme.deload, usual[0])
    return scheme._replace(steps=tuple(_go_on(step, usual) for step in scheme.steps), deload=deload)


def _with_scheme(line: SetLine, scheme: Scheme | None) -> SetLine:
    """Return a line without the wave that it had, with that of a scheme if there is one."""
    deload = None if line.has_scheme_deload else line.deload
    line = line._replace(**_WITHOUT_WAVE, deload=deload)
    if scheme is None:
        return line
    line = line._replace(wave=scheme.steps, wave_once=scheme.once, scheme=scheme.called)
    if deload is not None or scheme.deload is None:
        return line
    return line._replace(deload=scheme.deload, has_scheme_deload=True)


def _with_additions(line: SetLine, anew: Anew) -> SetLine:
    return line._replace(
        rest=anew.rest or line.rest,
        tempo=anew.tempo or line.tempo,
        method=anew.method or line.method,
        cue=anew.cue or line.cue,
    )


def _go_on(groups: tuple[SetGroup, ...], before: tuple[SetGroup, ...]) -> tuple[SetGroup, ...]:
    """Return groups of sets with the efforts and loads they had, as far as they name none, and so with rest and tempo.

    As many groups as before keep theirs, each its own; others take those of the first one.
    """
    if not before:
        return groups
    old = before if len(before) == len(groups) else before[:1] * len(groups)
    kept = [part for part in _PARTS if all(getattr(group, part) is None for group in groups)]
    keeps_load = not any(map(writes_load, groups))
    return tuple(
        group._replace(
            load=group.load or was.load if keeps_load else group.load,
            **{part: getattr(was, part) for part in kept},
        )
        for group, was in zip(groups, old, strict=True)
    )
