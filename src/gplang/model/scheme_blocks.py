"""The blocks of schemes: their names, and the doses of their steps."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from gplang.model.line_parts import read_groups
from gplang.model.scope import Once, Scope
from gplang.model.session import Scheme, SchemeName, SetGroup
from gplang.syntax.ast import Deload, Header, SchemeStep
from gplang.syntax.document import BlockLines

MOST_STEPS = 200
"""Steps of one scheme."""


def resolve_schemes(blocks: Iterable[BlockLines], scope: Scope) -> Mapping[str, Scheme]:
    """Resolve the blocks of schemes; return the schemes by name in lower case."""
    found: dict[str, Scheme] = {}
    for block in blocks:
        scheme = _read(block, scope)
        if scheme is None:
            continue
        first = found.setdefault(scheme.called.name, scheme)
        if first is not scheme:
            scope.report_twice("scheme", scheme.called.name, scheme.where, first.where)
    return MappingProxyType(found)


def _read(block: BlockLines, scope: Scope) -> Scheme | None:
    header = block.header
    assert header
    assert header.parsed
    statement = header.parsed.statement
    mark = scope.mark
    steps, deload = _read_lines(block, scope)
    if not isinstance(statement, Header) or statement.name is None:
        return None
    name = statement.name.value.casefold()
    where = header.at(statement.name.span)
    is_sure = not (block.is_header_broken or any(block.mistakes) or scope.has_lost(mark))
    if is_sure and not any(steps):
        what = "that always leaves the line out" if steps else "without steps"
        hint = "write the doses of its weeks below it, such as `step 3x5 @80%`; a line takes it in place of its sets"
        scope.report("E020", where, f"a scheme {what}", f"{hint}, as in `primary rdl scheme {name}`")
        is_sure = False
    title = statement.title.value if statement.title else None
    once = statement.once is not None
    done = steps if any(steps) else ()
    return Scheme(where, SchemeName(name, title), done, once, deload, unsure=not is_sure)


def _read_lines(
    block: BlockLines, scope: Scope
) -> tuple[tuple[tuple[SetGroup, ...], ...], tuple[SetGroup, ...] | None]:
    """Return the steps of a scheme and its dose for `deload` weeks."""
    steps: list[tuple[SetGroup, ...]] = []
    deload: tuple[SetGroup, ...] | None = None
    once = Once(scope)
    for line, parsed in block.statements():
        match parsed.statement:
            case SchemeStep(groups=groups) if groups or not parsed.broken:
                steps.append(read_groups(line, groups, scope))
            case Deload(groups=groups) if once.is_new("deload", line.at(parsed.word), "`deload`"):
                deload = None if parsed.broken else read_groups(line, groups, scope)
        if len(steps) > MOST_STEPS:
            scope.report("E050", line.where, f"over {MOST_STEPS} steps in one scheme")
            break
    return tuple(steps[:MOST_STEPS]), deload
