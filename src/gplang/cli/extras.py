"""What an extra of the package installs, and what to say where it is missing."""

import sys
from importlib.util import find_spec
from pathlib import Path

from gplang.cli import clicks as click

_PACKAGE = "gplang"


def require_extra(what: str, module: str, extra: str) -> None:
    """End the command if a module that an extra installs is missing; `what` needs it."""
    if find_spec(module) is None:
        raise click.mistake(say_missing(what, extra))


def say_missing(what: str, extra: str) -> str:
    """Say that `what` needs an extra, and which command adds it to the environment that gpl runs in.

    The command names what the extra consists of, not the extra: it holds in every folder, however gpl was installed.
    """
    from importlib.metadata import PackageNotFoundError, requires

    try:
        found = _list_requirements(requires(_PACKAGE) or [], extra)
    except PackageNotFoundError:  # run from its sources
        found = []
    wanted = " ".join(f'"{each}"' for each in found or [f".[{extra}]"])
    return f"{what} needs the extra '{extra}'; install it with: {_choose_installer()} {wanted}"


def _list_requirements(lines: list[str], extra: str) -> list[str]:
    """Return what the package's metadata ask for on behalf of an extra: `XlsxWriter>=3.2.0; extra == 'xlsx'`."""
    parted = (line.partition(";") for line in lines)
    return [wanted.strip() for wanted, _, marker in parted if marker.replace('"', "'").strip() == f"extra == '{extra}'"]


def _choose_installer() -> str:
    if Path(sys.prefix, "pipx_metadata.json").exists():
        return f"pipx inject {_PACKAGE}"
    python = f'"{sys.executable}"' if " " in sys.executable else sys.executable
    return f"{python} -m pip install" if find_spec("pip") else f"uv pip install --python {python}"
