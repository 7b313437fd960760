"""Two exercises of one session load the spine heavily.

Deadlifts, good mornings and barbell squats make the same demands on the back. One of them is a day's work for it; with
a second one, when a hinge is among them, the back gives out before the hips do.

Exercises of high spinal load in the catalog count, in every role but the warm-up; several lines of one exercise count
once. It is a warning in a posterior session. In others it is advice, and only where the athlete's lower back is
sensitive, three such exercises meet, or two with more than two hard sets each: a single set of deadlifts behind squats
is how many good programs end. There sets that leave four or more repetitions in reserve, by their effort or their share
of the maximum, count half, and those that leave eight or more do not count; nor do those of an accessory of which
nothing says how heavy it is, neither a load nor an effort. The reported line is the less important one.

The fixes write a gentler exercise. They are unsafe because they change what is trained.

    gpl fail
    session hips posterior
      warmup     band-walk        2x12/side
      primary    deadlift         4x5        @rir2  rest 2-3min
      secondary  good-morning     3x8        @rir2
      accessory  seated-leg-curl  3x10       @rir2
      accessory  cable-abduction  2x12/side  @rir2

    gpl fixed
    session hips posterior
      warmup     band-walk        2x12/side
      primary    deadlift         4x5        @rir2  rest 2-3min
      secondary  back-extension   3x8        @rir2
      accessory  seated-leg-curl  3x10       @rir2
      accessory  cable-abduction  2x12/side  @rir2

    gpl pass
    session hips posterior
      warmup     band-walk        2x12/side
      primary    deadlift         4x5        @rir2 rest 2-3min
      secondary  back-extension   3x8        @rir2
      accessory  seated-leg-curl  3x10       @rir2
      accessory  cable-abduction  2x12/side  @rir2
"""

from collections.abc import Iterable, Iterator

from gplang.catalog import Exercise, Level, Pattern
from gplang.diagnostics import Label, Severity
from gplang.guide import Amount, Numbers
from gplang.lint.alternatives import name_exercises
from gplang.lint.facts import derived, name_of, one_each
from gplang.lint.gather import MOST_LABELS
from gplang.lint.offers import fitting, replacements
from gplang.lint.order import by_weight
from gplang.lint.reserve import tiring_sets
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import Known, TrainedLine, TrainedSession
from gplang.vocabulary import Role, Sensitivity

_WARMUP, _HIGH = Role.WARMUP, Level.HIGH
_FOR_HINGE = ("back-extension", "hip-thrust", "pull-through", "sl-rdl")
_FOR_SQUAT = ("goblet-squat", "leg-press", "split-squat")
_MOST_OFFERS = 2
_PAIR = 2
_STACKED = "{exercise} loads the spine as heavily as `{other}` in the same session"


@rule(
    "S114",
    "spinal-stacking",
    severity=Severity.WARNING,
    guide=("G16", "G17"),
    since="0.1",
    needs=Known.THERE,
    settings=("athlete", "max", "training-max"),
    messages=(_STACKED,),
)
def check(session: TrainedSession, numbers: Numbers) -> Iterator[Finding]:
    """Find a second exercise of high spinal load."""
    high = [line for line in session.lines if line.role is not _WARMUP and line.exercise.spinal_load is _HIGH]
    found = one_each(high)
    if not session.is_posterior and len(found) == _PAIR and not _is_sensitive(session):
        found = [each for each in found if _sets(each, high, numbers) > numbers.amount("sets")]
    if len(found) > 1:
        found = by_weight(found, session)
        for at, line in enumerate(found):
            others = [each for each in found[:at] if _is_hinge(each) or _is_hinge(line)]
            if others:
                yield _stacked(line, others, session)


def _stacked(line: TrainedLine, others: list[TrainedLine], session: TrainedSession) -> Finding:
    offers = _offers(line, session)
    first = others[0]
    severity = Severity.WARNING if session.is_posterior else Severity.ADVICE
    return Finding(
        line.line.exercise_where,
        _STACKED.format(exercise=name_of(line), other=first.exercise.id),
        f"do {name_exercises(offers)} instead, or move it to another day" if offers else "move it to another day",
        severity,
        related=(
            *(Label(each.line.exercise_where, "high spinal load") for each in others[:MOST_LABELS]),
            *derived(session),
        ),
        fixes=replacements(line, offers, severity),
        yields_to=("S105",),
        needs=Known.ALL if session.is_posterior and all(map(_is_hinge, (line, *others))) else None,
    )


def _is_sensitive(session: TrainedSession) -> bool:
    athlete = session.trainee.athlete
    return athlete is not None and Sensitivity.LOWER_BACK in athlete.sensitive


def _sets(line: TrainedLine, lines: Iterable[TrainedLine], numbers: Numbers) -> Amount:
    """Return the hard sets of an exercise on all its lines, by what they cost."""
    half, none = numbers.amount("half_rir"), numbers.amount("no_rir")
    same = [each for each in lines if each.exercise.id == line.exercise.id and not _is_open(each)]
    return sum((tiring_sets(each, half, none) for each in same), 0)


def _is_open(line: TrainedLine) -> bool:
    """Return whether nothing says how heavy an accessory is."""
    groups = [group for done in line.cycle for group in done.groups]
    return line.role is Role.ACCESSORY and all(each.load is None and each.effort is None for each in groups)


def _is_hinge(line: TrainedLine) -> bool:
    return line.exercise.pattern is Pattern.HINGE


def _offers(line: TrainedLine, session: TrainedSession) -> tuple[Exercise, ...]:
    """Return exercises that train the same with less spinal load."""
    if _is_hinge(line):
        return fitting(_FOR_HINGE, session)[:_MOST_OFFERS]
    return fitting(_FOR_SQUAT, session)[:_MOST_OFFERS] if line.exercise.pattern is Pattern.SQUAT else ()
