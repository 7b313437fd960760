"""Exercises that a file defines itself."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from gplang.catalog import Exercise, Vocabulary, key, load_catalog, load_equipment, load_muscles
from gplang.diagnostics import Label
from gplang.model.scope import Once, Scope, report_unknown
from gplang.source import Location
from gplang.syntax.ast import Header, Setting
from gplang.syntax.document import BlockLines, Line
from gplang.syntax.tokens import Node

NO_EQUIPMENT = "none"
"""The word for needing, or having, no equipment."""


class _Definition:
    """An `exercise` block on its way to an exercise."""

    __slots__ = ("aliases", "base", "block", "facts", "name", "where")

    def __init__(self, block: BlockLines, name: str, where: Location) -> None:
        self.block = block
        self.name = name
        self.where = where
        self.base: tuple[Line, Node[str]] | None = None
        self.aliases: list[tuple[str, Location]] = []
        self.facts: dict[str, Any] = {}


def resolve_exercises(blocks: Iterable[BlockLines], scope: Scope) -> dict[str, Exercise]:
    """Resolve exercise blocks; return the exercises by `key` of each of their names."""
    definitions: dict[str, _Definition] = {}
    for block in blocks:
        definition = _read(block, scope, definitions)
        if definition:
            definitions[key(definition.name)] = definition
    done: dict[str, Exercise] = {}
    for definition in definitions.values():
        _build(definition, definitions, done, scope, ())
    return _with_aliases(definitions, done, scope)


def _read(block: BlockLines, scope: Scope, known: dict[str, _Definition]) -> _Definition | None:
    header = block.header
    assert header
    assert header.parsed
    statement = header.parsed.statement
    if not isinstance(statement, Header) or statement.name is None:
        return None
    name, where = statement.name.value.casefold(), header.at(statement.name.span)
    if first := known.get(key(name)):
        related = (Label(first.where, "first defined here"),)
        scope.report("E012", where, f"exercise `{name}` is defined twice", "give one another name", related=related)
        return None
    definition = _Definition(block, name, where)
    if statement.title:
        definition.facts["name"] = statement.title.value
    once = Once(scope)
    for line, parsed in block.statements():
        if isinstance(parsed.statement, Setting) and parsed.keyword != "use":
            _read_setting(definition, line, parsed.keyword or "", parsed.statement, scope, once)
    return definition


def _read_setting(
    definition: _Definition, line: Line, keyword: str, setting: Setting, scope: Scope, once: Once
) -> None:
    values = setting.values
    if keyword == "alias":
        definition.aliases.extend((node.value, line.at(node.span)) for node in values)
        return
    assert line.parsed
    if not values or not once.is_new(keyword, line.at(line.parsed.word), f"`{keyword}`"):
        return
    match keyword:
        case "like" if isinstance(values[0].value, str):
            definition.base = (line, values[0])
        case "like":
            scope.report("E020", line.at(values[0].span), "an exercise is like another exercise, not a week")
        case "equipment":
            definition.facts["equipment"] = tuple((word,) for word in read_equipment(line, values, scope))
        case "trains" | "assists":
            definition.facts[keyword] = read_words(line, values, load_muscles(), "muscle", scope)


def read_words(
    line: Line, nodes: Iterable[Node[str]], vocabulary: Vocabulary, what: str, scope: Scope
) -> tuple[str, ...]:
    """Return the canonical words at some nodes; report the unknown ones."""
    found: dict[str, None] = {}
    for node in nodes:
        word = vocabulary.find(node.value)
        if word is None:
            report_unknown(scope, "E003", line.at(node.span), what, node.value, vocabulary.words)
        else:
            found[word] = None
    return tuple(found)


def read_equipment(line: Line, nodes: tuple[Node[str], ...], scope: Scope) -> tuple[str, ...]:
    """Return the equipment named at some nodes; the single word `none` is none."""
    if len(nodes) == 1 and nodes[0].value.casefold() == NO_EQUIPMENT:
        return ()
    return read_words(line, nodes, load_equipment(), "equipment", scope)


def _build(
    definition: _Definition,
    definitions: dict[str, _Definition],
    done: dict[str, Exercise],
    scope: Scope,
    chain: tuple[str, ...],
) -> Exercise:
    name = key(definition.name)
    if name in done:
        return done[name]
    base = _base(definition, definitions, done, scope, (*chain, name))
    title = definition.name.replace("-", " ").capitalize()
    fresh = replace(base, name=title) if base else Exercise(definition.name, title, None)
    aliases = tuple(alias for alias, _ in definition.aliases)
    done[name] = replace(fresh, id=definition.name, aliases=aliases, scalings=(), **definition.facts)
    return done[name]


def _base(
    definition: _Definition,
    definitions: dict[str, _Definition],
    done: dict[str, Exercise],
    scope: Scope,
    chain: tuple[str, ...],
) -> Exercise | None:
    """Return the exercise that a definition starts from."""
    if definition.base is None:
        return None
    line, node = definition.base
    other = definitions.get(key(node.value))
    if other is definition:
        return load_catalog().find(node.value) or _report_circle(definition, chain[-1:], scope, line, node)
    if other is None:
        aliases = {key(alias): each for each in definitions.values() for alias, _ in each.aliases}
        other = aliases.get(key(node.value))
    if other is None:
        return scope.exercise(line, node)
    if key(other.name) in chain:
        return _report_circle(definition, chain, scope, line, node)
    return _build(other, definitions, done, scope, chain)


def _report_circle(
    definition: _Definition, chain: tuple[str, ...], scope: Scope, line: Line, node: Node[str]
) -> Exercise | None:
    message = f"exercise `{definition.name}` is like itself"
    if len(chain) > 1:
        message = f"exercises are like each other: {' → '.join((*chain, chain[0]))}"
    scope.report("E030", line.at(node.span), message, "start one of them from an exercise of the catalog")
    return None


def _with_aliases(definitions: dict[str, _Definition], done: dict[str, Exercise], scope: Scope) -> dict[str, Exercise]:
    names = dict(done)
    places = {each: definition.where for each, definition in definitions.items()}
    for each, definition in definitions.items():
        for alias, where in definition.aliases:
            owner = names.setdefault(key(alias), done[each])
            if owner.id != definition.name:
                related = (Label(places[key(alias)], "first given here"),)
                message = f"`{alias}` is a name of `{owner.id}` already"
                scope.report("E012", where, message, "choose another alias", related=related)
            places.setdefault(key(alias), where)
    return names
