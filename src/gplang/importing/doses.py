"""Words about one exercise, as people write them: `3x5 @ 100kg, RIR 2`, `80% 5/3/1+`, `3 sets of 8-10 @ RPE 8`."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from re import Match

from gplang.importing.phrases import (
    BARE_LOAD,
    EFFORTS,
    LOADS,
    METHODS,
    NUMBER,
    OPEN_LAST,
    OPTIONAL,
    RESTS,
    SIDES,
    TEMPOS,
    plain,
    spread,
)
from gplang.importing.records import Doubt, Group, Reading
from gplang.importing.words import strip_edges
from gplang.records import NamedTuple, replace

_MOST_GROUPS = 20
_MOST_SETS = 100

_TIMES = r"(?:x|sets?\s+(?:of|x|@)|sets?,?|reps?\s+of|s[äa]tze?\s*(?:x|à|a|mit|of)?|s[ée]ries?\s*(?:de|x)?|\*)"
_COUNTED = (
    r"(seconds?|secs?|sek|s|minutes?|mins?|min|metres?|meters?|m"
    r"|reps?|wdh|repetitions?|r[ée]p[ée]titions?|wiederholungen)?(?![a-z])"
)
_OPEN = r"(?:amrap|max(?:imum)?(?:\s+reps)?|failure|as\s+many(?:\s+reps)?\s+as\s+possible)"

_LIST = re.compile(
    r"(?<![\w.,/:])(?:(\d{1,3})\s*(?:x|sets?\s+(?:of|x)|sets?)\s*)?(\d{1,3}(?:\s*[/]\s*\d{1,3})+)\s*(\+)?(?![\w/%])",
    re.I,
)
_CORE = re.compile(
    rf"(?<![\w.,:/])(\d{{1,3}})(?:\s*-\s*(\d{{1,3}}))?\s*{_TIMES}\s*(\d{{1,4}})(?:\s*(?:-|to|bis)\s*(\d{{1,4}}))?\s*(\+)?\s*{_COUNTED}(\+)?"
    rf"(?:\s*({_OPEN})(?![a-z]))?",
    re.IGNORECASE,
)
_OPEN_CORE = re.compile(
    rf"(?<![\w.,:/])(\d{{1,3}})(?:\s*-\s*(\d{{1,3}}))?\s*{_TIMES}\s*(?:to\s+)?{_OPEN}(?![a-z])", re.I
)
_SINGLE = re.compile(
    r"(?<![\w.,:/@-])(\d{1,4})(?:\s*(?:-|to|bis)\s*(\d{1,4}))?\s*(seconds?|secs?|sek|s|minutes?|mins?|min|metres?|meters?|m|reps?|wdh)(?![a-z])(\s*\+)?",
    re.IGNORECASE,
)
_SOLE_OPEN = re.compile(rf"(?<![a-z]){_OPEN}(?![a-z])", re.IGNORECASE)
_UNITS = (("s", ("sec", "sek", "s")), ("min", ("min",)), ("m", ("m",)))
_TRIPLE = re.compile(
    rf"(?<![\d.,])({NUMBER})\s*(kgs?|lbs?)?\s*x\s*\d+\s*x\s*({NUMBER})(?!\s*(?:kg|lb|\d|[.,]\d))", re.IGNORECASE
)
_MOST_LIKELY_SETS = 12
_LEAST_LIKELY_LOAD = 20
_BARE = re.compile(rf"@\s*{NUMBER}")
_BLANK = "\x00"
_JOINTS = frozenset(
    ("and", "then", "for", "with", "of", "a", "at", "the", "on", "x", "each", "und", "dann", "mit", "et", "y")
)
"""Words that say nothing where they are left over."""


class _Core(NamedTuple):
    start: int
    end: int
    doses: tuple[tuple[str, str, bool], ...]
    """Sets, what is counted, and whether it is open: `("3", "5", False)`."""


class Said(NamedTuple):
    """A word with its place."""

    start: int
    text: str


class Phrase(NamedTuple):
    """A text taken apart: what was understood, and what words are left, each with its place."""

    reading: Reading
    left: tuple[Said, ...]
    first: int
    """Where the first thing was understood; the length of the text if nothing was."""
    inner: tuple[int, int]
    """From the first sets to the last ones: what is left over there is of nobody knows which."""


def read_phrase(text: str, unit: str | None = None) -> Phrase | Doubt:
    """Return what a text about one exercise asks for; `unit` is that of a load which does not say its own.

    Without any sets, the reading may still have a load or an effort, in a group without a dose.
    """
    if match := _TRIPLE.search(text):
        if match[2] or unit is None or not _is_load_last(match[1], match[3]):
            return Doubt(f"`{match[0].strip()}`: which of the three numbers are the sets?")
        text = f"{text[: match.end()]}{unit}{text[match.end() :]}"
    page = _Page(re.sub(r"(\d)\s*x\s*(\d+(?:-\d+)?)\s*x\s*(?=\d)", r"\1x\2 @", text, flags=re.IGNORECASE))
    tempo = page.take_one(TEMPOS)
    rest = page.take_one(RESTS)
    method = next((each for each, pattern in METHODS.items() if page.take(pattern)), None)
    optional = bool(page.take(OPTIONAL))
    open_last = page.take_each(OPEN_LAST)
    per_side = page.take_each(SIDES)
    loads = page.take_all(LOADS[:2])
    cores = [*page.take_cores(_LIST, _listed), *page.take_cores(_CORE, _core), *page.take_cores(_OPEN_CORE, _open_core)]
    efforts = page.take_all(EFFORTS)
    loads += page.take_all(LOADS[2:])
    loads += page.take_all([(BARE_LOAD, lambda match: f"@{spread(match[1], match[2])}{unit}")] if unit else [])
    if not cores:
        cores = page.take_cores(_SINGLE, _single) or page.take_cores(_SOLE_OPEN, _sole)
    cores.sort()
    if any(not core.doses for core in cores):
        return Doubt("sets and repetitions contradict each other")
    groups = _group(cores, efforts, loads, per_side, open_last)
    if isinstance(groups, Doubt):
        return groups
    inner = (cores[0].start, cores[-1].start) if cores else (0, 0)
    return Phrase(Reading(groups, rest, tempo, method, None, optional), page.left(), page.first, inner)


def _is_load_last(first: str, last: str) -> bool:
    return int(float(plain(first))) <= _MOST_LIKELY_SETS and float(plain(last)) >= _LEAST_LIKELY_LOAD


class _Page:
    """A text from which what is understood is taken out; places stay."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.first = len(text)

    def _blank(self, match: Match[str]) -> None:
        self._text = self._text[: match.start()] + _BLANK * len(match[0]) + self._text[match.end() :]
        lead = len(match[0]) - len(match[0].lstrip())
        self.first = min(self.first, match.start() + lead)

    def take(self, pattern: str) -> Match[str] | None:
        match = re.search(pattern, self._text, re.IGNORECASE)
        if match:
            self._blank(match)
        return match

    def take_each(self, patterns: Sequence[str]) -> bool:
        found = [self.take(pattern) for pattern in patterns]
        return any(found)

    def take_one(self, table: Sequence[tuple[str, Callable[[Match[str]], str]]]) -> str | None:
        for pattern, write in table:
            if match := self.take(pattern):
                return write(match)
        return None

    def take_all(self, table: Sequence[tuple[str, Callable[[Match[str]], str]]]) -> list[Said]:
        found = []
        for pattern, write in table:
            while match := self.take(pattern):
                found.append(Said(match.start(), write(match)))
        return sorted(found)

    def take_cores(
        self, pattern: re.Pattern[str], read: Callable[[Match[str]], tuple[tuple[str, str, bool], ...]]
    ) -> list[_Core]:
        found = []
        for match in list(pattern.finditer(self._text)):
            found.append(_Core(match.start(), match.end(), read(match)))
            self._blank(match)
        return found

    def left(self) -> tuple[Said, ...]:
        parts = re.finditer(rf"[^{_BLANK}]+", self._text)
        said = [Said(part.start(), strip_edges(part[0])) for part in parts]
        return tuple(
            each
            for each in said
            if each.text.strip("+/&'\"").casefold() not in _JOINTS and strip_edges(each.text).strip("+/&'\"")
        )


def _unit(word: str | None) -> str:
    lower = (word or "").lower()
    if lower.startswith(("met", "min", "m")):
        return "min" if lower.startswith("min") else "m"
    return "s" if lower.startswith("s") else ""


def _counted(low: str, high: str | None, word: str | None) -> str:
    return f"{spread(low, high)}{_unit(word)}"


def _core(match: Match[str]) -> tuple[tuple[str, str, bool], ...]:
    is_open = bool(match[5] or match[7] or match[8])
    return ((spread(match[1], match[2]), _counted(match[3], match[4], match[6]), is_open),)


def _open_core(match: Match[str]) -> tuple[tuple[str, str, bool], ...]:
    return ((spread(match[1], match[2]), "max", False),)


def _sole(match: Match[str]) -> tuple[tuple[str, str, bool], ...]:  # noqa: ARG001
    return (("1", "max", False),)


def _single(match: Match[str]) -> tuple[tuple[str, str, bool], ...]:
    return (("1", _counted(match[1], match[2], match[3]), bool(match[4])),)


def _listed(match: Match[str]) -> tuple[tuple[str, str, bool], ...]:
    """Return the sets of `5/3/1+`, each with its number; nothing where it is not certain that they are."""
    return list_sets(re.findall(r"\d+", match[2]), match[1], bool(match[3]))


def list_sets(reps: Sequence[str], count: str | None, is_open: bool) -> tuple[tuple[str, str, bool], ...]:
    """Return sets by their repetitions, neighbours that are alike together; nothing if `count` says otherwise."""
    if (count is not None and int(count) != len(reps)) or (count is None and len(reps) < 3):
        return ()
    runs = [(each, len(list(same))) for each, same in groupby(map(str, map(int, reps)))]
    if not is_open:
        return tuple((str(size), each, False) for each, size in runs)
    last, size = runs[-1]
    head = [(str(number), each, False) for each, number in runs[:-1]] + [(str(size - 1), last, False)] * (size > 1)
    return (*head, ("1", last, True))


def _group(
    cores: Sequence[_Core], efforts: Sequence[Said], loads: Sequence[Said], per_side: bool, open_last: bool
) -> tuple[Group, ...] | Doubt:
    """Return the groups of sets, each with the effort and the load behind it; those before all are of all."""
    if not cores:
        if len(efforts) > 1 or len(loads) > 1:
            return Doubt("no number of sets")
        lone = Group("", *(said[0].text if said else "" for said in (efforts, loads)))
        return (lone,) if lone.text else ()
    groups: list[Group] = []
    for at, core in enumerate(cores):
        ends = cores[at + 1].start if at + 1 < len(cores) else None
        own = [_of(said, core.start, ends, cores[0].start) for said in (efforts, loads)]
        if isinstance(own[0], Doubt) or isinstance(own[1], Doubt):
            return next(each for each in own if isinstance(each, Doubt))
        groups += [Group(_dose(*dose, per_side), own[0], own[1]) for dose in core.doses]
    if open_last and groups:
        groups[-1:] = _open(groups[-1])
    if len(groups) > _MOST_GROUPS:
        return Doubt(f"{len(groups)} groups of sets; a line has at most {_MOST_GROUPS}")
    return tuple(groups)


def _of(said: Sequence[Said], start: int, ends: int | None, first: int) -> "str | Doubt":
    own = [each.text for each in said if each.start >= start and (ends is None or each.start < ends)]
    shared = [each.text for each in said if each.start < first]
    found = own or shared
    if len(found) > 1:
        return Doubt(f"`{found[0]}` and `{found[1]}` for the same sets")
    return found[0] if found else ""


def _dose(sets: str, counted: str, is_open: bool, per_side: bool) -> str:
    return f"{sets}x{counted}{'+' * is_open}{'/side' * per_side}"


def _open(group: Group) -> Iterator[Group]:
    if group.dose.endswith("+") or "xmax" in group.dose:
        yield group
    else:
        dose, slash, side = group.dose.partition("/")
        yield Group(f"{dose}+{slash}{side}", group.effort, group.load)


def read_words(text: str, unit: str | None = None) -> Reading | Doubt:
    """Return what a text without an exercise asks for; what is left over is the cue, if it has no digit."""
    phrase = read_phrase(text, unit)
    return phrase if isinstance(phrase, Doubt) else with_cue(phrase, phrase.left)


def with_cue(phrase: Phrase, left: Sequence[Said]) -> Reading | Doubt:
    """Return a reading with the words that are left over for its cue."""
    for each in left:
        if _BARE.fullmatch(each.text):
            return Doubt(f"`{each.text}`: kilograms or pounds? say --unit kg or --unit lb")
        if any(letter.isdigit() for letter in each.text):
            return Doubt(f"cannot read `{each.text}`")
        if phrase.inner[0] < each.start < phrase.inner[1]:
            return Doubt(f"`{each.text}` between the sets")
    return replace(phrase.reading, cue=", ".join(each.text for each in left) or None)
