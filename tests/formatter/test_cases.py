"""Plans as they are written, and as `gpl fmt` lays them out: `cases/NAME/in.gpl` and `out.gpl`.

`--snapshot-update` writes what comes out now into the files `out.gpl`; read the difference.
"""

import os
import re
from pathlib import Path

import pytest

import gplang

ROOT = Path(__file__).parents[2]
CASES = sorted(path.parent for path in Path(__file__).parent.glob("cases/*/in.gpl"))
SHIPPED = sorted(ROOT.glob("examples/**/*.gpl"))
LAID_OUT = [*SHIPPED, *(case / "out.gpl" for case in CASES)]

FAR = re.compile(r'\S {17,}["#]')


def read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_plan_is_laid_out(case: Path) -> None:
    text = gplang.format(read(case / "in.gpl"))
    if "GPL_UPDATE_CASES" in os.environ:
        (case / "out.gpl").write_bytes(text.encode("utf-8"))
    assert text == read(case / "out.gpl")


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_what_is_laid_out_stays(case: Path) -> None:
    text = read(case / "out.gpl")
    assert gplang.format(text) == text


@pytest.mark.parametrize("path", SHIPPED, ids=[path.stem for path in SHIPPED])
def test_the_examples_are_laid_out(path: Path) -> None:
    assert gplang.format(read(path)) == read(path)


@pytest.mark.parametrize("path", LAID_OUT, ids=["-".join(path.parts[-2:]) for path in LAID_OUT])
def test_no_cue_and_no_comment_is_far_from_its_line(path: Path) -> None:
    assert [line for line in read(path).splitlines() if FAR.search(line)] == []
