"""New findings on a text after some edits."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator

from gplang.diagnostics import Diagnostic, Severity
from gplang.lint.splice import Moved
from gplang.records import NamedTuple
from gplang.source import SourceText
from gplang.statements.lists import HEADERS

HEADER = re.compile(rf"(?:\A|(?<=[\r\n]))[ \t]*(?:{'|'.join(HEADERS)})\b", re.IGNORECASE)
"""Where a block begins."""

_WEEK = "week"


class Version(NamedTuple):
    """A text, its findings, and the edits that made it from the text that all versions derive from."""

    source: SourceText
    found: tuple[Diagnostic, ...]
    moved: Moved


# ---- errors


def find_new_error(old: Version, new: Version) -> Diagnostic | None:
    """Return an error that a text has and the first one, `old`, did not have.

    Errors are matched by their message and the text of their line. A line that was edited may have other errors than
    before, but not more.
    """
    left = Counter(map(_known_by, _errors(old)))
    fresh = []
    for error in _errors(new):
        if left[known := _known_by(error)]:
            left[known] -= 1
        else:
            fresh.append(error)
    if not fresh:
        return None
    mended: Counter[int] = Counter()
    for error in _errors(old):
        if left[known := _known_by(error)] and error.where.source is old.source:
            left[known] -= 1
            start, end = error.where.span
            mended[new.source.position((new.moved.before if start == end else new.moved.behind)(start)).line] += 1
    for error in fresh:
        line = error.where.start.line
        if error.where.source is not new.source or not mended[line]:
            return error
        mended[line] -= 1
    return None


def _errors(version: Version) -> Iterator[Diagnostic]:
    return (each for each in version.found if each.severity is Severity.ERROR)


def _known_by(error: Diagnostic) -> tuple[str, str, str, str]:
    where = error.where
    return where.source.path, error.code, error.message, where.source.line(where.start.line)


# ---- whatever is said


class _Said(NamedTuple):
    """A finding on a line of the original text, for one athlete; empty for nobody's training."""

    code: str
    path: str
    line: int
    athlete: str


def find_new_finding(
    origin: SourceText, old: Version, new: Version, least: int, costs: frozenset[str]
) -> Diagnostic | None:
    """Return a finding of at least a rank that one version of a text has, for anybody, and another did not have.

    Findings are matched by their code and their place in `origin`, whatever their words; one block (or the weeks, on
    which a rule reports once) may have as many as before, since they may name another line. Those with one of the codes
    in `costs` do not count, nor do those for which there is a safe fix.
    """
    before, after = _count(origin, old, least), _count(origin, new, least)
    fresh = after - before
    if not fresh:
        return None
    blocks = _Blocks(origin)
    gone: Counter[object] = Counter()
    for said, times in (before - after).items():
        gone[blocks.key(said)] += times
    for said, times in fresh.items():
        key = blocks.key(said)
        if times > gone[key] and said.code not in costs:
            return next(each for each in _relevant(new, least) if said in _say(origin, new, each))
        gone[key] -= times
    return None


class _Blocks:
    """The blocks of a text, for locating findings."""

    def __init__(self, source: SourceText) -> None:
        found = [
            (source.position(each.end()).line, each[0].strip().casefold()) for each in HEADER.finditer(source.text)
        ]
        self._path = source.path
        self._lines = [line for line, _ in found]
        self._words = [word for _, word in found]

    def key(self, said: _Said) -> object:
        """Return the key of findings with one code, one block and one athlete."""
        at = bisect_right(self._lines, said.line) - 1 if said.path == self._path else 0
        is_week = said.path == self._path and at >= 0 and self._words[at] == _WEEK
        return said.code, said.path, _WEEK if is_week else at, said.athlete


def _count(origin: SourceText, version: Version, least: int) -> Counter[_Said]:
    return Counter(said for each in _relevant(version, least) for said in _say(origin, version, each))


def _relevant(version: Version, least: int) -> Iterator[Diagnostic]:
    """Yield the findings of a rank that stay: those with a safe fix are fixed next."""
    return (
        each for each in version.found if each.severity.rank >= least and not any(fix.is_safe for fix in each.fixes)
    )


def _say(origin: SourceText, version: Version, finding: Diagnostic) -> Iterable[_Said]:
    source, span = finding.where
    is_own = source is version.source
    line = origin.position(version.moved.origin(span.start)).line if is_own else finding.where.start.line
    return [_Said(finding.code, source.path, line, athlete) for athlete in sorted(finding.whom) or ("",)]
