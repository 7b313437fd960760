"""Lines in the wrong place: which blocks they belong to."""

from collections.abc import Iterable, Iterator

from gplang.diagnostics import Diagnostic, Label, language_finding
from gplang.source import Location
from gplang.statements.lists import IN_LOGS_ONLY, LINE_STATEMENTS, LOG_HEADERS, LOG_STATEMENTS, STATEMENTS
from gplang.suggest import list_words
from gplang.typed import TYPE_CHECKING
from gplang.vocabulary import Block

if TYPE_CHECKING:
    from gplang.syntax.document import Line

CHANGING = (Block.WEEK, Block.ATHLETE)
"""Blocks in which lines may stand under a `swap` only."""


def homes_of(keyword: str) -> tuple[Block, ...]:
    """Return the blocks of a plan that take a first word."""
    return tuple(block for block in Block if keyword in STATEMENTS[block] and block not in LOG_HEADERS)


def explain_log_header(line: "Line", keyword: str, above: Block, *, has_said: bool) -> Iterator[Diagnostic]:
    """Yield what is wrong with the place of a log's header: a log has one `log` line, before all others."""
    assert line.parsed
    where = line.at(line.parsed.word)
    if keyword == Block.LOG and above is not Block.FILE:
        hint = "one file is one log; write the other into a file of its own"
        yield language_finding("E002", where, "a second `log` in a file", hint)
    elif keyword == Block.LOG and has_said:
        yield language_finding("E002", where, "`log` is not the first statement", "nothing but `gpl 1` stands above it")
    elif keyword != Block.LOG and above is Block.FILE:
        hint = 'a log starts with `log "Title"`'
        yield language_finding("E002", where, f"`{keyword}` in a file without a `log` line above it", hint)


def explain_doubles(lines: "Iterable[Line]") -> Iterator[Diagnostic]:
    """Yield what is wrong with the lines under `log`: a log is for one athlete."""
    first: Line | None = None
    for line in lines:
        if line.misplaced or line.parsed is None or line.parsed.keyword != "for":
            continue
        if first is not None:
            assert first.parsed
            related = (Label(first.at(first.parsed.word), "the first"),)
            hint = "a log holds what one athlete did; keep one of them"
            yield language_finding("E020", line.at(line.parsed.word), "`for` is given twice", hint, related=related)
        first = first or line


def _misplaced_in_log(keyword: str, where: Location, kind: Block) -> Diagnostic:
    """Explain a line of a plan, or one of a log in the wrong block."""
    if keyword == "gpl":
        return language_finding("E002", where, "`gpl` is not the first statement", "the edition stands above all else")
    if keyword not in LOG_STATEMENTS:
        hint = 'plans and libraries are files of their own; a log names its plan with `of "plan.gpl"`'
        return language_finding("E002", where, f"`{keyword}` in a log", hint)
    if keyword in STATEMENTS[Block.DONE]:
        hint = f"it belongs under the session that it is about: `done 2026-12-08 hips`, then `{keyword}` below it"
    else:
        hint = "it belongs right under `log`, above the first session"
    return language_finding("E002", where, f"`{keyword}` cannot stand {_below(kind)}", hint)


def _below(kind: Block) -> str:
    return {Block.LOG: "above the first session", Block.DONE: "in a session"}.get(kind, f"below `{kind}`")


def explain_misplaced(line: "Line", keyword: str, kind: Block) -> Diagnostic:
    """Return the finding on a line whose block does not take it; `keyword` is its first word."""
    assert line.parsed
    where = line.at(line.parsed.word)
    if kind in LOG_HEADERS:
        return _misplaced_in_log(keyword, where, kind)
    if keyword in IN_LOGS_ONLY:
        hint = 'what was done is written into a log, a file of its own that starts with `log "Title"`'
        return language_finding("E002", where, f"`{keyword}` in a file that is no log", hint)
    if keyword == "gpl":
        return language_finding("E002", where, "`gpl` is not the first statement", "the edition stands above all else")
    if keyword in LINE_STATEMENTS and kind is Block.SESSION:
        hint = "it belongs right under the exercise line, or the `swap`, that it is about"
        return language_finding("E002", where, f"`{keyword}` without an exercise line above it", hint)
    if keyword in LINE_STATEMENTS and kind in CHANGING:
        homes = list_words(homes_of(keyword))
        hint = f"in {_article(kind)} it belongs right under a `swap`; else `{keyword}` belongs to {homes}"
        return language_finding("E002", where, f"`{keyword}` without a `swap` above it", hint)
    homes = list_words(homes_of(keyword))
    place = "before the first header" if kind is Block.FILE else f"in {_article(kind)}"
    hint = f"`{keyword}` belongs to {homes}"
    if kind is Block.FILE and Block.SESSION in homes_of(keyword):
        hint += "; start one with `session NAME` above this line"
    elif kind is Block.SESSION and keyword == "like":
        hint = "a session names its base in its header: `session NAME like OTHER`"
    elif kind is not Block.FILE and len(STATEMENTS[kind]) <= 6:
        hint += f"; {_article(kind)} takes {list_words(tuple(STATEMENTS[kind]))}"
    return language_finding("E002", where, f"`{keyword}` cannot stand {place}", hint)


def _article(kind: Block) -> str:
    return f"an {kind}" if kind[0] in "ae" else f"a {kind}"
