"""What the derived sessions of a plan make of the lines that they inherit."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from gplang.model.plan import Session
from gplang.source import Location


class Inheritance:
    """The lines that derived sessions change, looked for when first asked for: all sessions have to be gone through."""

    def __init__(self, sessions: Mapping[str, Session]) -> None:
        self._sessions = sessions
        self._derived = [each for each in sessions.values() if each.base is not None and each.base in sessions]

    @cached_property
    def lost(self) -> frozenset[Location]:
        """Lines that a derived session drops, or replaces by one of its own."""
        return frozenset(
            where for each in self._derived for where in self._places[each.base or ""] - self._places[each.name]
        )

    @cached_property
    def overriding(self) -> frozenset[Location]:
        """Lines of derived sessions that replace one of the same role and exercise."""
        return frozenset(self._find_overriding())

    @cached_property
    def _places(self) -> dict[str, frozenset[Location]]:
        return {name: frozenset(line.where for line in each.lines) for name, each in self._sessions.items()}

    def _find_overriding(self) -> Iterator[Location]:
        lifts = {name: {(line.role, line.exercise.id) for line in each.lines} for name, each in self._sessions.items()}
        for derived in self._derived:
            base = derived.base or ""
            for line in derived.lines:
                is_own = line.swapped is None and line.where not in self._places[base]
                if is_own and (line.role, line.exercise.id) in lifts[base]:
                    yield line.where
