"""The canonical spelling of a word, from the word as it is written.

Names, texts, dates, times of day and paths stay as they are; where two spellings mean the same and both read well
(`2min` and `120s`), the one that was chosen stays.
"""

import re
from decimal import Decimal

from gplang.quantities import Plate, Weight
from gplang.records import StrEnum
from gplang.syntax.tokens import Node
from gplang.typed import Any

LISTED = ("equipment", "trains", "assists")
"""Settings whose values are words of the language in which case does not count, though they are read as names."""

_LEADING_ZEROS = re.compile(r"(?<![\d.])0+(?=\d)")
_FRACTION = re.compile(r"(\.\d*?)0+(?!\d)")
_COUNT = re.compile(r"([+-]?)([\d.]+)(rep|set)s?")


def spell_number(text: str) -> str:
    """Return a number with its unit, or a dose: `4X05` as `4x5`, `@RIR2.0` as `@rir2`, `100.50KG` as `100.5kg`."""
    short = _LEADING_ZEROS.sub("", text.lower())
    return _FRACTION.sub(lambda match: match[1].rstrip("."), short)


def spell_value(keyword: str | None, node: Node[Any], text: str) -> str:
    """Return a value of a setting; `text` is what stands there."""
    value = node.value
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, int | Decimal | Weight | Plate) or (isinstance(value, tuple) and isinstance(value[0], int)):
        return spell_number(text)
    if keyword in LISTED and text.isascii() and not text.startswith('"'):
        return text.lower()
    return text


def spell_maximum(text: str, of: str | None) -> str:
    """Return a maximum: `35.0% OF rdl FROM week 05` as `35% of rdl from week 5`; `of` is the exercise as written."""
    words = [spell_number(word) for word in text.split()]
    if of is not None:
        end = text.index(of, text.lower().index("of") + 2) + len(of)
        words = [words[0], "of", of, *map(spell_number, text[end:].split())]
    return " ".join(words)


def spell_ramp(text: str) -> str:
    """Return a ramp: `RAMP 5x40% 3x60%` as `ramp 5x40%, 3x60%`."""
    word, *steps = text.replace(",", " ").split()
    return " ".join([word.lower(), ", ".join(map(spell_number, steps))]).rstrip()


def spell_progress(text: str) -> str:
    """Return a progression: `+1REPS every 1 week` as `+1rep every week`."""
    words = [_spell_step(word) for word in text.lower().replace(",", " , ").split()]
    if "every" in words:
        at = words.index("every") + 1
        is_counted = words[at].isdigit()
        number = words[at] if is_counted else "1"
        noun = words[at + is_counted].removesuffix("s")
        words[at : at + 1 + is_counted] = [noun] if number == "1" else [number, f"{noun}s"]
    for at, word in enumerate(words):
        if word == "at":
            words[at + 2] = "rep" if words[at + 1] == "1" else "reps"
    return " ".join(words).replace(" ,", ",")


def _spell_step(word: str) -> str:
    number = spell_number(word)
    match = _COUNT.fullmatch(number)
    if match is None:
        return number
    return f"{match[1]}{match[2]}{match[3]}" + ("" if match[2] == "1" else "s")
