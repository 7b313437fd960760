"""First words of lines: what the block still takes, and headers at the margin."""

from collections.abc import Iterator
from itertools import chain

from gplang.editor.completion.snippets import complete_blocks
from gplang.editor.completion.suggestion import EntryKind, Suggestion
from gplang.editor.context import Context, header_of, owner_of
from gplang.editor.descriptions import describe
from gplang.statements.lists import FILE_STATEMENTS, HEADERS, LINE_STATEMENTS, LOG_HEADERS, STATEMENTS
from gplang.statements.record import Often
from gplang.vocabulary import Block, Day, Role

_IN_PLANS = (Block.WEEK,)


def complete_statements(context: Context) -> Iterator[Suggestion]:
    """Yield the first words that may stand here: those of the block, at the margin headers before them."""
    is_at_margin = not context.before
    if is_at_margin:
        yield from _headers(context)
    yield from _words(context, _of_block(context))
    if is_at_margin or context.block.kind is Block.FILE:
        yield from _words(context, _of_file(context))


def _words(context: Context, words: list[str]) -> Iterator[Suggestion]:
    for word in words:
        kind = EntryKind.ROLE if word in tuple(Role) else EntryKind.DAY if word in tuple(Day) else EntryKind.KEYWORD
        what = describe(word, context.block.kind)
        yield Suggestion(word, word, context.replace, kind, about=what)


def _headers(context: Context) -> Iterator[Suggestion]:
    kinds = [block.kind for block in context.compilation.document.blocks]
    has_plan = Block.PLAN in kinds
    wanted = [each for each in HEADERS if (each in _IN_PLANS) <= has_plan and not (each is Block.PLAN and has_plan)]
    if context.compilation.document.is_log:
        wanted = [each for each in LOG_HEADERS if each is not Block.LOG]
    elif len(kinds) == 1:
        wanted.append(Block.LOG)
    wanted.sort(key=lambda each: each is not context.block.kind)
    words, blocks = _words(context, [str(each) for each in wanted]), complete_blocks(context, tuple(wanted))
    is_alone = len(context.line.where.text.strip()) <= context.replace.end - context.replace.start
    yield from chain(blocks, words) if is_alone else words


def _of_block(context: Context) -> list[str]:
    """Return the first words that the block still takes; lines under an exercise first where one is above."""
    kind = context.block.kind
    if kind is Block.FILE:
        return []
    said = {each.keyword for each in context.statements}
    rows = [each for each in STATEMENTS[kind].values() if not each.is_below]
    words = [str(each.word) for each in rows if each.often is not Often.ONCE or each.word not in said]
    if kind not in (Block.SESSION, Block.WEEK, Block.ATHLETE):
        return words
    header = header_of(context.block)
    if kind is Block.SESSION and (header is None or header.base is None):
        words = [word for word in words if word not in ("swap", "drop")]
    under = _of_line(context)
    return [*under, *words] if _is_deeper(context) else [*words, *under]


def _of_line(context: Context) -> list[str]:
    """Return the first words of lines under the exercise line above, if there is one, that it does not have yet."""
    owner = owner_of(context.above)
    if owner is None:
        return []
    row = next(at for at, line in enumerate(context.block.lines) if line.number == owner[0].number)
    said: set[str | None] = set()
    for line in context.block.lines[row + 1 :]:
        if line.parsed is None or line.number == context.line.number:
            continue
        if line.parsed.keyword not in LINE_STATEMENTS:
            break
        said.add(line.parsed.keyword)
    rows = [STATEMENTS[Block.SESSION][word] for word in LINE_STATEMENTS]
    return [str(each.word) for each in rows if each.often is not Often.ONCE or each.word not in said]


def _is_deeper(context: Context) -> bool:
    """Return whether the line is indented more than the exercise line above."""
    owner = owner_of(context.above)
    if owner is None:
        return False
    text = owner[0].where.text
    return len(context.before.expandtabs()) > len(text.expandtabs()) - len(text.expandtabs().lstrip())


def _of_file(context: Context) -> list[str]:
    if context.compilation.document.is_log:
        return []
    lines = context.compilation.document.lines[: context.line.number - 1]
    is_first = not any(line.parsed for line in lines)
    return [word for word in FILE_STATEMENTS if word != "gpl" or is_first]
