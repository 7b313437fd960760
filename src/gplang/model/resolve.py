"""From a file and what it uses to a plan: every name looked up, every clash reported."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from gplang.catalog import Exercise
from gplang.diagnostics import Diagnostic
from gplang.model.exercises import resolve_exercises
from gplang.model.imports import Imports, Loader, load_imports
from gplang.model.maxima import check_maxima
from gplang.model.plan import Athlete, Clock, Plan, Session
from gplang.model.scope import Scope
from gplang.model.sessions import MOST_NAMED, resolve_sessions
from gplang.model.settings import resolve_athletes, resolve_plan_header
from gplang.model.size import check_size
from gplang.model.weeks import resolve_weeks
from gplang.syntax.ast import Header
from gplang.syntax.document import BlockLines, Document, Parse, parse_document
from gplang.vocabulary import Block, Day

MOST_BLOCKS = 1_000
"""Sessions, and exercises, of a plan and the files it uses."""


class Resolved(NamedTuple):
    """What a file says, with what it uses.

    `plan` is None for a library. `sessions` (by name) and `exercises` (the own ones, by id) are those of the file
    and of the `libraries` that it uses, directly or not. Not `complete`: a library is missing, or a limit was
    passed; the weeks of a plan that is too large are left out.
    """

    plan: Plan | None
    sessions: Mapping[str, Session]
    exercises: Mapping[str, Exercise]
    libraries: tuple[Document, ...]
    complete: bool


def resolve(
    document: Document, loader: Loader, parse: Parse = parse_document
) -> tuple[Resolved, tuple[Diagnostic, ...]]:
    """Resolve a file: look every name up; the libraries it uses are parsed and checked with it."""
    imports, import_findings = load_imports(document, loader, parse)
    files = (*imports.documents, document)
    scope = Scope(
        all_exercises=imports.complete and _all_named(files, Block.EXERCISE),
        all_sessions=imports.complete and _all_named(files, Block.SESSION),
    )
    exercises = _as_many_as_may_be(_blocks(files, Block.EXERCISE), scope)
    scope = replace(scope, own=MappingProxyType(resolve_exercises(exercises, scope)))
    sessions = MappingProxyType(resolve_sessions(_as_many_as_may_be(_blocks(files, Block.SESSION), scope), scope))
    own = MappingProxyType({each.id: each for each in scope.own.values()})
    plan = _resolve_plan(document, sessions, own, scope)
    if plan is not None:
        _report_unused_athletes(imports, scope)
    complete = imports.complete and not scope.is_full
    if plan is not None and not check_size(plan, scope):
        plan, complete = replace(plan, weeks=()), False
    return Resolved(plan, sessions, own, imports.documents, complete), (*import_findings, *scope.findings)


def _blocks(files: tuple[Document, ...], kind: Block) -> list[BlockLines]:
    return [block for file in files for block in file.blocks if block.kind is kind]


def _as_many_as_may_be(blocks: list[BlockLines], scope: Scope) -> list[BlockLines]:
    """Return the blocks of a kind, cut and reported (E050) where they are too many."""
    if len(blocks) > MOST_BLOCKS:
        header = blocks[MOST_BLOCKS].header
        assert header
        scope.report("E050", header.where, f"{len(blocks):,} {blocks[0].kind}s; at most {MOST_BLOCKS:,}")
    return blocks[:MOST_BLOCKS]


def _all_named(files: tuple[Document, ...], kind: Block) -> bool:
    """Tell whether every block of a kind has a name."""
    return not any(_is_nameless(block) for block in _blocks(files, kind))


def _is_nameless(block: BlockLines) -> bool:
    header = block.header.parsed.statement if block.header and block.header.parsed else None
    return not isinstance(header, Header) or header.name is None


def _resolve_plan(
    document: Document, sessions: Mapping[str, Session], exercises: Mapping[str, Exercise], scope: Scope
) -> Plan | None:
    files = (document,)
    plan = resolve_plan_header(_blocks(files, Block.PLAN), scope)
    athletes = resolve_athletes(_blocks(files, Block.ATHLETE), scope)
    if plan is None:
        _report_homeless(document, scope)
        return None
    weeks = resolve_weeks(_blocks(files, Block.WEEK), sessions, _clocks(plan, athletes), scope)
    plan = replace(plan, athletes=athletes, exercises=exercises, sessions=sessions, weeks=weeks)
    _report_unused(plan, document, scope)
    check_maxima(plan, scope)
    return plan


def _clocks(plan: Plan, athletes: tuple[Athlete, ...]) -> tuple[Clock, ...]:
    """Return the times of day that hold for anybody, each once."""
    clocks = [plan.clock, *(athlete.clock.before(plan.clock) for athlete in athletes if athlete.clock)]
    return tuple({(clock.default, *(clock.on(day) for day in Day)): clock for clock in clocks}.values())


def _report_homeless(document: Document, scope: Scope) -> None:
    """Report the first week or athlete of a file that has no plan."""
    for block in document.blocks:
        if block.kind in (Block.WEEK, Block.ATHLETE) and block.header and block.header.parsed:
            hint = 'a plan starts with `plan "Title"`; a file without one is a library of sessions and exercises'
            where = block.header.at(block.header.parsed.word)
            message = f"{'an athlete' if block.kind is Block.ATHLETE else 'a week'} in a file without a plan"
            scope.report("E002", where, message, hint)
            return


def _report_unused_athletes(imports: Imports, scope: Scope) -> None:
    """Report, where a library is named, the athletes in it: only those of the plan's own file train."""
    for library, where in zip(imports.documents, imports.named, strict=True):
        names = [] if _blocks((library,), Block.PLAN) else _names(_blocks((library,), Block.ATHLETE))
        if names:
            many = "its athlete does" if len(names) == 1 else f"its {len(names)} athletes do"
            hint = "`use` brings in exercises and sessions; write who trains into the plan's own file"
            told = ", ".join(f"`{name}`" for name in names[:MOST_NAMED]) + (", …" if names[MOST_NAMED:] else "")
            scope.report("E015", where, f"{many} not train this plan: {told}", hint)


def _names(blocks: list[BlockLines]) -> list[str]:
    """Return the names that the headers of blocks give, each once."""
    headers = [block.header.parsed.statement for block in blocks if block.header and block.header.parsed]
    found = (header.name.value.casefold() for header in headers if isinstance(header, Header) and header.name)
    return list(dict.fromkeys(found))


def _has_unknown_lines(document: Document) -> bool:
    """Tell whether a first word meant nothing: a week may be hidden behind it."""
    return any(line.parsed is not None and line.parsed.keyword is None for line in document.lines)


def _report_unused(plan: Plan, document: Document, scope: Scope) -> None:
    """Report the file's own sessions that no week trains and no other session starts from."""
    if any(week.broken for week in plan.weeks) or _has_unknown_lines(document):
        return
    used = {slot.session for week in plan.weeks for slot in week.slots}
    used |= {name for week in plan.weeks for rotation in week.rotations for name in rotation.sessions}
    used |= {session.base for session in plan.sessions.values()}
    for session in plan.sessions.values():
        if session.name not in used and session.where.source is document.source:
            hint = "put it on a day of a week, or leave it out"
            scope.report("E013", session.where, f"session `{session.name}` is never trained", hint)
