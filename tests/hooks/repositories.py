"""Folders and git repositories that commands run in."""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]

CONFIG = ".pre-commit-config.yaml"


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
