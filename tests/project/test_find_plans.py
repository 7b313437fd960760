import os
from collections.abc import Callable
from pathlib import Path

import pytest

from gplang.project import PathProblem, PlanFile, find_plans, find_project_root, read_source, shown_path
from gplang.source import SourceText

Tree = Callable[..., Path]
PALETTE = "GIMP Palette\nName: X\n"
needs_links = pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
needs_posix = pytest.mark.skipif(os.name == "nt", reason="needs POSIX files")


def shown(*paths: str) -> list[str]:
    return [str(item) if isinstance(item, PathProblem) else item.shown for item in find_plans(paths)]


def test_folders_are_searched_in_order_of_names(tree: Tree) -> None:
    tree("b.gpl", "a.gpl", "a/z.gpl", "a/b/c.gpl", "c/UPPER.GPL", "c/notes.txt", "gpl", "build/x.gpl")
    assert shown(".") == ["a/b/c.gpl", "a/z.gpl", "a.gpl", "b.gpl", "build/x.gpl", "c/UPPER.GPL"]


def test_what_is_passed_over_in_folders(tree: Tree) -> None:
    tree("a.gpl", ".hidden.gpl", ".git/b.gpl", "node_modules/c.gpl", "__pycache__/d.gpl", "venv/e.gpl")
    tree("env3/pyvenv.cfg", "env3/lib/f.gpl")
    tree("colours.gpl", content=PALETTE)
    assert shown(".") == ["a.gpl"]


def test_what_is_named_is_never_passed_over(tree: Tree) -> None:
    tree("colours.gpl", "venv/a.gpl", ".hidden.gpl", "plan.txt", content=PALETTE)
    tree(".plans/b.gpl")
    named = ["colours.gpl", "venv/a.gpl", ".hidden.gpl", "plan.txt", "missing.gpl"]
    assert shown(*named) == named
    assert shown(".plans") == [".plans/b.gpl"]


def test_each_file_once_in_the_order_named(tree: Tree) -> None:
    top = tree("a.gpl", "b/c.gpl")
    assert shown("b/c.gpl", ".", "./a.gpl", str(top / "a.gpl"), "b/../a.gpl") == ["b/c.gpl", "a.gpl"]


@needs_links
def test_links_to_files_of_the_project_count_and_no_others(tree: Tree, tmp_path: Path) -> None:
    top = tree("plans/a.gpl", "plans/notes.txt", ".env", ".git/config")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "o.gpl").write_text("x")
    (top / "loop").symlink_to(top)
    (top / "outside").symlink_to(outside)
    (top / "z.gpl").symlink_to(top / "plans" / "a.gpl")
    (top / "o.gpl").symlink_to(outside / "o.gpl")
    (top / "users.gpl").symlink_to("/etc/passwd")
    (top / "token.gpl").symlink_to(top / ".git" / "config")
    (top / "secrets.gpl").symlink_to(top / ".env")
    (top / "notes.gpl").symlink_to(top / "plans" / "notes.txt")
    (top / "nowhere.gpl").symlink_to(top / "missing")
    (top / "itself.gpl").symlink_to(top / "itself.gpl")
    assert shown(".") == ["plans/a.gpl"]
    assert shown("outside") == ["outside/o.gpl"]
    assert shown("o.gpl") == ["o.gpl"]


@needs_links
def test_a_folder_may_link_to_what_the_project_holds_elsewhere(tree: Tree) -> None:
    top = tree("gpl.toml", "library/a.gpl", "plans/")
    (top / "plans" / "z.gpl").symlink_to("../library/a.gpl")
    assert shown("plans") == ["plans/z.gpl"]
    (top / "gpl.toml").unlink()
    assert shown("plans") == ["plans: no .gpl files in this folder; links that lead out of the project are passed over"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_pipes_are_passed_over_in_folders(tree: Tree) -> None:
    top = tree("a.gpl")
    os.mkfifo(top / "pipe.gpl")
    assert shown(".") == ["a.gpl"]


def test_a_folder_without_plans_is_a_problem(tree: Tree) -> None:
    tree("empty/", "a/b.gpl")
    assert shown("empty", "a") == ["empty: no .gpl files in this folder", "a/b.gpl"]


def test_an_empty_path_is_not_the_working_directory(tree: Tree) -> None:
    tree("a.gpl")
    assert shown("") == ["'': an empty path"]


def test_a_deep_tree(tree: Tree) -> None:
    tree("/".join(["d"] * 500) + "/a.gpl")
    assert len(shown(".")) == 1


def test_paths_are_shown_relative_to_the_working_directory_inside_it(tree: Tree, tmp_path: Path) -> None:
    top = tree("a/b.gpl")
    assert shown_path(top / "a" / "b.gpl") == "a/b.gpl"
    assert shown_path(Path("a/../a/b.gpl")) == "a/b.gpl"
    assert shown_path(Path("../other.gpl")) == (tmp_path / "other.gpl").as_posix()


@pytest.mark.parametrize("marker", ["gpl.toml", "pyproject.toml", ".git/"])
def test_the_project_root_is_the_nearest_folder_with_a_marker(marker: str, tree: Tree) -> None:
    top = tree("gpl.toml", f"inner/{marker}", "inner/plans/a.gpl")
    assert find_project_root(top / "inner" / "plans" / "a.gpl") == top / "inner"
    assert find_project_root(top / "inner" / "plans") == top / "inner"
    assert find_project_root(Path("inner/plans/missing.gpl")) == top / "inner"
    assert find_project_root(top / "b.gpl") == top


def test_without_a_marker_the_root_is_the_file_s_folder(tree: Tree) -> None:
    top = tree("plans/a.gpl")
    assert find_project_root(top / "plans" / "a.gpl") == top / "plans"


def problem(path: str) -> str:
    read = read_source(Path(path), path)
    assert isinstance(read, PathProblem)
    return str(read)


def test_files_that_cannot_be_read(tree: Tree) -> None:
    tree("plans/lower.gpl", "folder.gpl/")
    assert problem("x.gpl") == "x.gpl: no such file"
    assert problem("plans/lowr.gpl") == "plans/lowr.gpl: no such file; did you mean plans/lower.gpl?"
    assert problem("plans/lower") == "plans/lower: no such file; did you mean plans/lower.gpl?"
    assert problem("plan/lower.gpl") == "plan/lower.gpl: no such file; did you mean plans/lower.gpl?"
    assert problem("plans/lower.gpl/x") == "plans/lower.gpl/x: no such file"
    assert problem("folder.gpl") == "folder.gpl: a folder where a file is meant"
    assert problem("a\0b").startswith("a\0b: ")


@needs_posix
def test_nothing_waits_for_pipes_and_devices(tree: Tree) -> None:
    os.mkfifo(tree() / "pipe.gpl")
    assert problem("pipe.gpl") == "pipe.gpl: a pipe, not a regular file; `-` reads standard input"
    assert problem("/dev/zero") == "/dev/zero: a device, not a regular file; `-` reads standard input"


@needs_posix
def test_long_names_and_circles_of_links(tree: Tree) -> None:
    top = tree()
    (top / "circle.gpl").symlink_to("circle.gpl")
    assert problem("circle.gpl") == "circle.gpl: too many levels of symbolic links"
    assert problem("x" * 300).endswith(": file name too long")
    assert shown("circle.gpl", "x" * 300) == ["circle.gpl", "x" * 300]


def test_a_file_is_read_and_decoded(tree: Tree) -> None:
    tree("a.gpl", content='\ufeffplan "ü"')
    read = read_source(Path("a.gpl"), "shown.gpl")
    assert not isinstance(read, PathProblem)
    source, findings = read
    assert isinstance(source, SourceText)
    assert (source.path, source.text, findings) == ("shown.gpl", 'plan "ü"', ())


def test_a_file_of_2_mib_is_too_large(tree: Tree) -> None:
    tree("big.gpl", content="#" * 2 * 1024 * 1024)
    read = read_source(Path("big.gpl"), "big.gpl")
    assert not isinstance(read, PathProblem)
    assert [finding.code for finding in read[1]] == ["E050"]


def test_a_found_plan_knows_its_identity(tree: Tree) -> None:
    top = tree("a.gpl")
    assert find_plans(["a.gpl"]) == (PlanFile(Path("a.gpl"), "a.gpl", (top / "a.gpl").resolve()),)


@pytest.fixture
def closed(open_folder: Path) -> Path:
    (open_folder / "a.gpl").write_text("x")
    (open_folder / "folder").mkdir()
    (open_folder / "folder" / "b.gpl").write_text("x")
    (open_folder / "a.gpl").chmod(0)
    (open_folder / "folder").chmod(0)
    return open_folder


@pytest.mark.usefixtures("closed", "as_user")
def test_what_the_user_may_not_read() -> None:
    assert shown(".") == ["a.gpl", "folder: permission denied"]
    assert shown("folder") == ["folder: permission denied"]
    assert problem("a.gpl") == "a.gpl: permission denied"
    assert problem("folder/b.gpl") == "folder/b.gpl: permission denied"


def test_the_root_is_that_of_the_folder_the_file_is_in(tmp_path: Path) -> None:
    (tmp_path / "gpl.toml").touch()
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "gpl.toml").touch()
    assert find_project_root(tmp_path / "sub" / ".." / "plan.gpl") == tmp_path.resolve()
