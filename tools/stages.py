"""The section of docs/architecture.md that shows one plan at every stage: called by `tools/generate.py`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from gplang.api import refuse_import
from gplang.backends import Options, render
from gplang.catalog import Exercise
from gplang.compiler import check_source
from gplang.guide import Profile, load_profile
from gplang.model.plan import Plan
from gplang.model.session import Session
from gplang.records import Enum
from gplang.report.text import render_text
from gplang.scheduling import build_schedule, with_overrides
from gplang.source import Location, SourceText, Span
from gplang.syntax.parser import Recognised, read_words
from gplang.syntax.tokens import Node

PLAN = """\
plan "Hips"
session hips posterior
  primary rdl 4x5 @rir2
week 1
  mon hips
"""

_SECTION = re.compile(r"(?<=<!-- stages: made by tools/generate.py -->\n).*?(?=<!-- end of stages -->)", re.DOTALL)
_WIDTH = 96
_LEFT_OUT = {"places", "written"}
"""Fields that hold places, or what is shown already."""


class _Stage(NamedTuple):
    title: str
    about: str
    kind: str
    text: str


def render_stages(page: str) -> str:
    """Return the page with its section made anew."""
    stages = "\n".join(f"{each.title} — {each.about}\n\n```{each.kind}\n{each.text}```\n" for each in _stages())
    return _SECTION.sub(lambda _: f"\n{stages}\n", page)


def _stages() -> Iterator[_Stage]:
    source = SourceText("hips.gpl", PLAN)
    checked = check_source(source, refuse_import)
    plan = checked.plan
    assert plan is not None
    yield _Stage("**The text**", "five lines, nothing else:", "gpl", PLAN)
    about = "each line split and told apart by the grammar (`syntax/parser.py`): `KIND word`."
    yield _Stage("**Words**", about, "text", "".join(map(_words, PLAN.splitlines())))
    statements = [line.parsed.statement for line in checked.document.lines if line.parsed is not None]
    about = "one record for each line (`syntax/ast.py`); every value keeps its span within the line, left out here."
    yield _Stage("**Statements**", about, "text", "".join(f"{_show(each)}\n" for each in statements))
    about = "names looked up, values checked (`model/plan.py`); `rdl` is now the catalog's exercise."
    parts = [*plan.sessions.values(), *plan.weeks]
    yield _Stage("**Plan**", about, "text", "".join(f"{_show(each)}\n" for each in (_head(plan), *parts)))
    schedule, _ = build_schedule(with_overrides(plan, date(2026, 1, 5), None), None, load_profile())
    about = "every session on its day, with `--start 2026-01-05` (`scheduling/records.py`)."
    parts = [*schedule.sessions, *schedule.weeks]
    yield _Stage("**Schedule**", about, "text", "".join(f"{_show(each)}\n" for each in parts))
    about = "what `gpl check` says of it (`report/text.py`); the first one:"
    yield _Stage("**Findings**", about, "text", render_text(checked.diagnostics[:1], width=_WIDTH))
    data = render("ics", schedule, Options(datetime(2026, 1, 1, tzinfo=UTC)))
    assert isinstance(data, bytes)
    yield _Stage("**Calendar**", "what `gpl build --to ics` writes (`backends/ical.py`):", "text", _plain(data))


def _words(line: str) -> str:
    found = read_words(line)
    assert isinstance(found, Recognised)
    return f"{found.rule}: {'  '.join(f'{token.kind} {token.text}' for token in found.tokens)}\n"


def _head(plan: Plan) -> str:
    return f"Plan {plan.title!r}: {len(plan.sessions)} session, {len(plan.weeks)} week"


def _plain(data: bytes) -> str:
    return data.decode("utf-8").replace("\r\n", "\n")


def _show(value: Any, depth: int = 0) -> str:
    """Return a value as Python would print it, without places, and without fields that say nothing of their own."""
    if isinstance(value, Node):
        return _show(value.value, depth)
    if isinstance(value, Exercise):
        return f"<exercise {value.id}>"
    if isinstance(value, Session) and depth:
        return f"<session {value.name}>"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, str):
        return value if depth == 0 else repr(value)
    if is_dataclass(value) and not isinstance(value, type):
        return _record(type(value).__name__, _fields(value), depth)
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return _record(type(value).__name__, _fields(value), depth)
    if isinstance(value, tuple | list):
        return _lay_out("[", [_show(each, depth + 1) for each in value], "]", depth)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {_show(each, depth + 1)}' for key, each in value.items())}}}"
    return str(value)


def _fields(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a record that say something: no places, none that is as it is by default."""
    if is_dataclass(value):
        named = [(each.name, each.default if each.default is not MISSING else ...) for each in fields(value)]
    else:
        named = [(name, value._field_defaults.get(name, ...)) for name in value._fields]
    for name, usual in named:
        said = getattr(value, name)
        if name not in _LEFT_OUT and not isinstance(said, Location | Span | Profile) and said != usual:
            yield name, said


def _record(name: str, said: Iterable[tuple[str, Any]], depth: int) -> str:
    return _lay_out(f"{name}(", [f"{field}={_show(value, depth + 1)}" for field, value in said], ")", depth)


def _lay_out(head: str, parts: list[str], end: str, depth: int) -> str:
    """Return parts in one line if they fit, else in one line each."""
    line = f"{head}{', '.join(parts)}{end}"
    if "\n" not in line and len(line) + 4 * depth <= _WIDTH:
        return line
    inner = "    " * (depth + 1)
    return f"{head}\n" + "".join(f"{inner}{part},\n" for part in parts) + "    " * depth + end
