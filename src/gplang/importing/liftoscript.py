"""Programs in Liftoscript, the language of Liftosaur, by its public documentation."""

import re
from collections.abc import Iterator, Sequence

from gplang.importing.liftoscript_sets import Parts, read_parts, to_reading
from gplang.importing.records import Content, DayKey, Doubt, Entry, Kind, Reading, Row, Table, Verdict
from gplang.importing.words import find_day, find_weeks, strip_edges
from gplang.records import dataclass, field

_MOST_WEEKS = 520
_DEPTH = 4
_NAME = re.compile(r"(?:([^:,\[]{1,40}):\s*)?([^\[\]]+?)\s*(?:\[([\d,\s-]*)\])?")
_REUSE = re.compile(r"\.\.\.\s*([^\[\]]+?)\s*(?:\[\s*(?:(\d+|_)\s*:)?\s*(\d+|_)\s*\])?")
_MARKDOWN = re.compile(r"[*_`]{1,3}")
_OPENS, _CLOSES = "{~", "~}"


@dataclass(slots=True)
class _Exercise:
    """An exercise as it is written, with the place that it is written in."""

    row: Row
    key: str
    name: str
    label: str | None
    week: int
    day: int
    weeks: tuple[int, ...]
    order: int
    sections: list[str]
    cue: str | None
    inner: list[Row] = field(default_factory=list)
    """The lines of its scripts."""


@dataclass(slots=True)
class _Program:
    verdicts: dict[int, Verdict] = field(default_factory=dict)
    exercises: list[_Exercise] = field(default_factory=list)
    days: dict[int, DayKey] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)
    cues: dict[str, str | None] = field(default_factory=dict)
    templates: set[str] = field(default_factory=set)
    letters: dict[str, str] = field(default_factory=dict)
    progress: dict[str, str] = field(default_factory=dict)
    week: int = 1
    day: int = 1
    has_weeks: bool = False


def read_liftoscript(table: Table) -> Content:
    """Return what the exercises of a program ask for, week by week."""
    program = _Program()
    _read_lines(table.rows, program)
    last = max((week for each in program.exercises for week in each.weeks), default=1)
    for exercise in sorted(program.exercises, key=lambda each: (each.week, each.day, each.order)):
        if exercise.key in program.templates:
            program.verdicts[exercise.row.number] = Verdict(exercise.row, Kind.HEADING)
        else:
            program.verdicts[exercise.row.number] = _say(exercise, program)
    notes = ["one week, which the app repeats: write `week 1-12` for twelve"] if last == 1 else []
    by_number = {row.number: row for row in table.rows}
    verdicts = [program.verdicts.get(number) or Verdict(row, Kind.BLANK) for number, row in by_number.items()]
    ordered = _in_order(verdicts, program)
    return Content(table.word, table.title, ordered, program.labels, notes, program.progress)


def _in_order(verdicts: Sequence[Verdict], program: _Program) -> list[Verdict]:
    """Return the verdicts, those of exercises in the order in which they are trained."""
    orders = {each.row.number: (each.week, each.day, each.order) for each in program.exercises}
    lines = [each for each in verdicts if each.row.number in orders]
    trained = iter(sorted(lines, key=lambda each: orders[each.row.number]))
    return [next(trained) if each.row.number in orders else each for each in verdicts]


def _read_lines(rows: Sequence[Row], program: _Program) -> None:
    waiting: list[Row] = []
    at = 0
    while at < len(rows):
        row = rows[at]
        text = row.text
        at += 1
        if not text:
            continue
        if text.startswith("//"):
            waiting.append(row)
            continue
        if text.startswith("#"):
            _leave(waiting, program, "a description of a week or a day")
            _enter(row, text, program)
            continue
        inner: list[Row] = []
        whole = text
        while whole.count(_OPENS) > whole.count(_CLOSES) and at < len(rows):
            inner.append(rows[at])
            whole += f" {rows[at].text}"
            at += 1
        _read_exercise(row, whole, inner, waiting, program)
    _leave(waiting, program, "a description of nothing")


def _leave(waiting: list[Row], program: _Program, reason: str) -> None:
    for row in waiting:
        program.verdicts[row.number] = Verdict(row, Kind.COMMENT, reason)
    waiting.clear()


def _enter(row: Row, text: str, program: _Program) -> None:
    title = strip_edges(text)
    program.verdicts[row.number] = Verdict(row, Kind.HEADING)
    if text.startswith("##"):
        program.day = program.day + 1 if program.days.get(program.week * 100 + program.day) else 1
        found = find_day(title)
        own = found.rest if found is not None else title
        weekday = found.day.weekday if found is not None else None
        program.days[program.week * 100 + program.day] = DayKey(weekday, program.day, own)
        return
    program.week = program.week + 1 if program.has_weeks else 1
    program.has_weeks = True
    program.day = 0
    weeks = find_weeks(title)
    label = weeks.rest if weeks is not None else title
    if label:
        program.labels[program.week] = label


def _read_exercise(row: Row, text: str, inner: list[Row], waiting: list[Row], program: _Program) -> None:
    for each in inner:
        kind, reason = (Kind.COMMENT, "a script: plans here do not compute") if each.text else (Kind.BLANK, "")
        program.verdicts[each.number] = Verdict(each, kind, reason, day=_day(program))
    name, *sections = _split(text)
    match = _NAME.fullmatch(name)
    if match is None or not sections or program.week > _MOST_WEEKS:
        _leave(waiting, program, "a description of what is not imported")
        program.verdicts[row.number] = Verdict(row, Kind.COMMENT, "no exercise with sets behind a `/`")
        return
    key = _key(name.partition("[")[0])
    order, weeks = _read_place(match[3] or "", program.week)
    cue = _read_cue(waiting, program, key)
    label = match[1].strip() if match[1] else None
    day = max(program.day, 1)
    program.exercises.append(
        _Exercise(row, key, strip_edges(match[2]), label, program.week, day, weeks, order, sections, cue, inner)
    )
    if any(re.fullmatch(r"\s*used\s*:\s*none\s*", section, re.IGNORECASE) for section in sections):
        program.templates.add(key)


def _read_place(text: str, week: int) -> tuple[int, tuple[int, ...]]:
    """Return the order and the weeks that stand in brackets: `[2,1-4]`, `[1-4]`, `[2]`."""
    order = 0
    weeks: tuple[int, ...] = (week,)
    for part in filter(None, (each.strip() for each in text.split(","))):
        first, hyphen, last = part.partition("-")
        if hyphen and first.strip().isdigit() and last.strip().isdigit():
            weeks = tuple(range(max(int(first), 1), min(int(last), _MOST_WEEKS) + 1)) or (week,)
        elif first.isdigit():
            order = int(first)
    return order, weeks


def _read_cue(waiting: list[Row], program: _Program, key: str) -> str | None:
    """Return the description before an exercise, or the one that it had in an earlier week."""
    texts: list[str] = []
    for row in waiting:
        note = row.text.startswith("///")
        said = row.text.lstrip("/").strip()
        if note or said.startswith("..."):
            reason = "a note that is not shown" if note else "a description that is taken from elsewhere"
            program.verdicts[row.number] = Verdict(row, Kind.COMMENT, reason, day=_day(program))
            continue
        program.verdicts[row.number] = Verdict(row, Kind.HEADING)
        texts.append(_MARKDOWN.sub("", said))
    waiting.clear()
    if texts:
        program.cues[key] = " ".join(filter(None, texts)) or None
    return program.cues.get(key)


def _split(text: str) -> list[str]:
    """Return the sections of a line: what stands between slashes, but for those in brackets and scripts."""
    sections = [""]
    depth = 0
    script = False
    for at, letter in enumerate(text):
        if text.startswith(_OPENS, at):
            script = True
        elif text.startswith(_CLOSES, at - 1):
            script = False
        if not script:
            depth = max(depth + (letter in "({") - (letter in ")}"), 0)
        if letter == "/" and not depth and not script:
            sections.append("")
        else:
            sections[-1] += letter
    return [section.strip() for section in sections]


def _key(name: str) -> str:
    return " ".join(name.casefold().replace(":", ": ").split())


def _day(program: _Program) -> DayKey:
    return program.days.get(program.week * 100 + program.day, DayKey(None, max(program.day, 1)))


def _say(exercise: _Exercise, program: _Program) -> Verdict:
    day = program.days.get(exercise.week * 100 + exercise.day, DayKey(None, exercise.day))
    entries: list[Entry] = []
    remarks: list[str] = []
    doubt = ""
    for week in exercise.weeks:
        parts = _resolve(exercise, week, program, _DEPTH)
        if isinstance(parts, Doubt):
            doubt = parts.reason
            continue
        remarks += [f"cannot be said: {each}" for each in parts.remarks]
        entries += _entries(exercise, parts, week, day, program)
    if not entries:
        return Verdict(exercise.row, Kind.COMMENT, doubt, day=day)
    remarks += [doubt] * bool(doubt)
    return Verdict(exercise.row, Kind.LINE, "", tuple(dict.fromkeys(remarks)), day, tuple(entries))


def _entries(exercise: _Exercise, parts: Parts, week: int, day: DayKey, program: _Program) -> Iterator[Entry]:
    letter = None
    if parts.superset:
        known = program.letters
        letter = known.setdefault(parts.superset, chr(ord("A") + len(known) % 26))
    progress = parts.progress
    if parts.shared and progress is not None and exercise.label is None:
        program.progress.setdefault(exercise.name, progress)
        if program.progress[exercise.name] == progress:
            progress = None
    if parts.warmup:
        yield Entry(exercise.row, exercise.name, Reading(parts.warmup), day, (week,), "warmup")
    label = f"{letter}1" if letter else None
    yield Entry(exercise.row, exercise.name, to_reading(parts, exercise.cue), day, (week,), None, label, progress)


def _resolve(exercise: _Exercise, week: int, program: _Program, depth: int) -> Parts | Doubt:
    """Return what an exercise says in a week, with what it reuses of another one."""
    own = [each for each in exercise.sections if not each.lstrip("!").lstrip().startswith("...")]
    reused = next((each for each in exercise.sections if each.startswith("...")), None)
    base: Parts | None = None
    if reused is not None:
        match = _REUSE.fullmatch(reused)
        found = _find(match, week, program) if match and depth else None
        if found is None:
            return Doubt(f"nothing to reuse as `{reused}` in week {week}")
        inner = _resolve(found, week, program, depth - 1)
        if isinstance(inner, Doubt):
            return inner
        base = inner
    return read_parts(own, base)


def _find(match: re.Match[str], week: int, program: _Program) -> _Exercise | None:
    wanted = int(match[2]) if match[2] and match[2].isdigit() else week
    day = int(match[3]) if match[3] and match[3].isdigit() else None
    key = _key(match[1])
    named = [each for each in program.exercises if each.key == key or _key(each.name) == key]
    fits = [each for each in named if wanted in each.weeks and day in (None, each.day)]
    return max(fits, key=lambda each: (each.key == key, each.week == wanted), default=None)
