"""Athletes who are known to a plan and do not train it."""

from collections.abc import Iterator

from gplang.diagnostics import Applicability, Edit, Fix
from gplang.model.imports import Imports
from gplang.model.plan import Plan
from gplang.model.roster import Roster
from gplang.model.scope import Scope
from gplang.model.sessions import MOST_NAMED
from gplang.source import Location, Span
from gplang.syntax.document import Document
from gplang.vocabulary import EVERYBODY, Block

_LET_ALL = f"for {EVERYBODY}"


def report_unused(plan: Plan, roster: Roster, imports: Imports, scope: Scope) -> None:
    """Report (E015) athletes whom nobody names: those of a library, where it is used, and those of the plan's file.

    A plan with `for` leaves out those of a library on purpose; whom others start from is of use anyway. An unknown name
    may be meant for anybody.
    """
    if plan.may_lack("for") or not all(roster.members(name) for name in plan.named if name != EVERYBODY):
        return
    useful = roster.bases | {each.name for each in plan.athletes}
    idle = [each for each in roster.athletes.values() if each.name not in useful]
    if plan.named:
        for each in idle:
            if each.where.source.path == plan.where.source.path:
                hint = f"add `{each.name}` to `for`, or leave the athlete out"
                scope.report("E015", each.where, f"`{each.name}` does not train this plan: `for` names others", hint)
        return
    for library, where in zip(imports.documents, imports.named, strict=True):
        names = (
            [] if _is_plan(library) else [each.name for each in idle if each.where.source.path == library.source.path]
        )
        if names:
            many = "its athlete does" if len(names) == 1 else f"its {len(names)} athletes do"
            told = ", ".join(f"`{name}`" for name in names[:MOST_NAMED]) + (", …" if names[MOST_NAMED:] else "")
            hint = f"write who trains into the plan: `for {names[0]}`, a group, or `{_LET_ALL}`"
            message = f"{many} not train this plan: {told}"
            scope.report("E015", where, message, hint, fixes=tuple(_fixes(plan)))


def _is_plan(document: Document) -> bool:
    """Return whether a file is a plan itself, which its athletes train."""
    return any(block.kind is Block.PLAN for block in document.blocks)


def _fixes(plan: Plan) -> Iterator[Fix]:
    """Yield the fix that lets all athletes train."""
    source = plan.where.source
    end = source.line_span(plan.where.start.line).end
    edit = Edit(Location(source, Span(end, end)), f"{source.line_break}  {_LET_ALL}")
    yield Fix(f"write `{_LET_ALL}`", (edit,), Applicability.UNSAFE)
