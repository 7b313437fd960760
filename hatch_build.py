"""What a wheel holds beyond the sources: data made ready, so that `gpl` starts quickly."""

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
        sys.path[:0] = [str(Path(self.root, folder)) for folder in ("src", "tools")]
        from ready import write_ready

        self._folder = TemporaryDirectory()
        package = Path(self._folder.name)
        write_ready(package)
        for path in sorted((*package.rglob("*.py"), *package.rglob("*.gpl"))):
            build_data["force_include"][str(path)] = f"gplang/{path.relative_to(package).as_posix()}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was made."""
        if hasattr(self, "_folder"):
            self._folder.cleanup()
