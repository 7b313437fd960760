"""The progression of an exercise in words: its steps, its wave, and its place in them."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from gplang.figures import counted, noun_for, signed
from gplang.model.session import SchemeName
from gplang.quantities import Dose, Effort, Hold, Load, LoadKind, OnMiss, Progress, ShareOf, Step, StepUnit
from gplang.records import NamedTuple
from gplang.scheduling.records import ScheduledExercise
from gplang.typed import Protocol
from gplang.wording.doses import dose, effort
from gplang.wording.loads import written_load

_HOLD = "no step: the dose stays"

STEP_WORDS = {
    StepUnit.KG: "kg",
    StepUnit.LB: "lb",
    StepUnit.PERCENT: "%",
    StepUnit.REPS: "rep",
    StepUnit.SETS: "set",
    StepUnit.SECONDS: "s",
    StepUnit.RIR: "RIR",
}
"""What the units of steps are called behind a number."""


def difference(amount: Fraction | Decimal, unit: StepUnit) -> str:
    """Return a signed amount of what a step changes: `+5 kg`, `-1 set`, `+2 reps`."""
    return f"{signed(amount)} {noun_for(amount, STEP_WORDS[unit])}"


def step_amount(amount: Fraction | Decimal, unit: StepUnit) -> str:
    """Return an amount of what a step changes: `2.5 kg`, `1 set`, `12 reps`."""
    return counted(amount, STEP_WORDS[unit])


class Written(Protocol):
    """Sets as a wave writes them."""

    @property
    def dose(self) -> Dose:
        """Sets and what they ask for."""

    @property
    def effort(self) -> Effort | None:
        """Their effort."""

    @property
    def load(self) -> Load | None:
        """Their load as written."""


Stage = tuple[str, Iterable[Written]]
"""The name of an exercise, and its sets."""


class Answers(NamedTuple):
    """How a line answers to a log: its stages, whether they are climbed, and what is written about a miss."""

    stages: tuple[Stage, ...] = ()
    climbs: bool = False
    on_miss: OnMiss | None = None

    @property
    def by_last(self) -> bool:
        """Whether it takes the last stage for a miss to mean what is written about it."""
        return bool(self.stages) and not self.climbs


NO_ANSWERS = Answers()


def answers_of(what: ScheduledExercise) -> Answers:
    """Return how an exercise answers to a log."""
    if what.stages is None and what.on_miss is None:
        return NO_ANSWERS
    if what.stages is None:
        return Answers(on_miss=what.on_miss)
    steps = tuple((each.exercise.name, each.groups) for each in what.stages.steps)
    return Answers(steps, what.stages.climbs, what.on_miss)


def progression(what: ScheduledExercise) -> str | None:
    """Return the rule of an exercise's progression; None if there is none.

    `+2.5 kg every week`, `add 2.5 kg once all sets reach 8 reps`, `wave: 4 x 5 @ RIR 3 | 5 x 5 @ RIR 1`.
    """
    told = {"about": what.about, "once": what.wave_once, "of_tm": _is_of_tm(what)}
    return way(what.progress, what.wave, **told, scheme=what.scheme, answers=answers_of(what))


def way(
    progress: Progress | None,
    wave: Iterable[Iterable[Written]],
    *,
    about: bool,
    once: bool = False,
    of_tm: bool = False,
    scheme: SchemeName | None = None,
    answers: Answers = NO_ANSWERS,
) -> str | None:
    """Return a progression rule as `progression` does; `about`: the loaded weights are only approximate.

    `once`: the wave stays on its last step. `scheme` is the one that it comes from. `of_tm`: its sets are shares of the
    training max. `answers` are those to a log.
    """
    parts = []
    doses = " | ".join("; ".join(written_group(one) for one in groups) or "left out" for groups in wave)
    if doses:
        parts.append(f"{_whole(scheme)}: {doses}{', which then stays' if once else ''}")
    if isinstance(progress, Hold):
        parts.append(_HOLD)
    elif progress is not None:
        parts.append(_step(progress, about, of_tm=of_tm))
    if answers.stages:
        parts.append(f"{'ladder' if answers.climbs else 'stages'}: {' | '.join(_stages(answers.stages))}")
    if answers.on_miss is not None:
        parts.append(miss(answers.on_miss, by_last=answers.by_last, of_tm=of_tm and not _has_steps(progress)))
    return "; ".join(parts) or None


def going_on(what: ScheduledExercise) -> str | None:
    """Return an exercise's place in its progression and how it continues, weights in the athlete's unit.

    `wave, step 2 of 4`, `+5 lb every week`, `about +1 kg every week`, `100 kg reached`; None if there is
    nothing to say.
    """
    parts = []
    if len(what.wave) == 1 and what.scheme is not None:
        parts.append(_whole(what.scheme))
    elif len(what.wave) > 1:
        stays = ", which stays" if what.wave_once and what.wave_step == len(what.wave) else ""
        parts.append(f"{_whole(what.scheme)}, step {what.wave_step} of {len(what.wave)}{stays}")
    if isinstance(what.progress, Hold):
        parts.append(_HOLD)
    elif what.progress is not None:
        step = what.progress
        if not what.settled:
            parts.append(_step(step, what.about, of_tm=_is_of_tm(what)))
        elif step.limit is not None:
            parts.append(f"{_limit(step, step.limit)} reached")
    answers = answers_of(what)
    if answers.stages:
        parts.append(_stage(answers, what.stage))
    if answers.on_miss is not None and answers.on_miss.cut is not None:
        of_tm = _is_of_tm(what) and not _has_steps(what.progress)
        parts.append(miss(answers.on_miss, by_last=answers.by_last, of_tm=of_tm))
    return "; ".join(parts) or None


def miss(what: OnMiss, *, by_last: bool = False, of_tm: bool = False) -> str:
    """Return what follows a miss: `after a miss -5 kg`, `after 3 misses in a row -10 %`.

    `by_last`: only that of the last stage leads there. `of_tm`: it is the training max that changes.
    """
    if what.cut is None:
        text = "no step"
    else:
        unit = "%" if what.cut.unit is None else what.cut.unit.value
        text = f"{signed(what.cut.amount)} {unit}{' on the training max' if of_tm else ''}"
    often = "a miss" if what.after == 1 else f"{what.after} misses in a row"
    return f"after {often}{' in the last stage' if by_last else ''} {text}"


def _stage(answers: Answers, number: int) -> str:
    """Return a place among stages, and what comes next: `stage 1 of 3, after a miss 6 x 2+`."""
    text = f"stage {number} of {len(answers.stages)}"
    if number >= len(answers.stages):
        return text
    return f"{text}, {'next' if answers.climbs else 'after a miss'} {_stages(answers.stages)[number]}"


def _stages(stages: tuple[Stage, ...]) -> list[str]:
    """Return what each stage asks for, without weights, which grow; its exercise where that is another one."""
    before = stages[0][0]
    told = []
    for exercise, groups in stages:
        name = "" if exercise == before else f"{exercise} "
        told.append(name + "; ".join(map(_weightless, groups)))
        before = exercise
    return told


def _weightless(what: Written) -> str:
    text = dose(what.dose) if what.effort is None else f"{dose(what.dose)} @ {effort(what.effort)}"
    is_share = what.load is not None and what.load.kind is LoadKind.PERCENT
    return f"{text}, {written_load(what.load)}" if what.load is not None and is_share else text


def _has_steps(progress: Progress | None) -> bool:
    """Return whether a load has steps of its own, and does not move with a maximum alone."""
    return isinstance(progress, Step) and not progress.open


def _is_of_tm(what: ScheduledExercise) -> bool:
    """Return whether an exercise's sets are shares of its training max."""
    loads = (group.load for group in what.groups)
    return any(load is not None and load.percent and load.share is ShareOf.TRAINING_MAX for load in loads)


def _whole(scheme: SchemeName | None) -> str:
    return "wave" if scheme is None else f"scheme {scheme.told}"


def written_group(what: Written) -> str:
    """Return sets as they are written: `4 x 5 @ RIR 2, 75 %`."""
    text = dose(what.dose)
    if what.effort is not None:
        text = f"{text} @ {effort(what.effort)}"
    return text if what.load is None else f"{text}, {written_load(what.load)}"


def _step(step: Step, about: bool, *, of_tm: bool = False) -> str:
    roughly = "about " if about else ""
    if step.at_reps is not None:
        return _by_reps(step, roughly, " to the training max" if of_tm and step.open else "")
    noun = "week" if step.sessions is None else "session"
    often = step.interval or 1
    every = noun if often == 1 else f"{often} {noun}s"
    text = f"{roughly}{difference(step.amount, step.unit)} every {every}"
    return text if step.limit is None else f"{text} to {_limit(step, step.limit)}"


def _by_reps(step: Step, roughly: str, whole: str) -> str:
    """Return `add 2.5 kg once all sets reach 8 reps`, or `add 2.5 kg for 2 reps in the last, open set, 5 kg for 4`."""
    verb = "add" if step.amount >= 0 else "take off"
    first, *more = step.thresholds
    which = "the last, open set reaches" if step.open else "all sets reach"
    text = f"{verb} {roughly}{step_amount(abs(first.amount), step.unit)}{whole} once {which} {first.reps} reps"
    text += "".join(f", {roughly}{step_amount(abs(each.amount), step.unit)} at {each.reps} reps" for each in more)
    return text if step.limit is None else f"{text}, up to {_limit(step, step.limit)}"


def _limit(step: Step, limit: Decimal) -> str:
    return step_amount(limit, step.limit_unit or step.unit)
