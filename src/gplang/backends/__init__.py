"""What a schedule can be turned into: a table of targets, each imported when it is asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, cast

from gplang.scheduling.records import Schedule

if TYPE_CHECKING:
    from gplang.backends.previous import Previous


class Refusal(NamedTuple):
    """Why a schedule cannot be turned into something, and the remedy."""

    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Options:
    """How to build: `stamp`, in UTC, is the moment, for outputs that say it; the others are for calendars.

    `week_notes` adds an event for every week that has a label or a kind. `previous` is what the calendar said
    when it was built before. `feed`: for a subscription, in which what is gone need not be cancelled. `zone_data`
    says where the rules of the time zone come from.
    """

    stamp: datetime
    week_notes: bool = False
    previous: "Previous | None" = None
    feed: bool = False
    zone_data: str = ""


Renderer = Callable[[Schedule, Options], bytes | Refusal]
"""Turns a schedule into the bytes of one file."""


@dataclass(frozen=True, slots=True)
class Target:
    """A kind of output: its name on the command line, its files' extension, the module that makes it.

    A target that is not `usual` is only built if somebody asks for it. `needs` is the module that it takes, which
    the extra of its name installs. `by_week`: it can be limited to some
    weeks of a plan.
    """

    name: str
    extension: str
    title: str
    module: str
    usual: bool = True
    needs: str = ""
    by_week: bool = True


TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        target.name: target
        for target in (
            Target("json", ".json", "JSON document", "gplang.backends.json", by_week=False),
            Target("ics", ".ics", "calendar", "gplang.backends.ical", by_week=False),
            Target("md", ".md", "Markdown sheet", "gplang.backends.markdown"),
            Target("html", ".html", "web page", "gplang.backends.html"),
            Target("csv", ".csv", "spreadsheet", "gplang.backends.csv", usual=False),
            Target("xlsx", ".xlsx", "Excel workbook", "gplang.backends.xlsx", usual=False, needs="xlsxwriter"),
        )
    }
)
"""All targets by name, in the order they are built."""


def render(target: str, schedule: Schedule, options: Options) -> bytes | Refusal:
    """Return a schedule as the UTF-8 file of one target, or why that cannot be.

    Raises `KeyError` for a target that does not exist.
    """
    module = import_module(TARGETS[target].module)
    return cast("Renderer", module.render)(schedule, options)
