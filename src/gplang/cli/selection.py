"""The options that choose rules on a command line, and what they choose."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from gplang.config.policy import CommandLine
    from gplang.config.selectors import Known

Command = Callable[..., Any]

_OPTIONS = (
    ("--select", "Only these rules: codes, names or beginnings of codes, with commas between."),
    ("--extend-select", "These rules as well."),
    ("--ignore", "Not these rules."),
)


def selection_options(command: Command) -> Command:
    """Give a command the options `--select`, `--extend-select` and `--ignore`."""
    for name, text in reversed(_OPTIONS):
        command = click.option(name, metavar="RULES", multiple=True, help=text)(command)
    return command


def read_selection(
    select: Iterable[str], extend_select: Iterable[str], ignore: Iterable[str], known: "Known"
) -> "CommandLine":
    """Return what the options choose; a usage error tells of the first word that means no rule."""
    from gplang.config.policy import CommandLine
    from gplang.config.words import NOT_IGNORED, check_selector

    chosen = CommandLine(_split(select), _split(extend_select), _split(ignore))
    for words, option in zip(chosen, ("--select", "--extend-select", "--ignore"), strict=True):
        refusal = NOT_IGNORED if option == "--ignore" else None
        for word in words:
            for fault in check_selector(word, (), known, refusal=refusal):
                hint = f"; {fault.hint}" if fault.hint else ""
                raise click.UsageError(f"{option}: {fault.message}{hint}".replace("`", "'"))
    return chosen


def _split(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(word.strip() for words in given for word in words.split(",") if word.strip())
