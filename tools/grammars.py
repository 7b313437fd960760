"""Which files colour plans, made from `gplang.highlight`: called by `tools/generate.py`."""

from collections.abc import Iterator
from pathlib import Path

from gplang.highlight.textmate import render_textmate
from gplang.highlight.vim import render_vim


def generate_grammars(root: Path) -> Iterator[tuple[Path, str]]:
    """Yield the grammars, and the copies that editors' packages hold, with the texts that they should have."""
    textmate = render_textmate()
    yield root / "grammar" / "gpl.tmLanguage.json", textmate
    yield root / "editors" / "vscode" / "syntaxes" / "gpl.tmLanguage.json", textmate
    vim = render_vim()
    yield root / "grammar" / "gpl.vim", vim
    yield root / "editors" / "nvim" / "syntax" / "gpl.vim", vim
