"""Try gplang as somebody does who has just got it: `make test-fresh`.

Wheel and source package are built, and each is installed into an empty environment of every Python that is tried, with
an empty home, hardly a PATH and nothing of this checkout in sight. What README shows is then run there, and README's
own ways of installing in a clone. What is not to be had, such as a newer Python, is said and not skipped in silence.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<text>.*?)^```", re.M | re.S)
LATEST_TRIED = 30
PATH = "/usr/bin:/bin"
KEPT = re.compile(r"PIP_|UV_|SSL_|LANG$|.*_proxy$", re.I)
"""How packages are reached is a machine's own matter."""


class FailedError(Exception):
    """A command did not do what it should."""


def run(command: str, folder: Path, more: Mapping[str, str] | None = None, codes: tuple[int, ...] = (0,)) -> str:
    """Run a line in a shell as on a fresh machine; return what it says."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if KEPT.match(name)}
    environment = {**kept, "HOME": str(home), "PATH": PATH, "LC_ALL": "C.UTF-8", "NO_COLOR": "1", **(more or {})}
    result = subprocess.run(
        ("/bin/sh", "-c", command), cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    if result.returncode not in codes:
        raise FailedError(f"{command}\nexit {result.returncode}\n{result.stdout}{result.stderr}")
    return result.stdout


def find_pythons() -> dict[str, Path]:
    """Return the interpreter that runs this, and the newest one that can be found, by version."""
    found = {f"{sys.version_info[0]}.{sys.version_info[1]}": Path(sys._base_executable)}
    for minor in range(LATEST_TRIED, sys.version_info[1], -1):
        name = f"python3.{minor}"
        versions = sorted((Path.home() / ".pyenv" / "versions").glob(f"3.{minor}.*/bin/{name}"))
        named = [Path(path) for path in (shutil.which(name),) if path]
        for each in (*named, *versions):
            told = subprocess.run((each, "-c", "import ensurepip, venv"), capture_output=True, check=False)
            if told.returncode == 0:
                return {**found, f"3.{minor}": each}
    return found


def read_blocks() -> Iterator[tuple[list[str], str]]:
    """Yield README's blocks: the words behind their first line, and their text."""
    for match in BLOCK.finditer(README.read_text(encoding="utf-8")):
        yield match["info"].split(), match["text"]


def run_tour(scripts: Path, folder: Path) -> int:
    """Run all that README shows, with its plans and the examples; return how many commands ran."""
    shutil.copytree(ROOT / "examples", folder / "examples")
    for words, text in read_blocks():
        if words[:1] == ["gpl"]:
            (folder / words[1]).write_text(text, encoding="utf-8")
    lines = [
        shlex.split(line.removeprefix("$ "))
        for words, text in read_blocks()
        if words == ["console"]
        for line in text.splitlines()
        if line.startswith("$ gpl ")
    ]
    with_extra = [line for line in lines if any("xlsx" in word for word in line)]
    for line in lines:
        codes = (2,) if line in with_extra else (0, 1)
        run(shlex.join([str(scripts / "gpl"), *line[1:]]), folder, codes=codes)
    return len(lines)


def try_package(package: Path, python: Path, folder: Path) -> str:
    """Install a package alone into an empty environment, and run the tour there."""
    folder.mkdir(parents=True)
    environment = folder / "env"
    run(f"{shlex.quote(str(python))} -m venv env", folder)
    run(f"env/bin/python -m pip --quiet install {shlex.quote(str(package))}", folder)
    said = run("env/bin/gpl --version", folder).strip()
    return f"{said}, {run_tour(environment / 'bin', folder)} commands of README"


def try_way(name: str, python: Path, folder: Path) -> str:
    """Type the block of README that installs in one way, in a clone."""
    run(f"git clone --quiet {shlex.quote(str(ROOT))} {shlex.quote(str(folder))}", folder.parent)
    bin_folder = folder / "home" / "bin"
    bin_folder.mkdir(parents=True)
    (bin_folder / "python3").symlink_to(python)
    local = folder / "home" / ".local" / "bin"
    more = {"PATH": f"{bin_folder}:{local}:{PATH}"}
    if name in {"pipx", "uv"}:
        run(f"python3 -m venv home/tools && home/tools/bin/pip --quiet install {name}", folder, more)
        (bin_folder / name).symlink_to(folder / "home" / "tools" / "bin" / name)
    block = next(text for words, text in read_blocks() if words == ["sh", name])
    run(block, folder, more)
    gpl = local / "gpl" if name in {"pipx", "uv"} else folder / ".venv" / "bin" / "gpl"
    return run(f"{shlex.quote(str(gpl))} check examples", folder, more) or f"{gpl.name} checks the examples"


def try_demo(python: Path, folder: Path) -> str:
    """Run `make demo` in a clone, and type what it says at its end."""
    run(f"git clone --quiet {shlex.quote(str(ROOT))} {shlex.quote(str(folder))}", folder.parent)
    said = run(f"make demo PYTHON={shlex.quote(str(python))}", folder)
    typed = re.findall(r"^  (\.venv/bin/gpl .*)$", said.partition("Now type:")[2], re.M)
    for line in typed:
        run(line, folder, {"TZ": "UTC"})
    return f"{len(typed)} commands to type next"


def build(folder: Path) -> list[Path]:
    """Build the wheel and the source package; return them."""
    command = (sys.executable, "-m", "hatchling", "build", "-d", folder)
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return [*folder.glob("*.whl"), *folder.glob("*.tar.gz")]


def list_steps(pythons: Mapping[str, Path], top: Path) -> Iterator[tuple[str, bool, Callable[[], str]]]:
    """Yield what is tried: its name, whether it has to work, and the step itself."""
    for package in build(top / "dist"):
        kind = "wheel" if package.suffix == ".whl" else "source package"
        for version, python in pythons.items():
            folder = top / f"{kind} {version}"
            yield f"the {kind} on Python {version}", True, partial(try_package, package, python, folder)
    version, python = list(pythons.items())[-1]
    yield f"make demo on Python {version}", True, partial(try_demo, python, top / "demo")
    for name in ("pip", "wheel", "pipx", "uv"):
        step = partial(try_way, name, python, top / name)
        yield f"README's way {name} on Python {version}", name in {"pip", "wheel"}, step


def main() -> int:
    """Try everything; return 1 if something that has to work does not."""
    failed = 0
    pythons = find_pythons()
    if len(pythons) == 1:
        print(f"NO PYTHON NEWER THAN {', '.join(pythons)} IS ON THIS MACHINE: NOTHING IS TRIED ON A NEWER ONE")
    with tempfile.TemporaryDirectory(prefix="fresh ") as made:
        for title, needed, step in list_steps(pythons, Path(made)):
            try:
                print(f"ok      {title}: {step()}", flush=True)
            except FailedError as error:
                failed += needed
                print(f"FAILED  {title}{'' if needed else ' (reported, not required)'}: {error}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
