"""Sessions: their lines resolved, derived ones with their changes applied."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from gplang.model.changes import Drop, Replacement, change_lines, check_doses
from gplang.model.circuits import letter_of, read_circuits, settle_circuits
from gplang.model.lines import MOST_LINES, Change, read_changes
from gplang.model.ramps import leave_out_ramps
from gplang.model.scope import Scope, report_unknown
from gplang.model.session import Circuit, LostLine, Session, SetLine
from gplang.records import NamedTuple
from gplang.source import Location
from gplang.suggest import list_words
from gplang.syntax.ast import Header
from gplang.syntax.document import BlockLines
from gplang.typed import TYPE_CHECKING
from gplang.vocabulary import Role

if TYPE_CHECKING:
    from gplang.model.kept import KeptSessions

MOST_NAMED = 6
"""Names that a hint lists."""

MOST_WORK = 10_000
"""Lines of all sessions, inherited ones included, each once more for every `drop` and `swap` of its session."""

MOST_LISTED = 20
"""Exercises that a hint lists."""

_ROLE_ORDER = tuple(Role)


class _Draft(NamedTuple):
    """A `session` block before its base is known; `header_unsure`: its header was reported.

    `built` is what an editor kept of it.
    """

    name: str
    where: Location
    header: Header
    block: BlockLines
    changes: Sequence[Change] = ()
    notes: tuple[str, ...] = ()
    circuits: tuple[Circuit, ...] = ()
    base: Location | None = None
    header_unsure: bool = False
    built: Session | None = None


def resolve_sessions(
    blocks: Iterable[BlockLines], scope: Scope, kept: "KeptSessions | None" = None
) -> dict[str, Session]:
    """Resolve session blocks; return the sessions by name. What an editor has `kept` of them is not read again."""
    drafts: dict[str, _Draft] = {}
    if kept is not None:
        kept.begin(scope.own, scope.unsure, scope.nameless, scope.all_exercises)
    for block in blocks:
        draft = _read(block, scope, drafts, kept)
        if draft:
            drafts[draft.name] = draft
    done: dict[str, Session] = {}
    work = 0
    for draft in drafts.values():
        for each in reversed(_line_up(draft, drafts, done, scope)):
            before, work = work, work + _work_of(each, done)
            if before <= MOST_WORK < work:
                _report_work(each, work, scope)
            done[each.name] = _take_over(each, done, scope, kept) if work <= MOST_WORK else _leave_out(each)
    return {name: done[name] for name in drafts}


def _work_of(draft: _Draft, done: Mapping[str, Session]) -> int:
    """Return how many lines it takes to build a session, computed from its base before anything is copied."""
    base = done.get(draft.base.text.casefold()) if draft.base else None
    if draft.built is not None:
        return len(draft.built.lines)
    held = len(base.lines) if base else 0
    own = sum(isinstance(change, SetLine) for change in draft.changes)
    return (held + own) * (1 + len(draft.changes) - own)


def _report_work(draft: _Draft, work: int, scope: Scope) -> None:
    message = f"{work:,} lines in the sessions up to this one, inherited ones included; at most {MOST_WORK:,}"
    hint = "each `drop` and `swap` counts all lines of its session once more; split the file into several"
    scope.report("E050", draft.where, message, hint)


def _leave_out(draft: _Draft) -> Session:
    """Return a session with only its name known."""
    base = draft.base.text.casefold() if draft.base else None
    return Session(draft.where, draft.name, base=base, lost=(LostLine(),), header_unsure=True)


def _line_up(draft: _Draft, drafts: dict[str, _Draft], done: dict[str, Session], scope: Scope) -> list[_Draft]:
    """Return a session and the bases of it that are still to be built, in reverse order of building."""
    line: dict[str, _Draft] = {}
    current: _Draft | None = draft
    while current is not None and current.name not in done:
        line[current.name] = current
        current = _find_base(current, drafts, line, scope)
    return list(line.values())


def _read_lines(
    block: BlockLines, scope: Scope, kept: "KeptSessions | None"
) -> tuple[Sequence[Change], tuple[str, ...]]:
    if kept is None:
        return read_changes(block, scope)
    found = kept.find(block)
    if found is not None:
        return found
    mark, taken = scope.mark, scope.taken.total()
    changes, notes = read_changes(block, scope)
    if (scope.mark, scope.taken.total()) == (mark, taken):
        kept.keep(block, changes, notes)
    return changes, notes


def _read(block: BlockLines, scope: Scope, known: dict[str, _Draft], kept: "KeptSessions | None") -> _Draft | None:
    line = block.header
    assert line
    assert line.parsed
    header = line.parsed.statement if isinstance(line.parsed.statement, Header) else Header()
    name = "" if header.name is None else header.name.value.casefold()
    where = line.where if header.name is None else line.at(header.name.span)
    built = kept.find_session(block, where) if kept is not None and name and name not in known else None
    if built is not None:
        return _Draft(name, where, header, block, built=built)
    changes, notes = _read_lines(block, scope, kept)
    if header.name is None:
        return None
    if first := known.get(name):
        scope.report_twice("session", name, where, first.where)
        return None
    base = line.at(header.base.span) if header.base else None
    if base is not None or block.is_header_broken:
        changes = tuple(each._replace(bare=False) if isinstance(each, LostLine) else each for each in changes)
    circuits = read_circuits(block, scope)
    return _Draft(name, where, header, block, changes, notes, circuits, base, block.is_header_broken)


def _take_over(draft: _Draft, done: dict[str, Session], scope: Scope, kept: "KeptSessions | None") -> Session:
    """Return the session that is kept, else build it."""
    if draft.built is not None:
        return draft.built
    mark = scope.mark
    session = _build(draft, done, scope)
    if kept is not None and scope.mark == mark and draft.base is None and not draft.circuits and not session.broken:
        kept.keep_session(draft.block, session)
    return session


def _build(draft: _Draft, done: dict[str, Session], scope: Scope) -> Session:
    """Build a session; its base, if any, has been built already."""
    base = done.get(draft.base.text.casefold()) if draft.base else None
    header = draft.header
    lines = list(base.lines) if base else []
    header_unsure = draft.header_unsure or (base.header_unsure if base else draft.base is not None)
    lost = [*base.lost] if base else [LostLine()] if draft.base is not None else []
    lost += [change for change in draft.changes if isinstance(change, LostLine)]
    own: set[int] = set()
    letters = {circuit.letter for circuit in (*draft.circuits, *(base.circuits if base else ()))}
    for change in draft.changes:
        if isinstance(change, SetLine):
            put_line(change, lines, own, letters if draft.base is not None else None)
        elif isinstance(change, LostLine):
            lines[:] = [_doubted(line, change) if id(line) not in own else line for line in lines]
        elif not _apply(change, lines, draft, scope, known=not lost and not header_unsure):
            lost.append(LostLine(change.role, change.old.id))
    lost += [LostLine(line.role, line.exercise.id) for line in lines if line.unsure]
    lines = leave_out_ramps(lines, draft.changes, scope, known=not lost and not header_unsure)
    circuits, is_sound = settle_circuits(draft.circuits, base, lines, scope, known=not lost and not header_unsure)
    lost += [] if is_sound else [LostLine()]
    if len(lines) > MOST_LINES:
        scope.report("E050", draft.where, f"{len(lines)} exercise lines in one session; at most {MOST_LINES}")
    return Session(
        draft.where,
        draft.name,
        title=header.title.value if header.title else base.title if base else None,
        focus=header.focus.value if header.focus else base.focus if base else None,
        minutes=header.minutes.value if header.minutes else base.minutes if base else None,
        lines=tuple(lines[:MOST_LINES]),
        notes=(*(base.notes if base else ()), *draft.notes)[:MOST_LINES],
        circuits=circuits,
        base=base.name if base else None,
        lost=tuple(dict.fromkeys(lost)),
        header_unsure=header_unsure,
    )


def _find_base(draft: _Draft, drafts: dict[str, _Draft], line: Mapping[str, _Draft], scope: Scope) -> _Draft | None:
    """Return the base of a session; report a name that is unknown, or already in `line`: a reference cycle."""
    if draft.base is None:
        return None
    name = draft.base.text.casefold()
    if name in line:
        names = list(line)
        circle = " → ".join((*names[names.index(name) :][:6], name))
        message = (
            f"session `{name}` is like itself" if name == draft.name else f"sessions are like each other: {circle}"
        )
        scope.report("E030", draft.base, message, "write one of them out")
        return None
    if name not in drafts and scope.all_sessions:
        report_unknown(scope, "E011", draft.base, "session", draft.base.text, drafts, name_sessions(drafts))
    return drafts.get(name)


# ---- changes to a derived session


def _apply(change: Drop | Replacement, lines: list[SetLine], draft: _Draft, scope: Scope, *, known: bool) -> bool:
    """Apply one change; return whether that was possible. Without a `known` base a miss proves nothing."""
    if draft.base is None and draft.header_unsure:
        return False
    if draft.base is None:
        word = "drop" if isinstance(change, Drop) else "swap"
        hint = f"start from another session: `session {draft.name} like OTHER`"
        scope.report("E020", change.where, f"`{word}` in a session that is like no other", hint)
        return False
    check_doses(change, lines, scope)
    if change_lines(change, lines):
        return True
    if known:
        report_miss(change, lines, "the session this one is like", scope)
    return False


def _doubted(line: SetLine, lost: LostLine) -> SetLine:
    """Return an inherited line, marked as unsure where a line that could not be read may change it."""
    return line._replace(unsure=True) if lost.may_be(line.role, line.exercise.id) and not line.unsure else line


def put_line(new: SetLine, lines: list[SetLine], own: set[int], circuits: Collection[str] | None = ()) -> None:
    """Add a session's own line: in place of the inherited one it replaces, else after the last line of its role.

    A station of one of the `circuits`, given by their letters, comes after the last one of its role there; None in a
    session that is like no other, where each line comes last. `own` are the identities of the lines that it has added.
    """
    own.add(id(new))
    if circuits is None:
        lines.append(new)
        return
    for at, line in enumerate(lines):
        if line.role is new.role and line.exercise.id == new.exercise.id and id(line) not in own:
            lines[at] = new
            return
    letter = letter_of(new)
    if letter in circuits:
        stations = [at for at, line in enumerate(lines) if letter_of(line) == letter and line.role is new.role]
        if stations:
            lines.insert(stations[-1] + 1, new)
            return
    roles = [line.role for line in lines]
    above = _ROLE_ORDER[: _ROLE_ORDER.index(new.role)] if new.role not in roles else (new.role,)
    lines.insert(max((at for at, role in enumerate(roles) if role in above), default=-1) + 1, new)


def report_miss(
    change: Drop | Replacement, lines: Sequence[SetLine], place: str, scope: Scope, told: str = "the session holds"
) -> None:
    """Report a change that is about none of the lines of a place."""
    word = "drop" if isinstance(change, Drop) else "swap"
    there = [line for line in lines if line.exercise.id == change.old.id]
    if there:
        roles = ", ".join(dict.fromkeys(str(line.role) for line in there))
        hint = f"it stands there as {roles}; write `{word} {there[0].role} {change.old.id} …`"
    else:
        names = tuple(dict.fromkeys(line.exercise.id for line in lines))
        more = f" and {len(names) - MOST_LISTED} more" if len(names) > MOST_LISTED else ""
        hint = f"{told} {', '.join(names[:MOST_LISTED]) or 'nothing'}{more}"
    what = f"{change.role} {change.old.id}" if change.role else change.old.id
    scope.report("E020", change.old_where, f"no {what} to {word} in {place}", hint)


def name_sessions(names: Iterable[str]) -> str:
    """List the sessions for a hint; empty where there are many."""
    known = tuple(names)
    if not known:
        return "there is no session yet; `session NAME` starts one"
    return f"the sessions are {list_words(known, 'and')}" if len(known) <= MOST_NAMED else ""
