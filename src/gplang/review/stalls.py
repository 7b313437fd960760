"""Main lifts that had no more for a while, or were cut again without having had more."""

import datetime
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from gplang import wording
from gplang.quantities import Hold, Step
from gplang.records import NamedTuple
from gplang.review.lifts import MAIN_ROLES, Lifted, find_best
from gplang.review.records import Stall
from gplang.review.standing import Reviewed
from gplang.scheduling.answering.dealing import Share
from gplang.scheduling.answering.judging import Outcome, judge
from gplang.scheduling.reasons import Why
from gplang.scheduling.recorded import Status
from gplang.scheduling.records import ScheduledExercise, ScheduledSession

EASED = frozenset({Why.PAIN, Why.FORM})
"""Reasons of what hurts, or loses form."""
_CUT = frozenset({Why.CUT})
_ANEW = _CUT | {Why.STAGE}

_Change = tuple[Why, datetime.date | None]


class _Turn(NamedTuple):
    """A session of a line, with what was planned of it."""

    lifted: Lifted
    planned: ScheduledExercise

    @property
    def is_eased(self) -> bool:
        """Whether it went with less weight because it had hurt, or form had been lost."""
        return any(each.why in EASED and each.factor != 1 for each in self.planned.reasons)

    @property
    def begun_anew(self) -> frozenset[_Change]:
        """The cuts and stages that it rests on."""
        return _find_changes(self.planned, _ANEW)


def find_stalls(reviewed: Reviewed, lifted: Sequence[Lifted]) -> Iterator[Stall]:
    """Yield the main lifts of the week that had no more in their last sessions than in the one before each.

    More is a heavier load, more repetitions with it, or a set that stands for a greater maximum. Lines that are not
    meant to go up do not count, nor does a session that was asked for no more, and did all that the last one was. The
    count begins anew behind a week with a kind, with a cut or another stage, and when what hurt is eased. A lift that
    the week's session leads to a cut of stalls, too, if it had no more than before the cut before that.
    """
    rows: dict[tuple[str, str, str], list[_Turn]] = {}
    for each in lifted:
        if each.session is not None and each.planned is not None and _is_meant_to_grow(each, each.planned):
            key = (each.session.session.name, each.planned.role, each.exercise.id)
            rows.setdefault(key, []).append(_Turn(each, each.planned))
    for (name, _, _), row in rows.items():
        last = row[-1].lifted
        if last.week != reviewed.number:
            continue
        count = _count_without_more(row, reviewed)
        coming = _find_coming(reviewed, row[-1])
        cut_from = _find_cuts(row, None if coming is None else coming[1])
        if count < reviewed.logged.profile.log.stalled_sessions and not cut_from:
            continue
        load, reps = last.top
        answer = () if coming is None else _answer(*coming)
        yield Stall(last.exercise, name, count, load, reps, reviewed.logged.unit, answer, cut_from)


def _is_meant_to_grow(each: Lifted, planned: ScheduledExercise) -> bool:
    if each.session is None or each.session.kind is not None or planned.role not in MAIN_ROLES:
        return False
    grows = planned.progress is not None and not isinstance(planned.progress, Hold)
    return grows and each.exercise.id == planned.exercise.id


def _count_without_more(row: Sequence[_Turn], reviewed: Reviewed) -> int:
    kinds = {each.number for each in reviewed.logged.weeks if each.kind is not None}
    count = 0
    for before, after in pairwise(row):
        between = range(before.lifted.week + 1, after.lifted.week)
        is_anew = before.is_eased or after.is_eased or after.begun_anew - before.begun_anew
        if is_anew or not kinds.isdisjoint(between) or _is_more(before.lifted, after.lifted, reviewed):
            count = 0
        elif not _is_asked_for_no_more(before, after):
            count += 1
    return count


def _is_more(before: Lifted, after: Lifted, reviewed: Reviewed) -> bool:
    (load, reps), (more, more_reps) = before.top, after.top
    if (more or 0) > (load or 0) or (more == load and sum(more_reps) > sum(reps)):
        return True
    first, second = find_best(before, reviewed), find_best(after, reviewed)
    return first is not None and second is not None and second.maximum > first.maximum


def _is_asked_for_no_more(before: _Turn, after: _Turn) -> bool:
    """Return whether a session did all that was asked for, and the next one has no step: these come by time."""
    progress = before.planned.progress
    if isinstance(progress, Step) and progress.thresholds:
        return False
    done = judge(before.planned, Share(before.lifted.sets), Fraction(0))
    return done.outcome is Outcome.PASSED and _asked(after.planned) <= _asked(before.planned)


def _asked(planned: ScheduledExercise) -> Fraction:
    """Return the heaviest load that is planned."""
    loads = [each.load.rounded.high for each in planned.groups if each.load is not None and each.load.rounded]
    return max(loads, default=Fraction(0))


def _find_cuts(row: Sequence[_Turn], coming: ScheduledExercise | None) -> tuple[Fraction, ...]:
    """Return the loads that a line was cut from: the one that comes from its last, and those that were no less before.

    Nothing if no cut comes, or more was lifted than before the last one.
    """
    if coming is None or not _find_changes(coming, _CUT) - _find_changes(row[-1].planned, _CUT):
        return ()
    cuts = [
        before.lifted.top[0]
        for before, after in pairwise(row)
        if _find_changes(after.planned, _CUT) - _find_changes(before.planned, _CUT)
    ]
    found = [row[-1].lifted.top[0] or Fraction(0)]
    for load in reversed(cuts):
        if load is None or load < found[0]:
            break
        found.insert(0, load)
    return tuple(found) if len(found) > 1 else ()


def _find_changes(planned: ScheduledExercise, kinds: frozenset[Why]) -> frozenset[_Change]:
    return frozenset((each.why, each.date) for each in planned.reasons if each.why in kinds)


def _find_coming(reviewed: Reviewed, last: _Turn) -> tuple[ScheduledSession, ScheduledExercise] | None:
    """Return the next dose of a line that no record is about."""
    done = last.lifted
    for session in reviewed.logged.sessions:
        if session.status is not Status.PLANNED or session.week <= done.week or done.session is None:
            continue
        for each in session.exercises if session.session.name == done.session.session.name else ():
            if (each.where, each.exercise.id) == (last.planned.where, done.exercise.id):
                return session, each
    return None


def _answer(session: ScheduledSession, coming: ScheduledExercise) -> tuple[str, ...]:
    """Return why the next dose of a line is what it is: what the plan does about it."""
    return (*wording.reasons(coming), wording.prescription(coming, session.week))
