"""Numbers in place of the words `as planned`: what the plan asked for in the light of the records before."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from gplang.compiler import build_answers
from gplang.diagnostics import Severity
from gplang.guide import Profile
from gplang.importing.workouts.as_planned import PlannedWork, fold, group_lines, list_work
from gplang.lint.splice import Cut, in_order, rewrite
from gplang.logs.reading import ReadLog, read_log
from gplang.logs.records import Did, Done, Log
from gplang.logs.resolve import merge_logs
from gplang.model.imports import Loader
from gplang.records import NamedTuple
from gplang.scheduling.answering.dealing import weight_of
from gplang.scheduling.records import Schedule, ScheduledExercise, ScheduledGroup, ScheduledSession
from gplang.source import SourceText
from gplang.syntax.document import BlockLines, Document, Line, parse_document
from gplang.syntax.log_ast import DidLine, DoneHeader, SkippedLine
from gplang.typed import Any
from gplang.vocabulary import Role
from gplang.writer import NewDid, NewDone, dumps_records

OthersOf = Callable[[Sequence[str]], "Sequence[Log] | None"]
"""Returns the other logs about plans, by the paths of these; None where one of them cannot be read."""

_MOST_TRIES = 4


def write_numbers(source: SourceText, loader: Loader, profile: Profile, others_of: OthersOf | None = None) -> str:
    """Return the text of a log, laid out, with numbers in place of the words `as planned`; of any other text itself.

    The words stay where the plan has no numbers, and wherever with numbers the log would say something else. They all
    stay where the log, another one of the same athlete, or a plan has errors or is not there.
    """
    document, broken = parse_document(source)
    if not document.is_log or not any(map(_has_words, document.lines)):
        return source.text
    read, told = read_log(document, loader)
    others = () if others_of is None else others_of(read.paths)
    if not read.complete or others is None or any(each.severity is Severity.ERROR for each in (*broken, *told)):
        return source.text
    others = [each for each in others if each.athlete == read.log.athlete]
    before = _answer(read, others, profile)
    kept: set[int] = set()
    for _ in range(_MOST_TRIES):
        text = rewrite(source.text, in_order(_find_cuts(document, read, before, kept)))
        if text == source.text:
            return text
        again, _ = read_log(parse_document(SourceText(source.path, text))[0], loader)
        wrong = _find_wrong(before, _answer(again, others, profile), source)
        if not wrong:
            return text
        if wrong <= kept:
            break
        kept |= wrong
    return source.text


def _has_words(line: Line) -> bool:
    statement = None if line.parsed is None else line.parsed.statement
    return isinstance(statement, DidLine | DoneHeader) and statement.as_planned is not None


def _answer(read: ReadLog, others: Iterable[Log], profile: Profile) -> tuple[Schedule, ...]:
    return build_answers(read, profile, merge_logs([read.log, *others]))


# ---- the proof


def _find_wrong(before: Sequence[Schedule], after: Sequence[Schedule], source: SourceText) -> set[int]:
    """Return the lines of the records that say something else than before, or after which something else is planned."""
    wrong: set[int] = set()
    for old, new in zip(before, after, strict=True):
        for was, now in zip(old.sessions, new.sessions, strict=True):
            if _say_done(was) != _say_done(now):
                wrong |= {was.recorded.where.start.line} if was.recorded is not None else {0}
        if not wrong and [*map(_say_planned, old.sessions)] != [*map(_say_planned, new.sessions)]:
            wrong |= {
                each.recorded.where.start.line
                for each in old.sessions
                if each.recorded is not None and each.recorded.where.source is source
            }
    return wrong


def _say_planned(session: ScheduledSession) -> Any:
    return session.date, [(each.exercise.id, each.groups) for each in session.exercises]


def _say_done(session: ScheduledSession) -> Any:
    return session.status, [
        (each.done_with and each.done_with.id, None if each.done is None else [*_say_sets(each.done)])
        for each in session.exercises
    ]


def _say_sets(groups: Iterable[ScheduledGroup]) -> Iterator[Any]:
    for group in groups:
        for one in group.expand():
            effort = None if one.effort is None else one.effort.low
            yield one.dose.measure, one.dose.low, one.dose.parts, one.dose.per_side, weight_of(one.load), effort


# ---- the edits


class _Record(NamedTuple):
    """A record with the planned session that it is about."""

    block: BlockLines
    header: Line
    done: Done
    session: ScheduledSession

    @property
    def words(self) -> Iterator[tuple[Line, Did]]:
        """The lines that say `as planned` of an exercise."""
        lines = {line.number: line for line, _ in self.block.statements()}
        return ((lines[did.where.start.line], did) for did in self.done.did if did.as_planned)


def _find_cuts(document: Document, read: ReadLog, schedules: Sequence[Schedule], kept: set[int]) -> Iterator[Cut]:
    done = {each.where.start.line: each for each in read.log.records if isinstance(each, Done)}
    sessions: dict[int, list[ScheduledSession]] = {}
    for session in (each for schedule in schedules for each in schedule.sessions):
        if session.recorded is not None and session.recorded.where.source is document.source:
            sessions.setdefault(session.recorded.where.start.line, []).append(session)
    for block in document.blocks:
        header = block.header
        if header is None or header.number in kept or header.number not in sessions or header.number not in done:
            continue
        record = done[header.number]
        session = min(sessions[header.number], key=lambda each: _distance(each, record))
        yield from _fill(_Record(block, header, record, session), document.source.line_break)


def _distance(session: ScheduledSession, record: Done) -> int:
    return 0 if session.date is None else abs((session.date - record.date).days)


def _fill(record: _Record, end: str) -> Iterator[Cut]:
    """Yield the edits of a record that are numbers."""
    works = {(each.role, each.exercise): each for each in list_work(record.session)}
    lines = group_lines(record.session)
    told: set[tuple[str, str]] = set()
    for line, did in record.words:
        own = [key for key, there in lines.items() if _is_meant(did, key[1], there)]
        told.update(own)
        if own and all(_has_numbers(works[key]) for key in own):
            yield from _fill_line(line, [works[key] for key in own], end)
    statement = record.header.parsed.statement if record.header.parsed is not None else None
    if isinstance(statement, DoneHeader) and statement.as_planned is not None:
        yield from _fill_header(record, statement, [key for key in lines if key not in told], end)


def _is_meant(did: Did, own: str, lines: Sequence[ScheduledExercise]) -> bool:
    return did.exercise is not None and did.exercise.id == own and all(did.role in (None, each.role) for each in lines)


def _has_numbers(work: PlannedWork) -> bool:
    return bool(work.sets) and not any(each.missing for each in work.sets)


def _sets_of(works: Iterable[PlannedWork]) -> str:
    return ", ".join(fold([one.text for work in works for one in work.sets]))


def _fill_line(line: Line, works: Sequence[PlannedWork], end: str) -> Iterator[Cut]:
    """Yield the edits of a `did` line; where no role is written, warming up becomes a line of its own above it."""
    statement = line.parsed.statement if line.parsed is not None else None
    if not isinstance(statement, DidLine) or statement.as_planned is None:
        return
    start = line.where.span.start
    working = [each for each in works if each.role != Role.WARMUP]
    if working and len(working) < len(works):
        text = line.where.text
        first, name = len(text) - len(text.lstrip()), statement.exercise.span
        sets = _sets_of(each for each in works if each.role == Role.WARMUP)
        written = text[name.start : name.end]
        yield Cut(start, start, f"{text[:first]}did {Role.WARMUP} {written} {sets}{end}")
    span = statement.as_planned.span.shift(start)
    yield Cut(span.start, span.end, _sets_of(working or works))


def _fill_header(record: _Record, statement: DoneHeader, left: Sequence[tuple[str, str]], end: str) -> Iterator[Cut]:
    """Yield the edits of a header: its words become lines for what no line tells."""
    works = {(each.role, each.exercise): each for each in list_work(record.session)}
    lines = group_lines(record.session)
    wanted = [key for key in left if any(_is_told_by_words(each) for each in lines[key])]
    if statement.as_planned is None or not all(map(_is_told_by_words, (each for key in wanted for each in lines[key]))):
        return
    if wanted and not any(_has_numbers(works[key]) for key in wanted):
        return
    start = record.header.where.span.start
    words = statement.as_planned.span.shift(start)
    yield Cut(words.start - 1, words.end, "")
    did = [_as_did(works[key]) for key in wanted]
    _, *written = dumps_records([NewDone(record.done.date, "x", did)]).splitlines()
    last = record.header
    for line, parsed in record.block.statements():
        last = line if isinstance(parsed.statement, DidLine | SkippedLine) else last
    yield Cut(last.where.span.end, last.where.span.end, "".join(f"{end}{each}" for each in written))


def _is_told_by_words(line: ScheduledExercise) -> bool:
    return line.as_planned and line.done_with is None


def _as_did(work: PlannedWork) -> NewDid:
    return NewDid(work.exercise, _sets_of([work]) if _has_numbers(work) else "", work.role or None)
