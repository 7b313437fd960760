"""The cache of `gpl check`: the same answer again, and never an old one."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from package_copy import SOURCES

PLAN = """plan "Hips"
use "library/base.gpl"
session hips posterior
  primary rdl 4x5 @rir2
week 1
  mon hips
"""
LIBRARY = "gpl 1\n"
LOG = 'log of "hips.gpl"\n'

Gpl = Callable[..., "subprocess.CompletedProcess[bytes]"]


class Cached:
    """Checks with a cache and without; both say the same."""

    def __init__(self, gpl: Gpl, project: Path, cache: Path) -> None:
        self._gpl = gpl
        self.project = project
        self.cache = cache

    def run(self, *arguments: str, **env: str) -> "subprocess.CompletedProcess[bytes]":
        """Check with the cache."""
        around = {"GPL_NO_CACHE": "", "GPL_CACHE_DIR": str(self.cache), **env}
        return self._gpl("check", *arguments, env=around, cwd=self.project)

    def entries(self) -> list[Path]:
        """Return what is kept."""
        return sorted(self.cache.glob("*")) if self.cache.is_dir() else []

    def agree(self, *arguments: str) -> bytes:
        """Check twice with the cache and once without, which has to be the same; return the report."""
        first, again = self.run(*arguments), self.run(*arguments)
        fresh = self._gpl("check", *arguments, env={"GPL_NO_CACHE": "1"}, cwd=self.project)
        for each in (first, again):
            assert (each.returncode, each.stdout, each.stderr) == (fresh.returncode, fresh.stdout, fresh.stderr)
        assert b"Traceback" not in fresh.stderr
        return fresh.stdout + fresh.stderr


@pytest.fixture
def cached(gpl: Gpl, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Cached:
    project = tmp_path / "project"
    (project / "library").mkdir(parents=True)
    (project / "gpl.toml").write_text("", "utf-8")
    (project / "hips.gpl").write_text(PLAN, "utf-8")
    (project / "library" / "base.gpl").write_text(LIBRARY, "utf-8")
    return Cached(gpl, project, tmp_path_factory.mktemp("cache") / "kept")


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--format", "json"),
        ("--format", "sarif"),
        ("--format", "github"),
        ("--color", "always", "-q"),
        ("--select", "S1", "--exit-zero"),
        ("library",),
    ],
    ids=" ".join,
)
def test_what_was_printed_is_printed_again(cached: Cached, options: tuple[str, ...]) -> None:
    cached.agree("hips.gpl", *options)
    (kept,) = cached.entries()
    before = kept.stat().st_mtime_ns
    cached.run("hips.gpl", *options)
    assert kept.stat().st_mtime_ns == before


def change(path: Path, text: str | None) -> None:
    """Write or remove a file; neither its size nor when it was written tell that it is another."""
    if text is None:
        path.unlink()
        return
    times = (1_700_000_000, 1_700_000_000)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    os.utime(path, times)


@pytest.mark.parametrize("arguments", [("hips.gpl",), (".",), (".", "--jobs", "2")], ids=" ".join)
def test_no_answer_is_old(cached: Cached, arguments: tuple[str, ...]) -> None:
    project = cached.project
    steps: list[tuple[str, str | None]] = [
        ("hips.gpl", PLAN),
        ("hips.gpl", PLAN.replace("4x5", "4x6")),
        ("hips.gpl", PLAN.replace("rdl", "rdx")),
        ("hips.gpl", PLAN),
        ("library/base.gpl", "gpl 2\n"),
        ("library/base.gpl", None),
        ("library/bases.gpl", LIBRARY),
        ("library/base.gpl", LIBRARY),
        ("gpl.toml", 'ignore = ["S101"]\n'),
        ("gpl.toml", 'ignore = ["S1"]\n\n\n'),
        ("gpl.toml", 'logs = ["*.gpl"]\n'),
        ("log.gpl", LOG),
        ("log.gpl", LOG + "2026-01-05 hips\n  rdl 4x5\n"),
        ("log.gpl", LOG + "2026-01-05 hips\n  rdl 4x9\n"),
        ("log.gpl", None),
        ("gpl.toml", None),
        ("pyproject.toml", '[tool.gpl]\nselect = ["W"]\n'),
        ("../gpl.toml", 'select = ["P"]\n'),
        ("pyproject.toml", None),
        ("more/second.gpl", PLAN),
        ("more/gpl.toml", 'select = ["S101"]\n'),
    ]
    for name, text in steps:
        change(project / name, text)
        cached.agree(*arguments)


def test_links_that_lead_elsewhere_are_followed_again(cached: Cached) -> None:
    library = cached.project / "library"
    (library / "other.gpl").write_text("week\n", "utf-8")
    (library / "base.gpl").unlink()
    for target in ("other.gpl", "missing.gpl", "base.gpl"):
        (library / "base.gpl").unlink(missing_ok=True)
        (library / "base.gpl").symlink_to(target)
        cached.agree("hips.gpl")


def test_another_gplang_has_answers_of_its_own(cached: Cached, tmp_path: Path) -> None:
    shutil.copytree(SOURCES / "gplang", tmp_path / "src" / "gplang", ignore=shutil.ignore_patterns("__pycache__"))
    if (SOURCES.parent / "grammar").is_dir():
        shutil.copytree(SOURCES.parent / "grammar", tmp_path / "grammar")
    catalog = next((tmp_path / "src" / "gplang" / "catalog").rglob("*.toml"))

    def check() -> list[Path]:
        environment = {**os.environ, "PYTHONPATH": str(tmp_path / "src"), "GPL_NO_CACHE": "0"}
        environment["GPL_CACHE_DIR"] = str(cached.cache)
        command = [sys.executable, "-m", "gplang", "check", "hips.gpl"]
        done = subprocess.run(command, cwd=cached.project, env=environment, capture_output=True, check=False)
        assert done.returncode in (0, 1)
        return cached.entries()

    assert len(check()) == len(check()) == 1
    with catalog.open("a", encoding="utf-8") as file:
        file.write("# another\n")
    assert len(check()) == 2


@pytest.mark.parametrize(
    "arguments",
    [("-", "hips.gpl"), ("hips.gpl", "--no-cache"), ("hips.gpl", "--diff"), ("hips.gpl", "-o", "report"), ("no.gpl",)],
    ids=" ".join,
)
def test_what_is_not_kept(cached: Cached, arguments: tuple[str, ...]) -> None:
    cached.run(*arguments)
    assert cached.entries() == []


def test_fixes_are_made_and_seen(cached: Cached) -> None:
    plan = cached.project / "hips.gpl"
    plan.write_text(PLAN.replace("4x5", "4X5").replace("rdl", "rdll"), "utf-8")
    before = cached.agree("hips.gpl")
    cached.run("hips.gpl", "--fix", "--unsafe-fixes")
    assert cached.agree("hips.gpl") != before


@pytest.mark.parametrize("folder", [".", "library", ".cache", "../project/.cache"])
def test_no_cache_lies_in_what_is_checked(cached: Cached, folder: str) -> None:
    for done in (cached.run("hips.gpl", "--cache-dir", folder), cached.run("hips.gpl", GPL_CACHE_DIR=folder)):
        assert done.returncode == 2
        assert b"lies in what is checked" in done.stderr
    assert cached.run("hips.gpl", GPL_CACHE_DIR="", XDG_CACHE_HOME=str(cached.project / ".cache")).returncode == 1
    assert not (cached.project / ".cache").exists()


def test_a_damaged_or_hostile_result_is_made_anew(cached: Cached) -> None:
    from gplang.disk import digest

    fresh = cached.agree("hips.gpl")
    (kept,) = cached.entries()
    good = kept.read_bytes()
    hostile = [b"", b"\xff\xfe", b"9" * 5000, b"-3|x", b"2|0|1tok|read 99999999999|/dev/zero|x", b"1|0|plain -5|.|x"]
    hostile += [b"1|0|exec|os|x", b"1|7|", b"2|1|9tx", b"1|0|names -1|.|x", b"1|0|mode|x|0|real", b"1|0|plain 1|x|y|z"]
    sealed = [
        b"gpl-kept-1 " + digest(body).encode() + b"\n" + body
        for body in (each.replace(b"|", b"\0") for each in hostile)
    ]
    for data in (b"", good[:-5], good.replace(b"hips", b"lips"), b"\x00" * 100, *sealed):
        kept.write_bytes(data)
        again = cached.run("hips.gpl")
        assert again.stdout + again.stderr == fresh
    assert kept.read_bytes() == good
    kept.unlink()
    kept.mkdir()
    assert cached.agree("hips.gpl") == fresh


def test_checks_at_once_share_a_cache(cached: Cached) -> None:
    """Nobody gets half a result, or one of somebody else: also not while results are damaged and removed."""
    paths = ("hips.gpl", "library", "hips.gpl", ".")
    fresh = [cached.run(path, GPL_NO_CACHE="1") for path in paths]
    with ThreadPoolExecutor(len(paths)) as pool:
        for _ in range(3):
            running = [pool.submit(cached.run, path) for path in paths]
            for at, kept in enumerate(cached.entries()):
                with suppress(FileNotFoundError):  # one that was being written has its name by now
                    if at:
                        kept.write_bytes(kept.read_bytes()[:-5])
                    else:
                        kept.unlink()
            for each, one in zip(running, fresh, strict=True):
                done = each.result()
                assert (done.returncode, done.stdout, done.stderr) == (one.returncode, one.stdout, one.stderr)
    assert cached.entries()


def test_without_a_place_nothing_is_kept(cached: Cached, tmp_path: Path) -> None:
    fresh = cached.agree("hips.gpl")
    (tmp_path / "file").write_text("", "utf-8")
    for env in (
        {"GPL_CACHE_DIR": str(tmp_path / "file" / "below")},
        {"GPL_CACHE_DIR": "", "HOME": "", "XDG_CACHE_HOME": ""},
    ):
        done = cached.run("hips.gpl", **env)
        assert done.stdout + done.stderr == fresh


def test_old_results_make_room_and_strangers_stay(cached: Cached) -> None:
    cached.cache.mkdir(parents=True)
    (cached.cache / "notes.txt").write_text("mine", "utf-8")
    for number in range(600):
        (cached.cache / f"{number:032x}.kept").write_bytes(b"")
    cached.agree("hips.gpl")
    assert len(cached.entries()) == 513
    assert (cached.cache / "notes.txt").read_text("utf-8") == "mine"
