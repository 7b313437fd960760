"""The commands by name; each is imported when it is called."""

from collections.abc import Mapping
from importlib import import_module
from keyword import iskeyword
from types import MappingProxyType

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "init": "Start a folder of plans.",
        "check": "Find mistakes in plans.",
        "fmt": "Format plans in one consistent layout.",
        "build": "Turn plans into web pages, calendars, spreadsheets and JSON.",
        "publish": "Build plans into a folder for a web server.",
        "push": "Keep a plan in a calendar on a CalDAV server.",
        "show": "Show a week as a coach would write it.",
        "today": "Show what is trained today.",
        "next": "Show the next session.",
        "volume": "Count the hard sets per muscle and week.",
        "log": "Write down what was trained.",
        "review": "Review a week of training.",
        "kit": "List what one needs to train plans.",
        "import": "Make a plan of one that was written elsewhere.",
        "export": "Write a plan in the form of another program.",
        "diff": "Show what changed between two plans.",
        "exercises": "List the exercises of the catalog.",
        "explain": "Explain an exercise, a rule or a word.",
        "rules": "List the rules that plans are checked against.",
        "config": "Show which configuration applies to a file.",
        "preview": "Show a week in the browser while it is written.",
        "playground": "Serve the page in which plans are written in the browser.",
        "lsp": "Serve an editor (Language Server Protocol).",
        "mcp": "Serve an agent (Model Context Protocol).",
        "card": "Show the language on one page.",
        "schema": "Print the JSON Schema of an output.",
        "completion": "Print a script that completes words in the shell.",
    }
)
"""The commands, in the order of the overview, with what each does.

The module of each has the same name, with `_` behind a word of Python.
"""

HIDDEN = frozenset({"hook"})
"""What other programs call; it stands in no overview and is offered to nobody."""


def load_command(name: str) -> object:
    """Return what describes a command: ours of `gplang.cli.clicks`, or click's own; `None` for no command."""
    if name not in COMMANDS and name not in HIDDEN:
        return None
    module = f"{name}_" if iskeyword(name) else name
    found: object = getattr(import_module(f"gplang.cli.commands.{module}"), module)
    return found
