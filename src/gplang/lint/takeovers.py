"""Where one line of a lift takes over from another: in a derived session, or with a new block of weeks."""

from collections.abc import Iterator

from gplang.lint.subjects import TrainedPlan
from gplang.records import NamedTuple
from gplang.vocabulary import WORKING_ROLES


class Takeover(NamedTuple):
    """The courses (their places in the plan) that end before a week, and the one that begins in it."""

    before: tuple[int, ...]
    after: int


def find_takeovers(plan: TrainedPlan) -> Iterator[Takeover]:
    """Yield each line that is first trained behind the last week of all earlier lines of its exercise.

    Lines of one exercise that are trained in the same weeks, as on a heavy and a light day, do not take over.
    """
    by_exercise: dict[str, list[int]] = {}
    for at, course in enumerate(plan.courses):
        if course.line.role in WORKING_ROLES and course.weeks and not course.line.optional:
            by_exercise.setdefault(course.weeks[0][1].exercise.id, []).append(at)
    for places in by_exercise.values():
        if len(places) == 1:
            continue
        spans = {at: (plan.courses[at].weeks[0][0], plan.courses[at].weeks[-1][0]) for at in places}
        for at in places:
            first = spans[at][0]
            earlier = [each for each in places if spans[each][0] < first]
            together = [each for each in places if each != at and spans[each][0] == first]
            if earlier and not together and all(spans[each][1] < first for each in earlier):
                yield Takeover(tuple(earlier), at)
