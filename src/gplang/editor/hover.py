"""Hover texts for the word at the cursor: its mistake first, then its meaning."""

from collections.abc import Iterator

from gplang.catalog import load_muscles
from gplang.compiler import Compilation
from gplang.diagnostics import Diagnostic
from gplang.editor.cards import (
    render_event,
    render_exercise,
    render_gym,
    render_muscle,
    render_reason,
    render_rule,
    render_session,
    render_week,
    rule_cards,
)
from gplang.editor.context import block_at, line_at, owner_of
from gplang.editor.descriptions import describe
from gplang.editor.doses import render_doses
from gplang.editor.logged import render_last, render_planned, render_stage
from gplang.editor.markup import escape
from gplang.editor.matches import render_match
from gplang.editor.occasions import render_adjusted, render_dates
from gplang.editor.people import render_athlete, render_group
from gplang.editor.scheme_cards import render_scheme
from gplang.lint.ignores import find_ignores
from gplang.model.mentions import Mention, NameKind
from gplang.model.roster import NOBODY
from gplang.records import NamedTuple
from gplang.scheduling.records import Schedule
from gplang.source import Location, Span
from gplang.syntax.ast import (
    AdjustLine,
    DayLine,
    Deload,
    EventLine,
    ExerciseLine,
    From,
    Group,
    Header,
    OnMissLine,
    Or,
    ProgressLine,
    RotateLine,
    SchemeStep,
    Stages,
    Statement,
    Swap,
    Wave,
    WeekHeader,
)
from gplang.syntax.document import Line
from gplang.syntax.lexer import split_words
from gplang.syntax.limits import LONGEST_LINE
from gplang.syntax.line import split_comment
from gplang.syntax.log_ast import DoneHeader, LogStatement, MissedHeader
from gplang.vocabulary import Block

_MOST_FINDINGS = 3
"""Findings on one place that are explained."""

_BELOW = Wave | Stages | Deload | ProgressLine | OnMissLine | From | Or
"""Lines that stand under an exercise line."""

_RULE = "\n\n---\n\n"


class Card(NamedTuple):
    """The hover text for a stretch of text (code points), in Markdown."""

    span: Span
    text: str


def explain_at(
    compilation: Compilation, offset: int, schedules: tuple[Schedule, ...], *, is_logged: bool = True
) -> Card | None:
    """Return what there is to know at an offset; None for white space and what needs no words.

    `is_logged`: the schedules may answer to what was done. Raises only what looking at the schedules raises.
    """
    if not 0 <= offset <= len(compilation.source.text):
        return None
    findings = [each for each in compilation.diagnostics if _covers(each, compilation, offset)]
    told = "\n\n".join([*dict.fromkeys(_render_finding(each) for each in findings)][:_MOST_FINDINGS])
    card = _ignored_rule(compilation, offset) or _meaning(compilation, offset, schedules, is_logged=is_logged)
    if card is None:
        return Card(findings[0].where.span, told) if told else None
    return card._replace(text=f"{told}{_RULE}{card.text}") if told else card


# ---- findings and rules


def _covers(finding: Diagnostic, compilation: Compilation, offset: int) -> bool:
    where = finding.where
    return where.source is compilation.source and where.span.start <= offset <= where.span.end


def _render_finding(finding: Diagnostic) -> str:
    """Return why a finding is made: what it says and its hint, the editor shows beside it."""
    card = rule_cards().get(finding.code)
    if card is not None:
        return render_reason(card)
    return f"**{escape(finding.code)} {escape(finding.name)}** ({finding.severity.value})\n\n{escape(finding.message)}"


def _ignored_rule(compilation: Compilation, offset: int) -> Card | None:
    """Return the page of a rule that an ignore comment names."""
    line = line_at(compilation, offset)
    if line.comment is None or offset < line.comment.span.start:
        return None
    cards = rule_cards()
    names = {code: (card.name, *card.former) for code, card in cards.items()}
    for ignore in find_ignores(compilation.document, names):
        for named in ignore.named:
            start, end = named.where.span
            if start <= offset <= end and named.codes:
                pages = [cards[code] for code in sorted(named.codes)]
                titles = "".join(f"\n- {card.code} {card.name}: {card.summary}" for card in pages)
                return Card(named.where.span, render_rule(pages[0]) if len(pages) == 1 else titles.strip())
    return None


# ---- meanings


def _meaning(compilation: Compilation, offset: int, schedules: tuple[Schedule, ...], *, is_logged: bool) -> Card | None:
    line = line_at(compilation, offset)
    word = _word_at(line, offset)
    if line.parsed is None or word is None:
        return None
    mention = compilation.mentions.at(offset)
    text = _explain_name(mention, compilation, schedules) if mention is not None else ""
    is_record = isinstance(line.parsed.statement, DoneHeader | MissedHeader)
    match = render_match(line.code, compilation, schedules) if is_record else ""
    if isinstance(line.parsed.statement, LogStatement):
        match = match or render_planned(compilation, line, schedules)
    elif is_logged:
        owner = _owner(compilation, line)
        match = "\n\n".join(filter(None, (render_last(compilation, line, schedules), render_stage(owner, schedules))))
    if mention is not None and text:
        is_of_days = isinstance(line.parsed.statement, DayLine | RotateLine | EventLine)
        dates = render_dates(line.where, schedules) if is_of_days else ""
        return Card(mention.where.span, "\n\n".join(filter(None, (match, text, dates))))
    text = "\n\n".join(filter(None, (match, _explain_word(compilation, line, word, schedules))))
    return Card(word.shift(line.where.span.start), text) if text else None


def _word_at(line: Line, offset: int) -> Span | None:
    """Return where the word at an offset stands in its line, also right behind it; None in comments."""
    text, column = line.where.text, offset - line.where.span.start
    if len(text) > LONGEST_LINE:
        return None
    code = text[: split_comment(text)]
    spans = (Span(*match.span()) for match in split_words(code) if match.start() <= column <= match.end())
    return max(spans, default=None)


def _explain_name(mention: Mention, compilation: Compilation, schedules: tuple[Schedule, ...]) -> str:
    kind, name = mention.name
    if mention.exercise is not None:
        return render_exercise(mention.exercise)
    if kind is NameKind.SCHEME:
        line = line_at(compilation, mention.where.span.start)
        return _explain_scheme(name, compilation, schedules, None if mention.defines else _owner(compilation, line))
    roster = NOBODY if compilation.known is None else compilation.known.roster
    if kind is NameKind.ATHLETE and name in roster.athletes:
        return render_athlete(roster.athletes[name])
    if kind is NameKind.GROUP and name in roster.groups:
        return render_group(name, [roster.athletes[each] for each in roster.groups[name]])
    if kind is NameKind.GYM:
        gym = compilation.known.gyms.get(name) if compilation.known is not None else None
        return render_gym(gym) if gym is not None else ""
    return _explain_session(name, compilation, schedules) if kind is NameKind.SESSION else ""


def _owner(compilation: Compilation, line: Line) -> Location:
    """Return the exercise line that a line is, or stands under."""
    if line.parsed is None or not isinstance(line.parsed.statement, _BELOW):
        return line.where
    block = block_at(compilation, line)
    above = owner_of(tuple(each for each in block.lines if each.number < line.number))
    return (above[0] if above is not None else line).where


def _explain_scheme(
    name: str, compilation: Compilation, schedules: tuple[Schedule, ...], line: Location | None = None
) -> str:
    scheme = compilation.resolved.schemes.get(name) if compilation.resolved is not None else None
    return "" if scheme is None else render_scheme(scheme, schedules, line)


def _explain_session(name: str, compilation: Compilation, schedules: tuple[Schedule, ...]) -> str:
    sessions = compilation.known.sessions if compilation.known is not None else {}
    session = sessions.get(name.casefold())
    if session is not None:
        return render_session(session, schedules)
    event = compilation.plan.events.get(name.casefold()) if compilation.plan is not None else None
    return render_event(event) if event is not None else ""


def _explain_word(compilation: Compilation, line: Line, span: Span, schedules: tuple[Schedule, ...]) -> str:
    assert line.parsed
    statement, word = line.parsed.statement, line.where.text[span.start : span.end].casefold()
    block = block_at(compilation, line)
    if isinstance(statement, WeekHeader) and (span == line.parsed.word or word[0].isdigit()):
        sets = render_week(tuple(_numbers(statement)), schedules)
        return "\n\n".join(part for part in (describe("week"), sets) if part)
    if isinstance(statement, Header) and statement.minutes and _overlap(span, statement.minutes.span):
        return _explain_session(statement.name.value if statement.name else "", compilation, schedules)
    if isinstance(statement, AdjustLine) and _overlap(span, statement.change.span):
        weeks = block.header.parsed.statement if block.header and block.header.parsed else None
        left = render_adjusted(statement, _numbers(weeks), schedules) if isinstance(weeks, WeekHeader) else ""
        return left or describe("adjust", block.kind)
    if any(_overlap(span, each) for each in _dose_spans(statement)):
        if block.kind is Block.SCHEME:
            header = block.header.parsed.statement if block.header and block.header.parsed else None
            name = header.name.value.casefold() if isinstance(header, Header) and header.name else ""
            return _explain_scheme(name, compilation, schedules)
        return render_doses(_owner(compilation, line), schedules)
    if word.startswith('"'):
        return ""
    if line.parsed.keyword in ("trains", "assists") and span != line.parsed.word:
        muscle = load_muscles().find(word)
        return render_muscle(muscle) if muscle is not None else ""
    if span == line.parsed.word:
        return describe(line.parsed.keyword or "", block.kind)
    return describe(word, block.kind, inner=isinstance(statement, WeekHeader))


def _dose_spans(statement: Statement | LogStatement | None) -> Iterator[Span]:
    """Yield where a line writes doses, efforts and loads."""
    match statement:
        case ExerciseLine(prescription=prescription) | Swap(prescription=prescription):
            yield from (span for group in prescription.groups for span in _spans(group))
            if prescription.ramp is not None:
                yield prescription.ramp.span
        case Or(prescription=prescription) | From(prescription=prescription):
            yield from (span for group in prescription.groups for span in _spans(group))
        case Wave(steps=steps):
            yield from (span for step in steps for group in step for span in _spans(group))
        case Stages(steps=stages):
            yield from (span for stage in stages for group in stage.groups for span in _spans(group))
        case Deload(groups=groups) | SchemeStep(groups=groups):
            yield from (span for group in groups for span in _spans(group))
        case ProgressLine(role=None, progress=node) | OnMissLine(role=None, exercise=None, on_miss=node):
            yield node.span
        case _:
            return


def _numbers(header: WeekHeader) -> Iterator[int]:
    for node in header.numbers:
        yield from range(node.value[0], node.value[1] + 1)


def _spans(group: Group) -> Iterator[Span]:
    yield from (node.span for node in (group.dose, group.effort, group.load) if node is not None)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
