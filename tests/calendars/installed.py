"""Installs the readers as locked, in pytest's cache: `make clean` removes them, and so does a change of the lock."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

READERS = Path(__file__).parent / "readers"
BIN = "Scripts" if sys.platform == "win32" else "bin"
PATIENCE = 300
OLDEST_NODE = 18


class NotInstalledError(Exception):
    """A reader could not be installed, and why."""


def install_python(cache: Path, folder_of_lock: Path | None = None) -> Path:
    """Return the interpreter of an environment that holds what `requirements.txt` locks; by default, the readers."""
    needed = (folder_of_lock or READERS) / "requirements.txt"

    def fill(folder: Path) -> None:
        run(sys.executable, "-m", "venv", "--without-pip", folder)
        pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", folder / BIN / "python")
        run(*pip, "install", "--quiet", "--require-hashes", "--requirement", needed)

    version = "python-{}.{}".format(*sys.version_info)
    return _install(cache, version, needed.read_bytes(), fill) / BIN / "python"


def install_node(
    cache: Path, manifest: Path = READERS, oldest: int = OLDEST_NODE, finish: Callable[[Path], None] = lambda _: None
) -> Path:
    """Return a folder whose scripts find what `package.json` and its lock name; by default, the JavaScript readers.

    `finish` is given the folder when the packages are in it, before anybody uses them.
    """
    if not (shutil.which("node") and shutil.which("npm")):
        raise NotInstalledError(f"node {oldest} or newer and npm are needed; on Debian: apt install nodejs npm")
    version = run("node", "--version").strip().removeprefix("v")
    if int(version.split(".")[0]) < oldest:
        raise NotInstalledError(f"node {oldest} or newer is needed, this is {version}")
    needed = (manifest / "package.json", manifest / "package-lock.json")

    def fill(folder: Path) -> None:
        folder.mkdir()
        for path in needed:
            shutil.copy(path, folder)
        npm = shutil.which("npm") or "npm"
        run(npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts", cwd=folder)
        finish(folder)

    return _install(cache, "node", b"".join(path.read_bytes() for path in needed), fill)


def read(command: list[str | Path], calendars: list[Path]) -> dict[str, list[dict[str, object]]]:
    """Return what a reader finds in each calendar; a reader that fails has failed the calendar."""
    result = subprocess.run(
        [*command, *calendars],
        env={**os.environ, "TZ": "Pacific/Auckland", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=PATIENCE,
    )
    assert result.returncode == 0, result.stderr
    found: dict[str, list[dict[str, object]]] = json.loads(result.stdout)
    return found


def _install(cache: Path, name: str, needed: bytes, fill: Callable[[Path], None]) -> Path:
    """Return a folder that was filled once for just these versions; processes do not disturb each other."""
    folder = cache / f"{name}-{hashlib.sha256(needed).hexdigest()[:12]}"
    if not folder.exists():
        unfinished = folder.with_name(f"{folder.name}.{os.getpid()}")
        shutil.rmtree(unfinished, ignore_errors=True)
        try:
            fill(unfinished)
            unfinished.rename(folder)
        except OSError:
            if not folder.exists():
                raise
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
    return folder


def run(*command: str | Path, cwd: Path | None = None) -> str:
    """Return what a command writes; raise `NotInstalledError` where it fails."""
    hidden = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    words = " ".join(Path(word).name for word in command[:4])
    try:
        result = subprocess.run(
            command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired as error:
        raise NotInstalledError(f"{words}: no end after {PATIENCE} s") from error
    if result.returncode:
        said = [
            line for line in (result.stderr.strip() or result.stdout.strip()).splitlines() if " log of " not in line
        ]
        raise NotInstalledError(f"{words}: {' '.join(said[-1:]) or result.returncode}")
    return result.stdout
