"""Data made ready to load, so that `gpl` starts quickly: what a wheel holds beyond the sources, and the tests' copy.

The parser's tables, the catalog in one file, the guide's numbers: a checkout does without them, only slower. The
programs of `gpl init`, which a checkout has among its tests and examples.
"""

import shutil
from pathlib import Path

ROOT = Path(__file__).parent.parent


def write_ready(package: Path) -> None:
    """Write the files into a folder that is, or will be, the package."""
    from gplang.catalog.loader import gather_facts
    from gplang.guide.data import gather_data
    from gplang.ready import NAME, format_ready
    from gplang.starter.data import read_text
    from gplang.starter.programs import load_programs
    from gplang.syntax.tables import gather_tables

    for part, gather in (("syntax", gather_tables), ("catalog", gather_facts), ("guide", gather_data)):
        (package / part).mkdir(parents=True, exist_ok=True)
        (package / part / f"{NAME}.py").write_text(format_ready(gather()), encoding="utf-8", newline="\n")
    programs = package / "starter" / "programs"
    programs.mkdir(parents=True, exist_ok=True)
    for name in load_programs():
        (programs / f"{name}.gpl").write_text(read_text(f"{name}.gpl"), encoding="utf-8", newline="\n")


def copy_package(target: Path) -> None:
    """Copy the package as a wheel holds it into a folder that does not exist yet."""
    shutil.copytree(ROOT / "src" / "gplang", target, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "grammar" / "gpl.lark", target / "syntax")
    shutil.copytree(ROOT / "docs" / "rules", target / "pages")
    write_ready(target)
