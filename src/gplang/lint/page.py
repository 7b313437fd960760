"""A rule's page: prose, and examples that break the rule and keep it."""

from textwrap import dedent
from typing import NamedTuple

_HEADERS = ("    gpl fail", "    gpl pass")
_INDENT = "    "


class Example(NamedTuple):
    """A plan, or a piece of one, that breaks a rule (`fails`) or keeps it."""

    fails: bool
    text: str


class Page(NamedTuple):
    """A rule's page: its paragraphs in Markdown, and its examples in order."""

    paragraphs: tuple[str, ...]
    examples: tuple[Example, ...]


def read_page(text: str) -> Page:
    """Read a page as a docstring has it: examples are indented blocks below `gpl fail` or `gpl pass`."""
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
    return Example(lines[0].rstrip() == _HEADERS[0], dedent("\n".join(lines[1:])).strip("\n") + "\n")
