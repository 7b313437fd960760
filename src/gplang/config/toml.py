"""From the text of a config file to what it says in TOML, or to why it is none."""

import re
from collections.abc import Mapping

from gplang.config.amounts import Real
from gplang.config.faults import NAMES, TEXT
from gplang.config.keys import KeyPath
from gplang.diagnostics import Diagnostic, Label, Severity
from gplang.source import Location, SourceText, Span
from gplang.typed import Any

MAX_CHARACTERS = 262_144
"""The longest config file that is read: 256 Ki characters."""

_HEADER = r"(?m)^[ \t]*\[\[?[ \t]*tool[ \t]*\.[ \t]*gpl[ \t]*[.\]]"
_MOST_PARTS = 50
_LONG_KEY = r"""(?<![A-Za-z0-9_-])(?:(?:[A-Za-z0-9_-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){50}"""
"""A key of endlessly many parts, which the TOML reader takes endlessly long for."""

_PLACE = r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$"
_KEYS = r"\('.*',?\)"
_KEY = r"'([^']*)'"
_NEEDS_QUOTES = "quote a key that has other characters than letters, digits, `-` and `_`"
_HINTS = {
    "Expected '=' after a key": _NEEDS_QUOTES,
    "Invalid statement": _NEEDS_QUOTES,
    "Cannot overwrite": "each key and each table stands once",
    "Cannot declare": "each key and each table stands once",
    "Unescaped '\\'": "write \\\\, or put the text in single quotes",
    "Invalid value": "text stands in quotes, a list in square brackets",
}


def read_toml(source: SourceText) -> dict[str, Any] | Diagnostic:
    """Return what a TOML text says, its numbers with a point as `Real`; or why it cannot be read. Never raises."""
    if len(source.text) > MAX_CHARACTERS:
        return text_finding(source, Span(0, 0), f"the file is longer than {MAX_CHARACTERS:,} characters")
    if source.text.count(".") >= _MOST_PARTS and (match := re.search(_LONG_KEY, source.text)) is not None:
        return text_finding(source, Span(*match.span()), f"a key of more than {_MOST_PARTS} parts")
    from tomllib import TOMLDecodeError, loads

    try:
        return loads(source.text, parse_float=Real)
    except TOMLDecodeError as error:
        return _explain(source, str(error))
    except RecursionError:
        return text_finding(source, source.line_span(1), "lists or tables are nested too deeply")
    except ValueError:
        return text_finding(source, source.line_span(1), "a number has too many digits")


def find_table(record: Mapping[str, Any], table: KeyPath) -> object:
    """Return what stands in a table, None if there is no such table."""
    found: object = record
    for key in table:
        if not isinstance(found, dict) or key not in found:
            return None
        found = found[key]
    return found


def holds_config(source: SourceText, table: KeyPath) -> bool:
    """Return whether a file has a config in `table`; one that is no TOML has if it seems to."""
    if not table:
        return True
    if str(table[-1]) not in source.text:
        return False
    record = read_toml(source)
    if isinstance(record, Diagnostic):
        return re.search(_HEADER, source.text) is not None
    return find_table(record, table) is not None


def text_finding(source: SourceText, span: Span, message: str, hint: str = "") -> Diagnostic:
    """Return the finding about a file that cannot be read as TOML."""
    return Diagnostic(TEXT, NAMES[TEXT], Severity.ERROR, message, (Label(Location(source, span)),), hint)


def _explain(source: SourceText, said: str) -> Diagnostic:
    """Make a finding of what the TOML reader said; it counts lines and columns as people do."""
    match = re.search(_PLACE, said)
    message = said[: match.start()] if match else said
    hint = next((text for start, text in _HINTS.items() if said.startswith(start)), "")
    message = re.sub(_KEYS, lambda keys: "`" + ".".join(re.findall(_KEY, keys[0])) + "`", message)
    message = f"no TOML: {message[:1].lower()}{message[1:]}"
    number = int(match["line"]) if match and match["line"] else _last_line(source)
    line = source.line_span(min(number, source.line_count))
    start = line.start + int(match["column"]) - 1 if match and match["column"] else line.end
    if start < line.end and "Cannot" not in said:
        return text_finding(source, Span(start, start + 1), message, hint)
    text = source.line(min(number, source.line_count))
    blank = len(text) - len(text.lstrip())
    return text_finding(source, Span(line.start + blank, line.start + max(blank, len(text.rstrip()))), message, hint)


def _last_line(source: SourceText) -> int:
    """Return the number of the last line that says something."""
    numbers = (number for number in range(source.line_count, 1, -1) if _says(source.line(number)))
    return next(numbers, 1)


def _says(line: str) -> bool:
    return line.strip() != "" and not line.lstrip().startswith("#")
