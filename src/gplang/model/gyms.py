"""The gyms of a plan and of what it uses, and who trains where."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from gplang.diagnostics import Severity
from gplang.model.gym import Gym
from gplang.model.plan import Plan
from gplang.model.plan_settings import read_block
from gplang.model.scope import Scope
from gplang.records import replace
from gplang.syntax.ast import Header
from gplang.syntax.document import BlockLines

MOST_GYMS = 50
"""Gyms of a plan and of the files it uses."""

MOST_SIZES = 20
"""Different plates of one gym."""


def resolve_gyms(blocks: Iterable[BlockLines], scope: Scope) -> Mapping[str, Gym]:
    """Resolve gym blocks, by name in lower case."""
    gyms: dict[str, Gym] = {}
    for block in blocks:
        gym = _gym(block, scope, gyms)
        if gym is not None and len(gyms) == MOST_GYMS:
            scope.report("E050", gym.where, f"over {MOST_GYMS} gyms", "leave out those where nobody trains")
            break
        if gym is not None:
            gyms[gym.name] = gym
    return MappingProxyType(gyms)


def _gym(block: BlockLines, scope: Scope, known: Mapping[str, Gym]) -> Gym | None:
    line = block.header
    assert line
    assert line.parsed
    header = line.parsed.statement if isinstance(line.parsed.statement, Header) else Header()
    fields = read_block(block, scope).fields
    if header.name is None:
        return None
    name, where = header.name.value.casefold(), line.at(header.name.span)
    if first := known.get(name):
        scope.report_twice("gym", name, where, first.where)
        return None
    gym = Gym(where, name, header.title.value if header.title else None, **fields)
    if len(fields) == 1 and not gym.unsure:
        hint = "write what there is: `equipment …`, `bar 20kg`, `plates 20kg 10kg 5kg`, `round …`"
        scope.report("E020", where, f"gym `{name}` says nothing", hint, severity=Severity.WARNING)
    return _with_plates(gym, scope)


def _with_plates(gym: Gym, scope: Scope) -> Gym:
    """Return a gym with its plates in order; without them where they do not go with a bar, which is reported."""
    plates = tuple(sorted(gym.plates, key=lambda each: -each.weight.amount))
    units = dict.fromkeys(each.unit for each in (*([gym.bar] if gym.bar else []), *(plate.weight for plate in plates)))
    if len(plates) > MOST_SIZES:
        message = f"{len(plates)} different plates in one gym; at most {MOST_SIZES}"
        scope.report("E050", gym.where, message)
    elif len(units) > 1:
        hint = "write all of a gym in one unit; athletes see loads in theirs anyway"
        scope.report("E020", gym.where, f"a bar and plates in {' and '.join(units)}", hint)
    elif plates and gym.bar is None:
        if gym.unsure.isdisjoint(("", "bar")):
            hint = f"write what the empty bar weighs, such as `bar {'20kg' if 'kg' in units else '45lb'}`"
            scope.report("E020", gym.where, f"gym `{gym.name}` has plates and no bar", hint)
    else:
        return replace(gym, plates=plates)
    return replace(gym, plates=(), unsure=gym.unsure | {"plates"})


def settle_homes(plan: Plan) -> Plan:
    """Return a plan in which every athlete knows where to train: where the athlete says, else where the plan does."""
    if plan.gym is None and not any(each.gym for each in plan.athletes):
        return plan
    return replace(plan, athletes=tuple(replace(each, home=each.gym or plan.gym) for each in plan.athletes))
