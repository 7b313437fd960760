"""All outputs of a schedule, each read back on its own: the sets of every line of every session."""

import csv
import html
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from fractions import Fraction
from io import BytesIO, StringIO
from typing import Any, NamedTuple

import openpyxl
from icalendar import Calendar

from agreement.numbers import (
    OPEN_RAMP,
    Count,
    Ends,
    Seen,
    Weight,
    read_count,
    read_effort,
    read_ends,
    read_load,
    read_rest,
    read_sets,
)
from gplang.catalog import load_catalog

MARK = " (optional)"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ROLES = {"Warm-up": "warmup", **{role.capitalize(): role for role in ("primary", "secondary", "accessory", "finisher")}}
CIRCUIT = re.compile(r"Circuit ([A-Z]): (.+)")
SESSION = re.compile(r"### (\w+)(?: (\d{4}-\d\d-\d\d))?: (.+)")
MARKUP = re.compile(r"\\([!-/:-@\[-`{-~])")
TASK = re.compile(r" *- \[ \] \*\*(.+?)\*\*: (.+)")
EVENT = re.compile(r"(.+) \(week (\d+)[^()]*\)")
LABEL = re.compile(r"([A-Z]\d{1,2}) (.+)")
RANGE = re.compile(r"(−?[\d.]+)–(−?[\d.]+)")


class Key(NamedTuple):
    """Which line of which session; `day` is a date, or a weekday such as `mon`."""

    week: int
    day: str
    session: str
    role: str
    label: str
    exercise: str


Table = dict[Key, list[Seen] | None]
"""The sets of lines; lines of one exercise in one place are one, and a ramp without numbers has None."""


class Line(NamedTuple):
    """A line of a sheet; `circuit` is the heading above it."""

    key: Key
    asks: str
    optional: bool
    circuit: str = ""


class Names(NamedTuple):
    """What a reader of tables has to look up: titles of sessions and names of exercises."""

    sessions: Mapping[str, str]
    exercises: Mapping[str, str]


def read_names(document: Any) -> Names:
    sessions = {each["session"]: _title(each) for each in document["sessions"]}
    own = {one["exercise"]: one["name"] for each in document["sessions"] for one in each["exercises"]}
    known = {each.id: each.name for each in load_catalog().exercises.values()}
    return Names(sessions, {**known, **own})


def _title(session: Any) -> str:
    words = session["session"].replace("-", " ")
    return session["title"] or words[:1].upper() + words[1:]


def _add(table: Table, key: Key, sets: list[Seen] | None) -> None:
    if sets is None:
        table[key] = None
    else:
        known = table.setdefault(key, [])
        if known is not None:
            known += sets


# Markdown and calendars: lines with headings above them


def read_markdown(data: bytes) -> Table:
    return read_lines(_markdown_lines(data.decode()))


def _markdown_lines(text: str) -> Iterator[Line]:
    week, day, session, role, circuit = 0, "", "", "", ""
    for line in text.splitlines():
        shown = html.unescape(MARKUP.sub(r"\1", line))
        if line.startswith("## "):
            week = int(re.split(r"\W", shown)[4])
        elif found := SESSION.match(shown):
            day, session = found[2] or found[1][:3].lower(), found[3].removesuffix(MARK)
        elif line.startswith("**"):
            role = ROLES[line.strip("*")]
        elif found := CIRCUIT.match(shown.removeprefix("- ").removesuffix(":")):
            circuit = found[0]
        elif found := TASK.fullmatch(line):
            name, asks = (html.unescape(MARKUP.sub(r"\1", part)) for part in found.groups())
            yield to_line((week, day, session, role), name, asks, circuit if line.startswith(" ") else "")
        elif line.startswith("- "):
            circuit = ""


def to_line(place: tuple[int, str, str, str], name: str, asks: str, circuit: str) -> Line:
    optional = name.endswith(MARK)
    name = name.removesuffix(MARK)
    found = LABEL.fullmatch(name)
    label, name = found.groups() if found else ("", name)
    return Line(Key(*place, label, name), asks, optional, circuit)


def read_calendar(data: bytes) -> Table:
    return read_lines(line for event in Calendar.from_ical(data).walk("VEVENT") for line in _event_lines(event))


def _event_lines(event: Any) -> Iterator[Line]:
    found = EVENT.fullmatch(str(event["SUMMARY"]))
    if found is None:
        return
    text = str(event["DESCRIPTION"])
    assert "too long" not in text
    start = event["DTSTART"].dt
    day = (start.date() if isinstance(start, datetime) else start).isoformat()
    role, circuit = "", ""
    for line in text.split("\n\nNotes\n")[0].splitlines()[1:]:
        if line in ROLES:
            role = ROLES[line]
        elif heading := CIRCUIT.fullmatch(line):
            circuit = heading[0]
        elif line.startswith("- "):
            name, _, asks = line.removeprefix("- ").partition(": ")
            yield to_line((int(found[2]), day, found[1], role), name, asks, circuit)
    return


def read_lines(lines: Iterator[Line]) -> Table:
    """Return what lines say; a station's rounds and its rest stand in the heading."""
    table: Table = {}
    known = [_without_stray_circuit(line) for line in lines]
    for line in known:
        stations = [one.key for one in known if one.circuit == line.circuit and one.key[:3] == line.key[:3]]
        rounds = _rounds(line.circuit, stations.index(line.key), len(stations)) if line.circuit else None
        sets = read_sets(line.asks, rounds)
        rest = re.search(r"rest ([^,]+)", line.circuit)
        if sets and rest and line.key == stations[-1]:
            sets = [one if one.rest else one._replace(rest=read_rest(rest[1])) for one in sets]
        _add(table, line.key, sets and [one._replace(optional=one.optional or line.optional) for one in sets])
    return table


def _without_stray_circuit(line: Line) -> Line:
    """Return a line without a heading that is not its own: a label tells which circuit it belongs to."""
    found = CIRCUIT.fullmatch(line.circuit)
    return line if found and line.key.label[:1] == found[1] else line._replace(circuit="")


def _rounds(circuit: str, place: int, stations: int) -> int:
    words = circuit.partition(": ")[2]
    if words.startswith("as many"):
        return 1
    if words.startswith("every minute"):
        return (int(words.split()[-2]) - place + stations - 1) // stations
    return int(words.split()[0])


# Spreadsheets


def read_csv(data: bytes, names: Names) -> Table:
    return _read_rows(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")), names)


def read_xlsx(data: bytes, names: Names) -> Table:
    rows = openpyxl.load_workbook(BytesIO(data), read_only=True)["Sets"].iter_rows(values_only=True)
    columns = list(map(str, next(rows)))
    return _read_rows((dict(zip(columns, map(_shown, row), strict=True)) for row in rows), names)


def _shown(cell: object) -> str:
    return "" if cell is None else cell.date().isoformat() if isinstance(cell, datetime) else str(cell)


def _read_rows(rows: Iterable[dict[str, str]], names: Names) -> Table:
    table: Table = {}
    for row in rows:
        session, exercise = names.sessions[row["session"]], names.exercises[row["exercise"]]
        key = Key(int(row["week"]), row["date"], session, row["role"], row["label"], exercise)
        remarks = row["cue"].split("; ")
        if OPEN_RAMP in remarks:
            table[key] = None
            continue
        count = read_count(row["reps"])
        assert count, row
        effort = read_effort(row["effort"]) if row["effort"] else None
        rest = read_rest(row["rest"]) if row["rest"] else None
        sets = table.get(key, [])
        assert sets is None or len(sets) == int(row["set"]) - 1
        load = _cells(row["load"].removeprefix("'"), row["unit"])
        _add(table, key, None if sets is None else [Seen(count, effort, load, rest, "optional" in remarks)])
    return table


def _cells(load: str, unit: str) -> Weight | None:
    if unit.endswith("bodyweight"):
        found = RANGE.fullmatch(load)
        return Weight(read_ends(found[1], found[2]) if found else read_ends(load, None), unit)
    return read_load(f"{load} {unit}".strip()) if load else None


# JSON


def read_circuits(document: Any) -> set[Key]:
    """Return the lines that are stations of circuits."""
    return {key for key, each, _, _ in _json_lines(document) if "circuit" in each}


def read_json(document: Any) -> Table:
    table: Table = {}
    names = read_names(document)
    for key, each, circuit, week in _json_lines(document):
        if each["ramp"] and not each["ramp"]["known"]:
            table[key] = None
        else:
            _add(table, key, [_set(one, each, circuit, week, names) for one in each["sets"]])
    return {key: sets for key, sets in table.items() if sets != []}


def _json_lines(document: Any) -> Iterator[tuple[Key, Any, Any, int]]:
    """Yield every line with its exercise, the circuit whose rounds end with it, and its week."""
    for session in document["sessions"]:
        place = (session["week"], session["date"] or session["day"], _title(session))
        labels = [each["superset"] or "" for each in session["exercises"]]
        for at, each in enumerate(session["exercises"]):
            letter = labels[at][:1]
            partners = [other for other in labels if letter and other.startswith(letter)]
            is_last = not any(other[:1] == letter for other in labels[at + 1 :])
            label = labels[at] if len(partners) > 1 else ""
            circuit = each.get("circuit") if is_last else None
            key = Key(*place, each["role"], label, each["name"])
            yield key, each, circuit, session["week"]


def _set(one: Any, exercise: Any, circuit: Any, week: int, names: Names) -> Seen:
    rest = one.get("rest_seconds") or exercise["rest_seconds"] or (circuit and circuit["rest_seconds"])
    return Seen(
        _count(one),
        _ends(one["rir"]),
        None if one["load"] is None else _load(one["load"], exercise["exercise"], week, names),
        _ends(rest),
        bool(one.get("optional") or exercise.get("optional")),
    )


def _ends(span: Any) -> Ends | None:
    return None if span is None else (Fraction(str(span["min"])), Fraction(str(span["max"])))


def _count(one: Any) -> Count:
    unit, counted = next(
        (unit, one[key]) for key, unit in (("reps", "reps"), ("seconds", "s"), ("metres", "m")) if one[key]
    )
    ends = None if counted["min"] is None else _ends(counted)
    parts = "+".join(map(str, counted.get("parts", ())))
    return Count(ends, unit, one["per_side"], counted.get("amrap", False), parts)


def _load(load: Any, own: str, week: int, names: Names) -> Weight:
    kind, amounts, unit = load["kind"], _ends(load["rounded"]), load["unit"]
    if kind == "relative":
        return Weight(None, _relative(load, week))
    if amounts is not None and kind != "bar":
        if kind == "bodyweight":
            return Weight(amounts, f"{unit} + bodyweight") if any(amounts) else Weight(None, "bodyweight")
        return Weight((_round(amounts[0], 2), _round(amounts[1], 2)), unit)
    changes = "".join(f" {_sign(one)} {abs(one['amount']):g} {one['unit']}" for one in load["changes"] if one["amount"])
    share = _ends(load["percent"])
    if share is None:
        return Weight(None, {"bar": "empty bar"}.get(kind, kind) + changes)
    whole = {"max": "max", "tm": "training max", "top": "the top set", "best": "best"}[load["share_of"]]
    of = "" if load["of"] in (None, own) else f"{names.exercises[load['of']]} "
    return Weight((_round(share[0], 1), _round(share[1], 1)), f"% of {of}{whole}{changes}")


def _relative(load: Any, week: int) -> str:
    since = load["since_week"]
    earlier = "last time" if load.get("last_time") else "the usual load" if since is None else f"week {since}"
    earlier = {f"week {week}": "earlier this week", f"week {week - 1}": "last week"}.get(earlier, earlier)
    changes = [f"{_sign(one)}{abs(one['amount']):g} {one['unit']}" for one in load["changes"] if one["amount"]]
    return f"{' and '.join(changes)} on {earlier}" if changes else f"same load as {earlier}"


def _sign(change: Any) -> str:
    return "−" if change["amount"] < 0 else "+"


def _round(value: Fraction, places: int) -> Fraction:
    unit = 10**places
    return Fraction(int(value * unit + Fraction(1, 2)), unit)
