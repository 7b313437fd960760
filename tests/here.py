"""The command in this process: as it runs in one of its own, without the time that one takes to start."""

import io
import os
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from gplang.cli.group import run


def run_here(
    arguments: Sequence[str | Path],
    folder: Path,
    env: Mapping[str, str],
    *,
    stdin: bytes = b"",
    stderr: int = subprocess.PIPE,
) -> subprocess.CompletedProcess[bytes]:
    """Run `gpl` in a folder; with `STDOUT` for `stderr`, both come together, as a terminal shows them."""
    out, err = io.BytesIO(), io.BytesIO()
    shown = _open(out)
    told = shown if stderr == subprocess.STDOUT else _open(err)
    with (
        chdir(folder),
        patch("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")),
        redirect_stdout(shown),
        redirect_stderr(told),
        patch.dict(os.environ, env),
    ):
        code = run([*map(str, arguments)])
    return subprocess.CompletedProcess([*map(str, arguments)], code, out.getvalue(), err.getvalue())


def _open(shown: io.BytesIO) -> io.TextIOWrapper:
    return io.TextIOWrapper(shown, encoding="utf-8", newline="\n", write_through=True)
