"""What a line asks for: as it is written, as an `or` has it done, and from the weeks on that prescribe it anew."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from gplang.model.session import Anew, SetGroup, SetLine, Substitute
from gplang.model.substitutes import take_additions
from gplang.scheduling.substitute import names_load

_PARTS = ("effort", "rest", "tempo")
"""What groups of sets may leave as it was, beside their loads."""


_WITHOUT_WAVE: Mapping[str, Any] = MappingProxyType({"wave": (), "wave_once": False, "scheme": None})


class Phase(NamedTuple):
    """A line as it is asked for from some week on.

    `loads_from` and `efforts_from` are the numbers of the phases that wrote its loads and efforts: steps of them count
    from there. All else is written anew in each phase.
    """

    line: SetLine
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
        return line._replace(groups=anew.groups, later=(), **_WITHOUT_WAVE, deload=None)
    return line._replace(groups=take_additions(line.groups, anew), later=later)


def find_phases(line: SetLine) -> tuple[Phase, ...]:
    """Return a line as it is written and as each of its `from week`s has it; what these do not write stays."""
    phases = [Phase(line._replace(later=()) if line.later else line)]
    for number, later in enumerate(line.later, start=1):
        before, groups = phases[-1], later.anew.groups
        asked = _with_additions(before.line, later.anew)._replace(**_WITHOUT_WAVE)
        phases.append(
            Phase(
                asked._replace(groups=_go_on(groups, take_additions(before.line.groups, later.anew))),
                number if any(map(names_load, groups)) else before.loads_from,
                number if any(group.effort is not None for group in groups) else before.efforts_from,
            )
        )
    return tuple(phases)


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
    keeps_load = not any(map(names_load, groups))
    return tuple(
        group._replace(
            load=group.load or was.load if keeps_load else group.load,
            **{part: getattr(was, part) for part in kept},
        )
        for group, was in zip(groups, old, strict=True)
    )
