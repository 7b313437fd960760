"""The athletes of a file and of those that it uses, as they start from one another, and who of them trains a plan."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from gplang.diagnostics import Label
from gplang.model.load_settings import find_circles
from gplang.model.plan import UNKNOWN, Athlete, Clock, Plan
from gplang.model.plan_settings import MOST_LINES, Said, read_block
from gplang.model.scope import Scope, report_unknown
from gplang.model.sessions import MOST_NAMED
from gplang.model.setting_fields import MOST_LISTED
from gplang.records import NamedTuple
from gplang.source import Location
from gplang.suggest import list_words
from gplang.syntax.ast import Header
from gplang.syntax.document import BlockLines
from gplang.typed import Any
from gplang.vocabulary import EVERYBODY

MOST_ATHLETES = 50

_ADDED = ("changes", "moves")
"""Fields of an athlete to which what is written adds; its own come after."""

_HERS = ("where", "name", "title", "skips", "pauses")
"""Fields that nobody inherits: an illness is that of one athlete."""

_BY_KEY = ("maxima", "training_maxima", "raises", "loads", "rounds", "kit_rounds")
"""Fields of an athlete whose values belong to exercises or kit: what is written replaces the inherited one of each."""


class Roster(NamedTuple):
    """All athletes by name, in the order of the text, libraries first; `groups` by name, with the names of who is in.

    `bases` are the names that others start from.
    """

    athletes: Mapping[str, Athlete]
    groups: Mapping[str, tuple[str, ...]]
    bases: frozenset[str] = frozenset()

    def members(self, name: str) -> tuple[str, ...]:
        """Return the names of those whom a name in `for` means; none for an unknown one."""
        if name == EVERYBODY:
            return tuple(self.athletes)
        return (name,) if name in self.athletes else self.groups.get(name, ())


NOBODY = Roster(MappingProxyType({}), MappingProxyType({}))


class _Draft(NamedTuple):
    """An `athlete` block before the one it starts from is known."""

    name: str
    where: Location
    title: str | None
    said: Said
    base: Location | None


def resolve_roster(blocks: Iterable[BlockLines], scope: Scope) -> Roster:
    """Resolve athlete blocks; their names are matched without case."""
    drafts: dict[str, _Draft] = {}
    for block in blocks:
        draft = _read(block, scope, drafts)
        if draft:
            drafts[draft.name] = draft
    done: dict[str, Athlete] = {}
    for draft in drafts.values():
        for each in reversed(_line_up(draft, drafts, done, scope)):
            done[each.name] = _build(each, done, scope)
    groups = _groups_of_their_own(drafts, scope)
    members: dict[str, list[str]] = {name: [] for name in groups}
    for name in drafts:
        for group in done[name].groups:
            if group in members:
                members[group].append(name)
    return Roster(
        MappingProxyType({name: done[name] for name in drafts}),
        MappingProxyType({group: tuple(names) for group, names in members.items()}),
        frozenset(each.base.text.casefold() for each in drafts.values() if each.base),
    )


def _read(block: BlockLines, scope: Scope, known: Mapping[str, _Draft]) -> _Draft | None:
    line = block.header
    assert line
    assert line.parsed
    header = line.parsed.statement if isinstance(line.parsed.statement, Header) else Header()
    said = read_block(block, scope)
    if header.name is None:
        return None
    name, where = header.name.value.casefold(), line.at(header.name.span)
    if first := known.get(name):
        scope.report_twice("athlete", name, where, first.where)
        return None
    base = line.at(header.base.span) if header.base else None
    return _Draft(name, where, header.title.value if header.title else None, said, base)


def _groups_of_their_own(drafts: Mapping[str, _Draft], scope: Scope) -> dict[str, Location]:
    """Return the groups without those that have the name of an athlete, of which the later one is reported."""
    groups: dict[str, Location] = {}
    first: dict[str, Location] = {}
    for draft in drafts.values():
        first.setdefault(draft.name, draft.where)
        for group, where in draft.said.groups.items():
            groups.setdefault(group, where)
            first.setdefault(group, where)
    for name in [each for each in groups if each in drafts]:
        called, athlete = groups.pop(name), drafts[name].where
        is_first = first[name] is athlete
        where, related = called if is_first else athlete, Label(athlete if is_first else called, "the other")
        message = f"`{name}` is an athlete and a group"
        scope.report("E012", where, message, "give one another name", related=(related,))
    return groups


# ---- athletes that start from others


def _line_up(
    draft: _Draft, drafts: Mapping[str, _Draft], done: Mapping[str, Athlete], scope: Scope
) -> Sequence[_Draft]:
    """Return an athlete and those that are still to be built before, in reverse order of building."""
    line: dict[str, _Draft] = {}
    current: _Draft | None = draft
    while current is not None and current.name not in done:
        line[current.name] = current
        current = _find_base(current, drafts, line, scope)
    return list(line.values())


def _find_base(draft: _Draft, drafts: Mapping[str, _Draft], line: Mapping[str, _Draft], scope: Scope) -> _Draft | None:
    """Return whom an athlete starts from; report a name that is unknown, or already in `line`: a reference cycle."""
    if draft.base is None:
        return None
    name = draft.base.text.casefold()
    if name in line:
        names = list(line)
        circle = " → ".join((*names[names.index(name) :][:6], name))
        message = (
            f"athlete `{name}` is like itself" if name == draft.name else f"athletes are like each other: {circle}"
        )
        scope.report("E030", draft.base, message, "write one of them out")
        return None
    if name not in drafts and scope.all_athletes:
        report_unknown(scope, "E017", draft.base, "athlete", draft.base.text, drafts, _name_all(drafts, {}))
    return drafts.get(name)


def _build(draft: _Draft, done: Mapping[str, Athlete], scope: Scope) -> Athlete:
    """Build an athlete; the one that it starts from, if any, has been built already."""
    said = draft.said
    base = done.get(draft.base.text.casefold()) if draft.base else None
    fields = dict(said.fields)
    if base is not None:
        fields = _inherited(base, fields) | {"unsure": base.unsure | fields["unsure"]}
        fields["maxima"] = _without_circles(draft, fields["maxima"], scope)
        for name in _ADDED:
            fields[name] = _as_many_as_may_be(draft, name, fields[name], scope)
    elif draft.base is not None:
        fields["unsure"] = fields["unsure"] | {UNKNOWN}
    return Athlete(draft.where, draft.name, title=draft.title, **fields)


def _inherited(base: Athlete, own: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of an athlete who starts from another: what is written replaces what that one has.

    A maximum that is written brings its own training max: one that was set for the other's maximum does not hold.
    """
    fields = {name: getattr(base, name) for name in Athlete.__slots__ if name not in _HERS}
    training = fields["training_maxima"]
    fields["training_maxima"] = {each: tests for each, tests in training.items() if each not in own.get("maxima", ())}
    for name, value in own.items():
        if name == "logged_maxima":
            fields[name] |= value
        elif name in _BY_KEY:
            fields[name] = {**fields[name], **value}
        else:
            fields[name] = (*fields[name], *value) if name in _ADDED else value
    for name in _BY_KEY:
        fields[name] = MappingProxyType(dict(fields[name]))
    if base.clock is not None and "clock" in own:
        clock = own["clock"]
        by_day = MappingProxyType({**base.clock.by_day, **clock.by_day})
        fields["clock"] = Clock(base.clock.default if clock.default is None else clock.default, by_day)
    return fields


def _as_many_as_may_be(draft: _Draft, name: str, values: tuple[Any, ...], scope: Scope) -> tuple[Any, ...]:
    """Return the values of a field, cut and (at the first athlete) reported where `like` brought too many together."""
    most, told = MOST_LISTED.get(name, MOST_LINES), f" {name} with those of whom it is like; at most"
    if len(values) > most and not any(told in each.message for each in scope.findings):
        scope.report("E050", draft.where, f"{len(values)}{told} {most}")
    return values[:most]


def _without_circles(draft: _Draft, maxima: Mapping[str, Any], scope: Scope) -> Mapping[str, Any]:
    """Return maxima without shares of one another, which only came together by `like`; these are reported."""
    circles = {circle[-1]: circle for circle in find_circles(maxima)}
    written = [each for each in circles if each in draft.said.maxima]
    for exercise in written[:1]:
        message = f"maxima are shares of each other: {' → '.join(circles[exercise])}"
        scope.report("E030", draft.said.maxima[exercise], message, "give one of them a weight")
    return MappingProxyType({each: tests for each, tests in maxima.items() if each not in circles})


# ---- who trains


def choose_athletes(plan: Plan, roster: Roster, own: Sequence[Athlete], scope: Scope) -> tuple[Athlete, ...]:
    """Return who trains a plan, each once: whom its `for` names in that order, or else the `own` of its file."""
    chosen: dict[str, None] = {}
    for name, where in plan.named.items():
        members = roster.members(name)
        if not members and name != EVERYBODY:
            _report_nobody(where, roster, scope)
        chosen.update(dict.fromkeys(members))
    athletes = tuple(roster.athletes[name] for name in chosen) if plan.named else tuple(own)
    if len(athletes) > MOST_ATHLETES:
        where = list(plan.named.values())[-1] if plan.named else athletes[MOST_ATHLETES].where
        hint = "split the plan into several"
        scope.report("E050", where, f"{len(athletes)} athletes; at most {MOST_ATHLETES}", hint)
    return athletes[:MOST_ATHLETES]


def _report_nobody(where: Location, roster: Roster, scope: Scope) -> None:
    """Report a name in `for` that is neither an athlete's nor a group's."""
    scope.missed.append(where)
    if scope.all_athletes:
        known = (*roster.athletes, *roster.groups)
        hint = _name_all(roster.athletes, roster.groups)
        report_unknown(scope, "E017", where, "athlete or group", where.text, known, hint)


def _name_all(athletes: Iterable[str], groups: Iterable[str]) -> str:
    """List athletes and groups for a hint; of many only how many there are."""
    parts = [*_told(tuple(athletes), "athlete"), *_told(tuple(groups), "group")]
    return "; ".join(parts) or "there is no athlete yet; `athlete NAME` starts one"


def _told(names: tuple[str, ...], what: str) -> Iterator[str]:
    if len(names) == 1:
        yield f"the {what} is {list_words(names, 'and')}"
    elif names:
        listed = list_words(names, "and") if len(names) <= MOST_NAMED else f"{len(names)} in number"
        yield f"the {what}s are {listed}"
