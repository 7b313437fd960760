"""Remedies that an editor adds to those of the findings: what is missing is started, or a finding is ignored."""

from collections.abc import Iterable

from gplang.catalog import key
from gplang.diagnostics import Diagnostic, Edit
from gplang.lint.edits import INDENT
from gplang.lint.ignores import MOST_IGNORES, NEVER_IGNORED, REASON, Ignore, find_ignores
from gplang.records import NamedTuple
from gplang.source import Location, Span
from gplang.syntax.ast import Header
from gplang.syntax.document import Document, Line
from gplang.syntax.limits import LONGEST_LINE
from gplang.syntax.line import parse_line, split_comment
from gplang.syntax.stretches import is_comment
from gplang.vocabulary import Block

_SESSION = 'note "to be written"'
_SCHEME = "step 3x5"
_UNKNOWN_SCHEME = "unknown scheme "
_EXERCISE = "# what it works, such as: trains hamstrings glute-max"


class Started(NamedTuple):
    """A remedy: what it does, in words, and its edit."""

    title: str
    edit: Edit


# ---- what is missing


def start_missing(finding: Diagnostic, document: Document) -> Started | None:
    """Return the edit that adds the session, exercise or scheme that a finding misses; None for other findings.

    A session comes before the first week, the others before the first session or week, comments above these left with
    them; the end of the text is the place where there is none.
    """
    if any(
        block.header and block.header.where.span.start <= finding.where.span.start < block.header.where.span.end
        for block in document.blocks
    ):
        return None
    match finding.code:
        case "E011":
            return _start(Block.SESSION, finding.where.text, _SESSION, (Block.WEEK,), document)
        case "E003" if finding.message.startswith(_UNKNOWN_SCHEME):
            return _start(Block.SCHEME, finding.where.text, _SCHEME, (Block.SESSION, Block.WEEK), document)
        case "E010":
            name = "-".join(finding.where.text.strip('"').casefold().replace("-", " ").replace("_", " ").split())
            is_one_word = finding.where.text.startswith('"') or key(name) == key(finding.where.text)
            blocks = (Block.SESSION, Block.WEEK)
            return _start(Block.EXERCISE, name, _EXERCISE, blocks, document) if is_one_word else None
    return None


def _start(kind: Block, name: str, line_below: str, before: Iterable[Block], document: Document) -> Started | None:
    parsed = parse_line(f"{kind} {name}")
    header = parsed.statement if parsed and not parsed.broken else None
    if not isinstance(header, Header) or header.name is None or header.name.value != name:
        return None
    source = document.source
    end = source.line_break
    block = f"{kind} {name}{end}{INDENT}{line_below}"
    line = _first_line_of(document, tuple(before))
    if line is None:
        text = source.text
        gap = "" if not text.strip() else end if text.endswith(("\n", "\r")) else end * 2
        where, written = Location(source, Span(len(text), len(text))), f"{gap}{block}{end}"
    else:
        gap = end if line.number > 1 and source.line(line.number - 1).strip() else ""
        where, written = line.at(Span(0, 0)), f"{gap}{block}{end}{end}"
    return Started(f"add {kind} `{name}`", Edit(where, written))


def _first_line_of(document: Document, kinds: tuple[Block, ...]) -> Line | None:
    """Return the header of the first block of some kinds, or the first comment right above it."""
    headers = (block.header for block in document.blocks if block.kind in kinds and block.header)
    header = next(headers, None)
    if header is None:
        return None
    number = header.number
    while number > 1 and is_comment(document.lines[number - 2]):
        number -= 1
    return document.lines[number - 1]


# ---- what is meant so


class Ignoring(NamedTuple):
    """The ignore comments of a file: how many there are, and the last one of each line that is not for the file."""

    total: int
    by_line: dict[int, Ignore]


def read_ignoring(document: Document) -> Ignoring:
    """Return what a file's ignore comments are."""
    found = find_ignores(document, {})
    own = {each.where.start.line: each for each in found if "ignore-file" not in each.where.text.casefold()}
    return Ignoring(len(found), own)


def ignore_here(finding: Diagnostic, document: Document, ignoring: Ignoring) -> Started | None:
    """Return the edit that suppresses a finding by a comment on its line; None where no comment can.

    Comments that are there stay; a rule joins those that an ignore comment of the line names.
    """
    line = document.line(finding.where.start.line)
    if finding.code in NEVER_IGNORED or line.parsed is None:
        return None
    text = line.where.text
    there = ignoring.by_line.get(line.number)
    if there is not None and there.named:
        end = there.named[-1].where.span.end
        edit = Edit(Location(document.source, Span(end, end)), f", {finding.code}")
    elif ignoring.total >= MOST_IGNORES:
        return None
    else:
        kept = len(text.rstrip())
        comment = f"# gpl: ignore[{finding.code}] {REASON}"
        if split_comment(f"{text[:kept]}  {comment}") > kept + 2:
            return None
        edit = Edit(line.at(Span(kept, len(text))), f"  {comment}")
    if len(text) + len(edit.text) > LONGEST_LINE:
        return None
    return Started(f"ignore {finding.code} {_where(line)}", edit)


def _where(line: Line) -> str:
    keyword = line.parsed.keyword if line.parsed else None
    return f"in this {keyword}" if keyword in tuple(Block) else "on this line"
