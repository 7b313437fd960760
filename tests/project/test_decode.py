import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gplang.syntax.reading import MAX_FILE_BYTES, MAX_LINES, decode, is_gimp_palette

UTF8 = 'plan "für Jürgen 漢字 🏋"\r\nsession b\n'


@pytest.mark.parametrize("data", [UTF8.encode(), codecs.BOM_UTF8 + UTF8.encode()], ids=["plain", "bom"])
def test_utf8_with_or_without_a_mark(data: bytes) -> None:
    source, findings = decode(data, "a.gpl")
    assert (source.path, source.text, findings) == ("a.gpl", UTF8, ())


@pytest.mark.parametrize("data", [b"", codecs.BOM_UTF8, b"\n", b" " * MAX_FILE_BYTES], ids=range(4))
def test_empty_and_full_files_are_text(data: bytes) -> None:
    source, findings = decode(data, "a.gpl")
    assert source.text == data.decode("utf-8-sig")
    assert findings == ()


BOM = codecs.BOM_UTF8
WIDE = "漢字 ".encode()
ENGLISH = 'plan "Four days"\nsession b\n'
REFUSED = {
    "nul": (b"gpl 1\nplan\nses\0sion b\n\0", "binary data: a NUL byte in line 3", (3, 4), "\0"),
    "only-nul": (b"\0" * 64, "binary data: a NUL byte in line 1", (1, 1), "\0"),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary data: a NUL byte in line 3", (3, 1), "\0"),
    "latin-1": (b"plan\n  \xe9 f\xfcr", "not UTF-8: byte 0xE9 in line 2 is `é` in Latin-1", (2, 3), "\ufffd"),
    "after-wide": (WIDE + b"\xfc", "not UTF-8: byte 0xFC in line 1 is `ü` in Latin-1", (1, 4), "\ufffd"),
    "after-bom": (BOM + b"a\xfc", "not UTF-8: byte 0xFC in line 1 is `ü` in Latin-1", (1, 2), "\ufffd"),
    "windows": (b"plan \x93X\x94", "not UTF-8: byte 0x93 in line 1 is `“` in Windows-1252", (1, 6), "\ufffd"),
    "no-old-reading": (b"\x81", "not UTF-8: byte 0x81 in line 1", (1, 1), "\ufffd"),
    "cut-off": ("für".encode()[:2], "not UTF-8: byte 0xC3 in line 1 is `Ã` in Latin-1", (1, 2), "\ufffd"),
    "surrogate": (b"a\xed\xa0\x80", "not UTF-8: byte 0xED in line 1 is `í` in Latin-1", (1, 2), "\ufffd"),
    "utf-16-bom": (ENGLISH.encode("utf-16"), "encoded as UTF-16, not UTF-8", (1, 1), ""),
    "utf-16-le": (ENGLISH.encode("utf-16-le"), "encoded as UTF-16, not UTF-8", (1, 1), ""),
    "utf-16-be": (ENGLISH.encode("utf-16-be"), "encoded as UTF-16, not UTF-8", (1, 1), ""),
    "utf-32-bom": (ENGLISH.encode("utf-32"), "encoded as UTF-32, not UTF-8", (1, 1), ""),
    "utf-32-le": (ENGLISH.encode("utf-32-le"), "encoded as UTF-32, not UTF-8", (1, 1), ""),
    "utf-32-be": (ENGLISH.encode("utf-32-be"), "encoded as UTF-32, not UTF-8", (1, 1), ""),
    "palette": (b"GIMP Palette\nName: X\n0 0 0\n", "a GIMP palette, another program's .gpl file", (1, 1), ""),
    "latin-1-palette": (b"GIMP Palette\r\n\xe9", "a GIMP palette, another program's .gpl file", (1, 1), ""),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_plan_gives_one_finding(name: str) -> None:
    data, message, position, shown = REFUSED[name]
    _, (finding,) = decode(data, "a.gpl")
    assert (finding.code, finding.message) == ("E060", message)
    assert finding.where.start == position
    assert finding.where.text == shown
    assert finding.hint


def test_a_file_of_more_lines_than_anybody_writes_is_not_read() -> None:
    assert decode(b"\n" * MAX_LINES, "a.gpl")[1] == ()
    source, (finding,) = decode(b"\n" * (MAX_LINES + 1), "a.gpl")
    assert source.text == ""
    assert (finding.code, finding.message) == ("E050", "the file has 500,001 lines; at most 500,000")


def test_a_file_that_is_too_large_is_not_decoded() -> None:
    source, (finding,) = decode(b"\xff" * (MAX_FILE_BYTES + 1), "a.gpl")
    assert (finding.code, source.text) == ("E050", "")
    assert finding.message == "the file is larger than 1,048,576 bytes (1 MiB)"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"GIMP Palette", True),
        (b"GIMP Palette\r\nName: X", True),
        (b"GIMP Palette \n", True),
        (codecs.BOM_UTF8 + b"GIMP Palette\n", True),
        (b"# GIMP Palette\n", False),
        (b"GIMP Palettes\n", False),
        (b"gimp palette\n", False),
        (b"", False),
    ],
)
def test_palettes_are_known_by_their_first_line(head: bytes, expected: bool) -> None:
    assert is_gimp_palette(head) is expected


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_one_finding(data: bytes) -> None:
    source, findings = decode(data, "a.gpl")
    assert len(findings) <= 1
    if not findings:
        assert source.text == data.decode("utf-8-sig")
    for finding in findings:
        assert 0 <= finding.where.span.start <= finding.where.span.end <= len(source.text)


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=300))
def test_text_comes_back(text: str) -> None:
    if text.startswith(("\ufeff", "GIMP Palette")):
        return
    assert decode(text.encode(), "a.gpl")[0].text == text
