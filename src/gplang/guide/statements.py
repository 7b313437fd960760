"""The statements of the training guide."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from gplang.guide.data import read_data
from gplang.records import NamedTuple


class Statement(NamedTuple):
    """One statement, in a few words of our own.

    `judged` is what is counted or looked at, `rules` those that see to it without naming it, `left` what nothing
    catches, `kept` what sees to it beside rules and the catalog's facts.
    """

    id: str
    says: str
    judged: str
    rules: tuple[str, ...] = ()
    left: str = ""
    kept: str = ""


class Chapter(NamedTuple):
    """Statements that belong together."""

    title: str
    statements: tuple[Statement, ...]


@cache
def load_chapters() -> tuple[Chapter, ...]:
    """Return the statements of the guide in its order."""
    return tuple(
        Chapter(
            chapter["title"],
            tuple(
                Statement(
                    word,
                    entry["says"],
                    entry["judged"],
                    tuple(entry.get("rules", ())),
                    entry.get("left", ""),
                    entry.get("kept", ""),
                )
                for word, entry in chapter["statements"].items()
            ),
        )
        for chapter in read_data("statements").values()
    )


@cache
def load_statements() -> Mapping[str, str]:
    """Return what the statements say by their ids (`G01` …)."""
    found = (statement for chapter in load_chapters() for statement in chapter.statements)
    return MappingProxyType({statement.id: statement.says for statement in found})
