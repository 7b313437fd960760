"""Rules of another package, for a server to find."""

from pathlib import Path


def install_rules(folder: Path, module: str) -> Path:
    """Install the module of a package `club` in a new folder; return the folder."""
    package = folder / "club-1.0.dist-info"
    package.mkdir(parents=True)
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: club\nVersion: 1.0\n")
    (package / "entry_points.txt").write_text("[gplang.rules]\nclub = club\n")
    (folder / "club.py").write_text(module)
    return folder
