"""The lines of a text, parsed one by one; equal lines, and those that are known from before, once."""

from collections.abc import Iterable
from re import IGNORECASE

from gplang.patterns import late
from gplang.quantities import WeightUnit
from gplang.source import SourceText
from gplang.statements.lists import ALL_HEADERS
from gplang.syntax.ast import Parsed
from gplang.syntax.blocks import LineSays, block_below
from gplang.syntax.limits import EXPLAINED, LONGEST_LINE, MOST_BROKEN
from gplang.syntax.line import parse_line
from gplang.vocabulary import Block

Known = dict[tuple[str, Block], Parsed | None]
"""What lines say, by their text and the kind of block that they stand in."""

_NOTHING = LineSays(None)

_WEIGHTS = late(r"(?<=[0-9])(kg|lb)(?![a-z])", IGNORECASE)
_SEARCHED = 20_000
"""Characters of a log in which the unit of its weights is looked for."""


def read_lines(source: SourceText, numbers: range, block: Block, before: Known) -> tuple[list[LineSays], int | None]:
    """Parse lines that stand below a line of a block, equal ones and those from `before` once.

    Where hardly any line is valid it gives up, and returns the number of the last line that it read.
    """
    known: dict[tuple[str, Block], LineSays] = {}
    lines: list[LineSays] = []
    broken = 0
    for number in numbers:
        text = source.line(number)
        if len(text) > LONGEST_LINE:
            lines.append(LineSays(None, unread=True))
            continue
        if (text, block) not in known:
            read = _read_line(source, text, block, before, explain=broken < EXPLAINED)
            known[text, block] = _NOTHING if read is None else LineSays(read)
        says = known[text, block]
        lines.append(says)
        parsed = says.parsed
        if parsed is None:
            continue
        if parsed.keyword in ALL_HEADERS:
            block = block_below(parsed.keyword, block)
        if parsed.problems:
            broken += 1
            if broken == MOST_BROKEN:
                lines += [LineSays(None, unread=True)] * (numbers[-1] - number)
                return lines, number
    return lines, None


def know_lines(source: SourceText, lines: Iterable[LineSays], first: int, block: Block) -> Known:
    """Return what lines said from the `first` one on, below a line of a block, as far as mistakes were explained."""
    known: Known = {}
    broken = 0
    for number, (parsed, _, _) in enumerate(lines, first):
        if parsed is not None and parsed.problems:
            broken += 1
            if broken > EXPLAINED:
                break
        known[source.line(number), block] = parsed
        if parsed is not None and parsed.keyword in ALL_HEADERS:
            block = block_below(parsed.keyword, block)
    return known


def _read_line(source: SourceText, text: str, block: Block, before: Known, *, explain: bool) -> Parsed | None:
    if (text, block) in before:
        parsed = before[text, block]
        if parsed is None or not parsed.broken or (explain and block is not Block.DONE):
            return parsed
    parsed = parse_line(text, block, explain=explain)
    if block is Block.DONE and explain and parsed and parsed.broken and (unit := unit_of(source)):
        return parse_line(text, block, unit=unit)
    return parsed


def unit_of(source: SourceText) -> WeightUnit | None:
    """Return what the weights of a log are in; None if it says nothing, or both."""
    lines = source.text[:_SEARCHED]
    units = {WeightUnit(match[1].lower()) for match in _WEIGHTS.finditer(lines)}
    return units.pop() if len(units) == 1 else None
