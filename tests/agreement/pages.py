"""The web page, read back: what its lines ask for, and what the box of every set says."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

from agreement.numbers import Seen, read_sets
from agreement.readers import CIRCUIT, MARK, ROLES, Key, Line, Table, read_lines, to_line

VOID = ("meta", "input")
SHOWN = {
    **{
        "p.when": "when",
        "article/h3": "title",
        "article/p.facts": "facts",
        "article/h4": "role",
        "station/h5": "circuit",
    },
    **{"task/strong": "name", "task/span": "asks", "set/b": "number", "set/span": "box"},
}


class Page(NamedTuple):
    """Both readings, by line; those of boxes have no rests and no stations of circuits."""

    lines: Table
    boxes: Table


class _Reader(HTMLParser):
    """Collects the texts of sessions, each with what it is."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        kind = (dict(attrs).get("class") or "").split(" ")[0]
        self.open.append(f"{tag}.{kind}" if kind else tag)
        if self.open[-1] == "div.station":
            self.texts.append(("station", ""))
        elif self._shown:
            self.texts.append((self._shown, ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().split(".")[0] == tag

    def handle_data(self, data: str) -> None:
        if self._shown:
            what, text = self.texts.pop()
            self.texts.append((what, text + data))

    @property
    def _shown(self) -> str:
        parent = self.open[-2].split(".")[-1 if self.open[-2] != "article.session" else 0] if self.open[1:] else ""
        return SHOWN.get(self.open[-1]) or SHOWN.get(f"{parent}/{self.open[-1]}", "") if self.open else ""


def read_html(data: bytes) -> Page:
    reader = _Reader()
    reader.feed(data.decode())
    reader.close()
    found = list(_read(reader.texts))
    lines = read_lines(line for line, _ in found)
    boxes: Table = {}
    for line, sets in found:
        if not line.circuit and sets:
            boxes.setdefault(_without_role(line.key), []).extend(sets)  # type: ignore[union-attr]
    return Page(shorten(lines), boxes)


def _read(texts: list[tuple[str, str]]) -> Iterator[tuple[Line, list[Seen]]]:
    """Yield each line with what its boxes say."""
    week, day, title, role = 0, "", "", ""
    station: list[tuple[Line, list[Seen]]] = []
    circuit = name = number = ""
    for what, text in [*texts, ("station", "")]:
        match what:
            case "when":
                day = (re.findall(r"\d{4}-\d\d-\d\d", text) or [text[:3].lower()])[0]
            case "title":
                title = text.removesuffix(MARK)
            case "facts":
                week = int(re.split(r"\W", text)[1])
            case "role":
                role = ROLES.get(text, "")
            case "station":
                yield from station
                station, circuit = [], ""
            case "circuit":
                circuit = text if CIRCUIT.fullmatch(text) else ""
            case "name":
                name = text
            case "asks":
                station.append((to_line((week, day, title, role), name, text, circuit), []))
            case "number":
                number = text
            case "box":
                label = number.rpartition(" ")[0]
                ((line, sets),) = (each for each in station if each[0].key.label == label)
                seen = _read_box(text)
                sets.append(seen._replace(optional=seen.optional or line.optional))
                assert number.rpartition(" ")[2] == str(len(sets))


def _read_box(text: str) -> Seen:
    (seen,) = read_sets(text.removesuffix(MARK), 1) or ()
    return seen._replace(optional=text.endswith(MARK))


def _without_role(key: Key) -> Key:
    """Return a key as pages show it: several roles may stand above a superset."""
    return key._replace(role="") if key.label else key


def shorten(table: Table) -> Table:
    """Return a table by what pages show of its keys."""
    return {_without_role(key): sets for key, sets in table.items()}


def boxes_of(table: Table, circuits: set[Key]) -> Table:
    """Return what boxes have to say of a table: no rest, nothing of circuits and ramps without numbers."""
    return {
        _without_role(key): [one._replace(rest=None) for one in sets]
        for key, sets in table.items()
        if sets is not None and key not in circuits
    }
