"""What the table of statements says, by block and by word."""

from collections.abc import Mapping
from types import MappingProxyType

from gplang.statements.record import Statement
from gplang.statements.table import TABLE
from gplang.vocabulary import Block

HEADERS = (Block.PLAN, Block.ATHLETE, Block.GYM, Block.EXERCISE, Block.SCHEME, Block.SESSION, Block.WEEK)
"""The blocks of a plan that have a header line; its first word is the block's name."""

LOG_HEADERS = (Block.LOG, Block.DONE, Block.MISSED, Block.WEIGHT)
"""The same of a log."""

ALL_HEADERS = frozenset((*HEADERS, *LOG_HEADERS))

STATEMENTS: Mapping[Block, Mapping[str, Statement]] = MappingProxyType(
    {block: {str(each.word): each for each in TABLE if block in each.blocks} for block in Block}
)
"""The statements that each block takes, by first word."""

FILE_STATEMENTS = tuple(word for word in STATEMENTS[Block.FILE] if word not in ALL_HEADERS)
"""First words that stand outside blocks, anywhere in a file."""

LINE_STATEMENTS = tuple(str(each.word) for each in TABLE if each.is_below)
"""First words of the lines under an exercise line."""

ALL_STATEMENTS: Mapping[str, Statement] = MappingProxyType({str(each.word): each for each in reversed(TABLE)})
"""Every first word there is, with its first row in the table: for what is the same in each block."""

LOG_STATEMENTS = frozenset(word for block in LOG_HEADERS for word in STATEMENTS[block]) | {Block.LOG}
"""First words of the lines of logs."""

IN_LOGS_ONLY = LOG_STATEMENTS - {word for block in (Block.PLAN, Block.SESSION) for word in STATEMENTS[block]}
"""Those that no plan has."""


def find_statement(word: str, block: Block | None = None) -> Statement | None:
    """Return what a first word says in a kind of block, or at its first place in the table; None for other words."""
    return (STATEMENTS[block].get(word) if block else None) or ALL_STATEMENTS.get(word)
