"""What a command says that lacks an extra can be typed as it stands; pages name extras as README installs them."""

import importlib.metadata
import re
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from doc_blocks import PAGES, ROOT
from gplang.cli import extras

NOT_FOR_USERS = {"lsp", "test", "lint"}
OFFERED: dict[str, list[str]] = {
    name: wanted
    for name, wanted in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "optional-dependencies"
    ].items()
    if name not in NOT_FOR_USERS
}
WITH_PIP: Callable[[str], object] = {"pip": object()}.get


def say(extra: str, monkeypatch: pytest.MonkeyPatch, prefix: Path, python: str = "/venv/bin/python") -> str:
    monkeypatch.setattr(sys, "prefix", str(prefix))
    monkeypatch.setattr(sys, "executable", python)
    return extras.say_missing("a QR code", extra)


def test_pip(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(extras, "find_spec", WITH_PIP)
    said = say("publish", monkeypatch, tmp_path)
    assert said == (
        "a QR code needs the extra 'publish'; install it with: /venv/bin/python -m pip install \"segno>=1.6.1\""
    )
    assert '"/my venv/python" -m pip install "segno' in say("publish", monkeypatch, tmp_path, "/my venv/python")


def test_pipx(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "pipx_metadata.json").write_text("{}", encoding="utf-8")
    assert say("publish", monkeypatch, tmp_path).endswith(': pipx inject gplang "segno>=1.6.1"')


def test_uv(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The environments that uv makes have no pip."""
    monkeypatch.setattr(extras, "find_spec", lambda _: None)
    said = say("publish", monkeypatch, tmp_path)
    assert said.endswith(': uv pip install --python /venv/bin/python "segno>=1.6.1"')


def test_sources_that_are_not_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def unknown(name: str) -> list[str]:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "requires", unknown)
    assert say("publish", monkeypatch, tmp_path).endswith('install ".[publish]"')


@pytest.mark.parametrize("extra", sorted(OFFERED.keys() - {"all"}))
def test_all_of_an_extra_is_named(extra: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    said = re.findall(r'"(\S+)"', say(extra, monkeypatch, tmp_path))
    assert sorted(map(str.lower, said)) == sorted(map(str.lower, OFFERED[extra]))


def test_readme_lists_the_extras() -> None:
    table = (ROOT / "README.md").read_text(encoding="utf-8").partition("\n### Extras\n")[2].partition("\n**")[0]
    assert set(re.findall(r"^\| `([a-z]+)` \|", table, re.M)) == OFFERED.keys()


def test_pages_link_to_how_an_extra_is_installed() -> None:
    """gplang is on no package index: `pip install 'gplang[xlsx]'` fails."""
    for page in (*PAGES, ROOT / "benchmarks" / "README.md"):
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"install\b.*['\"]gplang\[", text), page.name
        assert not re.search(r"\bthe extra `", text) or page.name in ("CHANGELOG.md", "README.md"), page.name
