"""The settings of a plan and of its athletes."""

from collections.abc import Callable, Mapping
from itertools import islice
from types import MappingProxyType

from gplang.diagnostics import Label
from gplang.model.differences import Differences
from gplang.model.exercises import read_equipment
from gplang.model.identity import default_id, make_id
from gplang.model.line_parts import value_of
from gplang.model.lines import WithSubLines, gather_sub_lines
from gplang.model.load_settings import (
    read_load,
    read_maximum,
    read_plates,
    read_raise,
    read_round,
    read_training_max,
    report_circles,
)
from gplang.model.plan import UNKNOWN, Event, Pause, Plan
from gplang.model.scope import Scope, replace_with
from gplang.model.session import Lift
from gplang.model.setting_fields import Fields
from gplang.model.zones import find_oddity, is_zone, suggest_zones
from gplang.quantities import OnMiss, Progress, WeightUnit
from gplang.records import NamedTuple, replace
from gplang.source import Location
from gplang.statements.lists import ALL_STATEMENTS, STATEMENTS
from gplang.statements.record import Often
from gplang.suggest import list_words
from gplang.syntax.ast import (
    ClockSetting,
    EventLine,
    Header,
    LoggedMax,
    MaxSetting,
    MoveLine,
    OnMissLine,
    ProgressLine,
    RaiseSetting,
    Setting,
    Swap,
    Target,
)
from gplang.syntax.document import BlockLines, Line
from gplang.syntax.tokens import Node
from gplang.typed import Any
from gplang.vocabulary import EVERYBODY, Block, Role

MOST_LINES = 500
"""Lines of a plan or an athlete block."""


def resolve_plan_header(blocks: list[BlockLines], scope: Scope) -> Plan | None:
    """Resolve the plan block of a file, None if it has none; a second one is reported."""
    if not blocks:
        return None
    block = blocks[0]
    assert block.header
    where = _header_word(block)
    for other in blocks[1:]:
        related = (Label(where, "the first plan"),)
        hint = "a file holds one plan; put the other into a file of its own"
        scope.report("E012", _header_word(other), "a second plan in one file", hint, related=related)
    assert block.header.parsed
    header = block.header.parsed.statement
    title = header.title.value if isinstance(header, Header) and header.title else ""
    plan = Plan(where, title or "Untitled", default_id(title, where.source.path))
    fields = read_block(block, scope, WeightUnit.KG).fields
    if isinstance(header, Header) and header.title and title.strip() and "id" not in fields and not make_id(title):
        message = f"the title has no letter or digit to make an identity of; it is the file's name, `{plan.id}`"
        hint = "write `id` and a name, by which calendars know the sessions also when the file is renamed"
        scope.report("E016", block.header.at(header.title.span), message, hint)
    progress = fields.pop("progress", {})
    return replace(plan, **_progress_fields(progress), **fields)


def _progress_fields(progress: Mapping[Role | Lift, tuple[Progress, Location]]) -> dict[str, Any]:
    """Return the fields of a plan for its progressions, by role and by lift, and for their places."""
    told = _by_target("progress", {key: value for key, (value, _) in progress.items()})
    return told | _by_target("progress_where", {key: where for key, (_, where) in progress.items()})


def _by_target(name: str, said: Mapping[Role | Lift, Any]) -> dict[str, Any]:
    """Return the two fields of a plan for what holds for roles and for lifts."""
    roles = {key: each for key, each in said.items() if isinstance(key, Role)}
    lifts = {key: each for key, each in said.items() if isinstance(key, Lift)}
    return {f"role_{name}": MappingProxyType(roles), f"lift_{name}": MappingProxyType(lifts)}


def _header_word(block: BlockLines) -> Location:
    assert block.header
    assert block.header.parsed
    return block.header.at(block.header.parsed.word)


# ---- the lines of a block


class Said(NamedTuple):
    """The fields that a block sets; of an athlete the places of the groups, and of the maxima by exercise."""

    fields: dict[str, Any]
    groups: Mapping[str, Location]
    maxima: Mapping[str, Location]


def read_block(block: BlockLines, scope: Scope, unit: WeightUnit | None = None) -> Said:
    """Read the lines of a plan, whose `unit` is that of one which names none, of an athlete, or of a gym."""
    fields = Fields(scope, unit)
    lost = {line.parsed.keyword or UNKNOWN if line.parsed else UNKNOWN for line in block.mistakes}
    if block.kind is Block.ATHLETE and block.is_header_broken:
        lost.add(UNKNOWN)  # it may have said whom the athlete is like
    progress: dict[Role | Lift, tuple[Progress, Location]] = {}
    on_miss: dict[Role | Lift, tuple[OnMiss, Location]] = {}
    events: dict[str, Event] = {}
    different = Differences(scope)
    for line, parsed, below in _lines_of(block, scope):
        mark = scope.mark
        match parsed.statement:
            case ClockSetting(day=day, time=time):
                value = day.value if day else None
                if fields.once.is_new(("at", value), line.at(parsed.word), f"`at{f' {value}' if value else ''}`"):
                    fields.clock[value] = time.value
            case ProgressLine() as statement if block.kind is Block.PLAN:
                _keep_target(line, statement, statement.progress, progress, fields)
            case OnMissLine() as statement if block.kind is Block.PLAN:
                _keep_target(line, statement, statement.on_miss, on_miss, fields)
            case EventLine() as statement if block.kind is Block.PLAN:
                _event(line, statement, events, scope)
            case Swap() | Target() | MoveLine() as statement if block.kind is Block.ATHLETE:
                different.read(line, statement, below)
            case MaxSetting() | LoggedMax() | RaiseSetting() | Setting() as setting:
                if parsed.keyword is not None and parsed.keyword in STATEMENTS[block.kind]:
                    _keep(fields, parsed.keyword, line, setting)
            case _:
                pass
        if scope.has_lost(mark):
            lost.add(parsed.keyword or UNKNOWN)
    report_circles(fields)
    more: dict[str, Any] = {"progress": progress} if progress else {}
    if on_miss:
        more |= _by_target("on_miss", {key: value for key, (value, _) in on_miss.items()})
    if events:
        more["events"] = MappingProxyType(events)
    more |= different.finish()
    if fields.named:
        more |= {"named": MappingProxyType(fields.named)} if fields.is_plan else {"groups": tuple(fields.named)}
    places = {key[1]: where for key, where in fields.once.first.items() if isinstance(key, tuple) and key[0] == "max"}
    return Said(
        fields.finish(all_read=lost.isdisjoint(("unit", UNKNOWN))) | more | {"unsure": frozenset(lost)},
        fields.named,
        places,
    )


def _lines_of(block: BlockLines, scope: Scope) -> list[WithSubLines]:
    """Return the lines of a block, those under a `swap` of an athlete with it; too many are reported (E050) and cut."""
    lines = list(islice(block.statements(), MOST_LINES + 1))
    if len(lines) > MOST_LINES:
        scope.report("E050", lines.pop()[0].where, f"over {MOST_LINES} lines in one block")
    return gather_sub_lines(lines) if block.kind is Block.ATHLETE else [(*each, []) for each in lines]


def _event(line: Line, statement: EventLine, events: dict[str, Event], scope: Scope) -> None:
    name, where = statement.name.value.casefold(), line.at(statement.name.span)
    if first := events.get(name):
        scope.report_twice("event", name, where, first.where)
        return
    events[name] = Event(
        where,
        name,
        title=value_of(statement.title),
        minutes=value_of(statement.minutes),
        metres=value_of(statement.metres),
        hard=statement.hard is not None,
    )


_NEEDS_TARGET = {
    "progress": "such as `progress accessory +1rep every 2 weeks to 15` or `progress back-squat +2.5kg every session`",
    "on-miss": "such as `on-miss primary hold` or `on-miss back-squat -10% after 3`",
}


def _keep_target(
    line: Line,
    statement: ProgressLine | OnMissLine,
    said: Node[Any],
    kept: dict[Role | Lift, Any],
    fields: Fields,
) -> None:
    """Keep what holds for the lines of a role, of an exercise, or of an exercise in a role."""
    role, named, where = statement.role, statement.exercise, line.at(said.span)
    is_progress = isinstance(statement, ProgressLine)
    word, what = ("progress", "progression") if is_progress else ("on-miss", "answer to a miss")
    if role is None and named is None:
        fields.scope.report("E001", where, f"a plan's {what} needs a role or an exercise", _NEEDS_TARGET[word])
        return
    exercise = fields.scope.exercise(line, named) if named is not None else None
    if named is not None and exercise is None:
        return
    key = Lift(value_of(role), exercise.id) if exercise is not None else value_of(role)
    words = " ".join([*([role.value] if role else []), *([exercise.id] if exercise else [])])
    node = role if named is None else named
    assert node is not None
    if fields.once.is_new((word, key), line.at(node.span), f"{what if word != 'progress' else word} of {words}"):
        kept[key] = said.value, where


def _single(fields: Fields, keyword: str, line: Line, setting: Setting) -> None:
    assert line.parsed
    if setting.values and fields.once.is_new(keyword, line.at(line.parsed.word), f"`{keyword}`"):
        fields.single[ALL_STATEMENTS[keyword].field or keyword] = setting.values[0].value


def _identity(fields: Fields, keyword: str, line: Line, setting: Setting) -> None:
    _single(fields, keyword, line, setting)
    fields.single[keyword] = fields.single[keyword].casefold()


def _timezone(fields: Fields, keyword: str, line: Line, setting: Setting) -> None:
    node = setting.values[0]
    where = line.at(node.span)
    if is_zone(node.value):
        _single(fields, keyword, line, setting)
        odd = find_oddity(node.value)
        if odd is not None:
            _report_zone(fields, "E023", where, f"`{node.value}` {odd.reason}", odd.meant)
        return
    meant = suggest_zones(node.value) if fields.scope.explains else ()
    _report_zone(fields, "E020", where, f"unknown time zone `{node.value}`", meant)


def _report_zone(fields: Fields, code: str, where: Location, message: str, meant: tuple[str, ...]) -> None:
    hint = "write a region and a city, such as `Europe/Berlin` or `America/New_York`"
    if meant:
        hint = f"did you mean {list_words(meant)}?"
    fixes = (replace_with(where, meant[0]),) if len(meant) == 1 else ()
    fields.scope.report(code, where, message, hint, fixes=fixes)


def _listed(fields: Fields, keyword: str, line: Line, setting: Setting) -> None:
    name = ALL_STATEMENTS[keyword].field or keyword
    assert line.parsed
    fields.listed[name] = line.at(line.parsed.word)
    fields.lists.setdefault(name, []).extend(node.value for node in setting.values)


def _pause(fields: Fields, _keyword: str, line: Line, setting: Setting) -> None:
    assert line.parsed
    fields.listed["pauses"] = line.at(line.parsed.word)
    for node in setting.values:
        first, last = node.value
        fields.lists.setdefault("pauses", []).append(Pause(line.at(node.span), first, last))


def _equipment(fields: Fields, _keyword: str, line: Line, setting: Setting) -> None:
    have = fields.single.get("equipment", frozenset())
    fields.single["equipment"] = have | frozenset(read_equipment(line, setting.values, fields.scope))


def _named(fields: Fields, keyword: str, line: Line, setting: Setting) -> None:
    """Keep the athletes and groups that train, or the groups that an athlete is in."""
    for node in setting.values:
        name, where = node.value.casefold(), line.at(node.span)
        if not fields.is_plan and name == EVERYBODY:
            hint = "`for all` is everybody; choose another name"
            fields.scope.report("E020", where, f"`{node.value}` is reserved and cannot name a group", hint)
        elif not fields.is_plan:
            fields.named.setdefault(name, where)
        elif fields.once.is_new((keyword, name), where, f"`{name}`"):
            if fields.named and EVERYBODY in (name, *fields.named):
                hint = f"write `for {EVERYBODY}`, or only the names of who trains"
                fields.scope.report("E020", where, "`all` beside names: it is everybody", hint)
            fields.named[name] = where


def _gym(fields: Fields, keyword: str, line: Line, setting: Setting) -> None:
    assert line.parsed
    gym = fields.scope.gym(line, setting.values[0])
    if fields.once.is_new(keyword, line.at(line.parsed.word), f"`{keyword}`") and gym is not None:
        fields.single["gym"] = gym


Reader = Callable[[Fields, str, Line, Any], None]
_READERS: dict[str, Reader] = {
    "id": _identity,
    "for": _named,
    "group": _named,
    "timezone": _timezone,
    "pause": _pause,
    "round": read_round,
    "max": read_maximum,
    "training-max": read_training_max,
    "raise": read_raise,
    "load": read_load,
    "equipment": _equipment,
    "in": _gym,
    "plates": read_plates,
}
"""How settings are kept that are more than a value given once, or values added up."""


def _keep(fields: Fields, keyword: str, line: Line, setting: MaxSetting | LoggedMax | RaiseSetting | Setting) -> None:
    """Store a setting's value in the field that its row in the table of statements names."""
    often = ALL_STATEMENTS[keyword].often
    reader: Reader = _READERS.get(keyword) or (_single if often is Often.ONCE else _listed)
    reader(fields, keyword, line, setting)
