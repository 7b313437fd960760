"""Comments that are meant to suppress findings and do not, because their form is wrong."""

import re
from collections.abc import Iterator
from itertools import islice

from gplang.diagnostics import Applicability, Diagnostic, Edit, Fix, language_finding
from gplang.lint.edits import delete_comment
from gplang.lint.policy import Names, find_codes
from gplang.patterns import late
from gplang.records import NamedTuple
from gplang.source import Location, Span
from gplang.suggest import nearest
from gplang.syntax.document import Document, Line
from gplang.syntax.ignoring import IGNORE
from gplang.syntax.limits import LONGEST_LINE

FORM = "name rules in brackets: `# gpl: ignore[S103] reason`"

_LIKE = late(
    r"#\s*(?P<mark>gpl(?:ang)?\s*:?|(?=noqa\b))\s*(?P<verb>[a-z]+(?:-[a-z]+)*)(?P<open>[\s:=]*[\[({]?)", re.IGNORECASE
)
_HINTS = late(r"#[^\S\r\n]*(?:gpl|noqa)", re.IGNORECASE)
"""What begins each comment that resembles one."""
_VERBS = ("disable", "noqa", "nolint", "suppress", "silence", "allow", "off", "skip", "exclude")
_RULE = late(r"\s*,?\s*(?P<word>[A-Za-z]+[0-9]+|[A-Za-z]+(?:-[A-Za-z]+)+)(?![\w-])")
_CLOSE = late(r"\s*[\])}:]?[ \t]*")


class _Meant(NamedTuple):
    """The start of a comment that resembles an ignore comment: the rules it names, and its end."""

    words: tuple[str, ...]
    is_for_file: bool
    end: int


def find_malformed(document: Document, names: Names, most: int) -> Iterator[Diagnostic]:
    """Yield the findings (E090), up to a limit, on comments of a file that suppress nothing because of their form.

    `names` are all rules' names by code. The fixes keep every word.
    """
    yield from islice(_find(document, names), most)


def _find(document: Document, names: Names) -> Iterator[Diagnostic]:
    source = document.source
    numbers = dict.fromkeys(source.position(match.start()).line for match in _HINTS.finditer(source.text))
    for line in (Line(number, Location(source, source.line_span(number)), None) for number in numbers):
        comment = line.comment
        if comment is None or comment.span.end - comment.span.start > LONGEST_LINE or not _has_mark(comment.text):
            continue
        for match in _LIKE.finditer(comment.text):
            proper = IGNORE.match(comment.text, match.start())
            if proper and (proper["codes"] or "").strip(" ,"):
                continue
            where = Location(comment.source, Span(match.start(), len(comment.text)).shift(comment.span.start))
            if (meant := _read(match, comment.text, names)) is not None:
                yield _tell(where, match, meant, is_ignore=proper is not None)


def _has_mark(comment: str) -> bool:
    text = comment.casefold()
    return "gpl" in text or "noqa" in text


def _read(match: re.Match[str], comment: str, names: Names) -> _Meant | None:
    """Return what was meant; None if the comment does not resemble an ignore comment."""
    verb = match["verb"].casefold()
    stem = verb.removesuffix("-file").removesuffix("-line").removesuffix("-next")
    if stem != "ignore" and stem not in _VERBS and not nearest(stem, ("ignore",), 1):
        return None
    words: list[str] = []
    end = match.end()
    while (rule := _RULE.match(comment, end)) and find_codes(rule["word"], names):
        words.append(rule["word"])
        end = rule.end()
    if not words and not match["mark"].endswith(":"):
        return None
    if words and (closed := _CLOSE.match(comment, end)):
        end = closed.end()
    return _Meant(tuple(words), verb.endswith("-file"), end)


def _tell(where: Location, match: re.Match[str], meant: _Meant, *, is_ignore: bool) -> Diagnostic:
    start, text = where.span.start, where.text
    length = meant.end - match.start()
    if not meant.words:
        what = "an ignore comment that names no rule" if is_ignore else f"`{match['verb']}` silences nothing"
        says_nothing = not text[match.end("verb") - match.start() :].strip(" \t[](){},:=")
        fix = Fix("leave it out", (delete_comment(where),), Applicability.SAFE)
        hint = f"{FORM}; or leave it out" if says_nothing else FORM
        return language_finding("E090", where, what, hint, fixes=(fix,) if says_nothing else ())
    right = f"# gpl: ignore{'-file' * meant.is_for_file}[{', '.join(meant.words)}]"
    what = "an ignore comment without its brackets" if is_ignore else f"`{match['verb']}` silences nothing"
    written = right + " " * bool(text[length:])
    edit = Edit(Location(where.source, Span(start, start + length)), written)
    fix = Fix(f"write `{right}`", (edit,), Applicability.SAFE, in_hint=True)
    return language_finding("E090", where, what, f"write `{right}`", fixes=(fix,))
