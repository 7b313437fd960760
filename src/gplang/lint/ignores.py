"""Comments that silence findings: `# gpl: ignore[S103, W301] reason` and `# gpl: ignore-file[…] reason`.

At the end of a line such a comment is about that line and the lines under it (`progress`, `wave`, …); alone, about
the next line that says something. On or above a header it is about the whole block.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from gplang.diagnostics import LANGUAGE_RULES, Applicability, Diagnostic, Edit, Fix, Severity, language_finding
from gplang.lint.edits import delete_line
from gplang.lint.policy import find_codes
from gplang.source import Location, Span
from gplang.suggest import list_words, nearest
from gplang.syntax.document import Document, Line
from gplang.vocabulary import LINE_STATEMENTS

_IGNORE = re.compile(r"#\s*gpl:\s*ignore(?P<file>-file)?\b\s*(?:\[(?P<codes>[^\]\n#]*)\])?", re.IGNORECASE)
_WORD = re.compile(r"[^\s,][^,]*[^\s,]|[^\s,]")
_END = re.compile(r"\s#")
_FORM = "name rules in brackets: `# gpl: ignore[S103] reason`"

_ERRORS = frozenset(code for code, rule in LANGUAGE_RULES.items() if rule.severity is Severity.ERROR)
NEVER_IGNORED = _ERRORS | {"E090"}
"""What no comment silences: errors, and what is said of such comments."""


class Named(NamedTuple):
    """A rule, or several by the beginning of their codes, as a comment names them; an unknown one has no `codes`."""

    where: Location
    codes: frozenset[str]


class Ignore(NamedTuple):
    """One comment: the text to delete with it, what it names, and the lines (first, last) that it is about."""

    where: Location
    named: tuple[Named, ...]
    first: int
    last: int

    def silences(self, code: str, where: Location) -> bool:
        """Tell whether a finding is one that this comment is about."""
        if where.source is not self.where.source or code in NEVER_IGNORED:
            return False
        return self.first <= where.start.line <= self.last and any(code in each.codes for each in self.named)


def find_ignores(document: Document, names: Mapping[str, str]) -> tuple[Ignore, ...]:
    """Return the comments of a file that silence findings; `names` are all rules' names by code."""
    if "gpl:" not in document.source.text.casefold():
        return ()
    blocks = _block_ends(document)
    return tuple(
        _read(match, comment, _reach(index, document, blocks, whole_file=match["file"] is not None), names)
        for index, line in enumerate(document.lines)
        if (comment := line.comment) is not None
        for match in _IGNORE.finditer(comment.text)
    )


def find_unused(
    ignores: Iterable[Ignore], used: frozenset[tuple[Location, str]], judged: frozenset[str], names: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """Yield (E090) what in some comments silences nothing or names no rule.

    `used` are the comments with the codes that they silenced. What is not among the `judged` codes might have silenced
    something.
    """
    for ignore in ignores:
        if not ignore.named:
            yield _unused(ignore, None, "an ignore comment that names no rule", _FORM)
        for each in ignore.named:
            word = each.where.text
            if not each.codes:
                near = nearest(word, (*names, *names.values())) if len(word) > 1 else ()
                hint = f"did you mean {list_words(near)}?" if near else "`gpl rules` lists them"
                yield _unused(ignore, each, f"no rule `{word}`", hint)
            elif each.codes <= NEVER_IGNORED:
                yield _unused(ignore, each, f"`{word}` cannot be ignored", "mend the error instead")
            elif each.codes - NEVER_IGNORED <= judged and not any((ignore.where, code) in used for code in each.codes):
                yield _unused(ignore, each, f"`{word}` silences nothing here", "leave it out")


def _read(match: re.Match[str], comment: Location, reach: tuple[int, int], names: Mapping[str, str]) -> Ignore:
    """Return the comment that a match found; it ends before the next `#`."""
    source, start = comment.source, comment.span.start
    end = _END.search(comment.text, match.end())
    where = Location(source, Span(start + match.start(), start + end.start() if end else comment.span.end))
    codes = match["codes"] or ""
    first = start + match.start("codes")
    named = tuple(
        Named(Location(source, Span(*word.span()).shift(first)), find_codes(word[0], names))
        for word in _WORD.finditer(codes)
    )
    return Ignore(where, named, *reach)


def _block_ends(document: Document) -> dict[int, int]:
    """Return the last line of each block by the number of its header."""
    headers = [block.header.number for block in document.blocks if block.header is not None]
    ends = [*(number - 1 for number in headers[1:]), len(document.lines)]
    return dict(zip(headers, ends, strict=False))


def _reach(index: int, document: Document, blocks: Mapping[int, int], *, whole_file: bool) -> tuple[int, int]:
    """Return the first and the last line that a comment is about; none (1 to 0) where nothing follows it."""
    lines = document.lines
    if whole_file:
        return 1, len(lines)
    target = next((line for line in lines[index:] if line.parsed is not None), None)
    if target is None:
        return 1, 0
    if target.number in blocks:
        return target.number, blocks[target.number]
    last = target
    for line in lines[target.number :]:
        if line.parsed is not None:
            if not _is_under(line):
                break
            last = line
    return target.number, last.number


def _is_under(line: Line) -> bool:
    return line.parsed is not None and line.parsed.keyword in LINE_STATEMENTS


def _unused(ignore: Ignore, named: Named | None, message: str, hint: str) -> Diagnostic:
    where = ignore.where if named is None else named.where
    fix = Fix("leave it out", (_removal(ignore, named),), Applicability.SAFE)
    return language_finding("E090", where, message, hint, fixes=(fix,))


def _removal(ignore: Ignore, named: Named | None) -> Edit:
    """Return the edit that takes one rule out of a comment, or the comment, or the line if nothing else is on it."""
    if named is not None and len(ignore.named) > 1:
        index = ignore.named.index(named)
        if index:
            span = Span(ignore.named[index - 1].where.span.end, named.where.span.end)
        else:
            span = Span(named.where.span.start, ignore.named[1].where.span.start)
        return Edit(Location(ignore.where.source, span), "")
    source, span = ignore.where
    line = source.line_span(ignore.where.start.line)
    before = source.text[line.start : span.start]
    kept = len(before.rstrip())
    if not kept and span.end == line.end:
        return delete_line(ignore.where)
    return Edit(Location(source, Span(line.start + kept, span.end)), "")
