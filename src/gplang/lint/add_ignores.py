"""Writing the comments that suppress findings: a text and what is said of it in, the text with the comments out."""

from collections.abc import Iterable, Iterator

from gplang.diagnostics import Diagnostic
from gplang.lint.ignores import MOST_IGNORES, NEVER_IGNORED, REASON, Ignore, find_ignores
from gplang.lint.splice import Cut, in_order, rewrite
from gplang.records import NamedTuple
from gplang.source import Span
from gplang.syntax.document import Document, Line
from gplang.syntax.limits import LONGEST_LINE
from gplang.syntax.line import split_comment

LONGEST_REASON = 200
"""Characters of a reason."""

_FOR_FILE = "ignore-file"


class Annotated(NamedTuple):
    """A text with comments that suppress findings, and how many findings these are."""

    text: str
    suppressed: int


def refuse_reason(reason: str) -> str:
    """Return why a text cannot be the reason in a comment; empty if it can."""
    if not reason.strip():
        return "it is empty"
    if reason.strip().casefold() == REASON:
        return "it stands for one"
    if not reason.isprintable():
        return "it has more than one line, or signs that cannot be seen"
    if "#" in reason:
        return "`#` would end it"
    return f"it is longer than {LONGEST_REASON} characters" if len(reason) > LONGEST_REASON else ""


def can_be_ignored(finding: Diagnostic) -> bool:
    """Return whether a comment suppresses such a finding."""
    return finding.code not in NEVER_IGNORED


def add_ignores(document: Document, findings: Iterable[Diagnostic], reason: str) -> Annotated:
    """Return the text of a file with a comment for each finding in it that can be ignored, all with one reason.

    A comment stands at the end of the finding's line, and so, on a header, covers the block; the rules of one line
    share one, with what was suppressed there for the same reason before. A comment for the file stands at its top:
    where a line holds none, and where there would be too many.
    """
    source = document.source
    by_line: dict[int, dict[str, int]] = {}
    for each in findings:
        if each.where.source.path == source.path and can_be_ignored(each):
            codes = by_line.setdefault(each.where.start.line, {})
            codes[each.code] = codes.get(each.code, 0) + 1
    if not by_line:
        return Annotated(source.text, 0)
    there = find_ignores(document, {})
    few = len(there) + len(by_line) <= MOST_IGNORES
    cuts: list[Cut] = []
    rest: dict[str, int] = {}
    for number, codes in by_line.items():
        line = document.lines[number - 1]
        cut = _comment(line, [each for each in there if _is_of(each, number)], sorted(codes), reason) if few else None
        if cut is not None:
            cuts.append(cut)
        else:
            for code, count in codes.items():
                rest[code] = rest.get(code, 0) + count
    cuts += _for_file(document, [each for each in there if _is_of(each, None)], sorted(rest), reason)
    return Annotated(rewrite(source.text, in_order(cuts)), sum(sum(codes.values()) for codes in by_line.values()))


def _is_of(ignore: Ignore, number: int | None) -> bool:
    """Return whether a comment stands on a line and is for it; without a number, whether it is for the file."""
    if number is None:
        return _FOR_FILE in ignore.where.text.casefold()
    return ignore.where.start.line == number and not _is_of(ignore, None)


def _join(there: Iterable[Ignore], codes: Iterable[str], reason: str) -> Cut | None:
    """Return what adds rules to the comment that has the same reason, if there is one."""
    for ignore in there:
        if ignore.named and ignore.reason.text.rstrip() == reason:
            end = ignore.named[-1].where.span.end
            return Cut(end, end, "".join(f", {code}" for code in codes))
    return None


def _comment(line: Line, there: Iterable[Ignore], codes: list[str], reason: str) -> Cut | None:
    """Return what makes a line suppress rules; None where it cannot."""
    if line.parsed is None:
        return None
    text = line.where.text
    joined = _join(there, codes, reason)
    if joined is not None:
        return joined if len(text) + len(joined.text) <= LONGEST_LINE else None
    kept = len(text.rstrip())
    comment = f"  # gpl: ignore[{', '.join(codes)}] {reason}"
    is_read = split_comment(text[:kept] + comment) <= kept + 2
    if not is_read or kept + len(comment) > LONGEST_LINE:
        return None
    start, end = Span(kept, len(text)).shift(line.where.span.start)
    return Cut(start, end, comment)


def _for_file(document: Document, there: Iterable[Ignore], codes: list[str], reason: str) -> Iterator[Cut]:
    if not codes:
        return
    source = document.source
    joined = _join(there, codes, reason)
    comment = f"# gpl: {_FOR_FILE}[{', '.join(codes)}] {reason}{source.line_break}"
    yield joined if joined is not None else Cut(0, 0, comment)
