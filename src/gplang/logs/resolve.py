"""From the text of a log to its records: every name looked up in the plans that it is about."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from gplang.catalog import Exercise
from gplang.diagnostics import LANGUAGE_RULES, Applicability, Diagnostic, Edit, Fix
from gplang.logs.heading import Heading, read_heading, statements_in
from gplang.logs.places import is_known, suggest_places
from gplang.logs.quiet import QuietBlocks
from gplang.logs.records import Did, Done, Log, Missed, Pain, Record, Skipped, Weighed
from gplang.model.line_parts import read_groups, value_of
from gplang.model.names import Exercises
from gplang.model.plan import Plan
from gplang.model.scope import MOST_FINDINGS, Scope, report_unknown
from gplang.records import NamedTuple, replace
from gplang.source import Location, Span
from gplang.suggest import list_words
from gplang.syntax.document import BlockLines, Document, Line
from gplang.syntax.log_ast import (
    DidLine,
    DoneHeader,
    MissedHeader,
    NoteLine,
    PainLine,
    SkippedLine,
    WeightHeader,
)
from gplang.syntax.tokens import Node

_ALIAS = "E014"
_LOG_CODES = {"E010": "L602"}


def resolve_log(document: Document, plans: Sequence[Plan], *, complete: bool = True) -> tuple[Log, list[Diagnostic]]:
    """Return the records of a log, in the order of their days, and the findings on its names.

    Names are looked up in the plans that it is about, the last one first; without `complete` some of them are missing,
    and no name is reported.
    """
    reader = _Reader(plans, complete=complete)
    athlete = reader.read_athlete(read_heading(document))
    reader.check_order(document)
    records: list[Record] = []
    weights: list[Weighed] = []
    for block, statement in _records_in(document):
        header = block.header
        assert header
        if isinstance(statement, DoneHeader):
            done = reader.read_done(header, statement, block)
            records += [done] if done is not None else []
        elif isinstance(statement, MissedHeader):
            missed = reader.read_missed(header, statement)
            records += [missed] if missed is not None else []
        elif isinstance(statement, WeightHeader) and statement.date is not None and statement.weight is not None:
            weights.append(Weighed(header.code, statement.date.value, statement.weight.value))
    log = Log(athlete, tuple(sorted(records, key=_when)), tuple(sorted(weights, key=lambda each: each.date)))
    return log, reader.findings


def find_faults(document: Document, plans: Sequence[Plan], quiet: QuietBlocks, *, complete: bool) -> list[Diagnostic]:
    """Return the findings on the names of a log, as `resolve_log` does, without looking at blocks that are `quiet`."""
    reader = _Reader(plans, complete=complete)
    reader.read_athlete(read_heading(document))
    reader.check_order(document)
    for block, statement in _records_in(document):
        if quiet.has(block) or not isinstance(statement, DoneHeader | MissedHeader):
            continue
        before, header = reader.mark, block.header
        assert header
        if isinstance(statement, DoneHeader):
            reader.read_done(header, statement, block)
        else:
            reader.read_missed(header, statement)
        if reader.mark == before and not reader.is_full:
            quiet.keep(block)
    return reader.findings


def _records_in(document: Document) -> Iterator[tuple[BlockLines, object]]:
    """Yield the blocks whose header can be read, each with what that says."""
    for block in document.blocks:
        header = block.says.header
        if header is not None and not header.is_mistake:
            yield block, None if header.parsed is None else header.parsed.statement


def merge_logs(logs: Sequence[Log]) -> Log:
    """Return the logs of one athlete as one; a session that several have counts as in the first of them."""
    seen: set[tuple[object, ...]] = set()
    records: list[Record] = []
    for log in logs:
        here = [each for each in log.records if (type(each), each.date, each.session) not in seen]
        seen |= {(type(each), each.date, each.session) for each in log.records}
        records += here
    weights = {each.date: each for log in reversed(logs) for each in log.weights}
    athlete = next((log.athlete for log in logs if log.athlete is not None), None)
    ordered = tuple(weights[day] for day in sorted(weights))
    return Log(athlete, tuple(sorted(records, key=_when)), ordered)


def _as_of_log(finding: Diagnostic) -> Diagnostic:
    """Return the finding on an exercise's name as the log's own."""
    code = _LOG_CODES.get(finding.code)
    return finding if code is None else replace(finding, code=code, name=LANGUAGE_RULES[code].name)


def _span(first: Node[date], last: Node[str] | None) -> Span:
    """Return from a day to the name of its session."""
    return Span(first.span.start, first.span.end if last is None else last.span.end)


def _when(record: Record) -> tuple[object, ...]:
    time = record.time if isinstance(record, Done) else None
    return record.date, time is not None, time


def _find_unread(block: BlockLines) -> Iterator[str]:
    """Yield the exercises of lines with mistakes that tell what was done of them: nothing where none can be read."""
    for line, parsed in block.statements():
        each = parsed.statement
        if line.is_mistake and isinstance(each, DidLine | SkippedLine):
            yield each.exercise.value
        elif line.is_mistake and each is None and parsed.keyword in ("did", "skipped"):
            yield ""


class _Spelt(NamedTuple):
    """An exercise by a name that is not its own: the number of the finding on it, and all places that say so."""

    exercise: Exercise
    finding: int
    places: list[Location]


class _Reader:
    """Looks up the names of a log, each spelling once."""

    def __init__(self, plans: Sequence[Plan], *, complete: bool) -> None:
        self._plans = tuple(reversed(plans))
        self._complete = complete and bool(plans)
        own = self._plans[0].exercises if plans else Exercises()
        self._scope = Scope(own=own, all_exercises=self._complete)
        self._others = [plan.exercises for plan in self._plans[1:]]
        self._spelt: dict[str, _Spelt] = {}
        self._respelt = 0
        self._plain: dict[str, Exercise] = {}
        """What names mean as they are written, of those that nothing is to be said about."""
        self._sessions: Mapping[str, str] = {name: name for plan in self._plans for name in plan.sessions}

    @property
    def mark(self) -> tuple[object, ...]:
        """The current state, for asking later whether anything was said since."""
        return self._scope.mark, self._respelt

    @property
    def is_full(self) -> bool:
        """Whether no more findings are made."""
        return len(self._scope.findings) >= MOST_FINDINGS

    @property
    def findings(self) -> list[Diagnostic]:
        """What was found so far; another spelling of an exercise is told once, and mended everywhere."""
        found = [_as_of_log(each) for each in self._scope.findings]
        for exercise, number, places in self._spelt.values():
            if len(places) > 1:
                edits = tuple(Edit(where, exercise.id) for where in places)
                fix = Fix(f"write `{exercise.id}` in {len(places):,} places", edits, Applicability.SAFE)
                found[number] = replace(found[number], fixes=(fix,))
        return found

    def read_athlete(self, heading: Heading) -> str | None:
        """Return the name of the athlete of a log as the plan has it; a plan with several needs one."""
        athletes = {each.name.casefold(): each.name for plan in self._plans for each in plan.athletes}
        if heading.athlete is None:
            if len(athletes) > 1 and self._complete and not heading.may_lack("for"):
                names = list_words(tuple(athletes.values()), "or")
                message = f"whose log is it? the plan has {len(athletes)} athletes"
                self._scope.report("L603", heading.where, message, f"write `for` and one of {names} below it")
            return next(iter(athletes.values())) if len(athletes) == 1 else None
        name, where = heading.athlete
        found = athletes.get(name.casefold())
        if found is None and self._complete:
            otherwise = "" if athletes else "the plan names no athletes: leave the line out"
            report_unknown(self._scope, "L603", where, "athlete", name, athletes.values(), otherwise)
        return found

    def check_order(self, document: Document) -> None:
        """Report (L604) records that stand below one of a later day."""
        latest: date | None = None
        for block, statement in _records_in(document):
            if not isinstance(statement, DoneHeader | MissedHeader | WeightHeader) or statement.date is None:
                continue
            day = statement.date.value
            if latest is not None and day < latest:
                header = block.header
                assert header
                message, hint = f"{day} stands below {latest}", "records are read by their days: mend it, or move it"
                self._scope.report("L604", header.at(statement.date.span), message, hint)
            latest = day if latest is None else max(latest, day)

    def read_done(self, header: Line, statement: DoneHeader, block: BlockLines) -> Done | None:
        """Return the record of a session; None where its day or its session is not known."""
        session = self._session(header, statement.session)
        did: list[Did] = []
        skipped: list[Skipped] = []
        pains: list[Pain] = []
        notes: list[str] = []
        unread = [self._scope.own.find(name) for name in _find_unread(block)]
        for line, each in statements_in(block):
            if isinstance(each, DidLine):
                found = self._did(line, each)
                did += [found] if found is not None else []
                unread += [] if found is not None else [None]
            elif isinstance(each, SkippedLine):
                exercise = None if each.quoted else self._scope_exercise(line, each.exercise)
                skipped += [Skipped(line.code, exercise, value_of(each.role))] if exercise is not None else []
            elif isinstance(each, PainLine):
                pains.append(self._pain(line, each))
            elif isinstance(each, NoteLine) and each.text is not None:
                notes.append(each.text.value)
        if statement.date is None or session is None:
            return None
        return Done(
            header.at(_span(statement.date, statement.session)),
            statement.date.value,
            session,
            value_of(statement.time),
            value_of(statement.minutes),
            value_of(statement.for_date),
            statement.as_planned is not None and None not in unread,
            tuple(did),
            tuple(skipped),
            tuple(pains),
            tuple(notes),
            tuple(each for each in unread if each is not None),
        )

    def read_missed(self, header: Line, statement: MissedHeader) -> Missed | None:
        """Return the record of a missed session; None where its day or its session is not known."""
        session = self._session(header, statement.session)
        if statement.date is None or session is None:
            return None
        return Missed(
            header.at(_span(statement.date, statement.session)), statement.date.value, session, value_of(statement.why)
        )

    def _pain(self, line: Line, statement: PainLine) -> Pain:
        place = statement.place.value.casefold()
        if not is_known(place):
            meant = suggest_places(place)
            which = (
                f"did you mean {list_words(meant)}?"
                if meant
                else "name a muscle, or put `pain` behind the exercise that hurt"
            )
            hint = f"it is only shown; {which}"
            message = f"no fact of an exercise is about `{place}`"
            self._scope.report("L608", line.at(statement.place.span), message, hint)
        return Pain(line.code, place, statement.level.value)

    def _session(self, line: Line, node: Node[str] | None) -> str | None:
        if node is None:
            return None
        found = self._sessions.get(node.value.casefold())
        if found is None and self._complete:
            report_unknown(self._scope, "L601", line.at(node.span), "session", node.value, self._sessions)
        return found

    def _did(self, line: Line, statement: DidLine) -> Did | None:
        name = statement.exercise.value
        exercise = None if statement.quoted else self._scope_exercise(line, statement.exercise)
        if exercise is None and not statement.quoted:
            return None
        written = statement.prescription
        groups = () if written is None else read_groups(line, written.groups, self._scope)
        return Did(
            line.code,
            name,
            exercise,
            value_of(statement.role),
            groups,
            statement.as_planned is not None,
            statement.form is not None,
            value_of(statement.pain),
        )

    def _scope_exercise(self, line: Line, node: Node[str]) -> Exercise | None:
        written = line.where.text[node.span.start : node.span.end]
        known = self._plain.get(written)
        if known is not None:
            return known
        number = len(self._scope.findings)
        found = self._look_up(line, node)
        if found is not None and node.value not in self._spelt and len(self._scope.findings) == number:
            self._plain[written] = found
        return found

    def _look_up(self, line: Line, node: Node[str]) -> Exercise | None:
        if self._scope.own.find(node.value) is None:
            for exercises in self._others:
                if (found := exercises.find(node.value)) is not None:
                    return found
        if node.value in self._spelt:
            exercise, _, places = self._spelt[node.value]
            places.append(line.at(node.span))
            self._respelt += 1
            return exercise
        number = len(self._scope.findings)
        found = self._scope.exercise(line, node)
        if found is not None and [each.code for each in self._scope.findings[number:]] == [_ALIAS]:
            self._spelt[node.value] = _Spelt(found, number, [line.at(node.span)])
        return found
