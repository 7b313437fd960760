"""What an extra of the package installs, and what to say where it is missing."""

from importlib.util import find_spec

from gplang.cli import clicks as click


def require_extra(what: str, module: str, extra: str) -> None:
    """End the command if a module that an extra installs is missing; `what` needs it."""
    if find_spec(module) is None:
        raise click.ClickException(f"{what} needs the extra '{extra}'; install it with: pip install 'gplang[{extra}]'")
