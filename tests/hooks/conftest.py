"""Repositories as users have them: hooks from this working tree, run by pre-commit and by prek in `git commit`."""

import os
import re
import shutil
import sysconfig
from collections.abc import Iterable
from pathlib import Path

import pytest

from hooks.repositories import ROOT, Folder, Repository
from locked import hold_versions

HIDDEN = re.compile(r"(GIT_(?!SSL)|PRE_COMMIT|PREK_)\w+|PYTHONPATH|PYTHONHOME|VIRTUAL_ENV|SKIP")
"""Variables that tell git and the tools what to do: a test may itself run in a hook."""


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Nothing of the user's git config, hooks and caches; the tools of these tests come first."""
    if not (ROOT / ".git").exists():
        pytest.skip("the hooks come from a git repository, and this is no checkout")
    folder = tmp_path_factory.mktemp("tools")
    (folder / "gitconfig").touch()  # not the null device: git replaces the file when a tool writes a setting
    scripts = sysconfig.get_path("scripts")
    kept = {name: value for name, value in os.environ.items() if not HIDDEN.fullmatch(name)}
    caches = {
        name: str(folder / name.lower())
        for name in ("PRE_COMMIT_HOME", "PREK_HOME", "PIP_CACHE_DIR", "UV_CACHE_DIR", "VIRTUALENV_OVERRIDE_APP_DATA")
    }
    who = {f"GIT_{role}_{what}": "x@example.com" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    git = {"GIT_CONFIG_GLOBAL": str(folder / "gitconfig"), "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8"}
    path = {"PATH": os.pathsep.join((scripts, os.environ["PATH"])), "PREK_UV_SOURCE": "pip"}
    return {**kept, **caches, **who, **git, **path, **hold_versions(folder)}


@pytest.fixture(scope="module")
def source(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """A git repository made from this working tree, as it stands, committed or not."""
    here = Folder(ROOT, environment)
    there = Folder(tmp_path_factory.mktemp("source"), environment)
    trusted = ("git", "-c", "safe.directory=*")  # the checkout may belong to another user, as in a container
    listed = here.must(*trusted, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    _copy(listed.split("\0"), there.path)
    there.must("git", "init", "--quiet")
    there.must("git", "add", "--all")
    there.must("git", "commit", "--quiet", "--message", "This working tree")
    return there


def _copy(names: Iterable[str], folder: Path) -> None:
    for name in names:
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)


@pytest.fixture(scope="module", params=["pre-commit", "prek"])
def tool(request: pytest.FixtureRequest, environment: dict[str, str]) -> str:
    """The path of a tool that runs hooks."""
    found: str | None = shutil.which(request.param, path=environment["PATH"])
    if found is None:
        pytest.skip(f"{request.param} is missing: pip install -e '.[test]'")
    return found


@pytest.fixture(scope="module")
def installed(tool: str, source: Folder, tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A repository with the tool installed as a git hook, and with the environment of our hooks made."""
    revision = source.must("git", "rev-parse", "HEAD").strip()
    repository = Repository(tmp_path_factory.mktemp("installed"), source.environment, source.path, revision)
    repository.use("gpl-check", "gpl-check-all")
    repository.must("git", "init", "--quiet")
    repository.must(tool, "install", "--install-hooks")
    return repository


@pytest.fixture
def repository(installed: Repository, tmp_path: Path) -> Repository:
    """A repository without commits whose hooks are installed."""
    folder = tmp_path / "plans"
    shutil.copytree(installed.path, folder)
    return Repository(folder, installed.environment, installed.source, installed.revision)
