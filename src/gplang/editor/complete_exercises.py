"""Exercises for a line: those first that fit its role, the session's focus and the athletes, then the guide's order."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from gplang.catalog import HARD_KINDS, Exercise, Kind, Pattern, key, load_catalog, load_muscles, priority
from gplang.editor.cards import render_facts
from gplang.editor.context import (
    Context,
    base_of,
    find_exercise,
    header_of,
    inherited_role,
    name_in,
    owner_of,
)
from gplang.editor.suggestion import NOWHERE, Suggestion
from gplang.editor.suggestion import Kind as EntryKind
from gplang.guide import Profile
from gplang.lint.alternatives import find_suitable
from gplang.lint.facts import is_main_lift
from gplang.lint.inheritance import Inheritance
from gplang.lint.subjects import QUADS, Trainee
from gplang.model.plan import Plan, Session
from gplang.syntax.ast import ExerciseLine, Setting
from gplang.vocabulary import Focus, Role

_EXPLOSIVE = frozenset({Kind.BALLISTIC, Kind.JUMP, Kind.SPRINT})
_EASY = frozenset({Kind.MOBILITY, Kind.ACTIVATION})
_PRESSES_AND_PULLS = frozenset(
    {Pattern.HORIZONTAL_PUSH, Pattern.VERTICAL_PUSH, Pattern.HORIZONTAL_PULL, Pattern.VERTICAL_PULL}
)
_SHOULDER_GIRDLE = frozenset({"upper-back", "traps", "lats", "rear-delts", "front-delts", "chest"})
_HIPS = frozenset({"glute-max", "glute-med"})
"""What warm-ups of upper and of other sessions wake."""

_UPPER = _PRESSES_AND_PULLS | {Pattern.ARMS, Pattern.SHOULDERS}


def _is_for_legs(each: Exercise) -> bool:
    return each.posterior or QUADS in each.trains


_FITS_FOCUS: dict[Focus, Callable[[Exercise], bool]] = {
    Focus.POSTERIOR: lambda each: each.posterior or each.lateral,
    Focus.QUAD: lambda each: QUADS in each.trains,
    Focus.LOWER: _is_for_legs,
    Focus.MIXED: _is_for_legs,
    Focus.UPPER: lambda each: each.pattern in _UPPER,
    Focus.POWER: lambda each: each.kind in _EXPLOSIVE,
    Focus.CONDITIONING: lambda each: each.kind is Kind.CONDITIONING,
}


def complete_exercises(context: Context) -> Iterator[Suggestion]:
    """Yield the exercises that can be named here, best first."""
    for each in _choose(context):
        entry = _suggestion(each) if context.compilation.exercises.is_own(each) else _ready(each.id)
        yield entry._replace(replace=context.replace)


def _choose(context: Context) -> list[Exercise]:
    match context.keyword:
        case "drop":
            return _of_session(base_of(context), _role_in(context))
        case "swap" if not [word for word in context.words[1:] if word not in tuple(Role)]:
            return _of_session(base_of(context), _role_in(context))
        case "hold" | "adjust":
            sessions = context.sessions.values()
            return list(dict.fromkeys(each for session in sessions for each in _of_session(session)))
        case "max" | "load":
            return _used_first(context)
        case _ if context.last == "of":
            return _known_maxima(context)
        case "or":
            return _alike(context)
        case "like":
            header = header_of(context.block)
            name = header.name.value.casefold() if header and header.name else ""
            return [each for each in _all(context) if each.id != name or each.id in load_catalog().exercises]
    return _for_line(context)


def _role_in(context: Context) -> Role | None:
    return next((Role(word) for word in context.words if word in tuple(Role)), None)


def _of_session(session: Session | None, role: Role | None = None) -> list[Exercise]:
    lines = session.lines if session is not None else ()
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
    settings = (each.statement for each in context.statements if each.keyword == context.keyword)
    names = [str(each.values[0].value) for each in settings if isinstance(each, Setting) and each.values]
    told = {found.id for name in names if (found := find_exercise(context.compilation, name)) is not None}
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
    name = name_in(owner[1]) if owner and owner[1] else ""
    wanted = find_exercise(context.compilation, name)
    if wanted is None:
        return _all(context)
    suitable, muscles = _suitable(context.compilation.plan, context.profile), set(wanted.trains)

    def order(each: Exercise) -> tuple[bool, ...]:
        is_unsuitable = suitable is not None and each.id not in suitable
        return each.pattern is not wanted.pattern, is_unsuitable, muscles.isdisjoint(each.trains)

    return sorted((each for each in _all(context) if each.id != wanted.id), key=order)


def _for_line(context: Context) -> list[Exercise]:
    """Return all exercises in the order in which they become the line's role, the session and the athletes."""
    role = _role_in(context) or _swapped_role(context)
    header = header_of(context.block)
    base = base_of(context)
    focus = (header.focus.value if header and header.focus else None) or (base.focus if base else None)
    suitable = _suitable(context.compilation.plan, context.profile)
    there = set(_there(context, role, base))
    own = context.compilation.exercises

    def order(each: Exercise) -> tuple[object, ...]:
        is_off_focus = focus in _FITS_FOCUS and not _FITS_FOCUS[focus](each)
        return (
            each.id in there,
            suitable is not None and each.id not in suitable,
            _warmup_order(each, focus) if role is Role.WARMUP else (),
            role is Role.PRIMARY and is_off_focus,
            _misfit(each, role, focus),
            not own.is_own(each),
            role is not Role.WARMUP and is_off_focus,
        )

    return sorted(_all(context), key=order)


def _swapped_role(context: Context) -> Role | None:
    old = find_exercise(context.compilation, context.last) if context.keyword == "swap" else None
    return inherited_role(context, old) if old is not None else None


def _there(context: Context, role: Role | None, base: Session | None) -> Iterator[str]:
    """Yield the ids of the exercises that the session has in the same role, its base's too."""
    for each in context.statements:
        if isinstance(each.statement, ExerciseLine) and each.statement.role.value is role:
            found = find_exercise(context.compilation, name_in(each.statement))
            if found is not None:
                yield found.id
    for line in base.lines if base is not None else ():
        if role in (None, line.role):
            yield line.exercise.id


def _misfit(each: Exercise, role: Role | None, focus: Focus | None) -> int:
    """Return how far an exercise is from what a role takes: 0 for what the role is there for."""
    match role:
        case Role.PRIMARY if focus in (Focus.POWER, Focus.CONDITIONING):
            return 0 if _FITS_FOCUS[focus](each) else 1
        case Role.PRIMARY if focus is Focus.UPPER:
            return (each.pattern not in _PRESSES_AND_PULLS) * 2 + (not each.loadable)
        case Role.PRIMARY:
            main = is_main_lift(each) if focus is Focus.POSTERIOR else each.loadable
            return 0 if main else 1 if each.kind in HARD_KINDS else 2
        case Role.SECONDARY:
            return 0 if each.kind in HARD_KINDS and each.pattern is not Pattern.OLYMPIC else 1
        case Role.ACCESSORY:
            is_big = each.loadable or each.pattern is Pattern.OLYMPIC
            return 2 if each.kind not in HARD_KINDS else 1 if is_big else 0
        case Role.FINISHER:
            return 0 if each.kind in (Kind.CONDITIONING, Kind.BALLISTIC) else 1
    return 0


def _warmup_order(each: Exercise, focus: Focus | None) -> tuple[object, ...]:
    """Return where an exercise stands among warm-ups: easy ones first, then what grooves a hinge, then the rest.

    Easy ones that wake what the session trains go first, activation before mobility, whatever they do for strength.
    """
    is_easy = each.kind in _EASY or (each.warms and each.pattern is Pattern.THRUST and not each.equipment)
    if not is_easy:
        return (2 if each.warms or each.warms_with else 3,)
    muscles = {*each.trains, *each.assists}
    is_quads = QUADS in muscles
    wakes = not (each.warms or is_quads) if focus is Focus.UPPER else each.warms or (focus is Focus.QUAD and is_quads)
    wanted = _SHOULDER_GIRDLE if focus is Focus.UPPER else _HIPS
    return (0 if wakes else 1, each.kind is Kind.MOBILITY, wanted.isdisjoint(each.trains), wanted.isdisjoint(muscles))


def _suitable(plan: Plan | None, profile: Profile) -> frozenset[str] | None:
    """Return the ids of what suits every athlete; None where nobody is named."""
    if plan is None or not plan.athletes:
        return None
    inheritance = Inheritance({})
    needs = {(each.equipment, each.level, each.sensitive): each for each in plan.athletes}
    trainees = (Trainee(plan, each, each.level or plan.level, profile, inheritance) for each in needs.values())
    found = [frozenset(each.id for each in find_suitable(trainee)) for trainee in trainees]
    return frozenset.intersection(*found)


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
