"""What globs mean; the tables can be read as the documentation of `gplang.config.globs`."""

import pytest

from gplang.config.globs import find_match, is_glob

MEANT = """
*.gpl               a.gpl
*.gpl               x/y/a.gpl
archive             archive/a.gpl
archive             x/archive/y/a.gpl
archive             archive
archive/            archive/a.gpl
archive/            x/archive/a.gpl
/archive            archive/a.gpl
./archive           archive/a.gpl
x/archive           x/archive/y/a.gpl
library/**          library/a.gpl
library/**          library/x/y/a.gpl
library/**/*.gpl    library/a.gpl
library/**/*.gpl    library/x/y/a.gpl
**/old/*.gpl        old/a.gpl
**/old/*.gpl        x/y/old/a.gpl
**/old              old/x/a.gpl
x/**/y/**/a.gpl     x/y/a.gpl
x/**/y/**/a.gpl     x/1/2/y/y/3/a.gpl
**                  a.gpl
**                  x/a.gpl
.                   x/a.gpl
plan-?.gpl          x/plan-1.gpl
plan-[0-9].gpl      plan-7.gpl
plan-[!0-9].gpl     plan-x.gpl
*                   x/a.gpl
x/*                 x/y/a.gpl
"""

NOT_MEANT = """
*.gpl               a.txt
archive             archived/a.gpl
archive             my-archive/a.gpl
archive/            archive
/archive            x/archive/a.gpl
./archive           x/archive/a.gpl
x/archive           y/x/archive/a.gpl
library/**          library
library/**          x/library/a.gpl
library/*.gpl       library/x/a.gpl
library/**/*.gpl    x/library/a.gpl
**/old/*.gpl        old/x/a.gpl
x/**/y/**/a.gpl     x/a.gpl
plan-?.gpl          plan-10.gpl
plan-[0-9].gpl      plan-x.gpl
Archive             archive/a.gpl
x?y                 x/y
"""


def pairs(table: str) -> list[list[str]]:
    return [line.split() for line in table.strip().splitlines()]


@pytest.mark.parametrize(("glob", "path"), pairs(MEANT))
def test_meant(glob: str, path: str) -> None:
    assert is_glob(glob)
    assert find_match(path, ("nothing", glob, "**")) == glob


@pytest.mark.parametrize(("glob", "path"), pairs(NOT_MEANT))
def test_not_meant(glob: str, path: str) -> None:
    assert is_glob(glob)
    assert find_match(path, (glob,)) is None


@pytest.mark.parametrize("text", ["", "/", "//", "!a", "..", "../a", "a/..", "a/../b", "a\\b", "a\nb", "a\n"])
def test_no_glob(text: str) -> None:
    assert not is_glob(text)


@pytest.mark.parametrize("text", ["...", "a..b", "..a/b", "a/..b", ".hidden", "a!", " "])
def test_a_glob(text: str) -> None:
    assert is_glob(text)


def test_hostile_globs_are_quick() -> None:
    path = "/".join(["a" * 200] * 50)
    assert find_match(path, ("**/" * 500 + "b", "*a" * 200 + "b", "/".join(["*a*a*a*a*b"] * 50))) is None
