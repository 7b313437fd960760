"""What a config file says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from gplang.config.places import Path, Place, find_places, place_of
from gplang.diagnostics import Severity
from gplang.guide import Amount, Band
from gplang.source import SourceText

GPL_TOML: Path = ()
"""Where the config stands in `gpl.toml`: at the top."""

PYPROJECT_TOML: Path = ("tool", "gpl")
"""Where it stands in `pyproject.toml`: in this table."""

_NOTHING: Mapping[str, tuple[str, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Config:
    """A config file without faults; what it does not say is empty or None.

    `table` is where the config stands in the file. Selectors and globs are as written; `numbers` are the rules' own, by
    the rule's code or name.
    """

    source: SourceText
    table: Path = GPL_TOML
    profile: str | None = None
    fail_on: Severity | None = None
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=lambda: MappingProxyType({}))
    numbers: Mapping[str, Mapping[str, Amount | Band]] = field(default_factory=lambda: MappingProxyType({}))
    per_file: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _NOTHING)
    exclude: tuple[str, ...] = ()

    def place(self, *path: str | int) -> Place:
        """Return where something stands, such as `"ignore", 0`; found anew at each call of `find_places`."""
        return place_of((*self.table, *path), find_places(self.source), self.source)
