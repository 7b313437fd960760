"""Make the playground: a folder of files that any web server can serve. `make playground` calls it.

What runs Python in a browser, and what the editor is made of, come from npm as locked beside the sources of the page;
gplang and the time zones come from this environment.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from gplang import __version__
from gplang.playground.serving import POLICY, START
from gplang.preview.shell import make_style
from ready import copy_package

ROOT = Path(__file__).parent.parent
SOURCES = ROOT / "editors" / "playground"
BUILD = ROOT / "build"
NEEDED = ("package.json", "package-lock.json")
OLDEST_NODE = 20

EXAMPLES = {
    "minimal": "Ten lines",
    "lower-2day": "Two lower days a week",
    "upper-lower-4day": "Upper and lower, four days",
    "athlete-3day": "Three days for athletes",
    "in-season": "A season with matches",
}
"""The examples that need no other file, in the order they are offered."""

ELSEWHERE = {"card", "cli", "mcp", "changes", "pages", "publishing", "remote", "review", "starter", "caching", "words"}
"""Parts of gplang that the page has no use for."""

UNUSED = {
    *("_pyrepl", "bdb", "cProfile", "cgi", "cmd", "curses", "dbm", "doctest", "ensurepip", "ftplib"),
    *("idlelib", "imaplib", "mailbox", "mailcap", "modulefinder", "multiprocessing", "netrc", "nntplib", "optparse"),
    *("pdb", "pickletools", "poplib", "profile", "pstats", "pyclbr", "pydoc", "pydoc_data", "smtplib", "sqlite3"),
    *(
        "statistics",
        "tabnanny",
        "timeit",
        "tkinter",
        "trace",
        "turtle",
        "unittest",
        "venv",
        "wsgiref",
        "xmlrpc",
        "zipapp",
    ),
}
"""Modules of Python that nobody asks for in a page."""

CODECS = {"__init__", "aliases", "ascii", "cp437", "idna", "latin_1", "punycode", "raw_unicode_escape", "undefined"}
CODECS |= {"unicode_escape", "utf_8", "utf_8_sig", "utf_16", "utf_16_le", "utf_16_be", "utf_32"}
"""The encodings that are kept; others are of texts that come from files."""


def make(target: Path) -> None:
    """Make the folder anew."""
    packages = install(BUILD / "playground-tools")
    shutil.rmtree(target, ignore_errors=True)
    (target / "pyodide").mkdir(parents=True)
    write_page(target)
    bundle(packages, target)
    pyodide = packages / "node_modules" / "pyodide"
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide-lock.json"):
        shutil.copyfile(pyodide / name, target / "pyodide" / name)
    (target / "pyodide" / "python_stdlib.zip").write_bytes(pack(read_stdlib(pyodide / "python_stdlib.zip")))
    (target / "python.zip").write_bytes(pack(read_packages()))
    (target / "licenses.txt").write_text(gather_licenses(packages / "node_modules"), encoding="utf-8")


def install(folder: Path) -> Path:
    """Return a folder with the packages of npm that the lock names."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        raise SystemExit(f"node {OLDEST_NODE} or newer and npm are needed; on Debian: apt install nodejs npm")
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / "installed.json"
    lock = (SOURCES / "package-lock.json").read_text(encoding="utf-8")
    if not kept.is_file() or kept.read_text(encoding="utf-8") != lock:
        for name in NEEDED:
            shutil.copyfile(SOURCES / name, folder / name)
        subprocess.run((npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"), cwd=folder, check=True)
        kept.write_text(lock, encoding="utf-8")
    return folder


def write_page(target: Path) -> None:
    """Write what is no script."""
    page = (SOURCES / START).read_text(encoding="utf-8")
    filled = page.replace("{policy}", POLICY).replace("{version}", __version__)
    (target / START).write_text(filled, encoding="utf-8")
    (target / "sheet.css").write_text(make_style(), encoding="utf-8")
    for name in ("page.css", "icon.svg"):
        shutil.copyfile(SOURCES / name, target / name)
    shutil.copyfile(SOURCES / "src" / "worker.js", target / "worker.js")


def bundle(packages: Path, target: Path) -> None:
    """Put the script of the page, the editor and the examples into one file."""
    sources = packages / "src"
    shutil.rmtree(sources, ignore_errors=True)
    shutil.copytree(SOURCES / "src", sources)
    examples = [
        {"name": name, "title": title, "text": (ROOT / "examples" / f"{name}.gpl").read_text(encoding="utf-8")}
        for name, title in EXAMPLES.items()
    ]
    (sources / "examples.json").write_text(json.dumps(examples), encoding="utf-8")
    options = ("--bundle", "--format=esm", "--target=es2022", "--minify", "--loader:.css=text", "--log-level=warning")
    esbuild = packages / "node_modules" / "esbuild" / "bin" / "esbuild"
    subprocess.run(("node", esbuild, sources / "page.js", *options, f"--outfile={target / 'page.js'}"), check=True)


def read_packages() -> Iterator[tuple[str, bytes]]:
    """Yield the files of gplang, as a wheel holds them, and of the time zones."""
    with TemporaryDirectory() as folder:
        package = Path(folder) / "gplang"
        copy_package(package)
        for path in sorted(package.rglob("*")):
            name = path.relative_to(package)
            if path.is_file() and name.parts[0] not in ELSEWHERE:
                yield f"gplang/{name.as_posix()}", path.read_bytes()
    zones = Path(str(files("tzdata")))
    for path in sorted(zones.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield f"tzdata/{path.relative_to(zones).as_posix()}", path.read_bytes()


def read_stdlib(archive: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of Python's own library that are kept."""
    with ZipFile(archive) as stdlib:
        for name in stdlib.namelist():
            first, *rest = name.split("/")
            is_codec = first == "encodings" and rest[0]
            if first.removesuffix(".py") in UNUSED or (is_codec and rest[0].removesuffix(".py") not in CODECS):
                continue
            yield name, stdlib.read(name)


def pack(named: Iterator[tuple[str, bytes]]) -> bytes:
    """Return an archive; the same files give the same bytes."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in named:
            archive.writestr(ZipInfo(name), data, ZIP_DEFLATED)
    return packed.getvalue()


def gather_licenses(modules: Path) -> str:
    """Return whose work the folder holds, and under which terms."""
    told = [f"gplang {__version__} (MIT)\n\n{(ROOT / 'LICENSE').read_text(encoding='utf-8')}"]
    lock = json.loads((SOURCES / "package-lock.json").read_text(encoding="utf-8"))
    for path, about in lock["packages"].items():
        name = path.removeprefix("node_modules/")
        folder = modules / name
        if not path or "esbuild" in name or not folder.is_dir():
            continue
        text = folder / "LICENSE"
        terms = text.read_text(encoding="utf-8") if text.is_file() else ""
        told.append(f"{name} {about['version']} ({about.get('license', 'unknown')})\n\n{terms}")
    return f"\n{'-' * 72}\n".join(told)


if __name__ == "__main__":
    place = Path(sys.argv[1]) if len(sys.argv) > 1 else BUILD / "playground"
    make(place)
    size = sum(path.stat().st_size for path in place.rglob("*") if path.is_file())
    shown = place.relative_to(ROOT) if place.is_relative_to(ROOT) else place
    print(f"{shown}: {size / 1e6:.1f} MB; gpl playground serves it")
