"""Usage errors, printed the way all messages of `gpl` are printed."""

import click

from gplang.cli.exit_codes import REFUSED
from gplang.policies.refusal import PolicyRefused


def tell(error: Exception, command: str) -> int:
    """Print what ended a command and return its exit code; raises what is no usage error."""
    if isinstance(error, PolicyRefused):
        error = as_click_error(error)
    if isinstance(error, click.Abort):
        raise KeyboardInterrupt from None
    if not isinstance(error, click.ClickException):
        raise error
    context = getattr(error, "ctx", None)
    if context is not None:
        command = context.command_path
    elif not hasattr(error, "ctx"):
        command = "gpl"
    message = error.format_message().strip().removesuffix(".")
    click.echo(f"{command}: {message[:1].lower()}{message[1:]}", err=True)
    if isinstance(error, click.UsageError):
        click.echo(f"try '{command} --help'", err=True)
    return REFUSED


def as_click_error(refused: PolicyRefused) -> click.ClickException:
    """Return what click makes of a refusal."""
    return click.UsageError(str(refused)) if refused.is_usage else click.ClickException(str(refused))
