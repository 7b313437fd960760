"""Comments that suppress findings: `# gpl: ignore[S103, W301] reason` and `# gpl: ignore-file[…] reason`.

At the end of a line such a comment covers that line and the lines under it (`progress`, `wave`, …); alone, the next
line with a statement. On or above a header it covers the whole block.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice

from gplang.diagnostics import LANGUAGE_RULES, Applicability, Diagnostic, Edit, Fix, Severity, language_finding
from gplang.lint.edits import delete_comment
from gplang.lint.policy import Names, current_words, find_codes, find_new_name
from gplang.patterns import late
from gplang.records import NamedTuple, replace
from gplang.source import Location, Span
from gplang.statements.lists import LINE_STATEMENTS
from gplang.suggest import list_words, nearest
from gplang.syntax.document import Document, Line
from gplang.syntax.ignoring import IGNORE
from gplang.syntax.limits import EXPLAINED, LONGEST_LINE

_WORD = late(r"[^\s,][^,]*[^\s,]|[^\s,]")
_END = late(r"\s#")
_FOREIGN = late(r"[A-Z]{2,}[0-9]+", re.IGNORECASE)
"""Codes that only rules of other packages have; one that is not installed here may be elsewhere."""

MOST_IGNORES = 1_000
"""Ignore comments of one file."""

OF_LOGS = "L"
"""The letter of the codes that are about logs."""

REASON = "reason"
"""What stands for a reason until somebody writes one."""

_ERRORS = frozenset(
    code for code, rule in LANGUAGE_RULES.items() if rule.severity is Severity.ERROR and code[0] != OF_LOGS
)
NEVER_IGNORED = _ERRORS | {"E090"}
"""Codes that no comment suppresses: errors, and findings on such comments."""


class Named(NamedTuple):
    """A rule, or several by a prefix of their codes, as a comment names them; an unknown one has no `codes`."""

    where: Location
    codes: frozenset[str]


class Ignore(NamedTuple):
    """One comment: its place, that of its reason, the rules it names, and the lines (first, last) that it covers."""

    where: Location
    reason: Location
    named: tuple[Named, ...]
    first: int
    last: int

    def silences(self, code: str, where: Location) -> bool:
        """Return whether this comment suppresses a finding."""
        if where.source is not self.where.source or code in NEVER_IGNORED:
            return False
        return self.first <= where.start.line <= self.last and any(code in each.codes for each in self.named)


def find_ignores(document: Document, names: Names) -> tuple[Ignore, ...]:
    """Return the comments of a file that suppress findings, at most one more than the limit.

    `names` are those of all rules.
    """
    if "gpl:" not in document.source.text.casefold():
        return ()
    found = (
        (index, comment, match)
        for index, line in enumerate(document.lines)
        if line.where.span.end - line.where.span.start <= LONGEST_LINE and (comment := line.comment) is not None
        for match in IGNORE.finditer(comment.text)
    )
    reaches = _Reaches(document)
    return tuple(
        _read(match, comment, reaches.whole if match["file"] else reaches.behind(index), names)
        for index, comment, match in islice(found, MOST_IGNORES + 1)
    )


def refuse_many(ignores: tuple[Ignore, ...]) -> Iterator[Diagnostic]:
    """Yield the finding (E050) on the first comment of a file that is one too many."""
    for ignore in ignores[MOST_IGNORES:]:
        message = f"over {MOST_IGNORES:,} ignore comments in one file"
        hint = "the others are not read; `ignore-file` or the configuration suppresses a rule everywhere"
        yield language_finding("E050", ignore.where, message, hint)


def find_unused(
    ignores: Iterable[Ignore], used: frozenset[tuple[Location, str]], judged: frozenset[str], names: Names
) -> Iterator[Diagnostic]:
    """Yield the findings (E090) on parts of comments that suppress nothing or name no rule.

    `used` are the comments with the codes that they suppressed. Codes that are not `judged` might have suppressed
    something.
    """
    guesses = EXPLAINED
    for ignore in ignores:
        for each in ignore.named:
            word = each.where.text
            if not each.codes and not _FOREIGN.fullmatch(word):
                guesses -= 1
                yield _unknown(ignore, each, nearest(word, current_words(names)) if guesses > 0 else ())
            elif each.codes and each.codes <= NEVER_IGNORED:
                yield _unused(ignore, each, f"`{word}` cannot be ignored", "fix the error instead")
            elif each.codes and _is_idle(each.codes - NEVER_IGNORED, ignore, used, judged):
                yield _unused(ignore, each, f"`{word}` silences nothing here", "leave it out")
            elif new := find_new_name(word, names):
                yield _renamed(each, new)


def _is_idle(
    codes: frozenset[str], ignore: Ignore, used: frozenset[tuple[Location, str]], judged: frozenset[str]
) -> bool:
    return codes <= judged and not any((ignore.where, code) in used for code in codes)


def _unknown(ignore: Ignore, named: Named, near: tuple[str, ...]) -> Diagnostic:
    """Report a word that is not a rule; the probable rule is offered before removing the word."""
    message = f"no rule `{named.where.text}`"
    if not near:
        return _unused(ignore, named, message, "`gpl rules` lists them")
    fixes = (Fix(f"write `{near[0]}`", (Edit(named.where, near[0]),), in_hint=True),)
    return language_finding("E090", named.where, message, f"did you mean {list_words(near)}?", fixes=fixes)


def _renamed(named: Named, new: str) -> Diagnostic:
    """Say that a rule has another name now; the comment still holds, so this is advice."""
    fix = Fix(f"write `{new}`", (Edit(named.where, new),), Applicability.SAFE, in_hint=True)
    message = f"`{named.where.text}` is now called `{new}`"
    found = language_finding("E090", named.where, message, f"write `{new}`; the old name still holds", fixes=(fix,))
    return replace(found, severity=Severity.ADVICE)


def _read(match: re.Match[str], comment: Location, reach: tuple[int, int], names: Names) -> Ignore:
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
    behind = source.text[start + match.end() : where.span.end]
    reason = Location(source, Span(where.span.end - len(behind.lstrip()), where.span.end))
    return Ignore(where, reason, named, *reach)


class _Reaches:
    """The lines that comments cover, by their place in a document."""

    def __init__(self, document: Document) -> None:
        self._statements = [line for line in document.lines if line.parsed is not None]
        self._numbers = [line.number for line in self._statements]
        headers = [block.header.number for block in document.blocks if block.header is not None]
        self._ends = dict(zip(headers, [*(number - 1 for number in headers[1:]), len(document.lines)], strict=False))
        self._known: dict[int, tuple[int, int]] = {}
        self.whole = (1, len(document.lines))

    def behind(self, index: int) -> tuple[int, int]:
        """Return the first and the last line that a comment covers; none (1 to 0) where nothing follows it."""
        place = bisect_left(self._numbers, index + 1)
        if place == len(self._statements):
            return 1, 0
        if place not in self._known:
            self._known[place] = self._about(place)
        return self._known[place]

    def _about(self, place: int) -> tuple[int, int]:
        number = self._numbers[place]
        if number in self._ends:
            return number, self._ends[number]
        last = place
        while last + 1 < len(self._statements) and _is_under(self._statements[last + 1]):
            last += 1
        return number, self._numbers[last]


def _is_under(line: Line) -> bool:
    return line.parsed is not None and line.parsed.keyword in LINE_STATEMENTS


def _unused(ignore: Ignore, named: Named, message: str, hint: str) -> Diagnostic:
    fix = Fix("leave it out", (_removal(ignore, named),), Applicability.SAFE, in_hint=hint == "leave it out")
    if len(ignore.named) == 1 and _has_reason(ignore):
        fix = fix._replace(title="keep only the reason", in_hint=False)
    return language_finding("E090", named.where, message, hint, fixes=(fix,))


def _has_reason(ignore: Ignore) -> bool:
    return ignore.reason.text.casefold() not in ("", REASON)


def _removal(ignore: Ignore, named: Named) -> Edit:
    """Return the edit that removes one rule from a comment; with the last one the comment, except for its reason."""
    source = ignore.where.source
    if len(ignore.named) == 1:
        if not _has_reason(ignore):
            return delete_comment(ignore.where)
        return Edit(Location(source, Span(ignore.where.span.start, ignore.reason.span.start)), "# ")
    index = ignore.named.index(named)
    if index:
        span = Span(ignore.named[index - 1].where.span.end, named.where.span.end)
    else:
        span = Span(named.where.span.start, ignore.named[1].where.span.start)
    return Edit(Location(source, span), "")
