"""What a config file says."""

from collections.abc import Mapping
from types import MappingProxyType

from gplang.config.keys import KeyPath
from gplang.config.toml_places import Place, find_places, place_of
from gplang.diagnostics import Severity
from gplang.guide import Amount, Band
from gplang.records import NamedTuple
from gplang.source import SourceText
from gplang.typed import Any

GPL_TOML: KeyPath = ()
"""Where the config stands in `gpl.toml`: at the top."""

PYPROJECT_TOML: KeyPath = ("tool", "gpl")
"""Where it stands in `pyproject.toml`: in this table."""

_NOTHING: Mapping[str, Any] = MappingProxyType({})


class OwnProfile(NamedTuple):
    """A profile of the project: the one that it extends, and what is different; as written."""

    extends: str
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    numbers: Mapping[str, Mapping[str, Amount | Band]] = _NOTHING


class Config(NamedTuple):
    """A config file without faults; what it does not say is empty or None.

    `table` is where the config stands in the file. Selectors and globs are as written; `numbers` are the rules' own, by
    the rule's code or name, `profiles` those of the project by name.
    """

    source: SourceText
    table: KeyPath = GPL_TOML
    profile: str | None = None
    fail_on: Severity | None = None
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = _NOTHING
    numbers: Mapping[str, Mapping[str, Amount | Band]] = _NOTHING
    per_file: Mapping[str, tuple[str, ...]] = _NOTHING
    exclude: tuple[str, ...] = ()
    logs: tuple[str, ...] = ()
    profiles: Mapping[str, OwnProfile] = _NOTHING

    def place(self, *path: str | int) -> Place:
        """Return where something stands, such as `"ignore", 0`, or what it belongs to."""
        return place_of((*self.table, *path), find_places(self.source), self.source)
