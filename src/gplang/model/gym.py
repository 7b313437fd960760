"""A gym: what there is to train with in one place."""

from collections.abc import Mapping
from types import MappingProxyType

from gplang.quantities import Plate, Weight
from gplang.records import dataclass, field
from gplang.source import Location
from gplang.typed import Any

_NOTHING: Mapping[Any, Any] = MappingProxyType({})


def _nothing() -> Mapping[Any, Any]:
    return _NOTHING


@dataclass(frozen=True, slots=True, eq=False)
class Gym:
    """One place to train in.

    `equipment` None means that it is not said, so that an athlete's own holds. `round`, `rounds` (by exercise id) and
    `kit_rounds` (by kit) are the steps of loads. `bar` is what the empty barbell weighs, `plates` what goes on it, the
    heaviest first; without plates loads are rounded by steps. `unsure` are the first words of lines that were reported.
    """

    where: Location  # its name in its header
    name: str  # in lower case
    title: str | None = None
    equipment: frozenset[str] | None = None
    round: Weight | None = None
    rounds: Mapping[str, Weight] = field(default_factory=_nothing)
    kit_rounds: Mapping[str, Weight] = field(default_factory=_nothing)
    bar: Weight | None = None
    plates: tuple[Plate, ...] = ()
    unsure: frozenset[str] = frozenset()

    @property
    def shown(self) -> str:
        """What it is called: its title, else its name."""
        return self.title or self.name

    @property
    def is_loaded(self) -> bool:
        """Whether it is known what can be loaded on its bar."""
        return self.bar is not None and bool(self.plates)
