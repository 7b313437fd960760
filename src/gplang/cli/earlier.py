"""Calendars that an earlier build wrote: where they are searched, how they are read, what is reported.

Messages on those that are continued, or no longer written, are returned as lines: they apply once the new ones are
written.
"""

import os
from collections.abc import Iterator, Set
from pathlib import Path

from gplang.backends import Refusal
from gplang.cli import clicks as click
from gplang.project import is_folder, locate, read_bytes
from gplang.project.paths import is_link
from gplang.project.reading import MISSING, read_start
from gplang.records import NamedTuple
from gplang.report.visible import make_visible
from gplang.typed import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from gplang.backends.previous import Owner, Previous
    from gplang.model.plan import Plan
    from gplang.scheduling.records import Schedule

_EXTENSION = ".ics"
_HEAD_BYTES = 64 * 1024
"""How much of a file is read to learn whose calendar it is."""

_IO_ERROR = 2
_LEFT = "delete it, and the calendar made from it; who was renamed has a new file, with events of its own"
_HINT = "name the calendar that `gpl build` wrote, or the folder it is in; leave --previous out the first time"


class _Found(NamedTuple):
    """A calendar that was searched: where, its contents or why it is refused, and the message."""

    path: Path
    content: "Previous | Refusal"
    notes: tuple[str, ...] = ()


def read_named(
    ctx: click.Context, named: str, folder: str, file: str, schedule: "Schedule"
) -> "tuple[Previous | None, tuple[str, ...]]":
    """Return what the calendar of `--previous` said, None if there is none yet; ends the command if it is not taken.

    `named` is the calendar, or the folder in which it is called `file`. A folder need not have one yet, and
    `folder`, which is written to, need not be there yet. The lines are the messages.
    """
    path = Path(named)
    if not is_folder(path) and locate(path).real != locate(Path(folder)).real:
        found = _Found(path, _read(path, schedule))
    else:
        found = _look(path, file, schedule)
        if _is_missing(found):
            return None, (f"gpl build: no {_shown(path / file)} yet: every event of {make_visible(file)} is new",)
    if isinstance(found.content, Refusal):
        _refuse(ctx, found.path, found.content)
    return found.content, found.notes


def read_left(folder: str, file: str, schedule: "Schedule") -> "tuple[Previous | None, tuple[str, ...]]":
    """Return what this plan's calendar in the folder that is written to said, and the messages on it."""
    found = _look(Path(folder), file, schedule)
    if is_link(found.path):
        found = found._replace(content=Refusal("a link, which is not followed", _HINT))
    if not isinstance(found.content, Refusal):
        return found.content, found.notes
    if _is_missing(found):
        return None, ()
    reason = make_visible(found.content.message)
    return None, (f"gpl build: {_shown(found.path)}: {reason}; it is begun anew, every event is new",)


def describe_changes(
    previous: "Previous", file: str, schedule: "Schedule", *, feed: bool, zone_data: str
) -> Iterator[str]:
    """Yield what somebody who goes on from an earlier calendar has to know; `file` is written now."""
    from gplang.backends.ical import find_changed_rules

    if previous.feed and not feed:
        yield f"gpl build: the earlier {make_visible(file)} was built with --feed, this one is not"
        yield "  hint: for a subscription build with --feed; others see cancelled sessions from now on"
    rules = find_changed_rules(schedule, previous)
    if rules is not None:
        data = make_visible(f" (zone data: {rules.data}, now {zone_data})" if rules.data else "")
        told = f"the clocks of {rules.zone} have other rules than when {make_visible(file)} was last built{data}"
        yield f"gpl build: {told}"
        yield "  hint: import the new calendar; its sessions are where the clock on the wall says"


def describe_stale(folder: str, stem: str, plan: "Plan", written: Set[str]) -> Iterator[str]:
    """Yield a warning for each calendar of a plan that lies in the folder and is no longer written.

    `stem` is what the plan's files begin with, `written` the names of what is built now, without extension: a
    calendar that one of these has gone on from, for the first time, was told already.
    """
    names = [athlete.name for athlete in plan.athletes]
    current = {f"{stem}.{name}" for name in names} if len(names) > 1 else {stem}
    for file in _calendars(Path(folder), stem):
        name = file.removesuffix(_EXTENSION)
        path = Path(folder) / file
        owner = _owner_of(path)
        if name in current or owner is None or owner.plan != plan.id:
            continue
        now = stem if len(names) == 1 else f"{stem}.{owner.athlete}"
        if owner.athlete not in names:
            whose = f"the plan has no athlete `{owner.athlete}`" if owner.athlete else "the plan has athletes now"
            hint = "subscribe to the new files, and delete it" if not owner.athlete else _LEFT
        elif now in written and not os.path.lexists(Path(folder) / f"{now}{_EXTENSION}"):
            continue
        else:
            whose = f"{owner.athlete}'s calendar is {now}{_EXTENSION}"
            hint = "subscribe to that one, and delete the old file"
        yield make_visible(f"gpl build: {path.as_posix()} is no longer written: {whose}")
        yield f"  hint: {hint}"


def _calendars(folder: Path, stem: str) -> list[str]:
    """Return the names of the regular files in a folder that may be calendars of the plan whose files begin so."""
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if entry.is_file(follow_symlinks=False)]
    except OSError:
        return []
    return sorted(name for name in names if name.startswith(f"{stem}.") and name.endswith(_EXTENSION))


def _owner_of(path: Path) -> "Owner | None":
    from gplang.backends.previous import read_owner

    data = read_start(path, _HEAD_BYTES)
    return None if isinstance(data, str) else read_owner(data)


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
    notes = (
        f"gpl build: the calendar {old} is called {make_visible(file)} from now on, as the plan's athletes changed",
        f"  hint: subscribe to the new file, and delete {old}, which is no longer written",
    )
    return renamed._replace(notes=notes)


def _is_missing(found: _Found) -> bool:
    return isinstance(found.content, Refusal) and found.content.message == MISSING


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
