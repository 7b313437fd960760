"""What a log has of a line of a plan, and what the plan has of a line of a log, for hovers."""

from collections.abc import Iterator, Sequence

from gplang import wording
from gplang.compiler import Compilation
from gplang.editor.context import block_at, exercise_of
from gplang.editor.doses import render_name
from gplang.editor.markup import escape
from gplang.editor.planned import find_lines, find_recorded
from gplang.scheduling.records import Schedule, ScheduledExercise, ScheduledSession
from gplang.source import Location
from gplang.syntax.ast import ExerciseLine, Swap
from gplang.syntax.document import Line
from gplang.syntax.log_ast import DidLine, SkippedLine


def render_last(compilation: Compilation, line: Line, schedules: Sequence[Schedule]) -> str:
    """Return what was done the last time of an exercise line, by athlete; empty where no log has it."""
    statement = line.parsed.statement if line.parsed else None
    if not isinstance(statement, ExerciseLine | Swap) or all(each.log is None for each in schedules):
        return ""
    exercise = exercise_of(compilation, line, statement)
    told = []
    for schedule in schedules:
        found = _last_of(schedule, line.where, "" if exercise is None else exercise.id)
        if found is not None:
            session, done = found
            whose = f"{name}, " if (name := render_name(schedule.athlete)) and len(schedules) > 1 else ""
            told.append(f"{whose}last time: {escape(_sets(done, session.week))} on {_day(session)}")
    return "\n\n".join(each[0].upper() + each[1:] for each in told)


def render_stage(where: Location, schedules: Sequence[Schedule]) -> str:
    """Return the stage in which a line is trained next, by athlete; empty for lines without, and without a log."""
    told = []
    for schedule in schedules:
        today = None if schedule.log is None else schedule.log.today
        coming = (
            (session.week, each)
            for session in schedule.sessions
            if today is not None and session.recorded is None and session.date is not None and session.date >= today
            for each in session.exercises
            if each.stages is not None and _is_within(each.where, where)
        )
        found = next(coming, None)
        if found is not None and (stages := found[1].stages) is not None:
            week, line = found
            whose = f"{name}, " if (name := render_name(schedule.athlete)) and len(schedules) > 1 else ""
            asked = "; ".join(wording.group(each, week, line.exercise) for each in line.groups)
            name = f"{line.exercise.name} " if stages.climbs else ""
            told.append(f"{whose}next time: stage {line.stage} of {len(stages.steps)}, {escape(f'{name}{asked}')}")
    return "\n\n".join(each[0].upper() + each[1:] for each in told)


def _last_of(schedule: Schedule, where: Location, exercise: str) -> tuple[ScheduledSession, ScheduledExercise] | None:
    """Return when a line was done last; where it never was, a line of the same exercise."""
    done = [
        (session.recorded.date, session, each)
        for session in schedule.sessions
        if session.recorded is not None
        for each in session.exercises
        if each.done
    ]
    own = [each for each in done if _is_within(each[2].where, where)]
    same = [each for each in done if (each[2].done_with or each[2].exercise).id == exercise]
    last = max(own or same, key=lambda each: each[0], default=None)
    return None if last is None else last[1:]


def _is_within(place: Location, line: Location) -> bool:
    return place.source is line.source and line.span.start <= place.span.start <= line.span.end


def _sets(what: ScheduledExercise, week: int) -> str:
    own = what.done_with or what.exercise
    instead = "" if what.done_with is None else f"{own.name} "
    return instead + "; ".join(wording.group(each, week, own) for each in what.done or ())


def _day(session: ScheduledSession) -> str:
    date = session.recorded.date if session.recorded is not None else session.date
    return "" if date is None else f"{date:%a} {date}"


def render_planned(compilation: Compilation, line: Line, schedules: Sequence[Schedule]) -> str:
    """Return what was planned beside what a line of a record tells; empty for work that the plan lacks."""
    statement = line.parsed.statement if line.parsed else None
    header = block_at(compilation, line).header
    if not isinstance(statement, DidLine | SkippedLine) or header is None:
        return ""
    session = find_recorded(header.where, schedules)
    exercise = compilation.mentions.exercise_at(line, statement.exercise)
    if session is None or exercise is None:
        return ""
    role = statement.role.value if statement.role is not None else None
    return "\n\n".join(_beside(each, session.week) for each in find_lines(session, exercise.id, role))


def _beside(what: ScheduledExercise, week: int) -> str:
    return "; ".join(map(escape, _parts(what, week)))


def _parts(what: ScheduledExercise, week: int) -> Iterator[str]:
    name = wording.role_name(what.role)
    yield f"{name}, planned: {'; '.join(wording.group(each, week, what.exercise) for each in what.groups)}"
    if done := wording.done(what, week):
        yield done
    yield from wording.reasons(what)
