import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest

from gplang.compiler import default_policy
from gplang.diagnostics import Diagnostic, Wait, language_finding, sort_key
from gplang.model.imports import ImportRefused, Loader
from gplang.source import Location, SourceText, Span

CODES = {"bad": "E010", "odd": "E022", "meh": "E014"}


@dataclass(frozen=True, slots=True)
class Compilation:
    source: SourceText
    document: object
    plan: None
    diagnostics: tuple[Diagnostic, ...]
    waiting: tuple[Wait, ...] = ()
    log: None = None


def compile_source(source: SourceText, loader: Loader) -> Compilation:
    """Stand-in for the compiler: finds the words bad, odd (a warning) and meh (advice), and follows `use`."""
    found: list[Diagnostic] = []
    seen: set[str] = set()

    def visit(text: SourceText) -> None:
        seen.add(text.path)
        for match in re.finditer(r"\b(bad|odd|meh)\b", text.text):
            where = Location(text, Span(*match.span()))
            found.append(language_finding(CODES[match[1]], where, f"the word `{match[1]}`"))
        for match in re.finditer(r'use "(.*?)"', text.text):
            loaded = loader(text.path, match[1])
            if isinstance(loaded, ImportRefused):
                where = Location(text, Span(*match.span(1)))
                found.append(language_finding("E040", where, loaded.message, loaded.hint))
            elif loaded.path not in seen:
                visit(loaded)

    visit(source)
    return Compilation(source, None, None, tuple(sorted(found, key=sort_key)))


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]
Git = Callable[..., str]


@pytest.fixture
def run_real(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `gpl` in this process and in `tmp_path`."""
    monkeypatch.chdir(tmp_path)
    from gplang.cli.calling import call as call_quickly
    from gplang.cli.group import run as run_group

    def call(*arguments: str | Path, stdin: str | bytes = "") -> Outcome:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        line = list(map(str, arguments))
        code = call_quickly(line)
        code = run_group(line) if code is None else code
        return Outcome(code, *capsys.readouterr())

    return call


@pytest.fixture
def run(run_real: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `gpl` in this process and in `tmp_path`, with a stand-in for the compiler."""
    module = ModuleType("gplang.compiler")
    stand_ins = {"compile_source": compile_source, "check_source": lambda *given: compile_source(*given[:2])}
    vars(module).update(Compilation=Compilation, default_policy=default_policy, **stand_ins)
    monkeypatch.setitem(sys.modules, "gplang.compiler", module)
    return run_real


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Writes a file below `tmp_path`."""

    def write_file(path: str, content: str | bytes) -> Path:
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
        return target

    return write_file


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Runs git in a new repository in `tmp_path`; `commit` commits everything."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_PAGER", "false")
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Ann")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "ann@example.com")

    def call(*arguments: str) -> str:
        if arguments == ("commit",):
            call("add", "--all")
            arguments = ("commit", "--quiet", "--message", "plans")
        done = subprocess.run(["git", *arguments], cwd=tmp_path, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    call("init", "--quiet", "--initial-branch=main")
    return call
