"""What all tests share: snapshots as files a reader can open, and the command in a process of its own."""

import importlib
import importlib.util
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

import zone_files
from package_copy import SOURCES


class TextSnapshot(SingleFileSnapshotExtension):
    file_extension = "txt"
    _write_mode = WriteMode.TEXT


class JsonSnapshot(TextSnapshot):
    file_extension = "json"


def pytest_configure(config: pytest.Config) -> None:
    """One option renews what is expected, in snapshots and in case files."""
    if config.getoption("update_snapshots", default=False):
        os.environ["GPL_UPDATE_CASES"] = "1"


@pytest.fixture
def text_snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Compares a string with `__snapshots__/<test file>/<test>.txt`."""
    return snapshot.use_extension(TextSnapshot)


@pytest.fixture
def json_snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Compares a string with `__snapshots__/<test file>/<test>.json`."""
    return snapshot.use_extension(JsonSnapshot)


@pytest.fixture
def gpl(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Runs `gpl` in a process of its own, by default in `tmp_path`; `env` is added to the environment."""

    def run(
        *arguments: str | Path, env: dict[str, str] | None = None, cwd: Path = tmp_path, **options: object
    ) -> subprocess.CompletedProcess[bytes]:
        options = {"capture_output": True, "timeout": 60} | options
        return subprocess.run(  # type: ignore[call-overload,no-any-return]
            [sys.executable, "-m", "gplang", *map(str, arguments)],
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": str(SOURCES), **(env or {})},
            **options,
        )

    return run


# What runs the tests in the background has them ignore Ctrl-C, or that the terminal is gone, and so would the commands
# that are tried.
signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGHUP"):
    signal.signal(signal.SIGHUP, signal.SIG_DFL)

# Also for the commands that are tried: zones do not change between machines and years.
zone_files.freeze()

# Also for those: they check what is there, each for itself, and leave nothing in the folders of who runs the tests.
os.environ["GPL_NO_CACHE"] = "1"

# The same examples at each run, so that a change is judged by what it changed; GPLANG_RANDOM=1 looks for new ones.
hypothesis.settings.register_profile("steady", deadline=None, derandomize="GPLANG_RANDOM" not in os.environ)
hypothesis.settings.load_profile("steady")
PROVIDERS = "hypothesis.internal.conjecture.providers"
if "GPLANG_RANDOM" not in os.environ and importlib.util.find_spec(PROVIDERS) is not None:
    # Otherwise the numbers in the modules that a worker happens to have loaded are tried, too.
    providers = importlib.import_module(PROVIDERS)
    if hasattr(providers, "_local_constants"):
        providers._get_local_constants = lambda: providers._local_constants
