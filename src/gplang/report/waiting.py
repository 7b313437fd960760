"""Waiting rules in words: what they wait for, file by file."""

from collections.abc import Iterable, Iterator

from gplang.diagnostics import Wait
from gplang.records import NamedTuple
from gplang.report.visible import make_visible
from gplang.source import Location

_MOST_NAMED = 3
"""Things that one sentence names."""


class FileWaits(NamedTuple):
    """What the rules wait for in one file, each thing once; `where` is the first of them."""

    where: Location
    waits: tuple[Wait, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The rules that wait."""
        return tuple(sorted({code for each in self.waits for code in each.codes}))

    @property
    def sentence(self) -> str:
        """How many rules wait for what: "3 rules wait for `hips`"."""
        count = len(self.codes)
        rules = "1 rule waits" if count == 1 else f"{count} rules wait"
        return f"{rules} for {_list_names([_name(each) for each in self.waits])}"


def group_waits(waiting: Iterable[Wait]) -> tuple[FileWaits, ...]:
    """Group by file what rules wait for; two plans may wait for one session of a library."""
    by_path: dict[str, dict[tuple[str, Location], Wait]] = {}
    for each in waiting:
        known = by_path.setdefault(each.where.source.path, {})
        same = known.setdefault((each.what, each.where), each)
        known[each.what, each.where] = same._replace(codes=tuple(sorted({*same.codes, *each.codes})))
    return tuple(FileWaits(waits[0].where, waits) for waits in (tuple(found.values()) for found in by_path.values()))


def render_waiting(waiting: Iterable[Wait]) -> Iterator[str]:
    """Yield for each file in one line how many rules wait for what, and which."""
    for each in group_waits(waiting):
        path = make_visible(each.where.source.path)
        yield f"{each.sentence} in {path}: {', '.join(each.codes)}"


def _name(wait: Wait) -> str:
    name = make_visible(wait.name)
    match wait.what:
        case "session" | "file":
            return f"`{name}`"
        case "athlete":
            return f"athlete `{name}`"
        case "gym":
            return f"gym `{name}`"
        case "week":
            return f"week {name}" if name else "a week"
    return "the plan's settings"


def _list_names(names: list[str]) -> str:
    if len(names) > _MOST_NAMED + 1:
        names = [*names[:_MOST_NAMED], f"{len(names) - _MOST_NAMED} more"]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
