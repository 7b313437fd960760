"""The colours of plans in the themes that VS Code brings: each word has one, and nothing looks like an error."""

import json
import subprocess
from pathlib import Path

import pytest

from editors.code_server import PROGRAM
from gplang.highlight.shades import Shade

pytestmark = pytest.mark.real

SHADES = [shade for shade in Shade if shade is not Shade.SEPARATOR]
"""Commas and bars need no colour."""

SIDE_BY_SIDE = [Shade.ROLE, Shade.EXERCISE, Shade.NUMBER, Shade.LOAD, Shade.KEYWORD, Shade.COMMENT]
"""What stands on one line of sets."""


@pytest.fixture(scope="module")
def colours(code_server: Path) -> dict[str, dict[Shade | None, str]]:
    """The colours of plain text (None) and of each shade, by theme."""
    program = code_server / PROGRAM
    scopes = [shade.textmate for shade in SHADES]
    command = (
        "node",
        Path(__file__).with_name("themes.cjs"),
        program / "extensions",
        program / "node_modules",
        *scopes,
    )
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert result.returncode == 0, result.stderr
    found = json.loads(result.stdout)
    return {theme: dict(zip((None, *SHADES), colours, strict=True)) for theme, colours in found.items()}


def test_every_word_has_a_colour(colours: dict[str, dict[Shade | None, str]]) -> None:
    assert len(colours) == 6
    plain = {theme: [shade for shade in SHADES if found[shade] == found[None]] for theme, found in colours.items()}
    assert {theme: shades for theme, shades in plain.items() if shades} == {}


def test_nothing_but_an_escape_is_as_red_as_an_error(colours: dict[str, dict[Shade | None, str]]) -> None:
    red = {theme: [shade for shade in SHADES if is_alarming(found[shade])] for theme, found in colours.items()}
    assert {shade for shades in red.values() for shade in shades} <= {Shade.ESCAPE}, red
    assert is_alarming("#E50000")


def test_what_stands_side_by_side_is_told_apart(colours: dict[str, dict[Shade | None, str]]) -> None:
    for theme, found in colours.items():
        assert len({found[shade] for shade in SIDE_BY_SIDE}) == len(SIDE_BY_SIDE), (theme, found)


def is_alarming(colour: str) -> bool:
    """Tell whether a colour (`#RRGGBB`) is a bright red."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return red > 0xC8 and max(green, blue) < 0x40
