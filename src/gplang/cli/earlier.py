"""Calendars that an earlier build wrote: where they are looked for, how they are read, what is told of them."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

import click

from gplang.backends import Refusal
from gplang.project import is_folder, locate, read_bytes
from gplang.project.paths import is_link
from gplang.report.visible import make_visible

if TYPE_CHECKING:
    from gplang.backends.previous import Previous
    from gplang.scheduling.records import Schedule

_EXTENSION = ".ics"
_IO_ERROR = 2
_MISSING = "no such file"
_HINT = "name the calendar that `gpl build` wrote, or the folder it is in; leave --previous out the first time"


class _Found(NamedTuple):
    """A calendar that was looked for: where, and what it says or why it is not taken."""

    path: Path
    content: "Previous | Refusal"


def read_named(ctx: click.Context, named: str, folder: str, file: str, schedule: "Schedule") -> "Previous | None":
    """Return what the calendar of `--previous` said, None if there is none yet; ends the command if it is not taken.

    `named` is the calendar, or the folder in which it is called `file`. A folder need not have one yet, and
    `folder`, which is written to, need not be there yet.
    """
    path = Path(named)
    if not is_folder(path) and locate(path).real != locate(Path(folder)).real:
        found = _Found(path, _read(path, schedule))
    else:
        found = _look(path, file, schedule)
        if _is_missing(found):
            click.echo(f"gpl build: no {_shown(path / file)} yet: every event of {make_visible(file)} is new", err=True)
            return None
    return _refuse(ctx, found.path, found.content) if isinstance(found.content, Refusal) else found.content


def read_left(folder: str, file: str, schedule: "Schedule") -> "Previous | None":
    """Return what this plan's calendar in the folder that is written to said; one that is not taken is told."""
    found = _look(Path(folder), file, schedule)
    if is_link(found.path):
        found = found._replace(content=Refusal("a link, which is not followed", _HINT))
    if not isinstance(found.content, Refusal):
        return found.content
    if not _is_missing(found):
        reason = make_visible(found.content.message)
        click.echo(f"gpl build: {_shown(found.path)}: {reason}; it is begun anew, every event is new", err=True)
    return None


def tell_changes(previous: "Previous", file: str, schedule: "Schedule", *, feed: bool, zone_data: str) -> None:
    """Tell on stderr what somebody who goes on from an earlier calendar has to know; `file` is written now."""
    from gplang.backends.ical import find_changed_rules

    if previous.feed and not feed:
        click.echo(f"gpl build: the earlier {make_visible(file)} was built with --feed, this one is not", err=True)
        click.echo("  hint: for a subscription build with --feed; others see cancelled sessions from now on", err=True)
    rules = find_changed_rules(schedule, previous)
    if rules is not None:
        data = make_visible(f" (zone data: {rules.data}, now {zone_data})" if rules.data else "")
        told = f"the clocks of {rules.zone} have other rules than when {make_visible(file)} was last built{data}"
        click.echo(f"gpl build: {told}", err=True)
        click.echo("  hint: import the new calendar; its sessions are where the clock on the wall says", err=True)


def _look(folder: Path, file: str, schedule: "Schedule") -> _Found:
    """Look in a folder for a calendar called `file`, or as it was called when the plan had more or fewer athletes."""
    found = _Found(folder / file, _read(folder / file, schedule))
    other = _other_name(file, schedule)
    if other is None or not _is_missing(found):
        return found
    renamed = _Found(folder / other, _read(folder / other, schedule))
    if isinstance(renamed.content, Refusal):
        return found
    old = _shown(renamed.path)
    told = f"the calendar {old} is called {make_visible(file)} from now on, as the plan's athletes changed"
    click.echo(f"gpl build: {told}", err=True)
    click.echo(f"  hint: subscribe to the new file, and delete {old}, which is no longer written", err=True)
    return renamed


def _is_missing(found: _Found) -> bool:
    return isinstance(found.content, Refusal) and found.content.message == _MISSING


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


def _shown(path: Path) -> str:
    return make_visible(path.as_posix())


def _refuse(ctx: click.Context, path: Path, refusal: Refusal) -> NoReturn:
    click.echo(f"gpl build: {_shown(path)}: {make_visible(refusal.message)}; nothing written", err=True)
    click.echo(f"  hint: {refusal.hint}", err=True)
    ctx.exit(_IO_ERROR)
