"""What an item of a Markdown sheet says was done: sets as the sheet words them, or shorter, with a note behind them."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from gplang.importing.words import clean
from gplang.importing.workouts.amounts import WORDS, is_possible, read_number, read_reserve
from gplang.importing.workouts.records import Performed
from gplang.quantities import MOST_COUNTED, MOST_SETS, LoadKind, Measure, Weight, WeightUnit
from gplang.records import NamedTuple
from gplang.scheduling.records import LoadForm, ScheduledExercise, ScheduledSet
from gplang.vocabulary import Method, Role

_ODD, _ODD_SHARE = 20, 2
"""Repetitions that may be a load: more than so many, and so many times those that are planned."""

_N = r"\d{1,4}+(?:[.,]\d{1,3}+)?"
_SPAN = rf"({_N})(?:\s?-\s?{_N})?"
_COUNT = (
    r"(\d{1,5}+(?:\+\d{1,5}+)*+)(?:\s?-\s?\d{1,5}+)?\+?(?:\s?(s|sec|min|m|reps?)\b)?(\s?/\s?side\b|\s?per\s?side\b)?"
    r"(?![.,]?\d|\s?(?:kg|lb|%|-))"
)
_GROUP = re.compile(rf"(\d{{1,3}}+)(?:\s?-\s?\d{{1,3}}+)?\s?x\s?(?:(max)\b(?:\sper\sside\b)?|{_COUNT})", re.IGNORECASE)
_BARE = re.compile(rf"(?:(max)\b(?:\sreps)?(?:\sper\sside\b)?|{_COUNT})", re.IGNORECASE)
_EFFORT = re.compile(rf"@?\s?(rir|rpe)\s?{_SPAN}", re.IGNORECASE)
_PLATES = r"(?:\s?=\s?(?:empty bar|to\b|kg\b|lb\b|[\d\s+x().])++)?"
_WEIGHT = re.compile(rf"@?\s?(-?){_SPAN}\s?(kg|lb)s?\b{_PLATES}", re.IGNORECASE)
_BODY = re.compile(rf"@?\s?(?:bodyweight|bw)\b(?:\s?([+-])\s?{_SPAN}\s?(kg|lb)?\b)?", re.IGNORECASE)
_WORD = re.compile(rf"@?\s?({'|'.join(WORDS)})\b", re.IGNORECASE)
_UNKNOWN = re.compile(
    rf"@?\s?{_SPAN}\s?%[^,;]*|[+-]\s?{_N}\s?(?:kg|lb|%)\s(?:and\s[^,;]*\s)?on\s[^,;]*|same load as [^,;]*",
    re.IGNORECASE,
)
_FORM = re.compile(r"form\b(?!\s[a-z])", re.IGNORECASE)
_PAIN = re.compile(r"pain\s?(\d{1,2})\b", re.IGNORECASE)
_ASIDE = re.compile(
    rf"tempo\s[^\s,;]+|rest\s{_SPAN}\s?(?:s|min)\b|(?:{'|'.join(each.value for each in Method)})\b", re.IGNORECASE
)
_BETWEEN = re.compile(r"[\s,/]*+(;?)[\s,/;]*+")
_MOST_PAIN = 10
_FORMS = {
    LoadForm.BAR: LoadKind.BAR,
    LoadForm.LIGHT: LoadKind.LIGHT,
    LoadForm.MODERATE: LoadKind.MODERATE,
}


class Told(NamedTuple):
    """Sets that were done, and what is said of them."""

    sets: tuple[Performed, ...] = ()
    note: str = ""


class _Load(NamedTuple):
    """A load; without any of its parts that of the plan."""

    weight: Weight | None = None
    word: LoadKind | None = None
    bodyweight: bool | None = None


class _Group:
    """Sets alike, as far as they have been read."""

    def __init__(self, sets: int, match: re.Match[str], first: int) -> None:
        self.sets = sets
        self.parts = [int(each) for each in match[first].split("+")]
        self.measure = match[first + 1]
        self.per_side = match[first + 2] is not None
        self.load: _Load | None = None
        self.reserve: Decimal | None = None


class _UnclearError(Exception):
    """A text says no sets."""


def read_planned(what: ScheduledExercise) -> tuple[Performed, ...] | str:
    """Return the sets of a line as planned, each one of them, or why nobody knows them."""
    sets = [one for one in what.sets if not one.optional]
    if what.is_ramp_open or not sets:
        return "the plan has no numbers for it: write the sets that were done over it, such as `2 x 5, 60 kg`"
    if any(one.dose.low is None for one in sets):
        return "how many? write the repetitions that were done over `max`"
    return tuple(_as_planned(one, what) for one in sets)


def read_told(text: str, name: str, what: ScheduledExercise | None, *, warmup: bool) -> Told | str:
    """Return what a text says was done of an exercise, or why it cannot be read; `what` is the planned line."""
    reader = _Reader(clean(text), what)
    try:
        reader.read()
        sets = tuple(reader.sets(name, warmup=warmup))
    except _UnclearError as unclear:
        return str(unclear)
    return Told(sets, reader.note)


def _as_planned(one: ScheduledSet, what: ScheduledExercise) -> Performed:
    dose, load = one.dose, _load_of(one)
    return Performed(
        what.exercise.id,
        dose.low or 1,
        dose.measure,
        load.weight,
        None if one.effort is None else Decimal(one.effort.low),
        what.role is Role.WARMUP,
        what.role,
        dose.per_side,
        load.bodyweight,
        word=load.word,
        parts=dose.parts,
    )


def _load_of(one: ScheduledSet | None) -> _Load:
    """Return the load of a planned set, empty where that is no number."""
    load = None if one is None else one.load
    if load is None:
        return _Load()
    if load.form in _FORMS:
        return _Load(word=_FORMS[load.form])
    if load.rounded is None or load.unit is None:
        return _Load()
    amount = Decimal(round(Fraction(load.rounded.low) * 100)) / 100
    return _Load(Weight(amount, load.unit), bodyweight=load.form is LoadForm.BODYWEIGHT)


class _Reader:
    """Reads the sets of one item, from the left to the right."""

    def __init__(self, text: str, what: ScheduledExercise | None) -> None:
        self._text = text
        self._at = 0
        self._what = what
        self._planned: Sequence[ScheduledSet] = (
            () if what is None else [each for each in what.sets if not each.optional]
        )
        self._groups: list[_Group] = []
        self._section = 0
        self._is_bare = False
        self._form = False
        self._pain: int | None = None
        self.note = ""

    def read(self) -> None:
        """Read all; raises `_UnclearError` for what says no sets."""
        while True:
            between = _BETWEEN.match(self._text, self._at)
            if between is not None:
                self._at = between.end()
                self._section = len(self._groups) if between[1] else self._section
            if self._at == len(self._text) or not self._take():
                break
        rest = self._text[self._at :].strip(" -()#:")
        if not self._groups:
            raise _UnclearError(f"`{self._text}`: write the sets that were done, such as `3 x 5 @ RIR 2, 80 kg`")
        if any(map(str.isdigit, rest)):
            raise _UnclearError(f"`{rest}` is no part of sets; a note with numbers goes into a line below, indented")
        self.note = rest

    def sets(self, name: str, *, warmup: bool) -> Iterator[Performed]:
        """Yield the sets, with the planned load where the text has none."""
        rounds = self._rounds()
        before: _Load | None = None
        at = 0
        for group in self._groups:
            like = self._planned[min(at, len(self._planned) - 1)] if self._planned else None
            before = before if group.load is None else group.load
            load = before if before is not None and before != _Load() else _load_of(like)
            measure, parts = self._measure(group, like)
            if len(parts) == 1 and not 1 <= parts[0] <= MOST_COUNTED[measure]:
                raise _UnclearError(f"{parts[0]:,} {measure} in a set")
            yield Performed(
                name,
                sum(parts),
                measure,
                load.weight,
                group.reserve,
                warmup,
                None if self._what is None else self._what.role,
                group.per_side or (like is not None and like.dose.per_side),
                load.bodyweight,
                group.sets * rounds,
                load.word,
                tuple(parts) if len(parts) > 1 else (),
                self._form,
                self._pain,
            )
            at += group.sets

    def _rounds(self) -> int:
        """Return how often what is written is done: a station with one count in every round."""
        is_station = self._what is not None and self._what.circuit is not None
        return len(self._planned) if is_station and self._is_bare and len(self._groups) == 1 else 1

    def _measure(self, group: _Group, like: ScheduledSet | None) -> tuple[Measure, list[int]]:
        match (group.measure or "").lower():
            case "":
                measure = Measure.REPS if like is None else like.dose.measure
            case "s" | "sec":
                measure = Measure.SECONDS
            case "min":
                return Measure.SECONDS, [60 * each for each in group.parts]
            case "m":
                measure = Measure.METRES
            case _:
                measure = Measure.REPS
        planned = like.dose.low if like is not None and like.dose.low is not None else 0
        if not group.measure and self._is_bare and max(group.parts) > max(_ODD, _ODD_SHARE * planned):
            raise _UnclearError(f"`{group.parts[0]}` repetitions? a load has its unit, `{group.parts[0]} kg`")
        return measure, group.parts

    # ---- one word after the other

    def _take(self) -> bool:
        """Take the next word; return whether it is one of sets."""
        return self._take_load() or self._take_other() or self._take_group()

    def _match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.match(self._text, self._at)
        if match is not None:
            self._at = match.end()
        return match

    def _take_load(self) -> bool:
        load: _Load
        if self._match(_UNKNOWN):
            load = _Load()
        elif match := self._match(_WEIGHT):
            load = _Load(_weight(match[1], match[2], match[3]), bodyweight=False)
        elif match := self._match(_BODY):
            unit = match[3] or ("kg" if self._what is None else self._what.unit)
            load = _Load(_weight(match[1] or "", match[2] or "0", unit), bodyweight=True)
        elif match := self._match(_WORD):
            load = _Load(word=WORDS[match[1].lower()])
        else:
            return False
        for each in self._groups[self._section :]:
            each.load = load if each.load is None else each.load
        return True

    def _take_other(self) -> bool:
        if match := self._match(_EFFORT):
            number = match[2]
            reserve = read_reserve(*((number, "") if match[1].lower() == "rpe" else ("", number)))
            if isinstance(reserve, str):
                raise _UnclearError(f"`{match[0]}`: a reserve is halves from 0 to 10")
            for each in self._groups[self._section :] if self._is_bare else self._groups[-1:]:
                each.reserve = reserve if each.reserve is None else each.reserve
        elif match := self._match(_PAIN):
            if int(match[1]) > _MOST_PAIN:
                raise _UnclearError(f"`{match[0]}`: pain is 0 to {_MOST_PAIN}")
            self._pain = int(match[1])
        elif self._match(_FORM):
            self._form = True
        else:
            return self._match(_ASIDE) is not None
        return True

    def _take_group(self) -> bool:
        if match := self._match(_GROUP):
            sets, first, is_bare = int(match[1]), 2, False
        elif match := self._match(_BARE):
            sets, first, is_bare = 1, 1, True
        else:
            return False
        if self._groups and is_bare is not self._is_bare:
            self._at = match.start()
            return False
        if match[first]:
            raise _UnclearError("how many? write the repetitions that were done over `max`")
        if not 1 <= sets <= MOST_SETS:
            raise _UnclearError(f"`{sets}` sets")
        self._is_bare = is_bare
        self._groups.append(_Group(sets, match, first + 1))
        return True


def _weight(sign: str, number: str, unit: str) -> Weight:
    amount = read_number(number)
    if amount is None or not is_possible(amount):
        raise _UnclearError(f"a load of {number} {unit}")
    return Weight(-amount if sign == "-" else amount, WeightUnit(unit.lower()))
