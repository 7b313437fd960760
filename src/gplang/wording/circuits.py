"""Circuits and their stations in words."""

from collections.abc import Sequence

from gplang.catalog import Exercise
from gplang.figures import counted, seconds
from gplang.quantities import Dose, Measure
from gplang.scheduling.records import ScheduledCircuit, ScheduledExercise, ScheduledGroup
from gplang.vocabulary import CircuitKind
from gplang.wording.doses import each_set, effort, rest, tempo
from gplang.wording.loads import load_with_plates


def circuit(what: ScheduledCircuit) -> str:
    """Return how a circuit goes on: `4 rounds, rest 2 min`, `AMRAP in 15 min`, `EMOM, 12 min`, `3 rounds for time`."""
    time = seconds(what.seconds, what.seconds) if what.seconds is not None else ""
    rounds = counted(what.rounds or 1, "round")
    pause = f", {rest(what.rest)}" if what.rest is not None else ""
    match what.kind:
        case CircuitKind.AMRAP:
            return f"as many rounds as possible in {time}"
        case CircuitKind.EMOM:
            return f"every minute the next station, {time}"
        case CircuitKind.FOR_TIME:
            return f"{rounds} for time{pause}{f', at most {time}' if time else ''}"
    return f"{rounds}{pause}"


def circuit_title(what: ScheduledCircuit) -> str:
    """Return a circuit as a heading: `Circuit A: 4 rounds, rest 2 min`."""
    return f"Circuit {what.letter}: {circuit(what)}"


def opens_circuit(what: ScheduledExercise, before: ScheduledExercise | None) -> bool:
    """Return whether an exercise is the first station of its circuit; `before` is the exercise above it."""
    if what.circuit is None:
        return False
    return before is None or before.circuit is None or before.circuit.letter != what.circuit.letter


def station_groups(what: ScheduledExercise, week: int, own: Exercise) -> list[str]:
    """Return what a station asks for in each round: `15 reps, 24 kg`; where rounds differ, `21, 15, 9 reps`."""
    return [_alike(groups, week, own) for groups in rounds_alike(what)]


def rounds_alike(what: ScheduledExercise) -> list[list[ScheduledGroup]]:
    """Return groups of sets: of a station, neighbours that differ in counts only together, of others each alone."""
    alike: list[list[ScheduledGroup]] = []
    for group in what.groups:
        if what.circuit is not None and alike and _manner(alike[-1][0]) == _manner(group):
            alike[-1].append(group)
        else:
            alike.append([group])
    return alike


def station_dose(groups: Sequence[ScheduledGroup]) -> str:
    """Return the counts of a station's rounds with what they count: `15 reps`, `21, 15, 9 reps`, `30 s`, `max reps`."""
    doses = [group.dose for group in groups]
    if len(doses) > 1 and len({(dose.measure, dose.per_side) for dose in doses}) == 1 and _has_noun(doses[-1]):
        return f"{', '.join(each_set(dose).removesuffix(_SIDES) for dose in doses[:-1])}, {_one(doses[-1])}"
    return ", ".join(map(_one, doses))


_SIDES = " per side"


def _has_noun(dose: Dose) -> bool:
    return dose.measure is Measure.REPS


def _one(dose: Dose) -> str:
    text = each_set(dose)
    if not _has_noun(dose):
        return text
    count = text.removesuffix(_SIDES)
    return f"{count} rep{'' if count == '1' else 's'}{_SIDES if dose.per_side else ''}"


def _manner(group: ScheduledGroup) -> tuple[object, ...]:
    return (group.effort, group.load, group.tempo, group.rest)


def _alike(groups: Sequence[ScheduledGroup], week: int, own: Exercise) -> str:
    first = groups[0]
    text = station_dose(groups)
    if first.effort is not None:
        text = f"{text} @ {effort(first.effort)}"
    extras = [
        *([] if first.load is None else [load_with_plates(first.load, week, own)]),
        *([] if first.tempo is None else [tempo(first.tempo)]),
        *([] if first.rest is None else [rest(first.rest)]),
    ]
    return ", ".join([text, *extras])
