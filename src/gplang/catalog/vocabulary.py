"""Words with one meaning each, and how a typed word finds its own."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from gplang.records import dataclass


def key(name: str) -> str:
    """Return what two spellings of a name have in common: no case, hyphens, underscores or spaces."""
    return "".join(name.casefold().replace("-", " ").replace("_", " ").split())


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Canonical words with their readable names, and every other way to write them."""

    words: Mapping[str, str]
    spellings: Mapping[str, str]

    def find(self, word: str) -> str | None:
        """Return the canonical word for a word, readable name or alias; `None` if there is none."""
        return self.spellings.get(key(word))


def build_vocabulary(entries: Iterable[tuple[str, str, Iterable[str]]]) -> Vocabulary:
    """Build a vocabulary from words, their readable names and their aliases; the first owner keeps a spelling."""
    words: dict[str, str] = {}
    spellings: dict[str, str] = {}
    for word, name, aliases in entries:
        words[word] = name
        for spelling in (word, name, *aliases):
            spellings.setdefault(key(spelling), word)
    return Vocabulary(MappingProxyType(words), MappingProxyType(spellings))
