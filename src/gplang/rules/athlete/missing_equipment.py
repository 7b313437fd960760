"""An athlete lacks the equipment for an exercise and for all its `or`s.

A plan should need only the equipment at hand: nearly every exercise has an alternative with the same movement. The rule
checks every week and role against the athlete's `equipment` lines, and reports nothing for athletes without such a
line, who have everything. One `or` that can be done is enough. Where the exercise of a ladder (`stages`) can be done,
those of its later stages are checked as well.

The hint and the fixes offer exercises that fit: the same movement first, then similar movements, then by training
effect and practicality; for a finisher, those that the guide names for finishers. Where some of several athletes lack
the equipment, a fix writes a `swap` into the block of each of them, which changes nothing for the others: the same
exercise for all of them, else (or where that is not a main lift) one for each. A `swap` is about all sessions of an
athlete. Where all of several athletes lack it, a fix adds an `or`. With one athlete it replaces the exercise, and
removes loads and cues that were meant for the old one. All lines of a session with the exercise get the same
replacement, and none is offered that another rule would report. All are unsafe because they change what is trained.

    gpl fail
    plan "At home"
    athlete mia
      equipment  dumbbell bench
    session hips
      primary  rdl  4x8  @rir2
    week 1
      mon hips

    gpl fixed
    plan "At home"
    athlete mia
      equipment  dumbbell bench
    session hips
      primary  db-rdl  4x8  @rir2
    week 1
      mon hips

    gpl pass
    plan "At home"
    athlete mia
      equipment  dumbbell bench
    session hips
      primary    db-rdl  4x8  @rir2
    week 1
      mon hips
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from gplang.catalog import Exercise, Kit, load_catalog, priority
from gplang.diagnostics import Fix, Severity
from gplang.guide import Numbers
from gplang.lint.alternatives import everybody, name_exercises, suits
from gplang.lint.exchange import Offer, Way, exchange_fixes, find_way, offer_once, pick_alike
from gplang.lint.exchange_words import name_people
from gplang.lint.facts import is_main_lift, is_posterior
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import Known, TrainedLine, Trainee
from gplang.lint.trials import needs_of
from gplang.suggest import list_words
from gplang.vocabulary import Role

_MOST_NAMED = 4
_MISSING = "equipment is missing{gym} for {exercises}"


@rule(
    "A504",
    "missing-equipment",
    severity=Severity.WARNING,
    guide=("G04",),
    since="0.1",
    every_week=True,
    needs=Known.THERE,
    messages=(_MISSING,),
)
def check(line: TrainedLine, numbers: Numbers) -> Iterator[Finding]:  # noqa: ARG001
    """Compare what an exercise needs with what each athlete has; an `or` that the athlete can do is enough."""
    athlete = line.trainee.athlete
    kit = None if athlete is None else athlete.kit
    if kit is None:
        return
    if not line.exercise.lacks(kit):
        yield from _find_later(line, kit)
        return
    hint, fixes = offer_once("A504", find_way(line), _offer)
    message = _name_missing(line, line.line.choices, kit)
    yield Finding(line.line.exercise_where, message, hint, fixes=fixes)


def _find_later(line: TrainedLine, kit: Collection[str]) -> Iterator[Finding]:
    """Find exercises of later stages that the athlete cannot do; a substitute has none."""
    stages = line.line.stages
    if stages is None or line.exercise is not line.line.exercise:
        return
    later = {step.exercise.id: step.exercise for step in line.line.later_stages if step.exercise.lacks(kit)}
    if later:
        hint = "name a stage that can be done with what is there"
        yield Finding(stages.where, _name_missing(line, tuple(later.values()), kit), hint)


def _name_missing(line: TrainedLine, exercises: Sequence[Exercise], kit: Collection[str]) -> str:
    """Return which equipment is missing for each of some exercises of a line."""
    lacking = "; for ".join(f"`{each.id}`: {name_kit(each.lacks(kit))}" for each in exercises)
    gym = None if line.trainee.athlete is None else line.trainee.athlete.home
    where = f" in gym `{gym.name}`" if gym is not None and gym.equipment is not None else ""
    return _MISSING.format(gym=where, exercises=lacking)


def _offer(way: Way) -> Offer:
    """Return the hint and the fixes for an exercise: the same for each athlete who lacks the equipment."""
    trainee = way.lead.trainee
    if len(trainee.plan.athletes) <= 1 and trainee.gym is None:
        offered = pick_alike(way)
        return (f"take {name_exercises(offered)}" if offered else _tell_missing(way.lead)), exchange_fixes(way, offered)
    lacking = [each for each in everybody(trainee) if any(_lacks(line, each) for line in way.lines)]
    lacking.sort(key=lambda each: each.athlete.name if each.athlete is not None else "")
    way = way._replace(whom=tuple(lacking))
    offered = pick_alike(way)
    is_enough = bool(offered) and (way.lead.role is not Role.PRIMARY or any(each.loadable for each in offered))
    found = [] if is_enough or len(lacking) == 1 else [*islice(_offer_each(way), _MOST_NAMED)]
    if offered and not any(choice.loadable for _, choice, _ in found):
        how = _how_for(way)
        return f"{how}: {name_exercises(offered)}", exchange_fixes(way, offered)
    told = [f"for {name} `{choice.id}`" for name, choice, _ in found]
    fixes = tuple(fix for *_, fixes in found for fix in fixes)
    return f"`swap` it: {', '.join(told)}" if told else _tell_missing(way.lead), fixes


def _how_for(way: Way) -> str:
    """Return what to write for those who lack the equipment."""
    if not way.is_for_some:
        return "name an `or`"
    names = [each.athlete.name for each in way.whom if each.athlete is not None]
    return f"`swap` it for {name_people(names) if len(names) <= _MOST_NAMED else f'{len(names)} athletes'}"


def _offer_each(way: Way) -> Iterator[tuple[str, Exercise, tuple[Fix, ...]]]:
    """Yield for each athlete the best exercise that does not affect the others: it suits them or they cannot do it."""
    different = {needs_of(each.athlete): each for each in way.whom}
    best: dict[object, Exercise | None] = {}
    for trainee in way.whom:
        own = way._replace(lines=tuple(each._replace(trainee=trainee) for each in way.lines), whom=(trainee,))
        needs = needs_of(trainee.athlete)
        if needs not in best:
            harmless = (
                choice
                for choice in pick_alike(own)
                if all(suits(choice, each) or _lacks_kit(choice, each) for each in different.values())
            )
            best[needs] = next(harmless, None)
        if trainee.athlete and (choice := best[needs]) is not None:
            yield trainee.athlete.name, choice, exchange_fixes(own, (choice,))


def _tell_missing(line: TrainedLine) -> str:
    """Return the hint where no exercise fits the equipment."""
    if line.role is not Role.PRIMARY or not is_posterior(line) or not is_main_lift(line.exercise):
        return "take what can be done with what is there"
    kits = dict.fromkeys(name_kit(each.equipment) for each in _main_lifts() if len(each.equipment) == 1)
    return f"nothing else there makes a main lift: that takes {list_words(tuple(kits))}"


def _main_lifts() -> list[Exercise]:
    return sorted(filter(is_main_lift, load_catalog().exercises.values()), key=priority)


def _lacks(line: TrainedLine, trainee: Trainee) -> bool:
    return all(_lacks_kit(each, trainee) for each in line.line.choices)


def _lacks_kit(exercise: Exercise, trainee: Trainee) -> bool:
    kit = trainee.athlete.kit if trainee.athlete is not None else None
    return kit is not None and bool(exercise.lacks(kit))


def name_kit(kit: Kit) -> str:
    """Return needs as `barbell, dumbbell or kettlebell`: each with its alternatives."""
    return ", ".join(" or ".join(need) for need in kit)
