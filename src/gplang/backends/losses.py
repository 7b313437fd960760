"""What outputs leave out of a plan's texts, because they cannot be written or are too long: findings for each."""

from collections.abc import Collection, Iterator

from gplang.backends.events import MAX_DESCRIPTION, describe
from gplang.backends.text import find_unwritable
from gplang.diagnostics import Diagnostic, Label, Severity
from gplang.records import NamedTuple
from gplang.scheduling.records import Schedule, ScheduledSession
from gplang.source import Location, Span
from gplang.wording import exercise_lines
from gplang.wording.told import Told

_PLURALS = {
    "ics": "calendars",
    "md": "sheets",
    "html": "pages",
    "pdf": "pages",
    "csv": "spreadsheets",
    "xlsx": "spreadsheets",
    "fit": "workouts",
}
"""What has no signs for control characters; JSON can write them all."""


class _Text(NamedTuple):
    """A text of the plan, and the line it belongs to."""

    where: Location
    text: str


def find_losses(schedule: Schedule, targets: Collection[str]) -> Iterator[Diagnostic]:
    """Yield a warning for each line of which the outputs leave something out."""
    plurals = dict.fromkeys(_PLURALS[target] for target in targets if target in _PLURALS)
    if plurals:
        yield from _find_controls(schedule, " and ".join(plurals))
    if "ics" in targets and schedule.start is not None:
        yield from _find_cuts(schedule)


def _find_controls(schedule: Schedule, plurals: str) -> Iterator[Diagnostic]:
    told: set[Location] = set()
    for found in _texts(schedule):
        for at in find_unwritable(found.text):
            where = _locate(found, at)
            if where in told:
                break
            told.add(where)
            message = f"the control character U+{ord(found.text[at]):04X} cannot be written in {plurals}: left out"
            yield _warn(where, message, "take it out of the text")
            break


def _texts(schedule: Schedule) -> Iterator[_Text]:
    """Yield the texts that stand in outputs, those of a session once."""
    plan, athlete = schedule.plan, schedule.athlete
    found = [(plan.where, plan.title), (plan.where, plan.location)]
    found += [(athlete.where, athlete.title)] if athlete is not None else []
    found += [(week.where, week.label) for week in plan.weeks]
    lines: set[Location] = set()
    for scheduled in schedule.sessions:
        session = scheduled.session
        if session.where not in lines:
            lines.add(session.where)
            found += [(session.where, text) for text in (session.title, *session.notes)]
        for exercise in scheduled.exercises:
            if exercise.where not in lines:
                lines.add(exercise.where)
                names = (exercise.exercise.name, exercise.written.name)
                found += [(exercise.where, text) for text in (*names, exercise.cue)]
    return (_Text(where, text) for where, text in found if text)


def _locate(found: _Text, at: int) -> Location:
    """Return the place of a character of a text; where the text cannot be found, of its line."""
    source, span = found.where
    quoted = _quote(found.text)
    start = source.text.find(f'"{quoted}"', span.start)
    if start < 0:
        start = source.text.find(f'"{quoted}"')
    if start < 0:
        return found.where
    place = start + 1 + len(_quote(found.text[:at]))
    return Location(source, Span(place, place + 1))


def _quote(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _find_cuts(schedule: Schedule) -> Iterator[Diagnostic]:
    labels = {week.number: week.label for week in schedule.weeks}
    told = Told(exercise_lines)
    longest: dict[Location, tuple[int, ScheduledSession]] = {}
    for scheduled in schedule.sessions:
        length = len(describe(scheduled, labels.get(scheduled.week), told))
        where = scheduled.session.where
        if length > max(MAX_DESCRIPTION, longest.get(where, (0, scheduled))[0]):
            longest[where] = (length, scheduled)
    for where, (length, scheduled) in longest.items():
        message = (
            f"the workout `{scheduled.session.name}` of week {scheduled.week} has {length:,} characters; "
            f"calendars take {MAX_DESCRIPTION:,}, the rest is left out"
        )
        yield _warn(where, message, "shorten its cues and notes, or train from the Markdown sheet")


def _warn(where: Location, message: str, hint: str) -> Diagnostic:
    return Diagnostic("E020", "bad-value", Severity.WARNING, message, (Label(where),), hint)
