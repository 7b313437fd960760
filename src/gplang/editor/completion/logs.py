"""What may follow the first word of a line of a log, as far as its text tells."""

from collections.abc import Iterable, Iterator

from gplang.catalog import key
from gplang.editor.completion.exercises import complete_exercises
from gplang.editor.completion.planned import (
    complete_dates,
    complete_planned,
    complete_planned_days,
    complete_planned_lines,
    complete_planned_sets,
    complete_sessions_of,
)
from gplang.editor.completion.suggestion import EntryKind, Suggestion
from gplang.editor.completion.words import complete_units
from gplang.editor.context import Context
from gplang.editor.descriptions import describe
from gplang.editor.people import render_athlete
from gplang.syntax.document import Line
from gplang.syntax.log_ast import DidLine, DoneHeader, MissedHeader, PainLine, WeightHeader
from gplang.syntax.log_lines import MOST_PAIN
from gplang.vocabulary import Role, Sensitivity

_SMALL_WORDS = {"PLANNED": "planned", "FORM": "form", "PAIN": "pain", "FOR": "for"}
_AS_PLANNED = "as planned"


def complete_lines(context: Context) -> Iterator[Suggestion]:
    """Yield whole lines of a record: what is planned for it, and not told yet."""
    if context.compilation.document.is_log:
        yield from complete_planned_lines(context)


def complete_log(context: Context) -> Iterator[Suggestion]:
    """Yield what may follow the words of a line of a log."""
    keyword, accepted = context.keyword, context.accepted
    yield from complete_units(context)
    if "DATE" in accepted and keyword in ("done", "missed"):
        yield from complete_planned_days(context) if context.last == "for" else complete_dates(context)
    elif keyword == "for":
        yield from _athletes(context)
    elif keyword == "weight" and "WEIGHT" in accepted:
        yield from _values(context, _last_weight(context), "last time")
    elif keyword in ("did", "skipped") and "DOSE" not in accepted and "NAME" in accepted:
        yield from complete_planned(context)
        if "ROLE" in accepted:
            yield from (
                Suggestion(str(role), str(role), context.replace, EntryKind.ROLE, about=describe(role)) for role in Role
            )
        yield from complete_exercises(context)
    elif keyword == "did" and context.last == "pain" and "INT" in accepted:
        yield from _values(context, map(str, range(MOST_PAIN + 1)), "from 0 to 10")
    elif keyword == "did":
        yield from _behind_exercise(context)
    elif keyword in ("done", "missed") and len(context.words) > 1:
        yield from _behind_date(context)
    elif keyword == "pain" and len(context.words) == 1:
        yield from _values(context, dict.fromkeys([*_places(context), *Sensitivity]))
    elif keyword == "pain" and "INT" in accepted:
        yield from _values(context, map(str, range(MOST_PAIN + 1)), "from 0 to 10")


def _behind_exercise(context: Context) -> Iterator[Suggestion]:
    """Yield what was done last time, `as planned`, and what else may stand behind an exercise."""
    has_sets = any(word[0].isdigit() for word in context.words[1:])
    if not has_sets and "DOSE" in context.accepted and context.last != "as":
        yield from complete_planned_sets(context)
        yield from _keyword(context, _AS_PLANNED, "without numbers")
        if (last := _last_sets(context)) is not None:
            yield Suggestion(last, last, context.replace, EntryKind.VALUE, "last time")
    for kind, word in _SMALL_WORDS.items():
        if kind in context.accepted and word not in context.words and (has_sets or "planned" in (word, context.last)):
            yield from _keyword(context, word, describe(word).split("\n", 1)[0])
    if has_sets and "REST" in context.accepted:
        yield from (each for word in ("rest", "tempo", "method") for each in _keyword(context, word))


def _behind_date(context: Context) -> Iterator[Suggestion]:
    """Yield the sessions that the log has, and what may stand behind a session."""
    if "AS" not in context.accepted and "NAME" in context.accepted:
        known = [*complete_sessions_of(context)]
        yield from known
        found = [name for line in _others(context) for name in _session_of(line)]
        others = dict.fromkeys((*reversed(found), *(each.name for each in context.sessions.values())))
        for name in others:
            if name not in [each.label for each in known]:
                yield Suggestion(name, name, context.replace, EntryKind.SESSION)
    if "AS" in context.accepted and "as" not in context.words:
        yield from _keyword(context, _AS_PLANNED, "without numbers")
    if "PLANNED" in context.accepted:
        yield from _keyword(context, "planned")
    if "FOR" in context.accepted and "for" not in context.words:
        yield from _keyword(context, "for", "the day that it was planned on")


def _keyword(context: Context, word: str, detail: str = "") -> Iterator[Suggestion]:
    space = " " if word in ("pain", "for", "rest", "tempo", "method") else ""
    yield Suggestion(word, word + space, context.replace, EntryKind.KEYWORD, detail)


def _values(context: Context, words: Iterable[str], detail: str = "") -> Iterator[Suggestion]:
    for word in words:
        yield Suggestion(str(word), str(word), context.replace, EntryKind.VALUE, detail)


# ---- what the log has


def _others(context: Context) -> list[Line]:
    lines = context.compilation.document.lines
    return [line for line in lines if line.number != context.line.number]


def _session_of(line: Line) -> Iterator[str]:
    statement = line.parsed.statement if line.parsed else None
    if isinstance(statement, DoneHeader | MissedHeader) and statement.session:
        yield statement.session.value


def _places(context: Context) -> Iterator[str]:
    for line in _others(context):
        if line.parsed and isinstance(line.parsed.statement, PainLine):
            yield line.parsed.statement.place.value


def _last_weight(context: Context) -> Iterator[str]:
    """Yield what the body weighed in the last line of it above."""
    for line in reversed(context.compilation.document.lines[: context.line.number - 1]):
        statement = line.parsed.statement if line.parsed and not line.is_mistake else None
        if isinstance(statement, WeightHeader) and statement.weight is not None:
            yield line.at(statement.weight.span).text
            return


def _athletes(context: Context) -> Iterator[Suggestion]:
    """Yield the athletes of the plans that the log is about, the last one first."""
    log = context.compilation.log
    plans = [each.plan for each in reversed(log.plans) if each.plan is not None] if log is not None else []
    for athlete in {each.name: each for plan in plans for each in plan.athletes}.values():
        about = render_athlete(athlete)
        yield Suggestion(athlete.name, athlete.name, context.replace, EntryKind.NAME, athlete.title or "", about)


def _last_sets(context: Context) -> str | None:
    """Return the sets in which the exercise was done the last time above, as they stand there."""
    wanted = key(context.last.strip('"'))
    for line in reversed(context.compilation.document.lines[: context.line.number - 1]):
        statement = line.parsed.statement if line.parsed and not line.is_mistake else None
        if isinstance(statement, DidLine) and statement.prescription and key(statement.exercise.value) == wanted:
            groups = statement.prescription.groups
            ends = [node.span.end for node in (groups[-1].dose, groups[-1].effort, groups[-1].load) if node]
            return line.where.text[groups[0].dose.span.start : max(ends)]
    return None
