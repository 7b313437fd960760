"""A rule's page: prose, and examples that break the rule, what its fix makes of them, and examples that keep it."""

from textwrap import dedent

from gplang.records import NamedTuple, StrEnum

_INDENT = "    "


class ExampleKind(StrEnum):
    """What an example shows; the values are the words behind `gpl` above it."""

    FAIL = "fail"
    FIXED = "fixed"
    PASS = "pass"

    @property
    def heading(self) -> str:
        """What stands above such an example on a page."""
        return _TITLES[self]


_TITLES = {
    ExampleKind.FAIL: "breaks it",
    ExampleKind.FIXED: "what the fix writes",
    ExampleKind.PASS: "keeps it",
}
_HEADERS = {f"{_INDENT}gpl {kind}": kind for kind in ExampleKind}


class Example(NamedTuple):
    """A plan, or a piece of one; what is `FIXED` was the example before it."""

    kind: ExampleKind
    text: str

    @property
    def fails(self) -> bool:
        """Whether it breaks the rule."""
        return self.kind is ExampleKind.FAIL


class Page(NamedTuple):
    """A rule's page: its paragraphs in Markdown, and its examples in order."""

    paragraphs: tuple[str, ...]
    examples: tuple[Example, ...]


def read_page(text: str) -> Page:
    """Read a page as a docstring has it: examples are indented blocks below `gpl fail`, `gpl fixed` or `gpl pass`."""
    prose: list[str] = []
    examples: list[list[str]] = []
    for line in text.splitlines():
        if line.rstrip() in _HEADERS:
            examples.append([line])
        elif examples and (not line.strip() or line.startswith(_INDENT)):
            examples[-1].append(line)
        else:
            prose.append(line)
    paragraphs = "\n".join(prose).strip("\n").split("\n\n")
    return Page(tuple(part for part in paragraphs if part.strip()), tuple(map(_read_example, examples)))


def _read_example(lines: list[str]) -> Example:
    return Example(_HEADERS[lines[0].rstrip()], dedent("\n".join(lines[1:])).strip("\n") + "\n")
