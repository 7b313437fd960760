"""From a file's bytes to its text, or to the one finding that says why they are not a plan."""

import codecs
import re

from gplang.diagnostics import Diagnostic, language_finding
from gplang.patterns import late
from gplang.source import Location, SourceText, Span

MAX_FILE_BYTES = 1_048_576
"""The largest file that is read, in bytes: 1 MiB."""

MAX_LOG_BYTES = 16 * MAX_FILE_BYTES
"""The same of a log, which says in its first line that it is one: 16 MiB."""

MAX_LINES = 500_000
"""The most lines that a file may have."""

_BOMS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_PALETTE = b"GIMP Palette"
_PALETTE_ENDS = (b"", b"\n", b"\r", b" ", b"\t")
_SAMPLE_BYTES = 1024
_MOSTLY = 0.5
"""The share of NUL among the high bytes from which on text in UTF-16 is Western text, not chance."""

_LOG = late(
    rb"(?:\xef\xbb\xbf)?(?:[ \t]*+(?:#[^\r\n]*+|gpl[ \t]++1[ \t]*+)?+[\r\n]++)*+[ \t]*+log(?![^\s,|])", re.IGNORECASE
)
_SEARCHED = 65_536
"""Bytes in which a log must say that it is one."""

_SHOWN = late(r"[^\r\n]")

_SAVE_AS_UTF8 = "save the file as UTF-8 in your editor"

_Refused = tuple[SourceText, tuple[Diagnostic, ...]]


def decode(data: bytes, path: str) -> tuple[SourceText, tuple[Diagnostic, ...]]:
    """Decode a file's bytes; a byte-order mark is dropped.

    Bytes that are not a plan give one finding (E060, or E050 over `MAX_FILE_BYTES`, of a log `MAX_LOG_BYTES`, or
    `MAX_LINES`); the text returned
    with it is for display only, and empty where there is nothing to show. Empty data is empty text.
    """
    if len(data) > MAX_LOG_BYTES and is_log(data):
        message = f"the log is larger than {MAX_LOG_BYTES:,} bytes (16 MiB)"
        return _refuse(path, message, "split it; a plan may have several logs", "E050")
    if len(data) > MAX_FILE_BYTES and not is_log(data):
        message = f"the file is larger than {MAX_FILE_BYTES:,} bytes (1 MiB)"
        return _refuse(path, message, "split it and join the parts with `use`", "E050")
    if (lines := data.count(b"\n")) > MAX_LINES:
        message = f"the file has {lines:,} lines; at most {MAX_LINES:,}"
        return _refuse(path, message, "split it and join the parts with `use`", "E050")
    if is_gimp_palette(data):
        hint = "only training plans are read; in folders, palettes are passed over"
        return _refuse(path, "a GIMP palette, another program's .gpl file", hint)
    if (encoding := _foreign_encoding(data)) is not None:
        return _refuse(path, f"encoded as {encoding}, not UTF-8", _SAVE_AS_UTF8)
    data = data.removeprefix(codecs.BOM_UTF8)
    if (nul := data.find(b"\0")) >= 0:
        return _refuse_nul(data, nul, path)
    try:
        return SourceText(path, data.decode("utf-8")), ()
    except UnicodeDecodeError as error:
        return _refuse_byte(data, error.start, path)


def is_log(head: bytes) -> bool:
    """Return whether a file that begins with `head` is a log: its first statement, but for `gpl`, is `log`."""
    return _LOG.match(head, 0, _SEARCHED) is not None


def is_gimp_palette(head: bytes) -> bool:
    """Return whether a file that begins with `head` (16 bytes or more) is a colour palette of GIMP."""
    head = head.removeprefix(codecs.BOM_UTF8)
    return head.startswith(_PALETTE) and head[len(_PALETTE) : len(_PALETTE) + 1] in _PALETTE_ENDS


def _foreign_encoding(data: bytes) -> str | None:
    """Name the encoding if it is UTF-16 or UTF-32, by its byte-order mark or the position of its NUL bytes."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    sample = data[: min(len(data), _SAMPLE_BYTES) // 4 * 4]
    empty = [_share_of_nul(sample[place::4]) for place in range(4)]
    little, big = empty, empty[::-1]
    if any(order[0] == 0.0 and order[2:] == [1.0, 1.0] for order in (little, big)):
        return "UTF-32"
    if any(max(order[0::2]) == 0.0 and min(order[1::2]) > _MOSTLY for order in (little, big)):
        return "UTF-16"
    return None


def _share_of_nul(sample: bytes) -> float:
    return sample.count(0) / len(sample) if sample else 0.0


def _refuse(path: str, message: str, hint: str, code: str = "E060") -> _Refused:
    source = SourceText(path, "")
    return source, (language_finding(code, Location(source, Span(0, 0)), message, hint),)


def _refuse_nul(data: bytes, offset: int, path: str) -> _Refused:
    source, where = _display(data, offset, path)
    message = f"binary data: a NUL byte in line {where.start.line}"
    return source, (language_finding("E060", where, message, "a plan is plain text in UTF-8"),)


def _refuse_byte(data: bytes, offset: int, path: str) -> _Refused:
    source, where = _display(data, offset, path)
    message = f"not UTF-8: byte 0x{data[offset]:02X} in line {where.start.line}{_old_reading(data[offset])}"
    return source, (language_finding("E060", where, message, _SAVE_AS_UTF8),)


def _old_reading(byte: int) -> str:
    """Return what a byte would be in the encodings that Western files had before UTF-8."""
    if byte >= 0xA0:
        return f" is `{chr(byte)}` in Latin-1"
    try:
        return f" is `{bytes((byte,)).decode('cp1252')}` in Windows-1252"
    except UnicodeDecodeError:
        return ""


def _display(data: bytes, offset: int, path: str) -> tuple[SourceText, Location]:
    """Return a text of blank lines that has a place for the byte at `offset`: what is not a plan is not shown."""
    text = data.decode("utf-8", "replace")
    start = len(data[:offset].decode("utf-8", "replace"))
    blank = (_SHOWN.sub(" ", part) for part in (text[:start], text[start + 1 :]))
    source = SourceText(path, text[start].join(blank))
    return source, Location(source, Span(start, start + 1))
