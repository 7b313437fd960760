"""An exercise never had all of its sets: it asks for as many as are done.

Sets that are planned and never done make every week look unfinished, and the count of hard sets wrong. Fewer sets that
are all done are worth more, and can grow again.

An exercise of a secondary, accessory or finisher line counts if it had at least one set and fewer than planned in each
of its last three recorded sessions. Sessions that say `as planned`, and those with pain in it or repetitions lost to
form, are no such ones: the plan answers to these by itself. Lines with a wave, a scheme, stages or several groups of
sets are left alone, for their sets differ from week to week.

The edit is a `from week N` under the line, with as many sets as the best of these sessions had. In a plan of several
athletes it would be for all of them, so there is no edit.
"""

from collections.abc import Iterator

from gplang.figures import counted, number
from gplang.model.session import SetLine
from gplang.review.proposals.doses import is_simple, write_dose, write_from
from gplang.review.proposals.proposer import Asked, Offer, proposer
from gplang.scheduling.recorded import Status
from gplang.scheduling.records import ScheduledExercise, ScheduledSession
from gplang.vocabulary import Role

_SHORT = "{exercise} in `{session}`: {done} of {planned} in its last {times}"
_ROLES = frozenset({Role.SECONDARY, Role.ACCESSORY, Role.FINISHER})


@proposer("R702", "fewer-sets", guide=("G03", "G40"), messages=(_SHORT,))
def check(asked: Asked) -> Iterator[Offer]:
    """Propose fewer sets for lines that are never finished."""
    coming = _next_of_lines(asked)
    for (where, name), found in _lines(asked).items():
        now = coming.get(where)
        last = found[-asked.reviewed.logged.profile.log.unfinished_times :]
        if now is None or len(last) < asked.reviewed.logged.profile.log.unfinished_times:
            continue
        line, exercise = now
        done = [_count(each) for _, each in last]
        planned = _planned(exercise)
        if not all(0 < count < _planned(each) for count, (_, each) in zip(done, last, strict=True)):
            continue
        if any(_hurt(asked, session, each) for session, each in last) or max(done) >= planned or not is_simple(line):
            continue
        message = _SHORT.format(
            exercise=exercise.exercise.name,
            session=name,
            done=", ".join(map(str, done)),
            planned=", ".join(number(_planned(each)) for _, each in last) + " sets",
            times=counted(len(last), "session"),
        )
        dose = write_dose(exercise.groups[0].dose, max(done))
        title = f"take {counted(max(done), 'set')}: `from week {asked.begins} {dose}`"
        edit = write_from(asked, line, dose)
        yield Offer(message, title, [(title, edit)] if asked.is_for_all else ())


def _lines(asked: Asked) -> dict[tuple[object, str], list[tuple[ScheduledSession, ScheduledExercise]]]:
    """Return what was recorded of each line, in the order of the days."""
    sessions = [each for each in asked.reviewed.logged.sessions if each.status is Status.DONE and each.kind is None]
    found: dict[tuple[object, str], list[tuple[ScheduledSession, ScheduledExercise]]] = {}
    for session in sessions:
        for each in session.exercises:
            if each.role in _ROLES and each.done is not None and each.done_with is None:
                found.setdefault((each.where, session.session.name), []).append((session, each))
    return found


def _next_of_lines(asked: Asked) -> dict[object, tuple[SetLine, ScheduledExercise]]:
    """Return the lines of the first week that may change, by their places."""
    sessions = asked.reviewed.sessions_of(asked.begins)
    return {
        each.where: (line, each)
        for session in sessions
        for line, each in zip(session.lines, session.exercises, strict=True)
    }


def _count(each: ScheduledExercise) -> int:
    return sum(group.dose.sets for group in each.done or ())


def _planned(each: ScheduledExercise) -> int:
    return sum(group.dose.fewest for group in each.groups)


def _hurt(asked: Asked, session: ScheduledSession, each: ScheduledExercise) -> bool:
    """Return whether it hurt in a session, form was lost, or it says only that all was as planned."""
    record = asked.reviewed.record_of(session)
    if record is None or record.as_planned or record.pains:
        return True
    own = [did for did in record.did if did.exercise is not None and did.exercise.id == each.exercise.id]
    return any(did.form or did.pain or did.as_planned for did in own)
