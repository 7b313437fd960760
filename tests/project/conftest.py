import os
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

Tree = Callable[..., Path]


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    """Writes files below `tmp_path/project`, by default `plan "X"`, and goes there."""

    def write(*paths: str, **contents: str | bytes) -> Path:
        top = tmp_path / "project"
        top.mkdir(exist_ok=True)
        monkeypatch.chdir(top)
        for path in paths:
            target = top / path
            if path.endswith("/"):
                target.mkdir(parents=True, exist_ok=True)
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            content = contents.get("content", 'plan "X"\n')
            target.write_bytes(content if isinstance(content, bytes) else content.encode())
        return top

    return write


@pytest.fixture
def as_user() -> Iterator[None]:
    """Gives root's rights up for a test; others have none to give up."""
    if os.name == "nt":
        pytest.skip("needs POSIX users")
    privileged = os.geteuid() == 0
    if privileged:
        os.seteuid(65534)
    yield
    if privileged:
        os.seteuid(0)


@pytest.fixture
def open_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A working directory that every user may read and write."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        monkeypatch.chdir(name)
        yield Path(name)
        monkeypatch.undo()
