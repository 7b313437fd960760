"""Exercises, muscles, rules, sessions and weeks as Markdown."""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache

from gplang.catalog import Exercise, load_catalog, load_muscles, priority
from gplang.catalog.facts import find_facts
from gplang.diagnostics import RuleCard
from gplang.editor.doses import MOST_COLUMNS, render_more, render_name, render_names
from gplang.editor.markup import escape, table
from gplang.figures import span
from gplang.guide import load_statements
from gplang.lint.page import read_page
from gplang.model.gym import Gym
from gplang.model.plan import Event
from gplang.model.session import Session
from gplang.rules import RULES
from gplang.rules.pages import load_cards
from gplang.scheduling.records import Schedule
from gplang.wording import event_facts, event_title, session_title
from gplang.wording.gyms import gym_facts, loadable

_SENTENCE = re.compile(r".+?[.!?](?=\s|$)")

_MOST_EXERCISES = 6
"""Exercises that a muscle's card names."""

_Sets = tuple[Fraction, Fraction]
"""The fewest and the most hard sets a week."""

_Volume = tuple[tuple[str, _Sets], ...]
"""Hard sets a week by muscle."""


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


def render_reason(card: RuleCard) -> str:
    """Return why there is a rule, in a sentence, and what the guide says."""
    statements = load_statements()
    reason = _SENTENCE.match(" ".join(read_page(card.text).paragraphs[0].split()))
    guide = "".join(f"\n- {word}: {statements[word]}" for word in card.guide)
    text = f"**{card.code} {card.name}**: {reason[0] if reason else card.summary} (`gpl explain {card.code}`)"
    return f"{text}\n{guide}" if guide else text


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


def render_event(event: Event) -> str:
    """Return an event's card: its title and what is known of it."""
    return f"**{escape(event_title(event))}** ({escape(event.name)})\n\n{event_facts(event)}"


def render_gym(gym: Gym) -> str:
    """Return a gym's card: its kit, its bar and plates, and what can be loaded."""
    facts = [*gym_facts(gym), *((label, text) for label, text in (("can be loaded", loadable(gym)),) if text)]
    lines = "".join(f"\n- {label}: {escape(text)}" for label, text in facts)
    return f"**{escape(gym.shown)}** ({escape(gym.name)})\n{lines}"


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
    """Return the hard sets of some weeks: by athlete for muscles that the guide judges; empty where there are none."""
    columns: dict[_Volume, list[str]] = {}
    for schedule in schedules:
        volume = _volume(frozenset(numbers), schedule)
        if volume:
            columns.setdefault(volume, []).append(render_name(schedule.athlete))
    volumes, words = [dict(volume) for volume in columns], load_muscles().words
    muscles = _judged(schedules)
    judged = [muscle for muscle in muscles if any(muscle in volume for volume in volumes)]
    rows = [
        (escape(words[muscle]), *(span(*volume.get(muscle, (0, 0))) for volume in volumes[:MOST_COLUMNS]))
        for muscle in judged
    ]
    names = [render_names(whose) for whose in columns.values()][:MOST_COLUMNS]
    header = ("Muscle", "Hard sets a week") if len(columns) == 1 else ("Hard sets a week", *names)
    parts = [*([table(header, rows), render_more(len(columns))] if rows else []), _others(volumes, muscles)]
    return "\n\n".join(filter(None, parts))


def _judged(schedules: Sequence[Schedule]) -> tuple[str, ...]:
    """Return the muscles that the guide judges by the week."""
    return schedules[0].profile.volume.week.muscles if schedules else ()


def _volume(numbers: frozenset[int], schedule: Schedule) -> _Volume:
    """Return the fewest and the most hard sets of an athlete in some weeks, by muscle."""
    weeks = [week.volume for week in schedule.weeks if week.number in numbers]
    totals = {
        muscle: [volume[muscle].total if muscle in volume else Fraction(0) for volume in weeks]
        for muscle in sorted({muscle for volume in weeks for muscle in volume})
    }
    return tuple((muscle, (min(each), max(each))) for muscle, each in totals.items())


def _others(volumes: Sequence[Mapping[str, _Sets]], judged: Sequence[str]) -> str:
    """Return the hard sets of the muscles that the guide does not judge in a line, those with the most sets first."""
    most: dict[str, _Sets] = {}
    for muscle in sorted({muscle for volume in volumes for muscle in volume if muscle not in judged}):
        found = [volume.get(muscle, (Fraction(0), Fraction(0))) for volume in volumes]
        most[muscle] = (min(low for low, _ in found), max(high for _, high in found))
    ranked = sorted(most, key=lambda muscle: -most[muscle][1])
    told = ", ".join(f"{escape(load_muscles().words.get(muscle, muscle))} {span(*most[muscle])}" for muscle in ranked)
    return f"Other muscles: {told}" if told else ""
