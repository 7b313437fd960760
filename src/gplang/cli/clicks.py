"""click, as commands write it: importing it costs more than most commands do.

What describes a command is kept here as it is written, and `gplang.cli.described` makes click's own of it where click
is needed: for help, completion and mistakes. What prints is here as well. All the rest, errors above all, comes from
click when it is asked for.
"""

import os
import sys
from collections.abc import Callable, Mapping
from re import sub

from gplang.cli.exit_codes import REFUSED
from gplang.records import NamedTuple, dataclass
from gplang.typed import TYPE_CHECKING, Any, NoReturn, TextIO

if TYPE_CHECKING:
    from click import Abort, BadParameter, ClickException, UsageError, launch, prompt

__all__ = [
    "Abort",
    "BadParameter",
    "Choice",
    "ClickException",
    "Command",
    "Context",
    "Ended",
    "IntRange",
    "Parameter",
    "Path",
    "UsageError",
    "argument",
    "command",
    "echo",
    "launch",
    "mistake",
    "option",
    "prompt",
    "style",
    "unstyle",
]


_OF_CLICK = frozenset({"Abort", "BadParameter", "ClickException", "UsageError", "launch", "prompt"})


def __getattr__(name: str) -> Any:
    if name not in _OF_CLICK:
        raise AttributeError(f"module {__name__} has no attribute {name}")
    import click

    return getattr(click, name)


# ---- what describes a command


class Choice(NamedTuple):
    """One of these words."""

    choices: tuple[str, ...]
    case_sensitive: bool = True


class IntRange(NamedTuple):
    """A whole number from the least to the greatest, if there is one."""

    least: int
    greatest: int | None = None


class Path(NamedTuple):
    """A path; whether a file is there is nobody's business yet."""


class Parameter(NamedTuple):
    """An option or an argument: its forms, and what click is told of it."""

    forms: tuple[str, ...]
    settings: Mapping[str, Any]
    is_option: bool


def option(*forms: str, **settings: Any) -> Parameter:
    """Describe an option, as `click.option` does."""
    return Parameter(forms, settings, True)


def argument(form: str, **settings: Any) -> Parameter:
    """Describe an argument, as `click.argument` does."""
    return Parameter((form,), settings, False)


class Taking(NamedTuple):
    """A function that carries out a command, and the record that it takes what was written in."""

    run: "Callable[[Context, Any], None]"
    record: Callable[..., Any]

    @property
    def parameters(self) -> dict[str, Parameter]:
        """The options and arguments, each by the name of its field."""
        return {name: each.__metadata__[0] for name, each in self.record.__annotations__.items()}


@dataclass(frozen=True, slots=True, eq=False)
class Command:
    """A command: what it takes and does, and what click is told of it."""

    name: str
    taking: Taking
    settings: Mapping[str, Any]


def command(name: str | None = None, **settings: Any) -> Callable[[Taking], Command]:
    """Describe a command, as `click.command` does, of what `takes` returns."""
    return lambda taking: Command(name or taking.run.__name__, taking, settings)


class Ended(Exception):  # noqa: N818
    """A command has come to its end."""

    def __init__(self, code: int) -> None:
        self.code = code


@dataclass(frozen=True, slots=True)
class Context:
    """How a command was called; `given` are the fields of its record that options of the command line fill."""

    command_path: str
    given: frozenset[str]

    def exit(self, code: int = 0) -> NoReturn:
        """End the command."""
        raise Ended(code)


def mistake(message: str) -> "ClickException":
    """Return an error that is told as a usage error is, with the command's name, but without a word of `--help`."""
    import click

    error = click.ClickException(message)
    vars(error).update(exit_code=REFUSED, ctx=click.get_current_context(silent=True))  # as a usage error has them
    return error


# ---- what prints

_FOREGROUNDS = {"red": 31, "green": 32, "yellow": 33, "blue": 34, "magenta": 35, "cyan": 36}


def style(text: str, *, fg: str | None = None, bold: bool = False) -> str:
    """Return a text as a terminal shows it in colour or bold."""
    color = "" if fg is None else f"\033[{_FOREGROUNDS[fg]}m"
    weight = "\033[1m" if bold else ""
    return f"{color}{weight}{text}\033[0m"


def unstyle(text: str) -> str:
    """Return a text without colours."""
    return sub(r"\033\[[0-?]*[ -/]*[@-~]", "", text) if "\033" in text else text


def echo(message: str | bytes = "", *, nl: bool = True, err: bool = False, color: bool | None = None) -> None:
    """Print to standard output, or with `err` to standard error; colours go to terminals only, unless `color` says."""
    if os.name == "nt":
        import click

        click.echo(message, nl=nl, err=err, color=color)
        return
    stream = sys.stderr if err else sys.stdout
    if stream is None:
        return
    if isinstance(message, bytes):
        stream.flush()
        binary: Any = getattr(stream, "buffer", stream)
        binary.write(message + b"\n" if nl else message)
        binary.flush()
        return
    if "\033" in message and not (_is_terminal(stream) if color is None else color):
        message = unstyle(message)
    stream.write(message + "\n" if nl else message)
    stream.flush()


def _is_terminal(stream: TextIO) -> bool:
    return stream.isatty()
