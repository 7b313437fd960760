"""Well-formed command lines, read by the table of a command.

Whatever is not plainly well-formed is left to click, which reads the same table: mistakes, help, abbreviations that
only shells know, options whose values are looked at. A value that is read here is what click would have made of it.
"""

from collections.abc import Mapping, Sequence

from gplang.cli.clicks import Choice, IntRange, Parameter, Path, Taking
from gplang.records import NamedTuple
from gplang.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_KNOWN = frozenset(
    {"callback", "default", "help", "hidden", "is_flag", "metavar", "multiple", "nargs", "required", "type"}
    | {"shell_complete", "show_default"}
)
"""What click is told of parameters that can be read here."""


class Read(NamedTuple):
    """What a command line says: the fields of a command's record, and which of them options were written for."""

    values: Mapping[str, Any]
    given: frozenset[str]


class _UnclearError(Exception):
    """Click has to look at this command line."""


def read_line(taking: Taking, arguments: Sequence[str]) -> Read | None:
    """Read the arguments of a command; `None` where click has to."""
    parameters = taking.parameters
    if not all(parameter.settings.keys() <= _KNOWN for parameter in parameters.values()):
        return None
    try:
        found, words = _read_options(parameters, arguments)
        given = frozenset(found)
        found |= _share_out(parameters, words)
        values = {
            name: _convert(parameter, found[name]) if name in found else _default(parameter)
            for name, parameter in parameters.items()
        }
    except _UnclearError:
        return None
    return Read(values, given)


def _read_options(
    parameters: Mapping[str, Parameter], arguments: Sequence[str]
) -> tuple[dict[str, list[str]], list[str]]:
    """Return what is written for each option, and the words that are no options."""
    forms = {
        form: (name, parameter)
        for name, parameter in parameters.items()
        if parameter.is_option
        for form in parameter.forms
        if form.startswith("-")
    }
    found: dict[str, list[str]] = {}
    words: list[str] = []
    waiting = iter(arguments)
    for word in waiting:
        if word == "-" or not word.startswith("-"):
            words.append(word)
            continue
        form, equals, value = word.partition("=") if word.startswith("--") else (word, "", "")
        if form not in forms:
            raise _UnclearError
        name, parameter = forms[form]
        if parameter.settings.get("is_flag"):
            if equals:
                raise _UnclearError
        elif not equals:
            value = next(waiting, "-")
            if value.startswith("-"):
                raise _UnclearError
        found.setdefault(name, []).append(value)
    return found, words


def _share_out(parameters: Mapping[str, Parameter], words: list[str]) -> dict[str, list[str]]:
    """Return the words of each argument; only the last one may take any number of them."""
    found: dict[str, list[str]] = {}
    asked = {name: parameter for name, parameter in parameters.items() if not parameter.is_option}
    for number, (name, parameter) in enumerate(asked.items(), 1):
        takes_all = parameter.settings.get("nargs", 1) == -1
        if takes_all and number < len(asked):
            raise _UnclearError
        taken, words = (words, []) if takes_all else (words[:1], words[1:])
        if taken:
            found[name] = taken
        elif parameter.settings.get("required", not takes_all and "default" not in parameter.settings):
            raise _UnclearError
    if words:
        raise _UnclearError
    return found


def _convert(parameter: Parameter, written: list[str]) -> Any:
    settings = parameter.settings
    if settings.get("is_flag"):
        return True
    if "callback" in settings:
        raise _UnclearError
    read = _reader_of(settings.get("type"))
    if settings.get("multiple") or settings.get("nargs") == -1:
        return tuple(map(read, written))
    return read(written[-1])


def _default(parameter: Parameter) -> Any:
    settings = parameter.settings
    if settings.get("is_flag"):
        return False
    if parameter.is_option and settings.get("required"):
        raise _UnclearError
    value = () if settings.get("multiple") or settings.get("nargs") == -1 else settings.get("default")
    look: Callable[[Any], Any] | None = settings.get("callback")
    return value if look is None else look(value)


def _reader_of(kind: object) -> "Callable[[str], Any]":
    def choose(word: str) -> str:
        if not isinstance(kind, Choice) or word not in kind.choices:
            raise _UnclearError
        return word

    def count(word: str) -> int:
        if not (word.isascii() and word.isdecimal()):
            raise _UnclearError
        number = int(word)
        if isinstance(kind, IntRange) and not kind.least <= number <= (kind.greatest or number):
            raise _UnclearError
        return number

    if kind is None or isinstance(kind, Path):
        return str
    return count if kind is int or isinstance(kind, IntRange) else choose
