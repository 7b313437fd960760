"""What the settings of a plan or an athlete have said, while they are read."""

from types import MappingProxyType

from gplang.model.plan import Clock
from gplang.model.scope import Once, Scope
from gplang.quantities import Weight, WeightUnit
from gplang.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gplang.source import Location
    from gplang.vocabulary import Day

MOST_LISTED = {"reminders": 10, "skips": 400, "pauses": 50}
"""Values of settings that may be repeated."""


class Fields:
    """What the lines of a plan or athlete block have set so far; `loads` by field, then by exercise or kit.

    `named` are the names in `for` or `group`, in lower case, with their places.
    """

    __slots__ = ("clock", "listed", "lists", "loads", "named", "once", "roundings", "scope", "single", "unit")

    def __init__(self, scope: Scope, unit: WeightUnit | None) -> None:
        """Begin; `unit` is that of a plan which names none, None for an athlete."""
        self.scope = scope
        self.unit = unit
        self.once = Once(scope)
        self.single: dict[str, Any] = {}
        self.lists: dict[str, list[Any]] = {}
        self.listed: dict[str, Location] = {}
        self.loads: dict[str, dict[str, Any]] = {}
        self.roundings: list[tuple[Location, Weight]] = []
        self.clock: dict[Day | None, Any] = {}
        self.named: dict[str, Location] = {}

    @property
    def is_plan(self) -> bool:
        """Whether these are a plan's settings."""
        return self.unit is not None

    def _check_round(self) -> None:
        """Report loads that are shown in one unit and rounded in another."""
        unit = self.single.get("unit", self.unit)
        for where, rounding in self.roundings:
            if unit is not None and rounding.unit is not unit:
                hint = f"write `unit {rounding.unit}`, or round in {unit}"
                message = f"loads are shown in {unit} and rounded in {rounding.unit}"
                self.scope.report("E020", where, message, hint)

    def _check_counts(self) -> None:
        """Report and cut what is repeated too often."""
        for name, values in self.lists.items():
            most = MOST_LISTED.get(name, len(values))
            if len(values) > most:
                self.scope.report("E050", self.listed[name], f"{len(values)} {name}; at most {most}")
                del values[most:]

    def finish(self, *, all_read: bool = True) -> dict[str, Any]:
        """Return the fields of the record; `all_read`: no line may hold a unit that could not be read."""
        fields = dict(self.single)
        if all_read:
            self._check_round()
        self._check_counts()
        fields.update({name: tuple(dict.fromkeys(values)) for name, values in self.lists.items()})
        fields.update({name: MappingProxyType(values) for name, values in self.loads.items()})
        if self.clock:
            by_day = {day: time for day, time in self.clock.items() if day is not None}
            fields["clock"] = Clock(self.clock.get(None), MappingProxyType(by_day))
        return fields
