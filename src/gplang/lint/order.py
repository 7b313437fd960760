"""The order of a session's lines: the misplaced ones, and the fix that sorts them."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from gplang.diagnostics import Edit, Fix
from gplang.lint.edits import lines_of
from gplang.lint.facts import is_inherited
from gplang.lint.subjects import TrainedLine, TrainedSession
from gplang.vocabulary import Role

ROLES = tuple(Role)
_ACCESSORY = Role.ACCESSORY
ORDER = ", ".join(ROLES)


def are_in_order(lines: Sequence[TrainedLine]) -> bool:
    """Return whether each line by itself belongs where it is: then so do any of them, whatever goes together."""
    return all(one <= other for one, other in pairwise([_rank(line) for line in lines]))


def ranks(lines: Sequence[TrainedLine]) -> list[int]:
    """Return for each line where it belongs: lines in order have numbers that never fall.

    Roles come in their order, of the accessories heavy hinges first. A ramp-up right before its lift belongs there, and
    a superset where its first line does.
    """
    found: list[int] = []
    for at in reversed(range(len(lines))):
        line = lines[at]
        if found and line.role is Role.WARMUP and line.exercise.id == lines[at + 1].exercise.id:
            found.append(found[-1])
        else:
            found.append(_rank(line))
    found.reverse()
    return [found[head] for head in heads(lines)]


def _rank(line: TrainedLine) -> int:
    behind = line.role is _ACCESSORY and not line.is_heavy_hinge
    return 2 * ROLES.index(line.role) + behind


def heads(lines: Sequence[TrainedLine]) -> list[int]:
    """Return for each line the first one of its superset: neighbours with the same letter. Others are on their own."""
    found: list[int] = []
    for at, line in enumerate(lines):
        goes_on = at > 0 and _letter(line) and _letter(line) == _letter(lines[at - 1])
        found.append(found[-1] if goes_on else at)
    return found


def _letter(line: TrainedLine) -> str:
    return line.line.label[0].casefold() if line.line.label else ""


def by_weight(lines: Iterable[TrainedLine], session: TrainedSession) -> list[TrainedLine]:
    """Return lines, the most important first: inherited ones before the session's own, then by role."""
    return sorted(lines, key=lambda line: (not is_inherited(line, session), ROLES.index(line.role)))


def misplaced(numbers: Sequence[int]) -> list[int]:
    """Return the fewest numbers to move so that the rest never fall; the later ones if in doubt."""
    length: list[int] = []
    before: list[int | None] = []
    ends: dict[int, int] = {}
    for at, number in enumerate(numbers):
        earlier = sorted(end for other, end in ends.items() if other <= number)
        best = max(earlier, key=length.__getitem__, default=None)
        before.append(best)
        length.append(1 if best is None else length[best] + 1)
        if number not in ends or length[at] > length[ends[number]]:
            ends[number] = at
    kept: set[int] = set()
    current = max(range(len(numbers)), key=length.__getitem__, default=None)
    while current is not None:
        kept.add(current)
        current = before[current]
    return [at for at in range(len(numbers)) if at not in kept]


def order_fixes(session: TrainedSession) -> tuple[Fix, ...]:
    """Return the fix that puts the lines in order, with all that belongs to them; none where it would change nothing.

    There is none for derived sessions, whose lines stand in several blocks, and none where a line could not be read.
    Supersets stay together.
    """
    lines = session.lines
    if session.trainee.trials is None or session.session.base is not None or session.session.broken:
        return ()
    numbers = ranks(lines)
    order = sorted(range(len(lines)), key=numbers.__getitem__)
    places = [lines_of(line.line) for line in lines]
    edits = [Edit(place, places[new].text) for place, new in zip(places, order, strict=True)]
    moved = tuple(edit for edit in edits if edit.where.text != edit.text)
    return (Fix(f"put the lines in the order {ORDER}", moved),) if moved else ()
