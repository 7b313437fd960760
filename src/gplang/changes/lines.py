"""Which exercise of a session is which of the old one."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence

from gplang.records import NamedTuple
from gplang.scheduling.records import ScheduledExercise

Lines = Sequence[ScheduledExercise]


class LinePair(NamedTuple):
    """Lines by their numbers in the session, None where there was, or is, none; `swapped`: another exercise."""

    old: int | None
    new: int | None
    swapped: bool = False


class Matched(NamedTuple):
    """All lines of a session in the order of the new one, what is gone behind what it followed.

    `window` are the lines of the new session, by their numbers, that stand in another order.
    """

    pairs: tuple[LinePair, ...]
    window: tuple[int, ...]


def outline(lines: Lines) -> tuple[Hashable, ...]:
    """Return what decides which line is which: lists with equal outlines match alike."""
    return tuple((line.role, line.exercise.id, line.written.id) for line in lines)


def match_lines(old: Lines, new: Lines) -> Matched:
    """Pair the lines of a session before and after.

    A line keeps its role and exercise; or its exercise, in another role; or its role and the exercise that is
    written; or, in its place behind the same line, at least its role.
    """
    partners: dict[int, int] = {}
    for key in (_same_line, _same_exercise, _same_written):
        _pair(old, new, partners, key)
    kept = dict(partners)
    _pair_places(old, new, partners)
    swapped = {number for number, was in partners.items() if number not in kept or _differs(old[was], new[number])}
    pairs = list(_in_order(len(old), len(new), partners, swapped))
    return Matched(tuple(pairs), _find_window(pairs))


def are_alike(old: Lines, new: Lines) -> bool:
    """Return whether two sessions have at least half of their lines in common."""
    before = Counter((line.role, line.exercise.id) for line in old)
    after = Counter((line.role, line.exercise.id) for line in new)
    return 2 * (before & after).total() >= max(len(old), len(new), 1)


def _same_line(line: ScheduledExercise) -> Hashable:
    return (line.role, line.exercise.id)


def _same_exercise(line: ScheduledExercise) -> Hashable:
    return line.exercise.id


def _same_written(line: ScheduledExercise) -> Hashable:
    return (line.role, line.written.id)


def _differs(old: ScheduledExercise, new: ScheduledExercise) -> bool:
    return old.exercise.id != new.exercise.id


def _pair(old: Lines, new: Lines, partners: dict[int, int], key: Callable[[ScheduledExercise], Hashable]) -> None:
    """Pair what has the same key and no partner yet, the first with the first."""
    taken = set(partners.values())
    waiting: dict[Hashable, list[int]] = {}
    for number, line in enumerate(old):
        if number not in taken:
            waiting.setdefault(key(line), []).append(number)
    for number, line in enumerate(new):
        if number not in partners and (found := waiting.get(key(line))):
            partners[number] = found.pop(0)


def _pair_places(old: Lines, new: Lines, partners: dict[int, int]) -> None:
    """Pair what stands behind the same line in the same role."""
    numbers = {was: number for number, was in partners.items()}
    before: dict[Hashable, list[int]] = {}
    above: int | None = None
    for was, line in enumerate(old):
        if was in numbers:
            above = numbers[was]
        else:
            before.setdefault((above, line.role), []).append(was)
    above = None
    for number, line in enumerate(new):
        if number in partners:
            above = number
        elif found := before.get((above, line.role)):
            partners[number] = found.pop(0)


def _in_order(old: int, new: int, partners: dict[int, int], swapped: set[int]) -> Iterator[LinePair]:
    """Yield all pairs; lines that are gone come before the first pair of a later old line."""
    gone = sorted(set(range(old)) - set(partners.values()), reverse=True)
    for number in range(new):
        was = partners.get(number)
        while was is not None and gone and gone[-1] < was:
            yield LinePair(gone.pop(), None)
        yield LinePair(was, number, number in swapped)
    yield from (LinePair(was, None) for was in reversed(gone))


def _find_window(pairs: Sequence[LinePair]) -> tuple[int, ...]:
    """Return the new lines between the first and the last that is out of order."""
    both = [(pair.new, pair.old) for pair in pairs if pair.new is not None and pair.old is not None]
    wanted = sorted(was for _, was in both)
    out = [place for place, (_, was) in enumerate(both) if was != wanted[place]]
    return tuple(number for number, _ in both[out[0] : out[-1] + 1]) if out else ()
