"""Words behind a first word: values of closed lists, names, units, and the small words between them."""

import re
from collections.abc import Iterable, Iterator, Mapping

from gplang.catalog import load_equipment, load_muscles, load_weights
from gplang.editor.completion.circuits import complete_circuit
from gplang.editor.completion.days import is_half_a_pair, offered_days
from gplang.editor.completion.exercises import complete_exercises
from gplang.editor.completion.people import complete_groups, complete_others, complete_trainees
from gplang.editor.completion.schemes import complete_schemes
from gplang.editor.completion.sessions import (
    complete_events,
    complete_gyms,
    complete_sessions,
    other_sessions,
    own_first,
)
from gplang.editor.completion.snippets import next_week
from gplang.editor.completion.steps import complete_steps
from gplang.editor.completion.suggestion import EntryKind, Suggestion
from gplang.editor.context import Context, owner_of
from gplang.editor.descriptions import describe
from gplang.quantities import WeightUnit
from gplang.statements.lists import find_statement
from gplang.statements.record import Form, Names, Statement
from gplang.syntax.ast import AdjustLine, ExerciseLine, From, Parsed, Setting, Swap, WeekHeader
from gplang.syntax.headers import EDITION
from gplang.syntax.parser import is_kind
from gplang.vocabulary import Adjustable, Block, Day, Role

_SMALL_WORDS = {
    "LIKE": "like",
    "OF": "of",
    "FROM": "from",
    "EVERY": "every",
    "AT": "at",
    "TO": "to",
    "ON": "on",
    "IN": "in",
}
_BY_SESSION = {"SESSION": "session", "SESSIONS_WORD": "sessions", "OPEN": "open"}
_LAST_WORDS = {
    "WEEK": "week",
    "WEEKS_WORD": "weeks",
    "REPS": "reps",
    "OPTIONAL": "optional",
    "ONCE": "once",
    **_BY_SESSION,
}
_MEASURED = frozenset({"WEIGHT", "PERCENT", "DURATION", "DISTANCE", "DOSE", "AT_WORD", "STEP_SIZE", "LIMIT", "CHANGE"})
_NUMBER = re.compile(r"@?[+-]?[0-9]+(?:\.[0-9]+)?(?:-[0-9]+(?:\.[0-9]+)?)?|[0-9]+x[0-9]+")
_UNITS = {
    **{"kg": "kilograms", "lb": "pounds", "%": "per cent", "s": "seconds", "min": "minutes", "m": "metres"},
    **{"h": "hours", "d": "days", "w": "weeks", "rep": "repetitions", "set": "sets", "rir": "repetitions in reserve"},
}
_USUAL_CHANGES = {
    Adjustable.SETS: ("-40%", "-50%", "-1"),
    Adjustable.LOAD: ("-10%", "-20%"),
    Adjustable.REPS: ("-2", "-20%"),
    Adjustable.RIR: ("+2", "+1"),
}
"""What an easier week takes away; the guide has no numbers for it."""

_USUAL_ROUNDINGS = {WeightUnit.KG: ("2.5kg", "1.25kg", "1kg", "5kg"), WeightUnit.LB: ("5lb", "2.5lb", "1lb", "10lb")}
_USUAL_RAISES = {WeightUnit.KG: ("5", "2.5"), WeightUnit.LB: ("10", "5")}
_LABEL_BEGUN = re.compile(r"[A-Z][0-9]*")
_LOAD_STEPS = ("kg", "lb", "%")
_RULES = ("progress", "on-miss")
"""Lines that stand under an exercise, or are about roles and exercises in a plan."""

_NO_EQUIPMENT = "none"


def complete_words(context: Context) -> Iterator[Suggestion]:
    """Yield what may follow the words of a line, but for what follows an exercise."""
    keyword, accepted = context.keyword, context.accepted
    yield from complete_units(context)
    if "LABEL" in accepted and _LABEL_BEGUN.fullmatch(context.word):
        yield from (each for each in _label_entries(context) if each.label.startswith(context.word))
    if keyword == "adjust":
        yield from _targets(context)
    if keyword == "circuit":
        yield from complete_circuit(context)
    if context.last == "scheme" and len(context.words) > 1:
        yield from complete_schemes(context)
        return
    if keyword in tuple(Day) and context.last == "in":
        yield from complete_gyms(context)
        return
    names = accepted & {"NAME", "STRING"} and "DOSE" not in accepted and context.last != "method"
    if names and keyword not in _RULES:
        yield from _names(context)
    if keyword != "adjust" and (keyword not in _RULES or context.block.kind is Block.PLAN):
        yield from _roles(context)
    if "REST" in accepted and keyword in (*Day, "rotate"):
        detail = "an empty turn" if keyword == "rotate" else "a day off"
        yield Suggestion("rest", "rest", context.replace, EntryKind.KEYWORD, detail)
    if "DAY" in accepted:
        yield from (Suggestion(str(day), str(day), context.replace, EntryKind.DAY) for day in offered_days(context))
    if "ZONE" in accepted:
        yield from _zones(context)
    yield from _numbers(context)
    if keyword == "progress" and (context.block.kind is not Block.PLAN or len(context.words) > 1):
        yield from complete_steps(context)
    if names and keyword in _RULES and context.block.kind is Block.PLAN:
        yield from _names(context)
    if keyword == "swap" and "DOSE" in accepted:
        yield from _beginning(context)
    for kind, word in (*_SMALL_WORDS.items(), *_LAST_WORDS.items()):
        if kind in accepted and "DOSE" not in accepted and _makes_sense(word, context):
            space = " " if kind in _SMALL_WORDS else ""
            yield Suggestion(word, word + space, context.replace, EntryKind.KEYWORD)


def _beginning(context: Context) -> Iterator[Suggestion]:
    """Yield the words of `from week` in an athlete's `swap`, which the grammar takes for names."""
    if context.block.kind is Block.ATHLETE:
        word = "from" if "from" not in context.words else "week" if context.last == "from" else ""
        if word:
            yield Suggestion(word, f"{word} ", context.replace, EntryKind.KEYWORD)


def _targets(context: Context) -> Iterator[Suggestion]:
    """Yield what a week adjusts of all lines, then the roles that it can be of; exercises follow."""
    if "WHAT" in context.accepted:
        yield from _values(context, Adjustable)
    yield from _roles(context)


def _roles(context: Context) -> Iterator[Suggestion]:
    if "ROLE" in context.accepted:
        yield from (
            Suggestion(str(role), str(role), context.replace, EntryKind.ROLE, about=describe(role)) for role in Role
        )


def _makes_sense(word: str, context: Context) -> bool:
    """Return whether a small word fits.

    Of a progression only loads wait for repetitions, an end needs a pace; only an athlete's changes begin in a week.
    """
    if word == "from" and context.keyword in ("swap", "drop", "move"):
        return context.block.kind is Block.ATHLETE and "from" not in context.words and not is_half_a_pair(context)
    if context.keyword != "progress":
        return True
    if word == "at":
        return context.last.endswith(_LOAD_STEPS)
    return word != "to" or not {"every", "at"}.isdisjoint(context.words)


def _values(context: Context, words: Iterable[str]) -> Iterator[Suggestion]:
    for word in words:
        yield Suggestion(str(word), str(word), context.replace, EntryKind.VALUE)


# ---- names and words of lists


def _names(context: Context) -> Iterator[Suggestion]:
    said = find_statement(context.keyword, context.block.kind)
    if said is None:
        return
    if said.word == "session" and context.last == "like":
        yield from complete_sessions(context, other_sessions(context))
    elif said.word == Block.ATHLETE and context.last == "like":
        yield from complete_others(context)
    elif said.choices:
        is_header = said.form in (Form.SESSION, Form.PLAN)
        if not is_header:
            yield from _values(context, [each for each in said.choices if each not in context.words])
        elif "NAME" in context.accepted and len(context.words) > 1:
            yield from _values(context, said.choices)
    elif said.form is Form.EVENT:
        if len(context.words) > 1 and "hard" not in context.words:
            yield from _values(context, ["hard"])
    else:
        yield from _named(context, said)


def _named(context: Context, said: Statement) -> Iterator[Suggestion]:
    match said.names:
        case Names.MUSCLE:
            yield from _vocabulary(context, load_muscles().words)
        case Names.EQUIPMENT:
            yield from _vocabulary(context, load_equipment().words)
            if len(context.words) == 1:
                yield from _values(context, [_NO_EQUIPMENT])
        case Names.SESSION if said.form is Form.DAY:
            yield from complete_sessions(context, own_first(context))
            yield from complete_events(context)
        case Names.SESSION if "on" not in context.words:
            yield from complete_sessions(
                context, (each for each in own_first(context) if each.name not in context.words)
            )
        case Names.ATHLETE:
            yield from complete_trainees(context)
        case Names.GROUP:
            yield from complete_groups(context)
        case Names.EXERCISE:
            yield from complete_exercises(context)
        case Names.GYM:
            yield from complete_gyms(context)
        case Names.LOADED:
            yield from _values(context, _roundings(context))
            weights, words = load_weights(), load_equipment().words
            yield from _vocabulary(context, {word: name for word, name in words.items() if word in weights})
            yield from complete_exercises(context)
        case Names.BASE if context.block.kind is Block.EXERCISE:
            yield from complete_exercises(context)


def _vocabulary(context: Context, words: Mapping[str, str]) -> Iterator[Suggestion]:
    for word, name in words.items():
        if word not in context.words:
            shown = "" if name == word else name
            yield Suggestion(word, word, context.replace, EntryKind.VALUE, shown, filter=f"{word} {name}")


def _zones(context: Context) -> Iterator[Suggestion]:
    from gplang.model.zones import offered_zones

    for zone in offered_zones():
        yield Suggestion(zone, zone, context.replace, EntryKind.VALUE, filter=f"{zone} {zone.rpartition('/')[2]}")


# ---- numbers


def complete_units(context: Context) -> Iterator[Suggestion]:
    """Yield the number that is being typed with each unit that it may have here."""
    if not _NUMBER.fullmatch(context.word):
        return
    kinds = context.accepted & _MEASURED
    for unit, name in _UNITS.items():
        text = f"{context.word}{unit}"
        if any(is_kind(kind, text) for kind in kinds) and context.accepts(text):
            yield Suggestion(text, text, context.replace, EntryKind.UNIT, name)


def _numbers(context: Context) -> Iterator[Suggestion]:
    """Yield the few numbers that a line can hardly do without: the edition, weeks, labels, earlier changes."""
    keyword = context.keyword
    if keyword == "gpl":
        yield from _values(context, [str(EDITION)])
    elif keyword == "week" and "WEEKS" in context.accepted:
        yield from _values(context, [str(next_week(context))])
    elif keyword == "like" and context.block.kind is Block.WEEK:
        yield from _values(context, map(str, _other_weeks(context)))
    elif context.words[-2:] == ("from", "week") or (keyword == "from" and "INT" in context.accepted):
        yield from _values(context, map(str, _later_weeks(context)))
    elif "LABEL" in context.accepted:
        yield from _label_entries(context)
    elif "CHANGE" in context.accepted:
        yield from _values(context, dict.fromkeys([*_changes(context), *_USUAL_CHANGES[Adjustable(context.last)]]))
    elif keyword == "raise" and "STEP_SIZE" in context.accepted:
        yield from _values(context, _raises(context))
    elif keyword == "round":
        yield from _values(context, _roundings(context))
    elif said := find_statement(keyword):
        yield from _values(context, [each for each in said.usual if each not in context.words])


def _other_weeks(context: Context) -> list[int]:
    plan = context.compilation.plan
    header = context.block.header.parsed.statement if context.block.header and context.block.header.parsed else None
    own = header.numbers if isinstance(header, WeekHeader) else ()
    stretches = [node.value for node in own]
    numbers = {number for week in (plan.weeks if plan else ()) for number in week.numbers}
    return sorted(each for each in numbers if not any(first <= each <= last for first, last in stretches))


def _later_weeks(context: Context) -> list[int]:
    """Return the normal weeks that a line may be prescribed anew from: those behind an earlier `from week` of it."""
    plan = context.compilation.plan
    latest = 1
    for line in reversed(context.above):
        statement = line.parsed.statement if line.parsed else None
        if isinstance(statement, From):
            latest = statement.week.value
            break
        if isinstance(statement, ExerciseLine | Swap):
            break
    numbers = {number for week in (plan.weeks if plan else ()) if week.kind is None for number in week.numbers}
    return sorted(each for each in numbers if each > latest)


def _label_entries(context: Context) -> Iterator[Suggestion]:
    yield from (Suggestion(label, label, context.replace, EntryKind.NAME, "superset") for label in _labels(context))


def _labels(context: Context) -> Iterator[str]:
    """Yield the label that goes on with the superset above, and one that opens the next superset."""
    owner = owner_of(context.above)
    above = owner[1].label.value if owner and isinstance(owner[1], ExerciseLine) and owner[1].label else ""
    if above:
        yield f"{above[0]}{int(above[1:]) + 1}"
    used = [each.statement.label.value[0] for each in context.statements if _is_labelled(each.statement)]  # type: ignore[union-attr]
    following = chr(ord(max(used, default="@")) + 1)
    if following.isalpha():
        yield f"{following}1"


def _is_labelled(statement: object) -> bool:
    return isinstance(statement, ExerciseLine) and statement.label is not None


def _changes(context: Context) -> list[str]:
    """Return the changes that the file's other weeks make of the same."""
    found = [
        line.at(line.parsed.statement.change.span).text
        for line in context.compilation.document.lines
        if line.parsed is not None
        and isinstance(line.parsed.statement, AdjustLine)
        and line.parsed.statement.what.value == context.last
        and line.number != context.line.number
    ]
    return list(dict.fromkeys(found))


def _raises(context: Context) -> Iterator[str]:
    """Yield how maxima usually grow, in the plan's unit."""
    plan = context.compilation.plan
    unit = plan.unit if plan is not None else WeightUnit.KG
    yield from (f"+{step}{unit} every 3 weeks" for step in _USUAL_RAISES[unit])


def _roundings(context: Context) -> Iterator[str]:
    """Yield plates in the unit of the block or the plan, then those of the other unit."""
    plan = context.compilation.plan
    said = [each.statement.values[0].value for each in context.statements if _says_unit(each)]  # type: ignore[union-attr]
    unit = said[0] if said else plan.unit if plan is not None else WeightUnit.KG
    for each in sorted(_USUAL_ROUNDINGS, key=lambda each: each is not unit):
        yield from _USUAL_ROUNDINGS[each]


def _says_unit(each: Parsed) -> bool:
    return each.keyword == "unit" and isinstance(each.statement, Setting) and len(each.statement.values) > 0
