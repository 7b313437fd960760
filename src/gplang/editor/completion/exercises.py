"""Exercises for a line: those first that fit its role, the session's focus and the athletes, then the guide's order."""

from collections.abc import Iterable, Iterator
from functools import cache

from gplang.catalog import Exercise, key, load_catalog, load_muscles, priority
from gplang.editor.cards import render_facts
from gplang.editor.completion.suggestion import NOWHERE, EntryKind, Suggestion
from gplang.editor.context import (
    Context,
    base_of,
    changed_sessions,
    exercise_of,
    header_of,
    inherited_role,
    owner_of,
)
from gplang.lint.ranking import find_common, fits_focus, misfit, warmup_order
from gplang.model.session import Session
from gplang.syntax.ast import ExerciseLine
from gplang.vocabulary import Role


def complete_exercises(context: Context) -> Iterator[Suggestion]:
    """Yield the exercises that can be named here, best first."""
    for each in _choose(context):
        entry = _suggestion(each) if context.compilation.exercises.is_own(each) else _ready(each.id)
        yield entry._replace(replace=context.replace)


def _choose(context: Context) -> list[Exercise]:
    match context.keyword:
        case "drop":
            return _of_sessions(changed_sessions(context), _role_in(context))
        case "swap" if not [word for word in context.words[1:] if word not in tuple(Role)]:
            return _of_sessions(changed_sessions(context), _role_in(context))
        case "hold" | "adjust":
            return _of_sessions(context.sessions.values())
        case _ if context.last == "of":
            return _known_maxima(context)
        case "max" | "training-max" | "raise" | "load" | "round":
            return _used_first(context)
        case "or":
            return _alike(context)
        case "like" | "complex":
            header = header_of(context.block)
            name = header.name.value.casefold() if header and header.name else ""
            return [each for each in _all(context) if each.id != name or each.id in load_catalog().exercises]
    return _for_line(context)


def _role_in(context: Context) -> Role | None:
    return next((Role(word) for word in context.words if word in tuple(Role)), None)


def _of_sessions(sessions: Iterable[Session], role: Role | None = None) -> list[Exercise]:
    lines = (line for session in sessions for line in session.lines)
    return list({line.exercise.id: line.exercise for line in lines if role in (None, line.role)}.values())


def _all(context: Context) -> list[Exercise]:
    """Return what there is, own exercises first; they hide those of the catalog that go by one of their names."""
    own = context.compilation.exercises
    return [*sorted(own.values(), key=priority), *(each for each in _catalog_in_order() if not own.hides(each))]


@cache
def _catalog_in_order() -> tuple[Exercise, ...]:
    return tuple(sorted(load_catalog().exercises.values(), key=priority))


def _used_first(context: Context) -> list[Exercise]:
    """Return all exercises, first those that the sessions use and this athlete has no such line for."""
    same = (line for line, parsed in context.other_lines if parsed.keyword == context.keyword)
    mentions = (each for line in same for each in context.compilation.mentions.on_line(line))
    told = {each.exercise.id for each in mentions if each.exercise is not None}
    lines = (line for each in context.sessions.values() for line in each.lines)
    used = {line.exercise.id for line in lines if line.exercise.loadable}
    return sorted(_all(context), key=lambda each: (each.id in told, each.id not in used, not each.loadable))


def _known_maxima(context: Context) -> list[Exercise]:
    """Return all exercises, first those of which an athlete's maximum is known."""
    plan = context.compilation.plan
    known = {word for athlete in plan.athletes for word in athlete.maxima} if plan else set()
    return sorted(_all(context), key=lambda each: (each.id not in known, not each.loadable))


def _alike(context: Context) -> list[Exercise]:
    """Return what could be done instead of the line's exercise: the same movement, what suits all, the same muscles."""
    owner = owner_of(context.above)
    line, statement = owner or (None, None)
    wanted = exercise_of(context.compilation, line, statement) if line and statement else None
    if wanted is None:
        return _all(context)
    suitable, muscles = find_common(context.compilation.plan, context.profile), set(wanted.trains)

    def order(each: Exercise) -> tuple[bool, ...]:
        is_unsuitable = suitable is not None and each.id not in suitable
        return each.pattern is not wanted.pattern, is_unsuitable, muscles.isdisjoint(each.trains)

    return sorted((each for each in _all(context) if each.id != wanted.id), key=order)


def _for_line(context: Context) -> list[Exercise]:
    """Return all exercises in the order in which they suit the line's role, the session and the athletes."""
    role = _role_in(context) or _swapped_role(context)
    header = header_of(context.block)
    base = base_of(context)
    focus = (header.focus.value if header and header.focus else None) or (base.focus if base else None)
    suitable = find_common(context.compilation.plan, context.profile)
    there = set(_there(context, role, base))
    own = context.compilation.exercises

    def order(each: Exercise) -> tuple[object, ...]:
        is_off_focus = not fits_focus(each, focus)
        return (
            each.id in there,
            suitable is not None and each.id not in suitable,
            warmup_order(each, focus) if role is Role.WARMUP else (),
            role is Role.PRIMARY and is_off_focus,
            misfit(each, role, focus),
            not own.is_own(each),
            role is not Role.WARMUP and is_off_focus,
        )

    return sorted(_all(context), key=order)


def _swapped_role(context: Context) -> Role | None:
    old = context.compilation.mentions.find_exercise(context.last) if context.keyword == "swap" else None
    return inherited_role(context, old) if old is not None else None


def _there(context: Context, role: Role | None, base: Session | None) -> Iterator[str]:
    """Yield the ids of the exercises that the session has in the same role, its base's too."""
    for line, parsed in context.other_lines:
        if isinstance(parsed.statement, ExerciseLine) and parsed.statement.role.value is role:
            found = exercise_of(context.compilation, line, parsed.statement)
            if found is not None:
                yield found.id
    for inherited in base.lines if base is not None else ():
        if role in (None, inherited.role):
            yield inherited.exercise.id


# ---- entries


@cache
def _ready(word: str) -> Suggestion:
    """Return the entry of an exercise of the catalog, its place left open."""
    return _suggestion(load_catalog().exercises[word])


def _suggestion(each: Exercise) -> Suggestion:
    return Suggestion(
        each.id,
        each.id,
        NOWHERE,
        EntryKind.EXERCISE,
        detail=", ".join(each.trains or each.assists) or str(each.pattern or ""),
        about=render_facts(each),
        filter=" ".join((*each.names, *_muscle_words(each.trains))),
        names=(*each.names, *_muscle_words(each.trains)),
    )


def _muscle_words(muscles: Iterable[str]) -> Iterator[str]:
    names = load_muscles().words
    for muscle in muscles:
        yield muscle
        if key(names[muscle]) != key(muscle):
            yield names[muscle].casefold()
