"""Notes on the parts of a plan: what follows from one of them alone, worked out once for all versions that have it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from gplang.typed import Any, TypeVar

_Answer = TypeVar("_Answer")

_MOST = 20_000
"""Notes of one generation: those that nobody asked for in a whole one are dropped."""


class Notes:
    """What is known of sessions, of what is done in them and of courses, by their identity; for one trainee.

    An answer rests on its parts, on what the question names, and on what is the same as long as there are notes: all
    of the plan but its sessions and weeks, and the numbers of the rules. It never holds the trainee of one version.
    """

    def __init__(self, stand_for: Mapping[int, object] = MappingProxyType({})) -> None:
        """`stand_for` has, by their identity, the objects of which some are copies for one version."""
        self._stand_for = stand_for
        self._now: dict[object, tuple[object, Any]] = {}
        self._before: dict[object, tuple[object, Any]] = {}

    def once(self, question: object, answer: Callable[[], _Answer], *parts: object) -> _Answer:
        """Return the answer to a question about some parts, worked out when it is first asked."""
        stand_for = self._stand_for
        if stand_for:
            parts = tuple([stand_for.get(id(part), part) for part in parts])
        key = (question, *map(id, parts))
        known = self._now.get(key)
        if known is None:
            known = self._before.pop(key, None) or (parts, answer())
            if len(self._now) >= _MOST:
                self._now, self._before = {}, self._now
            self._now[key] = known
        found: _Answer = known[1]
        return found
