"""`gpl playground`: a folder on this machine, or how to make one."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from package_copy import SOURCES
from preview_reader import ask


def test_it_serves_the_files_of_the_folder_alone_and_ends_quietly(tmp_path: Path, gpl: Any) -> None:
    folder = tmp_path / "build" / "playground"
    (folder / "part").mkdir(parents=True)
    (folder / "index.html").write_text("<p>here", encoding="utf-8")
    (folder / "a.wasm").write_bytes(b"\0asm")
    (tmp_path / "secret.txt").write_text("no", encoding="utf-8")
    server = subprocess.Popen(
        (sys.executable, "-m", "gplang", "playground"),
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(SOURCES), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        assert server.stdout
        address = server.stdout.readline().strip()
        page = ask(address)
        assert page.read() == b"<p>here"
        assert "default-src 'none'" in (page.getheader("Content-Security-Policy") or "")
        assert ask(address, "a.wasm").getheader("Content-Type") == "application/wasm"
        for path in ("part/", "../../secret.txt", "%2e%2e/%2e%2e/secret.txt", "none"):
            assert ask(address, path).status == 404, path
        taken = gpl("playground", folder, "--port", str(urlsplit(address).port))
        server.send_signal(signal.SIGINT)
        assert server.communicate(timeout=30) == ("", "Ctrl+C ends it.\n")
        assert server.returncode == 0
    finally:
        server.kill()
    assert taken.returncode == 2
    assert b"cannot be used" in taken.stderr


@pytest.mark.parametrize("arguments", [(), ("elsewhere",), (".",)])
def test_what_is_not_built_says_how(tmp_path: Path, gpl: Any, arguments: tuple[str, ...]) -> None:
    result = gpl("playground", *arguments, cwd=tmp_path)
    assert result.returncode == 2
    assert b"`make playground`" in result.stderr
    assert b"Traceback" not in result.stderr
