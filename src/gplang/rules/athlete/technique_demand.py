"""A novice does an exercise that takes more technique than a novice has.

Deadlifts, good mornings, Olympic lifts and the like are very effective, but only when done well: with a rounded back or
a drifting bar they cost more than they give. Nearly all of them have an easier version to learn the movement with. The
full Nordic curl, the razor curl and the glute-ham raise take strength rather than skill; Nordics are scaled with a
band, a higher angle or the hands.

The rule reports every exercise of high technique demand, warm-ups too, for athletes whose `level` (their own, else the
plan's) is `novice`, and of these three without help; `nordic-curl 3x6 @bw-15kg` is one with help. Deadlifts count
in posterior sessions only, where the hips are to be tired: most novice programs teach them first and well. An exercise
is reported once in a plan. Without a level the rule reports nothing. `gpl exercises NAME --format json` shows
`technique` and `scalings`.

The fixes replace the exercise with an easier version that fits the equipment and the rest of the session and is not
itself hard to learn, and remove loads and cues that were meant for the old one. They are unsafe because they change
what is trained. Where only some athletes are novices, they write a `swap` into the block of each of these. Where no
version is possible with the equipment, A504 reports it.

    gpl fail
    plan "Too much at once"
      level  novice
    session hips posterior
      primary    deadlift     3x5  @rir3
      accessory  nordic-curl  3x5  @rir2
    week 1
      mon hips

    gpl fixed
    plan "Too much at once"
      level  novice
    session hips posterior
      primary    trap-bar-deadlift     3x5  @rir3
      accessory  assisted-nordic-curl  3x5  @rir2
    week 1
      mon hips

    gpl pass
    plan "One thing after the other"
      level novice
    session hips posterior
      primary    trap-bar-deadlift     3x5  @rir3
      accessory  assisted-nordic-curl  3x5  @rir2
    week 1
      mon hips
"""

from collections.abc import Iterator
from functools import partial

from gplang.catalog import Exercise
from gplang.catalog import Level as Demand
from gplang.diagnostics import Severity
from gplang.guide import Numbers
from gplang.lint.alternatives import (
    find_alike,
    find_finishers,
    find_suitable,
    is_full_nordic,
    name_done,
    name_exercises,
)
from gplang.lint.exchange import Offer, Way, exchange_fixes, find_way, offer_once, pick
from gplang.lint.facts import is_deadlift, is_posterior
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import Known, TrainedLine, Trainee
from gplang.scheduling.records import LoadForm
from gplang.vocabulary import Focus, Level, Role

_MUCH_TECHNIQUE = "{exercise} asks much technique of a novice"
_WITHOUT_HELP = "{exercise} without help is too much for most novices"


@rule(
    "A503",
    "technique-demand",
    looks_around=True,
    severity=Severity.ADVICE,
    guide=("G14", "G16", "G17"),
    since="0.1",
    every_week=True,
    needs=Known.THERE,
    settings=("equipment",),
    messages=(_MUCH_TECHNIQUE, _WITHOUT_HELP),
)
def check(line: TrainedLine, numbers: Numbers) -> Iterator[Finding]:  # noqa: ARG001
    """Find exercises of high technique demand, and Nordics without assistance."""
    if not _is_novice(line.trainee):
        return
    if is_deadlift(line.exercise) and not is_posterior(line):
        return
    if line.exercise.technique is Demand.HIGH:
        message, how = _MUCH_TECHNIQUE.format(exercise=name_done(line)), "start with"
    elif is_full_nordic(line.exercise, line.trainee.plan) and not _has_help(line):
        message, how = _WITHOUT_HELP.format(exercise=name_done(line)), "scale it:"
    else:
        return
    if not _is_first(line):
        return
    hint, fixes = offer_once("A503", find_way(line, _is_novice, Severity.ADVICE), partial(_offer, how=how))
    yield Finding(line.line.exercise_where, message, hint, fixes=fixes, yields_to=("A504",))


def _is_first(line: TrainedLine) -> bool:
    """Return whether no other line of the plan, in a session that counts, comes before it with the same exercise."""
    plan, written = line.trainee.plan, line.line.exercise
    days = {name for week in plan.weeks for name in week.session_names}
    counting = (each for each in plan.all_sessions if not is_deadlift(line.exercise) or each.focus is Focus.POSTERIOR)
    in_order = sorted(counting, key=lambda session: session.name not in days)
    found = (each for session in in_order for each in session.lines if each.exercise.id == written.id)
    first = next(found, None)  # a line of a lost session is in none
    return first is None or first.where == line.where


def _is_novice(trainee: Trainee) -> bool:
    return trainee.level is Level.NOVICE


def _offer(way: Way, how: str) -> Offer:
    offered = _pick(way)
    hint = f"{how} {name_exercises(offered)}" if offered else "take what is easier to learn"
    return hint, exchange_fixes(way, offered)


def _pick(way: Way) -> tuple[Exercise, ...]:
    """Return what to start with: an easier version, else the most similar exercise; for a main lift a loadable one."""
    line = way.lead
    easier = pick(way, find_finishers(line)) or pick(way, _find_easier(line))
    if easier and (
        line.role is not Role.PRIMARY or not line.exercise.loadable or any(each.loadable for each in easier)
    ):
        return easier
    alike = pick(way, find_alike(line))
    return alike if not easier or any(each.loadable for each in alike) else easier


def _has_help(line: TrainedLine) -> bool:
    """Return whether every set takes off some of the body weight."""
    loads = [done.group.load for done in line.groups]
    return all(
        load is not None and load.form is LoadForm.BODYWEIGHT and load.exact is not None and load.exact.high < 0
        for load in loads
    )


def _find_easier(line: TrainedLine) -> list[Exercise]:
    """Return the scalings that suit the athlete; hard ones are replaced by their own scalings."""
    suitable = {each.id for each in find_suitable(line.trainee)}
    found: dict[str, Exercise] = {}
    waiting = list(line.exercise.scalings)
    while waiting:
        word = waiting.pop(0)
        scaling = line.trainee.plan.exercises.find(word)
        if scaling is None or word in found:
            continue
        found[word] = scaling
        if scaling.technique is Demand.HIGH:
            waiting[:0] = scaling.scalings
    return [each for each in found.values() if each.id in suitable]
