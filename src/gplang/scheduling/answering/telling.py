"""Which lines of a session tell why they differ from the text."""

from collections.abc import Sequence

from gplang.scheduling.reasons import Reason
from gplang.scheduling.records import ScheduledExercise
from gplang.vocabulary import Role


def tell_once(exercises: Sequence[ScheduledExercise], told: Sequence[tuple[Reason, ...]]) -> list[tuple[Reason, ...]]:
    """Return the reasons of the lines of a session; what a working line tells, its warm-up does not repeat."""
    working = {
        (each.exercise.id, reason)
        for each, reasons in zip(exercises, told, strict=True)
        if each.role is not Role.WARMUP
        for reason in reasons
    }
    return [
        tuple(reason for reason in reasons if each.role is not Role.WARMUP or (each.exercise.id, reason) not in working)
        for each, reasons in zip(exercises, told, strict=True)
    ]
