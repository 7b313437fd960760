"""Exercises, muscles, rules, sessions and weeks as Markdown."""

from collections.abc import Iterator, Mapping
from functools import cache

from gplang.catalog import Exercise, load_catalog, load_muscles, priority
from gplang.catalog.facts import find_facts
from gplang.diagnostics import RuleCard
from gplang.editor.markup import escape, table
from gplang.guide import load_profile, load_statements
from gplang.lint.page import read_page
from gplang.model.plan import Session
from gplang.rules import RULES
from gplang.rules.pages import load_cards
from gplang.schedule.records import Schedule
from gplang.wording import session_title
from gplang.wording.numbers import span

_MOST_EXERCISES = 6
"""Exercises that a muscle's card names."""


@cache
def rule_cards() -> Mapping[str, RuleCard]:
    """Return the cards of all rules that the package brings, by code."""
    return load_cards(RULES)


def render_exercise(each: Exercise) -> str:
    """Return an exercise's card: its facts, and what the guide says of it."""
    statements = load_statements()
    guide = "".join(f"\n- {word}: {escape(statements[word])}" for word in each.guide)
    return render_facts(each) + (f"\n\nThe guide says:\n{guide}" if guide else "")


def render_facts(each: Exercise) -> str:
    """Return an exercise's name and facts, a line for each."""
    facts = "".join(f"\n- {label}: {escape(text)}" for label, text in find_facts(each))
    return f"**{escape(each.name)}** ({escape(each.id)})\n{facts}"


def render_rule(card: RuleCard) -> str:
    """Return the beginning of a rule's page, the guide behind it, and the command that shows the rest."""
    page = read_page(card.text)
    parts = [f"**{card.code} {card.name}** ({card.severity.value})", card.summary, *page.paragraphs[:1]]
    statements = load_statements()
    if card.guide:
        parts.append("The guide says:\n" + "".join(f"\n- {word}: {statements[word]}" for word in card.guide))
    parts.append(f"More: `gpl explain {card.code}`")
    return "\n\n".join(parts)


def render_muscle(muscle: str) -> str:
    """Return a muscle's card: what trains it best."""
    trained = [each for each in load_catalog().exercises.values() if muscle in each.trains]
    best = ", ".join(f"`{each.id}`" for each in sorted(trained, key=priority)[:_MOST_EXERCISES])
    title = f"**{escape(load_muscles().words[muscle])}** ({muscle})"
    return f"{title}\n\nTrained by {len(trained)} exercises of the catalog: {best}" if trained else title


def render_session(session: Session, schedules: tuple[Schedule, ...]) -> str:
    """Return a session's card: its title, focus and length, and its exercises."""
    facts = [*([session.focus.value] if session.focus else []), *_length(session, schedules)]
    lines = "".join(f"\n- {line.role} {escape(line.exercise.name)}" for line in session.lines)
    return f"**{escape(session_title(session))}** ({escape(session.name)})" + "".join(
        f"\n\n{part}" for part in (", ".join(facts), lines.strip()) if part
    )


def _length(session: Session, schedules: tuple[Schedule, ...]) -> Iterator[str]:
    if session.minutes is not None:
        yield f"{session.minutes} min"
    estimate = find_estimates(schedules).get(session.name)
    if estimate is not None:
        yield f"about {span(*estimate)} min by its sets and rests"


def find_estimates(schedules: tuple[Schedule, ...]) -> dict[str, tuple[int, int]]:
    """Return the shortest and the longest estimate (minutes) of sessions, by name: in normal weeks if there are any."""
    normal: dict[str, set[int]] = {}
    every: dict[str, set[int]] = {}
    for schedule in schedules:
        for each in schedule.sessions:
            every.setdefault(each.session.name, set()).add(each.estimated_minutes)
            if each.kind is None:
                normal.setdefault(each.session.name, set()).add(each.estimated_minutes)
    return {name: (min(found), max(found)) for name, found in (every | normal).items()}


def render_week(numbers: tuple[int, ...], schedules: tuple[Schedule, ...]) -> str:
    """Return the hard sets of some weeks by muscle, for each athlete; empty where there are none."""
    names: dict[str, list[str]] = {}
    for schedule in schedules:
        name = "" if schedule.athlete is None else escape(schedule.athlete.title or schedule.athlete.name)
        names.setdefault(_volume(frozenset(numbers), schedule), []).append(name)
    names.pop("", None)
    if len(names) == 1:
        return next(iter(names))
    return "\n\n".join(f"**{', '.join(whose)}**\n\n{sets}" for sets, whose in names.items())


def _volume(numbers: frozenset[int], schedule: Schedule) -> str:
    weeks = [week for week in schedule.weeks if week.number in numbers]
    judged = load_profile().volume.week.muscles
    muscles = sorted({muscle for week in weeks for muscle in week.volume}, key=lambda each: (each not in judged, each))
    rows = []
    for muscle in muscles:
        totals = [week.volume[muscle].total if muscle in week.volume else 0 for week in weeks]
        rows.append((escape(load_muscles().words.get(muscle, muscle)), span(min(totals), max(totals))))
    return table(("Muscle", "Hard sets a week"), rows) if rows else ""
