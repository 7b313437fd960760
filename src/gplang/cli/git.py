"""Running git in folders of other people: nothing that a repository's own configuration names is run or fetched."""

import os
import subprocess
from functools import cache
from pathlib import Path

from gplang.records import NamedTuple

_WINDOWS = os.name == "nt"
_PROGRAM = "git.exe" if _WINDOWS else "git"

_SETTINGS = {
    "safe.bareRepository": "explicit",  # a folder of a plan's repository may be made to look like a repository, too
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.attributesFile": os.devnull,
    "core.sshCommand": "false",
    "core.gitProxy": "none",
    "core.askPass": "",
    "credential.helper": "",
    "diff.external": "",
    "protocol.allow": "never",
    "log.showSignature": "false",
}
"""What overrides the repository's own word: what git would run, or fetch from elsewhere."""

_FLAGS = ("--no-pager", *(part for name, value in _SETTINGS.items() for part in ("-c", f"{name}={value}")))

_QUIET = {
    "LC_ALL": "C",
    "GIT_PAGER": "cat",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
}
"""What keeps git from asking, paging, fetching, and from speaking the user's language, which is read here.

Older versions heed no `GIT_NO_LAZY_FETCH`; without a protocol that is allowed, they cannot fetch either.
"""


class Said(NamedTuple):
    """How a call of git ended, and what it said on both channels."""

    code: int
    out: str
    err: str


def start(folder: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    """Start git; what it prints is to be read. Raises FileNotFoundError if there is none."""
    return subprocess.Popen(
        _line(arguments),
        cwd=folder,
        env={**os.environ, **_QUIET},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def run(folder: Path, *arguments: str) -> Said:
    """Run git to its end; raises FileNotFoundError if there is none."""
    done = subprocess.run(
        _line(arguments),
        cwd=folder,
        env={**os.environ, **_QUIET},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    out, err = (text.decode("utf-8", "surrogateescape") for text in (done.stdout, done.stderr))
    return Said(done.returncode, out, err)


def _line(arguments: tuple[str, ...]) -> list[str]:
    return [find_program(os.environ.get("PATH", os.defpath)), *_FLAGS, *arguments]


@cache
def find_program(path: str) -> str:
    """Return where git is, by the folders of a search path.

    Entries that depend on the working directory are passed over, and so is that directory itself, where Windows looks
    first: it may be the folder whose plans are compared.
    """
    for folder in path.split(os.pathsep):
        program = Path(folder.strip('"')) / _PROGRAM
        if program.is_absolute() and program.is_file() and os.access(program, os.X_OK):
            return str(program)
    raise FileNotFoundError(None, "there is no git", _PROGRAM)
