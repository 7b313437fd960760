"""What has to be done so that a server has a plan: events created, changed, removed, or left as somebody made them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from gplang.backends.events import Stamps
from gplang.records import Enum, NamedTuple
from gplang.remote.objects import Found, Owner, Wanted, write_object


class Action(Enum):
    """What is done with an event; the value is how it is told."""

    CREATE = "created"
    CHANGE = "changed"
    REMOVE = "removed"
    KEEP = "kept"


class Step(NamedTuple):
    """One event, and what is done with it; `found` is what the server has, `data` what it gets."""

    action: Action
    uid: str
    title: str
    begins: str
    found: Found | None
    data: bytes = b""


class Work(NamedTuple):
    """All steps, by date, those that take something away last; and how many events stay as they are."""

    steps: tuple[Step, ...]
    same: int
    past: int


def compare(
    wanted: Sequence[Wanted], found: Iterable[Found], owner: Owner, now: datetime, *, overwrite: bool = False
) -> Work:
    """Return what has to be done; nothing is ever done with an event that is not the plan's own.

    What somebody changed by hand is kept unless `overwrite`. Sessions no longer planned stay if they are over by `now`.
    """
    planned = {each.event.uid: each for each in wanted}
    there = [each for each in found if each.mark is not None or each.uid in planned]
    counts = Counter(each.uid for each in there)
    by_uid = {each.uid: each for each in there}
    steps: list[Step] = []
    same = past = 0
    for each in wanted:
        old = by_uid.get(each.event.uid)
        if old is not None and not _differs(each, old):
            same += 1
            continue
        keep = old is not None and (counts[old.uid] > 1 or (not overwrite and _is_touched(old, each)))
        steps.append(_keep(old) if old is not None and keep else _write(each, old, owner))
    for old in by_uid.values():
        if old.uid in planned:
            continue
        if old.ends is not None and old.ends <= now:
            past += 1
        elif counts[old.uid] > 1 or (not overwrite and _is_touched(old, None)):
            steps.append(_keep(old))
        else:
            steps.append(Step(Action.REMOVE, old.uid, old.title, old.begins, old))
    return Work(
        tuple(sorted(steps, key=lambda step: (step.action is Action.REMOVE, step.begins, step.uid))), same, past
    )


def _differs(wanted: Wanted, old: Found) -> bool:
    """Return whether an event on the server is not, or not by our own mark, what the plan says."""
    mark = old.mark
    return mark is None or (mark.digest, mark.zone, old.digest) != (wanted.digest, wanted.zone_digest, wanted.digest)


def _is_touched(old: Found, wanted: Wanted | None) -> bool:
    """Return whether somebody changed an event since we wrote it, to something else than the plan says now."""
    if wanted is not None and old.digest == wanted.digest:
        return False
    return old.mark is None or old.digest != old.mark.digest


def _keep(old: Found) -> Step:
    return Step(Action.KEEP, old.uid, old.title, old.begins, old)


def _write(wanted: Wanted, old: Found | None, owner: Owner) -> Step:
    event = wanted.event
    stamps = event.stamps
    if old is not None:
        stamp = max(stamps.written, old.stamps.written, old.stamps.changed)
        stamps = Stamps(stamp, stamp, old.stamps.sequence + 1)
    data = write_object(wanted, stamps, owner)
    return Step(Action.CHANGE if old is not None else Action.CREATE, event.uid, wanted.title, wanted.begins, old, data)
