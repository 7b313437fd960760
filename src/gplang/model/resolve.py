"""From a file and its imports to a plan: every name looked up, every conflict reported."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from gplang.diagnostics import Diagnostic, Label, language_finding
from gplang.model.exercises import resolve_exercises
from gplang.model.gym import Gym
from gplang.model.gyms import resolve_gyms, settle_homes
from gplang.model.imports import Loader, load_imports
from gplang.model.maxima import check_maxima
from gplang.model.mentions import Mentions
from gplang.model.misnamed import merge_misnamed
from gplang.model.names import Exercises
from gplang.model.own_checks import check_athletes
from gplang.model.plan import Athlete, Clock, Event, Plan
from gplang.model.plan_settings import resolve_plan_header
from gplang.model.roster import NOBODY, Roster, choose_athletes, resolve_roster
from gplang.model.scheme_blocks import resolve_schemes
from gplang.model.scope import Scope
from gplang.model.session import Scheme, Session, forget
from gplang.model.sessions import resolve_sessions
from gplang.model.size import check_size
from gplang.model.unused_athletes import report_unused
from gplang.model.week_blocks import Calendar, resolve_weeks
from gplang.records import NamedTuple, replace
from gplang.syntax.ast import Header
from gplang.syntax.document import BlockLines, Document, Parse, parse_document
from gplang.typed import TYPE_CHECKING
from gplang.vocabulary import EVERYBODY, Block, Day

if TYPE_CHECKING:
    from gplang.model.kept import KeptSessions
    from gplang.model.session import Remember

MOST_BLOCKS = 1_000
"""Sessions, exercises, schemes and athletes of a plan and the files it uses, each."""


class Resolved(NamedTuple):
    """What a file says, with what it uses.

    `plan` is None for a library. `sessions`, `schemes` and `gyms` (by name) and `exercises` (the own ones, by id) are
    those of the file and of the `libraries` that it uses, directly or not, and `roster` their athletes. `mentions` are
    the meanings of the names in these texts. `complete`: none of the libraries is missing. `withheld` are findings that
    a line which could not be read may resolve. `too_large`: a limit was exceeded; such a plan has no weeks.
    """

    plan: Plan | None
    sessions: Mapping[str, Session]
    exercises: Exercises
    libraries: tuple[Document, ...]
    mentions: Mentions
    complete: bool
    roster: Roster = NOBODY
    withheld: tuple[Diagnostic, ...] = ()
    too_large: bool = False
    schemes: Mapping[str, Scheme] = MappingProxyType({})
    gyms: Mapping[str, Gym] = MappingProxyType({})


def resolve(
    document: Document, loader: Loader, parse: Parse = parse_document, kept: "KeptSessions | None" = None
) -> tuple[Resolved, tuple[Diagnostic, ...]]:
    """Resolve a file: look up every name; the libraries it uses are parsed and checked with it.

    An editor hands in what it has `kept` of the sessions.
    """
    imports, import_findings = load_imports(document, loader, parse)
    files = (*imports.documents, document)
    scope = Scope(
        all_exercises=imports.complete and _all_named(files, Block.EXERCISE) and _all_aliases_read(files),
        all_schemes=imports.complete and _all_named(files, Block.SCHEME),
        all_sessions=imports.complete and _all_named(files, Block.SESSION),
        all_athletes=imports.complete and _all_named(files, Block.ATHLETE) and _all_groups_read(files),
        all_gyms=imports.complete and _all_named(files, Block.GYM),
    )
    exercises = _as_many_as_may_be(_blocks(files, Block.EXERCISE), scope)
    by_name, unsure = resolve_exercises(exercises, scope)
    own = Exercises(by_name)
    nameless = any(_is_nameless(block) and any(True for _ in block.statements()) for block in exercises)
    scope = replace(scope, own=own, unsure=unsure, nameless=nameless)
    scope = replace(scope, schemes=resolve_schemes(_as_many_as_may_be(_blocks(files, Block.SCHEME), scope), scope))
    scope = replace(scope, gyms=resolve_gyms(_blocks(files, Block.GYM), scope))
    blocks = _as_many_as_may_be(_blocks(files, Block.SESSION), scope)
    sessions = MappingProxyType(resolve_sessions(blocks, scope, kept))
    roster = resolve_roster(_as_many_as_may_be(_blocks(files, Block.ATHLETE), scope), scope)
    remember = forget if kept is None else kept.recall
    plan = _resolve_plan(document, sessions, own, roster, scope, remember)
    if plan is not None:
        report_unused(plan, roster, imports, scope)
    unused = _find_unused(plan, document, scope) if plan is not None else ()
    is_certain = plan is not None and not any(week.broken for week in plan.weeks) and not _has_unknown_lines(document)
    too_large = scope.is_full
    if plan is not None and not check_size(plan, scope, remember):
        plan, too_large = replace(plan, weeks=()), True
    withheld = () if is_certain else unused
    complete = imports.complete and not too_large
    found = merge_misnamed(scope.findings, document)
    told = [*import_findings, *found, *(unused if is_certain else ())]
    mentions = Mentions((document, *imports.documents), own)
    return Resolved(
        plan,
        sessions,
        own,
        imports.documents,
        mentions,
        complete,
        roster,
        withheld,
        too_large,
        scope.schemes,
        scope.gyms,
    ), tuple(told)


def _blocks(files: tuple[Document, ...], kind: Block) -> list[BlockLines]:
    return [block for file in files for block in file.blocks if block.kind is kind]


def _as_many_as_may_be(blocks: list[BlockLines], scope: Scope) -> list[BlockLines]:
    """Return the blocks of a kind, cut and reported (E050) where there are too many."""
    if len(blocks) > MOST_BLOCKS:
        header = blocks[MOST_BLOCKS].header
        assert header
        scope.report("E050", header.where, f"{len(blocks):,} {blocks[0].kind}s; at most {MOST_BLOCKS:,}")
    return blocks[:MOST_BLOCKS]


def _all_named(files: tuple[Document, ...], kind: Block) -> bool:
    """Return whether every block of a kind has a name."""
    return not any(_is_nameless(block) for block in _blocks(files, kind))


def _all_aliases_read(files: tuple[Document, ...]) -> bool:
    """Return whether no unreadable line of an exercise block may define another alias."""
    mistakes = (line for block in _blocks(files, Block.EXERCISE) for line in block.mistakes)
    return not any(line.parsed is None or line.parsed.keyword in (None, "alias") for line in mistakes)


def _is_nameless(block: BlockLines) -> bool:
    says = block.says.header
    header = says.parsed.statement if says and says.parsed else None
    return not isinstance(header, Header) or header.name is None


def _resolve_plan(
    document: Document,
    sessions: Mapping[str, Session],
    exercises: Exercises,
    roster: Roster,
    scope: Scope,
    remember: "Remember",
) -> Plan | None:
    files = (document,)
    plan = resolve_plan_header(_blocks(files, Block.PLAN), scope)
    if plan is None:
        _report_homeless(document, scope)
        return None
    own = [each for each in roster.athletes.values() if each.where.source.path == document.source.path]
    athletes = choose_athletes(plan, roster, own, scope)
    events = _events_of_their_own(plan, sessions, scope)
    known = Calendar(sessions, events, _clocks(plan, athletes), _all_events_named(files))
    weeks = resolve_weeks(_blocks(files, Block.WEEK), known, scope)
    plan = replace(
        plan,
        athletes=athletes,
        exercises=exercises,
        schemes=scope.schemes,
        events=events,
        sessions=sessions,
        weeks=weeks,
        gyms=scope.gyms,
        unsure=plan.unsure | (frozenset() if _knows_who_trains(plan, files, roster, scope) else {Block.ATHLETE}),
    )
    plan = settle_homes(check_athletes(plan, scope))
    check_maxima(plan, scope, remember)
    return plan


def _events_of_their_own(plan: Plan, sessions: Mapping[str, Session], scope: Scope) -> Mapping[str, Event]:
    """Return a plan's events without those that have the name of a session, which are reported."""
    for name, event in plan.events.items():
        if name in sessions:
            related = (Label(sessions[name].where, "the session"),)
            message = f"`{name}` is a session and an event"
            scope.report("E012", event.where, message, "give one another name", related=related)
    return MappingProxyType({name: event for name, event in plan.events.items() if name not in sessions})


def _all_events_named(files: tuple[Document, ...]) -> bool:
    """Return whether no line of an event lost its name."""
    lines = (line.parsed for block in _blocks(files, Block.PLAN) for line in block.mistakes)
    return not any(parsed and parsed.keyword == "event" and parsed.statement is None for parsed in lines)


def _clocks(plan: Plan, athletes: tuple[Athlete, ...]) -> tuple[Clock, ...]:
    """Return the clocks of the plan and its athletes, without duplicates."""
    clocks = [plan.clock, *(athlete.clock.before(plan.clock) for athlete in athletes if athlete.clock)]
    return tuple({(clock.default, *(clock.on(day) for day in Day)): clock for clock in clocks}.values())


def _knows_who_trains(plan: Plan, files: tuple[Document, ...], roster: Roster, scope: Scope) -> bool:
    """Return whether no athlete can be missing: all that the plan is for were found."""
    if plan.may_lack("for"):
        return False
    if not plan.named:
        return _all_named(files, Block.ATHLETE)
    return scope.all_athletes and all(name == EVERYBODY or roster.members(name) for name in plan.named)


def _all_groups_read(files: tuple[Document, ...]) -> bool:
    """Return whether no unreadable line of an athlete may name another group."""
    mistakes = (line for block in _blocks(files, Block.ATHLETE) for line in block.mistakes)
    return not any(line.parsed is None or line.parsed.keyword in (None, "group") for line in mistakes)


def _report_homeless(document: Document, scope: Scope) -> None:
    """Report the first week of a file that has no plan."""
    for block in document.blocks:
        if block.kind is Block.WEEK and block.header and block.header.parsed:
            hint = 'a plan starts with `plan "Title"`; a file without one is a library of sessions and exercises'
            where = block.header.at(block.header.parsed.word)
            scope.report("E002", where, "a week in a file without a plan", hint)
            return


def _find_unused_gyms(plan: Plan, document: Document) -> Iterator[Diagnostic]:
    """Yield the findings (E013) on the file's own gyms that nobody and no day is in."""
    used = {plan.gym, *(athlete.gym for athlete in plan.athletes)}
    used |= {slot.gym for week in plan.weeks for slot in week.slots}
    hint = "write `in NAME` into the plan or an athlete, or behind a day's session; or leave it out"
    for gym in plan.gyms.values():
        if gym not in used and gym.where.source.path == document.source.path:
            yield language_finding(
                "E013", gym.where, f"nobody trains in gym `{gym.name}`", hint.replace("NAME", gym.name)
            )


def _has_unknown_lines(document: Document) -> bool:
    """Return whether a first word is unknown: it may have meant a week."""
    blocks = (block for block in document.blocks if block.says.broken)
    return any(line.parsed is not None and line.parsed.keyword is None for block in blocks for line in block.all_lines)


def _find_unused(plan: Plan, document: Document, scope: Scope) -> tuple[Diagnostic, ...]:
    """Return the findings (E013) on the file's own sessions, events and schemes that nothing names."""
    used = {slot.session for week in plan.weeks for slot in week.slots}
    used |= {name for week in plan.weeks for rotation in week.rotations for name in rotation.trained}
    used |= {session.base for session in plan.sessions.values()}
    hint = "put it on a day of a week, or leave it out"
    on_days = {day.event for week in plan.weeks for day in week.events}
    events = tuple(
        language_finding("E013", event.where, f"event `{event.name}` is on no day", hint)
        for event in plan.events.values()
        if event.name not in on_days
    )
    is_lost = any(session.broken for session in plan.sessions.values())
    schemes = tuple(
        language_finding("E013", scheme.where, f"no line takes scheme `{name}`", "write it in place of a line's sets")
        for name, scheme in plan.schemes.items()
        if name not in scope.taken and scheme.where.source.path == document.source.path and not is_lost
    )
    sessions = (
        language_finding("E013", session.where, f"session `{session.name}` is never trained", hint)
        for session in plan.sessions.values()
        if session.name not in used and session.where.source.path == document.source.path
    )
    return (*events, *schemes, *_find_unused_gyms(plan, document), *sessions)
