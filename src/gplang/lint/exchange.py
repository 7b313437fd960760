"""Replacing an exercise of a session: the choices that rules offer, and the fixes.

One exercise has one substitute in a session: all its lines change together, a ramp-up with its lift.
"""

from collections.abc import Callable, Iterable
from functools import partial
from itertools import islice

from gplang.catalog import Exercise, Kind
from gplang.diagnostics import Fix, Severity
from gplang.guide import Amount, Band
from gplang.lint.alternatives import choose_unlike, everybody, find_alike, find_finishers, suits
from gplang.lint.exchange_words import can_lose_loads, is_max_known, name_people, tell_lost
from gplang.lint.facts import MUSCLE_NAMES, count
from gplang.lint.lifts import off_reps
from gplang.lint.own_lines import write_for
from gplang.lint.prefer import by_merit, meet, role_demands, session_demands, taken
from gplang.lint.rewrite import add_substitute, rewrite_line
from gplang.lint.subjects import TrainedLine, Trainee
from gplang.lint.trials import WORSE, NewLines, Trial, needs_of
from gplang.model.own_plan import swaps_of
from gplang.model.plan import Athlete
from gplang.model.session import Anew, SetLine, Substitute
from gplang.model.substitutes import choose_exercise, for_other_exercise, later_for_other_exercise
from gplang.quantities import Measure
from gplang.records import NamedTuple
from gplang.vocabulary import Role

MOST_OFFERED = 3
"""Exercises offered for one."""

_MOST_TRIED = 16
_WEIGHT = (Role.PRIMARY, Role.SECONDARY, Role.ACCESSORY, Role.FINISHER, Role.WARMUP)
"""Roles, those first whose choice of an exercise matters most."""


def _anybody(trainee: Trainee) -> bool:  # noqa: ARG001
    return True


class Way(NamedTuple):
    """How the exercise of some lines of a session is replaced, the most important line first.

    `whom` are the athletes it is for, as a `swap` in the block of each, or, if they are all, as an `or`; if empty, it
    replaces the written exercise for everybody. No rule may have a new finding as grave as `severity`.
    """

    lines: tuple[TrainedLine, ...]
    whom: tuple[Trainee, ...]
    severity: Severity

    @property
    def lead(self) -> TrainedLine:
        """The line that the exercise is chosen for."""
        return self.lines[0]

    @property
    def is_for_some(self) -> bool:
        """Whether others train the lines, too, whom it leaves alone; in the gym of a day it is for all."""
        if self.lead.trainee.gym is not None:
            return False
        return bool(self.whom) and len(self.whom) < len(everybody(self.lead.trainee))


def find_way(
    line: TrainedLine,
    concerns: Callable[[Trainee], bool] = _anybody,
    severity: Severity = Severity.WARNING,
    *,
    lift: bool = False,
) -> Way:
    """Return how to replace an exercise: on all lines of the session that have it, or on those of a `lift`.

    A change that `concerns` some athletes only leaves the others' training as it is. The ramp-up changes with its lift,
    unless the exercise stays elsewhere in the session.
    """
    all_of_them = everybody(line.trainee)
    whom = tuple(each for each in all_of_them if concerns(each))
    trials = line.trainee.trials
    find = partial(_find_lines, line, lift=lift)
    lines = find() if trials is None else trials.once(("lines", lift and line.role, *_task(line)), find)
    at = next((at for at, each in enumerate(lines) if each.line is line.line), len(lines))
    lines = (*lines[:at], line, *lines[at + 1 :])
    return Way(lines, whom if len(whom) < len(all_of_them) else (), severity)


def _find_lines(line: TrainedLine, *, lift: bool) -> tuple[TrainedLine, ...]:
    """Return the lines of a session that ask for a line's exercise, or for its lift; without trials only the line."""
    athlete, trials = line.trainee.athlete, line.trainee.trials
    same = [
        each
        for each in line.session.lines
        if each.exercise.id == line.line.exercise.id
        and choose_exercise(each, athlete).id == line.exercise.id
        and _is_own(each, athlete) is _is_own(line.line, athlete)
    ]
    if lift:
        roles = {each.role for each in same} - {Role.WARMUP}
        kept = {line.role} if roles > {line.role} else {line.role, Role.WARMUP}
        same = [each for each in same if each.role in kept]
    same.sort(key=lambda each: _WEIGHT.index(each.role))
    found = trials.find_lines(line.session, line.trainee) if trials is not None else {}
    seen = (line if each.where == line.where else found.get(each.where) for each in same)
    return tuple(each for each in seen if each is not None) or (line,)


def _is_own(line: SetLine, athlete: Athlete | None) -> bool:
    """Return whether a line is that of a `swap` of the athlete's."""
    return line.where in swaps_of(athlete)


def _task(line: TrainedLine) -> tuple[object, ...]:
    """Return what the lines that need one replacement have in common."""
    return line.session.name, line.line.exercise.id, line.exercise.id, needs_of(line.trainee.athlete)


Offer = tuple[str, tuple[Fix, ...]]
"""What to do, in words, and the fixes that do it."""


def offer_once(code: str, way: Way, make: Callable[[Way], Offer]) -> Offer:
    """Return a rule's offer for an exercise of a session, computed for its first line and athlete.

    The offer is the same for the others: all lines change together, and all have the same needs.
    """
    trials = way.lead.trainee.trials
    return make(way) if trials is None else trials.once((code, *_task(way.lead)), partial(make, way))


# ---- what is offered


def pick(way: Way, choices: Iterable[Exercise], *, strict: bool = False) -> tuple[Exercise, ...]:
    """Return the first few of some exercises that cause no new finding.

    Those that suit all athletes of the plan and the rest of the session come first, then those that suit the line's
    role; if `strict`, only those. Nothing is offered for lines that are themselves on trial.
    """
    line = way.lead
    if line.trainee.trials is None:
        return ()
    there = _taken(way)
    trainees = () if way.whom else choose_unlike(everybody(line.trainee))
    whom = choose_unlike(way.whom)
    free = (each for each in choices if each.id not in there and _is_fit(way, each, whom))
    for_all = (lambda each: all(suits(each, one) for one in trainees), partial(_takes_reps, way))
    left = meet(free, (*for_all, *session_demands(line)))
    demands = role_demands(line, gentle=strict)
    return _try(way, meet(left, demands) if strict else by_merit(left, demands))


def pick_alike(way: Way) -> tuple[Exercise, ...]:
    """Return the first few alternatives to a line's exercise that cause no new finding.

    They suit the athlete, and all others they are for.
    """
    line = way.lead
    if line.trainee.trials is None:
        return ()
    there = _taken(way)
    whom = choose_unlike(way.whom)
    alike = dict.fromkeys((*find_finishers(line), *find_alike(line)))
    free = (each for each in alike if each.id not in there and _is_fit(way, each, whom) and _takes_reps(way, each))
    return _try(way, meet(free, session_demands(line)))


def _taken(way: Way) -> frozenset[str]:
    """Return the exercises that are done already where another one is put in a place."""
    there, trials = frozenset(taken(way.lead)), way.lead.trainee.trials
    if not way.is_for_some or trials is None:
        return there
    reached = trials.find_sessions(way.lead.line.exercise.id, _needs(way))
    return there.union(line.exercise.id for session in reached for line in session.lines)


def _needs(way: Way) -> frozenset[object]:
    return frozenset(needs_of(each.athlete) for each in way.whom)


def _is_fit(way: Way, choice: Exercise, whom: Iterable[Trainee]) -> bool:
    """Return whether an exercise suits those it is for, and is held where the doses are times for what is held.

    A complex is neither replaced nor offered: its doses are of no other exercise.
    """
    if choice.parts or any(line.exercise.parts or line.line.exercise.parts for line in way.lines):
        return False
    if not all(suits(choice, one) for one in whom):
        return False
    is_held, was_held = (each.kind is Kind.ISOMETRIC for each in (choice, way.lead.exercise))
    measures = {done.group.dose.measure for line in way.lines for done in line.groups}
    return is_held is was_held or (Measure.REPS in measures) is was_held


def _takes_reps(way: Way, choice: Exercise) -> bool:
    """Return whether the repetitions of the lines lie in the range of an exercise that has its own."""
    working = (line for line in way.lines if line.role is not Role.WARMUP)
    return choice.reps is None or not any(off_reps(line.own, Band(*choice.reps)) for line in working)


def _try(way: Way, choices: Iterable[Exercise]) -> tuple[Exercise, ...]:
    tried = islice(choices, _MOST_TRIED)
    return tuple(islice((each for each in tried if not run_trial(way, each).is_worse), MOST_OFFERED))


def run_trial(way: Way, choice: Exercise) -> Trial:
    """Return the outcome of a trial of an exercise."""
    trials, lead = way.lead.trainee.trials, way.lead
    if trials is None:
        return WORSE
    whom = _needs(way) if way.is_for_some else None
    key = (bool(way.whom), whom, choice.id, lead.session.name, lead.where, len(way.lines))
    return trials.run(key, partial(_write, way, choice), way.severity.rank, whom)


def _write(way: Way, choice: Exercise) -> NewLines:
    """Return the lines with another exercise; a `swap` of an athlete's reaches those of all sessions."""
    trials, old = way.lead.trainee.trials, way.lead.line.exercise.id
    if way.is_for_some and trials is not None:
        lines = (each for session in trials.find_sessions(old, _needs(way)) for each in session.lines)
        return {each.where: _with_exercise(each.line, choice) for each in lines if each.line.exercise.id == old}
    if way.whom:
        return {each.where: _with_substitute(each.line, choice) for each in way.lines}
    return {each.where: _with_exercise(each.line, choice) for each in way.lines}


def _with_substitute(line: SetLine, choice: Exercise) -> SetLine:
    return line._replace(substitutes=(*line.substitutes, Substitute(choice, Anew(line.where))))


def _with_exercise(line: SetLine, choice: Exercise) -> SetLine:
    return line._replace(
        exercise=choice,
        groups=for_other_exercise(line.groups, choice),
        wave=tuple(for_other_exercise(step, choice) for step in line.wave),
        deload=line.deload and for_other_exercise(line.deload, choice),
        later=later_for_other_exercise(line.later, choice),
        substitutes=tuple(each for each in line.substitutes if each.exercise.id != choice.id),
    )


# ---- fixes


def exchange_fixes(way: Way, choices: Iterable[Exercise]) -> tuple[Fix, ...]:
    """Return a fix for each choice: in place of the exercise, or for those whom it is for.

    For some of several athletes it is a `swap` of theirs, for all of them an `or`. There is none where the text is
    another file's or is broken, none in place of an exercise from an `or`, and none for lines that a derived session
    changes by the exercise's name.
    """
    if way.lead.trainee.trials is None:
        return ()
    is_own = _is_own(way.lead.line, way.lead.trainee.athlete)
    if way.is_for_some and not is_own:
        is_written = not any(line.session.broken for line in way.lines) and all(map(_may_write, way.whom))
        return tuple(_swap(way, choice) for choice in choices) if is_written else ()
    if not all(map(_may_edit, way.lines)):
        return ()
    if is_own:
        return tuple(_exchange(way, choice) for choice in choices if can_lose_loads(way.lines, choice))
    if way.whom:
        return tuple(_substitute(way, choice) for choice in choices)
    if any(_is_elsewhere(line) for line in way.lines):
        return ()
    return tuple(_exchange(way, choice) for choice in choices if can_lose_loads(way.lines, choice))


def _exchange(way: Way, choice: Exercise) -> Fix:
    line = way.lead
    percent = is_max_known(line, choice)
    lines = f" in {len(way.lines)} lines" if len(way.lines) > 1 else ""
    is_own = _is_own(line.line, line.trainee.athlete)
    for_all = " for everybody" if len(line.trainee.plan.athletes) > 1 and not is_own else ""
    told = f"{tell_lost(way.lines, keep_percent=percent)}{_tell_fewer(way, choice)}"
    edits = (edit for each in way.lines for edit in rewrite_line(each.line, exercise=choice, keep_percent=percent))
    title = f"put `{choice.id}` in place of `{line.exercise.id}`{lines}{for_all}{told}"
    return Fix(title, tuple(dict.fromkeys(edits)), in_hint=not told, costs=run_trial(way, choice).fed)


def _substitute(way: Way, choice: Exercise) -> Fix:
    names = sorted(each.athlete.name for each in way.whom if each.athlete is not None and each.athlete.name)
    lines = f" to {len(way.lines)} lines" if len(way.lines) > 1 else ""
    whose = f" for {names[0]}" if len(names) == 1 else ""
    title = f"add `or {choice.id}`{lines}{whose}{_tell_fewer(way, choice)}"
    edits = (add_substitute(each.line, choice) for each in way.lines)
    return Fix(title, tuple(edits), costs=run_trial(way, choice).fed)


def _swap(way: Way, choice: Exercise) -> Fix:
    """Return the fix that writes a `swap` into the block of each athlete it is for, another one for their warm-ups."""
    trials, old = way.lead.trainee.trials, way.lead.line.exercise.id
    reached = trials.find_sessions(old, _needs(way)) if trials is not None else ()
    roles = {line.role for session in reached for line in session.lines if line.line.exercise.id == old}
    roles |= {line.role for line in way.lines}
    lines = [("swap", f"{old} {choice.id}")] if roles > {Role.WARMUP} or Role.WARMUP not in roles else []
    lines += [("swap", f"{Role.WARMUP} {old} {choice.id}")] if Role.WARMUP in roles else []
    athletes = sorted((each.athlete for each in way.whom if each.athlete is not None), key=lambda each: each.name)
    names = name_people(each.name for each in athletes)
    used = dict.fromkeys(each.where.source.path for each in athletes)
    used.pop(way.lead.where.source.path, None)
    where = "".join(f" in `{path.rpartition('/')[2]}`" for path in used)
    title = f"write `{' '.join(lines[0])}` for {names}{where}{_tell_fewer(way, choice)}"
    edits = tuple(write_for(each, lines) for each in athletes)
    return Fix(title, edits, costs=run_trial(way, choice).fed)


def _may_write(trainee: Trainee) -> bool:
    athlete = trainee.athlete
    return athlete is not None and not athlete.unsure


def _tell_fewer(way: Way, choice: Exercise) -> str:
    """Return in words the hard sets of a week that are missing without the exercise."""
    fewer: dict[Amount, list[str]] = {}
    for muscle, sets in run_trial(way, choice).fewer.items():
        if sets > 0:
            fewer.setdefault(sets, []).append(MUSCLE_NAMES[muscle])
    told = (f"{count(sets, 'hard set')} a week fewer for {' and '.join(names)}" for sets, names in fewer.items())
    return "".join(f", {each}" for each in told)


def _may_edit(line: TrainedLine) -> bool:
    return not line.session.broken and line.where.source.path == line.trainee.plan.where.source.path


def _is_elsewhere(line: TrainedLine) -> bool:
    """Return whether a line's exercise is written elsewhere, or a derived session refers to it.

    It may drop, swap or replace the line, or replace another one by this.
    """
    inheritance = line.trainee.inheritance
    return (
        line.exercise.id != line.line.exercise.id
        or line.where in inheritance.lost
        or (line.line.swapped is None and line.where in inheritance.overriding)
    )
