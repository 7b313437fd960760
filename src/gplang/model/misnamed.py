"""Names that differ between their definition and every use: one slip, and one finding where it was made."""

from collections.abc import Iterable, Iterator, Mapping
from re import escape, findall

from gplang.diagnostics import Diagnostic, Label, language_finding
from gplang.model.scope import replace_with
from gplang.source import Location
from gplang.suggest import slipped
from gplang.syntax.ast import EventLine, Header
from gplang.syntax.document import Document
from gplang.syntax.parser import is_kind
from gplang.vocabulary import Block, Focus

_FEWEST_USES = 2
"""Uses that agree against their definition: of two single words, either may be the wrong one."""

_SHORTEST = 3
"""Letters of the shortest name that is told from a slip in it: its uses agree."""

_MOST_TOLD = 5
"""Uses that a finding shows."""

_DEFINED_BY = {"E010": "exercise", "E011": "session", "E003": "scheme"}


def merge_misnamed(findings: Iterable[Diagnostic], document: Document) -> tuple[Diagnostic, ...]:
    """Return findings, those on all uses of a name merged into one on its definition if that is where the slip is."""
    told = tuple(findings)
    uses: dict[tuple[str, str], list[Diagnostic]] = {}
    for each in told:
        is_name = each.code in _DEFINED_BY and each.message.startswith(f"unknown {_DEFINED_BY[each.code]} ")
        if is_name and each.where.source is document.source:
            uses.setdefault((each.code, each.where.text.casefold()), []).append(each)
    agreed = {use: found for use, found in uses.items() if len(found) >= _FEWEST_USES}
    if not agreed:
        return told
    for code, where in list(_unused_definitions(document)):
        names = [name for other, name in agreed if other == code]
        right = slipped(where.text, names, _SHORTEST) or _cut(where.text.casefold(), names)
        if right is not None:
            found = agreed.pop((code, right.split()[0]))
            merged = _merge(code, where, right, found)
            told = tuple(merged if each is found[0] else each for each in told if each not in found[1:])
    return told


def _cut(defined: str, names: Iterable[str]) -> str | None:
    """Return what a session's header says whose name lacks the space behind it: `legs lower` for `legslower`."""
    for name in names:
        rest = defined.removeprefix(name)
        if rest != defined and (rest in tuple(Focus) or is_kind("DURATION", rest)):
            return f"{name} {rest}"
    return None


def _merge(code: str, where: Location, meant: str, found: list[Diagnostic]) -> Diagnostic:
    called = meant.split()[0]
    message = f"{_DEFINED_BY[code]} `{where.text}` is named nowhere, and `{called}` {len(found)} times"
    related = tuple(Label(each.where, "here" if each is found[0] else "and here") for each in found[:_MOST_TOLD])
    fix = replace_with(where, meant)
    return language_finding(code, where, message, f"did you mean `{meant}`?", related=related, fixes=(fix,))


def _unused_definitions(document: Document) -> Iterator[tuple[str, Location]]:
    """Yield the names of exercises, sessions, schemes and events that the text says only once, and their uses' code."""
    for code, where in _definitions(document):
        word = rf"(?<![\w-]){escape(where.text)}(?![\w-])"
        if len(findall(f"(?i){word}", document.source.text)) == 1:
            yield code, where


def _definitions(document: Document) -> Iterator[tuple[str, Location]]:
    codes: Mapping[Block, str] = {Block.EXERCISE: "E010", Block.SESSION: "E011", Block.SCHEME: "E003"}
    for block in document.blocks:
        header = block.header.parsed.statement if block.header and block.header.parsed else None
        if block.header and isinstance(header, Header) and header.name and block.kind in codes:
            yield codes[block.kind], block.header.at(header.name.span)
        for line, parsed in block.statements() if block.kind is Block.PLAN else ():
            if isinstance(parsed.statement, EventLine):
                yield "E011", line.at(parsed.statement.name.span)
