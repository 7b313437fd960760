"""The VS Code extension: its package is built and opened, and it finds `gpl`."""

import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from editor.marks_b import check_text
from editors.painted import ROOT
from gplang import __version__
from gplang.editor.completion.complete import complete
from gplang.guide import load_profile
from gplang.syntax.line import parse_line, split_comment
from package_copy import SOURCES

pytestmark = pytest.mark.real

SOURCE = ROOT / "editors" / "vscode"

PLACES = re.compile(r"\$\{([0-9]+)(?::([^}]*)|\|([^|]*)\|)?\}")
"""Places of a snippet: number, default, choices."""

CONTENTS = {
    "[Content_Types].xml",
    "extension.vsixmanifest",
    "extension/LICENSE.txt",
    "extension/changelog.md",
    "extension/dist/extension.js",
    "extension/language-configuration.json",
    "extension/package.json",
    "extension/readme.md",
    "extension/snippets/gpl.json",
    "extension/syntaxes/gpl.tmLanguage.json",
}


@pytest.fixture(scope="module")
def package(package_file: Path) -> dict[str, bytes]:
    """The files of the package."""
    with zipfile.ZipFile(package_file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def run(folder: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False, timeout=120)


def test_it_holds_what_it_needs_and_nothing_else(package: dict[str, bytes]) -> None:
    assert set(package) == CONTENTS


def test_it_has_the_version_of_gplang(package: dict[str, bytes]) -> None:
    assert json.loads(package["extension/package.json"])["version"] == __version__


def test_it_colours_as_gplang_says(package: dict[str, bytes]) -> None:
    assert package["extension/syntaxes/gpl.tmLanguage.json"] == (ROOT / "grammar" / "gpl.tmLanguage.json").read_bytes()


def test_every_file_that_it_names_is_in_it(package: dict[str, bytes]) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (SOURCE / "src").glob("*.js"))
    opened = re.findall(r'joinPath\(home, "([^"]+)"\)', code)
    assert opened, "the install instructions"
    named = re.findall(r'"\./([^"]+)"', package["extension/package.json"].decode())
    assert [name for name in (*opened, *named) if f"extension/{name}" not in package] == []


def test_without_gpl_it_says_so(package: dict[str, bytes], tmp_path: Path) -> None:
    seen = activate(package, tmp_path)
    assert seen["told"] == ["The command `gpl` is not installed. Plans are coloured, but not checked."]
    assert sorted(seen["commands"]) == ["gpl.buildCalendar", "gpl.openSheet", "gpl.preview", "gpl.restartServer"]
    assert seen["errors"] == []


def test_an_old_gpl_is_told(package: dict[str, bytes], tmp_path: Path) -> None:
    program = write_gpl(tmp_path, "echo \"gpl: no command 'lsp'\" >&2; exit 2")
    seen = activate(package, tmp_path)
    reason = f"`{program} lsp` does not start (gpl: no command 'lsp')."
    assert seen["told"] == [f"{reason} Plans are coloured, but not checked."]


def test_a_gpl_that_cannot_be_run_is_told(package: dict[str, bytes], tmp_path: Path) -> None:
    program = write_gpl(tmp_path, "")
    program.write_text("#!/no/such/shell\n", encoding="utf-8")
    (told,) = activate(package, tmp_path)["told"]
    assert told.startswith(f"`{program} lsp` does not start (spawn {program} ENOENT")


def test_it_starts_the_server(package: dict[str, bytes], tmp_path: Path) -> None:
    write_gpl(tmp_path, f'echo "$@" >> called; PYTHONPATH="{SOURCES}" exec "{sys.executable}" -m gplang "$@"')
    seen = activate(package, tmp_path)
    assert (seen["told"], seen["errors"]) == ([], [])
    assert (tmp_path / "called").read_text(encoding="utf-8") == "lsp\n"


def test_nothing_is_run_where_it_is_not_trusted(package: dict[str, bytes], tmp_path: Path) -> None:
    write_gpl(tmp_path, "touch called")
    seen = activate(package, tmp_path, "untrusted")
    assert (seen["told"], seen["errors"]) == ([], [])
    assert not (tmp_path / "called").exists()


def write_gpl(folder: Path, script: str) -> Path:
    """Write a `gpl` into an environment of the workspace."""
    program = folder / ".venv" / "bin" / "gpl"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return program


def activate(package: dict[str, bytes], folder: Path, *words: str) -> dict[str, list[str]]:
    """Return what the extension does when it is activated in a folder, in a VS Code that is made of paper."""
    (folder / "extension.js").write_bytes(package["extension/dist/extension.js"])
    node = shutil.which("node")
    assert node
    command = (node, ROOT / "tests" / "editors" / "activate.cjs", folder / "extension.js", *words)
    result = subprocess.run(
        command, cwd=folder, env={"PATH": ""}, capture_output=True, encoding="utf-8", check=False, timeout=120
    )
    assert result.returncode == 0, result.stderr
    seen: dict[str, list[str]] = json.loads(result.stdout)
    return seen


def test_finder() -> None:
    if not shutil.which("npm"):
        pytest.skip("THE VS CODE EXTENSION IS NOT TRIED: npm is missing; on Debian: apt install nodejs npm")
    result = run(SOURCE, "npm", "test")
    assert result.returncode == 0, result.stdout
    assert re.search(r"pass [1-9]", result.stdout), result.stdout


@pytest.mark.parametrize("word", ["lower-b", "@rir2", "4x5", "+2.5kg", "@75%", "3x10/side", "rück-tag", "2-3min", "@"])
def test_a_word_of_the_language_is_a_word_of_the_editor(word: str) -> None:
    pattern = json.loads((SOURCE / "language-configuration.json").read_text(encoding="utf-8"))["wordPattern"]
    assert re.findall(pattern, f'  primary "text" {word}, rdl')[2] == word


SNIPPETS = json.loads((SOURCE / "snippets" / "gpl.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("title", SNIPPETS)
def test_snippets_are_lines_of_the_language(title: str) -> None:
    lines = expand_snippet(SNIPPETS[title]["body"])
    problems = [(line, parsed.problems) for line in lines if (parsed := parse_line(line)) and parsed.problems]
    assert problems == []
    assert any(split_comment(line) < len(line) or parse_line(line) for line in lines)


def test_snippets_are_none_that_the_server_has() -> None:
    plan = (ROOT / "examples" / "upper-lower-4day.gpl").read_text(encoding="utf-8")
    places = [(plan, match.start()) for match in re.finditer(r"(?<=\s)\S", plan)]
    places += [("", 0), *((text, len(text)) for text in (plan, f"{plan}\nsession x\n  ", f"{plan}\n# gpl: "))]
    offered = {entry for text, place in places for entry in complete(check_text(text), place, load_profile())}
    names = {name for entry in offered for name in (entry.label, entry.label.split()[0], entry.filter)}
    assert {"plan", "session", "week", "athlete", "primary", "deload", "progress", "wave"} <= names
    assert names.isdisjoint(snippet["prefix"] for snippet in SNIPPETS.values())


def expand_snippet(body: list[str]) -> list[str]:
    """Return the lines that a snippet makes where nothing is typed over: defaults, and the first of all choices."""
    text = "\n".join(body).replace("$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE", "2027-01-04")
    places = [match.groups(default="") for match in PLACES.finditer(text)]
    defaults = {number: default or choices.split(",")[0] for number, default, choices in places if default or choices}
    return PLACES.sub(lambda match: defaults.get(match[1], ""), text).replace("$0", "").split("\n")
