"""The options that choose rules on a command line."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from gplang.cli.completion_words import complete_rules
from gplang.policies.refusal import PolicyRefused

Command = Callable[..., Any]

_OPTIONS = (
    ("--select", "Only these rules: codes, names or beginnings of codes, with commas between."),
    ("--extend-select", "These rules as well."),
    ("--ignore", "Not these rules."),
)


def selection_options(command: Command) -> Command:
    """Give a command the options `--select`, `--extend-select` and `--ignore`, and the errors that they bring."""

    @wraps(command)
    def refusing(*arguments: Any, **options: Any) -> Any:
        try:
            return command(*arguments, **options)
        except PolicyRefused as refused:
            raise click_error(refused) from None

    with_options: Command = refusing
    for name, text in reversed(_OPTIONS):
        option = click.option(name, metavar="RULES", multiple=True, help=text, shell_complete=complete_rules)
        with_options = option(with_options)
    return with_options


def click_error(refused: PolicyRefused) -> click.ClickException:
    """Return a refusal as the error that a command ends with; `run` gives both kinds exit code 2."""
    return click.UsageError(str(refused)) if refused.is_usage else click.ClickException(str(refused))
