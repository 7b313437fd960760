"""What was done, from apps, tables and filled-in sheets, as records of a log."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from gplang.importing.records import ImportRefusedError, Table
from gplang.importing.workouts import generic, hevy, sheets, strong
from gplang.importing.workouts.blocks import render
from gplang.importing.workouts.columns import read_mapping
from gplang.importing.workouts.gathering import Read, Settings, gather
from gplang.importing.workouts.merging import Block, Header, find_headers, merge, read_heading
from gplang.importing.workouts.naming import find_strange, find_unknown
from gplang.importing.workouts.planned import Planned
from gplang.importing.workouts.records import MOST_BYTES, MOST_ROWS, ONE, Content, Fate, Workout
from gplang.importing.workouts.sessions import Sessions
from gplang.importing.workouts.ticked import is_ticked, read_ticked
from gplang.records import dataclass, field
from gplang.suggest import nearest
from gplang.typed import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

__all__ = [
    "MOST_BYTES",
    "MOST_ROWS",
    "SOURCES",
    "Content",
    "ImportedLog",
    "Planned",
    "Request",
    "import_workouts",
    "is_ticked",
    "read_content",
    "read_heading",
    "read_sessions",
    "read_ticked",
]

SOURCES = ("hevy", "strong", "csv", "sheet")
"""What is read: exports of two apps, any table of sets, and filled-in sheets."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for beside the source.

    `unit` is that of loads that do not say theirs, `mapping` are words such as `date=Datum`. `sessions` are those of
    workouts by their titles in lower case. `history`: what is before the plan's start, too.
    """

    unit: str | None = None
    mapping: Sequence[str] = ()
    sessions: Mapping[str, str] = field(default_factory=dict)
    history: bool = False


@dataclass(frozen=True, slots=True)
class ImportedLog:
    """A log with what was done: its text, how many workouts were added, and what became of the rows.

    `doubts` are pairs of a row and what was not understood of it; `notes` concern the whole.
    """

    text: str
    added: int
    rows: int
    counts: Mapping[Fate, int]
    doubts: Sequence[tuple[int, str]] = ()
    notes: Sequence[str] = ()

    @property
    def is_useful(self) -> bool:
        """Whether something was added, or was there already."""
        return bool(self.counts.get(Fate.SET) or self.counts.get(Fate.KNOWN))

    def describe(self) -> str:
        """Return what became of the rows, in words; the counts add up."""
        parts = [f"{self.counts.get(Fate.SET, 0)} {Fate.SET}"]
        for fate in Fate:
            count = self.counts.get(fate, 0)
            if count and fate is not Fate.SET:
                parts.append(f"{count} {ONE.get(fate, fate) if count == 1 else fate}")
        return f"{self.rows} row{'s' * (self.rows != 1)}: {', '.join(parts)}"


def read_content(source: str, table: Table, planned: Planned, request: Request) -> Content:
    """Return the workouts of a table that is of one of `SOURCES`; raises `ImportRefusedError`."""
    schedule = planned.schedule
    if request.mapping and source != "csv":
        raise ImportRefusedError(f"--map is about csv, and {source} has its own columns")
    rows: Iterable[Read]
    if source == "hevy":
        rows = hevy.read(table, Settings(request.unit))
    elif source == "strong":
        rows = strong.read(table, Settings(request.unit))
    elif source == "csv":
        rows = generic.read(table, Settings(request.unit), read_mapping(request.mapping, generic.FIELDS))
    else:
        athlete = None if schedule.athlete is None else schedule.athlete.name
        days = (each.date for each in schedule.sessions if each.date is not None)
        rows = sheets.read(table, Settings(request.unit or schedule.unit), athlete, days)
    return gather(rows, (row.number for row in table.rows))


def read_sessions(given: Sequence[str], planned: Planned) -> dict[str, str]:
    """Return the sessions of workouts by their titles in lower case, from words such as `Evening Workout=hips`.

    Raises `ImportRefusedError` for a session that the plan does not have.
    """
    names = {each.session.casefold(): each.session for each in planned.slots}
    found: dict[str, str] = {}
    for text in given:
        title, sign, name = text.rpartition("=")
        if not sign or not title.strip():
            raise ImportRefusedError(f"--session takes TITLE=SESSION, not '{text}'")
        session = names.get(name.strip().casefold())
        if session is None:
            near = nearest(name.strip(), names.values(), 1)
            hint = f"did you mean {near[0]}?" if near else f"sessions are {', '.join(names.values())}"
            raise ImportRefusedError(f"no session '{name.strip()}' in the plan", hint)
        found[title.strip().casefold()] = session
    return found


def import_workouts(content: Content, planned: Planned, request: Request, text: str) -> ImportedLog:
    """Return a log with the workouts of a source that it did not have; `text` is the log's, or only its header."""
    work = _Work(planned, request, text)
    for workout in content.workouts:
        work.take(workout)
    counts = Counter(content.fates)
    for fate, workouts in work.by_fate.items():
        counts[fate] += sum(len(each.rows) for each in workouts)
    notes = [*content.notes, *work.notes, *find_unknown(work.by_fate[Fate.SET], planned)]
    first = planned.slots[0].session if planned.slots else ""
    notes += find_strange(work.by_fate[Fate.STRANGE], first)
    if before := work.by_fate[Fate.BEFORE]:
        told = "1 workout" if len(before) == 1 else f"{len(before)} workouts"
        notes.append(f"{told} before the plan's start, {planned.schedule.start}; --history takes them, for estimates")
    return ImportedLog(merge(text, work.blocks), len(work.blocks), content.rows, counts, content.doubts, notes)


class _Work:
    """The workouts, as they are given to sessions; those that a log has, and those before the plan, are left out."""

    def __init__(self, planned: Planned, request: Request, text: str) -> None:
        self.by_fate: dict[Fate, list[Workout]] = {
            fate: [] for fate in (Fate.SET, Fate.KNOWN, Fate.BEFORE, Fate.STRANGE)
        }
        self.blocks: list[Block] = []
        self._planned = planned
        self._history = request.history
        self._known: dict[datetime.date, list[Header]] = {}
        records = [header for _, header in find_headers(text) if header.session]
        for header in records:
            if header.word == "done":
                self._known.setdefault(header.date, []).append(header)
        self._missed = {(header.date, header.session) for header in records if header.word == "missed"}
        self.notes: list[str] = []
        taken = [(header.date, header.session) for header in records]
        self._sessions = Sessions(planned, request.sessions, taken)

    def take(self, workout: Workout) -> None:
        """Put a workout where it belongs."""
        start = self._planned.schedule.start
        if self._is_known(workout, None):
            fate = Fate.KNOWN
        elif start is not None and workout.date < start and not self._history:
            fate = Fate.BEFORE
        else:
            fate = self._place(workout)
        self.by_fate[fate].append(workout)

    def _place(self, workout: Workout) -> Fate:
        found = (self._planned.find(each.exercise) for each in workout.sets)
        session = self._sessions.choose(workout, frozenset(each.id for each in found if each is not None))
        if session is None:
            return Fate.STRANGE
        if self._is_known(workout, session):
            return Fate.KNOWN
        if (workout.date, session.casefold()) in self._missed:
            self.notes.append(f"{session} on {workout.date} is missed by the log, and was done: take one of both out")
        header = Header("done", workout.date, workout.time, session)
        self.blocks.append(Block(header, render(workout, session, self._planned)))
        return Fate.SET

    def _is_known(self, workout: Workout, session: str | None) -> bool:
        """Return whether a log has a workout: by its time, and where one of both has none, by its session."""
        for header in self._known.get(workout.date, ()):
            if header.time is not None and workout.time is not None:
                if header.time == workout.time:
                    return True
            elif session is not None and header.session == session.casefold():
                return True
        return False
