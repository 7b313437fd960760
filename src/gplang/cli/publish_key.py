"""The key that the names of published files are made from: where it is, how it is made."""

import os
import secrets
import stat
from pathlib import Path

from gplang.cli import clicks as click
from gplang.project import find_project_root, locate, read_bytes
from gplang.project.paths import shown_path
from gplang.project.reading import MISSING, reason_of
from gplang.publishing.names import LEAST_KEY
from gplang.records import NamedTuple
from gplang.report.visible import make_visible

VARIABLE = "GPL_PUBLISH_KEY"
"""The environment variable that has the key."""

KEY_FILE = ".gpl-publish-key"
"""The file that has the key, at the root of the project."""

_MOST_BYTES = 1024
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_FLAGS: int = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class Key(NamedTuple):
    """The key, and what there is to know about where it came from."""

    text: str
    notes: tuple[str, ...] = ()


def read_key(folder: Path) -> Key:
    """Return the key of the variable, else that of the file, which is made if missing; never below `folder`.

    Raises a usage error for a key that is empty, short or unreadable.
    """
    given = os.environ.get(VARIABLE)
    if given is not None:
        return Key(_check(given, f"the variable {VARIABLE}"))
    path = find_project_root(Path()) / KEY_FILE
    if locate(path).real.is_relative_to(locate(folder).real):
        shown = make_visible(folder.as_posix())
        raise click.UsageError(
            f"{KEY_FILE} would be in {shown}, which everybody can read: choose a folder of its own or set {VARIABLE}"
        )
    data = read_bytes(path, _MOST_BYTES)
    if data == MISSING:
        return _make(path)
    if isinstance(data, str):
        raise click.UsageError(f"{_shown(path)}: {data}")
    return Key(_check(data[:_MOST_BYTES].decode("utf-8", "replace"), _shown(path)), _warn(path))


def _check(text: str, where: str) -> str:
    key = text.strip()
    if not key:
        raise click.UsageError(f"{where} is empty; it takes {LEAST_KEY} characters or more")
    if len(key) < LEAST_KEY:
        raise click.UsageError(f"{where} has {len(key)} characters, which can be guessed; it takes {LEAST_KEY}")
    return key


def _make(path: Path) -> Key:
    key = secrets.token_urlsafe(LEAST_KEY)
    try:
        with os.fdopen(os.open(path, _FLAGS, 0o600), "w", encoding="ascii") as file:
            file.write(f"{key}\n")
    except OSError as error:
        raise click.UsageError(f"cannot write {_shown(path)}: {reason_of(error)}") from None
    note = f"gpl publish: made the key {_shown(path)}: with another one, all addresses are others"
    hint = f"  hint: keep a copy, and keep it out of git (.gitignore); {VARIABLE} takes it on other machines"
    return Key(key, (note, hint))


def _warn(path: Path) -> tuple[str, ...]:
    if os.name != "posix" or not path.stat().st_mode & _OTHERS:
        return ()
    return (
        f"gpl publish: others on this machine can read {_shown(path)}",
        f"  hint: chmod 600 {_shown(path)}",
    )


def _shown(path: Path) -> str:
    return make_visible(shown_path(path))
