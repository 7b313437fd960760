import os
import stat
from pathlib import Path

import pytest

from gplang.project import write_atomically

needs_posix = pytest.mark.skipif(os.name == "nt", reason="needs POSIX modes and links")


def test_a_new_file_gets_the_usual_mode(tmp_path: Path) -> None:
    (tmp_path / "usual").write_text("")
    write_atomically(tmp_path / "new", b"a\r\n\0")
    assert (tmp_path / "new").read_bytes() == b"a\r\n\0"
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


@needs_posix
def test_an_existing_file_keeps_its_mode(tmp_path: Path) -> None:
    target = tmp_path / "old"
    target.write_text("old")
    target.chmod(0o640)
    write_atomically(target, b"new")
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@needs_posix
def test_a_link_stays_and_its_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "real").write_text("old")
    (tmp_path / "link").symlink_to("folder/real")
    write_atomically(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "folder" / "real").read_bytes() == b"new"


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_leaves_the_old_file_and_nothing_else(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    target = tmp_path / "old"
    target.write_text("old")
    monkeypatch.setattr(*((os, "fsync") if step == "fsync" else (Path, "replace")), fail)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(target, b"new")
    assert [(entry.name, entry.read_text()) for entry in tmp_path.iterdir()] == [("old", "old")]


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError, match="a folder where a file is meant"):
        write_atomically(tmp_path, b"new")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_what_is_no_regular_file_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="not a regular file"):
        write_atomically(tmp_path / "pipe", b"new")
    assert [stat.S_ISFIFO(entry.stat().st_mode) for entry in tmp_path.iterdir()] == [True]


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "missing" / "a", b"new")


def test_a_name_as_long_as_names_may_be(tmp_path: Path) -> None:
    write_atomically(tmp_path / ("x" * 200), b"new")
    assert len(list(tmp_path.iterdir())) == 1


@pytest.fixture
def protected(open_folder: Path) -> Path:
    target = open_folder / "old"
    target.write_text("old")
    target.chmod(0o444)
    return target


@pytest.mark.usefixtures("protected", "as_user")
def test_a_write_protected_file_stays(protected: Path) -> None:
    with pytest.raises(PermissionError, match="write-protected"):
        write_atomically(protected, b"new")
    assert protected.read_text() == "old"
