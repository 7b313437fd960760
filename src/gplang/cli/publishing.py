"""The files of a published folder, made in memory, and what becomes of those that are there."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from gplang.backends import Options, Refusal, render
from gplang.backends.text import one_line
from gplang.cli import clicks as click
from gplang.cli.outputs import describe_refusals
from gplang.cli.progress import track
from gplang.project import read_bytes
from gplang.project.paths import is_link
from gplang.project.reading import MISSING
from gplang.publishing.index import ROBOTS, Entry, hide, render_front, render_index
from gplang.publishing.names import index_name, name_of
from gplang.publishing.record import (
    MAX_BYTES,
    RECORD,
    digest_file,
    digest_name,
    read_record,
    write_record,
)
from gplang.records import NamedTuple
from gplang.report.visible import make_visible
from gplang.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from gplang.backends.previous import Previous
    from gplang.scheduling.records import Schedule

_PAGE = "html"
_CALENDAR = "ics"
_FIXED: Mapping[str, bytes] = {"index.html": render_front(), "robots.txt": ROBOTS}
"""Files whose names everybody knows, which may be somebody else's."""


class Site(NamedTuple):
    """A folder to be published: its files by name, the index among them, those that go, and what there is to know."""

    files: dict[str, bytes]
    front: str
    gone: tuple[str, ...]
    notes: tuple[str, ...]


class _Published(NamedTuple):
    """What is published of one schedule: the files by name, its line of the index, and what there is to know.

    `refusal` says why there is no calendar.
    """

    files: dict[str, bytes]
    entry: Entry
    refusal: Refusal | None
    notes: tuple[str, ...]


def make_site(
    folder: Path, schedules: "Sequence[Schedule]", key: str, base: str | None, options: Options, *, quiet: bool
) -> Site:
    """Return everything to publish; raises a usage error if two plans have one identity."""
    files: dict[str, bytes] = {}
    entries: list[Entry] = []
    notes: list[str] = []
    refused: list[tuple[str, Refusal]] = []
    published = (_publish(folder, key, schedule, options) for schedule in schedules)
    for schedule, made in zip(schedules, track(published, "building", len(schedules), quiet=quiet), strict=True):
        if not files.keys().isdisjoint(made.files):
            whose = make_visible(schedule.plan.id)
            raise click.UsageError(f"two plans have the identity '{whose}': give each an `id` of its own")
        files |= made.files
        entries.append(made.entry)
        notes += made.notes
        if made.refusal is not None:
            hint = made.refusal.hint.partition(", or build with")[0]  # there is no such option here
            refused.append((_name(schedule), made.refusal._replace(hint=hint)))
    notes += (f"gpl publish: no calendar of {line}" for line in describe_refusals(refused))
    index = f"{index_name(key)}.html"
    files[index] = render_index(entries, base)
    known, damaged = _read_record(folder)
    notes += damaged
    for name, data in _FIXED.items():
        if _is_foreign(folder, name, data, known):
            notes.append(f"gpl publish: {_shown(folder, name)} is not ours and stays as it is")
        else:
            files[name] = data
    files[RECORD] = write_record(files)
    gone, kept = _sort_out(folder, known, files)
    notes += (f"gpl publish: {_shown(folder, name)} was changed since it was published, and stays" for name in kept)
    return Site(files, index, gone, tuple(notes))


def _publish(folder: Path, key: str, schedule: "Schedule", options: Options) -> _Published:
    from gplang.cli.zone_data import name_zone_data
    from gplang.records import replace

    stem = name_of(key, schedule.plan.id, "" if schedule.athlete is None else schedule.athlete.name)
    calendar, page = f"{stem}.ics", f"{stem}.html"
    previous, notes = _read_previous(folder, calendar, schedule)
    zone_data = "" if schedule.timezone is None else name_zone_data(schedule.timezone)
    events = render(_CALENDAR, schedule, replace(options, previous=previous, zone_data=zone_data))
    sheet = render(_PAGE, schedule, options)
    files: dict[str, bytes] = {}
    if not isinstance(events, Refusal):
        files[calendar] = events
    if not isinstance(sheet, Refusal):
        files[page] = hide(sheet)
    days = [session.date for session in schedule.sessions if session.date is not None]
    athlete = schedule.athlete
    entry = Entry(
        schedule.plan.title or schedule.plan.id,
        None if athlete is None else athlete.title or athlete.name,
        min(days, default=None),
        max(days, default=None),
        calendar if calendar in files else None,
        page if page in files else None,
        events.message if isinstance(events, Refusal) else "",
    )
    return _Published(files, entry, events if isinstance(events, Refusal) else None, tuple(notes))


def _read_previous(folder: Path, name: str, schedule: "Schedule") -> "tuple[Previous | None, list[str]]":
    """Return what the calendar published before says, which the new one goes on from."""
    from gplang.backends.previous import MAX_BYTES as MOST
    from gplang.backends.previous import read_previous

    path = folder / name
    data = read_bytes(path, MOST) if not is_link(path) else "a link, which is not followed"
    if data == MISSING:
        return None, []
    found = Refusal(data, "") if isinstance(data, str) else read_previous(data, schedule)
    if isinstance(found, Refusal):
        reason = make_visible(found.message)
        return None, [f"gpl publish: the calendar of {_name(schedule)} is begun anew: {reason}"]
    return found, []


def _read_record(folder: Path) -> tuple[Mapping[str, str], list[str]]:
    data = read_bytes(folder / RECORD, MAX_BYTES)
    if data == MISSING:
        return {}, []
    found = read_record(data) if isinstance(data, bytes) else None
    if found is None:
        return {}, [
            f"gpl publish: {_shown(folder, RECORD)} is damaged: what was published before stays, if it has gone"
        ]
    return found, []


def _is_foreign(folder: Path, name: str, data: bytes, known: Mapping[str, str]) -> bool:
    """Return whether a file is there that is neither what we would write nor what we wrote."""
    there = read_bytes(folder / name, MAX_BYTES)
    if there == MISSING:
        return False
    return isinstance(there, str) or (there != data and known.get(digest_name(name)) != digest_file(name, there))


def _sort_out(folder: Path, known: Mapping[str, str], files: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return which of the files published before are removed now, and which were changed since and stay."""
    gone: list[str] = []
    kept: list[str] = []
    for name in _ours(folder, known):
        if name in files:
            continue
        data = read_bytes(folder / name, MAX_BYTES * 8)
        same = isinstance(data, bytes) and digest_file(name, data) == known[digest_name(name)]
        (gone if same else kept).append(name)
    return tuple(gone), tuple(kept)


def _ours(folder: Path, known: Mapping[str, str]) -> Iterator[str]:
    """Yield the names of regular files in a folder that the record knows, in order."""
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if entry.is_file(follow_symlinks=False))
    except OSError:
        return
    yield from (name for name in names if digest_name(name) in known and name not in _FIXED)


def _name(schedule: "Schedule") -> str:
    athlete = "" if schedule.athlete is None else f" ({one_line(schedule.athlete.title or schedule.athlete.name)})"
    return make_visible(f"{one_line(schedule.plan.title) or schedule.plan.id}{athlete}")


def _shown(folder: Path, name: str) -> str:
    return make_visible((folder / name).as_posix())
