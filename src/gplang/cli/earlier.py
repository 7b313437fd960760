"""Calendars that an earlier build wrote: where they are looked for, and how they are read."""

from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from gplang.backends import Refusal
from gplang.project import is_folder, locate, read_bytes
from gplang.report.visible import make_visible

if TYPE_CHECKING:
    from gplang.backends.previous import Previous
    from gplang.schedule.records import Schedule

_EXTENSION = ".ics"
_IO_ERROR = 2
_MISSING = "no such file"
_HINT = "name the calendar that `gpl build` wrote, or the folder it is in; leave --previous out the first time"


def read_earlier(ctx: click.Context, named: str, folder: str, file: str, schedule: "Schedule") -> "Previous | None":
    """Return what the earlier calendar said, None if there is none yet; ends the command if it cannot be taken.

    `named` is the calendar, or the folder in which it is called `file`. A folder need not have one yet, and
    `folder`, which is written to, need not be there yet.
    """
    path = Path(named)
    if not is_folder(path) and locate(path).real != locate(Path(folder)).real:
        found = _read(path, schedule)
        return _refuse(ctx, path, found) if isinstance(found, Refusal) else found
    found = _read(path / file, schedule)
    if not isinstance(found, Refusal):
        return found
    if found.message != _MISSING:
        _refuse(ctx, path / file, found)
    other = _other_name(file, schedule)
    renamed = found if other is None else _read(path / other, schedule)
    if not isinstance(renamed, Refusal):
        return renamed
    shown = make_visible((path / file).as_posix())
    click.echo(f"gpl build: no {shown} yet: every event of {make_visible(file)} is new", err=True)
    return None


def _read(path: Path, schedule: "Schedule") -> "Previous | Refusal":
    from gplang.backends.previous import MAX_BYTES, read_previous

    data = read_bytes(path, MAX_BYTES)
    return Refusal(data, _HINT) if isinstance(data, str) else read_previous(data, schedule)


def _other_name(file: str, schedule: "Schedule") -> str | None:
    """Return how an athlete's calendar was called when the plan had more athletes, or only this one."""
    if schedule.athlete is None:
        return None
    own = f".{schedule.athlete.name}{_EXTENSION}"
    if file.endswith(own):
        return f"{file.removesuffix(own)}{_EXTENSION}"
    return f"{file.removesuffix(_EXTENSION)}{own}"


def _refuse(ctx: click.Context, path: Path, refusal: Refusal) -> NoReturn:
    shown = make_visible(path.as_posix())
    click.echo(f"gpl build: {shown}: {make_visible(refusal.message)}; nothing written", err=True)
    click.echo(f"  hint: {refusal.hint}", err=True)
    ctx.exit(_IO_ERROR)
