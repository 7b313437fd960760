"""The house keeps its order: the rules of docs/architecture.md, proved from the source."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "gplang"

BELOW: dict[str, set[str]] = {
    "digests": set(),
    "disk": set(),
    "records": set(),
    "patterns": {"typed"},
    "ready": {"typed"},
    "typed": set(),
    "source": {"records", "patterns"},
    "figures": {"records", "patterns"},
    "quantities": {"records", "patterns"},
    "vocabulary": {"records", "patterns"},
    "suggest": {"records", "patterns"},
    "card": {"ready"},
    "statements": {"quantities", "vocabulary"},
    "jsontext": {"records", "patterns"},
    "catalog": {"vocabulary", "suggest", "ready"},
    "words": {"statements", "catalog"},
    "guide": {"vocabulary", "ready"},
    "diagnostics": {"source", "guide"},
    "syntax": {"diagnostics", "figures", "statements", "suggest", "catalog"},
    "model": {"syntax", "catalog"},
    "logs": {"model"},
    "scheduling": {"logs", "guide"},
    "lint": {"wording"},
    "rules": {"lint"},
    "wording": {"scheduling"},
    "backends": {"wording", "jsontext", "digests"},
    "changes": {"backends"},
    "publishing": {"backends"},
    "review": {"backends", "compiler"},
    "remote": {"backends"},
    "formatter": {"syntax"},
    "compiler": {"rules"},
    "config": {"rules"},
    "caching": {"disk"},
    "project": {"model", "disk"},
    "report": {"diagnostics", "jsontext"},
    "policies": {"compiler", "config", "project"},
    "highlight": {"syntax"},
    "editor": {"compiler", "wording", "importing"},
    "preview": {"backends", "compiler"},
    "starter": {"formatter"},
    "lsp": {"editor", "formatter", "policies", "preview", "report"},
    "playground": {"lsp", "highlight"},
    "mcp": {"api", "review", "report", "card", "words"},
    "cli": {
        "mcp",
        "playground",
        "review",
        "changes",
        "publishing",
        "remote",
        "policies",
        "report",
        "lsp",
        "importing",
        "starter",
        "caching",
        "words",
    },
    "writer": {"compiler", "formatter"},
    "importing": {"writer"},
    "rules_api": {"lint"},
    "api": {"backends", "writer", "project"},
    "__init__": {"api"},
    "__main__": {"cli"},
}
"""What stands directly below each part of `gplang`; below, all the way down, is what it may import.

Rows of parts that are yet to come do no harm; a part without a row fails.
"""

ON_DISK = {"caching", "cli", "disk", "lsp", "playground", "policies", "project", "__main__"}
"""Who may read and write files."""

DISK_MODULES = {
    "os",
    "pathlib",
    "io",
    "shutil",
    "tempfile",
    "glob",
    "fileinput",
    "mmap",
    "subprocess",
    "socket",
}

IN_MEMORY = {"io.BytesIO", "io.StringIO"}
"""What stands in the place of a file and is none."""

DATA_READERS = {"card", "catalog", "guide", "syntax", "report", "backends", "model", "preview", "starter", "words"}
"""Who may read files that are installed with the package, from beside themselves or by `importlib`."""

DATA_PATHS = {"Path(__file__)", "Path(package)"}
"""How such a file is found; the second is the list of time zones in the `tzdata` package."""

ONLY = {
    "lark": {"syntax"},
    "click": {"cli"},
    "mcp": {"mcp"},
    "mcp_types": {"mcp"},
    "pygls": set(),
    "lsprotocol": set(),
    "pygments": {"highlight"},
    "icalendar": set(),
    "jsonschema": {"cli"},
    "openpyxl": {"importing"},
    "segno": {"publishing"},
    "caldav": {"remote"},
    "keyring": {"cli"},
    "fit_tool": {"backends"},
    "typst": {"backends"},
}
"""Third-party packages that one part keeps to itself."""

MACHINE_PATH = re.compile(r"(?<![\w./<>-])/(?:root|home|work|tmp|opt|mnt|Users|private)/\w[\w./-]*|\b[A-Z]:\\Users\b")

URL_HOST = re.compile(r"https?://(?:[\w.-]+@)?(?P<host>[^/\s\"'<>)`]+)")

KNOWN_HOSTS = {
    "example.com",
    "github.com",
    "json-schema.org",
    "keepachangelog.com",
    "semver.org",
    "docs.oasis-open.org",
    "pre-commit.com",
    "www.rfc-editor.org",
    "docs.python.org",
    "www.sphinx-doc.org",
    "no-color.org",
    "schemas.openxmlformats.org",
    "openweight.dev",
    "modelcontextprotocol.io",
    "www.w3.org",
}
"""Whom our own files may send a reader to."""

TEXTS = (
    "*",
    ".ci/*",
    "docs/**/*",
    *(f"editors/{folder}/*" for folder in ("*", "*/ftdetect", "*/ftplugin", "*/lsp", "*/lua", "*/src", "*/snippets")),
    "examples/**/*",
    "grammar/**/*",
    "src/**/*",
    "tools/**/*",
    "benchmarks/**/*",
)


def unit_of(path: Path) -> str:
    """Return the part of the house a module belongs to."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


MODULES = sorted(PACKAGE.rglob("*.py"))
UNITS = sorted({unit_of(path) for path in MODULES})
EACH_MODULE = pytest.mark.parametrize("path", MODULES, ids=[path.relative_to(PACKAGE).as_posix() for path in MODULES])


@cache
def all_below(unit: str) -> frozenset[str]:
    return frozenset(BELOW[unit]).union(*(all_below(lower) for lower in BELOW[unit]))


@cache
def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), path.name)


def find_imports(path: Path) -> Iterator[str]:
    """Yield the full names a module imports, wherever in it: at its top, in a function, for type checkers."""
    package = ("gplang", *path.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*base, *filter(None, [node.module])))
            yield from (f"{module}.{alias.name}" for alias in node.names)


def called_name(node: ast.AST) -> str:
    """Return `open` for `open(…)`, `Path` for `Path(…)`, else the empty string."""
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""


def test_every_part_has_its_place() -> None:
    assert set(UNITS) <= set(BELOW)


@EACH_MODULE
def test_imports_run_downwards(path: Path) -> None:
    unit = unit_of(path)
    for name in find_imports(path):
        top, *rest = name.split(".")
        if top == "gplang" and rest[:1] != ["__version__"]:
            assert rest, f"import parts of gplang by name, not {name}"
            assert rest[0] == unit or rest[0] in all_below(unit), f"{unit} must not import {name}"


@EACH_MODULE
def test_libraries_stay_with_their_owners(path: Path) -> None:
    for name in find_imports(path):
        owners = ONLY.get(name.split(".")[0])
        assert owners is None or unit_of(path) in owners, name


@EACH_MODULE
def test_only_the_edges_touch_the_disk(path: Path) -> None:
    if unit_of(path) in ON_DISK:
        return
    for node in ast.walk(parse(path)):
        assert called_name(node) != "open", f"line {getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.Call) and called_name(node) == "Path":
            assert ast.unparse(node) in DATA_PATHS
    disk = {name for name in find_imports(path) if name.split(".")[0] in DISK_MODULES} - IN_MEMORY
    assert disk <= ({"pathlib.Path"} if unit_of(path) in DATA_READERS else set())


def test_names_of_exercises_are_looked_up_in_one_place() -> None:
    parts = ("catalog", "syntax", "cli", "mcp")
    asking = [path for path in PACKAGE.rglob("*.py") if re.search(r"catalog(?:\(\))?\.find\(", path.read_text("utf-8"))]
    places = {path.relative_to(PACKAGE).as_posix() for path in asking}
    assert {place for place in places if not place.startswith(parts)} == {"model/names.py"}


def test_nobody_prints_but_the_commands() -> None:
    for path in MODULES:
        if unit_of(path) != "cli":
            assert not [node for node in ast.walk(parse(path)) if called_name(node) == "print"], path


@EACH_MODULE
def test_records_are_defined_quickly(path: Path) -> None:
    """`typing.NamedTuple` and `dataclasses` write and compile source for each class, at every start."""
    slow = {"typing.NamedTuple", "dataclasses"}
    if unit_of(path) != "records":
        found = [name for name in find_imports(path) if name in slow or name.partition(".")[0] in slow]
        assert not found, "import them from gplang.records"


@EACH_MODULE
def test_types_are_for_type_checkers_alone(path: Path) -> None:
    """`typing` costs every command more than reading a plan does; what serves agents makes schemas of types."""
    if unit_of(path) not in ("records", "typed", "mcp"):
        found = [name for name in find_imports(path) if name.partition(".")[0] == "typing"]
        assert not found, "import them from gplang.typed"


def test_the_page_names_every_part_and_no_other() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE))
    assert named == {unit for unit in UNITS if not unit.startswith("__")}


def test_nothing_names_a_machine_or_an_unknown_host() -> None:
    paths = {path for pattern in TEXTS for path in ROOT.glob(pattern)}
    for path in sorted(paths):
        if not path.is_file() or path.suffix == ".pyc":
            continue
        text = path.read_text(encoding="utf-8")
        assert not MACHINE_PATH.search(text), f"{path}: {MACHINE_PATH.findall(text)}"
        assert {match["host"] for match in URL_HOST.finditer(text)} <= KNOWN_HOSTS, path
