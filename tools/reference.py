"""The tables of the language reference that are made from the table of statements: called by `tools/generate.py`."""

import re
from collections.abc import Iterator

from gplang.statements.lists import FILE_STATEMENTS, HEADERS, STATEMENTS
from gplang.statements.record import Often, Statement
from gplang.vocabulary import Block, Day

_MADE = re.compile(r"(?P<head><!-- statements: (?P<name>[a-z ]+) -->\n).*?(?P<foot>\n<!-- end -->)", re.DOTALL)


def render_reference(text: str) -> str:
    """Return the page with each table as it should be."""
    return _MADE.sub(lambda made: f"{made['head']}\n{render_table(made['name'])}\n{made['foot']}", text)


def render_table(name: str) -> str:
    """Return the table of a block's statements, or of the blocks."""
    return "\n".join(_blocks() if name == "blocks" else _lines(Block(name)))


def _blocks() -> Iterator[str]:
    yield "| header | how many | lines it takes |"
    yield "|---|---|---|"
    yield "| *(before the first header)* | | `gpl` as the first statement |"
    for block in HEADERS:
        header = STATEMENTS[Block.FILE][block]
        many = "at most one" if header.often is Often.ONCE else "any number"
        in_plans = ", in a plan" if block is Block.WEEK else ""
        yield f"| `{header.written}` | {many}{in_plans} | {_words(block)} |"
    yield f"| *(anywhere)* | any number | `{FILE_STATEMENTS[-1]}` |"


def _words(block: Block) -> str:
    rows = STATEMENTS[block].values()
    own = " ".join(f"`{each.word}`" for each in rows if not each.is_below)
    below = " ".join(f"`{each.word}`" for each in rows if each.is_below)
    return f"{own}; under an exercise line {below}" if below else own


def _lines(block: Block) -> Iterator[str]:
    yield "| line | such as | how often | meaning |"
    yield "|---|---|---|---|"
    for row in STATEMENTS[block].values():
        is_told_already = block is Block.ATHLETE and Block.PLAN in row.blocks
        if row.word in tuple(Day)[1:] or is_told_already:
            continue
        yield f"| `{row.written}` | `{row.example}` | {row.often} | {_meaning(row)} |"


def _meaning(row: Statement) -> str:
    says = row.says.removesuffix(".")
    choices = [f"`{each}`" for each in row.choices or ()]
    listed = f"{', '.join(choices[:-1])} or {choices[-1]}: " if choices else ""
    more = f"; {row.more}" if row.more else ""
    is_word = says[1].islower() or says[1] == " "
    return f"{listed}{says[0].lower() if is_word else says[0]}{says[1:]}{more}"
