"""Exercises that a file defines itself."""

from collections.abc import Callable, Iterable, Mapping

from gplang.catalog import Exercise, Vocabulary, key, load_equipment, load_muscles
from gplang.diagnostics import Applicability, Label
from gplang.model.complexes import compose
from gplang.model.names import find_own
from gplang.model.scope import Once, Scope, replace_with, report_unknown
from gplang.quantities import MOST_PARTS
from gplang.records import replace
from gplang.source import Location
from gplang.syntax.ast import Header, Setting
from gplang.syntax.document import BlockLines, Line
from gplang.syntax.tokens import Node
from gplang.typed import Any

NO_EQUIPMENT = "none"
"""The word for needing, or having, no equipment."""


class _Definition:
    """An `exercise` block that is being resolved."""

    __slots__ = ("aliases", "base", "block", "facts", "name", "parts", "unsure", "where")

    def __init__(self, block: BlockLines, name: str, where: Location) -> None:
        self.block = block
        self.name = name
        self.where = where
        self.base: tuple[Line, Node[str]] | None = None
        self.aliases: list[tuple[str, Location]] = []
        self.facts: dict[str, Any] = {}
        self.parts: list[tuple[Line, Node[str]]] = []
        self.unsure = block.is_header_broken or any(True for _ in block.mistakes)


def resolve_exercises(blocks: Iterable[BlockLines], scope: Scope) -> tuple[dict[str, Exercise], frozenset[str]]:
    """Resolve exercise blocks; return the exercises by `key` of each of their names, and the ids of unsure ones."""
    definitions: dict[str, _Definition] = {}
    for block in blocks:
        definition = _read(block, scope, definitions)
        if definition:
            definitions[key(definition.name)] = definition
    aliases = {key(alias): each for each in reversed(definitions.values()) for alias, _ in each.aliases}
    known = aliases | definitions
    done: dict[str, Exercise] = {}
    for definition in sorted(definitions.values(), key=_complexes_last(known)):
        line: dict[str, tuple[_Definition, Exercise | None]] = {}
        current: _Definition | None = definition
        while current is not None and current.name not in done:
            below, outside = _find_base(current, known, line, scope)
            line[current.name] = (current, outside)
            current = below
        for each, outside in reversed(line.values()):
            below_it = _own_base(each, known)
            base = outside or (done.get(below_it.name) if below_it else None)
            each.unsure |= below_it.unsure if below_it else each.base is not None and base is None
            done[each.name] = _build(each, base, _find_parts(each, known, done, scope))
    unsure = frozenset(each.name for each in definitions.values() if each.unsure)
    return _with_aliases(definitions, done, scope), unsure


def _read(block: BlockLines, scope: Scope, known: dict[str, _Definition]) -> _Definition | None:
    header = block.header
    assert header
    assert header.parsed
    statement = header.parsed.statement
    if not isinstance(statement, Header) or statement.name is None:
        return None
    name, where = statement.name.value.casefold(), header.at(statement.name.span)
    if first := known.get(key(name)):
        scope.report_twice("exercise", name, where, first.where)
        return None
    definition = _Definition(block, name, where)
    if statement.title:
        definition.facts["name"] = statement.title.value
    once = Once(scope)
    mark = scope.mark
    for line, parsed in block.statements():
        if isinstance(parsed.statement, Setting) and parsed.keyword != "use":
            _read_setting(definition, line, parsed.keyword or "", parsed.statement, scope, once)
    definition.unsure |= scope.has_lost(mark)
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
        case "complex":
            definition.parts = [(line, node) for node in values]
            if len(values) == 1:
                hint = "name the exercises of a set in their order: `complex clean front-squat`"
                scope.report("E020", line.at(values[0].span), "a complex of one exercise", hint)
        case "equipment":
            definition.facts["equipment"] = tuple((word,) for word in read_equipment(line, values, scope))
        case "trains" | "assists":
            definition.facts[keyword] = read_words(line, values, load_muscles(), "muscle", scope)


def read_words(
    line: Line, nodes: Iterable[Node[str]], vocabulary: Vocabulary, what: str, scope: Scope
) -> tuple[str, ...]:
    """Return the canonical words at some nodes; report the unknown ones."""
    found: dict[str, None] = {}
    words = tuple(nodes)
    at = 0
    while at < len(words) and not scope.is_full:
        node, count = words[at], 1
        word = vocabulary.find(node.value)
        if word is None:
            word, count = _joined(line, words[at : at + 3], vocabulary, scope)
        if word is None:
            known = vocabulary.words
            report_unknown(scope, "E003", line.at(node.span), what, node.value, known, before=known)
        else:
            found[word] = None
        at += count
    return tuple(found)


def _joined(line: Line, nodes: tuple[Node[str], ...], vocabulary: Vocabulary, scope: Scope) -> tuple[str | None, int]:
    """Find and report a name that was written as several words, such as `squat rack`; return how many words."""
    for count in range(len(nodes), 1, -1):
        part = nodes[:count]
        together = " ".join(node.value for node in part)
        if word := vocabulary.find(together):
            where = line.at(part[0].span._replace(end=part[-1].span.end))
            fixes = (replace_with(where, word, Applicability.SAFE),)
            scope.report("E001", where, f"`{together}` is {count} words", f"write `{word}`", fixes=fixes)
            return word, count
    return None, 1


def read_equipment(line: Line, nodes: tuple[Node[str], ...], scope: Scope) -> tuple[str, ...]:
    """Return the equipment named at some nodes; the single word `none` is none."""
    if len(nodes) == 1 and nodes[0].value.casefold() == NO_EQUIPMENT:
        return ()
    kit = [node for node in nodes if node.value.casefold() != NO_EQUIPMENT]
    for node in nodes if len(kit) < len(nodes) else ():
        if node.value.casefold() == NO_EQUIPMENT:
            scope.report("E020", line.at(node.span), f"`{NO_EQUIPMENT}` beside other equipment", "leave it out")
    return read_words(line, kit, load_equipment(), "equipment", scope)


def _complexes_last(known: Mapping[str, _Definition]) -> Callable[[_Definition], bool]:
    """Return the order in which exercises are built: those that are, or start from, a complex behind its parts."""
    found: dict[str, bool] = {}

    def is_complex(definition: _Definition) -> bool:
        line: dict[str, None] = {}
        current: _Definition | None = definition
        while current is not None and current.name not in found and current.name not in line:
            line[current.name] = None
            if current.parts:
                found[current.name] = True
            else:
                current = _own_base(current, known)
        answer = current is not None and found.get(current.name, False)
        found.update(dict.fromkeys(line, answer))
        return answer

    return is_complex


def _find_parts(
    definition: _Definition, known: Mapping[str, _Definition], done: Mapping[str, Exercise], scope: Scope
) -> tuple[Exercise, ...]:
    """Return the exercises that a complex consists of; none if one of them is unknown or a complex itself."""
    found: list[Exercise] = []
    for line, node in definition.parts[:MOST_PARTS]:
        own = find_own(known, node.value)
        if own is definition and scope.own.find(node.value) is not None:
            own = None
        part = done.get(own.name) if own is not None else scope.exercise(line, node)
        if own is not None and (part is None or part.parts):
            message = f"`{node.value}` is a complex itself"
            scope.report("E020", line.at(node.span), message, "name the exercises that it consists of")
            part = None
        if own is not None:
            definition.unsure |= own.unsure
        if part is not None:
            found.append(part)
    if len(definition.parts) > MOST_PARTS:
        line, node = definition.parts[MOST_PARTS]
        message = f"a complex of {len(definition.parts)} exercises; at most {MOST_PARTS}"
        scope.report("E050", line.at(node.span), message, "split it into several")
    if len(found) < max(2, len(definition.parts)):
        definition.unsure |= bool(definition.parts)
        return ()
    return tuple(found)


def _build(definition: _Definition, base: Exercise | None, parts: tuple[Exercise, ...]) -> Exercise:
    title = definition.name.replace("-", " ").capitalize()
    fresh = replace(base, name=title) if base else Exercise(definition.name, title, None)
    if parts:
        fresh = compose(fresh, parts)
    aliases = tuple(alias for alias, _ in definition.aliases)
    return replace(fresh, id=definition.name, aliases=aliases, scalings=(), **definition.facts)


def _own_base(definition: _Definition, known: Mapping[str, _Definition]) -> _Definition | None:
    """Return the file's definition that another starts from; its own name means the catalog's exercise."""
    if definition.base is None:
        return None
    other = find_own(known, definition.base[1].value)
    return None if other is definition else other


def _find_base(
    definition: _Definition, known: Mapping[str, _Definition], line: Mapping[str, object], scope: Scope
) -> tuple[_Definition | None, Exercise | None]:
    """Return what an exercise starts from: a definition still to be built, or an exercise of the catalog."""
    if definition.base is None:
        return None, None
    at, node = definition.base
    other = _own_base(definition, known)
    if other is not None and other is not definition and other.name not in line:
        return other, None
    if other is None:
        is_itself = find_own(known, node.value) is definition
        found = scope.own.find(node.value) if is_itself else scope.exercise(at, node)
        if found or not is_itself:
            return None, found
        message = f"exercise `{definition.name}` is like itself"
    else:
        names = [*line, definition.name]
        circle = [*names[names.index(other.name) :][:6], other.name]
        message = f"exercises are like each other: {' → '.join(circle)}"
    scope.report("E030", at.at(node.span), message, "start one of them from an exercise of the catalog")
    return None, None


def _with_aliases(definitions: dict[str, _Definition], done: dict[str, Exercise], scope: Scope) -> dict[str, Exercise]:
    names = {each: done[definition.name] for each, definition in definitions.items()}
    places = {each: definition.where for each, definition in definitions.items()}
    for definition in definitions.values():
        for alias, where in definition.aliases:
            owner = names.setdefault(key(alias), done[definition.name])
            if owner.id != definition.name:
                related = (Label(places[key(alias)], "first given here"),)
                message = f"`{alias}` is a name of `{owner.id}` already"
                scope.report("E012", where, message, "choose another alias", related=related)
            places.setdefault(key(alias), where)
    return names
