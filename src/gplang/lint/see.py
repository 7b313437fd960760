"""What a rule has to know of one line and one session: hard sets, heavy sets, what makes a lower session."""

from collections.abc import Iterable
from fractions import Fraction

from gplang.catalog import Exercise, Kind
from gplang.guide import Amount, Numbers, Profile, divide
from gplang.lint.lifts import Lift, Part
from gplang.lint.subjects import LEGS, TrainedLine, TrainedSession, Trainee
from gplang.model.session import Session
from gplang.quantities import Measure
from gplang.scheduling.fast import fast_work
from gplang.scheduling.records import LoadForm, ScheduledExercise, ScheduledGroup
from gplang.scheduling.volume import hard_sets, is_hard
from gplang.vocabulary import WORKING_ROLES, Focus

_LOWER = frozenset({Focus.POSTERIOR, Focus.QUAD, Focus.LOWER, Focus.MIXED, Focus.FULL, Focus.POWER})
_LEGS = frozenset(LEGS)
_NOT_HEAVY = frozenset({LoadForm.LIGHT, LoadForm.BAR})


def see_line(
    session: Session, cycle: tuple[ScheduledExercise, ...], trainee: Trainee, part: Part, lift: Lift
) -> TrainedLine:
    """Return a line with what its doses amount to; it is the `part` of a `lift`."""
    line = part.line
    exercise = cycle[0].exercise
    is_working = line.role in WORKING_ROLES
    most, least = _count_sets(cycle, trainee)
    return TrainedLine(
        line,
        session,
        line.role,
        is_working,
        exercise,
        cycle,
        most,
        least,
        is_working
        and exercise.loadable
        and any(is_heavy(group, exercise, trainee.profile.terms) for done in cycle for group in done.groups),
        trainee,
        lift,
        lift if len(lift.parts) == 1 else Lift((part,)),
    )


def _count_sets(cycle: tuple[ScheduledExercise, ...], trainee: Trainee) -> tuple[Amount, Amount]:
    """Return the hard sets of a line with all that is optional, and without it; of several doses the mean."""
    model = trainee.profile.volume
    if len(cycle) == 1:
        most, optional = hard_sets(cycle[0], model)
        return most, most - optional
    counts = [hard_sets(done, model) for done in cycle]
    most, optional = sum([count.sets for count in counts]), sum([count.optional for count in counts])
    return _mean(most, len(cycle)), _mean(most - optional, len(cycle))


def _mean(sets: int, doses: int) -> Amount:
    return sets if doses == 1 else Fraction(sets, doses)


def is_heavy(group: ScheduledGroup, exercise: Exercise, terms: Numbers) -> bool:
    """Return whether sets of a loadable exercise are heavy: few repetitions, with more than the bar or a light load.

    Those of a small share of the maximum are not, as far as that is known.
    """
    dose, load = group.dose, group.load
    if dose.measure is not Measure.REPS or dose.high is None or dose.high > terms.amount("heavy_reps"):
        return False
    if load is None:
        return True
    share = load.share_of_maximum(exercise, terms.amount("training_max"))
    return load.form not in _NOT_HEAVY and (share is None or share >= terms.amount("heavy_percent"))


def see_session(session: Session, lines: tuple[TrainedLine, ...], minutes: int, trainee: Trainee) -> TrainedSession:
    """Return a session with its hard sets by muscle."""
    profile = trainee.profile
    volume = _count([(line, line.hard_sets) for line in lines], profile.volume.assisted)
    least = volume
    if any(line.least_sets != line.hard_sets for line in lines):
        least = _count([(line, line.least_sets) for line in lines], profile.volume.assisted)
    enough = profile.terms.amount("lower_sets")
    is_lower = session.focus in _LOWER or any(volume.get(muscle, 0) >= enough for muscle in LEGS)
    taxes = is_lower and _is_taxing(lines, profile, None if session.focus in _LOWER else enough)
    return TrainedSession(session, lines, volume, least, minutes, is_lower, taxes or _is_fast(lines, profile), trainee)


def _is_taxing(lines: Iterable[TrainedLine], profile: Profile, enough: Amount | None) -> bool:
    """Return whether enough hard sets for a muscle of the legs leave few repetitions in reserve; with None, any."""
    counts = [
        (line, _taxing_sets(line, profile)) for line in lines if line.hard_sets and not _LEGS.isdisjoint(_muscles(line))
    ]
    if enough is None:
        return any(hard for _, hard in counts)
    volume = _count(counts, profile.volume.assisted)
    return any(volume.get(muscle, 0) >= enough for muscle in LEGS)


def _muscles(line: TrainedLine) -> tuple[str, ...]:
    trains, assists = line.exercise.in_hard_sets
    return (*trains, *assists)


def _taxing_sets(line: TrainedLine, profile: Profile) -> Amount:
    """Return the hard sets of a line that leave few repetitions in reserve."""
    least = profile.terms.amount("easy_rir")
    hard = 0
    for done in line.cycle:
        for group in done.groups:
            if (group.effort is None or group.effort.low < least) and is_hard(group, line.exercise, profile.volume):
                hard += group.dose.sets
    return _mean(hard, len(line.cycle))


def _is_fast(lines: Iterable[TrainedLine], profile: Profile) -> bool:
    """Return whether sprints or jumps make a session work for the legs."""
    metres = contacts = Fraction(0)
    for line in lines:
        if line.is_working and line.exercise.kind in (Kind.SPRINT, Kind.JUMP):
            for work in map(fast_work, line.cycle):
                metres += Fraction(work.metres, len(line.cycle))
                contacts += Fraction(work.contacts, len(line.cycle))
    return metres >= profile.terms.amount("fast_metres") or contacts >= profile.terms.amount("contacts")


def _count(lines: Iterable[tuple[TrainedLine, Amount]], assisted: Fraction) -> dict[str, Amount]:
    """Return so many hard sets of lines by muscle, those in which it assists at what they count."""
    volume: dict[str, Amount] = {}
    indirect: dict[str, Amount] = {}
    for line, sets in lines:
        if not sets:
            continue
        trains, assists = line.exercise.in_hard_sets
        for muscle in trains:
            volume[muscle] = volume.get(muscle, 0) + sets
        for muscle in assists:
            indirect[muscle] = indirect.get(muscle, 0) + sets
    over, under = assisted.as_integer_ratio()
    for muscle, sets in indirect.items():
        volume[muscle] = divide(volume.get(muscle, 0) * under + sets * over, under)
    return volume
