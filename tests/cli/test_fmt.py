"""`gpl fmt`: files, folders and standard input; what it writes, and what it leaves alone."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Run
from gplang.formatter.source import Formatted
from gplang.source import Location, SourceText, Span

Gpl = Callable[..., subprocess.CompletedProcess[bytes]]
Write = Callable[[str, str | bytes], Path]

UNTIDY = "session a # the first\nPRIMARY rdl 4X5 @RIR2\n  secondary hip-thrust 3x8\n"
TIDY = "session a  # the first\n  primary    rdl         4x5  @rir2\n  secondary  hip-thrust  3x8\n"
MISTAKE = "session a\n primary rdl 4x5@rir2\nprimary rdl 4x5\n"
MARK = b"\xef\xbb\xbf"


def test_files_and_folders_are_formatted(run_real: Run, write: Write) -> None:
    files = [write("a.gpl", UNTIDY), write("folder/b.gpl", UNTIDY), write("folder/c.gpl", TIDY)]
    other = write("folder/d.txt", UNTIDY)
    assert run_real("fmt", "a.gpl", "folder") == (
        0,
        "",
        "formatted a.gpl\nformatted folder/b.gpl\n2 files formatted, 1 file in order\n",
    )
    assert [path.read_text(encoding="utf-8") for path in (*files, other)] == [TIDY, TIDY, TIDY, UNTIDY]
    assert run_real("fmt", ".") == (0, "", "3 files in order\n")
    assert run_real("fmt", "-q", ".") == (0, "", "")


def test_without_a_path_it_is_the_current_folder(run_real: Run, write: Write) -> None:
    path = write("a.gpl", UNTIDY)
    assert run_real("fmt") == (0, "", "formatted a.gpl\n1 file formatted\n")
    assert path.read_text(encoding="utf-8") == TIDY


def test_check_names_the_files_and_writes_nothing(run_real: Run, write: Write) -> None:
    path = write("a.gpl", UNTIDY)
    write("b.gpl", TIDY)
    assert run_real("fmt", "--check", ".") == (1, "a.gpl\n", "1 file would be formatted, 1 file in order\n")
    assert run_real("fmt", "--check", "-q", ".") == (1, "a.gpl\n", "")
    assert run_real("fmt", "--check", "b.gpl") == (0, "", "1 file in order\n")
    assert path.read_text(encoding="utf-8") == UNTIDY


@pytest.mark.parametrize("data", [UNTIDY.encode(), MARK + UNTIDY.replace("\n", "\r\n").encode(), UNTIDY[:-1].encode()])
def test_the_diff_is_a_patch(gpl: Gpl, write: Write, tmp_path: Path, data: bytes) -> None:
    path = write("folder/a b.gpl", data)
    shown = gpl("fmt", "--diff", "--check", ".")
    assert shown.returncode == 1
    assert path.read_bytes() == data
    subprocess.run(["git", "apply", "-p1", "-"], cwd=tmp_path, input=shown.stdout, check=True, capture_output=True)
    patched = path.read_bytes()
    path.write_bytes(data)
    assert gpl("fmt", ".").returncode == 0
    assert path.read_bytes() == patched
    assert gpl("fmt", "--diff", ".").stdout == b""


@pytest.mark.parametrize("mark", [b"", MARK])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_mark_line_ends_and_mode_stay(gpl: Gpl, write: Write, mark: bytes, end: str) -> None:
    before, after = (mark + text.replace("\n", end).encode() for text in (UNTIDY, TIDY))
    path = write("a.gpl", before)
    path.chmod(0o640)
    assert gpl("fmt", "a.gpl").returncode == 0
    assert path.read_bytes() == after
    assert os.name == "nt" or path.stat().st_mode & 0o777 == 0o640
    assert gpl("fmt", "-", input=before).stdout == after
    assert gpl("fmt", "-", input=after).stdout == after


def test_standard_input(run_real: Run) -> None:
    assert run_real("fmt", "-", stdin=UNTIDY) == (0, TIDY, "1 file formatted\n")
    assert run_real("fmt", "-q", "-", "--stdin-filename", "x.gpl", stdin=UNTIDY) == (0, TIDY, "")
    assert run_real("fmt", "--check", "-", stdin=UNTIDY) == (1, "<stdin>\n", "1 file would be formatted\n")
    shown = run_real("fmt", "--diff", "-", "--stdin-filename", "x.gpl", stdin=UNTIDY)
    assert (shown.code, shown.out.splitlines()[:2]) == (1, ["--- a/x.gpl", "+++ b/x.gpl"])
    assert run_real("fmt", "-", stdin=b"\xff\xfe").out == ""
    assert run_real("fmt", "a.gpl", "--stdin-filename", "x.gpl").code == 2


def test_lines_with_mistakes_are_left_and_counted(run_real: Run, write: Write) -> None:
    path = write("a.gpl", MISTAKE)
    code, out, err = run_real("fmt", "a.gpl")
    assert (code, out) == (0, "")
    assert err == (
        "formatted a.gpl\na.gpl: 1 line with mistakes left as written; `gpl check` explains them\n1 file formatted\n"
    )
    assert path.read_text(encoding="utf-8") == "session a\n primary rdl 4x5@rir2\n  primary  rdl  4x5\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"GIMP Palette\n0 0 0\n", "a GIMP palette, another program's .gpl file"),
        (b"\xff\xfep\x00l\x00", "encoded as UTF-16, not UTF-8"),
        (b"plan \x00", "binary data: a NUL byte in line 1"),
        (b"plan \xe9", "not UTF-8: byte 0xE9 in line 1"),
        (b"#" * 1_048_577, "the file is larger than 1,048,576 bytes (1 MiB)"),
        (b"session a\n" + b'note "x"\n' * 116_000, "would be larger than 1,048,576 bytes (1 MiB)"),
    ],
)
def test_what_cannot_be_formatted_is_told_and_the_rest_goes_on(
    run_real: Run, write: Write, data: bytes, message: str
) -> None:
    bad, good = write("a.gpl", data), write("b.gpl", UNTIDY)
    code, out, err = run_real("fmt", "a.gpl", "missing.gpl", "b.gpl")
    assert (code, out) == (2, "")
    assert f"gpl: a.gpl: {message}" in err
    assert "gpl: missing.gpl: no such file" in err
    assert err.endswith("formatted b.gpl\n1 file formatted\n")
    assert bad.read_bytes() == data
    assert good.read_text(encoding="utf-8") == TIDY


def test_a_write_protected_file_is_told(run_real: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, data: bytes, before: bytes) -> None:  # noqa: ARG001
        raise PermissionError(13, "write-protected", str(path))

    path = write("a.gpl", UNTIDY)
    monkeypatch.setattr("gplang.cli.rewriting.replace_file", refuse)
    assert run_real("fmt", "a.gpl") == (2, "", "gpl: a.gpl: cannot be written: write-protected\n")
    assert path.read_text(encoding="utf-8") == UNTIDY


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own on Windows")
def test_a_link_stays_a_link(gpl: Gpl, write: Write, tmp_path: Path) -> None:
    path, link = write("plans/a.gpl", UNTIDY), tmp_path / "link.gpl"
    link.symlink_to(path)
    assert gpl("fmt", "link.gpl").returncode == 0
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == TIDY


def test_excluded_files(run_real: Run, write: Write) -> None:
    write("gpl.toml", 'exclude = ["drafts/"]\n')
    path = write("drafts/a.gpl", UNTIDY)
    write("b.gpl", TIDY)
    assert run_real("fmt", ".").err == "1 file in order\n"
    assert run_real("fmt", "--force-exclude", "drafts/a.gpl") == (0, "", "")
    for options, out in (((), UNTIDY), (("--check",), ""), (("--diff",), "")):
        typed = ("fmt", "-", "--stdin-filename", "drafts/typed.gpl", "--force-exclude", *options)
        assert run_real(*typed, stdin=UNTIDY) == (0, out, "")
    assert run_real("fmt", "-", "--force-exclude", stdin=UNTIDY).out == TIDY
    assert path.read_text(encoding="utf-8") == UNTIDY
    assert run_real("fmt", "drafts/a.gpl").code == 0
    assert path.read_text(encoding="utf-8") == TIDY


def test_a_mistake_of_the_formatter_is_told_with_its_line(
    run_real: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(source: SourceText) -> Formatted:
        return Formatted(source.text, 0, Location(source, Span(*source.line_span(2))))

    path = write("a.gpl", UNTIDY)
    monkeypatch.setattr("gplang.cli.commands.fmt.format_source", fail)
    told = "internal error: formatting would change what the plan says; nothing was written; please report it"
    assert run_real("fmt", "a.gpl") == (3, "", f"gpl: a.gpl:2: {told}\n")
    assert path.read_text(encoding="utf-8") == UNTIDY
