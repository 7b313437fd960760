"""The group of commands; each is imported when it is called."""

from collections.abc import Mapping
from importlib import import_module
from keyword import iskeyword
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import click

from gplang import __version__
from gplang.cli.exit_codes import REFUSED
from gplang.policies.refusal import PolicyRefused

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


_COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "init": "Start a folder of plans.",
        "check": "Find mistakes in plans.",
        "fmt": "Format plans in one consistent layout.",
        "build": "Turn plans into web pages, calendars, spreadsheets and JSON.",
        "publish": "Build plans into a folder for a web server.",
        "push": "Keep a plan in a calendar on a CalDAV server.",
        "show": "Show a week as a coach would write it.",
        "today": "Show what is trained today.",
        "next": "Show the next session.",
        "volume": "Count the hard sets per muscle and week.",
        "log": "Write down what was trained.",
        "review": "Review a week of training.",
        "kit": "List what one needs to train plans.",
        "import": "Make a plan of one that was written elsewhere.",
        "export": "Write a plan in the form of another program.",
        "diff": "Show what changed between two plans.",
        "exercises": "List the exercises of the catalog.",
        "explain": "Explain an exercise or a rule.",
        "rules": "List the rules that plans are checked against.",
        "config": "Show which configuration applies to a file.",
        "preview": "Show a week in the browser while it is written.",
        "lsp": "Serve an editor (Language Server Protocol).",
        "schema": "Print the JSON Schema of an output.",
        "completion": "Print a script that completes words in the shell.",
    }
)
"""The commands, in the order of the overview, with what each does.

The module of each has the same name, with `_` behind a word of Python.
"""

_HIDDEN = frozenset({"hook"})
"""What other programs call; it stands in no overview and is offered to nobody."""


class _LazyGroup(click.Group):
    """A click group that knows its commands' names and imports one only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS and cmd_name not in _HIDDEN:
            return None
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command = getattr(import_module(f"gplang.cli.commands.{module}"), module)
        if not isinstance(command, click.Command):
            raise TypeError(f"gplang.cli.commands.{cmd_name} holds no command of its name")
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        from click.shell_completion import CompletionItem

        near = [name for name in _COMMANDS if name.startswith(incomplete)]
        options = click.Command.shell_complete(self, ctx, incomplete)  # the group's own way imports every command
        return [*(CompletionItem(name, help=_COMMANDS[name]) for name in near), *options]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([*_COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in _COMMANDS and name not in _HIDDEN and not name.startswith("-") and not ctx.resilient_parsing:
            raise click.UsageError(_unknown(name), ctx)
        return super().resolve_command(ctx, args)

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        try:
            return super().make_context(*args, **extra)
        except BrokenPipeError:
            raise _PipeClosed from None

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # click would make exit code 1 of it, which means findings
            raise _PipeClosed from None


class _PipeClosed(Exception):  # noqa: N818
    """Nobody reads the output any more."""


def _unknown(name: str) -> str:
    from gplang.suggest import nearest

    if name.lower().endswith(".gpl"):
        return f"no command '{name}'; did you mean 'gpl check {name}'?"
    near = nearest(name, _COMMANDS, 1)
    return f"no command '{name}'" + (f"; did you mean '{near[0]}'?" if near else "")


@click.group(
    cls=_LazyGroup,
    invoke_without_command=True,
    subcommand_metavar="COMMAND [ARGS]...",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, message="gpl %(version)s")
@click.pass_context
def gpl(ctx: click.Context) -> None:
    """Check strength-training plans and build calendars, JSON and Markdown from them."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
        ctx.exit(REFUSED)


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; raises only what is no usage error."""
    try:
        code = gpl.main(arguments, prog_name="gpl", standalone_mode=False)
    except click.ClickException as error:
        _show(error)
        return REFUSED
    except PolicyRefused as refused:
        _show(click.ClickException(str(refused)))
        return REFUSED
    except click.Abort:
        raise KeyboardInterrupt from None
    except _PipeClosed:
        raise BrokenPipeError from None
    return code if isinstance(code, int) else 0


def _show(error: click.ClickException) -> None:
    """Print a usage error the way all messages of `gpl` are printed."""
    message = error.format_message().strip().removesuffix(".")
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "gpl"
    click.echo(f"{command}: {message[:1].lower()}{message[1:]}", err=True)
    if isinstance(error, click.UsageError):
        click.echo(f"try '{command} --help'", err=True)
