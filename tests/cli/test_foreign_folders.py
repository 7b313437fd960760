"""Folders of other people: nothing in them is run, nothing outside of them is shown or written."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cli.conftest import Git, Run
from gplang.cli.git import find_program

PLAN = """plan "P"
  start 2026-01-05
  timezone Europe/Berlin
session a
  primary rdl 4x5 @rir2 rest 2min
week 1-3
  mon a
"""
UNTIDY = PLAN.replace("  primary", "\tPrimary")

Gpl = Callable[..., subprocess.CompletedProcess[bytes]]
Write = Callable[[str, str | bytes], Path]

needs_posix = pytest.mark.skipif(os.name == "nt", reason="needs links and shell scripts")


# ---- what would be run

STARTED_BY = """
import multiprocessing, sys
from gplang.cli import main

if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv.pop(1))
    main()
"""

SHADOWS = ("multiprocessing/__init__", "concurrent/__init__", "gplang/__init__", "json", "click", "sitecustomize")


@pytest.mark.parametrize("method", ["spawn", pytest.param("forkserver", marks=needs_posix)])
@pytest.mark.parametrize("flags", [(), ("-I",), ("-E",)], ids=str)
def test_no_process_imports_what_lies_beside_the_plans(
    method: str, flags: tuple[str, ...], write: Write, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    program = tmp_path_factory.mktemp("program") / "gpl.py"
    program.write_text(STARTED_BY)
    for name in SHADOWS:
        write(f"{name}.py", f"import pathlib\npathlib.Path({str(tmp_path / 'was-run')!r}).touch()\n")
    for number in range(3):
        write(f"{number}.gpl", PLAN.replace('plan "', f'plan "{number} '))
    done = subprocess.run(
        [sys.executable, *flags, program, method, "check", "-j", "2", ".", "--select", "E"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "checked 3 files: no findings\n")
    assert not (tmp_path / "was-run").exists()


@pytest.fixture
def trap(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A program that leaves a trace; none may be there in the end."""
    folder = tmp_path_factory.mktemp("trap")
    program = folder / "program"
    program.write_text(f"#!/bin/sh\ntouch {folder}/was-run\nexit 1\n")
    program.chmod(0o755)
    yield str(program)
    assert not (folder / "was-run").exists()


RUN_BY_CONFIG = (
    "core.fsmonitor",
    "core.pager",
    "core.sshCommand",
    "core.askPass",
    "core.gitProxy",
    "core.alternateRefsCommand",
    "pager.cat-file",
    "pager.rev-parse",
    "diff.external",
    "diff.plan.textconv",
    "diff.plan.command",
    "filter.plan.smudge",
    "filter.plan.clean",
    "filter.plan.process",
    "remote.origin.uploadpack",
    "credential.helper",
    "gpg.program",
    "alias.cat-file",
)


@needs_posix
@pytest.mark.parametrize("side", [":plan.gpl", "HEAD:plan.gpl", "HEAD~1:plan.gpl", "HEAD:old.gpl"])
def test_git_runs_nothing_that_a_repository_names(side: str, run_real: Run, write: Write, git: Git, trap: str) -> None:
    write("old.gpl", PLAN)
    write(".gitattributes", "*.gpl diff=plan filter=plan\n")
    git("commit")
    git("mv", "old.gpl", "plan.gpl")
    git("commit")
    write("plan.gpl", PLAN.replace("4x5", "5x5"))
    for name in RUN_BY_CONFIG:
        git("config", name, trap)
    git("config", "core.hooksPath", "hooks")
    git("config", "log.showSignature", "true")
    for hook in ("post-index-change", "reference-transaction", "post-checkout"):
        write(f"hooks/{hook}", Path(trap).read_text()).chmod(0o755)
    result = run_real("diff", side, "plan.gpl")
    assert result.code in (1, 2)
    assert "Romanian" in result.out or "no such file" in result.err


@needs_posix
def test_git_fetches_nothing_that_is_missing(run_real: Run, write: Write, git: Git, trap: str, tmp_path: Path) -> None:
    """A repository may say that what it lacks is to be had from a remote, by a program that it names."""
    write("plan.gpl", PLAN)
    git("commit")
    name = git("rev-parse", "HEAD:plan.gpl")
    (tmp_path / ".git/objects" / name[:2] / name[2:]).unlink()
    for remote in ("file:///", f"ext::{trap}", "git@example.com:x"):
        for key, value in (("promisor", "true"), ("url", remote), ("uploadpack", trap)):
            git("config", f"remote.origin.{key}", value)
        git("config", "extensions.partialClone", "origin")
        git("config", "core.sshCommand", trap)
        git("config", "protocol.ext.allow", "always")
        git("config", "protocol.file.allow", "always")
        result = run_real("diff", "HEAD:plan.gpl")
        assert (result.code, result.out) == (2, "")
        assert result.err == "gpl: HEAD:plan.gpl: no such file in revision 'HEAD'\n"


@needs_posix
def test_a_folder_that_looks_like_a_repository_is_none(
    run_real: Run, write: Write, git: Git, trap: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("plan.gpl", PLAN)
    git("commit")
    git("clone", "--quiet", "--bare", ".", "fake")
    write("fake/plan.gpl", PLAN)
    git("--git-dir=fake", "config", "core.fsmonitor", trap)
    git("--git-dir=fake", "config", "core.bare", "false")
    git("--git-dir=fake", "config", "core.worktree", str(tmp_path / "fake"))
    monkeypatch.chdir(tmp_path / "fake")
    assert run_real("diff", ":plan.gpl").code == 2


@needs_posix
@pytest.mark.parametrize("entry", ["", ".", "bin"])
def test_git_is_not_looked_for_in_the_working_directory(
    entry: str, run_real: Run, write: Write, git: Git, trap: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("plan.gpl", PLAN)
    git("commit")
    for name in ("git", "git.exe", "git.bat", "bin/git"):
        write(name, Path(trap).read_text()).chmod(0o755)
    monkeypatch.setenv("PATH", f"{entry}:{os.environ['PATH']}")
    assert run_real("diff", "HEAD:plan.gpl").code == 0
    monkeypatch.setenv("PATH", entry)
    assert "there is no git" in run_real("diff", "HEAD:plan.gpl").err


@needs_posix
def test_the_first_git_of_the_search_path_is_taken(tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        (tmp_path / name).mkdir()
    (tmp_path / "one" / "git").mkdir()
    (tmp_path / "two" / "git").touch(0o644)
    (tmp_path / "three" / "git").touch(0o755)
    path = ":".join(str(tmp_path / name) for name in ("missing", "one", "two", "three"))
    assert find_program(path) == str(tmp_path / "three" / "git")


# ---- what would be shown

SECRET = "password = hunter2\n"


@pytest.fixture
def secret(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file outside of the working directory, which is a project."""
    (tmp_path / ".git").mkdir()
    path = tmp_path_factory.mktemp("home") / "secret"
    path.write_text(SECRET)
    return path


@needs_posix
@pytest.mark.parametrize(
    "command", [("check", "."), ("fmt", "."), ("fmt", "--diff", "."), ("build", "."), ("check", "--fix", ".")]
)
def test_a_link_out_of_the_folder_is_passed_over(
    command: tuple[str, ...], run_real: Run, write: Write, secret: Path, tmp_path: Path
) -> None:
    outside = secret.with_name("theirs.gpl")
    outside.write_text(UNTIDY)
    write("good.gpl", PLAN)
    (tmp_path / "a.gpl").symlink_to(secret)
    (tmp_path / "b.gpl").symlink_to(outside)
    result = run_real(*command)
    assert "hunter2" not in result.out + result.err
    assert "b.gpl" not in result.out + result.err
    assert outside.read_text() == UNTIDY


@pytest.mark.parametrize("target", [".env", "../.env", ".git/config", "notes.txt", "%2eenv"])
def test_use_shows_nothing_but_plans(target: str, run_real: Run, write: Write) -> None:
    write("gpl.toml", "")
    for name in (".env", ".git/config", "plans/.env", "plans/notes.txt", "plans/.git/config"):
        write(name, SECRET)
    write("plans/a.gpl", f'use "{target}"\n{PLAN}')
    for form in ("text", "json", "sarif", "github"):
        result = run_real("check", "plans/a.gpl", "--format", form)
        assert result.code == 1
        assert "hunter2" not in result.out + result.err


@pytest.mark.parametrize("data", [b"\0", b"\xff", b"\xe9t\xe9"], ids=str)
def test_what_is_no_text_is_not_shown(data: bytes, run_real: Run, write: Write) -> None:
    write("a.gpl", SECRET.encode() * 2 + b"password = hunter2 " + data + SECRET.encode())
    write("gpl.toml", b"password = hunter2" + data)
    for command in (("check", "a.gpl"), ("check", "a.gpl", "--format", "json"), ("fmt", "a.gpl"), ("config",)):
        result = run_real(*command)
        assert result.code in (1, 2)
        assert "hunter2" not in result.out + result.err


@needs_posix
@pytest.mark.parametrize("name", ["gpl.toml", "pyproject.toml"])
def test_a_configuration_elsewhere_is_not_read(
    name: str, run_real: Run, write: Write, secret: Path, tmp_path: Path
) -> None:
    secret.write_text(f"[tool.gpl]\n{SECRET}")
    write("a.gpl", PLAN)
    (tmp_path / name).symlink_to(secret)
    for command in (("check", "."), ("config", "a.gpl"), ("fmt", ".")):
        result = run_real(*command)
        assert (result.code, result.out) == (2, "")
        assert "hunter2" not in result.err
        assert f"gpl: {name}: leads outside the project by a link" in result.err


@needs_posix
@pytest.mark.usefixtures("secret")
def test_a_configuration_elsewhere_in_the_repository_is_read(run_real: Run, write: Write, tmp_path: Path) -> None:
    write("common/gpl.toml", 'exclude = ["drafts/"]\nselect = ["E"]\n')
    write("plans/a.gpl", PLAN)
    write("plans/drafts/b.gpl", SECRET)
    (tmp_path / "plans" / "gpl.toml").symlink_to("../common/gpl.toml")
    assert run_real("check", "plans").err == "checked 1 file: no findings\n"


# ---- what would be written


@needs_posix
@pytest.mark.parametrize("named", [(), ("-o", "build"), ("-o", ".")])
def test_a_build_never_writes_through_a_link(
    named: tuple[str, ...], run_real: Run, write: Write, secret: Path, tmp_path: Path
) -> None:
    write("plan.gpl", PLAN)
    folder = tmp_path / (named[-1] if named else "build")
    folder.mkdir(exist_ok=True)
    for name in ("plan.md", "plan.json", "plan.ics"):
        (folder / name).symlink_to(secret)
    assert run_real("build", "plan.gpl", *named).code == 0
    assert secret.read_text() == SECRET
    assert not any(path.is_symlink() for path in folder.iterdir())


@needs_posix
def test_only_a_folder_that_is_named_may_be_elsewhere(
    run_real: Run, write: Write, secret: Path, tmp_path: Path
) -> None:
    write("plan.gpl", PLAN)
    (tmp_path / "build").symlink_to(secret.parent)
    result = run_real("build", "plan.gpl")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("gpl build: build is a link that leads out of the project")
    assert run_real("build", "plan.gpl", "-o", "build").code == 0
    assert (secret.parent / "plan.md").exists()


def test_a_build_that_is_refused_leaves_the_old_set(run_real: Run, write: Write, tmp_path: Path) -> None:
    write("plan.gpl", PLAN.replace("session a", "athlete anna\nathlete ben\nsession a"))
    assert run_real("build", "plan.gpl").code == 0
    before = {path.name: path.read_bytes() for path in (tmp_path / "build").iterdir()}
    write("plan.gpl", PLAN.replace("4x5", "5x5").replace("session a", f"athlete anna\nathlete {'b' * 300}\nsession a"))
    result = run_real("build", "plan.gpl")
    assert result.code == 2
    assert "file name too long; nothing written" in result.err
    assert {path.name: path.read_bytes() for path in (tmp_path / "build").iterdir()} == before


@needs_posix
@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("missing", "out is a link that leads nowhere"),
        ("out", "out is a circular link"),
        ("plan.gpl", "out is a file, not a folder"),
    ],
)
def test_a_folder_that_is_none(target: str, said: str, run_real: Run, write: Write, tmp_path: Path) -> None:
    write("plan.gpl", PLAN)
    (tmp_path / "out").symlink_to(target)
    result = run_real("build", "plan.gpl", "-o", "out")
    assert (result.code, result.err.splitlines()[0]) == (2, f"gpl build: {said}")


@pytest.mark.parametrize("output", ["plan.gpl", "new.GPL", "./plan.gpl", "notes.txt"])
def test_no_report_replaces_a_plan(output: str, run_real: Run, write: Write, tmp_path: Path) -> None:
    for name in ("plan.gpl", "notes.txt"):
        write(name, PLAN)
    result = run_real("check", "plan.gpl", "notes.txt", "--output", output)
    assert result.code == 2
    assert result.err.startswith(f"gpl check: --output takes a file for the report, and {output} is a plan")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"plan.gpl": PLAN, "notes.txt": PLAN}


@needs_posix
def test_what_is_no_file_for_a_report_is_told(gpl: Gpl, write: Write, tmp_path: Path) -> None:
    write("plan.gpl", PLAN)
    (tmp_path / "link").symlink_to("plan.gpl")
    (tmp_path / "nowhere").symlink_to("missing")
    (tmp_path / "circle").symlink_to("circle")
    told = {
        "/dev/stdout": "a pipe, not a regular file; without --output the report goes to standard output",
        "nowhere": "a link that leads nowhere",
        "circle": "a circular link",
        "missing/report": "no such folder",
        ".": "a folder where a file is meant",
    }
    for output, reason in told.items():
        result = gpl("check", "plan.gpl", "--output", output)
        assert (result.returncode, result.stdout) == (2, b"")
        assert result.stderr.decode() == f"gpl: {output}: cannot be written: {reason}\n"


@needs_posix
def test_a_stream_that_leads_to_a_file_is_no_file_for_a_report(gpl: Gpl, write: Write, tmp_path: Path) -> None:
    write("plan.gpl", PLAN)
    with (tmp_path / "report").open("wb") as report:
        result = gpl(
            "check", "plan.gpl", "--output", "/dev/stdout", capture_output=False, stdout=report, stderr=subprocess.PIPE
        )
    assert result.returncode == 2
    told = "cannot be written: a link, which is not followed; without --output the report goes to standard output"
    assert result.stderr.decode() == f"gpl: /dev/stdout: {told}\n"
    assert (tmp_path / "report").read_bytes() == b""


def test_an_empty_path_is_no_output(gpl: Gpl, write: Write, tmp_path: Path) -> None:
    write("plan.gpl", PLAN)
    for command, told in (
        ("check", "--output takes a file for the report, not an empty path"),
        ("build", "-o takes a folder, not an empty path; . is the current one"),
    ):
        result = gpl(command, "plan.gpl", "--output", "")
        assert (result.returncode, result.stdout) == (2, b"")
        assert result.stderr.decode().splitlines()[0] == f"gpl {command}: {told}"
    assert [path.name for path in tmp_path.iterdir()] == ["plan.gpl"]


def test_a_dash_is_standard_output_for_a_report(gpl: Gpl, write: Write, tmp_path: Path) -> None:
    write("plan.gpl", "gpl 2\n")
    usual, dash = gpl("check", "plan.gpl"), gpl("check", "plan.gpl", "--output", "-")
    assert usual.stdout
    assert (dash.returncode, dash.stdout, dash.stderr) == (usual.returncode, usual.stdout, usual.stderr)
    assert [path.name for path in tmp_path.iterdir()] == ["plan.gpl"]
