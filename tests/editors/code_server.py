"""A real VS Code, as a server that a browser shows: installed once, started for each test module that asks."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from calendars.installed import NotInstalledError, install_node, run

MANIFEST = Path(__file__).parent / "vscode"
PROGRAM = Path("node_modules", "code-server", "lib", "vscode")
OLDEST_NODE = 20
PATIENCE = 60


def install_code_server(cache: Path) -> Path:
    """Return the folder of a VS Code that runs, and whose `node_modules` hold what drives it.

    What has to be compiled is left out: its log files, its terminal and its search.
    """
    return install_node(cache, MANIFEST, OLDEST_NODE, _complete)


def find_chromium() -> str:
    """Return the browser, or say how to install it."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        raise NotInstalledError("chromium is missing; on Debian: apt install chromium")
    return found


def _complete(folder: Path) -> None:
    """Install the packages of the program inside the package, which lie beside it under two names."""
    program = folder / PROGRAM
    npm = shutil.which("npm") or "npm"
    run(npm, "install", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund", cwd=program)
    (program / "node_modules.asar").symlink_to("node_modules", target_is_directory=True)


@contextmanager
def serve(folder: Path, home: Path, extension: Path) -> Iterator[str]:
    """Serve the VS Code with an extension and yield its address; settings and all it keeps lie in `home`."""
    server = (shutil.which("node") or "node", folder / PROGRAM / "out" / "server-main.js")
    places = ("--extensions-dir", home / "extensions", "--user-data-dir", home, "--accept-server-license-terms")
    run(*server, *places, "--install-extension", extension)
    log = home / "server.log"
    with log.open("wb") as written:
        process = subprocess.Popen(
            (*server, *places, "--host", "127.0.0.1", "--port", "0", "--without-connection-token"),
            env={**os.environ, "HOME": str(home)},
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield f"http://127.0.0.1:{_wait_for_port(process, log)}"
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(PATIENCE)


def _wait_for_port(process: subprocess.Popen[bytes], log: Path) -> str:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        _, found, rest = log.read_text(encoding="utf-8").partition("agent listening on ")
        if found and "\n" in rest:
            return rest.split()[0]
        time.sleep(0.1)
    raise AssertionError(log.read_text(encoding="utf-8"))
