"""click's own commands, made of what `gplang.cli.clicks` describes."""

from functools import cache, update_wrapper

import click
from click.core import ParameterSource

from gplang.cli.clicks import Choice, Command, Context, Ended, IntRange, Parameter, Path
from gplang.cli.mistakes import as_click_error
from gplang.policies.refusal import PolicyRefused
from gplang.typed import Any


@cache
def make_click(command: Command) -> click.Command:
    """Return the command that click runs, helps with and completes."""

    def call(ctx: click.Context, /, **given: Any) -> None:
        options = [name for name, each in command.taking.parameters.items() if each.is_option]
        written = frozenset(name for name in options if ctx.get_parameter_source(name) is not ParameterSource.DEFAULT)
        try:
            command.taking.run(Context(ctx.command_path, written), command.taking.record(**given))
        except Ended as ended:
            ctx.exit(ended.code)
        except PolicyRefused as refused:
            raise as_click_error(refused) from None

    wrap: Any = update_wrapper  # click's own types are too narrow for it
    described: Any = wrap(click.pass_context(call), command.taking.run)
    for parameter in reversed(command.taking.parameters.values()):
        described = _decorate(parameter)(described)
    describe: Any = click.command(command.name, **command.settings)
    made: click.Command = describe(described)
    return made


def _decorate(parameter: Parameter) -> Any:
    settings = {**parameter.settings}
    if "type" in settings:
        settings["type"] = _make_type(settings["type"])
    if "callback" in settings:
        look = settings["callback"]
        settings["callback"] = lambda _ctx, _param, value: look(value)
    return (click.option if parameter.is_option else click.argument)(*parameter.forms, **settings)


def _make_type(described: object) -> Any:
    match described:
        case Choice(choices, case_sensitive):
            return click.Choice(choices, case_sensitive)
        case IntRange(least, greatest):
            return click.IntRange(least, greatest)
        case Path():
            return click.Path(readable=False)
    return described
