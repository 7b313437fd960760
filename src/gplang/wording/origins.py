"""The origin of a dose in a coach's words: the written sets, then each change of sets and loads."""

from collections.abc import Iterator, Sequence

from gplang.catalog import Exercise
from gplang.figures import number, percentage, short, signed, span
from gplang.model.own_plan import swaps_of
from gplang.model.plan import train_in
from gplang.model.substitutes import has_kit
from gplang.model.week import Adjust
from gplang.quantities import ShareOf
from gplang.scheduling.history import Eased, Origin
from gplang.scheduling.records import ScheduledGroup, ScheduledLoad
from gplang.scheduling.stages import Stage
from gplang.wording.doses import OPEN_RAMP, dose, effort
from gplang.wording.loads import load_of
from gplang.wording.maxima import estimate, whole_of
from gplang.wording.steps import difference, step_amount, written_group

_SPARES = "spares what is sensitive"
_BY_EFFORT = "; no max for it, so the load goes by effort"


def explain_dose(origin: Origin, week: int) -> Iterator[str]:
    """Yield the origin of a dose, one part for each step.

    `written 4 x 5, 75 %`, `75 % of 110 kg = 82.5 kg`, `2 steps of +2.5 kg: 87.5 kg`, `the week adjusts load −10 %:
    78.75 kg`, `rounded to 77.5 kg`.
    """
    swap = swaps_of(origin.settings.athlete).get(origin.line.where)
    if swap is not None and origin.settings.athlete is not None:
        who = origin.settings.athlete
        is_left_out = origin.done.by_effort and origin.done.exercise.id == origin.line.exercise.id
        yield f"{who.title or who.name}'s swap for {swap.old.name}{_BY_EFFORT if is_left_out else ''}"
    yield _written(origin)
    if origin.done.exercise.id != origin.line.exercise.id:
        yield _substitute(origin)
    first = origin.stages[0]
    yield from dict.fromkeys(_start(origin, first, week))
    for before, stage in zip(origin.stages, origin.stages[1:], strict=False):
        after = _differences(before.groups, stage.groups, week, origin.done.exercise)
        if after:
            yield f"{_cause(origin, stage)}: {after}"
    gym = train_in(origin.settings.athlete, origin.line.gym)
    where = "" if gym is None or gym.home is None else f", which can be loaded in {gym.home.shown}"
    yield from dict.fromkeys(_rounded(origin.stages[-1], where))


def _written(origin: Origin) -> str:
    if origin.line.ramp is not None:
        steps = ", ".join(f"{each.reps} x {number(each.share)} %" for each in origin.line.ramp.steps)
        return f"written {OPEN_RAMP}{f': {steps}' if steps else ''}"
    done = origin.done
    text = "; ".join(map(written_group, done.asked))
    if origin.eased is Eased.BY_SCHEME and done.scheme is not None:
        return f"written for deload weeks in scheme {done.scheme.told}: {text}"
    if origin.eased is not None:
        return f"written for deload weeks: {text}"
    if len(done.wave) > 1:
        whole = "the wave" if done.scheme is None else f"scheme {done.scheme.told}"
        return f"step {done.wave_step} of {len(done.wave)} of {whole}: {text}"
    if done.stages is not None:
        return f"stage {done.stage} of {len(done.stages.steps)}: {text}"
    if done.scheme is not None:
        return f"scheme {done.scheme.told}: {text}"
    since = f"from week {origin.line.later[done.phase - 1].week} on: " if done.phase else ""
    return f"written {since}{text}"


def _substitute(origin: Origin) -> str:
    """Return why another exercise is done: `instead of Romanian deadlift: no barbell`."""
    athlete, written = train_in(origin.settings.athlete, origin.line.gym), origin.line.exercise
    reason = _SPARES
    if athlete is not None and athlete.kit is not None and not has_kit(written, athlete):
        missing = (" or ".join(need).replace("-", " ") for need in written.lacks(athlete.kit))
        there = f" in {athlete.home.shown}" if athlete.home is not None and athlete.home.equipment is not None else ""
        reason = f"no {', no '.join(missing)}{there}"
    by_effort = _BY_EFFORT if origin.done.by_effort else ""
    return f"instead of {written.name}: {reason}{by_effort}"


def _start(origin: Origin, first: Stage, week: int) -> Iterator[str]:
    """Yield the meaning of the written loads: shares of a maximum, or the athlete's starting loads."""
    names_load = any(group.load is not None for group in origin.done.asked)
    for group in first.groups:
        load = group.load
        if load is None or load.exact is None or origin.settings.athlete is None:
            continue
        if load.percent is not None:
            yield _share(load, origin, week)
        elif not names_load and not origin.done.wave:
            yield f"starts with {_exact(load)}"


def _share(load: ScheduledLoad, origin: Origin, week: int) -> str:
    """Return what a share is of: `75 % of 110 kg = 82.5 kg`; of a training max, and of an estimate, as such."""
    assert load.percent is not None
    known = None if load.of is None else origin.settings.maxima.find(load.of.id, week, load.share)
    if known is None:
        return f"{percentage(*load.percent)} % of {whole_of(load.share, None)} = {_exact(load)}"
    is_training = load.share is ShareOf.TRAINING_MAX
    whole = f"{number(short(known.amount))} {known.unit.value}"
    named = f"a training max of {whole}" if is_training else whole
    how = [estimate(load.estimate)] if load.estimate is not None else []
    if is_training and known.share is not None:
        how.append(f"{number(short(known.share))} % of the max")
    if known.raised:
        how.append(f"raised by {number(short(known.raised))} {known.unit.value}")
    told = f" ({', '.join(how)})" if how else ""
    return f"{percentage(*load.percent)} % of {named}{told} = {_exact(load)}"


def _cause(origin: Origin, stage: Stage) -> str:
    assert stage.change is not None
    what = stage.change.what
    if not isinstance(what, Adjust):
        reached = what.limit is not None and origin.done.settled
        end = f" to {step_amount(what.limit, what.limit_unit or what.unit)}" if reached and what.limit else ""
        return f"{origin.steps} step{'s' if origin.steps != 1 else ''} of {difference(what.amount, what.unit)}{end}"
    change = what.change
    unit = " %" if change.percent else f" {change.unit.value}" if change.unit is not None else ""
    return f"the week adjusts {what.what.value} {signed(change.amount)}{unit}"


def _differences(before: Sequence[ScheduledGroup], after: Sequence[ScheduledGroup], week: int, own: Exercise) -> str:
    """Return what is new in sets: their loads where only these are; empty where nothing is."""
    if len(before) != len(after):
        return "; ".join(dose(new.dose) for new in after)
    found = {
        _load(new.load, week, own)
        if new.load is not None and (old.dose, old.effort) == (new.dose, new.effort)
        else dose(new.dose) + (f" @ {effort(new.effort)}" if new.effort is not None else ""): None
        for old, new in zip(before, after, strict=True)
        if old != new
    }
    return " and ".join(found)


def _load(load: ScheduledLoad, week: int, own: Exercise) -> str:
    return load_of(load, week, own) if load.exact is None else _exact(load)


def _exact(load: ScheduledLoad) -> str:
    """Return a load before it is rounded, what is added to the body's weight as such."""
    if load.exact is None or load.unit is None:
        return ""
    return f"{span(short(load.exact.low), short(load.exact.high))} {load.unit.value}"


def _rounded(last: Stage, where: str) -> Iterator[str]:
    for group in last.groups:
        load = group.load
        if load is not None and load.rounded is not None and load.rounded != load.exact and load.unit is not None:
            told = where if load.plates is not None else ""
            yield f"rounded to {span(*load.rounded)} {load.unit.value}{told}"
