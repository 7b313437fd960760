"""Where keys and values of TOML stand: everything that a text says is found, and stands where it is said to stand."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gplang.config.toml_places import find_places, place_of
from gplang.source import SourceText

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TEXTS = [
    *sorted((HERE / "toml").glob("*.toml")),
    *sorted((HERE / "cases").glob("sound.toml")),
    ROOT / "pyproject.toml",
    *sorted((ROOT / "src" / "gplang").rglob("*.toml")),
]


def find_values(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], object]]:
    """Yield every value below a value, with its path."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*path, key), inner
        yield from find_values(inner, (*path, key))


def read(path: Path) -> SourceText:
    return SourceText(path.name, path.read_bytes().decode())


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_everything_is_found_where_it_stands(path: Path) -> None:
    source = read(path)
    wanted = dict(find_values(tomllib.loads(source.text)))
    places = find_places(source)
    assert set(places) == set(wanted)
    for keys, value in wanted.items():
        place = places[keys]
        if isinstance(keys[-1], str):
            (name,) = tomllib.loads(f"{place.key.text} = 1")
            assert name == keys[-1]
        if isinstance(value, dict | list) and not place.value.text.startswith("{"):
            continue  # lists may be of tables, and tables have headers
        written = tomllib.loads(f"x = {place.value.text}")["x"]
        assert written == value or value != value


def test_lists_are_found_whole() -> None:
    source = read(HERE / "toml" / "values.toml")
    assert find_places(source)["lines",].value.text.endswith(", 6\n]")
    assert find_places(source)["list", 4, 1, "x"].value.text == "[4, 5]"


def test_what_is_not_found_is_where_it_belongs() -> None:
    source = SourceText("x.toml", "a = 1\n[b]\nc = 2\n")
    places = find_places(source)
    assert place_of(("b", "nothing", 3), places, source).key.text == "b"
    assert place_of(("nothing",), places, source).value.text == "a = 1"
    assert place_of((), {}, SourceText("x.toml", "")).value.text == ""


@given(st.text(alphabet="ab.=[]{}\"'#, \n\\1", max_size=40))
def test_no_text_is_too_odd(text: str) -> None:
    find_places(SourceText("x.toml", text))


def test_depth_is_no_obstacle() -> None:
    assert find_places(SourceText("x.toml", "a = 1\nb = " + "[" * 50_000))["a",].value.text == "1"
