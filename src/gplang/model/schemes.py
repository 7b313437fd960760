"""Schemes as lines take them: the doses of successive weeks that stand in a block of their own."""

from gplang.catalog import Exercise
from gplang.model.scope import Scope, report_unknown
from gplang.model.session import Anew, Scheme, SchemeName, SetGroup
from gplang.model.shares import settle_shares
from gplang.source import Location
from gplang.syntax.document import Line
from gplang.syntax.tokens import Node

MOST_TAKEN = 100_000
"""Groups of sets that all lines together take from schemes."""


def take_scheme(line: Line, node: Node[str] | None, scope: Scope) -> Scheme | None:
    """Return the scheme that a line names, its sets in the place of that name; None without one that is known."""
    if node is None:
        return None
    where, name = line.at(node.span), node.value.casefold()
    scheme = scope.schemes.get(name)
    if scheme is None:
        scope.missed.append(where)
        if scope.all_schemes:
            hint = "define it with `scheme NAME` and a `step` for each week"
            report_unknown(scope, "E003", where, "scheme", node.value, scope.schemes, hint)
        return None
    before = scope.taken.total()
    scope.taken[name] += sum(map(len, scheme.doses))
    if scope.taken.total() > MOST_TAKEN:
        if before <= MOST_TAKEN:
            message = f"lines take over {MOST_TAKEN:,} groups of sets from schemes"
            scope.report("E050", where, message, "each line counts all steps of its scheme")
        scope.missed.append(where)
        return None
    if scheme.unsure:
        scope.missed.append(where)
    deload = None if scheme.deload is None else _place(scheme.deload, where)
    return scheme._replace(steps=tuple(_place(step, where) for step in scheme.steps), deload=deload)


def _place(groups: tuple[SetGroup, ...], where: Location) -> tuple[SetGroup, ...]:
    return tuple(group._replace(where=where, places=None) for group in groups)


def name_of(scheme: Scheme | None) -> SchemeName | None:
    """Return what a scheme is called, if there is one."""
    return None if scheme is None else scheme.called


def settle_anew(anew: Anew, exercise: Exercise, scope: Scope) -> Anew:
    """Return what is prescribed anew for an exercise with what its percentages are of."""
    scheme = anew.scheme
    if scheme is None:
        return anew._replace(groups=settle_shares(anew.groups, exercise, scope))
    steps = tuple(settle_shares(step, exercise, scope) for step in scheme.steps)
    deload = None if scheme.deload is None else settle_shares(scheme.deload, exercise, scope)
    scheme = scheme._replace(steps=steps, deload=deload)
    return anew._replace(groups=scheme.first, scheme=scheme)
