"""Slips of the fingers and habits of other apps: ways in which one word of a line is typed wrong, drawn at random."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from random import Random
from typing import NamedTuple

from gplang.catalog import load_catalog
from gplang.syntax.lexer import split_words
from gplang.syntax.line import split_comment

_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


class Word(NamedTuple):
    """A word of a line, with its place."""

    text: str
    start: int
    end: int


class Slip(NamedTuple):
    """A line with one slip: its kind, the line as typed, and the place of what was typed wrong."""

    kind: str
    line: str
    start: int
    end: int


Draw = Callable[[str, list[Word], Random], Slip | None]
"""One way to slip in a line; None where the line gives no occasion."""


def split(line: str) -> list[Word]:
    """Return the words of a line without its comment."""
    return [Word(each[0], each.start(), each.end()) for each in split_words(line[: split_comment(line)])]


def _typed(kind: str, line: str, start: int, end: int, new: str) -> Slip:
    return Slip(kind, line[:start] + new + line[end:], start, start + len(new))


def _pick(words: list[Word], random: Random, pattern: str) -> Word | None:
    fitting = [each for each in words if re.fullmatch(pattern, each.text)]
    return random.choice(fitting) if fitting else None


# ---- fingers

_LETTERS = r"@?[a-z][a-z-]{2,}[0-9.]*"
"""Words with letters to mistype."""


def _letter(word: Word, random: Random) -> int:
    return random.choice([at for at, sign in enumerate(word.text) if sign.isalpha()])


def double(line: str, words: list[Word], random: Random) -> Slip | None:
    """`primmary`: a letter twice."""
    if (word := _pick(words, random, _LETTERS)) is None:
        return None
    at = _letter(word, random)
    new = word.text[: at + 1] + word.text[at:]
    return _typed("doubled letter", line, word.start, word.end, new)


def leave_out(line: str, words: list[Word], random: Random) -> Slip | None:
    """`primry`: a letter left out."""
    if (word := _pick(words, random, _LETTERS)) is None:
        return None
    at = _letter(word, random)
    return _typed("missing letter", line, word.start, word.end, word.text[:at] + word.text[at + 1 :])


def swap(line: str, words: list[Word], random: Random) -> Slip | None:
    """`pirmary`: two letters in the wrong order."""
    if (word := _pick(words, random, _LETTERS)) is None:
        return None
    pairs = [at for at, (one, other) in enumerate(zip(word.text, word.text[1:], strict=False)) if one != other]
    pairs = [at for at in pairs if word.text[at : at + 2].isalpha()]
    if not pairs:
        return None
    at = random.choice(pairs)
    new = word.text[:at] + word.text[at + 1] + word.text[at] + word.text[at + 2 :]
    return _typed("swapped letters", line, word.start, word.end, new)


def neighbour(line: str, words: list[Word], random: Random) -> Slip | None:
    """`primsry`: the key beside the right one."""
    if (word := _pick(words, random, r"@?[a-z][a-z-]{2,}[0-9.]*|@?[0-9.]+(?:kg|lb|min|s)|[0-9]+x[0-9-]+")) is None:
        return None
    at = _letter(word, random)
    row = next(row for row in _KEYS if word.text[at] in row)
    place = row.index(word.text[at])
    key = random.choice([*row[max(place - 1, 0) : place], *row[place + 1 : place + 2]])
    return _typed("neighbour key", line, word.start, word.end, word.text[:at] + key + word.text[at + 1 :])


def capital(line: str, words: list[Word], random: Random) -> Slip | None:
    """`Primary`, `PRIMARY`: capitals, as a phone writes them."""
    if (word := _pick(words, random, r"@?[a-z][a-z0-9.-]*|[0-9]+x[0-9-]+|@?[0-9.-]+(?:kg|lb|min|s)")) is None:
        return None
    new = random.choice((word.text.upper(), word.text[:1].upper() + word.text[1:]))
    return None if new == word.text else _typed("capital", line, word.start, word.end, new)


def glue(line: str, words: list[Word], random: Random) -> Slip | None:
    """`4x5@rir2`: no space between two words."""
    pairs = [
        (one, other)
        for one, other in pairwise(words)
        if line[one.end : other.start].strip(" ") == "" and other.start > one.end and other.text not in ",|"
    ]
    if not pairs:
        return None
    one, other = random.choice(pairs)
    new = one.text + other.text
    return _typed("missing space", line, one.start, other.end, new)


def part(line: str, words: list[Word], random: Random) -> Slip | None:
    """`4 x5`, `@ rir2`, `60 min`: a space within a word."""
    if (word := _pick(words, random, r"@?[a-z]*[0-9][^\s\"]*|@[a-z]+")) is None:
        return None
    joints = [match.start() for match in re.finditer(r"(?<=[@a-z-])(?=[0-9])|(?<=[0-9])(?=[a-z%])|(?<=@)", word.text)]
    joints = [at for at in joints if at]
    if not joints:
        return None
    at = random.choice(joints)
    return _typed("space too many", line, word.start, word.end, f"{word.text[:at]} {word.text[at:]}")


def end_with(line: str, words: list[Word], random: Random) -> Slip | None:
    """`mon hips;`: a sign behind the line."""
    end = words[-1].end
    sign = random.choice((";", ",", "."))
    return _typed("sign behind the line", line, words[-1].start, end, words[-1].text + sign)


def put_colon(line: str, words: list[Word], random: Random) -> Slip | None:
    """`primary: rdl`: a colon."""
    word = random.choice(words[:2])
    if not word.text.isalpha():
        return None
    return _typed("colon", line, word.start, word.end, f"{word.text}:")


# ---- habits

_UNITS = {
    "kg": ("kgs", "kilos", " kg", "KG"),
    "lb": ("lbs", " lb", " lbs", " pounds"),
    "min": ("mins", " min", " minutes", " mins"),
    "s": ("sec", " s", " sec", "secs", " seconds"),
    "%": (" %",),
    "h": ("hours", " h", " hour"),
    "rep": ("reps", " rep"),
    "set": ("sets", " set"),
}


def unit(line: str, words: list[Word], random: Random) -> Slip | None:
    """`100kgs`, `60 min`: a unit as others write it."""
    if (word := _pick(words, random, r"[@+-]?[0-9.-]+(?:kg|lb|min|s|h|%|rep|set)|[0-9]+x[0-9-]+(?:s|min)")) is None:
        return None
    known = next(each for each in ("kg", "lb", "min", "rep", "set", "s", "h", "%") if word.text.endswith(each))
    new = word.text.removesuffix(known) + random.choice(_UNITS[known])
    return _typed("unit", line, word.start, word.end, new)


def no_unit(line: str, words: list[Word], random: Random) -> Slip | None:
    """`@100`, `rest 90`: no unit."""
    if (word := _pick(words, random, r"[@+-]?[0-9.-]+(?:kg|lb|min|s|h|%|rep|set)|@(?:rir|rpe)[0-9.-]+")) is None:
        return None
    new = re.sub(r"[a-z%]", "", word.text)
    return _typed("missing unit", line, word.start, word.end, new)


def times(line: str, words: list[Word], random: Random) -> Slip | None:
    """`4 x 5`, `4×5`, `4 sets of 5`: the sets as others write them."""
    if (word := _pick(words, random, r"[0-9]+x[0-9]+(?:-[0-9]+)?")) is None:
        return None
    sets, reps = word.text.split("x")
    forms = ("{0} x {1}", "{0}×{1}", "{0} × {1}", "{0} sets of {1}", "{0} sets x {1} reps", "{0}*{1}", "{0}X{1} reps")
    return _typed("sets", line, word.start, word.end, random.choice(forms).format(sets, reps))


def effort(line: str, words: list[Word], random: Random) -> Slip | None:
    """`RIR 2`, `@ 2 RIR`: the effort as others write it."""
    if (word := _pick(words, random, r"@(?:rir|rpe)[0-9.-]+")) is None:
        return None
    kind, number = word.text[1:4], word.text[4:]
    forms = ("{0} {1}", "{2} {1}", "@{2} {1}", "@ {0}{1}", "{1} {2}", "@{1}{0}", "({2} {1})", "{0}{1}")
    return _typed("effort", line, word.start, word.end, random.choice(forms).format(kind, number, kind.upper()))


def load(line: str, words: list[Word], random: Random) -> Slip | None:
    """`100kg`, `at 100 kg`: the load as others write it."""
    if (word := _pick(words, random, r"@[0-9.]+(?:kg|lb|%)")) is None:
        return None
    number, sign = re.fullmatch(r"@([0-9.]+)(\D+)", word.text).groups()  # type: ignore[union-attr]
    forms = ("{0}{1}", "{0} {1}", "@ {0}{1}", "@{0} {1}", "at {0}{1}", "x {0}{1}", ", {0}{1}")
    form = random.choice(forms).format(number, sign)
    start = len(line[: word.start].rstrip()) if form.startswith(",") else word.start
    return _typed("load", line, start, word.end, form)


def comma(line: str, words: list[Word], random: Random) -> Slip | None:
    """`@22,5kg`: a decimal comma."""
    if (word := _pick(words, random, r"[@+-]*(?:bw[+-])?[0-9]+\.[0-9]+(?:kg|lb|%)?")) is None:
        return None
    return _typed("decimal comma", line, word.start, word.end, word.text.replace(".", ","))


def quotes(line: str, words: list[Word], random: Random) -> Slip | None:
    """`“hips back”`: quotes as a word processor writes them."""
    if (word := _pick(words, random, r'"[^"]+"')) is None:
        return None
    left, right = random.choice(("“”", "„“", "''", "«»", "””"))
    return _typed("quotes", line, word.start, word.end, left + word.text[1:-1] + right)


def one_quote(line: str, words: list[Word], random: Random) -> Slip | None:
    """`"hips back`: a text that is not closed."""
    if (word := _pick(words, random, r'"[^"]+"')) is None:
        return None
    return _typed("missing quote", line, word.start, word.end, word.text[:-1])


def name(line: str, words: list[Word], random: Random) -> Slip | None:
    """`hip thrust`, `Hip Thrust`, `hip_thrust`: an exercise as others write it."""
    known = [each for each in words[1:] if (found := load_catalog().exercises.get(each.text)) and "-" in found.id]
    if not known:
        return None
    word = random.choice(known)
    forms = (" ", "_", "")
    new = word.text.replace("-", random.choice(forms))
    if random.random() < 0.5:
        new = new.title()
    return _typed("name", line, word.start, word.end, new)


def full_name(line: str, words: list[Word], random: Random) -> Slip | None:
    """`Romanian Deadlift`: an exercise by its readable name or by another of its names."""
    known = [each for each in words[1:] if each.text in load_catalog().exercises]
    if not known:
        return None
    word = random.choice(known)
    exercise = load_catalog().exercises[word.text]
    new = random.choice((exercise.name, *exercise.aliases))
    return None if new == word.text else _typed("other name", line, word.start, word.end, new)


def day(line: str, words: list[Word], _: Random) -> Slip | None:
    """`Monday`: a day in full."""
    days = {"mon": "Monday", "tue": "Tuesday", "wed": "Wednesday", "thu": "Thursday", "fri": "Friday"}
    days |= {"sat": "Saturday", "sun": "Sunday"}
    word = words[0]
    if word.text not in days:
        return None
    return _typed("day", line, word.start, word.end, days[word.text])


def rest(line: str, words: list[Word], random: Random) -> Slip | None:
    """`2 min rest`, `rest: 2min`: a rest as others write it."""
    for one, other in pairwise(words):
        match = re.fullmatch(r"([0-9-]+)(s|min)", other.text)
        if one.text == "rest" and match and len(words) > 2:
            number, sign = match.groups()
            forms = ("{0} {1} rest", "rest {0} {1}", "rest: {0}{1}", "{0}{1} rest", "pause {0}{1}")
            new = random.choice(forms).format(number, sign)
            return _typed("rest", line, one.start, other.end, new)
    return None


def side(line: str, words: list[Word], random: Random) -> Slip | None:
    """`3x8 per side`: each side as others say it."""
    if (word := _pick(words, random, r"[0-9]+x[0-9-]+(?:s|m)?/side")) is None:
        return None
    new = word.text.removesuffix("/side") + random.choice((" per side", " each", "/leg", " each side", "ea", " / side"))
    return _typed("side", line, word.start, word.end, new)


def list_mark(line: str, words: list[Word], random: Random) -> Slip | None:
    """`- primary …`: a list mark."""
    start = words[0].start
    mark = random.choice(("- ", "* ", "1. ", "• ", "1) "))
    new = mark + words[0].text
    return _typed("list mark", line, start, words[0].end, new)


WAYS: tuple[Draw, ...] = (
    double, leave_out, swap, neighbour, capital, glue, part, end_with, put_colon,
    unit, no_unit, times, effort, load, comma, quotes, one_quote, name, full_name, day, rest, side, list_mark,
)  # fmt: skip


def draw(line: str, random: Random) -> Slip | None:
    """Return a line with one random slip; None for a line without words."""
    words = split(line)
    if not words:
        return None
    ways = list(WAYS)
    random.shuffle(ways)
    return next((slip for way in ways if (slip := way(line, words, random))), None)


def each_way(line: str, random: Random) -> Iterator[Slip]:
    """Yield a line with each slip for which it gives occasion."""
    words = split(line)
    if words:
        yield from (slip for way in WAYS if (slip := way(line, words, random)))
