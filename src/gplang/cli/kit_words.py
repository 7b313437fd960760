"""Equipment as the command line names it: words between commas or spaces."""

from collections.abc import Collection, Iterator

from gplang.catalog import Vocabulary, key, load_equipment
from gplang.cli.lookup import offer_words, unknown_word

NO_KIT = "none"


def read_kit(lists: Collection[str]) -> frozenset[str] | None:
    """Return the equipment that options name, ids; `None` where there are no such options."""
    if not lists:
        return None
    vocabulary = load_equipment()
    parts = [part.split() for listed in lists for part in listed.split(",")]
    return frozenset(found for part in parts for found in _read_pieces(part, vocabulary))


def _read_pieces(words: list[str], vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the equipment that words between two commas name; a name is as many of them as possible."""
    knows_any = any(vocabulary.find(word) is not None for word in words)
    start = 0
    while start < len(words):
        ends = range(len(words), start, -1)
        end = next((end for end in ends if _is_kit(" ".join(words[start:end]), vocabulary)), None)
        if end is None:  # a slip in one of several names, or in a name of several words
            end = start + 1 if knows_any else len(words)
        name = " ".join(words[start:end])
        if key(name) != NO_KIT:
            yield find_word("equipment", name, vocabulary)
        start = end


def _is_kit(name: str, vocabulary: Vocabulary) -> bool:
    return key(name) == NO_KIT or vocabulary.find(name) is not None


def find_word(what: str, word: str, vocabulary: Vocabulary) -> str:
    """Return the id of a word of a vocabulary; ends the command where there is none."""
    found = vocabulary.find(word)
    if found is None:
        listed = f"; muscles are {', '.join(vocabulary.words)}" if what == "muscle" else ""
        raise unknown_word(what, word, offer_words(word, vocabulary.words) or listed)
    return found
