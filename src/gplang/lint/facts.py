"""Small predicates and wordings that several rules share."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import lru_cache

from gplang import figures
from gplang.catalog import Exercise, Kind, Pattern
from gplang.catalog.exercise import Level
from gplang.diagnostics import Label
from gplang.guide import Amount
from gplang.lint.lifts import Lift, SetsDone
from gplang.lint.subjects import GLUTES, HAMSTRINGS, POSTERIOR, QUADS, TrainedLine, TrainedSession, TrainedWeek
from gplang.quantities import Dose, Measure
from gplang.scheduling.records import LoadForm, ScheduledGroup, ScheduledLoad
from gplang.vocabulary import CircuitKind, Role

MUSCLE_NAMES = {GLUTES: "glutes", HAMSTRINGS: "hamstrings", QUADS: "quads"}
"""What the judged muscles are called in messages."""

_EASY = frozenset({LoadForm.BAR, LoadForm.LIGHT})

_EASY_RIR = 4

_GROOVING = frozenset({Pattern.HINGE, Pattern.THRUST, Pattern.BALLISTIC_HINGE})

_CURLING = frozenset({"leg-curl", "cable", "band", "dumbbell"})
"""Kit that is the load of a leg curl."""

_UNITS = {Measure.REPS: "reps", Measure.SECONDS: "s", Measure.METRES: "m"}

_MOST_LISTED = 4
"""Words that a message lists."""


def is_posterior(line: TrainedLine) -> bool:
    """Return whether a line belongs to a session with focus posterior."""
    return line.session.focus is POSTERIOR


def has_open_rounds(line: TrainedLine) -> bool:
    """Return whether nobody knows how often a line is done: it is a station of an AMRAP."""
    return any(done.circuit is not None and done.circuit.kind is CircuitKind.AMRAP for done in line.cycle)


def warms(line: TrainedLine) -> bool:
    """Return whether a line activates glutes, hamstrings or hip stabilisers, or grooves the hinge."""
    return line.exercise.warms or grooves(line)


def grooves(line: TrainedLine) -> bool:
    """Return whether a line has easy hinges or thrusts: with the empty bar, a light load or an easy percentage."""
    if line.exercise.warms_with is None and line.exercise.pattern not in _GROOVING:
        return False
    easy = line.trainee.profile.numbers("S111").amount("percent")
    if line.line.ramp is not None:
        return not line.line.ramp.steps or line.line.ramp.steps[0].share <= easy
    return any(_is_easy(done.group.load, easy) for done in line.groups)


def _is_easy(load: ScheduledLoad | None, percent: Amount) -> bool:
    """Return whether a warm-up's load is easy for anybody; written weights may not be."""
    if load is None or load.form in _EASY:
        return True
    if load.form is LoadForm.BODYWEIGHT:
        return load.exact is None or load.exact.high <= 0
    return load.form is LoadForm.PERCENT and load.percent is not None and load.percent.high <= percent


@lru_cache(maxsize=1_000)
def number(amount: Amount) -> str:
    """Return an exact amount with at most one decimal place: `4`, `9.5`, `6.7`."""
    return figures.number(figures.tenths(Fraction(amount)))


def count(amount: Amount, noun: str) -> str:
    """Return an amount with its noun: `1 set`, `4 sets`, `9.5 sets`."""
    return f"{number(amount)} {figures.noun_for(amount, noun)}"


def is_deadlift(exercise: Exercise) -> bool:
    """Return whether an exercise is a hinge that tires as much as a deadlift."""
    return exercise.pattern is Pattern.HINGE and exercise.fatigue is Level.HIGH


def is_nordic(exercise: Exercise) -> bool:
    """Return whether an exercise lengthens the hamstrings under much load at the knee: a Nordic, or what is like it."""
    return exercise.hamstring_dominant and (exercise.kind is Kind.ECCENTRIC or "G14" in exercise.guide)


def is_body_curl(exercise: Exercise) -> bool:
    """Return whether an exercise bends the knee against the weight of the body, without a machine."""
    return exercise.hamstring_dominant and not any(_CURLING.issuperset(need) for need in exercise.equipment)


def is_main_lift(exercise: Exercise) -> bool:
    """Return whether an exercise is a hinge or a thrust made for heavy loads."""
    return exercise.loadable and exercise.pattern in (Pattern.HINGE, Pattern.THRUST)


def takes_all(group: ScheduledGroup) -> bool:
    """Return whether sets leave nothing in reserve by what they are: as many repetitions as possible."""
    return group.dose.amrap and group.dose.low is None


def is_easy(group: ScheduledGroup, percent: Amount) -> bool:
    """Return whether sets are said to be easy: by their effort, `@light`, `@moderate`, or at most so many `percent`."""
    if group.effort is not None:
        return group.effort.low >= _EASY_RIR
    load = group.load
    if load is None:
        return False
    return load.form in (*_EASY, LoadForm.MODERATE) or (load.percent is not None and load.percent.high <= percent)


def reps_in(line: TrainedLine) -> Amount:
    """Return the repetitions of a line, those for each side once; with a wave, the mean of a cycle."""
    total = sum(
        done.group.dose.sets * (done.group.dose.high or 0)
        for done in line.groups
        if done.group.dose.measure is Measure.REPS
    )
    return Fraction(total, len(line.cycle))


def is_on_one_leg(line: TrainedLine) -> bool:
    """Return whether a line trains one leg at a time: by its exercise, or by doses for each side."""
    exercise = line.exercise
    return exercise.single_leg or (exercise.is_for_legs and any(done.group.dose.per_side for done in line.groups))


def is_glute_lunge(exercise: Exercise) -> bool:
    """Return whether an exercise is a lunge or split squat that trains the glutes."""
    return exercise.pattern is Pattern.LUNGE and GLUTES in exercise.trains


def lunges_behind_thrust(line: TrainedLine, session: TrainedSession) -> bool:
    """Return whether a secondary is a lunge for the glutes behind thrusts: it stretches what they shorten."""
    if line.role is not Role.SECONDARY or not is_glute_lunge(line.exercise):
        return False
    return {main.exercise.pattern for main in session.of(Role.PRIMARY)} == {Pattern.THRUST}


def one_each(lines: Iterable[TrainedLine]) -> list[TrainedLine]:
    """Return the first line of each exercise."""
    first: dict[str, TrainedLine] = {}
    for line in lines:
        first.setdefault(line.exercise.id, line)
    return [*first.values()]


def name_of(line: TrainedLine) -> str:
    """Return the name of a line's exercise for messages; for a substitute, with the exercise that it replaces."""
    done, written = line.exercise.id, line.line.exercise.id
    return f"`{done}`" if done == written else f"`{done}` (for `{written}`)"


def is_inherited(line: TrainedLine, session: TrainedSession) -> bool:
    """Return whether a line of a derived session is one of the session that it starts from."""
    base = session.trainee.plan.sessions.get(session.session.base or "")
    return base is not None and any(each is line.line for each in base.lines)


def derived(session: TrainedSession) -> tuple[Label, ...]:
    """Return the name of a derived session as a related place: its lines may stand in another session."""
    return (Label(session.where, "in this session"),) if session.session.base is not None else ()


def has_posterior_day(week: TrainedWeek) -> bool:
    """Return whether the plan, in this week or another, has a session with focus posterior."""
    return POSTERIOR in week.plan_focuses


def times(week: TrainedWeek, which: Callable[[TrainedSession], bool], *, needed: bool = False) -> Amount:
    """Return how often a week trains sessions of a sort; with rotations, the mean of one rotation.

    With `needed`, optional sessions do not count.
    """
    return sum((share.times for share in week.shares if which(share.session) and not (needed and share.optional)), 0)


def apart(there: bool) -> str:
    """Return what a message adds about something that is missing where there is an optional one."""
    return ", apart from what is optional" if there else ""


def reps_of(groups: Iterable[SetsDone]) -> str:
    """Return the repetitions of some sets: `12 reps`, `1 rep`, `10 or 12–15 reps`; `40 s` of timed ones."""
    doses = [each.group.dose for each in groups]
    if any(dose.measure is not Measure.REPS for dose in doses):
        return listed(f"{_ends(dose)} {_UNITS[dose.measure]}" for dose in doses)
    told = listed(map(_ends, doses))
    return f"{told} rep" if told == "1" else f"{told} reps"


def _ends(dose: Dose) -> str:
    return f"{dose.low}" if dose.low == dose.high else f"{dose.low}–{dose.high}"


def listed(words: Iterable[str]) -> str:
    """Return different words as `a, b or c`, of many the first few."""
    different = [*dict.fromkeys(words)]
    if len(different) > _MOST_LISTED:
        return f"{', '.join(different[:_MOST_LISTED])} …"
    return " or ".join(filter(None, (", ".join(different[:-1]), *different[-1:])))


def sets_of(lift: Lift, groups: Iterable[SetsDone], what: str, joint: str = "of") -> str:
    """Return how many of a lift's sets some are: `4 sets of 12 reps`, `3 of the wave's 8 sets at 12 reps`."""
    some, everything = (sum(each.sets for each in these) for these in (groups, lift.groups))
    whose = f"the {lift.whole}'s " if lift.steps > 1 else ""
    if some == everything:
        return f"{whose}{count(everything, 'set')} {joint} {what}"
    return f"{some} of {whose}{count(everything, 'set')} at {what}"


def all_sets(lift: Lift) -> str:
    """Return how many sets a lift has: `2–4 sets`, `10 sets in 2 lines`, `5.3 sets on average over the wave`."""
    where = f" in {len(lift.parts)} lines" if len(lift.parts) > 1 else ""
    mean = f" on average over the {lift.whole}" if lift.varies else ""
    least = f"{number(lift.fewest)}–" if lift.fewest != lift.sets else ""
    return f"{least}{count(lift.sets, 'set')}{where}{mean}"
