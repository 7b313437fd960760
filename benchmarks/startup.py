"""How long a command takes from nothing: against an empty Python, and against the peer.

What a user has is measured: a wheel, installed into an environment of its own. Only a wheel holds the parser's
tables and the catalog made ready.
"""

import atexit
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import Options, Part, Spread, Table, Task, compare, time_rounds

HERE = Path(__file__).parent
PLAN = HERE / "plan-60.gpl"
WORKOUTS = HERE / "workouts-60.wod"
"""The peer's file: as many lines, and about as many exercises."""

DEMO = HERE.parent / "examples" / "upper-lower-4day.gpl"

UNCHANGED = "unchanged-60.gpl"
"""The same plan, but checked before, and not changed since."""

DOORS: Mapping[str, tuple[Sequence[str], float]] = {
    "gpl --version": (("--version",), 1.3),
    "gpl check": (("check", PLAN.name), 6.0),
    "gpl check, unchanged": (("check", UNCHANGED), 1.3),
    "gpl show": (("show", PLAN.name), 6.0),
    "gpl volume": (("volume", PLAN.name), 6.0),
    "gpl exercises": (("exercises",), 6.0),
    "gpl explain": (("explain", "rdl"), 6.0),
    "gpl build": (("build", DEMO.name, "-o", "built"), 15.0),
    "TAB": ((), 6.0),
}
"""The arguments of each command, and how many times as long as an empty Python it may take."""

_TAB = {"_GPL_COMPLETE": "bash_complete", "COMP_WORDS": "gpl check --sel", "COMP_CWORD": "2"}
"""What the script for bash asks when TAB is pressed."""

PEER_AIMS = {"check": 0.65}
"""How long a command may take against the peer's."""

EMPTY = "python -c pass"
_NUMBERS = count(1)
_BIN = "Scripts" if sys.platform == "win32" else "bin"
_HIDDEN = ("PYTHONPATH", "PYTHONHOME", "PYTHONDONTWRITEBYTECODE", "VIRTUAL_ENV")

Commands = Mapping[str, Sequence[str | Path]]


def run(options: Options) -> Iterator[Part]:
    """Yield the report."""
    with TemporaryDirectory(prefix="gplang-bench-") as name:
        folder = Path(name, "plans")
        folder.mkdir()
        for file in (PLAN, WORKOUTS, DEMO):
            shutil.copy(file, folder)
        shutil.copy(PLAN, folder / UNCHANGED)
        if options.here:
            yield "  measured: gplang as this interpreter finds it (--here), which may be without ready parser tables"
            commands = _commands_here()
        else:
            yield "  measured: a wheel of this checkout, installed into a new environment, as users have it"
            scripts = installed()
            commands = _commands_installed(scripts)
            if _imports_re(scripts / "gpl"):
                yield "  its script imports `re`, as pip wrote it before 25.1: every command takes longer"
        peer = options.peer or find_peer()
        if peer is None:
            yield "  NOT MEASURED: the peer. No `wodc` here; `pip install wodcraft`, or name one with --peer"
        else:
            commands = {**commands, **_commands_peer(peer)}
        rounds = options.choose_rounds(20, 6)
        tasks = make_tasks(commands, folder, None if options.here else clean_environment())
        change = partial(_change, folder)
        seconds = time_rounds(tasks, rounds, {name: change for name in tasks if name != "gpl check, unchanged"})
    yield f"  {rounds} rounds, in turns; ratios are taken round by round: median (least–most)"
    yield ""
    yield Table.of(("command", "ms", f"times {EMPTY}", "aim"), _rows(seconds))
    if peer is not None:
        yield ""
        yield Table.of(("gplang against the peer", "ratio", "aim"), _against_peer(seconds))


def _change(folder: Path) -> None:
    """Change the plans, so that nothing can be known about them from before."""
    for file in (PLAN, DEMO):
        with (folder / file.name).open("a", encoding="utf-8") as text:
            text.write(f"# {next(_NUMBERS)}\n")


def _commands_here() -> Commands:
    return _commands((sys.executable,), (sys.executable, "-m", "gplang"))


def _commands_installed(scripts: Path) -> Commands:
    return _commands((scripts / "python",), (scripts / "gpl",))


def _commands(python: Sequence[str | Path], gpl: Sequence[str | Path]) -> Commands:
    return {EMPTY: (*python, "-c", "pass"), **{door: (*gpl, *words) for door, (words, _) in DOORS.items()}}


def _commands_peer(wodc: str) -> Commands:
    return {"wodc --version": (wodc, "--version"), "wodc check": (wodc, "check", WORKOUTS.name)}


def find_peer() -> str | None:
    """Find `wodc` beside this interpreter, or on the path."""
    return shutil.which("wodc", path=str(Path(sys.executable).parent)) or shutil.which("wodc")


@cache
def installed() -> Path:
    """Return the folder of the commands of a wheel that is installed for this run, once."""
    folder = TemporaryDirectory(prefix="gplang-bench-wheel-")
    atexit.register(folder.cleanup)
    return install_wheel(Path(folder.name))


def install_wheel(folder: Path) -> Path:
    """Build a wheel and install it with what it needs; return the folder of its commands."""
    environment = folder / "environment"
    _must(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=HERE.parent)
    _must(sys.executable, "-m", "venv", "--without-pip", environment, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    scripts = environment / _BIN
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", scripts / "python")
    _must(*pip, "install", "--quiet", "--quiet", wheel, cwd=folder, env=clean_environment())
    return scripts


def make_tasks(commands: Commands, folder: Path, environment: dict[str, str] | None) -> dict[str, Task]:
    """Return what runs these commands; each has run once, and what they keep is kept for this run alone.

    That lies beside the folder: in what is checked nothing is kept.
    """
    around = {**(os.environ if environment is None else environment), "XDG_CACHE_HOME": str(folder.parent / "cache")}
    surroundings = {name: {**around, **_TAB} if name == "TAB" else around for name in commands}
    for name, command in commands.items():
        _must(*command, cwd=folder, env=surroundings[name])  # it succeeds, and what is cached is cached
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return {
        name: partial(subprocess.run, command, cwd=folder, env=surroundings[name], check=True, **quiet)
        for name, command in commands.items()
    }


def _imports_re(script: Path) -> bool:
    return script.is_file() and "import re\n" in script.read_text(encoding="utf-8", errors="replace")


def _must(*command: str | Path, cwd: Path, env: dict[str, str] | None = None) -> None:
    """Run a command; when it fails, end with what it said."""
    result = subprocess.run(command, cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False)
    if result.returncode:
        words = " ".join(map(str, command))
        sys.exit(f"this failed, so nothing was measured: {words}\n{result.stdout}{result.stderr}")


def clean_environment() -> dict[str, str]:
    """Return the environment without what would let this Python into the one that is measured."""
    return {name: value for name, value in os.environ.items() if name not in _HIDDEN}


def _rows(seconds: Mapping[str, list[float]]) -> Iterator[list[str]]:
    for name, times in seconds.items():
        aim = f"≤ {DOORS[name][1]}" if name in DOORS else ""
        yield [name, f"{Spread.of(times).middle * 1000:.1f}", compare(times, seconds[EMPTY]).format(), aim]


def _against_peer(seconds: Mapping[str, list[float]]) -> Iterator[list[str]]:
    for command in ("--version", "check"):
        ratio = compare(seconds[f"gpl {command}"], seconds[f"wodc {command}"])
        aim = f"≤ {PEER_AIMS[command]}" if command in PEER_AIMS else ""
        yield [f"gpl {command} / wodc {command}", ratio.format(), aim]
