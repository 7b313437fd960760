"""Athletes and groups as Markdown."""

from collections.abc import Iterator, Sequence

from gplang.catalog import load_equipment
from gplang.editor.markup import escape
from gplang.model.plan import Athlete
from gplang.wording.maxima import maxima, weight

_MOST_NAMES = 6
"""Athletes of a group that a line names."""

_MOST_LIFTS = 8
"""Maxima, and starting loads, that a card shows."""


def render_athlete(athlete: Athlete) -> str:
    """Return an athlete's card: the name, and what is known, with what comes from others."""
    facts = "".join(f"\n- {label}: {escape(text)}" for label, text in _find_facts(athlete))
    title = f"**{escape(athlete.title)}** ({escape(athlete.name)})" if athlete.title else f"**{escape(athlete.name)}**"
    return f"{title}\n{facts}" if facts else title


def render_group(name: str, members: Sequence[Athlete]) -> str:
    """Return a group's card: who is in."""
    listed = "".join(f"\n- {escape(each.title or each.name)} ({escape(each.name)})" for each in members[:_MOST_NAMES])
    more = f"\n- … {len(members) - _MOST_NAMES} more" if members[_MOST_NAMES:] else ""
    many = "1 athlete" if len(members) == 1 else f"{len(members)} athletes"
    return f"**{escape(name)}** (group of {many})\n{listed}{more}"


def name_some(names: Sequence[str]) -> str:
    """Return names in a list, the first of many."""
    more = f", … {len(names) - _MOST_NAMES} more" if names[_MOST_NAMES:] else ""
    return f"{', '.join(names[:_MOST_NAMES])}{more}"


def _find_facts(athlete: Athlete) -> Iterator[tuple[str, str]]:
    if athlete.groups:
        yield "groups", ", ".join(athlete.groups)
    if athlete.level is not None:
        yield "level", athlete.level
    yield from _listed("max", {each: maxima(given) for each, given in athlete.maxima.items()})
    yield from _listed("training max", {each: maxima(given) for each, given in athlete.training_maxima.items()})
    yield from _listed("starting load", {each: weight(load) for each, load in athlete.loads.items()})
    if athlete.equipment is not None:
        words = load_equipment().words
        yield "equipment", ", ".join(words.get(each, each) for each in sorted(athlete.equipment)) or "none"
    if athlete.sensitive:
        yield "sensitive", ", ".join(athlete.sensitive)


def _listed(label: str, values: dict[str, str]) -> Iterator[tuple[str, str]]:
    for each, value in list(values.items())[:_MOST_LIFTS]:
        yield f"{label} of {each}", value
    if len(values) > _MOST_LIFTS:
        yield f"{label} of others", f"{len(values) - _MOST_LIFTS} more"
