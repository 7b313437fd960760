"""Percentages of a maximum that is not known."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain

from gplang.diagnostics import Label
from gplang.model.own_plan import OwnWeeks, keeps_dose
from gplang.model.places import find_trained, names_gyms
from gplang.model.plan import Athlete, Plan, train_in
from gplang.model.scope import Scope
from gplang.model.session import Session, SetGroup, SetLine, forget
from gplang.model.substitutes import choose_substitute, has_kit, spares
from gplang.model.week import Week
from gplang.quantities import LoadKind, ShareOf
from gplang.records import NamedTuple
from gplang.source import Location
from gplang.typed import TYPE_CHECKING
from gplang.vocabulary import Role

if TYPE_CHECKING:
    from gplang.model.session import Remember

_KEPT_BY_ATHLETES = (ShareOf.MAXIMUM, ShareOf.TRAINING_MAX)


class _Whole(NamedTuple):
    """What a percentage is of: a maximum or a training max of an exercise, by its id."""

    share: ShareOf
    exercise: str


def check_maxima(plan: Plan, scope: Scope, remember: "Remember" = forget) -> None:
    """Report (E022), once per exercise, loads in per cent of a maximum that an athlete of the plan does not have.

    An athlete is skipped where the maximum, or the equipment, may be what could not be read.
    """
    lacking: dict[_Whole, dict[str, dict[Location, None]]] = {}
    logged: set[_Whole] = set()
    has_places = names_gyms(plan)
    sessions = _placed(plan, plan.weeks, plan.all_sessions) if has_places else plan.all_sessions
    common = _lines_in_per_cent(_find_lacking(sessions, plan, remember))
    for athlete in plan.athletes:
        if athlete.may_lack("max", "training-max", "equipment", *(("swap", "drop") if athlete.changes else ())):
            continue
        lines = _lines_in_per_cent(_sessions_of(plan, athlete, has_places)) if athlete.changes else common
        known = (line for line, whole in lines if whole or _is_certain(line, athlete))
        found: dict[_Whole, _Whole | None] = {}
        for where, whole in _percentages(known, athlete):
            if whole not in found:
                found[whole] = _find_missing(whole, athlete, plan)
            missing = found[whole]
            if missing is not None:
                lacking.setdefault(missing, {}).setdefault(athlete.name, {})[where] = None
                if missing.exercise in athlete.logged_maxima:
                    logged.add(missing)
    for whole, by_name in lacking.items():
        places = list(dict.fromkeys(where for found in by_name.values() for where in found))
        related = tuple(Label(where, "and here") for where in places[1:6])
        word, name, hint = _words(whole)
        if whole in logged:
            hint = f"it comes from the log; until that knows it, `max {whole.exercise}` and a weight hold"
        written = places[0].text
        what = written
        if "%" not in written:  # of a scheme, or of a stage that takes the load of its line
            what = f"the load of `{written}`" if written[0].isdigit() else f"`scheme {written}`"
        message = f"{what} is of an unknown {name}: {', '.join(by_name)} without `{word} {whole.exercise}`"
        scope.report("E022", places[0], message, hint, related=related)


def _words(whole: _Whole) -> tuple[str, str, str]:
    """Return the setting that is missing, what it gives, and what to do about it."""
    if whole.share is ShareOf.TRAINING_MAX:
        hint = f"add `training-max {whole.exercise}` and its weight to the athlete, or `training-max 90%` and a `max`"
        return "training-max", "training max", hint
    hint = f"add `max {whole.exercise}` and its weight to the athlete, or write another load"
    return "max", "maximum", hint


def _find_missing(whole: _Whole, athlete: Athlete, plan: Plan) -> _Whole | None:
    """Return what an athlete does not say that a percentage needs; None if it is all there."""
    exercise = whole.exercise
    if whole.share is ShareOf.TRAINING_MAX:
        if exercise in athlete.training_maxima:
            return None
        if exercise not in athlete.maxima:
            return whole
        if (athlete.training_share or plan.training_share) is None:
            return None if plan.may_lack("training-max") else whole
    seen: set[str] = set()
    while exercise not in seen:
        seen.add(exercise)
        given = athlete.maxima.get(exercise)
        if given is None:
            return _Whole(ShareOf.MAXIMUM, exercise)
        if given[0].of is None:
            return None
        exercise = given[0].of
    return None


def _sessions_of(plan: Plan, athlete: Athlete, has_places: bool) -> Iterator[Session]:
    """Yield the sessions as an athlete's `swap`s and `drop`s leave them, and those that nobody trains."""
    own = OwnWeeks(plan, athlete)
    names = {session.name for session in own.sessions.values()}
    yield from find_trained(plan, own.weeks) if has_places else own.sessions.values()
    yield from (session for name, session in plan.sessions.items() if name not in names)


def _placed(plan: Plan, weeks: Iterable[Week], sessions: Iterable[Session]) -> Iterator[Session]:
    """Yield the sessions of some weeks in the gyms of their days, and those of `sessions` that nobody trains."""
    trained = list(find_trained(plan, weeks))
    names = {session.name for session in trained}
    yield from trained
    yield from (session for session in sessions if session.name not in names)


def _find_lacking(sessions: Iterable[Session], plan: Plan, remember: "Remember") -> Iterator[Session]:
    """Yield the sessions with a percentage that may be of something that an athlete without changes does not say."""
    whose = [athlete for athlete in plan.athletes if not athlete.changes]
    known: dict[_Whole, bool] = {}
    recall = remember("wholes")
    for session in sessions:
        wholes = recall(session, None, partial(_wholes_of, session))
        for whole in wholes:
            if whole not in known:
                known[whole] = any(_find_missing(whole, athlete, plan) is not None for athlete in whose)
        if any(map(known.__getitem__, wholes)):
            yield session


def _wholes_of(session: Session) -> frozenset[_Whole]:
    """Return what the percentages of a session are of, whoever trains it."""
    found: set[_Whole] = set()
    for line in session.lines:
        instead = ((each.exercise, chain(*each.anew.doses)) for each in line.substitutes)
        for exercise, groups in ((line.exercise, _groups(line)), *instead):
            loads = (group.load for group in groups if group.load and _is_percentage(group))
            found.update(_Whole(load.share, load.of or exercise.id) for load in loads)
    return frozenset(found)


def _lines_in_per_cent(sessions: Iterable[Session]) -> list[tuple[SetLine, bool]]:
    """Return the lines that name a percentage, those that sessions share once, and whether they are sure."""
    lines = {id(line): (line, not line.unsure) for session in sessions for line in session.lines}
    return [found for found in lines.values() if any(map(_is_percentage, _all_groups(found[0])))]


def _is_certain(line: SetLine, athlete: Athlete) -> bool:
    """Return whether the athlete's exercise is known, even if an `or` under the line could not be read."""
    athlete = train_in(athlete, line.gym) or athlete
    return has_kit(line.exercise, athlete) and (line.role is Role.WARMUP or spares(line.exercise, athlete))


def _groups(line: SetLine) -> tuple[SetGroup, ...]:
    return tuple(group for step in line.doses for group in step)


def _all_groups(line: SetLine) -> Iterator[SetGroup]:
    yield from _groups(line)
    yield from (group for each in line.substitutes for dose in each.anew.doses for group in dose)


def _is_percentage(group: SetGroup) -> bool:
    load = group.load
    return load is not None and load.kind is LoadKind.PERCENT and load.share in _KEPT_BY_ATHLETES


def _percentages(lines: Iterable[SetLine], athlete: Athlete) -> Iterator[tuple[Location, _Whole]]:
    for line in lines:
        substitute = choose_substitute(line, athlete)
        if substitute is None and keeps_dose(line, athlete):
            continue
        # the line's percentages are meant for its exercise: another one does without, but for those of its own
        for group in _groups(line) if substitute is None else chain(*substitute.anew.doses):
            if group.load and _is_percentage(group):
                exercise = line.exercise if substitute is None else substitute.exercise
                yield _load_place(group), _Whole(group.load.share, group.load.of or exercise.id)


def _load_place(group: SetGroup) -> Location:
    """Return the place of the percentage within its group of sets; the whole of it for those of a scheme."""
    text = group.where.text
    percent = text.find("%")
    if percent < 0:
        return group.where
    start = text.rfind("@", 0, percent)
    offset = group.where.span.start
    span = group.where.span._replace(start=offset + start, end=offset + percent + 1)
    return Location(group.where.source, span)
