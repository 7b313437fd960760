"""What `gpl init` puts into a folder: a plan, a config, what git is not to keep, and hooks for pre-commit."""

import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from gplang.policies.files import find_config
from gplang.project import describe_obstacle, shown_path
from gplang.records import NamedTuple
from gplang.report.visible import make_visible
from gplang.starter.data import read_text

CONFIG = "gpl.toml"
HOOKS = ".pre-commit-config.yaml"
UNTRACKED = ".gitignore"

_THERE = "it is there already"


class StarterFile(NamedTuple):
    """A file of the starter; `left` says why it is not written, empty if it is."""

    path: Path
    text: str
    left: str = ""


def list_files(folder: Path, name: str, text: str, *, hooks: bool) -> Iterator[StarterFile]:
    """Yield the files for a folder, which need not exist yet: the plan, of that name and text, first."""
    plan = folder / f"{name}.gpl"
    yield StarterFile(plan, text, _THERE if os.path.lexists(plan) else "")
    yield StarterFile(folder / CONFIG, read_text(CONFIG), _leave_config(folder))
    ignored = folder / UNTRACKED
    yield StarterFile(ignored, read_text("gitignore"), _THERE if os.path.lexists(ignored) else "")
    if hooks:
        yield StarterFile(folder / HOOKS, render_hooks(), _leave_hooks(folder))


def find_first_day(name: str, text: str) -> date | None:
    """Return the day of the first session of a plan."""
    from gplang.compiler import compile_source
    from gplang.guide import load_profile
    from gplang.model.imports import ImportRefused
    from gplang.scheduling import build_schedule
    from gplang.source import SourceText

    plan = compile_source(SourceText(f"{name}.gpl", text), lambda _, target: ImportRefused(f"no {target}")).plan
    assert plan
    athlete = next(iter(plan.athletes), None)
    return build_schedule(plan, athlete, load_profile())[0].first_day


def describe_findings(plan: Path) -> Iterator[str]:
    """Yield what `gpl check` says of a plan, a line for each finding; nothing where a config is faulty."""
    from gplang.cli.checking import Checked, check_files
    from gplang.cli.inputs import list_inputs
    from gplang.policies.ruling import Options, make_policies

    inputs = list_inputs((str(plan),))
    policies, wrong = make_policies(Options(), inputs.paths)
    for checked in () if wrong else check_files(inputs, policies, None):
        if isinstance(checked, Checked):
            for finding in checked.findings:
                yield make_visible(f"gpl check says {finding.severity}[{finding.code}]: {finding.message}")


def render_hooks() -> str:
    """Return the config of pre-commit that has plans laid out, and all of them checked."""
    return read_text(HOOKS.removeprefix("."))


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
