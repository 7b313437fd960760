"""What was read of a text's sessions, for its next version: an unchanged block is not read again.

What a block's lines mean depends on their words, on the file's own exercises and on whether all could be read. Blocks
are kept that need nothing else: without mistakes, and without schemes, stages, changes of a base or own exercises.
Their places count from the block's first line, and are made places of the version when its lines are asked for.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from gplang.catalog import Exercise
from gplang.model.line_places import GroupPlaces, LinePlaces
from gplang.model.names import Exercises
from gplang.model.session import Anew, Session, SetGroup, SetLine
from gplang.records import NamedTuple
from gplang.source import Location, SourceText, Span
from gplang.syntax.blocks import BlockSays
from gplang.syntax.document import BlockLines
from gplang.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gplang.model.session import Recall

_Memory = dict[tuple[object, ...], dict[tuple[int, object], Any]]
"""What was worked out: what it is about, then of which block, and of what in detail."""


class _Block(NamedTuple):
    """What was read of a block, with places in its words alone.

    `session` is what it makes; None where that needs more than its lines. `made` is that where it stood last. `says` is
    kept so that nothing else has its identity.
    """

    says: BlockSays
    lines: tuple[SetLine, ...]
    notes: tuple[str, ...]
    session: Session | None = None
    made: Session | None = None


class KeptSessions:
    """The sessions of a text's last version, block by block; used by one thread only.

    What was worked out of a session that its block alone makes is remembered with it, as long as each version asks.
    """

    def __init__(self, *, in_pieces: bool = False) -> None:
        """Where texts come `in_pieces`, a block that did not change stands where it did, and so does its session."""
        self._in_pieces = in_pieces
        self._context: object = None
        self._before: dict[int, _Block] = {}
        self._now: dict[int, _Block] = {}
        self._known: _Memory = {}
        self._asked: _Memory = {}
        self._made: dict[int, tuple[int, Session]] = {}
        self._own = Exercises()

    def begin(self, own: Exercises, *certain: object) -> None:
        """Begin a version with its own exercises, and whatever else says how certain their names are."""
        context = (tuple(own.items()), certain)
        is_same = context == self._context
        self._before, self._known = (self._now, self._asked) if is_same else ({}, {})
        self._now, self._asked, self._made = {}, {}, {}
        self._context, self._own = context, own

    def find(self, block: BlockLines) -> tuple[Sequence[SetLine], tuple[str, ...]] | None:
        """Return what was read of a block in the last version, where it stands now; None if it is new."""
        kept = self._before.get(id(block.says))
        if kept is None:
            return None
        self._now[id(block.says)] = kept
        return MovedLines(kept.lines, block), kept.notes

    def find_session(self, block: BlockLines, name: Location) -> Session | None:
        """Return the session that a block makes, whose name now stands there; None if it is not known."""
        kept = self._before.get(id(block.says))
        if kept is None or kept.session is None:
            return None
        session = kept.made
        if session is None or session.where != name:
            session = kept.session._replace(where=name, lines=MovedLines(kept.lines, block))
        self._now[id(block.says)] = kept._replace(made=session if self._in_pieces else None)
        self._made[id(session)] = id(block.says), session
        return session

    def keep(self, block: BlockLines, changes: Iterable[object], notes: tuple[str, ...]) -> None:
        """Keep what was read of a block without a finding."""
        read = tuple(changes)
        lines = [each for each in read if isinstance(each, SetLine) and self._can_move(each)]
        if len(lines) == len(read) and block.says.is_plain:
            move = _Move(*_alone(block))
            self._now[id(block.says)] = _Block(block.says, tuple(map(move.line, lines)), notes)

    def keep_session(self, block: BlockLines, session: Session) -> None:
        """Keep what a block makes without a base, a circuit or a finding, if its lines are kept."""
        key = id(block.says)
        if key in self._now:
            source, by = _alone(block)
            alone = session._replace(where=Location(source, session.where.span.shift(by)), lines=())
            self._now[key] = self._now[key]._replace(session=alone, made=session if self._in_pieces else None)
            self._made[id(session)] = key, session

    def recall(self, *about: object) -> "Recall":
        """Return how what follows from sessions without their places, and from what this is `about`, is found."""
        known = self._known.get(about, {})
        now = self._asked.setdefault(about, {})

        def find(session: Session, detail: object, work_out: Callable[[], Any], /) -> Any:
            key, _ = self._made.get(id(session), (None, None))
            if key is None:
                return work_out()
            asked = (key, detail)
            if asked not in now:
                now[asked] = known[asked] if asked in known else work_out()
            return now[asked]

        return find

    def _can_move(self, line: SetLine) -> bool:
        anew = (*(each.anew for each in line.substitutes), *(each.anew for each in line.later))
        is_plain = line.scheme is None and line.stages is None and all(each.scheme is None for each in anew)
        return is_plain and not line.unsure and not any(map(self._is_own, line.choices))

    def _is_own(self, exercise: Exercise) -> bool:
        return self._own.is_own(exercise)


class MovedLines(Sequence[SetLine]):
    """A kept block's lines where they stand now, worked out when they are asked for; the same ones for each thread."""

    __slots__ = ("_block", "_found", "_kept")

    def __init__(self, kept: tuple[SetLine, ...], block: BlockLines) -> None:
        self._kept = kept
        self._block = block
        self._found: dict[None, tuple[SetLine, ...]] = {}

    @property
    def _lines(self) -> tuple[SetLine, ...]:
        found = self._found.get(None)
        if found is None:
            source = self._block.source
            move = _Move(source, source.line_span(self._block.first).start)
            found = self._found.setdefault(None, tuple(map(move.line, self._kept)))
        return found

    def __iter__(self) -> Iterator[SetLine]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._kept)

    def __getitem__(self, at: Any) -> Any:
        return self._lines[at]

    def __eq__(self, other: object) -> bool:
        return self._lines == (other._lines if isinstance(other, MovedLines) else other)

    def __hash__(self) -> int:
        return hash(self._lines)

    def __repr__(self) -> str:
        return repr(self._lines)


def _alone(block: BlockLines) -> tuple[SourceText, int]:
    """Return the text of a block alone, and how far its places move into it."""
    where = block.where
    return SourceText(where.source.path, where.text), -where.span.start


class _Move(NamedTuple):
    """Makes records of places that lie further down or up, in the next version of their text."""

    source: SourceText
    by: int

    def line(self, line: SetLine) -> SetLine:
        """Return a line where it is now."""
        places = line.places
        progress = line.progress_where
        whole = places.line and self._place(places.line)
        found = line._replace(
            where=self._place(line.where),
            exercise_where=self._place(line.exercise_where),
            groups=self._groups(line.groups, whole),
            places=LinePlaces(
                whole,
                places.written,
                places.cue and self._place(places.cue),
                tuple([self._place(each) for each in places.substitutes]),
                tuple([self._place(each) for each in places.below]),
            ),
        )
        if not places.below:
            return found
        return found._replace(
            wave=tuple([self._groups(each) for each in line.wave]),
            deload=line.deload and self._groups(line.deload),
            substitutes=tuple([each._replace(anew=self._anew(each.anew)) for each in line.substitutes]),
            later=tuple([each._replace(anew=self._anew(each.anew)) for each in line.later]),
            progress_where=progress and self._place(progress),
        )

    def _anew(self, anew: Anew) -> Anew:
        return anew._replace(where=self._place(anew.where), groups=self._groups(anew.groups))

    def _groups(self, groups: tuple[SetGroup, ...], line: Location | None = None) -> tuple[SetGroup, ...]:
        """Return groups of sets where they are now; of one line, if its place is given."""
        return tuple([self._group(each, line) for each in groups])

    def _group(self, group: SetGroup, line: Location | None) -> SetGroup:
        where, dose, effort, load, places, rest, tempo, bare = group
        if places is not None:
            places = GroupPlaces(line or self._place(places.line), places.written)
        return SetGroup(self._place(where), dose, effort, load, places, rest, tempo, bare)

    def _place(self, where: Location) -> Location:
        start, end = where.span
        by = self.by
        return Location(self.source, Span(start + by, end + by))
