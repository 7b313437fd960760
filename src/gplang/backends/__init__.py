"""What a schedule can be turned into: a table of targets, each imported when it is asked for."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from importlib import import_module
from types import MappingProxyType

from gplang.records import NamedTuple, dataclass
from gplang.scheduling.records import Schedule
from gplang.typed import TYPE_CHECKING, cast

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
    says where the rules of the time zone come from. `paper`, `a4` or `letter`, is what a PDF is printed on.
    """

    stamp: datetime
    week_notes: bool = False
    previous: "Previous | None" = None
    feed: bool = False
    zone_data: str = ""
    paper: str = "a4"


Renderer = Callable[[Schedule, Options], bytes | Refusal]
"""Turns a schedule into the bytes of one file."""


class Piece(NamedTuple):
    """One of the files that a target gives: what its name has behind the plan's, its bytes, and what is in it.

    `name` is empty for the only one.
    """

    name: str
    data: bytes
    sessions: int
    first: date | None


@dataclass(frozen=True, slots=True)
class Target:
    """A kind of output: its name on the command line, its files' extension, the module that makes it.

    A target that is not `usual` is only built if somebody asks for it. `needs` is the module that it takes, which
    the extra of its name installs. `by_week`: it can be limited to some weeks of a plan. `several`: it gives a file for
    each session.
    """

    name: str
    extension: str
    title: str
    module: str
    usual: bool = True
    needs: str = ""
    by_week: bool = True
    several: bool = False


TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        target.name: target
        for target in (
            Target("json", ".json", "JSON document", "gplang.backends.json", by_week=False),
            Target("ics", ".ics", "calendar", "gplang.backends.ical", by_week=False),
            Target("md", ".md", "Markdown sheet", "gplang.backends.markdown"),
            Target("html", ".html", "web page", "gplang.backends.html"),
            Target("csv", ".csv", "spreadsheet", "gplang.backends.csv", usual=False),
            Target("pdf", ".pdf", "sheets of paper", "gplang.backends.pdf", usual=False, needs="typst"),
            Target("xlsx", ".xlsx", "Excel workbook", "gplang.backends.xlsx", usual=False, needs="xlsxwriter"),
            Target(
                "fit", ".fit", "workouts for Garmin devices", "gplang.backends.fit", False, "fit_tool", several=True
            ),
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


def render_pieces(target: str, schedule: Schedule, options: Options) -> Iterator[Piece | Refusal]:
    """Yield the files of a target, as `render` makes the only one, or why that cannot be."""
    if TARGETS[target].several:
        yield from import_module(TARGETS[target].module).render_pieces(schedule, options)
        return
    data = render(target, schedule, options)
    yield data if isinstance(data, Refusal) else Piece("", data, len(schedule.sessions), schedule.first_day)
