"""What words mean to somebody new: those of the gym, of gplang, of computers, and those that plans are written in."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from gplang.catalog import key
from gplang.ready import read_beside
from gplang.records import NamedTuple
from gplang.statements.inner_words import WORDS, WORDS_IN
from gplang.statements.table import TABLE
from gplang.typed import TypeVar

_T = TypeVar("_T")

_ROW = re.compile(r"\| (?P<names>.+?) \| (?P<means>.+) \|")
_EXACTLY = re.compile(r"\[Exactly\]\(([^)]*)\)")
_LINK = re.compile(r"\[([^]]*)\]\([^)]*\)")
_TYPED = re.compile(r"[a-z0-9-]*[a-z0-9]")
_NUMBER = r"[0-9]+(?:[.,-][0-9]+)*"
_WRITTEN = {
    rf"@([a-z]+)|@?([a-z]+)[+-]?{_NUMBER}(?:kg|lb)?": r"\1\2",
    rf"@?{_NUMBER}(kg|lb|%)": r"\1",
    rf"[0-9]+x{_NUMBER}": "3x5",
    rf"[0-9]+x{_NUMBER}\+": "3x5+",
    rf"[0-9]+x{_NUMBER}/side": "/side",
}
"""How a word, or what has a row of its own, is written in plans: `@light`, `@rir2`, `@bw+5kg`, `@75%`, `4x6-8`."""


class Term(NamedTuple):
    """What the page of words says of one, or of several that mean the same; `of` is the heading: `the gym`."""

    names: tuple[str, ...]
    of: str
    means: str


class Meaning(NamedTuple):
    """What a word does in a plan or a log; `blocks` take it, none are named for words behind the first of a line."""

    blocks: tuple[str, ...]
    says: str
    example: str


class Word(NamedTuple):
    """All that there is to say of a word."""

    name: str
    terms: tuple[Term, ...]
    meanings: tuple[Meaning, ...]


def load_page() -> str:
    """Return the page of words, in Markdown; its links lead from docs/."""
    return read_beside("gplang.words", "words.md")


def find_word(name: str) -> Word | None:
    """Return what a word means: in any spelling, in the plural, or as plans have it, `@rir2`; None for others."""
    terms, meanings = _terms_by_key(), _meanings_by_key()
    found = next((each for each in _list_keys(name) if each and (each in terms or each in meanings)), None)
    if found is None:
        return None
    named = terms.get(found, ())
    title = ", ".join(dict.fromkeys(each for term in named for each in term.names)) or _spell(found)
    return Word(title, named, meanings.get(found, ()))


def _list_keys(name: str) -> Iterator[str]:
    """Yield the keys by which a word may be found, the likeliest first."""
    yield key(name)
    yield key(name).removesuffix("s")
    written = name.strip().casefold()
    yield from (match.expand(row) for form, row in _WRITTEN.items() if (match := re.fullmatch(form, written)))


def list_words() -> dict[str, str]:
    """Return the words that can be typed, with hyphens for blanks, and what each means first."""
    listed = {name.casefold().replace(" ", "-"): term.means for term in _load_terms() for name in term.names}
    for word, meaning in _list_meanings():
        listed.setdefault(word, meaning.says)
    return {word: listed[word] for word in sorted(listed) if _TYPED.fullmatch(word)}


def to_record(word: Word) -> dict[str, object]:
    """Return a word's meanings for JSON."""
    return {
        "word": word.name,
        "terms": [{"names": [*each.names], "of": each.of, "means": each.means} for each in word.terms],
        "meanings": [{"blocks": [*each.blocks], "says": each.says, "example": each.example} for each in word.meanings],
    }


@cache
def _load_terms() -> tuple[Term, ...]:
    return tuple(_read_terms(load_page()))


def _read_terms(page: str) -> Iterator[Term]:
    of = ""
    for line in page.splitlines():
        of = line.removeprefix("## Of ") if line.startswith("## Of ") else of
        row = _ROW.fullmatch(line)
        if row is not None and row["names"] != "word":
            means = _LINK.sub(r"\1", _EXACTLY.sub(r"Exactly: docs/\1", row["means"]))
            yield Term(tuple(row["names"].replace("`", "").split(", ")), of, means)


@cache
def _terms_by_key() -> dict[str, tuple[Term, ...]]:
    return _gather((key(name), term) for term in _load_terms() for name in term.names)


@cache
def _meanings_by_key() -> dict[str, tuple[Meaning, ...]]:
    return _gather((key(word), meaning) for word, meaning in _list_meanings())


def _list_meanings() -> Iterator[tuple[str, Meaning]]:
    for row in TABLE:
        yield str(row.word), Meaning(tuple(map(str, row.blocks)), row.says, row.example)
    for word, each in WORDS.items():
        yield word, Meaning((), each.says, each.example)
    for (block, word), each in WORDS_IN.items():
        yield str(word), Meaning((str(block),), each.says, each.example)


def _gather(found: Iterable[tuple[str, _T]]) -> dict[str, tuple[_T, ...]]:
    gathered: dict[str, tuple[_T, ...]] = {}
    for word, each in found:
        gathered[word] = (*gathered.get(word, ()), each)
    return gathered


def _spell(wanted: str) -> str:
    return next(word for word, _ in _list_meanings() if key(word) == wanted)
