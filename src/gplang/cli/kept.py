"""Checks whose result is kept: what was printed is printed again, as long as all is as it was."""

import os
import sys

from gplang import disk
from gplang.caching.entry import read_entry, write_entry
from gplang.caching.folder import default_folder, is_within_checked, keep, read_kept
from gplang.cli.door import Copy, Door
from gplang.cli.exit_codes import FINDINGS, OK

TYPE_CHECKING = False  # `typing` would cost every command its import

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

NO_CACHE = "GPL_NO_CACHE"
CACHE_DIR = "GPL_CACHE_DIR"
"""The variables that say what `--no-cache` and `--cache-dir` say."""

_OPTION = "--cache-dir"
_LIVELY = frozenset({"-", "--", "--add-ignores", "--diff", "--fix", "--help", "--no-cache", "--output"})
"""What makes a command line one that reads something else than files, or writes something else than a report."""

_SHORT = ("-q", "-j")
"""The short options that do not."""

_SEEN = ("COLUMNS", "NO_COLOR", "TERM")
"""What a report on a terminal depends on."""


def run_kept(arguments: "Sequence[str]", run: "Callable[[], int]") -> int:
    """Run a check, or print what it would print, and return its exit code; `arguments` follow the command's name."""
    name = ""
    line = _read_line(arguments)
    if line is not None and not is_within_checked(*line):
        name = _name_run(arguments)
    if line is None or not name:
        return run()
    folder = line[0]
    data = read_kept(folder, name)
    code = None if data is None else _show(read_entry(data))
    if code is not None:
        return code
    disk.begin()
    copy = _start_copy()
    try:
        code = run()
    finally:
        answers = disk.take()
        _end_copy()
    entry = write_entry((str(code), *copy), answers) if code in (OK, FINDINGS) else None
    if entry is not None:
        keep(folder, name, entry)
    return code


def refused_folder(given: str | None, paths: "Sequence[str]") -> str:
    """Return the folder for results that a command was told to use and must not, since it is checked; else empty."""
    folder = os.environ.get(CACHE_DIR, "") if given is None else given
    return folder if folder and not _is_off() and is_within_checked(folder, paths) else ""


# ---- the command line


def _is_off() -> bool:
    return os.environ.get(NO_CACHE, "0") not in ("", "0")


def _read_line(arguments: "Sequence[str]") -> tuple[str, list[str]] | None:
    """Return where the result of a command line is kept, and the words that may be paths; None if it is not kept."""
    if _is_off() or "_GPL_COMPLETE" in os.environ or not _has_doors():
        return None
    folder = os.environ.get(CACHE_DIR) or default_folder()
    words: list[str] = []
    waiting = iter(arguments)
    for word in waiting:
        option, equals, value = word.partition("=")
        if option == _OPTION:
            folder = value if equals else next(waiting, "")
        elif option in _LIVELY or (word[:1] == "-" != word[1:2] and word[:2] not in _SHORT):
            return None
        elif word[:1] != "-" or equals:
            words.append(value if word[:1] == "-" else word)
    return (folder, words) if folder else None


def _has_doors() -> bool:
    doors = (sys.stdout, sys.stderr)
    if not all(isinstance(stream, Door) for stream in doors):
        return False
    return sys.platform != "win32" or not any(stream.isatty() for stream in doors)  # colours go another way there


def _name_run(arguments: "Sequence[str]") -> str:
    """Return the name that the result of a command line has; empty if it cannot be told."""
    from gplang.caching.stamp import make_stamp

    try:
        known = [make_stamp(), os.getcwd(), os.environ.get("PYTHONTZPATH", "")]
    except OSError:
        return ""
    for stream in (sys.stdout, sys.stderr):
        known.append(_describe_terminal(stream.fileno()) if stream.isatty() else "")
    return disk.digest_text("\0".join([*known, *arguments]))


def _describe_terminal(number: int) -> str:
    try:
        columns = os.get_terminal_size(number).columns
    except (OSError, ValueError):
        columns = 0
    return " ".join([str(columns), *(os.environ.get(name, "") for name in _SEEN)])


# ---- what was printed


def _start_copy() -> list[str]:
    into: list[str] = []
    for mark, stream in (("1", sys.stdout), ("2", sys.stderr)):
        if isinstance(stream, Door):
            stream.copy = Copy(mark, into)
    return into


def _end_copy() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, Door):
            stream.copy = None


def _show(result: tuple[str, ...] | None) -> int | None:
    """Print what was printed, and return the exit code; None, and nothing is printed, if that is not known."""
    if result is None:
        return None
    code, *texts = result
    if code not in (str(OK), str(FINDINGS)) or not all(text[:1] in ("1", "2") for text in texts):
        return None
    for text in texts:
        stream = sys.stdout if text[0] == "1" else sys.stderr
        if isinstance(stream, Door):
            stream.show_again(text[1:])
    return int(code)
