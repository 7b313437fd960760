"""A plan made of what was read: as text that parses, with a comment for each row that it cannot say."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from re import search

from gplang.compiler import compile_source
from gplang.diagnostics import Severity
from gplang.formatter.source import format_source
from gplang.importing.exercises import Named, find_exercise, make_slug
from gplang.importing.placing import Made, Placed, place_days
from gplang.importing.records import Content, Counts, DayKey, Entry, Imported, Kind, Verdict
from gplang.importing.words import clean
from gplang.model.imports import ImportRefused
from gplang.records import dataclass, field, replace
from gplang.source import SourceText
from gplang.writer import NewAthlete, NewExercise, NewLine, NewPlan, NewSession, NewWeek, dumps

_DELOAD = r"(?i)\b(?:deload|entlastung|d[ée]charge|descarga)"
_PATH = "plan.gpl"
_LONGEST_TITLE = 200
_MOST_LINES = 200
_MOST_SHOWN = 160


def assemble(content: Content, athlete: str | None = None, first: Sequence[str] = ()) -> Imported:
    """Return the plan that rows ask for, whatever they are; `first` are lines for the head of the file."""
    work = _Work(content)
    made, notes = place_days(work.days, work.unit) if work.days else ([], [])
    plan = NewPlan(
        clean(content.title)[:_LONGEST_TITLE] or "Imported plan",
        sessions=[each.session for each in made],
        weeks=list(_weeks(made, content.labels, work.deloads)),
        exercises=list(work.new.values()),
        progress=_progress(content),
        unit=None if work.unit == "kg" else work.unit,
        athletes=_athletes(athlete),
    )
    try:
        text = dumps(plan)
    except ValueError as error:
        reason = f"the plan as a whole is refused: {error}"
        work.refuse_all(reason)
        made, notes = [], []
        text = dumps(replace(plan, sessions=[], weeks=[], exercises=[], progress={}))
    verdicts = work.verdicts
    counts = _count(verdicts)
    head = [f"Imported: {counts.describe(content.word)}", *first, *notes, *content.notes]
    noted = _Comments(content.word, made, verdicts).insert(text, [_safe(line) for line in head])
    doubts = [
        (each.row.number, why) for each in verdicts for why in (*[each.reason] * bool(each.reason), *each.remarks)
    ]
    return Imported(noted, content.word, counts, doubts, [*notes, *content.notes])


def _progress(content: Content) -> dict[str, str]:
    named = {words: find_exercise(words) for words in content.progress}
    return {each.name: content.progress[words] for words, each in named.items() if each is not None}


def _athletes(name: str | None) -> list[NewAthlete]:
    if name is None:
        return []
    slug = make_slug(name) or "athlete"
    return [NewAthlete(slug, None if slug == name else name)]


class _Work:
    """The rows, as they are placed on days, and demoted to comments where they cannot be said."""

    def __init__(self, content: Content) -> None:
        self.verdicts: list[Verdict] = list(content.verdicts)
        self.new: dict[str, NewExercise] = {}
        self.days: dict[DayKey, dict[int, list[Placed]]] = {}
        self._tried: dict[NewLine | tuple[str, ...], str] = {}
        self._keys: dict[tuple[str | None, int | None, str, bool], DayKey] = {}
        self._lines: dict[tuple[object, int], int] = {}
        numbers = {week for each in self.verdicts for entry in each.entries for week in entry.weeks}
        self._all = tuple(sorted(numbers)) or (1,)
        self.deloads = self._find_deloads(content.labels)
        self.unit = self._find_unit(content.progress.values())
        for at, verdict in enumerate(self.verdicts):
            if verdict.kind is Kind.LINE:
                self.verdicts[at] = self._place(verdict)

    def _find_deloads(self, labels: Mapping[int, str]) -> frozenset[int]:
        """Return the weeks that are called deload, and in which no set is open: there, none may be."""
        called = {week for week, label in labels.items() if search(_DELOAD, label)}
        entries = [entry for each in self.verdicts for entry in each.entries]
        is_open = {
            week
            for entry in entries
            if "+" in entry.reading.sets.replace("bw+", "")
            for week in entry.weeks or self._all
        }
        return frozenset(called - is_open)

    def _find_unit(self, progress: Iterable[str]) -> str:
        """Return the unit of most loads, which is the plan's: steps are exact in that one only."""
        entries = [entry for each in self.verdicts for entry in each.entries]
        said = [*progress, *(entry.progress or "" for entry in entries)]
        said += [group.load for entry in entries for group in entry.reading.groups]
        pounds = sum("lb" in each for each in said)
        return "lb" if pounds > sum("kg" in each for each in said) else "kg"

    def refuse_all(self, reason: str) -> None:
        """Turn all lines into comments."""
        self.new = {}
        self.verdicts = [
            replace(each, kind=Kind.COMMENT, reason=reason, remarks=()) if each.kind is Kind.LINE else each
            for each in self.verdicts
        ]

    def _place(self, verdict: Verdict) -> Verdict:
        named = find_exercise(verdict.entries[0].exercise)
        if named is None:
            return _as_comment(verdict, f"no exercise `{verdict.entries[0].exercise}` in the catalog")
        remarks = list(verdict.remarks)
        placed: list[Entry] = []
        for entry in verdict.entries:
            if named.cue:
                cue = ", ".join(filter(None, (named.cue, entry.reading.cue)))
                entry = replace(entry, reading=replace(entry.reading, cue=cue))
            reason = self._refuse(named, entry)
            if reason:
                remarks.append(reason)
            else:
                placed.append(entry)
        if not placed:
            return _as_comment(verdict, remarks[-1])
        if named.new is not None and named.name not in self.new:
            self.new[named.name] = named.new
            remarks.append(f"`{verdict.entries[0].exercise}` is not in the catalog: taken as like {named.new.like}")
        for entry in placed:
            self._put(named.name, entry)
        return replace(verdict, remarks=tuple(dict.fromkeys(remarks)))

    def _put(self, name: str, entry: Entry) -> None:
        for week in entry.weeks or self._all:
            own = entry.day._replace(deload=week in self.deloads)
            day = self._keys.setdefault(own.identity, own)
            self.days.setdefault(day, {}).setdefault(week, []).append(Placed(entry, name, entry.reading))
            self._lines[day.identity[:3], week] = self._lines.get((day.identity[:3], week), 0) + 1

    def _refuse(self, named: Named, entry: Entry) -> str:
        """Return why a line cannot be in a plan; empty if it can."""
        if any(self._lines.get((entry.day.identity[:3], week), 0) >= _MOST_LINES for week in entry.weeks or self._all):
            return f"a session has at most {_MOST_LINES} lines"
        reading = entry.reading
        key = (named.name, reading.sets, *(str(part) for part in (reading.rest, reading.tempo, entry.progress)))
        if key not in self._tried:
            self._tried[key] = _try(named, entry)
        return self._tried[key]


def _as_comment(verdict: Verdict, reason: str) -> Verdict:
    return replace(verdict, kind=Kind.COMMENT, reason=reason, remarks=(), entries=())


def _try(named: Named, entry: Entry) -> str:
    """Return what is wrong with a line by itself; empty if nothing is."""
    reading = entry.reading
    line = NewLine(
        entry.role or "accessory",
        named.name,
        reading.sets,
        rest=reading.rest,
        tempo=reading.tempo,
        method=reading.method,
        cue=reading.cue,
        progress=entry.progress,
    )
    exercises = [] if named.new is None else [named.new]
    lines = [line, *[NewLine("primary", named.name, "1x1")] * reading.sets.startswith("ramp")]
    plan = NewPlan("A line", [NewSession("a", lines)], [NewWeek(1, {"mon": "a"})], exercises=exercises)
    try:
        dumps(plan)
    except ValueError as error:
        return str(error)
    return ""


def _weeks(made: Sequence[Made], labels: Mapping[int, str], deloads: frozenset[int]) -> Iterator[NewWeek]:
    """Yield the weeks, neighbours alike together."""
    last = max((week for each in made for week in each.weeks), default=0)
    days: list[tuple[dict[str, list[str]], str | None, bool]] = []
    for week in range(1, last + 1):
        slots: dict[str, list[str]] = {}
        for each in made:
            if week in each.weeks:
                slots.setdefault(each.weekday, []).append(each.session.name)
        label = labels.get(week)
        if week in deloads and label is not None and label.casefold() == "deload":
            label = None
        days.append((slots, label, week in deloads))
    begins = 1
    for at, (slots, label, deload) in enumerate(days, 1):
        if at == last or days[at] != (slots, label, deload):
            numbers = str(begins) if begins == at else f"{begins}-{at}"
            yield NewWeek(numbers, slots, "deload" if deload else None, label)
            begins = at + 1


def _count(verdicts: Sequence[Verdict]) -> Counts:
    kinds = [each.kind for each in verdicts]
    return Counts(len(kinds), *(kinds.count(kind) for kind in Kind))


def _safe(text: str) -> str:
    """Return a text for a comment: on one line, short, and no order to `gpl`."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


@dataclass(slots=True)
class _Comments:
    """The comments of a plan, each put below the line of the row before it."""

    word: str
    made: Sequence[Made]
    verdicts: Sequence[Verdict]
    _homes: dict[int, tuple[str, int]] = field(default_factory=dict)

    def insert(self, text: str, head: Sequence[str]) -> str:
        """Return a plan's text with its comments, formatted."""
        lines = text.splitlines()
        places = self._find_lines(lines)
        below: dict[int, list[str]] = {}
        loose: list[str] = []
        reason = ""
        for verdict in self.verdicts:
            told = list(self._tell(verdict, reason))
            reason = verdict.reason
            if told:
                at = places.get(self._home(verdict))
                (loose if at is None else below.setdefault(at, [])).extend(told)
        result = [f"# {line}" for line in [*head, *loose]]
        for at, line in enumerate(lines):
            result.append(line)
            result += [f"  # {comment}" for comment in below.get(at, ())]
        formatted = format_source(SourceText(_PATH, "\n".join(result) + "\n")).text
        return formatted if _is_whole(formatted) else text

    def _find_lines(self, lines: Sequence[str]) -> dict[tuple[str, int], int]:
        """Return the last line of the text for each line of each session, the header being line 0."""
        places: dict[tuple[str, int], int] = {}
        name, count = "", 0
        for at, line in enumerate(lines):
            if line.startswith("session "):
                name, count = line.split()[1], 0
            elif not line.startswith(" "):
                name = ""
            elif line.startswith("  ") and line[2] != " ":
                count += 1
            if name:
                places[name, count] = at
        return places

    def _home(self, verdict: Verdict) -> tuple[str, int]:
        """Return the session and the line that a row is told below."""
        number = verdict.row.number
        best: tuple[int, str, int] | None = None
        for each in self.made:
            if verdict.day is None or each.day.identity[:3] != verdict.day.identity[:3]:
                continue
            for at, rows in enumerate(each.rows, 1):
                near = max((row.number for row in rows if row.number <= number), default=0)
                if near and (best is None or near > best[0]):
                    best = near, each.session.name, at
            best = best or (0, each.session.name, 0)
        return ("", 0) if best is None else best[1:]

    def _tell(self, verdict: Verdict, before: str) -> Iterator[str]:
        """Yield what is said of a row; its reason is not said again behind a row that has the same."""
        where = f"{self.word} {verdict.row.number}"
        if verdict.kind is Kind.COMMENT:
            text = _safe(verdict.row.text)
            shown = text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]} …"
            yield _safe(f"{where}, not imported: {shown}")
            if verdict.reason != before:
                yield _safe(f"  {verdict.reason}")[:_MOST_SHOWN]
        for remark in verdict.remarks:
            yield _safe(f"{where}: {remark}")[:_MOST_SHOWN]


def _is_whole(text: str) -> bool:
    found = compile_source(SourceText(_PATH, text), lambda importer, target: ImportRefused(target, importer))
    return not any(each.severity is Severity.ERROR for each in found.diagnostics)
