"""What a wheel holds beyond the sources: data made ready, so that `gpl` starts quickly.

The parser's tables, the catalog in one file, the guide's numbers. A checkout does without them, only slower.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ReadyData(BuildHookInterface[Any]):
    """Makes the data files of a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the files and have them put into the wheel; an editable install has none."""
        if self.target_name != "wheel" or version == "editable":
            return
        sys.path.insert(0, str(Path(self.root, "src")))
        from gplang.catalog.loader import write_facts
        from gplang.guide.data import write_data
        from gplang.syntax.tables import write_tables

        self._folder = TemporaryDirectory()
        tables = Path(self._folder.name, "tables.json")
        facts = Path(self._folder.name, "catalog.json")
        write_tables(tables)
        write_facts(facts)
        build_data["force_include"][str(tables)] = "gplang/syntax/tables.json"
        build_data["force_include"][str(facts)] = "gplang/catalog/catalog.json"
        for path in write_data(Path(self._folder.name)):
            build_data["force_include"][str(path)] = f"gplang/guide/{path.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was made."""
        if hasattr(self, "_folder"):
            self._folder.cleanup()
