"""What `gpl init` puts into a folder: a plan from one of the examples, a config, what git is not to
keep, and hooks for pre-commit.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from gplang import __version__
from gplang.policies.files import find_config
from gplang.project import describe_obstacle, shown_path
from gplang.records import NamedTuple

CONFIG = "gpl.toml"
HOOKS = ".pre-commit-config.yaml"
UNTRACKED = ".gitignore"

_PLACES = (Path(__file__).parents[1] / "starter", Path(__file__).parents[3] / "examples")
"""Where the texts lie: in the package, and the plans of a checkout among its examples."""

_THERE = "it is there already"


class Week(NamedTuple):
    """A week to start from: the file of its plan, and what it is in a few words."""

    file: str
    summary: str


WEEKS: Mapping[int, Week] = MappingProxyType(
    {
        2: Week("lower-2day.gpl", "two lower days: one for the front of the legs, one for the back"),
        3: Week("athlete-3day.gpl", "strength, speed, hips: for athletes who want to be fast (loads in lb)"),
        4: Week("upper-lower-4day.gpl", "upper and lower body in turn"),
    }
)
"""The weeks there are, by how many days one trains."""


class Wish(NamedTuple):
    """What a starter is to be: how many days a week, from when on, by which clock."""

    days: int
    start: date
    timezone: str


class StarterFile(NamedTuple):
    """A file of the starter; `left` says why it is not written, empty if it is."""

    path: Path
    text: str
    left: str = ""


def list_files(folder: Path, wish: Wish, *, hooks: bool) -> Iterator[StarterFile]:
    """Yield the files for a folder, which need not exist yet: the plan first."""
    plan = folder / WEEKS[wish.days].file
    yield StarterFile(plan, render_plan(wish), _THERE if os.path.lexists(plan) else "")
    yield StarterFile(folder / CONFIG, _read(CONFIG), _leave_config(folder))
    ignored = folder / UNTRACKED
    yield StarterFile(ignored, _read("gitignore"), _THERE if os.path.lexists(ignored) else "")
    if hooks:
        yield StarterFile(folder / HOOKS, render_hooks(), _leave_hooks(folder))


def render_plan(wish: Wish) -> str:
    """Return the text of the week's plan with the start and the time zone that are wanted."""
    text = _read(WEEKS[wish.days].file)
    for name, value in (("start", wish.start.isoformat()), ("timezone", wish.timezone)):
        text = re.sub(rf"(?m)^(  {name} +).*", rf"\g<1>{value}", text, count=1)
    return text


def find_first_day(wish: Wish) -> date:
    """Return the day of the first session of the plan that is wanted."""
    from gplang.compiler import compile_source
    from gplang.guide import load_profile
    from gplang.model.imports import ImportRefused
    from gplang.scheduling import build_schedule
    from gplang.source import SourceText

    source = SourceText(WEEKS[wish.days].file, render_plan(wish))
    plan = compile_source(source, lambda _, target: ImportRefused(f"no {target}")).plan
    assert plan
    athlete = next(iter(plan.athletes), None)
    return build_schedule(plan, athlete, load_profile())[0].first_day or wish.start


def render_hooks() -> str:
    """Return the config of pre-commit that has plans laid out, and all of them checked."""
    return _read(HOOKS.removeprefix(".")).replace("{version}", __version__)


def find_refusal(folder: Path) -> str:
    """Say why there can be no such folder: its name begins with -, or it or one above it is no folder; else empty."""
    if str(folder).startswith("-") or folder.name.startswith("-"):
        return f"a folder is not to be called '{folder}': commands take what begins with - for something else"
    return describe_obstacle(folder)


def write_new(files: Iterable[StarterFile]) -> None:
    """Write files that are not there, all or none, and make their folders; raises OSError."""
    made: list[Path] = []
    try:
        for file in files:
            made += _make_folder(file.path.parent)
            with file.path.open("xb") as opened:  # never over what has come there in the meantime
                made.append(file.path)
                opened.write(file.text.encode())
    except BaseException:
        for path in reversed(made):
            path.rmdir() if path.is_dir() else path.unlink()
        raise


def _make_folder(folder: Path) -> Iterator[Path]:
    """Make a folder and those above it; yield each that was made."""
    if not folder.is_dir():
        yield from _make_folder(folder.parent)
        folder.mkdir()
        yield folder


def _leave_config(folder: Path) -> str:
    """Say why no config is written: a new one would hold instead of the one that holds now."""
    if os.path.lexists(folder / CONFIG):
        return _THERE
    holds = find_config(folder)
    return f"{shown_path(holds)} holds there" if holds is not None else ""


def _leave_hooks(folder: Path) -> str:
    """Say why no hooks are written: pre-commit reads them at the top of a git repository only."""
    if os.path.lexists(folder / HOOKS):
        return _THERE
    above = (path for path in folder.absolute().parents if (path / ".git").exists())
    top = None if (folder / ".git").exists() else next(above, None)
    return f"it belongs to the top of the repository, {shown_path(top)}/" if top is not None else ""


def _read(name: str) -> str:
    return next(path for path in (place / name for place in _PLACES) if path.exists()).read_text(encoding="utf-8")
