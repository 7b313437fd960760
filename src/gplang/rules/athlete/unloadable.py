"""A load cannot be made with the bar and the plates of the gym.

Plates go on in pairs, so that 20 kg and the plates down to 1.25 kg make every 2.5 kg, and nothing between. The rule
looks at exercises that are loaded with a barbell, wherever a gym tells its `bar` and `plates`, and reports two things:

- a written load that cannot be made: `@101.3kg`, or `@15kg` with a bar of 20 kg;
- the first normal week in which a load is more than all plates of the gym make, where their numbers are given
  (`plates 2x20kg 4x10kg`).

What is trained is the nearest load that can be made, the heavier one of two; `gpl show` tells the plates. Percentages
and steps may come to anything: they are rounded, and not reported. Loads that are written in the other unit than the
bar's are rounded, too. A gym with a mistake in its lines is not judged.

The hint names the nearest loads that can be made. The fix writes the one that is trained now. It is unsafe: steps and
percentages start from it, and other athletes may train the line in another gym.

    gpl fail
    gym home
      bar     20kg
      plates  25kg 20kg 10kg 5kg 2.5kg 1.25kg
    plan "Between two plates"
      in  home
    session hips
      primary  rdl  4x5  @101.3kg
    week 1
      mon hips

    gpl fixed
    gym home
      bar     20kg
      plates  25kg 20kg 10kg 5kg 2.5kg 1.25kg
    plan "Between two plates"
      in  home
    session hips
      primary  rdl  4x5  @102.5kg
    week 1
      mon hips

    gpl pass
    gym home
      bar     20kg
      plates  25kg 20kg 10kg 5kg 2.5kg 1.25kg
    plan "On the bar"
      in  home
    session hips
      primary  rdl  4x5  @102.5kg
    week 1
      mon hips
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from gplang.catalog import Exercise
from gplang.diagnostics import Edit, Fix, Severity
from gplang.figures import number, short, span
from gplang.guide import Numbers
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import Course, Known, TrainedPlan
from gplang.model.gym import Gym
from gplang.model.plan import train_in
from gplang.model.session import SetGroup, SetLine
from gplang.quantities import LoadKind, WeightUnit
from gplang.records import NamedTuple
from gplang.scheduling.draft import convert
from gplang.scheduling.plates import Rack, heaviest, load_nearest, loads_around
from gplang.scheduling.precedence import Settings, rounding_of, settle
from gplang.scheduling.records import Range, ScheduledExercise


class _Place(NamedTuple):
    """A gym, and what can be loaded in it."""

    gym: Gym
    rack: Rack


_UNLOADABLE = "{loads} cannot be loaded in gym `{gym}`"
_TOO_HEAVY = "{load} in week {week}; at most {most} can be loaded in gym `{gym}`"


@rule(
    "A506",
    "unloadable",
    severity=Severity.ADVICE,
    guide=("G04",),
    since="0.1",
    needs=Known.THERE,
    settings=("in",),
    messages=(_UNLOADABLE, _TOO_HEAVY),
)
def check(plan: TrainedPlan, numbers: Numbers) -> Iterator[Finding]:  # noqa: ARG001
    """Compare the loads of every line with what the plates of its gym make."""
    trainee = plan.trainee
    if not trainee.plan.gyms:
        return
    settings = settle(trainee.plan, trainee.athlete)
    for course in plan.courses:
        for exercise in {each.exercise.id: each.exercise for _, each in course.weeks}.values():
            place = _place(course.line, exercise, settings)
            if place is not None:
                found = list(_find_written(_written(course.line, exercise), place))
                yield from found
                if not found:
                    yield from _find_too_heavy(course, exercise, place)


def _place(line: SetLine, exercise: Exercise, settings: Settings) -> _Place | None:
    athlete = train_in(settings.athlete, line.gym)
    rack = rounding_of(settings, exercise, line.gym).rack
    if athlete is None or athlete.home is None or athlete.home.unsure or rack is None:
        return None
    return _Place(athlete.home, rack)


# ---- loads as they are written


def _written(line: SetLine, exercise: Exercise) -> Iterator[SetGroup]:
    """Yield the sets that a line writes for the exercise that is done for it."""
    if exercise.id == line.exercise.id:
        yield from (group for groups in line.doses for group in groups)
    else:
        found = (each for each in line.substitutes if each.exercise.id == exercise.id)
        yield from (group for each in found for group in each.anew.groups)


def _find_written(groups: Iterator[SetGroup], place: _Place) -> Iterator[Finding]:
    for group in groups:
        load = group.load
        if load is None or load.kind is not LoadKind.WEIGHT or load.unit is not place.rack.unit:
            continue
        assert load.low is not None
        assert load.high is not None
        ends = [Fraction(end) for end in dict.fromkeys((load.low, load.high))]
        bad = [end for end in ends if _is_unloadable(end, place.rack)]
        if not bad:
            continue
        where = (group.places.load if group.places is not None else None) or group.where
        told = f"{' and '.join(number(end) for end in bad)} {load.unit}"
        message = _UNLOADABLE.format(loads=told, gym=place.gym.name)
        yield Finding(where, message, _name_nearest(bad[0], place.rack), fixes=_fixes(group, place.rack))


def _is_unloadable(amount: Fraction, rack: Rack) -> bool:
    below, above = loads_around(rack, amount)
    return (below is not None or above is not None) and below != above


def _name_nearest(amount: Fraction, rack: Rack) -> str:
    from gplang.wording import loading  # only a finding needs it

    around = [each for each in loads_around(rack, amount) if each is not None]
    told = " and ".join(f"{number(each.total)} {rack.unit} = {loading(each)}" for each in around)
    return f"the nearest that can be loaded: {told}"


def _fixes(group: SetGroup, rack: Rack) -> tuple[Fix, ...]:
    """Return the fix that writes the loads as they are trained."""
    load, where = group.load, None if group.places is None else group.places.load
    if load is None or where is None or load.low is None or load.high is None:
        return ()
    ends = [load_nearest(rack, Fraction(end)) for end in dict.fromkeys((load.low, load.high))]
    amounts = [_decimal(end.total) for end in ends if end is not None]
    text = f"@{'-'.join(dict.fromkeys(f'{amount:f}' for amount in amounts))}{rack.unit}"
    return (Fix(f"write `{text}`", (Edit(where, text),)),)


def _decimal(amount: Fraction) -> Decimal:
    """Return an amount without needless zeros; plates have three decimal places at most."""
    return Decimal(number(amount))


# ---- more than there is


def _find_too_heavy(course: Course, exercise: Exercise, place: _Place) -> Iterator[Finding]:
    """Yield the first week in which a load is more than all plates make."""
    most = heaviest(place.rack)
    if most is None:
        return
    for week, done in course.weeks:
        if done.exercise.id != exercise.id:
            continue
        asked = next((each for each in _weights(done) if _in_unit(each, place.rack.unit).high > most), None)
        if asked is not None:
            told = f"{span(short(asked.exact.low), short(asked.exact.high))} {asked.unit}"
            limit = f"{number(most)} {place.rack.unit}"
            message = _TOO_HEAVY.format(load=told, week=week, most=limit, gym=place.gym.name)
            hint = "write all plates that are there, or let the load stop before"
            yield Finding(course.line.exercise_where, message, hint)
            return


class _Weight(NamedTuple):
    """A load of a bar before it is rounded."""

    exact: Range
    unit: WeightUnit


def _weights(done: ScheduledExercise) -> Iterator[_Weight]:
    for group in done.groups:
        load = group.load
        if load is not None and load.plates is not None and load.exact is not None and load.unit is not None:
            yield _Weight(load.exact, load.unit)


def _in_unit(weight: _Weight, unit: WeightUnit) -> Range:
    return weight.exact.map(lambda end: convert(end, weight.unit, unit))
