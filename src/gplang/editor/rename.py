"""Renaming sessions, exercises, athletes, groups and gyms, in all files that name them."""

from collections.abc import Iterable, Iterator, Sequence

from gplang.catalog import key
from gplang.compiler import Compilation
from gplang.diagnostics import Edit
from gplang.editor.names import find_definitions, mentions_of_kind, paths_of, place_of
from gplang.editor.unread import find_unread
from gplang.model.mentions import Mention, Name, NameKind
from gplang.records import NamedTuple
from gplang.source import Span
from gplang.syntax.ast import Header
from gplang.syntax.document import Document
from gplang.syntax.limits import LONGEST_LINE
from gplang.syntax.line import parse_line

_NOTHING = "only sessions, own exercises, athletes, groups and gyms can be renamed"
_AT = "at"
_PEOPLE = (NameKind.ATHLETE, NameKind.GROUP)
"""What shares one set of names."""


class Renamed(NamedTuple):
    """The edits that give a thing another name, by file and place; or, in words, why there are none."""

    edits: tuple[Edit, ...]
    refused: str = ""


def can_rename(compilation: Compilation, offset: int) -> tuple[Span, str] | str:
    """Return the word at an offset that can be renamed and the name that it has, or why there is none."""
    mention = compilation.mentions.at(offset)
    if mention is None:
        return _NOTHING
    refused = _refuse_mention(compilation, mention)
    is_word = mention.where.text == mention.written
    return refused or (mention.where.span, mention.written if is_word else mention.name.name)


def rename(compilations: Sequence[Compilation], compilation: Compilation, offset: int, new_name: str) -> Renamed:
    """Return the edits that rename what is named at an offset of `compilation`, in all `compilations` that share it.

    Aliases of an exercise stay as they are. Exercises are called by their new name in lower case, as all are.
    """
    mention = compilation.mentions.at(offset)
    if mention is None:
        return Renamed((), _NOTHING)
    if refused := _refuse_mention(compilation, mention):
        return Renamed((), refused)
    others = [each for each in compilations if each.source.path != compilation.source.path]
    homes = {where.source.path for where in find_definitions(compilation, mention.name)}
    together = [compilation, *(each for each in others if homes & paths_of(each))]
    reason = (
        _refuse_name(mention.name, new_name)
        or _refuse_name(mention.name, new_name.casefold())
        or _refuse_texts((compilation, *others))
        or next((reason for each in together if (reason := _refuse_file(each, mention.name, new_name))), "")
    )
    if reason:
        return Renamed((), reason)
    found = {place_of(each): each for one in together for each in _calls(one, mention.name)}
    reason = _refuse_places(found.values()) or _refuse_outside(found.keys(), others, together)
    if reason:
        return Renamed((), reason)
    edits = [Edit(found[place].where, _text_of(found[place], new_name)) for place in sorted(found)]
    reason = _refuse_long(edits) or _refuse_broken(edits)
    return Renamed((), reason) if reason else Renamed(tuple(edit for edit in edits if edit.where.text != edit.text))


def _text_of(mention: Mention, new_name: str) -> str:
    is_exercise = mention.name.kind is NameKind.EXERCISE
    return new_name.casefold() if is_exercise and not mention.defines else new_name


# ---- the places that change


def _calls(compilation: Compilation, name: Name) -> Iterator[Mention]:
    """Yield the places that call a thing by its name, not by an alias."""
    aliases = _alias_keys(compilation, name)
    for mention in mentions_of_kind(compilation, name.kind):
        if mention.name == name and (mention.defines or key(mention.written) not in aliases):
            yield mention


def _alias_keys(compilation: Compilation, name: Name) -> set[str]:
    """Return the `key`s of the aliases that an own exercise's block gives it."""
    if name.kind is not NameKind.EXERCISE:
        return set()
    exercise = compilation.exercises.get(name.name)
    return {key(alias) for alias in exercise.aliases} - {key(exercise.id)} if exercise else set()


# ---- why it cannot be


def _refuse_mention(compilation: Compilation, mention: Mention) -> str:
    kind, name = mention.name
    match kind:
        case NameKind.CATALOG:
            return f"`{name}` is an exercise of the catalog; only own exercises can be renamed"
        case NameKind.WEEK:
            return "a week has a number, not a name"
        case NameKind.FILE:
            return "a file is renamed on the disk, not in a plan"
    count = len(find_definitions(compilation, mention.name))
    if count and kind in _PEOPLE and _is_both(compilation, mention.name):
        return f"`{name}` is an athlete and a group; fix that first"
    if count != 1 and not (kind is NameKind.GROUP and count):
        return f"`{name}` is defined {count} times; fix that first" if count else f"nothing defines {kind} `{name}`"
    if not mention.defines and key(mention.written) in _alias_keys(compilation, mention.name):
        return f"`{mention.written}` is an alias; rename `{name}` at a place that calls it so"
    return ""


def _is_both(compilation: Compilation, name: Name) -> bool:
    """Return whether the name of an athlete or a group is one of the other kind, too."""
    other = NameKind.ATHLETE if name.kind is NameKind.GROUP else NameKind.GROUP
    return bool(find_definitions(compilation, Name(other, name.name)))


def _refuse_name(name: Name, new_name: str) -> str:
    """Say why a text cannot name a thing of that kind: as the parser does, of a header with that name."""
    if name.kind is NameKind.SESSION and new_name.casefold() == _AT:
        return f"`{new_name}` behind several days is the word before a time; choose another name"
    parsed = parse_line(f"{NameKind.ATHLETE if name.kind is NameKind.GROUP else name.kind} {new_name}")
    header = parsed.statement if parsed else None
    is_name = isinstance(header, Header) and header.name is not None and header.name.value == new_name
    if is_name and parsed and not parsed.broken:
        return ""
    if is_name and parsed:
        return str(parsed.problems[0].message)
    return f"`{new_name[:40]}` is no name; letters and digits, joined by hyphens, such as `lower-b`"


def _refuse_texts(compilations: Iterable[Compilation]) -> str:
    """Say that a file was read twice with different texts: places in one are none in the other."""
    texts: dict[str, str] = {}
    for compilation in compilations:
        for document in compilation.mentions.documents:
            if texts.setdefault(document.source.path, document.source.text) != document.source.text:
                return f"`{document.source.path}` has just changed; try again"
    return ""


def _refuse_file(compilation: Compilation, name: Name, new_name: str) -> str:
    path = compilation.source.path
    complete = compilation.log.complete if compilation.log else compilation.resolved and compilation.resolved.complete
    if not complete:
        return f"a file that `{path}` uses cannot be read"
    if len(find_definitions(compilation, name)) > 1 and name.kind is not NameKind.GROUP:
        return f"`{name.name}` is defined twice in `{path}` and what it uses; fix that first"
    wanted = Name(name.kind, new_name.casefold())
    if name.kind is NameKind.EXERCISE:
        wanted = compilation.mentions.name_exercise(new_name)
    elif name.kind in _PEOPLE:
        wanted = compilation.mentions.name_person(new_name)
    if wanted.kind is NameKind.CATALOG:
        return f"`{new_name}` is a name of `{wanted.name}`, which is in the catalog"
    if wanted != name and find_definitions(compilation, wanted):
        return f"`{new_name}` is a name of {wanted.kind} `{wanted.name}` already, in `{path}` or what it uses"
    return next(
        (reason for each in compilation.mentions.documents if (reason := _refuse_unread(each, compilation, name))), ""
    )


def _refuse_unread(document: Document, compilation: Compilation, name: Name) -> str:
    """Say which broken line has a word like the name that nobody could read: it may be a mention."""
    read = (each.where.span for each in compilation.mentions.in_file(document))
    number = find_unread(document, name, read)
    if number is None:
        return ""
    return f"line {number} of `{document.source.path}` has a mistake and may name `{name.name}`; fix it first"


def _refuse_places(mentions: Iterable[Mention]) -> str:
    """Say where a place holds another text than the name that was read from it: a line with a mistake."""
    for mention in mentions:
        if key(mention.where.text.strip('"')) != key(mention.written):
            line, path = mention.where.start.line, mention.where.source.path
            return f"line {line} of `{path}` has a mistake where it names `{mention.name.name}`; fix it first"
    return ""


def _refuse_long(edits: Iterable[Edit]) -> str:
    """Say which line would become too long to be read."""
    lengths: dict[tuple[str, int], int] = {}
    for where, text in edits:
        line, path = where.start.line, where.source.path
        before = lengths.get((path, line), len(where.source.line(line)))
        lengths[path, line] = before + len(text) - len(where.text)
        if lengths[path, line] > LONGEST_LINE:
            return f"line {line} of `{path}` would have over {LONGEST_LINE:,} characters"
    return ""


def _refuse_broken(edits: Iterable[Edit]) -> str:
    """Say which line could not be read with the new name, such as a day's with a session called `at`."""
    lines: dict[tuple[str, int], list[Edit]] = {}
    for edit in edits:
        lines.setdefault((edit.where.source.path, edit.where.start.line), []).append(edit)
    for (path, number), found in lines.items():
        source = found[0].where.source
        text, start = source.line(number), source.line_span(number).start
        before = parse_line(text)
        for where, new in reversed(found):
            text = f"{text[: where.span.start - start]}{new}{text[where.span.end - start :]}"
        after = parse_line(text)
        if before is not None and not before.broken and (after is None or after.broken):
            return f"line {number} of `{path}` could not be read: `{text.strip()}`"
    return ""


def _refuse_outside(
    places: Iterable[tuple[str, Span]], others: Iterable[Compilation], together: Sequence[Compilation]
) -> str:
    """Say in which file a place that is to change means something else."""
    changing = set(places)
    paths = {path for path, _ in changing}
    for other in others:
        if other in together or not paths & paths_of(other):
            continue
        meant = {each.name: each.where for each in other.mentions if place_of(each) in changing}
        for name, where in meant.items():
            if name.kind is NameKind.CATALOG or find_definitions(other, name):
                line, path = where.start.line, where.source.path
                return f"line {line} of `{path}` means another thing in `{other.source.path}`"
    return ""
