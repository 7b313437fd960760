"""Places of the parts of a session's line."""

from gplang.records import NamedTuple
from gplang.source import Location, Span
from gplang.syntax.ast import ExerciseLine, Group, Swap
from gplang.syntax.tokens import Node
from gplang.typed import Any


class GroupPlaces(NamedTuple):
    """Places of the words of a group of sets: the line, and what was read of it. Places are made on demand."""

    line: Location
    written: Group

    def __repr__(self) -> str:
        return f"GroupPlaces({self.line!r})"

    @property
    def dose(self) -> Location:
        """The sets and what each asks for."""
        return _within(self.line, self.written.dose.span)

    @property
    def load(self) -> Location | None:
        """The load; None without one."""
        return _place(self.line, self.written.load)

    @property
    def rest(self) -> Location | None:
        """The length of its own rest, without the word before it; None without one."""
        return _place(self.line, self.written.rest)

    @property
    def of(self) -> Location | None:
        """The name of the exercise whose maximum a percentage takes; None for the line's own."""
        return _place(self.line, self.written.of)

    @property
    def share(self) -> Location | None:
        """The word that says what a percentage is of, such as `top`; None for the maximum."""
        return _place(self.line, self.written.share)


class LinePlaces(NamedTuple):
    """Places of the parts of an exercise line that have no other place; None for what is not written there.

    `line` and `written` are the line and what was read of it; places in it are made on demand. `cue` may be in it or
    under it. `substitutes` are the names behind `or`. `below` are the lines under it, each without its indentation and
    comment.
    """

    line: Location | None = None
    written: ExerciseLine | Swap | None = None
    cue: Location | None = None
    substitutes: tuple[Location, ...] = ()
    below: tuple[Location, ...] = ()

    def __repr__(self) -> str:
        return f"LinePlaces({self.line!r})"

    @property
    def role(self) -> Location | None:
        """The role, also of a `swap` that has one."""
        return _place(self.line, self.written.role if self.written else None)

    @property
    def rest(self) -> Location | None:
        """The length of the rest, without the word before it."""
        return _place(self.line, self.written.prescription.rest if self.written else None)


def _place(line: Location | None, node: Node[Any] | None) -> Location | None:
    return None if line is None or node is None else _within(line, node.span)


def _within(line: Location, span: Span) -> Location:
    return Location(line.source, span.shift(line.span.start))
