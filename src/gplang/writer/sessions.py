"""A session, from the lines it ended up with back to how it differs from the one it is like."""

from collections.abc import Iterator
from itertools import chain, combinations
from operator import attrgetter

from gplang.model.changes import Replacement
from gplang.model.session import Anew, Session, SetGroup, SetLine, Substitute
from gplang.model.sessions import put_line
from gplang.model.stages import stages_for_other
from gplang.model.substitutes import for_other_exercise, later_for_other_exercise
from gplang.records import NamedTuple, fields, replace
from gplang.source import Location
from gplang.typed import TypeVar
from gplang.vocabulary import Role
from gplang.writer import values
from gplang.writer.new import NewDose, NewLine, NewSession

_Value = TypeVar("_Value")
_Key = tuple[Role, str]
_Place = tuple[Location, Location | None]
"""The identity of a session's lines: where one is written, and where the one was that a `swap` changed."""


_MOST_DOUBTS = 8
"""Inherited lines, each of which may have been dropped or replaced, of which all ways are tried."""


_OF_GROUPS = (attrgetter("rest"), attrgetter("tempo"))
"""What groups of sets may have for themselves."""


class _Changes(NamedTuple):
    """What a session makes of its base: lines taken out, then its own lines, some of them swaps of what was there."""

    drops: tuple[_Key, ...]
    lines: tuple[SetLine, ...]


def describe_session(session: Session, base: Session | None) -> NewSession:
    """Return what a session is written from: its own lines, swaps and drops where it starts from `base`.

    Raises `ValueError` for one that no such changes make.
    """
    old = _find_swapped(session, base)
    changes = _find_changes(session, base, old)
    lines: dict[object, NewLine] = {}
    for line in changes.lines:
        before = old.get(_place(line))
        place = (line.where, None if before is None else _key(before))
        new = _line(line) if before is None else _swap(line, before)
        lines[place] = _join(lines[place], new) if place in lines else new
    return NewSession(
        session.name,
        list(lines.values()),
        title=_changed(session.title, base and base.title),
        focus=_changed(session.focus, base and base.focus),
        minutes=_changed(session.minutes, base and base.minutes),
        notes=session.notes[len(base.notes) if base is not None else 0 :],
        like=session.base,
        drops=[f"{role} {exercise}" for role, exercise in changes.drops],
        circuits=[values.circuit(each) for each in session.circuits if base is None or each not in base.circuits],
    )


def _find_swapped(session: Session, base: Session | None) -> dict[_Place, SetLine]:
    """Return the base's line behind each line that a swap changed, by the place of that."""
    inherited = () if base is None else base.lines
    places = {line.where for line in inherited}
    origins = {line.swapped or line.where: line for line in inherited}
    own = (line for line in session.lines if line.where not in places)
    return {_place(line): origins[line.swapped] for line in own if line.swapped in origins}


def _find_changes(session: Session, base: Session | None, old: dict[_Place, SetLine]) -> _Changes:
    """Return changes that make a session of its base: an own line replaces one of its kind, or that one was dropped."""
    if base is None:
        return _Changes((), tuple(session.lines))
    letters = frozenset(circuit.letter for circuit in (*base.circuits, *session.circuits))
    places = {line.where for line in base.lines}
    changed = [line for line in session.lines if line.where not in places]
    swaps = tuple(line for line in changed if _place(line) in old)
    own = tuple(line for line in changed if _place(line) not in old)
    kept = {line.where for line in session.lines} | {line.where for line in old.values()}
    gone = list(dict.fromkeys(_key(line) for line in base.lines if line.where not in kept))
    doubted = [key for key in gone if key in {_key(line) for line in own}]
    certain = tuple(key for key in gone if key not in doubted)
    for dropped in _subsets(doubted):
        for lines in ((*swaps, *own), (*own, *swaps)):
            changes = _Changes((*certain, *dropped), lines)
            if _apply(changes, base, old, letters) == [*map(_place, session.lines)]:
                return changes
    raise ValueError(f"the session `{session.name}` cannot be written as changes to `{base.name}`")


def _subsets(keys: list[_Key]) -> Iterator[tuple[_Key, ...]]:
    sizes = range(len(keys) + 1) if len(keys) <= _MOST_DOUBTS else (0, len(keys))
    return chain.from_iterable(combinations(keys, size) for size in sizes)


def _apply(changes: _Changes, base: Session, old: dict[_Place, SetLine], letters: frozenset[str]) -> list[_Place]:
    """Return the places of the lines that a session has after its changes."""
    lines = [line for line in base.lines if _key(line) not in changes.drops]
    own: set[int] = set()
    for line in changes.lines:
        before = old.get(_place(line))
        if before is None:
            put_line(line, lines, own, letters)
        else:
            lines[:] = [line if _place(each) == _place(before) else each for each in lines]
    return [*map(_place, lines)]


def _place(line: SetLine) -> _Place:
    return line.where, line.swapped


def _key(line: SetLine) -> _Key:
    return line.role, line.exercise.id


def _line(line: SetLine) -> NewLine:
    return NewLine(
        line.role,
        line.exercise.id,
        _sets(line),
        label=line.label,
        rest=None if line.rest is None or any(each.rest for each in line.groups) else values.rest(line.rest),
        tempo=None if any(each.tempo for each in line.groups) else line.tempo,
        method=line.method,
        cue=line.cue,
        progress=None if line.progress is None else values.progress(line.progress),
        wave=_wave(line),
        deload=None if line.has_scheme_deload else _deload(line.deload),
        substitutes=list(map(_substitute, line.substitutes)),
        later={each.week: _dose(each.anew) for each in line.later},
        optional=line.optional,
        stages=_stages(line),
        on_miss=_on_miss(line),
    )


def _stages(what: SetLine | Replacement) -> str | None:
    return None if what.stages is None else values.stages(what.stages)


def _on_miss(what: SetLine | Replacement) -> str | None:
    return None if what.on_miss is None else values.on_miss(what.on_miss)


def _sets(line: SetLine) -> str:
    if line.ramp is not None:
        return values.ramp(line.ramp)
    return values.groups(line.written_groups) if line.scheme is None else f"scheme {line.scheme.name}"


def _wave(what: SetLine | Replacement) -> str | None:
    if what.scheme is not None:
        return None
    once = "once " if what.wave_once else ""
    return f"{once}{values.wave(what.wave)}" if what.wave else None


def _deload(what: tuple[SetGroup, ...] | None) -> str | None:
    return None if what is None else values.groups(what) or "-"


def _substitute(what: Substitute) -> str | tuple[str, NewDose]:
    new = _dose(what.anew)
    return what.exercise.id if new == NewDose() else (what.exercise.id, new)


def _dose(what: Anew) -> NewDose:
    rest = None if what.rest is None or any(each.rest for each in what.groups) else values.rest(what.rest)
    tempo = None if any(each.tempo for each in what.groups) else what.tempo
    sets = values.groups(what.groups) if what.scheme is None else f"scheme {what.scheme.called.name}"
    return NewDose(sets, rest, tempo, what.method, what.cue)


def describe_swap(change: Replacement) -> NewLine:
    """Return what a week's `swap` is written from."""
    new = _dose(change.anew)
    return NewLine(
        change.role or "",
        change.new.id,
        new.sets if change.ramp is None else values.ramp(change.ramp),
        rest=new.rest,
        tempo=new.tempo,
        method=new.method,
        cue=new.cue,
        progress=None if change.progress is None else values.progress(change.progress),
        wave=_wave(change),
        deload=None if change.has_scheme_deload else _deload(change.deload),
        substitutes=list(map(_substitute, change.substitutes)),
        later={each.week: _dose(each.anew) for each in change.later},
        instead_of=change.old.id,
        optional=change.optional,
        since=None if change.since == 1 else change.since,
        stages=_stages(change),
        on_miss=_on_miss(change),
    )


def _swap(line: SetLine, old: SetLine) -> NewLine:
    """Return a swap that says what it changed, not what stayed as it was in the inherited line."""
    before = old.groups if line.stages is None else old.written_groups
    kept = for_other_exercise(before, line.exercise)
    one_rest, one_tempo = (any(map(part, kept)) and not any(map(part, line.groups)) for part in _OF_GROUPS)
    kept = tuple(
        group._replace(rest=None if one_rest else group.rest, tempo=None if one_tempo else group.tempo)
        for group in kept
    )
    kept_wave = tuple(for_other_exercise(step, line.exercise) for step in old.wave)
    kept_later = later_for_other_exercise(old.later, line.exercise)
    kept_stages = stages_for_other(old.stages, line.exercise)
    kept_deload = old.deload and for_other_exercise(old.deload, line.exercise)
    ends = (
        (line.deload is None and kept_deload is not None)
        or (not line.wave and bool(kept_wave))
        or (not line.later and bool(kept_later))
        or (line.stages is None and kept_stages is not None)
    )
    has_groups = (line.written_groups, line.ramp, line.scheme) != (kept, old.ramp, old.scheme) or ends
    whole = _line(line)
    return replace(
        whole,
        label=None,
        sets=whole.sets if has_groups else "",
        rest=whole.rest if line.rest != old.rest or one_rest else None,
        tempo=whole.tempo if line.tempo != old.tempo or one_tempo else None,
        method=whole.method if line.method != old.method else None,
        progress=whole.progress if line.progress != old.progress else None,
        wave=whole.wave if has_groups or (line.wave, line.wave_once) != (kept_wave, old.wave_once) else None,
        deload=whole.deload if has_groups or line.deload != kept_deload else None,
        later=whole.later if has_groups or line.later != kept_later else {},
        instead_of=old.exercise.id,
        optional=line.optional and not old.optional,
        stages=whole.stages if has_groups or line.stages != kept_stages else None,
        on_miss=whole.on_miss if line.on_miss != old.on_miss else None,
    )


def _join(one: NewLine, other: NewLine) -> NewLine:
    """Return what one swap says that changed two lines."""
    return NewLine(*(getattr(one, each.name) or getattr(other, each.name) for each in fields(NewLine)))


def _changed(value: _Value | None, base: _Value | None) -> _Value | None:
    return None if value == base else value
