"""What exercises are called in a source, and which they are here."""

import re
from collections.abc import Iterator

from gplang.catalog import load_equipment
from gplang.importing.german import find_german
from gplang.importing.words import strip_edges
from gplang.model.names import Exercises
from gplang.records import NamedTuple
from gplang.writer import NewExercise

_CATALOG = Exercises()
_MOST_WORDS = 10
_LONGEST_NAME = 60
_MODIFIED = re.compile(r"(.+?)\s*(?:,|\(|\bw/|\bwith\b|\s-\s|\bmit\b|\bavec\b|\bcon\b)\s*(.+?)\)?")
_SLUG = re.compile(r"[^\W_]+")
_LETTER = re.compile(r"[^\W\d_]")


class Named(NamedTuple):
    """An exercise by its name here, with what else its words say; `new` defines it if the catalog lacks it."""

    name: str
    cue: str | None = None
    new: NewExercise | None = None


def find_exercise(words: str) -> Named | None:
    """Return the exercise that words mean, or one that is made like the one that they end with; None for neither."""
    name = strip_edges(words)
    if not name or len(name) > _LONGEST_NAME or not _LETTER.search(name):
        return None
    if (known := _known(name)) is not None:
        return Named(known)
    if match := _MODIFIED.fullmatch(name):
        base, more = match[1], strip_edges(match[2])
        for turned in (f"{more} {base}", f"{base} {more}"):
            if (known := _known(turned)) is not None:
                return Named(known)
        if (known := _known(base)) is not None:
            return Named(known, more or None)
    like = next(filter(None, map(_known, _shorter(name))), None)
    slug = make_slug(name)
    if like is None or slug is None:
        return None
    return Named(slug, None, NewExercise(slug, _title(name), like))


def longest_known(words: list[str]) -> int:
    """Return how many of the first words are the name of an exercise; 0 if none."""
    for count in range(min(len(words), _MOST_WORDS), 0, -1):
        if _known(strip_edges(" ".join(words[:count]))) is not None:
            return count
    return 0


def make_slug(text: str) -> str | None:
    """Return a name made of a text's words; None where it has none."""
    words = _SLUG.findall(text.casefold())
    while words and not words[0][0].isalpha():
        words = words[1:]
    return "-".join(words)[:_LONGEST_NAME].rstrip("-") or None


def _title(name: str) -> str:
    return name[:1].upper() + name[1:]


def _known(name: str) -> str | None:
    found = _CATALOG.find(name) if name else None
    return find_german(name) if found is None else found.id


def _shorter(name: str) -> Iterator[str]:
    """Yield the ends of a name, the longest first, before that with the kit that it begins with."""
    words = re.sub(r"[(),/]", " ", name).split()[:_MOST_WORDS]
    kit = next((word for word in words if load_equipment().find(word) is not None), None)
    for at in range(1, len(words)):
        end = " ".join(words[at:])
        if kit is not None and kit not in words[at:]:
            yield f"{kit} {end}"
        yield end
