"""The group of commands; each is imported when it is called."""

import click

from gplang import __version__
from gplang.cli.clicks import Command
from gplang.cli.described import make_click
from gplang.cli.exit_codes import REFUSED
from gplang.cli.mistakes import tell
from gplang.cli.names import COMMANDS, HIDDEN, load_command
from gplang.policies.refusal import PolicyRefused
from gplang.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class _LazyGroup(click.Group):
    """A click group that knows its commands' names and imports one only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        command = load_command(cmd_name)
        if isinstance(command, Command):
            command = make_click(command)
        if command is not None and not isinstance(command, click.Command):
            raise TypeError(f"gplang.cli.commands.{cmd_name} holds no command of its name")
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        from click.shell_completion import CompletionItem

        near = [name for name in COMMANDS if name.startswith(incomplete)]
        options = click.Command.shell_complete(self, ctx, incomplete)  # the group's own way imports every command
        return [*(CompletionItem(name, help=COMMANDS[name]) for name in near), *options]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([*COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and name not in HIDDEN and not name.startswith("-") and not ctx.resilient_parsing:
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
    near = nearest(name, COMMANDS, 1)
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
    except (click.ClickException, click.Abort, PolicyRefused) as error:
        return tell(error, "gpl")
    except _PipeClosed:
        raise BrokenPipeError from None
    return code if isinstance(code, int) else 0
