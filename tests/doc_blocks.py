"""Fenced blocks of Markdown pages: how the documentation is run as tests.

CONTRIBUTING.md tells writers the conventions; this module is where they are kept.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gplang.compiler import compile_source
from gplang.diagnostics import Diagnostic
from gplang.model.imports import ImportRefused, Loader
from gplang.source import SourceText

ROOT = Path(__file__).parents[1]

LIBRARIES = ROOT / "tests" / "language"
"""Where the files lie that a block on a page may `use`."""

RULE_PAGES = ROOT / "docs" / "rules"
"""Pages made from the rules, whose plans `tests/rules` runs."""

PAGES = (
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *(page for page in sorted((ROOT / "docs").rglob("*.md")) if page.parent != RULE_PAGES),
)
"""The pages whose blocks are run."""

ELISION = ("…", "...")
"""A line of console output that stands for any number of lines."""

_FENCE = re.compile(r"^(?P<fence>```+)(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=fence)[ ]*$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"[A-Z][0-9]{3}")
_WEEK_HEADER = re.compile(r"^\s*week\s+(?P<number>[0-9]+)", re.MULTILINE)

_SESSIONS = "".join(f"session {name}\n  primary rdl 4x5\n" for name in ("lower-a", "lower-b", "upper"))
_WEEK = "  mon lower-a\n  tue upper\n  thu lower-b\n"


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block: the words of its info string, and its text, which begins at offset `start`."""

    page: Path
    line: int
    start: int
    words: tuple[str, ...]
    text: str

    @property
    def name(self) -> str:
        """The block's place, to find it by: `docs/language.md:12`."""
        return f"{self.page.relative_to(ROOT).as_posix()}:{self.line}"

    @property
    def file(self) -> str | None:
        """The file name under which the page's commands find the block, if it has one."""
        return next((word for word in self.words[1:] if word.endswith(".gpl")), None)

    @property
    def codes(self) -> list[str]:
        """The findings the block must have, sorted."""
        return sorted(word for word in self.words[1:] if _CODE.fullmatch(word))

    @property
    def kind(self) -> str:
        """What kind of lines these are: `file`, or the block header they belong under."""
        return next((word for word in self.words[1:] if word in _WRAPPERS), "file")


@dataclass(frozen=True, slots=True)
class Command:
    """A command of a console block and the output it shows."""

    line: str
    output: str


def find_blocks(language: str) -> Iterator[Block]:
    """Yield the blocks of a language on all pages."""
    for page in PAGES:
        if page.exists():
            yield from (block for block in read_page(page) if block.words[:1] == (language,))


def read_page(page: Path) -> Iterator[Block]:
    """Yield a page's fenced blocks."""
    text = page.read_text(encoding="utf-8")
    for match in _FENCE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield Block(page, line, match.start("body"), tuple(match["info"].split()), match["body"])


def read_commands(block: Block) -> Iterator[Command]:
    """Yield a console block's commands; what stands before the first is nobody's output."""
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        line, _, output = part.partition("\n")
        yield Command(line.strip(), output)


def matches(expected: str, actual: str) -> bool:
    """Tell whether output is as shown: blanks at line ends do not count, an elision stands for any lines."""
    lines = [line.rstrip() for line in expected.strip("\n").split("\n")]
    pattern = "\n".join(r"(?:.*\n)*?.*" if line.strip() in ELISION else re.escape(line) for line in lines)
    seen = "\n".join(line.rstrip() for line in actual.strip("\n").split("\n"))
    return re.fullmatch(pattern, seen) is not None


def find_findings(block: Block) -> list[Diagnostic]:
    """Check a block's text under the header it belongs to; findings outside of the text do not count."""
    before = _WRAPPERS[block.kind](block.text)
    source = SourceText(block.file or "example.gpl", before + block.text)
    found = compile_source(source, make_loader(block.page)).diagnostics
    return [each for each in found if each.where.source is not source or each.where.span.end > len(before)]


def make_loader(page: Path) -> Loader:
    """Return a loader of the files that a block uses: the page's blocks with a name, else those of `LIBRARIES`."""

    def load(importer: str, target: str) -> SourceText | ImportRefused:
        del importer
        named = next((each.text for each in read_page(page) if each.file == target), None)
        path = LIBRARIES / target
        if named is None and not path.is_file():
            return ImportRefused(f"{target} does not exist")
        return SourceText(target, path.read_text(encoding="utf-8") if named is None else named)

    return load


def _wrap_weeks(text: str) -> str:
    """Return a plan with three sessions and the weeks that lead up to the first one in the text."""
    plan = f'plan "Example"\n{_SESSIONS}'
    first = _WEEK_HEADER.search(text)
    if first is None:
        return f"{plan}week 1-3\n{_WEEK}week 4\n"
    number = int(first["number"])
    return plan if number <= 1 else f"{plan}week 1-{number - 1}\n{_WEEK}"


_WRAPPERS = {
    "file": lambda _: "",
    "plan": lambda _: 'plan "Example"\n',
    "athlete": lambda _: 'plan "Example"\nathlete example\n',
    "exercise": lambda _: 'exercise example "Example"\n',
    "session": lambda _: "session example\n",
    "week": _wrap_weeks,
}
"""What stands before a block's text, by kind."""
