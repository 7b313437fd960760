"""The language server is called by hand: on a terminal it says who is to call it."""

import os
import sys
from pathlib import Path

import pytest

from cli.terminals import open_terminal
from package_copy import SOURCES

PAGE = "docs/editors.md"


@pytest.mark.parametrize("arguments", [(), ("--stdio",)])
def test_on_a_terminal_it_says_that_an_editor_starts_it(arguments: tuple[str, ...], tmp_path: Path) -> None:
    command = (sys.executable, "-m", "gplang", "lsp", *arguments)
    with open_terminal(command, tmp_path, {**os.environ, "PYTHONPATH": str(SOURCES)}) as terminal:
        assert terminal.end() == 2
    (line,) = terminal.screen.splitlines()
    assert line == f"gpl lsp: it is an editor that starts this and talks to it; {PAGE} tells how to set yours up"
    assert (Path(__file__).parents[2] / PAGE).is_file()


def test_what_it_says_is_no_output(tmp_path: Path) -> None:
    script = f'"{sys.executable}" -m gplang lsp > output'
    with open_terminal(("sh", "-c", script), tmp_path, {**os.environ, "PYTHONPATH": str(SOURCES)}) as terminal:
        assert terminal.end() == 2
    assert (tmp_path / "output").read_text(encoding="utf-8") == ""
    assert "an editor" in terminal.screen
