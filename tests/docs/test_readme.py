"""What README and docs/ show is what happens: every plan is checked, every command is run."""

import re
import shlex
import shutil
import subprocess
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from doc_blocks import PAGES, ROOT, Block, find_blocks, find_findings, matches, read_commands, read_page
from here import run_here

PLANS = list(find_blocks("gpl"))
CONSOLES: dict[Path, list[Block]] = defaultdict(list)
for _block in find_blocks("console"):
    CONSOLES[_block.page].append(_block)

LINK = re.compile(r"\]\((?!https?:|mailto:)(?P<target>[^)#\s]*)(?:#(?P<anchor>[^)\s]+))?")
FENCED = re.compile(r"^ *(```+).*?^ *\1 *$", re.M | re.S)
HEADING = re.compile(r"^#+ +(.*)", re.M)


@pytest.mark.parametrize("block", PLANS, ids=[block.name for block in PLANS])
def test_plan(block: Block) -> None:
    findings = find_findings(block)
    said = "\n".join(f"{each.code} {each.where.text!r}: {each.message}" for each in findings)
    assert sorted(each.code for each in findings) == block.codes, f"{block.name}\n{said}"


@pytest.mark.parametrize("page", CONSOLES, ids=[page.name for page in CONSOLES])
def test_commands(page: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    for block in PLANS:
        if block.page == page and block.file:
            (tmp_path / block.file).write_text(block.text, encoding="utf-8")
    for block in read_page(page):
        if block.words[:1] in (("csv",), ("text",), ("toml",), ("markdown",)) and block.words[1:2] == ("file",):
            path = tmp_path / block.words[2]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
    ran = [run_block(block, tmp_path) for block in CONSOLES[page]]
    if request.config.getoption("update_snapshots"):
        for block in reversed(ran):
            replace(block)
    else:
        assert [block.text for block in CONSOLES[page]] == [block.text for block in ran]


def run_block(block: Block, folder: Path) -> Block:
    """Run a block's commands; return the block as it should have been."""
    text = block.text
    for command in read_commands(block):
        program, *arguments = shlex.split(command.line)
        if program != "gpl":
            continue
        code, output = run_gpl(arguments, folder)
        may_fail = command.output.strip() != ""
        assert code == 0 or (code == 1 and may_fail), f"{block.name}: {command.line}: {code}\n{output}"
        if command.output.strip() and not matches(command.output, output):
            blank = "\n" if command.output.endswith("\n\n") else ""
            text = text.replace(f"{command.line}\n{command.output}", f"{command.line}\n{output}{blank}")
    return Block(block.page, block.line, block.start, block.words, text)


def run_gpl(arguments: list[str], folder: Path) -> tuple[int, str]:
    """Run `gpl`; return its exit code and all that a terminal would show."""
    result = run_here(arguments, folder, {"NO_COLOR": "1"}, stderr=subprocess.STDOUT)
    return result.returncode, result.stdout.decode()


def replace(block: Block) -> None:
    """Write a block's text into its page."""
    page = block.page.read_text(encoding="utf-8")
    end = page.index("```", block.start)
    block.page.write_text(page[: block.start] + block.text + page[end:], encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_links_lead_somewhere(page: Path) -> None:
    for match in LINK.finditer(FENCED.sub("", page.read_text(encoding="utf-8"))):
        target = page.parent / match["target"] if match["target"] else page
        assert target.exists(), match["target"]
        assert not match["anchor"] or match["anchor"] in find_anchors(target), match[0]


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_a_reader_of_the_page_sees_what_a_file_is_called(page: Path) -> None:
    """What stands behind a block's ``` is seen by nobody who reads the page laid out."""
    text = page.read_text(encoding="utf-8")
    for block in read_page(page):
        before = text[: block.start].rpartition("```")[0].rstrip().rpartition("\n\n")[2]
        for name in (word for word in block.words[1:] if re.search(r"\w\.[a-z]+$", word)):
            assert f"`{name}`" in before, f"{block.name}: write `{name}`: above the block"


def test_no_version_is_named_that_does_not_exist() -> None:
    """There is no release yet: a hook cannot ask for one."""
    for page in (*PAGES, ROOT / "benchmarks" / "README.md"):
        assert not re.search(r"(?<!/)\bv[0-9]+\.[0-9]+\.[0-9]+", page.read_text(encoding="utf-8")), page.name


@cache
def find_anchors(page: Path) -> set[str]:
    """Return where a link into a page may lead: its headings, in small letters, and what it names itself."""
    text = FENCED.sub("", page.read_text(encoding="utf-8"))
    plain = (re.sub(r"\]\([^)]*\)|<[^>]*>", "", each).lower() for each in HEADING.findall(text))
    return {re.sub(r"[^\w\- ]", "", each).strip().replace(" ", "-") for each in plain} | set(
        re.findall(r'<a id="([^"]+)"', text)
    )


def test_the_site_has_every_page() -> None:
    listed = re.findall(r": (\S+\.md)$", (ROOT / "docs" / "mkdocs.yml").read_text(encoding="utf-8"), re.M)
    assert {page.name for page in (ROOT / "docs").glob("*.md")} <= {*listed}
