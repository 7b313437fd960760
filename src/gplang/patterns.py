"""Patterns that are compiled when they are first used: most commands need few of those that their modules have."""

import re

from gplang.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    late = re.compile
else:

    class late:  # noqa: N801
        """Stands for `re.compile(pattern, flags)`; what is asked of it is asked of the compiled pattern, and kept."""

        def __init__(self, pattern: str, flags: int = 0) -> None:
            self._asked = (pattern, flags)

        def __getattr__(self, name: str) -> Any:
            found = getattr(re.compile(*self._asked), name)
            setattr(self, name, found)
            return found
