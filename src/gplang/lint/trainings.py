"""How often lines that step by session are trained: what their steps are counted by."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from gplang.lint.subjects import TrainedPlan
from gplang.model.plan import Plan
from gplang.model.progressions import Governing, governing
from gplang.model.session import SetLine
from gplang.quantities import Step
from gplang.scheduling.turns import LineKey, key_of


class Counting(NamedTuple):
    """A line that steps by session, with the step, and the places of its sessions among those of the plan."""

    line: SetLine
    found: Governing
    times: tuple[int, ...]


def counting_lines(plan: TrainedPlan) -> Iterator[Counting]:
    """Yield the lines that step by session, with the normal sessions that count."""
    times: dict[LineKey, list[int]] = {}
    lines: dict[LineKey, tuple[SetLine, Governing | None]] = {}
    plain = frozenset(plan.plain_weeks)
    for at, (scheduled, _) in enumerate(plan.sessions):
        if scheduled.week not in plain or scheduled.optional:
            continue
        for line in scheduled.lines:
            key = key_of(line)
            if key not in lines:
                lines[key] = line, _by_session(line, plan.trainee.plan)
            if not times.setdefault(key, []) or times[key][-1] != at:
                times[key].append(at)
    for key, (line, found) in lines.items():
        if found is not None:
            yield Counting(line, found, tuple(times[key]))


def _by_session(line: SetLine, plan: Plan) -> Governing | None:
    """Return the progression of a line if it steps by session."""
    found = None if line.optional else governing(line, plan)
    return found if found and isinstance(found.progress, Step) and found.progress.sessions is not None else None


def trainings_before(plan: TrainedPlan) -> Mapping[LineKey, Mapping[int, int]]:
    """Return how often lines that step by session were trained since the week before, by line and week.

    All lines that share a counter are one; the first week of a line has no number.
    """
    counting = [*counting_lines(plan)]
    together: dict[object, set[int]] = {}
    for each in counting:
        together.setdefault(each.found.lift or key_of(each.line), set()).update(each.times)
    found: dict[LineKey, Mapping[int, int]] = {}
    for each in counting:
        shared = sorted(together[each.found.lift or key_of(each.line)])
        firsts: dict[int, int] = {}
        for at in each.times:
            firsts.setdefault(plan.sessions[at].scheduled.week, at)
        weeks = [*firsts.items()]
        found[key_of(each.line)] = {
            week: sum(before <= at < first for at in shared) for (_, before), (week, first) in pairwise(weeks)
        }
    return found
