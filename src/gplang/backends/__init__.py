"""What a schedule can be turned into: a table of targets, each imported when it is asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from types import MappingProxyType
from typing import NamedTuple, cast

from gplang.schedule.records import Schedule


class Refusal(NamedTuple):
    """Why a schedule cannot be turned into something, and the remedy."""

    message: str
    hint: str


Renderer = Callable[[Schedule, datetime], bytes | Refusal]
"""Turns a schedule into the bytes of one file, made at a moment."""


@dataclass(frozen=True, slots=True)
class Target:
    """A kind of output: its name on the command line, its files' extension, the module that makes it."""

    name: str
    extension: str
    title: str
    module: str


TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        target.name: target
        for target in (
            Target("json", ".json", "JSON document", "gplang.backends.json"),
            Target("ics", ".ics", "calendar", "gplang.backends.ical"),
            Target("md", ".md", "Markdown sheet", "gplang.backends.markdown"),
        )
    }
)
"""All targets by name, in the order they are built."""


def render(target: str, schedule: Schedule, stamp: datetime) -> bytes | Refusal:
    """Return a schedule as the UTF-8 file of one target, or why that cannot be.

    `stamp`, in UTC, is the moment of building, for outputs that say it. Raises `KeyError` for a target that
    does not exist.
    """
    module = import_module(TARGETS[target].module)
    return cast("Renderer", module.render)(schedule, stamp)
