import os
from collections.abc import Callable
from pathlib import Path

import pytest

from gplang.model.imports import ImportRefused, Loader
from gplang.project import DiskLoader
from gplang.source import SourceText

Tree = Callable[..., Path]
needs_links = pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")


@pytest.fixture
def project(tree: Tree) -> Path:
    tree("plans/a.gpl", "plans/near.gpl", "library/upper.gpl", "library/deep/er.gpl")
    tree("library/latin.gpl", content=b"plan \xfc")
    tree("library/colours.gpl", content="GIMP Palette\n")
    tree("library/big.gpl", content="#" * (1024 * 1024 + 1))
    return tree("gpl.toml", content="")


def load(root: Path, target: str, importer: str = "plans/a.gpl") -> SourceText | ImportRefused:
    loader: Loader = DiskLoader(root)
    return loader(importer, target)


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("near.gpl", "plans/near.gpl"),
        ("./near.gpl", "plans/near.gpl"),
        ("../library/upper.gpl", "library/upper.gpl"),
        ("../plans/../library//deep/./er.gpl", "library/deep/er.gpl"),
        ("a.gpl", "plans/a.gpl"),
    ],
)
def test_a_target_is_relative_to_the_importing_file(target: str, path: str, project: Path) -> None:
    loaded = load(project, target)
    assert isinstance(loaded, SourceText)
    assert (loaded.path, loaded.text) == (path, 'plan "X"\n')


REFUSED = {
    "": ("`use` names no file", 'name it by its path from this file: use "library/upper.gpl"'),
    " ": ("`use` names no file", 'name it by its path from this file: use "library/upper.gpl"'),
    "/etc/passwd": ("`/etc/passwd` is an absolute path", "name the file by its path from this file"),
    "~/a.gpl": ("`~/a.gpl` is an absolute path", "name the file by its path from this file"),
    "C:\\a.gpl": ("`C:\\a.gpl` is an absolute path", "name the file by its path from this file"),
    "c:a.gpl": ("`c:a.gpl` is an absolute path", "name the file by its path from this file"),
    "\\\\host\\a.gpl": ("`\\\\host\\a.gpl` is an absolute path", "name the file by its path from this file"),
    "..\\library\\upper.gpl": (
        "`..\\library\\upper.gpl` has a backslash between folders",
        'write / instead: use "../library/upper.gpl"',
    ),
    "https://example.org/a.gpl": (
        "`https://example.org/a.gpl` is a web address",
        "put a copy of the file into the project",
    ),
    "../../secret.gpl": (
        "`../../secret.gpl` lies outside the project, which ends at ./",
        "put the file into the project",
    ),
    "../../missing/x.gpl": (
        "`../../missing/x.gpl` lies outside the project, which ends at ./",
        "put the file into the project",
    ),
    "neer.gpl": ("no file `neer.gpl`", "did you mean near.gpl?"),
    "near": ("`near` does not end in .gpl", "did you mean near.gpl?"),
    "../.env": ("`../.env` is hidden: a name in it begins with a dot", "put the file where it is seen"),
    ".git/x.gpl": ("`.git/x.gpl` is hidden: a name in it begins with a dot", "put the file where it is seen"),
    "../notes.txt": ("`../notes.txt` does not end in .gpl", "only plans can be used"),
    "../missing": ("`../missing` does not end in .gpl", "only plans can be used"),
    "../library/uper.gpl": ("no file `../library/uper.gpl`", "did you mean ../library/upper.gpl?"),
    "../libary/upper.gpl": (
        "no file `../libary/upper.gpl`",
        "did you mean ../library/upper.gpl?",
        "../library/upper.gpl",
    ),
    "something-else.gpl": ("no file `something-else.gpl`", "paths are relative to this file's folder"),
    "near.gpl/x.gpl": ("no file `near.gpl/x.gpl`", "paths are relative to this file's folder"),
    "../library": ("`../library` is a folder", "name one of the files in it"),
    ".": ("`.` is a folder", "name one of the files in it"),
    "../library/latin.gpl": (
        "`../library/latin.gpl` cannot be read: not UTF-8: byte 0xFC in line 1 is `ü` in Latin-1",
        "save the file as UTF-8 in your editor",
    ),
    "../library/colours.gpl": (
        "`../library/colours.gpl` cannot be read: a GIMP palette, another program's .gpl file",
        "only training plans are read; in folders, palettes are passed over",
    ),
    "../library/big.gpl": (
        "`../library/big.gpl` cannot be read: the file is larger than 1,048,576 bytes (1 MiB)",
        "split it and join the parts with `use`",
    ),
}


@pytest.mark.parametrize("target", REFUSED)
def test_refused(target: str, project: Path) -> None:
    (project.parent / "secret.gpl").write_text("secret")
    assert load(project, target) == ImportRefused(*REFUSED[target])


def test_a_nul_character_names_no_file(project: Path) -> None:
    assert isinstance(load(project, "a\0b.gpl"), ImportRefused)


def test_without_a_marker_the_hint_says_how_to_make_a_project(project: Path) -> None:
    refused = load(project / "plans", "../library/upper.gpl")
    assert refused == ImportRefused(
        "`../library/upper.gpl` lies outside the project, which ends at plans/",
        "an empty gpl.toml in a folder makes everything below it one project",
    )


@needs_links
@pytest.mark.parametrize("target", [".env", ".git/x.gpl", "notes.txt"])
@pytest.mark.parametrize("by_folder", [False, True])
def test_no_link_leads_to_what_could_not_be_named(target: str, by_folder: bool, project: Path) -> None:
    (project / ".git").mkdir()
    (project / target).write_text("secret")
    (project / "plans" / "link.gpl").symlink_to(project / target)
    (project / "plans" / "folder").symlink_to(project / ".git")
    used = "folder/x.gpl" if by_folder and target == ".git/x.gpl" else "link.gpl"
    assert load(project, used) == ImportRefused(
        f"`{used}` leads by a link to what is no plan", "put a copy of the file into the project"
    )


def test_plans_of_a_hidden_folder_use_one_another(project: Path) -> None:
    (project / ".drafts").mkdir()
    (project / ".drafts" / "near.gpl").write_text("x")
    assert isinstance(load(project, "near.gpl", importer=".drafts/a.gpl"), SourceText)


@needs_links
@pytest.mark.parametrize("kind", ["file", "folder", "chain", "nowhere"])
def test_no_link_leads_out(kind: str, project: Path) -> None:
    outside = project.parent / "outside"
    outside.mkdir()
    (outside / "secret.gpl").write_text("secret")
    plans = project / "plans"
    (plans / "file.gpl").symlink_to(outside / "secret.gpl")
    (plans / "folder").symlink_to(outside)
    (plans / "chain.gpl").symlink_to("file.gpl")
    (plans / "nowhere.gpl").symlink_to(outside / "missing.gpl")
    target = f"{kind}/secret.gpl" if kind == "folder" else f"{kind}.gpl"
    assert load(project, target) == ImportRefused(
        f"`{target}` leads outside the project by a link", "put a copy of the file into the project"
    )


@needs_links
def test_links_inside_the_project_are_followed_to_one_path(project: Path) -> None:
    (project / "plans" / "link.gpl").symlink_to(project / "library" / "upper.gpl")
    loaded = load(project, "link.gpl")
    assert isinstance(loaded, SourceText)
    assert loaded.path == "library/upper.gpl"


@needs_links
def test_a_project_behind_a_link_is_one_project(project: Path) -> None:
    link = project.parent / "link"
    link.symlink_to(project)
    loaded = load(link, "../library/upper.gpl", importer=str(link / "plans" / "a.gpl"))
    assert isinstance(loaded, SourceText)
    assert loaded.path == "library/upper.gpl"


def test_a_file_keeps_the_path_it_was_named_by(project: Path) -> None:
    real = (project / "plans" / "a.gpl").resolve()
    loaded = DiskLoader(project, {real: "named/so.gpl"})("plans/near.gpl", "a.gpl")
    assert isinstance(loaded, SourceText)
    assert loaded.path == "named/so.gpl"


def test_the_working_directory_does_not_matter(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project.parent)
    loaded = load(project, "../library/upper.gpl", importer="project/plans/a.gpl")
    assert isinstance(loaded, SourceText)
    assert loaded.path == "project/library/upper.gpl"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_nothing_waits_for_a_pipe(project: Path) -> None:
    os.mkfifo(project / "plans" / "pipe.gpl")
    assert load(project, "pipe.gpl") == ImportRefused("`pipe.gpl` cannot be read: a pipe, not a regular file")


def test_a_file_is_never_offered_itself(project: Path) -> None:
    here = "paths are relative to this file's folder"
    assert load(project, "neer.gpl", importer="plans/near.gpl") == ImportRefused("no file `neer.gpl`", here)
    target = "../plns/near.gpl"
    assert load(project, target, importer="plans/near.gpl") == ImportRefused(f"no file `{target}`", here)


def test_a_moved_file_is_found_if_there_is_only_one_of_its_name(project: Path) -> None:
    loader = DiskLoader(project)
    importer = project / "plans" / "moved.gpl"
    (project / "deep" / "er").mkdir(parents=True)
    (project / "deep" / "er" / "moved.gpl").write_text("session a\n")
    refused = loader(importer.as_posix(), "moved.gpl")
    assert isinstance(refused, ImportRefused)
    assert refused.moved == "../deep/er/moved.gpl"
    assert refused.hint == 'a file of that name lies elsewhere: write "../deep/er/moved.gpl"'
    assert isinstance(loader(importer.as_posix(), refused.moved), SourceText)
    (project / "deep" / "moved.gpl").write_text("session a\n")
    again = loader(importer.as_posix(), "moved.gpl")
    assert isinstance(again, ImportRefused)
    assert again.moved == ""


def test_hidden_files_and_much_to_look_at_are_no_moved_files(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loader = DiskLoader(project)
    importer = (project / "plans" / "a.gpl").as_posix()
    (project / ".git").mkdir()
    (project / ".git" / "moved.gpl").write_text("session a\n")
    assert getattr(loader(importer, "moved.gpl"), "moved", None) == ""
    (project / "moved.gpl").write_text("session a\n")
    assert getattr(loader(importer, "moved.gpl"), "moved", None) == "../moved.gpl"
    monkeypatch.setattr("gplang.project.plans.MOST_LOOKED_AT", 2)
    assert getattr(loader(importer, "moved.gpl"), "moved", None) == ""


def test_an_importer_in_a_folder_that_is_not_there(project: Path) -> None:
    refused = load(project, "near.gpl", importer="plns/a.gpl")
    assert refused == ImportRefused("no file `near.gpl`", "paths are relative to this file's folder")
