"""What is different for one athlete: the lines of a block that change her sessions and her days."""

from gplang.diagnostics import Label
from gplang.model.lines import read_drop, read_swap
from gplang.model.scope import Scope
from gplang.model.week import DayMove
from gplang.syntax.ast import MoveLine, Parsed, Swap, Target
from gplang.syntax.document import Line
from gplang.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gplang.model.changes import Drop, Replacement
    from gplang.source import Location
    from gplang.vocabulary import Day


class Differences:
    """The `swap`s, `drop`s and `move`s of an athlete, while her block is read."""

    __slots__ = ("_changes", "_moved", "_moves", "_scope")

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._changes: list[Drop | Replacement] = []
        self._moves: list[DayMove] = []
        self._moved: dict[tuple[Day, int], Location] = {}

    def read(self, line: Line, statement: Swap | Target | MoveLine, below: list[tuple[Line, Parsed]]) -> None:
        """Read one line, with those under it."""
        match statement:
            case MoveLine():
                self._read_move(line, statement)
            case Swap():
                change = read_swap(line, statement, below, self._scope, timed=True)
                if change is not None:
                    exercises = (change.new, *(each.exercise for each in change.substitutes))
                    is_sure = self._scope.is_sure(exercises)
                    self._changes.append(change if is_sure else change._replace(unsure=True))
            case Target():
                drop = read_drop(line, statement, self._scope, timed=True)
                if drop is not None:
                    self._changes.append(drop)

    def _read_move(self, line: Line, statement: MoveLine) -> None:
        since = statement.since.value if statement.since else 1
        for first, to in statement.days:
            day, where = first.value, line.at(first.span._replace(end=to.span.end))
            if earlier := self._moved.get((day, since)):
                related = (Label(earlier, "first moved here"),)
                self._scope.report("E020", where, f"{day} is moved twice", "keep one of them", related=related)
                continue
            is_back = any(each.first is day and each.since < since for each in self._moves)
            if to.value is day and not is_back:
                hint = f"write the day on which it is trained instead: `move {day} DAY`"
                self._scope.report("E020", where, f"{day} moved to itself", hint)
                continue
            self._moved[day, since] = where
            self._moves.append(DayMove(where, day, to.value, since))

    def finish(self) -> dict[str, Any]:
        """Return the fields of the record, those that are not empty."""
        fields = {"changes": tuple(self._changes), "moves": tuple(self._moves)}
        return {name: each for name, each in fields.items() if each}
