"""The plans of docs/cookbook.md pass `gpl check`, but for those that show what it finds."""

from pathlib import Path

import pytest

from doc_blocks import ROOT, read_page
from here import run_here

PAGE = ROOT / "docs" / "cookbook.md"
FILES = {block.file: block for block in read_page(PAGE) if block.words[:1] == ("gpl",) and block.file}


def test_every_plan_has_a_name() -> None:
    assert all(block.file for block in read_page(PAGE) if block.words[:1] == ("gpl",))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cookbook")
    for name, block in FILES.items():
        (folder / name).write_text(block.text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", FILES)
def test_it_is_clean(folder: Path, name: str) -> None:
    result = run_here(["check", name], folder, {"NO_COLOR": "1"})
    assert result.returncode == int("finds" in FILES[name].words), result.stdout.decode()
