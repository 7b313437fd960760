"""The stations of circuits: how often each is done, and what a week's adjustments make of the rounds."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from gplang.catalog import Exercise
from gplang.model.circuits import letter_of
from gplang.model.session import Circuit, Session, SetLine
from gplang.model.week import Adjust
from gplang.quantities import MOST_SETS
from gplang.records import NamedTuple, replace
from gplang.scheduling.adjust import changed
from gplang.scheduling.draft import Draft, half_up
from gplang.scheduling.records import ScheduledCircuit, ScheduledExercise
from gplang.scheduling.turns import Trained, applies
from gplang.vocabulary import Adjustable, CircuitKind

_MINUTE = 60


class Station(NamedTuple):
    """A line's place in a circuit, counted from 0, and all lines of the circuit, each with its exercise."""

    circuit: Circuit
    place: int
    lines: tuple[tuple[SetLine, Exercise], ...]

    @property
    def key(self) -> tuple[object, ...]:
        """What tells this station from others, by the identities of the lines."""
        return self.circuit, self.place, *((id(line), exercise.id) for line, exercise in self.lines)


def reaches(adjust: Adjust, trained: Trained, station: Station | None) -> bool:
    """Return whether an adjustment reaches a line; one of sets that reaches a station means all of its circuit."""
    if applies(adjust, trained.line, trained.exercise):
        return True
    if station is None or adjust.what is not Adjustable.SETS:
        return False
    return any(applies(adjust, line, exercise) for line, exercise in station.lines)


def go_round(
    drafts: tuple[Draft, ...], station: Station, adjusts: Iterable[Adjust]
) -> tuple[tuple[Draft, ...], ScheduledCircuit]:
    """Return what a station asks for in all rounds, and its circuit; `adjusts` of sets change the rounds.

    One group of sets is done in each round, of several the n-th in round n. In an AMRAP it is done once and again.
    """
    circuit = station.circuit
    rounds, seconds = circuit.rounds, circuit.seconds
    if circuit.kind is CircuitKind.AMRAP:
        sets = 1
    elif circuit.kind is CircuitKind.EMOM:
        count = len(station.lines)
        minutes = half_up(_adjusted(Fraction((seconds or 0) // _MINUTE, count), adjusts) * count)
        minutes = min(max(minutes, count), MOST_SETS * count)
        sets = _minutes_of(station.place, count, minutes)
        seconds = minutes * _MINUTE
    else:
        sets = rounds = min(max(half_up(_adjusted(Fraction(rounds or 1), adjusts)), 1), MOST_SETS)
    done = ScheduledCircuit(circuit.letter, circuit.kind, rounds, circuit.rest, seconds)
    return tuple(_repeat(drafts, sets)), done


def _minutes_of(place: int, stations: int, minutes: int) -> int:
    """Return in how many minutes of an EMOM the station at a place is done."""
    return (minutes - place + stations - 1) // stations


def close_ranks(done: Sequence[ScheduledExercise]) -> Iterator[ScheduledExercise]:
    """Yield what is done of a session of which some lines are left out.

    A line without a partner left stands alone, and the stations of an EMOM share its minutes.
    """
    letters = [each.label[0].upper() if each.label else None for each in done]
    for at, (each, letter) in enumerate(zip(done, letters, strict=True)):
        count = 0 if letter is None else letters.count(letter)
        if count == 1:
            each = each._replace(alone=True)
        if each.circuit is not None and each.circuit.kind is CircuitKind.EMOM:
            sets = _minutes_of(letters[:at].count(letter), count, (each.circuit.seconds or 0) // _MINUTE)
            groups = [group._replace(dose=replace(group.dose, sets=min(sets, MOST_SETS))) for group in each.groups]
            each = each._replace(groups=tuple(groups))
        yield each


def _adjusted(rounds: Fraction, adjusts: Iterable[Adjust]) -> int | Fraction:
    found: int | Fraction = rounds
    for adjust in adjusts:
        if adjust.what is Adjustable.SETS:
            found = changed(found, adjust.change)
    return found


def _repeat(drafts: tuple[Draft, ...], sets: int) -> Iterator[Draft]:
    """Yield so many sets; behind the last of several groups it goes on with that one."""
    if len(drafts) == 1:
        yield drafts[0]._replace(sets=sets, fewest=None)
        return
    for at, draft in enumerate(drafts[:sets]):
        is_last = at == len(drafts) - 1
        yield draft._replace(sets=sets - at if is_last else 1, fewest=None)


def find_station(session: Session, line: SetLine, exercises: Iterable[Exercise]) -> Station | None:
    """Return the place of a session's line in a circuit; `exercises` are those that its lines are done with."""
    letter = letter_of(line) if session.circuits else None
    circuit = next((each for each in session.circuits if each.letter == letter), None)
    if circuit is None:
        return None
    pairs = zip(session.lines, exercises, strict=True)
    lines = tuple(pair for pair in pairs if letter_of(pair[0]) == letter)
    return Station(circuit, next(at for at, pair in enumerate(lines) if pair[0] is line), lines)
