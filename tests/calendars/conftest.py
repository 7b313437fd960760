"""Builds every plan twice, and installs the readers once."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from calendars import installed, servers
from calendars.cases import PLANS, REMINDERS, Case, load, second_edition
from calendars.strict import Record
from package_copy import SOURCES

STAMPS = {"first": 1767268800, "rebuilt": 1767355200, "noted": 1767441600}
"""When each edition was built, in seconds since 1970: on 1, 2 and 3 January 2026."""

NAMES = [f"{name}.gpl" for name in REMINDERS]

Read = Callable[[str, str], dict[str, list[Record]]]


def build(cwd: Path, edition: str, *arguments: str | Path) -> None:
    """Build all plans of a folder."""
    env = {**os.environ, "PYTHONPATH": str(SOURCES), "SOURCE_DATE_EPOCH": str(STAMPS[edition])}
    command = [sys.executable, "-m", "gplang", "build", *NAMES, "--to", "ics,json", *map(str, arguments)]
    result = subprocess.run(command, cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert result.returncode == 0, result.stderr


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the first edition of every plan."""
    folder = tmp_path_factory.mktemp("first")
    build(PLANS, "first", "-o", folder)
    return folder


@pytest.fixture(scope="session")
def second_plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the plans as they read later."""
    folder = tmp_path_factory.mktemp("plans")
    for name in NAMES:
        (folder / name).write_text(second_edition((PLANS / name).read_text(encoding="utf-8")), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def rebuilt(first: Path, second_plans: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the second edition of every plan, built with the calendars of the first at hand."""
    folder = tmp_path_factory.mktemp("rebuilt")
    build(second_plans, "rebuilt", "--previous", first, "-o", folder)
    return folder


@pytest.fixture(scope="session")
def noted(rebuilt: Path, second_plans: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the same plans once more, now with notes for their weeks."""
    folder = tmp_path_factory.mktemp("noted")
    build(second_plans, "noted", "--previous", rebuilt, "--week-notes", "-o", folder)
    return folder


@pytest.fixture(scope="session")
def cases(request: pytest.FixtureRequest) -> Callable[[str, str], Case]:
    """Returns an edition of a plan: `cases("berlin", "rebuilt")`."""
    return lambda name, edition: load(request.getfixturevalue(edition), name)


@pytest.fixture(scope="session")
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that lasts from run to run, where pytest keeps a cache at all."""
    kept: pytest.Cache | None = getattr(request.config, "cache", None)
    return kept.mkdir("calendar-readers") if kept is not None else tmp_path_factory.mktemp("readers")


@pytest.fixture(scope="session")
def python_readers(store: Path) -> Path:
    """The interpreter that has the readers in Python."""
    return available(installed.install_python, store)


@pytest.fixture(scope="session")
def radicale(python_readers: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a Radicale that runs as long as the tests do, with an empty store and no passwords."""
    with servers.run_radicale(python_readers, tmp_path_factory.mktemp("radicale")) as port:
        yield port


@pytest.fixture(scope="session")
def xandikos(python_readers: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a Xandikos that runs as long as the tests do, with an empty store and no passwords."""
    with servers.run_xandikos(python_readers, tmp_path_factory.mktemp("xandikos")) as port:
        yield port


@pytest.fixture(scope="session")
def node_readers(store: Path) -> Path:
    """The folder that has the readers in JavaScript."""
    return available(installed.install_node, store)


def available(install: Callable[[Path], Path], store: Path) -> Path:
    try:
        return install(store)
    except installed.NotInstalledError as error:
        pytest.skip(f"CALENDARS ARE NOT READ BY OTHERS: {error}")


@pytest.fixture(scope="session")
def read_all(cases: Callable[[str, str], Case], request: pytest.FixtureRequest) -> Read:
    """Returns what a reader finds in all calendars of an edition, by their paths; it is started once for them."""

    @cache
    def read(script: str, edition: str) -> dict[str, list[Record]]:
        calendars = [cases(name, edition).calendar for name in REMINDERS]
        if script.endswith(".py"):
            return installed.read([request.getfixturevalue("python_readers"), installed.READERS / script], calendars)
        folder = request.getfixturevalue("node_readers")
        copied = folder / script
        copied.write_bytes((installed.READERS / script).read_bytes())
        return installed.read(["node", copied], calendars)

    return read
