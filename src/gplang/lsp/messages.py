"""What an editor says, read from JSON into records; what has another form is refused with `WrongFormError`."""

from collections.abc import Callable

from gplang.records import NamedTuple
from gplang.typed import Any, TypeVar

_MOST = 2**31 - 1
_T = TypeVar("_T")


class WrongFormError(ValueError):
    """Parameters are not as the protocol has them."""


class Place(NamedTuple):
    """A position as an editor counts: lines from 0, and units of its encoding."""

    line: int
    character: int


class Stretch(NamedTuple):
    """From one position to another."""

    start: Place
    end: Place


class Opening(NamedTuple):
    """A text that is opened."""

    uri: str
    version: int
    text: str


class Change(NamedTuple):
    """A text that was changed; `text` is None where the editor sends pieces, which it was asked not to."""

    uri: str
    version: int | None
    text: str | None


class At(NamedTuple):
    """A place of a text."""

    uri: str
    position: Place


class Within(NamedTuple):
    """A stretch of a text."""

    uri: str
    range: Stretch


class References(NamedTuple):
    """A place, and whether the definition is wanted along with the uses."""

    uri: str
    position: Place
    with_definition: bool


class Renaming(NamedTuple):
    """A place, and the new name of what is there."""

    uri: str
    position: Place
    name: str


class Findings(NamedTuple):
    """A stretch and the findings that an editor shows there, each with its source; `only` are the wanted kinds."""

    uri: str
    range: Stretch
    shown: tuple[tuple[Stretch, object], ...]
    only: tuple[str, ...] | None


class Call(NamedTuple):
    """A command and its arguments."""

    command: str
    arguments: tuple[Any, ...]


# ---- parts


def object_in(data: object, key: str) -> dict[str, Any]:
    """Return an object that is there under a key."""
    return _is(dict, _get(data, key))


def text_in(data: object, key: str) -> str:
    """Return a text that is there under a key."""
    return _is(str, _get(data, key))


def list_in(data: object, key: str) -> list[Any]:
    """Return a list that is there under a key."""
    return _is(list, _get(data, key))


def _get(data: object, key: str) -> object:
    if not isinstance(data, dict) or key not in data:
        raise WrongFormError(key)
    return data[key]


def _is(kind: type[_T], value: object) -> _T:
    if not isinstance(value, kind):
        raise WrongFormError(value)
    return value


def _number(value: object, least: int = 0) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= _MOST:
        raise WrongFormError(value)
    return value


def _place(data: object) -> Place:
    return Place(_number(_get(data, "line")), _number(_get(data, "character")))


def _stretch(data: object) -> Stretch:
    return Stretch(_place(_get(data, "start")), _place(_get(data, "end")))


# ---- messages


def read_uri(params: object) -> str:
    """Read which text it is about."""
    return text_in(object_in(params, "textDocument"), "uri")


def read_opening(params: object) -> Opening:
    """Read a text that is opened."""
    document = object_in(params, "textDocument")
    return Opening(text_in(document, "uri"), _number(document.get("version"), -_MOST), text_in(document, "text"))


def read_change(params: object) -> Change:
    """Read a text that was changed; of several changes the last one holds."""
    document = object_in(params, "textDocument")
    version = document.get("version")
    changes = list_in(params, "contentChanges")
    texts = [text_in(each, "text") for each in changes]
    whole = [text for text, each in zip(texts, changes, strict=True) if "range" not in each]
    number = None if version is None else _number(version, -_MOST)
    return Change(text_in(document, "uri"), number, whole[-1] if whole else None)


def read_changed_files(params: object) -> tuple[str, ...]:
    """Read which files have changed on disk."""
    return tuple(text_in(each, "uri") for each in list_in(params, "changes"))


def read_moves(params: object) -> tuple[tuple[str, str], ...]:
    """Read which files are moved, and where to."""
    return tuple((text_in(each, "oldUri"), text_in(each, "newUri")) for each in list_in(params, "files"))


def read_at(params: object) -> At:
    """Read a place."""
    return At(read_uri(params), _place(_get(params, "position")))


def read_within(params: object) -> Within:
    """Read a stretch."""
    return Within(read_uri(params), _stretch(_get(params, "range")))


def read_references(params: object) -> References:
    """Read whose uses are wanted."""
    wanted = _is(bool, _get(object_in(params, "context"), "includeDeclaration"))
    return References(*read_at(params), wanted)


def read_renaming(params: object) -> Renaming:
    """Read what is to have another name."""
    return Renaming(*read_at(params), text_in(params, "newName"))


def read_findings(params: object) -> Findings:
    """Read about which findings something is to be done."""
    context = object_in(params, "context")
    shown = tuple((_stretch(_get(each, "range")), each.get("source")) for each in list_in(context, "diagnostics"))
    only = context.get("only")
    kinds = None if only is None else tuple(_is(str, each) for each in _is(list, only))
    return Findings(*read_within(params), shown, kinds)


def read_query(params: object) -> str:
    """Read which names are looked for."""
    return text_in(params, "query")


def read_entry(params: object) -> dict[str, Any]:
    """Read an entry of a completion list."""
    text_in(params, "label")
    return _is(dict, params)


def read_call(params: object) -> Call:
    """Read what is to be done."""
    arguments = _is(dict, params).get("arguments")
    return Call(text_in(params, "command"), () if arguments is None else tuple(_is(list, arguments)))


def read_folders(params: object) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Read which folders were added, and which removed."""
    event = object_in(params, "event")
    added, removed = (tuple(text_in(each, "uri") for each in list_in(event, key)) for key in ("added", "removed"))
    return added, removed


def read_anything(params: object) -> object:
    """Leave it as it is."""
    return params


Read = Callable[[object], Any]
"""How the parameters of a message are read."""
