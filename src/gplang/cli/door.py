"""The one door to the terminal and to logs: what is printed as text goes through it, whoever prints.

Text of plans, names of files and arguments may hold anything. Whatever a command, click or a traceback prints is made
harmless here; outputs for programs are handed out as bytes, which pass as they are.
"""

import sys

TYPE_CHECKING = False  # `typing` would cost every command its import

if TYPE_CHECKING:
    from gplang.typed import Any, TextIO


_BYTES = "b"
_TEXT = "t"
"""How what is taken down begins: what went past the stream's own encoding, and what did not."""


class Copy:
    """Takes down what is written to a stream, which its mark tells from the other one."""

    def __init__(self, mark: str, into: list[str]) -> None:
        self._mark = mark
        self._into = into

    def add(self, text: str, *, is_bytes: bool = False) -> None:
        """Take down what goes to a stream as it is."""
        known = text.encode("utf-8", "backslashreplace").decode("utf-8")
        self._into.append(f"{self._mark}{_BYTES if is_bytes else _TEXT}{known}")


class Door:
    """Stands in the place of a text stream; nothing written can steer a terminal or command what reads a log."""

    def __init__(self, stream: "TextIO") -> None:
        self._stream = stream
        self._begins = True
        self.painted = False
        """Whether colours are let through, as they are for what `show_painted` prints."""
        self.copy: Copy | None = None

    def write(self, text: str) -> int:
        """Write a text made harmless; return how many characters it had."""
        shown = text if _is_plain(text) else _make_harmless(text, self._begins, self.painted)
        self._stream.write(shown)
        if self.copy is not None:
            self.copy.add(shown)
        last = text.rpartition("\n")[2]
        self._begins = not last.strip() and (self._begins or "\n" in text)
        return len(text)

    def pass_by(self, text: str, before: int) -> None:
        """Show a line in the place of one that was so long, to be replaced itself; the cursor stays at its left.

        Blanks and carriage returns work on every terminal. What is printed next stands where the line is.
        """
        from gplang.report.visible import make_visible

        shown = make_visible(text)
        self._stream.write(f"\r{shown}{' ' * (before - len(shown))}\r")
        self._stream.flush()

    def show_again(self, copied: str) -> None:
        """Write what a copy has taken down of this stream."""
        if copied[:1] == _BYTES:
            self._stream.flush()
            self._stream.buffer.write(copied[1:].encode("utf-8"))
        else:
            self._stream.write(copied[1:])
        self._stream.flush()

    def __getattr__(self, name: str) -> "Any":
        return getattr(self._stream, name)


def guard_streams() -> None:
    """Put a door before standard output and before standard error."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None or isinstance(stream, Door):
            continue
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        setattr(sys, name, Door(stream))


def show_painted(text: str, *, color: bool | None, err: bool = False) -> None:
    """Write a text whose colours are our own, to standard output by default; `color` is as in `click.echo`."""
    from gplang.cli import clicks as click

    stream = sys.stderr if err else sys.stdout
    if isinstance(stream, Door):
        stream.painted = True
    try:
        click.echo(text, nl=False, color=color, err=err)
    finally:
        if isinstance(stream, Door):
            stream.painted = False


def hand_out(data: bytes, *, err: bool = False) -> None:
    """Write what is meant for a program as it is, to standard output by default; to a terminal as harmless text."""
    from gplang.cli import clicks as click

    stream = sys.stderr if err else sys.stdout
    if stream is not None and stream.isatty():
        click.echo(data.decode("utf-8", "replace"), nl=False, err=err, color=True)
    else:
        click.echo(data, nl=False, err=err)
        if isinstance(stream, Door) and stream.copy is not None:
            stream.copy.add(data.decode("utf-8", "replace"), is_bytes=True)


def _is_plain(text: str) -> bool:
    return text.isascii() and text.rstrip("\n").isprintable() and ":" not in text and "#" not in text


def _make_harmless(text: str, begins: bool, painted: bool) -> str:
    from gplang.report.visible import make_harmless

    return make_harmless(text, begins=begins, painted=painted)
