"""What was read of a text's sessions, for its next version: an unchanged block is not read again, only moved.

What a block's lines mean depends on their words, on the file's own exercises and on whether all could be read. Blocks
are kept that need nothing else: without mistakes, and without schemes, stages, changes of a base or own exercises.
"""

from collections.abc import Sequence

from gplang.catalog import Exercise
from gplang.model.line_places import GroupPlaces, LinePlaces
from gplang.model.names import Exercises
from gplang.model.session import Anew, SetGroup, SetLine
from gplang.records import NamedTuple
from gplang.source import Location, SourceText, Span
from gplang.syntax.document import BlockLines

Lines = tuple[tuple[SetLine, ...], tuple[str, ...]]
"""A block's exercise lines, and its notes."""


class _Kept(NamedTuple):
    """What was read of a block that began at an offset."""

    start: int
    lines: Lines


class KeptSessions:
    """The sessions of a text's last version, block by block; used by one thread only."""

    def __init__(self) -> None:
        self._context: object = None
        self._before: dict[tuple[str, str], _Kept] = {}
        self._now: dict[tuple[str, str], _Kept] = {}
        self._own = Exercises()

    def begin(self, own: Exercises, *certain: object) -> None:
        """Begin a version with its own exercises, and whatever else says how certain their names are."""
        context = (tuple(own.items()), certain)
        self._before = self._now if context == self._context else {}
        self._now = {}
        self._context, self._own = context, own

    def find(self, block: BlockLines) -> Lines | None:
        """Return what was read of a block in the last version, moved to where it stands now; None if it is new."""
        where = _where(block)
        kept = self._before.get((where.source.path, where.text))
        if kept is None:
            return None
        lines, notes = kept.lines
        move = _Move(where.source, where.span.start - kept.start)
        found = tuple([move.line(each) for each in lines]), notes
        self._keep(where, found)
        return found

    def keep(self, block: BlockLines, changes: Sequence[object], notes: tuple[str, ...]) -> None:
        """Keep what was read of a block without a finding."""
        lines = [each for each in changes if isinstance(each, SetLine) and self._can_move(each)]
        if len(lines) == len(changes) and not any(line.is_mistake for line in (block.header, *block.lines) if line):
            self._keep(_where(block), (tuple(lines), notes))

    def _keep(self, where: Location, lines: Lines) -> None:
        self._now[where.source.path, where.text] = _Kept(where.span.start, lines)

    def _can_move(self, line: SetLine) -> bool:
        anew = (*(each.anew for each in line.substitutes), *(each.anew for each in line.later))
        is_plain = line.scheme is None and line.stages is None and all(each.scheme is None for each in anew)
        return is_plain and not line.unsure and not any(map(self._is_own, line.choices))

    def _is_own(self, exercise: Exercise) -> bool:
        return self._own.is_own(exercise)


def _where(block: BlockLines) -> Location:
    """Return the whole of a block, from its header to its last line."""
    assert block.header
    first, last = block.header.where, block.lines[-1].where if block.lines else block.header.where
    return Location(first.source, Span(first.span.start, last.span.end))


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
