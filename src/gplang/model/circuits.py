"""Circuits: which lines of a session are their stations, and whether their doses fit the rounds."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from gplang.diagnostics import Label
from gplang.figures import counted
from gplang.model.scope import Scope
from gplang.model.session import Circuit, Session, SetGroup, SetLine
from gplang.quantities import Step, StepUnit
from gplang.source import Location
from gplang.syntax.ast import CircuitLine
from gplang.syntax.document import BlockLines, Line
from gplang.vocabulary import CircuitKind

_MINUTE = 60


def read_circuits(block: BlockLines, scope: Scope) -> tuple[Circuit, ...]:
    """Return the circuits of a session's own lines; report (E020) a letter that has two."""
    found: dict[str, Circuit] = {}
    for line, parsed in block.statements():
        if not isinstance(parsed.statement, CircuitLine) or parsed.broken:
            continue
        circuit = _read(line, parsed.statement)
        first = found.setdefault(circuit.letter, circuit)
        if first is not circuit:
            related = (Label(first.where, "first given here"),)
            message = f"circuit {circuit.letter} is given twice"
            scope.report("E020", circuit.where, message, "give each circuit its own letter", related=related)
    return tuple(found.values())


def _read(line: Line, statement: CircuitLine) -> Circuit:
    _, _, rounds, rest, seconds = statement
    return Circuit(
        line.at(statement.letter.span),
        statement.letter.value,
        statement.kind.value,
        rounds.value if rounds else None,
        rest.value if rest else None,
        seconds.value if seconds else None,
    )


def letter_of(line: SetLine) -> str | None:
    """Return the letter of a line's label."""
    return line.label[0].upper() if line.label else None


def settle_circuits(
    own: Iterable[Circuit],
    base: Session | None,
    lines: Sequence[SetLine],
    scope: Scope,
    *,
    known: bool,
) -> tuple[tuple[Circuit, ...], bool]:
    """Return the circuits of a session that its lines can be done as, and whether that is all of them.

    Those of the session it starts from fit the lines there. If not all lines are `known`, stations may be missing.
    """
    inherited = frozenset(map(id, base.lines)) if base else frozenset()
    mine = {each.letter: each for each in own}
    circuits = {**{each.letter: each for each in (base.circuits if base else ())}, **mine}
    sound: list[Circuit] = []
    complete = True
    for letter, circuit in sorted(circuits.items()):
        places = [at for at, line in enumerate(lines) if letter_of(line) == letter]
        if not places and letter not in mine:
            continue
        if circuit.kind is CircuitKind.FOR_TIME and circuit.rounds is None:
            circuit = circuit._replace(rounds=max((len(lines[at].groups) for at in places), default=1))
        found = list(_find_wrong(circuit, places, lines, inherited))
        if places or known:
            for where, message, hint in found:
                scope.report("E020", where, message, hint)
        complete = complete and not found
        if not found:
            sound.append(circuit)
    return tuple(sound), complete


Wrong = tuple[Location, str, str]
"""The place, what is wrong, and what to do."""


def _find_wrong(
    circuit: Circuit, places: Sequence[int], lines: Sequence[SetLine], inherited: Collection[int]
) -> Iterator[Wrong]:
    letter = circuit.letter
    if not places:
        yield circuit.where, f"no line for circuit {letter}", f"label its stations {letter}1, {letter}2 …"
        return
    apart = next((at for before, at in pairwise(places) if at != before + 1), None)
    if apart is not None:
        between = (each for each in lines[places[0] : places[-1] + 1] if id(each) not in inherited)
        guilty = next(between, lines[apart]) if inherited else lines[apart]
        message = f"the stations of circuit {letter} do not stand together"
        yield guilty.exercise_where, message, "write them one below another"
        return
    minutes = (circuit.seconds or 0) // _MINUTE
    if circuit.kind is CircuitKind.EMOM and minutes < len(places):
        message = f"an EMOM of {minutes} min with {len(places)} stations"
        yield circuit.where, message, "each minute is for one station"
    for at in places:
        yield from _find_wrong_doses(circuit, lines[at])


def find_wrong_station(session: Session, line: SetLine) -> Iterator[Wrong]:
    """Yield what a circuit of a session cannot have of a line that a week or an athlete has changed."""
    letter = letter_of(line) if session.circuits else None
    for circuit in session.circuits if letter is not None else ():
        if circuit.letter == letter:
            yield from _find_wrong_doses(circuit, line)


def _find_wrong_doses(circuit: Circuit, line: SetLine) -> Iterator[Wrong]:
    instead = (dose for each in line.substitutes for dose in each.anew.doses)
    for groups in (*line.doses, *instead):
        several = next((group for group in groups if group.dose.sets > 1), None)
        if several is not None:
            message = f"{counted(several.dose.sets, 'set')} of a station"
            hint = "a station has one set, such as `1x10`; the circuit says how many rounds there are"
            yield _place(several), message, hint
        elif len(groups) > 1 and len(groups) != circuit.rounds:
            message = f"{counted(len(groups), 'set')} for {_rounds(circuit)}"
            each = ", or one for each round, such as `1x21, 1x15, 1x9`" if circuit.rounds else ", such as `1x10`"
            yield _place(groups[0]), message, f"a station has one set{each}"
    step, where = line.progress, line.progress_where
    if isinstance(step, Step) and step.unit is StepUnit.SETS and where is not None:
        yield where, "a step of sets at a station", "the circuit says how many rounds there are"


def _place(group: SetGroup) -> Location:
    return group.places.dose if group.places is not None else group.where


def _rounds(circuit: Circuit) -> str:
    return circuit.kind.value.upper() if circuit.rounds is None else counted(circuit.rounds, "round")


def count_sets(circuit: Circuit, stations: int) -> int:
    """Return how many sets a station of a circuit has at most, before any adjustment."""
    if circuit.kind is CircuitKind.EMOM:
        return -(-(circuit.seconds or 0) // (_MINUTE * stations))
    return circuit.rounds or 1


def stations_of(circuit: Circuit, lines: Iterable[SetLine]) -> tuple[SetLine, ...]:
    """Return the lines of a session that are the stations of a circuit, in order."""
    return tuple(line for line in lines if letter_of(line) == circuit.letter)
