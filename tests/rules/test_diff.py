"""A diff, applied by `git`, makes of a file's bytes those that are wanted."""

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gplang.lint.diff import render_diff
from gplang.source import SourceText
from work import growth


def applied(folder: Path, before: str, after: str, path: str = "plans/a.gpl", *, bom: bool = False) -> bytes:
    """Write a file, apply its diff, and return what became of it."""
    mark = b"\xef\xbb\xbf" if bom else b""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(mark + before.encode())
    diff = render_diff(SourceText(path, before), after, bom=bom)
    command = ["git", "-c", "core.autocrlf=false", "apply", "--whitespace=nowarn", "-"]
    environment = {**os.environ, "GIT_CEILING_DIRECTORIES": str(folder.parent)}
    subprocess.run(command, input=diff.encode(), cwd=folder, env=environment, check=True, capture_output=True)
    return file.read_bytes()


def test_form() -> None:
    before = "".join(f"{number}\n" for number in range(1, 31))
    after = before.replace("4\n5\n", "4\nfive\n5b\n", 1).replace("30\n", "thirty")
    assert render_diff(SourceText("plans/a.gpl", before), after) == (
        "--- a/plans/a.gpl\n+++ b/plans/a.gpl\n"
        "@@ -2,7 +2,8 @@\n 2\n 3\n 4\n-5\n+five\n+5b\n 6\n 7\n 8\n"
        "@@ -27,4 +28,4 @@\n 27\n 28\n 29\n-30\n+thirty\n\\ No newline at end of file\n"
    )


def test_no_change_no_diff() -> None:
    assert render_diff(SourceText("a.gpl", "a\n"), "a\n") == ""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\nb", "a\nc"),
        ("a\nb", "a\nb\n"),
        ("a\nb\n", "a\nb"),
        ("a\nb", "a"),
        ("a\n", "a\nb"),
        ("x\nlast", "y\nlast"),
        ("a\r\nb\r\nc\r\n", "a\r\nB\r\nc\r\n"),
        ("a\r\nb\nc\rd\n", "a\r\nb\nC\rd\n"),
        ("a\rb\rc", "a\rB\rc"),
        ("a\r\nb\r", "a\r\nb"),
        ("-- a\n++ b\n", "-- a\n++ c\n"),
        ("", "a\n"),
        ("a\x0bb\x0cc\u2028d\x85e\nf\n", "a\x0bb\x0cc\u2028d\x85e\ng\n"),
        ("ä 🏋\n", "ö 🏋\n"),
    ],
)
@pytest.mark.parametrize("bom", [False, True])
def test_it_can_be_applied(before: str, after: str, bom: bool, tmp_path: Path) -> None:
    mark = b"\xef\xbb\xbf" if bom else b""
    assert applied(tmp_path, before, after, bom=bom) == mark + after.encode()


@pytest.mark.parametrize("path", ["my plan.gpl", "plän.gpl", "a\tb.gpl", 'quo"te.gpl', "é\\.gpl", "a/my b/c d.gpl"])
def test_paths(path: str, tmp_path: Path) -> None:
    assert applied(tmp_path, "a\nb\n", "a\nc\n", path) == b"a\nc\n"


def test_absolute_paths_and_names_that_are_no_text() -> None:
    assert render_diff(SourceText("/plans/a.gpl", "a\n"), "b\n").startswith("--- a/plans/a.gpl\n")
    assert render_diff(SourceText("\udcff.gpl", "a\n"), "b\n").startswith('--- "a/\\377.gpl"\n')


LINES = st.lists(st.sampled_from(("a\n", "b\n", "c\r\n", "d\r", "\n", "e f\n")), max_size=30)


@given(lines=LINES, other=LINES, data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_two_texts(lines: list[str], other: list[str], data: st.DataObject, tmp_path: Path) -> None:
    edited = [data.draw(st.sampled_from((line, line, line, "", f"+{line}"))) for line in lines]
    before = "".join(lines)
    for after in ("".join(edited), "".join(other)):
        if before != after and after:
            assert applied(tmp_path, before, after) == after.encode()


@pytest.mark.parametrize("mended", ["  primary rdl 4x5\n", "", "  primary x 4x5\n  cue\n"])
def test_many_equal_lines_take_no_long_time(mended: str, tmp_path: Path) -> None:
    def compare(blocks: int) -> None:
        lines = ["session a\n", "  primary long-name 4x5\n", "  primary rdl 4x5\n", "\n"] * blocks
        before = "".join(lines)
        after = before.replace(lines[1], mended)
        assert applied(tmp_path, before, after) == after.encode()

    assert growth(compare, 250) < 2.5
    compare(15_000)
