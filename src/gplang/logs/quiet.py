"""The blocks of a log of which nothing is to be said, for its next version: unchanged ones are not looked at again."""

from collections.abc import Sequence

from gplang.syntax.document import BlockLines, Document
from gplang.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from gplang.syntax.blocks import BlockSays


class QuietBlocks:
    """Such blocks of a log's last version, by the identity of what they say; used by one thread only."""

    def __init__(self) -> None:
        self._plans: tuple[Document, ...] = ()
        self._complete = False
        self._before: dict[int, BlockSays] = {}
        self._now: dict[int, BlockSays] = {}

    def begin(self, plans: Sequence[Document], *, complete: bool) -> None:
        """Begin a version with the files that its names are looked up in, and whether they are all there."""
        same = len(plans) == len(self._plans) and all(a is b for a, b in zip(plans, self._plans, strict=True))
        self._before = self._now if same and complete == self._complete else {}
        self._now = {}
        self._plans, self._complete = tuple(plans), complete

    def has(self, block: BlockLines) -> bool:
        """Return whether a block stands in the last version, too, and nothing was to be said of it."""
        if id(block.says) not in self._before:
            return False
        self._now[id(block.says)] = block.says
        return True

    def keep(self, block: BlockLines) -> None:
        """Keep a block of which nothing is to be said; with a mistake, what it says may depend on others."""
        if block.says.is_sound:
            self._now[id(block.says)] = block.says
