"""A reader that cannot be installed is told, with the reason; nothing half done is left."""

from pathlib import Path

import pytest

from calendars import conftest, installed


def test_without_node_the_remedy_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(installed.NotInstalledError, match="apt install nodejs npm"):
        installed.install_node(tmp_path)


def test_what_pip_says_is_passed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readers, cache = tmp_path / "readers", tmp_path / "cache"
    readers.mkdir()
    cache.mkdir()
    (readers / "requirements.txt").write_text("no-such-package-x==1 --hash=sha256:" + 64 * "0" + "\n", encoding="utf-8")
    monkeypatch.setattr(installed, "READERS", readers)
    with pytest.raises(installed.NotInstalledError, match="no-such-package"):
        installed.install_python(cache)
    assert [*cache.iterdir()] == []


def test_tests_without_readers_are_skipped_and_say_so(tmp_path: Path) -> None:
    def fail(_: Path) -> Path:
        raise installed.NotInstalledError("no network")

    with pytest.raises(pytest.skip.Exception, match="CALENDARS ARE NOT READ BY OTHERS: no network"):
        conftest.available(fail, tmp_path)
