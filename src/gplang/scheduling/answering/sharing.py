"""What the lines of one lift share, and what is a line's own: steps, misses and changes of the load."""

from collections.abc import Hashable, Mapping

from gplang.scheduling.answering.standing import Fall
from gplang.scheduling.line_courses import LineCourse
from gplang.scheduling.turns import Leg, Moment


def share_steps(lines: Mapping[int, LineCourse], falls: Mapping[int, Fall]) -> dict[int, int]:
    """Return for each line, by number, the first one with which it shares its steps and its misses.

    These are lines of one counter for which the same follows from a miss; stages are a line's own.
    """
    first: dict[Hashable, int] = {}
    shared = {}
    for number, line in lines.items():
        counter = line.track.counter
        is_alone = counter is None or line.track.stages
        shared[number] = number if is_alone else first.setdefault((counter, falls[number]), number)
    return shared


def with_legs(plain: Moment, legs: tuple[Leg, ...], interval: int, line: int) -> Moment:
    """Return a moment with the steps and the legs of where a line stands; those of other lines only have steps."""
    legs = _own_legs(legs, line)
    first = legs[0]
    if first._replace(steps=0, line=None) == Leg():
        return plain._replace(steps=first.steps if interval else plain.steps, legs=legs[1:])
    return plain._replace(steps=0, legs=legs)


def _own_legs(legs: tuple[Leg, ...], line: int) -> tuple[Leg, ...]:
    """Return the legs of a line: what changed the load of another one alone only goes on."""
    found = [legs[0] if legs[0].line in (None, line) else Leg(steps=legs[0].steps)]
    for leg in legs[1:]:
        if leg.line in (None, line):
            found.append(leg)
        else:
            found[-1] = found[-1]._replace(steps=found[-1].steps + leg.steps)
    return tuple(found)
