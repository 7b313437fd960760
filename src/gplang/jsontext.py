"""JSON as text that is safe to print: what hides, reorders or takes control stands there as its escape."""

import json
import re

_OTHER = re.compile("[^\\x20-\\x7e\\n]")
_COMMAND = re.compile(r"#(?=#[A-Za-z]*\[)")
"""What continuous integration takes for a command anywhere in a line."""


def write_json(value: object, indent: int | None = 2) -> str:
    """Return a value as JSON; half a surrogate pair, from a name that is not UTF-8, is written as its escape."""
    return escape_hidden(json.dumps(value, ensure_ascii=False, indent=indent))


def escape_hidden(text: str) -> str:
    """Return a JSON text that says the same, without characters that do not print, or that begin a log's command."""
    if not text.replace("\n", "").isprintable():
        text = _OTHER.sub(lambda match: match[0] if match[0].isprintable() else json.dumps(match[0])[1:-1], text)
    return _COMMAND.sub(r"\\u0023", text) if "##" in text else text
