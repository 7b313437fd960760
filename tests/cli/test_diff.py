"""`gpl diff`: files and revisions, exit codes, and what is said when something cannot be compared."""

import json
import os
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from cli.conftest import Git, Run
from gplang.cli import revisions
from gplang.cli.revisions import Revision, read_revision

PLAN = """plan "P"
session a
  primary rdl 4x5 @rir2 rest 2min
week 1-3
  mon a
"""
HEAVIER = PLAN.replace("4x5", "5x5")
TOLD = "  Romanian deadlift: 4 x 5 → 5 x 5\n"
LIBRARY = "session lib\n  primary rdl {dose} @rir2 rest 2min\n"
WITH_LIBRARY = 'use "{path}"\nplan "P"\nweek 1\n  mon lib\n'

Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def two(write: Write) -> None:
    write("old.gpl", PLAN)
    write("new.gpl", HEAVIER)


# ---- two files


@pytest.mark.usefixtures("two")
def test_two_files(run_real: Run) -> None:
    result = run_real("diff", "old.gpl", "new.gpl")
    assert (result.code, result.err) == (1, "")
    assert result.out.startswith(f"P\n\nA\n{TOLD}\nHard sets a week\n  weeks 1–3: ")


def test_the_same(run_real: Run, write: Write) -> None:
    write("old.gpl", PLAN)
    write("new.gpl", f"# said\n{PLAN.replace('  primary', chr(9) + 'Primary')}")
    assert run_real("diff", "old.gpl", "new.gpl") == (0, "", "gpl diff: no change in training\n")
    result = run_real("diff", "old.gpl", "new.gpl", "--format", "md")
    assert (result.code, result.out) == (0, "### P\n\nNo change in training.\n")
    result = run_real("diff", "old.gpl", "new.gpl", "--format", "json")
    assert (result.code, json.loads(result.out)["same"]) == (0, True)


def test_one_text_in_two_files(run_real: Run, write: Write) -> None:
    untitled = PLAN.replace('"P"', '"!"')
    for name, text in (("a.gpl", PLAN), ("b.gpl", PLAN), ("c.gpl", untitled), ("d.gpl", untitled)):
        write(name, text)
    assert run_real("diff", "a.gpl", "b.gpl") == (0, "", "gpl diff: no change in training\n")
    result = run_real("diff", "c.gpl", "d.gpl")
    assert (result.code, "identity: c → d" in result.out) == (1, True)


@pytest.mark.usefixtures("two")
def test_as_json_and_markdown(run_real: Run) -> None:
    record = json.loads(run_real("diff", "old.gpl", "new.gpl", "--format", "json").out)
    schema = json.loads(files("gplang.changes").joinpath("diff.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(record)
    assert (record["old"], record["new"], record["same"]) == ("old.gpl", "new.gpl", False)
    assert f"**A**\n\n- {TOLD.strip()}\n" in run_real("diff", "old.gpl", "new.gpl", "--format", "md").out


def test_findings_alone(run_real: Run, write: Write) -> None:
    write("old.gpl", PLAN)
    write("new.gpl", PLAN.replace("rest 2min", "rest 2min  # gpl: ignore P402"))
    result = run_real("diff", "old.gpl", "new.gpl")
    assert (result.code, result.err) == (1, "gpl diff: no change in training\n")
    assert "Findings" in result.out


def test_findings_that_only_moved(run_real: Run, write: Write) -> None:
    write("old.gpl", PLAN)
    write("new.gpl", f"\n\n# more room\n{PLAN}")
    assert run_real("diff", "old.gpl", "new.gpl").code == 0


def test_the_new_files_policy_holds_for_both(run_real: Run, write: Write) -> None:
    write("before/old.gpl", PLAN)
    write("gpl.toml", 'select = ["E"]\n')
    write("before/gpl.toml", "")
    write("new.gpl", PLAN)
    result = run_real("diff", "before/old.gpl", "new.gpl")
    assert "Findings" not in result.out
    assert result.code == 0


def test_standard_input(run_real: Run, write: Write) -> None:
    write("new.gpl", HEAVIER)
    result = run_real("diff", "-", "new.gpl", stdin=PLAN)
    assert result.code == 1
    assert TOLD in result.out


@pytest.mark.usefixtures("two")
def test_nothing_steers_the_terminal(run_real: Run, write: Write) -> None:
    write("new.gpl", HEAVIER.replace('"P"', '"P\x1b[2J\u202e"'))
    out = run_real("diff", "old.gpl", "new.gpl").out
    assert "\x1b[2J" not in out
    assert "\u202e" not in out


# ---- trouble


@pytest.mark.parametrize(
    ("old", "message"),
    [
        ("2027-spring", "gpl: 2027-spring: no such file\n"),
        ("lib.gpl", "gpl diff: lib.gpl: no plan in it, only what plans use; not compared\n"),
        (".", "gpl diff: . is a folder; name one plan in it\ntry 'gpl diff --help'\n"),
    ],
)
@pytest.mark.parametrize("swapped", [False, True])
def test_what_cannot_be_compared(run_real: Run, write: Write, old: str, message: str, swapped: bool) -> None:
    write("new.gpl", PLAN)
    write("lib.gpl", LIBRARY.format(dose="4x5"))
    paths = ("new.gpl", old) if swapped else (old, "new.gpl")
    assert run_real("diff", *paths) == (2, "", message)


@pytest.mark.parametrize("swapped", [False, True])
def test_errors_are_told(run_real: Run, write: Write, swapped: bool) -> None:
    write("good.gpl", PLAN)
    write("bad.gpl", PLAN.replace("rdl", "rld"))
    result = run_real("diff", *sorted(("good.gpl", "bad.gpl"), reverse=swapped))
    assert (result.code, result.out) == (2, "")
    assert "bad.gpl:3:11: error[E010 unknown-exercise]" in result.err
    assert result.err.endswith("gpl diff: nothing compared: a plan has errors\n")


@pytest.mark.usefixtures("two")
def test_a_faulty_configuration(run_real: Run, write: Write) -> None:
    write("gpl.toml", "lint = 3\n")
    result = run_real("diff", "old.gpl", "new.gpl")
    assert (result.code, result.out) == (2, "")
    assert "gpl.toml" in result.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-"], "name the plan that standard input is compared with"),
        (["-", "-"], "standard input can be read only once"),
        (["a", "b", "--format", "xml"], "'xml' is not one of 'text', 'json', 'md'"),
    ],
)
def test_misuse(run_real: Run, arguments: list[str], message: str) -> None:
    result = run_real("diff", *arguments)
    assert (result.code, result.out) == (2, "")
    assert message in result.err


# ---- revisions


def test_revisions(run_real: Run, write: Write, git: Git) -> None:
    write("plan.gpl", PLAN)
    git("commit")
    write("plan.gpl", HEAVIER)
    git("commit")
    git("tag", "spring/one", "HEAD~1")
    write("plan.gpl", HEAVIER.replace("2min", "3min"))
    first, second = run_real("diff", "HEAD~1:plan.gpl", "HEAD:plan.gpl"), run_real("diff", "plan.gpl")
    assert (first.code, second.code) == (1, 1)
    assert TOLD in first.out
    assert "rest 2 min → rest 3 min" in second.out
    assert "5 x 5, rest" in run_real("diff", "spring/one:plan.gpl").out
    assert run_real("diff", "HEAD:plan.gpl", ":plan.gpl").code == 0
    git("add", "plan.gpl")
    assert run_real("diff", "HEAD:plan.gpl", ":plan.gpl").code == 1
    record = json.loads(run_real("diff", "main~1:./plan.gpl", "plan.gpl", "--format", "json").out)
    assert (record["old"], record["new"]) == ("main~1:plan.gpl", "plan.gpl")


@pytest.mark.parametrize("here", [".", "plans"])
def test_a_file_that_was_renamed_since(
    here: str, run_real: Run, write: Write, git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("old/plan.gpl", WITH_LIBRARY.format(path="lib.gpl"))
    write("old/lib.gpl", LIBRARY.format(dose="4x5"))
    git("commit")
    git("mv", "old", "plans")
    git("mv", "plans/plan.gpl", "plans/hips.gpl")
    write("plans/lib.gpl", LIBRARY.format(dose="5x5"))
    monkeypatch.chdir(tmp_path / here)
    to_here = "" if here == "plans" else "plans/"
    result = run_real("diff", f"{to_here}hips.gpl")
    was = "HEAD:old/plan.gpl" if here == "." else f"HEAD:{(tmp_path / 'old/plan.gpl').as_posix()}"
    assert result.err == f"gpl diff: HEAD:{to_here}hips.gpl was {was} then\n"
    assert TOLD in result.out
    git("commit")
    assert run_real("diff", f"HEAD~1:{to_here}hips.gpl").out == result.out


def test_a_file_that_was_renamed_without_git(run_real: Run, write: Write, git: Git, tmp_path: Path) -> None:
    write("old.gpl", PLAN)
    write("other.gpl", PLAN)
    git("commit")
    (tmp_path / "old.gpl").rename(tmp_path / "new.gpl")
    result = run_real("diff", "new.gpl")
    assert result == (2, "", "gpl: HEAD:new.gpl: no such file in revision 'HEAD'; did you mean HEAD:old.gpl?\n")


def test_libraries_are_read_at_the_same_revision(run_real: Run, write: Write, git: Git) -> None:
    write("lib/lib.gpl", LIBRARY.format(dose="4x5"))
    write("plans/plan.gpl", WITH_LIBRARY.format(path="../lib/lib.gpl"))
    git("commit")
    write("lib/lib.gpl", LIBRARY.format(dose="5x5"))
    result = run_real("diff", "plans/plan.gpl")
    assert result.code == 1
    assert TOLD in result.out
    assert run_real("diff", "HEAD:plans/plan.gpl", "HEAD:plans/plan.gpl").code == 0


@pytest.mark.parametrize("target", ["none.gpl", "../../outside.gpl", "lib.gpl"])
def test_libraries_that_cannot_be_had(run_real: Run, write: Write, git: Git, target: str) -> None:
    write("plans/plan.gpl", WITH_LIBRARY.format(path=target))
    write("plans/lib.gpl", b"\xff\xfe\x00")
    git("commit")
    result = run_real("diff", "HEAD:plans/plan.gpl", "plans/plan.gpl")
    assert (result.code, result.out) == (2, "")
    assert "HEAD:plans/plan.gpl:1:5: error[E040 import]" in result.err


def test_paths_are_relative_to_the_working_directory(
    run_real: Run, write: Write, git: Git, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write("sub/plan.gpl", PLAN)
    git("commit")
    write("sub/plan.gpl", HEAVIER)
    monkeypatch.chdir(tmp_path / "sub")
    assert run_real("diff", "plan.gpl").code == 1
    assert run_real("diff", f"HEAD:{tmp_path}/sub/plan.gpl", "../sub/plan.gpl").code == 1
    monkeypatch.chdir(tmp_path.parent)
    assert run_real("diff", f"{tmp_path.name}/sub/plan.gpl").code == 1


def test_a_folder_that_is_gone(run_real: Run, write: Write, git: Git, tmp_path: Path) -> None:
    write("gone/plan.gpl", PLAN)
    git("commit")
    (tmp_path / "gone" / "plan.gpl").rename(tmp_path / "plan.gpl")
    (tmp_path / "gone").rmdir()
    assert run_real("diff", "HEAD:gone/plan.gpl", "plan.gpl").code == 0


@pytest.mark.parametrize(
    ("old", "message"),
    [
        ("nope:plan.gpl", "no revision 'nope' in this repository"),
        ("^HEAD:plan.gpl", "no revision '^HEAD' in this repository"),
        ("HEAD..main:plan.gpl", "no revision 'HEAD..main' in this repository"),
        ("HEAD:other.gpl", "no such file in revision 'HEAD'"),
        (":other.gpl", "no such file in git's index"),
        ("HEAD:sub", "no such file in revision 'HEAD'"),
    ],
)
def test_unknown_revisions_and_paths(run_real: Run, write: Write, git: Git, old: str, message: str) -> None:
    write("plan.gpl", PLAN)
    write("sub/other.gpl", PLAN)
    git("commit")
    assert run_real("diff", old, "plan.gpl") == (2, "", f"gpl: {old}: {message}\n")


@pytest.mark.parametrize("revision", ["--output=owned", "-p", "--upload-pack=touch owned"])
def test_a_revision_is_never_an_option(run_real: Run, write: Write, git: Git, tmp_path: Path, revision: str) -> None:
    write("plan.gpl", PLAN)
    git("commit")
    result = run_real("diff", "--", f"{revision}:plan.gpl", "plan.gpl")
    assert (result.code, result.out) == (2, "")
    assert result.err == f"gpl: {revision}:plan.gpl: '{revision}' cannot be a revision\n"
    assert not (tmp_path / "owned").exists()


def test_no_repository(run_real: Run, write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    write("plan.gpl", PLAN)
    assert run_real("diff", "plan.gpl") == (2, "", "gpl: HEAD:plan.gpl: not in a git repository\n")


def test_a_repository_without_commits(run_real: Run, write: Write, git: Git) -> None:
    del git
    write("plan.gpl", PLAN)
    result = run_real("diff", "plan.gpl")
    assert (result.code, result.err) == (2, "gpl: HEAD:plan.gpl: no revision 'HEAD' in this repository\n")


def test_no_git(run_real: Run, write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    write("plan.gpl", PLAN)
    result = run_real("diff", "plan.gpl")
    assert result.code == 2
    assert result.err == "gpl: HEAD:plan.gpl: git is needed to read revisions, and there is no git\n"


def test_textconv_is_never_run(run_real: Run, write: Write, git: Git, tmp_path: Path) -> None:
    write(".gitattributes", "*.gpl diff=gpl\n")
    write("plan.gpl", PLAN)
    git("commit")
    git("config", "diff.gpl.textconv", f"touch {tmp_path}/owned; cat")
    assert run_real("diff", "HEAD:plan.gpl", "plan.gpl").code == 0
    assert not (tmp_path / "owned").exists()


def test_a_file_that_is_too_large(run_real: Run, write: Write, git: Git) -> None:
    write("plan.gpl", "#" * 3_000_000)
    git("commit")
    write("new.gpl", PLAN)
    result = run_real("diff", "HEAD:plan.gpl", "new.gpl")
    assert result.code == 2
    assert "HEAD:plan.gpl:1:1: error[E050 too-large]" in result.err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no colons in names")
def test_a_file_with_a_colon_in_its_name(run_real: Run, write: Write, git: Git) -> None:
    write("plan.gpl", PLAN)
    git("commit")
    write("HEAD:plan.gpl", HEAVIER)
    assert run_real("diff", "plan.gpl", "HEAD:plan.gpl").code == 1


@pytest.mark.parametrize(
    ("text", "windows", "expected"),
    [
        ("HEAD:plan.gpl", False, Revision("HEAD", "plan.gpl")),
        ("C:\\plans\\plan.gpl", True, None),
        ("C:/plans/plan.gpl", True, None),
        ("v1:plans\\plan.gpl", True, Revision("v1", "plans/plan.gpl")),
        ("HEAD:a:b.gpl", False, Revision("HEAD", "a:b.gpl")),
        (":plan.gpl", False, Revision("", "plan.gpl")),
        ("plan.gpl", False, None),
        ("HEAD:", False, None),
    ],
)
def test_what_is_a_revision(
    monkeypatch: pytest.MonkeyPatch, text: str, windows: bool, expected: Revision | None
) -> None:
    monkeypatch.setattr(revisions, "_WINDOWS", windows)
    assert read_revision(text) == expected
