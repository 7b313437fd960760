import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gplang.project.writing import FileChangedError, replace_file, write_file, write_set

needs_posix = pytest.mark.skipif(os.name == "nt", reason="needs POSIX modes, links and signals")

OUTPUTS = {"a.json": b"{}\r\n\0", "a.md": b"# A\n"}


def contents(folder: Path) -> dict[str, bytes]:
    """Return everything below a folder, hidden files and folders too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in folder.rglob("*")
    }  # fmt: skip


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


# ---- a set


def test_a_set_is_written_into_a_new_folder(tmp_path: Path) -> None:
    write_set(tmp_path / "deep" / "er", OUTPUTS)
    assert contents(tmp_path / "deep" / "er") == OUTPUTS
    (tmp_path / "usual").write_text("")
    assert mode(tmp_path / "deep" / "er" / "a.md") == mode(tmp_path / "usual")


@needs_posix
def test_what_is_replaced_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("old")
    (tmp_path / "a.md").chmod(0o640)
    write_set(tmp_path, OUTPUTS)
    assert contents(tmp_path) == OUTPUTS
    assert mode(tmp_path / "a.md") == 0o640


@needs_posix
@pytest.mark.parametrize("target", ["secret", "missing", "a.md", "."])
def test_a_link_is_replaced_and_never_followed(target: str, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("mine")
    folder = tmp_path / "build"
    folder.mkdir()
    (folder / "a.md").symlink_to(folder / "a.md" if target == "a.md" else tmp_path / target)
    write_set(folder, OUTPUTS)
    assert not (folder / "a.md").is_symlink()
    assert contents(folder) == OUTPUTS
    assert (tmp_path / "secret").read_text() == "mine"
    assert not (tmp_path / "missing").exists()


def make_folder(path: Path) -> None:
    path.mkdir()
    (path / "inside").write_text("kept")


def protect(path: Path) -> None:
    path.write_text("old")
    path.chmod(0o444)


OBSTACLES = {
    "too long": ("b" * 300, lambda _: None),
    "a folder": ("b.md", make_folder),
    "a pipe": ("b.md", lambda path: os.mkfifo(path)),
}


@needs_posix
@pytest.mark.parametrize("case", OBSTACLES)
def test_one_file_that_cannot_be_written_leaves_the_old_set(case: str, tmp_path: Path) -> None:
    name, prepare = OBSTACLES[case]
    (tmp_path / "a.md").write_text("old")
    prepare(tmp_path / name)
    before = contents(tmp_path)
    with pytest.raises(OSError, match=r"name too long|a folder|not a regular") as raised:
        write_set(tmp_path, {**OUTPUTS, name: b"new", "z.md": b"new"})
    assert raised.value.filename == str(tmp_path / name)
    assert contents(tmp_path) == before


@pytest.mark.usefixtures("as_user")
def test_a_write_protected_output_leaves_the_old_set(open_folder: Path) -> None:
    protect(open_folder / "a.md")
    with pytest.raises(PermissionError, match="write-protected"):
        write_set(open_folder, OUTPUTS)
    assert contents(open_folder) == {"a.md": b"old"}


@pytest.mark.parametrize("old", [{}, {"a.json": b"old"}, {"a.json": b"old", "a.md": b"old"}])
@pytest.mark.parametrize("fails", ["a.json", "a.md"])
def test_a_failure_half_way_puts_all_back(
    old: dict[str, bytes], fails: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def fail(path: Path, target: Path) -> Path:
        if path.name == fails and path.parent.name == "new":
            raise OSError(1, "Operation not permitted", str(path))
        return replace(path, target)

    for name, data in old.items():
        (tmp_path / name).write_bytes(data)
    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="not permitted") as raised:
        write_set(tmp_path, OUTPUTS)
    assert raised.value.filename == str(tmp_path / fails)
    assert contents(tmp_path) == old


def test_a_folder_that_was_made_in_vain_is_taken_away(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="name too long"):
        write_set(tmp_path / "new" / "er", {"x" * 300: b""})
    assert contents(tmp_path) == {}


WRITE_AND_TELL = """
import os, sys
from pathlib import Path
from gplang.project import writing

def stop(descriptor):
    print("staged", flush=True)
    sys.stdin.readline()

writing.os.fsync = stop
writing.write_set(Path(sys.argv[1]), {"a.md": b"new"})
"""


def stop_while_writing(folder: Path, number: int) -> int:
    """Write a set in another process, end it by a signal before the new file is in its place; return its exit code."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITE_AND_TELL, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == b"staged\n"
        running.send_signal(number)
        try:
            return running.wait(60)
        finally:
            running.kill()


@needs_posix
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_writer_that_is_ended_leaves_nothing_behind(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("old")
    assert stop_while_writing(tmp_path, getattr(signal, name)) != 0
    assert contents(tmp_path) == {"a.md": b"old"}


@needs_posix
def test_what_a_killed_writer_leaves_is_taken_away_by_the_next(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("old")
    assert stop_while_writing(tmp_path, signal.SIGKILL) == -signal.SIGKILL
    assert (tmp_path / "a.md").read_text() == "old"
    write_set(tmp_path, OUTPUTS)
    assert contents(tmp_path) == OUTPUTS


# ---- a report


def test_a_report_is_written_beside_other_files(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("old")
    write_file(tmp_path / "report.txt", b"new")
    write_file(tmp_path / ("x" * 200), b"new")
    assert contents(tmp_path) == {"report.txt": b"new", "x" * 200: b"new"}


@needs_posix
@pytest.mark.parametrize(
    ("target", "message"),
    [
        (".", "a folder where a file is meant"),
        ("report.txt", "a circular link"),
        ("missing", "a link that leads nowhere"),
        ("../secret", "a link, which is not followed"),
        (os.devnull, "a device, not a regular file"),
    ],
)
def test_no_report_goes_where_a_link_leads(target: str, message: str, tmp_path: Path) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    (tmp_path / "secret").write_text("mine")
    (folder / "report.txt").symlink_to(target)
    with pytest.raises(OSError, match=message):
        write_file(folder / "report.txt", b"new")
    assert os.readlink(folder / "report.txt") == target  # noqa: PTH115
    assert (tmp_path / "secret").read_text() == "mine"


def test_a_report_makes_no_folder(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="no such folder"):
        write_file(tmp_path / "missing" / "a", b"new")
    assert contents(tmp_path) == {}


# ---- a plan


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.gpl"
    path.write_bytes(b"old")
    return path


@needs_posix
def test_a_plan_keeps_its_mode_and_its_link(plan: Path, tmp_path: Path) -> None:
    plan.chmod(0o640)
    (tmp_path / "link.gpl").symlink_to("plan.gpl")
    replace_file(tmp_path / "link.gpl", b"new", b"old")
    assert (tmp_path / "link.gpl").is_symlink()
    assert (plan.read_bytes(), mode(plan)) == (b"new", 0o640)


@needs_posix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_a_plan_keeps_its_owner(plan: Path) -> None:
    os.chown(plan, 12345, 54321)
    replace_file(plan, b"new", b"old")
    assert (plan.read_bytes(), plan.stat().st_uid, plan.stat().st_gid) == (b"new", 12345, 54321)


@pytest.mark.usefixtures("as_user")
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root has files of others")
def test_a_plan_of_somebody_else_stays_theirs(open_folder: Path) -> None:
    path = open_folder / "plan.gpl"
    os.seteuid(0)
    path.write_bytes(b"old")
    path.chmod(0o666)
    os.seteuid(65534)
    with pytest.raises(PermissionError, match="would change its owner"):
        replace_file(path, b"new", b"old")
    assert contents(open_folder) == {"plan.gpl": b"old"}


@needs_posix
def test_a_plan_with_two_names_stays_one(plan: Path, tmp_path: Path) -> None:
    (tmp_path / "other.gpl").hardlink_to(plan)
    with pytest.raises(OSError, match="has 2 names"):
        replace_file(plan, b"new", b"old")
    assert contents(tmp_path) == {"plan.gpl": b"old", "other.gpl": b"old"}


@needs_posix
@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="needs attributes of files")
def test_a_plan_keeps_its_attributes(plan: Path) -> None:
    try:
        os.setxattr(plan, "user.team", b"first")
    except OSError:
        pytest.skip("this file system has no attributes")
    replace_file(plan, b"new", b"old")
    assert os.getxattr(plan, "user.team") == b"first"


@needs_posix
def test_nobody_else_can_read_what_is_on_its_way(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: seen.append(stat.S_IMODE(os.fstat(descriptor).st_mode)))
    plan.chmod(0o600)
    replace_file(plan, b"new", b"old")
    write_set(plan.parent, {plan.name: b"newer"})
    assert seen == [0o600, 0o600]


def do_at_fsync(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: act())


def test_what_somebody_writes_meanwhile_stays(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    do_at_fsync(monkeypatch, lambda: plan.write_bytes(b"theirs"))
    with pytest.raises(FileChangedError):
        replace_file(plan, b"new", b"old")
    assert contents(plan.parent) == {"plan.gpl": b"theirs"}


def test_a_full_disk_leaves_the_old_plan(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise OSError(28, "No space left on device")

    do_at_fsync(monkeypatch, fail)
    with pytest.raises(OSError, match="No space left") as raised:
        replace_file(plan, b"new", b"old")
    assert raised.value.filename == str(plan)
    assert contents(plan.parent) == {"plan.gpl": b"old"}


@needs_posix
def test_what_is_no_regular_file_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, message in ((tmp_path / "pipe", "not a regular file"), (tmp_path, "a folder where a file is meant")):
        with pytest.raises(OSError, match=message):
            replace_file(path, b"new", b"old")
    assert contents(tmp_path) == {"pipe": b""}


@pytest.mark.usefixtures("as_user")
def test_a_write_protected_plan_stays(open_folder: Path) -> None:
    protect(open_folder / "plan.gpl")
    with pytest.raises(PermissionError, match="write-protected"):
        replace_file(open_folder / "plan.gpl", b"new", b"old")
    assert contents(open_folder) == {"plan.gpl": b"old"}
