"""Repositories as users have them: hooks from this working tree, run by pre-commit and by prek in `git commit`."""

import os
import re
import shutil
import subprocess
import sysconfig
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

CONFIG = ".pre-commit-config.yaml"

HIDDEN = re.compile(r"(GIT_(?!SSL)|PRE_COMMIT|PREK_)\w+|PYTHONPATH|PYTHONHOME|VIRTUAL_ENV|SKIP")
"""Variables that tell git and the tools what to do: a test may itself run in a hook."""


@dataclass(frozen=True)
class Folder:
    """A folder that commands run in, with their environment."""

    path: Path
    environment: Mapping[str, str]

    def run(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a command; what it prints, on either stream, is in `stdout`, as on a terminal."""
        return subprocess.run(
            command,
            cwd=self.path,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )

    def must(self, *command: str | Path) -> str:
        """Run a command that must succeed; return what it prints."""
        result = self.run(*command)
        assert result.returncode == 0, f"{command}\n{result.stdout}"
        return result.stdout

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Write files, by their names from here."""
        for name, content in files.items():
            path = self.path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)


@dataclass(frozen=True)
class Repository(Folder):
    """A git repository whose commits run hooks; `source` is the repository of the hooks, `revision` its commit."""

    source: Path
    revision: str

    def use(self, *hooks: str, **options: str) -> None:
        """Write the config that names the hooks; `options` are YAML."""
        lines = ["repos:", f"  - repo: {self.source.as_posix()}", f"    rev: {self.revision}", "    hooks:"]
        for hook in hooks:
            lines += [f"      - id: {hook}", *(f"        {name}: {value}" for name, value in options.items())]
        self.write({CONFIG: "\n".join(lines) + "\n"})

    def start(self, files: Mapping[str, str | bytes]) -> None:
        """Make a first commit of these files that no hook looks at."""
        self.write(files)
        self.must("git", "add", "--all")
        self.must("git", "commit", "--quiet", "--no-verify", "--message", "Start")

    def commit(self, files: Mapping[str, str | bytes]) -> subprocess.CompletedProcess[str]:
        """Commit these files the way a user does."""
        self.write(files)
        self.must("git", "add", "--all")
        return self.run("git", "commit", "--message", "Change")

    def commits(self) -> int:
        """Return how many commits there are."""
        return int(self.must("git", "rev-list", "--count", "--all"))


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
    return {**kept, **caches, **who, **git, **path}


@pytest.fixture(scope="module")
def source(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """A git repository made from this working tree, as it stands, committed or not."""
    here = Folder(ROOT, environment)
    there = Folder(tmp_path_factory.mktemp("source"), environment)
    _copy(here.must("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0"), there.path)
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
    found = shutil.which(request.param, path=environment["PATH"])
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
