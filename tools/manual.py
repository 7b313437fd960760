"""The manual pages `gpl(1)`, `gpl-check(1)` …, made from the commands' own help texts: called by `tools/generate.py`.

A wheel puts them where `man` finds them (`share/man/man1`).
"""

import re
from collections.abc import Iterator
from inspect import cleandoc
from textwrap import wrap

import click

from gplang import __version__
from gplang.cli.group import gpl
from gplang.cli.names import COMMANDS

EXITS = {
    "0": "done; nothing to look at",
    "1": "done, and there is something to look at: findings, changes, no match",
    "2": "a file cannot be read or written, or the command is misused",
    "3": "a bug in gpl: please report it",
    "130": "stopped by Ctrl-C",
    "141": "the output was closed early, for example by `head`",
}
"""What the exit codes of all commands mean."""

_FILES = {
    "gpl.toml": "the configuration of the plans in its folder and below, also as [tool.gpl] in pyproject.toml",
    ".gpl-publish-key": "the key of gpl publish",
}
_VARIABLES = {
    "NO_COLOR": "no colours",
    "TERM": "dumb: no colours, and nothing that shows how far long work is",
    "SOURCE_DATE_EPOCH": "the time of a build, in seconds, for outputs that are the same byte by byte",
    "GPL_PUBLISH_KEY": "the key of gpl publish, instead of its file",
    "GPL_CALDAV_USER": "the name for gpl push",
    "GPL_CALDAV_PASSWORD": "the password for gpl push",
}
_USED = {"check": ("gpl.toml",), "publish": (".gpl-publish-key",)}
_WIDTH = 66
"""Columns of a line of the source, before anything is escaped."""
_BLOCK = "\b"
"""What begins a paragraph whose lines stay as they are."""


def render_manual() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each page."""
    context = click.Context(gpl, info_name="gpl", help_option_names=["-h", "--help"])
    yield "gpl.1", "\n".join(_front_page(context)) + "\n"
    for name in gpl.list_commands(context):
        command = gpl.get_command(context, name)
        assert command is not None
        own = click.Context(command, info_name=name, parent=context)
        yield f"gpl-{name}.1", "\n".join(_page(name, command, own)) + "\n"


def _front_page(context: click.Context) -> Iterator[str]:
    yield from _head("gpl", "check strength-training plans, and build calendars and pages from them")
    yield from _usage("gpl", "[OPTIONS] COMMAND [ARGS]...")
    yield ".SH DESCRIPTION"
    yield from _paragraphs(gpl.help or "")
    yield ".SH OPTIONS"
    yield from _options(gpl, context)
    yield ".SH COMMANDS"
    for name, about in COMMANDS.items():
        yield from (".TP", f".BR {_escape(f'gpl-{name}')} (1)", *_fill(about))
    yield from _list("EXIT STATUS", EXITS)
    yield from _list("ENVIRONMENT", _VARIABLES)
    yield from _list("FILES", _FILES)


def _page(name: str, command: click.Command, context: click.Context) -> Iterator[str]:
    about = COMMANDS[name].rstrip(".")
    yield from _head(f"gpl-{name}", about[:1].lower() + about[1:])
    yield from _usage(f"gpl {name}", " ".join(command.collect_usage_pieces(context)))
    yield ".SH DESCRIPTION"
    yield from _paragraphs(command.help or "")
    yield ".SH OPTIONS"
    yield from _options(command, context)
    if command.epilog:
        head, _, exits = command.epilog.partition("Exit codes: ")
        yield ".SH EXIT STATUS"
        yield from _paragraphs(f"{head}{exits[:1].upper()}{exits[1:]}")
    yield ".SH SEE ALSO"
    yield ".BR gpl (1)"


def _head(name: str, about: str) -> Iterator[str]:
    yield r".\" Made by tools/generate.py from the help texts: change the command, not this page."
    yield f'.TH {_escape(name.upper())} 1 "" "gplang {__version__}" "gplang manual"'
    yield ".SH NAME"
    yield rf"{_escape(name)} \- {_escape(about)}"


def _usage(name: str, pieces: str) -> Iterator[str]:
    yield ".SH SYNOPSIS"
    yield f".B {_escape(name)}"
    yield _line(pieces)


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None and parameter.param_type_name == "option":
            forms, says = record
            yield from (".TP", " ".join(map(_form, forms.split(" "))), *_fill(says))


def _form(word: str) -> str:
    """Return a word of an option: what is typed as it is in bold, what stands for something in italics."""
    font = "B" if word.startswith("-") else "I"
    comma = "," if word.endswith(",") else ""
    return rf"\f{font}{_escape(word.removesuffix(','))}\fR{comma}"


def _list(title: str, rows: dict[str, str]) -> Iterator[str]:
    yield f".SH {title}"
    for name, says in rows.items():
        yield from (".TP", f".B {_escape(name)}", *_fill(says))


def _paragraphs(text: str) -> Iterator[str]:
    for number, paragraph in enumerate(re.split(r"\n(?:[ \t]*\n)+", cleandoc(text))):
        if number:
            yield ".PP"
        if paragraph.startswith(_BLOCK):
            yield from (".nf", *map(_line, paragraph.splitlines()[1:]), ".fi")
        else:
            yield from _fill(paragraph)


def _fill(text: str) -> Iterator[str]:
    yield from map(_line, wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False))


def _line(text: str) -> str:
    """Return a line of text; what begins with a dot or an apostrophe would be a request."""
    escaped = _escape(text.strip())
    return rf"\&{escaped}" if escaped.startswith((".", "'")) else escaped


def _escape(text: str) -> str:
    written = text.replace("\\", r"\e").replace("-", r"\-").replace("`", r"\(ga").replace("'", r"\(aq")
    return "".join(each if each.isascii() else rf"\[u{ord(each):04X}]" for each in written)
