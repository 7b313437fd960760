"""The cells of a row, put together to what it asks for in a week."""

import re
from collections.abc import Mapping

from gplang.importing.columns import CELL, Column, Columns
from gplang.importing.doses import read_phrase, with_cue
from gplang.importing.phrases import BARE_RESTS, NUMBER, TEMPOS, plain
from gplang.importing.records import Doubt, Reading, Row
from gplang.records import NamedTuple, replace

_BARE = re.compile(rf"{NUMBER}(?:\s*-\s*{NUMBER})?")
_LIST = re.compile(rf"{NUMBER}(?:\s*[/;|]\s*{NUMBER})+")
_REPS = re.compile(r"\d{1,3}(?:\s*[,;]\s*\d{1,3})+\+?")
_MONTHS = (
    r"(?:jan|feb|f[ée]v|m[aä]r|apr|avr|abr|ma[iy]|jun|jui|jul|aug"
    r"|ao[uû]|ago|sep|set|oct|okt|nov|dec|dez|dic|ene)[a-zéû.]*"
)
_DATE = re.compile(
    r"\d{4}-\d\d-\d\d(?:[ T]00:00(?::00)?)?|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d)"
    rf"|\d{{1,2}}[-. ]+{_MONTHS}(?:[- ]\d{{2,4}})?|{_MONTHS}[- ]\d{{1,2}}",
    re.IGNORECASE,
)
_ERRORS = ("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!")
_LEAST_SECONDS = 20
_MOST_SHARE = 1.5


class Composed(NamedTuple):
    """What a row asks for in a week, and what of it had to be left out."""

    reading: Reading
    remarks: tuple[str, ...] = ()


def compose(row: Row, columns: Columns, week: int | None, unit: str | None) -> Composed | Doubt:
    """Return what a row asks for in a week, whose own columns go before those of all weeks."""
    cells: dict[str, str] = {}
    units: dict[str, str | None] = {}
    for of in (None, week) if week is not None else (None,):
        for number, column, text in columns.cells(row, of):
            if (fault := _fault(row, number, column, text)) is not None:
                return Doubt(fault)
            if column.field in cells and of == week and column.week == week and _same_week(columns, column):
                text = f"{cells[column.field]} {text}"
            cells[column.field] = text
            units[column.field] = column.unit
    return _compose(cells, units, unit)


def _same_week(columns: Columns, column: Column) -> bool:
    return sum(each[:2] == column[:2] for each in columns.by_number.values()) > 1


def _fault(row: Row, number: int, column: Column, text: str) -> str | None:
    if column.field in ("exercise", "note", "day", "week", "label", "role"):
        return None
    what = f"`{text}` in column `{column.title}`"
    if number in row.faults:
        return f"{what}: {row.faults[number]}"
    if _DATE.fullmatch(text):
        return f"{what} is a date: a spreadsheet made it of what was typed, such as 3-5 or 5/3"
    if text.upper() in _ERRORS:
        return f"{what} is an error of the spreadsheet"
    return f"{what} is a formula, not what it gives" if text.startswith("=") else None


def _compose(cells: Mapping[str, str], units: Mapping[str, str | None], unit: str | None) -> Composed | Doubt:
    remarks: list[str] = []
    dose = _dose(cells)
    load = _load(cells, units, unit, remarks)
    if isinstance(load, Doubt):
        return load
    effort = _effort(cells, remarks)
    lists = _LIST.fullmatch(load)
    words = " ".join(part for part in (dose, "" if lists else load, effort) if part)
    phrase = read_phrase(words, units.get("load") or unit)
    if isinstance(phrase, Doubt):
        return phrase
    reading = with_cue(phrase, phrase.left)
    if isinstance(reading, Doubt):
        return reading
    if not any(group.dose for group in reading.groups):
        return Doubt("no number of sets")
    if lists:
        listed = _each(reading, re.findall(NUMBER, load), units.get("load") or unit)
        if isinstance(listed, Doubt):
            return listed
        reading = listed
    return Composed(_add(reading, cells, units, remarks), tuple(remarks))


def _dose(cells: Mapping[str, str]) -> str:
    sets, reps = cells.get("sets", ""), cells.get("reps", "")
    own = " ".join(cells[name] for name in ("dose",) if name in cells)
    if _REPS.fullmatch(reps):
        reps = re.sub(r"\s*[,;]\s*", "/", reps)
    counted = f"{_whole(sets)} x {_whole(reps)}" if sets and reps else sets or reps
    cell = cells.get(CELL, "")
    if _BARE.fullmatch(cell) or _LIST.fullmatch(cell):
        cell = ""
    if cell and _has_sets(cell):
        return cell
    return " ".join(part for part in (own or counted, cell) if part)


def _has_sets(text: str) -> bool:
    phrase = read_phrase(text)
    return not isinstance(phrase, Doubt) and any(group.dose for group in phrase.reading.groups)


def _whole(text: str) -> str:
    return re.sub(r"(?<=\d)[.,]0+(?!\d)", "", text)


def _load(
    cells: Mapping[str, str], units: Mapping[str, str | None], unit: str | None, remarks: list[str]
) -> str | Doubt:
    """Return the load in words with a unit; several numbers, one for each set, stay as they are."""
    load = cells.get("load", "")
    cell = cells.get(CELL, "")
    if cell and (_BARE.fullmatch(cell) or _LIST.fullmatch(cell)):
        load = cell
    own = units.get("load") or unit
    percent = _percent(cells.get("percent", ""))
    if load and percent:
        remarks.append(f"{percent} left out beside {load}")
    if not load:
        return percent
    if not (_BARE.fullmatch(load) or _LIST.fullmatch(load)):
        return load
    if own is None:
        return Doubt(f"`{load}`: kilograms or pounds? say --unit kg or --unit lb")
    if own == "%":
        return _percent(load)
    return load if _LIST.fullmatch(load) else f"@ {load}{own}"


def _percent(text: str) -> str:
    if not _BARE.fullmatch(text):
        return text
    if "-" not in text and float(plain(text)) <= _MOST_SHARE:
        return f"{plain(f'{100 * float(plain(text)):.3f}')}%"
    return f"{text}%"


def _effort(cells: Mapping[str, str], remarks: list[str]) -> str:
    rir, rpe, effort = cells.get("rir", ""), cells.get("rpe", ""), cells.get("effort", "")
    if rir:
        remarks += [f"RPE {rpe} left out beside RIR {rir}"] * bool(rpe)
        return f"RIR {rir}" if _BARE.fullmatch(rir) else rir
    if rpe:
        return f"RPE {rpe}" if _BARE.fullmatch(rpe) else rpe
    return f"RPE {effort}" if _BARE.fullmatch(effort) else effort


def _each(reading: Reading, loads: list[str], unit: str | None) -> Reading | Doubt:
    """Return a reading with a load for each of its sets."""
    groups = []
    for group in reading.groups:
        count, _, rest = group.dose.partition("x")
        if not count.isdigit() or int(count) > len(loads) or rest.endswith("+"):
            return Doubt(f"{len(loads)} loads for {count} sets")
        groups += [replace(group, dose=f"1x{rest}", load=f"@{plain(each)}{unit}") for each in loads[: int(count)]]
        loads = loads[int(count) :]
    return replace(reading, groups=tuple(groups)) if not loads else Doubt(f"{len(loads)} loads too many")


def _add(reading: Reading, cells: Mapping[str, str], units: Mapping[str, str | None], remarks: list[str]) -> Reading:
    """Return a reading with rest, tempo and note of their own columns; one that cannot be read is a remark."""
    if "rest" in cells:
        rest = _rest(cells["rest"], units.get("rest"))
        remarks += [f"cannot read the rest `{cells['rest']}`"] * (rest is None)
        reading = replace(reading, rest=rest or reading.rest)
    if "tempo" in cells:
        tempo = _tempo(cells["tempo"])
        remarks += [f"cannot read the tempo `{cells['tempo']}`"] * (tempo is None)
        reading = replace(reading, tempo=tempo or reading.tempo)
    if "note" in cells:
        reading = replace(reading, cue=", ".join(part for part in (reading.cue, cells["note"]) if part))
    return reading


def _rest(text: str, unit: str | None) -> str | None:
    if _BARE.fullmatch(text):
        given = unit if unit in ("s", "min") else None
        if given is None and int(float(plain(re.split(r"\s*-", text)[0]))) >= _LEAST_SECONDS:
            given = "s"
        return None if given is None else f"{re.sub(NUMBER, lambda each: plain(each[0]), text).replace(' ', '')}{given}"
    for pattern, write in BARE_RESTS:
        if match := re.fullmatch(rf"\W*{pattern}(?:\s*rest)?\W*", text, re.IGNORECASE):
            return write(match)
    return None


def _tempo(text: str) -> str | None:
    for pattern, write in TEMPOS:
        if match := re.fullmatch(pattern, f"tempo {text}", re.IGNORECASE):
            return write(match)
    return None
