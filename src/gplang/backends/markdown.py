"""A schedule as a Markdown sheet: the plan's facts, a table and check lists for every week."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from re import Match
from re import compile as _compile

from gplang import wording
from gplang.backends import Options
from gplang.backends.held import Held, held_by_week
from gplang.backends.text import one_line
from gplang.catalog import load_muscles
from gplang.figures import number
from gplang.scheduling.beside import beside_by_week
from gplang.scheduling.calendar import days_off
from gplang.scheduling.estimate import group_supersets
from gplang.scheduling.records import Schedule, ScheduledExercise, ScheduledSession, ScheduledWeek
from gplang.vocabulary import Role, WeekKind
from gplang.wording.pauses import pause_days
from gplang.wording.told import Told
from gplang.wording.weeks import count_weeks, times, week_title

_SPECIAL = _compile(
    r"[`*\[]"  # code, emphasis, links
    r"|\\(?=[!-/:-@\[-`{-~]|$)"  # what would be an escape
    r"|<(?=[A-Za-z/!?]|$)"  # tags, comments
    r"|&(?=#?\w+;)"  # entities
    r"|(?<!\w)_+|(?<!_)_++(?![^\W_])"  # emphasis; within a word it cannot be
    r"|(?<=\S)~|~(?!\w)"  # strike-through; `~5` cannot end one
    r"|(?<!\S)#(?=#*\s*$)"  # the end of a heading
    r"|\$(?=.*\$)"  # formulas
)
_OPENING = _compile(r"^(?:\d{1,9}[.)](?=\s|$)|[-+](?=[\s-]|$)|>|#(?=#{0,5}(?:\s|$)))")
_LINK = _compile(r"(?i)(https?|ftp)(:)(?=//)|(mailto|xmpp)(:)|(www)(\.)|(?<=[\w.+-])(@)(?=[\w-]+\.\w)")


def render(schedule: Schedule, options: Options) -> bytes:  # noqa: ARG001
    """Return the sheet: CommonMark in UTF-8, with tables and check boxes as GitHub has them."""
    return ("\n".join(_document(schedule)) + "\n").encode()


def render_session(session: ScheduledSession, kind: WeekKind | None) -> Iterator[str]:
    """Yield the lines of one session of a week of a kind, as they stand in the sheet."""
    return _session(session, kind, Told(_exercise))


@lru_cache(maxsize=1_000)
def escape(text: str) -> str:
    """Return Markdown of one line that shows just this text: no markup, HTML, links or cells come of it."""
    escaped = _SPECIAL.sub(_shield, one_line(text))
    return _LINK.sub(_unlink, escaped)


def escape_cell(text: str) -> str:
    """Return Markdown as `escape` does, for a cell of a table."""
    return escape(text).replace("|", r"\|")


def escape_line(text: str) -> str:
    """Return Markdown as `escape` does, for text that opens a line: no list, heading, rule or code comes of it."""
    return _OPENING.sub(_shield_opening, escape(text).strip(), count=1)


def bold(text: str) -> str:
    """Return bold Markdown of a text, without the blanks at its ends, which would be no emphasis; empty for none."""
    inner = escape(text).strip()
    return f"**{inner}**" if inner else ""


def _shield(match: Match[str]) -> str:
    return "".join(f"\\{char}" for char in match.group(0))


def _shield_opening(match: Match[str]) -> str:
    text = match.group(0)
    return f"{text[:-1]}\\{text[-1]}"


def _unlink(match: Match[str]) -> str:
    """Keep readers that link bare addresses from seeing one."""
    text = match.group(0)
    return f"{text[:-1]}&#{ord(text[-1])};"


def _document(schedule: Schedule) -> Iterator[str]:
    yield f"# {escape(schedule.plan.title)}"
    yield ""
    yield from _facts(schedule)
    told = Told(_exercise)
    for week, held in held_by_week(schedule):
        sessions = [each for each in held if isinstance(each, ScheduledSession)]
        yield from _week(week, sessions, held, told)
    yield from _extra(schedule)


def _extra(schedule: Schedule) -> Iterator[str]:
    """Yield the sessions that were trained beside the planned ones."""
    beside = [each for found in beside_by_week(schedule).values() for each in found]
    if beside:
        yield from ["", "## Also trained", ""]
    for record in beside:
        yield f"- {escape(f'{record.session} {wording.when(record)}')}"
        yield from (f"  - {escape_line(text)}" for text in wording.record_lines(record, 0))


def _facts(schedule: Schedule) -> Iterator[str]:
    plan, athlete = schedule.plan, schedule.athlete
    facts = [
        ("Athlete", None if athlete is None else athlete.title or athlete.name),
        ("Goal", plan.goal),
        ("Level", schedule.level),
        ("Start", None if schedule.start is None else schedule.start.isoformat()),
        ("Time zone", schedule.timezone),
        ("Location", plan.location),
        ("Weeks", count_weeks(schedule)),
        ("No training", _days_off(schedule)),
    ]
    for name, value in facts:
        if value:
            yield f"- {name}: {escape(value)}"


def _days_off(schedule: Schedule) -> str:
    skips, pauses = days_off(schedule)
    parts = [", ".join(day.isoformat() for day in skips)] if skips else []
    parts += [f"pause {pause_days(pause)}" for pause in pauses]
    return "; ".join(parts)


def _week(week: ScheduledWeek, sessions: Sequence[ScheduledSession], held: Sequence[Held], told: Told) -> Iterator[str]:
    yield ""
    yield f"## {escape(week_title(week.number, week.label, week.kind))}"
    yield ""
    if not held:
        yield "No sessions."
        return
    yield from _table(held)
    for session in sessions:
        yield from _session(session, week.kind, told)
    yield from _volume(week, told_of_done=any(each.recorded is not None for each in sessions))


def _table(held: Iterable[Held]) -> Iterator[str]:
    """Yield the table of a week; dates and times have a column where there are any."""
    rows = [
        (
            wording.day_name(each.day),
            "" if each.date is None else each.date.isoformat(),
            times(each),
            *map(escape_cell, _title_and_length(each)),
        )
        for each in held
    ]
    empty = {column for column in (1, 2) if not any(row[column] for row in rows)}
    for cells in (("Day", "Date", "Time", "Session", "Length"), ("---",) * 5, *rows):
        kept = (cell for column, cell in enumerate(cells) if column not in empty)
        yield "| " + " | ".join(kept) + " |"


def _title_and_length(held: Held) -> tuple[str, str]:
    if isinstance(held, ScheduledSession):
        return wording.day_title(held), wording.length(held)
    return wording.event_title(held.event), wording.event_facts(held.event)


def _session(session: ScheduledSession, kind: WeekKind | None, told: Told) -> Iterator[str]:
    on = "" if session.date is None else f" {session.date.isoformat()}"
    yield ""
    yield f"### {wording.day_name(session.day)}{on}: {escape(wording.day_title(session))}"
    if (state := wording.state(session)) is not None:
        yield ""
        yield escape_line(f"{state[:1].upper()}{state[1:]}")
    if session.session.focus is not None:
        yield ""
        yield f"Focus: {session.session.focus}"
    if session.gym is not None:
        yield ""
        yield f"Gym: {escape(session.gym.shown)}"
    for role, exercises in groupby(session.exercises, lambda exercise: exercise.role):
        yield from _role(role, exercises, session.week, kind, told)
    if session.session.notes:
        yield ""
        yield "Notes:"
        yield ""
        yield from (f"- {escape_line(note)}" for note in session.session.notes)
    if recorded := [*wording.recorded_lines(session)]:
        yield from ["", "Recorded:", "", *(f"- {escape_line(text)}" for text in recorded)]


def _role(
    role: Role, exercises: Iterable[ScheduledExercise], week: int, kind: WeekKind | None, told: Told
) -> Iterator[str]:
    yield ""
    yield f"**{wording.role_name(role)}**"
    yield ""
    for group in group_supersets(exercises):
        circuit = group[0].circuit
        if len(group) == 1 and circuit is None:
            yield from told.of(group[0], week, kind)
            continue
        label = (group[0].place or "")[:1]
        yield f"- {escape(wording.circuit_title(circuit) if circuit else f'Superset {label}, in turn')}:"
        for exercise in group:
            yield from (f"  {line}" for line in told.of(exercise, week, kind))


def _exercise(exercise: ScheduledExercise, week: int, kind: WeekKind | None) -> tuple[str, ...]:
    box = "[x]" if exercise.done else "[ ]"
    first = f"- {box} {bold(wording.exercise_name(exercise))}: {escape(wording.prescription(exercise, week))}"
    return (first, *(f"  - {escape_line(remark)}" for remark in wording.remarks(exercise, week, kind)))


def _volume(week: ScheduledWeek, *, told_of_done: bool) -> Iterator[str]:
    if not week.volume:
        return
    yield ""
    yield f"Hard sets this week{', as done where recorded' if told_of_done else ''}:"
    yield ""
    yield "| Muscle | Direct | Indirect | Total |"
    yield "| --- | ---: | ---: | ---: |"
    names = load_muscles().words
    named = {names.get(muscle, muscle): volume for muscle, volume in week.volume.items()}
    for name, volume in sorted(named.items()):
        total = f"{number(volume.least)} + {number(volume.optional)}" if volume.optional else number(volume.total)
        numbers = (number(volume.direct), number(volume.indirect), total)
        yield f"| {escape_cell(name)} | " + " | ".join(numbers) + " |"
