"""Content lines, which calendar files consist of: escaped, folded, and read again."""

from collections.abc import Iterable, Iterator
from re import compile as _compile
from unicodedata import category

from gplang.records import NamedTuple

_OCTETS = 74
"""Of a line of the file, without the space that a folded one begins with: together the 75 that are allowed."""

_LINE_END = b"\n"
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})

MOST_COMPONENTS = 100_000
MOST_PROPERTIES = 100
"""How much of a file is read: more than any plan gives."""

_NAME = _compile(r"[A-Za-z0-9-]+")

_INSIDE = {
    "": ("VCALENDAR",),
    "VCALENDAR": ("VTIMEZONE", "VEVENT"),
    "VTIMEZONE": ("STANDARD", "DAYLIGHT"),
    "VEVENT": ("VALARM",),
}
"""Which components stand in which."""


class Property(NamedTuple):
    """One content line, unfolded: its name, its parameters (with their `;`), its value, and its line in the file."""

    name: str
    parameters: str
    value: str
    number: int

    @property
    def text(self) -> str:
        """The whole line."""
        return f"{self.name}{self.parameters}:{self.value}"


class Component(NamedTuple):
    """What stands between BEGIN and END, and the line of BEGIN."""

    name: str
    number: int
    properties: tuple[Property, ...]
    components: "tuple[Component, ...]"

    def values(self, name: str) -> list[str]:
        """Return the values of all properties of a name."""
        return [each.value for each in self.properties if each.name == name]

    def lines(self) -> Iterator[str]:
        """Yield the component's content lines."""
        yield f"BEGIN:{self.name}"
        for each in self.properties:
            yield each.text
        for component in self.components:
            yield from component.lines()
        yield f"END:{self.name}"


class _Open(NamedTuple):
    """A component that is being read."""

    name: str
    number: int
    properties: list[Property]
    components: list[Component]


class Fault(NamedTuple):
    """Why a file is no calendar, or none of the kind that is written here."""

    message: str


def escape(text: str) -> str:
    """Return a text as a value, in which no character has a meaning of its own."""
    return text.translate(_ESCAPES)


def write(lines: Iterable[str]) -> bytes:
    """Return content lines as they stand in a file: folded, each with its line end."""
    return "".join(f"{_fold(line)}\r\n" for line in lines).encode()


def read(data: bytes) -> Component | Fault:
    """Return the calendar that a file consists of, whatever its line ends; no value is looked at."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return Fault(f"line {data.count(_LINE_END, 0, error.start) + 1} is not UTF-8")
    if not text.startswith(("BEGIN:VCALENDAR\r", "BEGIN:VCALENDAR\n")):
        return Fault("it is no calendar: it does not begin with BEGIN:VCALENDAR")
    top = _Open("", 0, [], [])
    stack = [top]
    for number, line in _unfold(text):
        fault = _read_line(number, line, stack)
        if fault is not None:
            return fault
    if len(stack) > 1:
        return Fault(f"it ends inside the {stack[-1].name} of line {stack[-1].number}")
    return top.components[0]


def _fold(line: str) -> str:
    """Fold a line without parting a character's octets, or a backslash from what it escapes."""
    if len(line) <= _OCTETS and line.isascii():
        return line
    pieces = []
    start = 0
    while len(window := line[start : start + _OCTETS + 1].encode()) > _OCTETS:
        cut = start + len(window[:_OCTETS].decode(errors="ignore"))
        cut -= _backslashes(line, start, cut) % 2
        pieces.append(line[start:cut])
        start = cut
    return "\r\n ".join([*pieces, line[start:]])


def _backslashes(line: str, start: int, end: int) -> int:
    """Return how many backslashes stand right before `end`."""
    return end - start - len(line[start:end].rstrip("\\"))


def _unfold(text: str) -> Iterator[tuple[int, str]]:
    """Yield each content line with the number of the line it begins on; empty lines at the end are dropped."""
    pieces: list[str] = []
    begin = 1
    for number, line in enumerate(_split(text.rstrip("\r\n")), 1):
        if line.startswith((" ", "\t")) and pieces:
            pieces.append(line[1:])
            continue
        if pieces:
            yield begin, "".join(pieces)
        pieces, begin = [line], number
    yield begin, "".join(pieces)


def _split(text: str) -> Iterator[str]:
    """Yield the lines of a text one by one: a large file is not held twice."""
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield text[start:end].removesuffix("\r")
        start = end + 1
    yield text[start:]


def _read_line(number: int, line: str, stack: list[_Open]) -> Fault | None:
    """Take in one content line; `stack` holds the components that are open."""
    if (char := _control_in(line)) is not None:
        return Fault(f"line {number} has the control character U+{ord(char):04X}")
    head, colon, value = line.partition(":")
    name, semicolon, parameters = head.partition(";")
    inner = stack[-1]
    if not colon or not _NAME.fullmatch(name):
        return Fault(f"line {number} is not of the form NAME:VALUE")
    if name == "BEGIN":
        if value not in _INSIDE.get(inner.name, ()) or (not inner.name and inner.components):
            return Fault(f"line {number}: no {value[:20]} can begin in {inner.name or 'the file'} here")
        if len(inner.components) == MOST_COMPONENTS:
            return Fault(f"line {number}: more than {MOST_COMPONENTS:,} parts of a {inner.name}")
        stack.append(_Open(value, number, [], []))
    elif not inner.name:
        return Fault(f"line {number} stands behind the end of the calendar")
    elif name == "END":
        if value != inner.name:
            return Fault(f"line {number} ends {value[:20]} inside {inner.name}")
        stack.pop()
        done = Component(inner.name, inner.number, tuple(inner.properties), tuple(inner.components))
        stack[-1].components.append(done)
    elif len(inner.properties) == MOST_PROPERTIES:
        return Fault(f"line {number}: more than {MOST_PROPERTIES} lines in a {inner.name}")
    else:
        inner.properties.append(Property(name, f"{semicolon}{parameters}", value, number))
    return None


def _control_in(line: str) -> str | None:
    if line.isprintable():
        return None
    return next((char for char in line if category(char) in ("Cc", "Cs", "Zl", "Zp")), None)
