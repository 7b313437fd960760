"""Plans as people paste them: headings of weeks and days, and a line for each exercise."""

import re
from collections.abc import Sequence

from gplang.importing.doses import Phrase, read_phrase, with_cue
from gplang.importing.exercises import find_exercise, longest_known
from gplang.importing.records import Content, DayKey, Doubt, Entry, Kind, Reading, Row, Table, Verdict
from gplang.importing.words import find_day, find_role, find_weeks, strip_edges
from gplang.records import dataclass, field

MOST_WEEKS = 520

_BULLET = re.compile(r"(?:[-*•·+>]|\[[ x]?\]|\d{1,2}[.)])\s+|[•·]\s*", re.IGNORECASE)
_LABEL = re.compile(r"\(?([A-Za-z])(\d{1,2})\)?\s*[.):-]?\s+(?=\S)")
_LETTER = re.compile(r"\(?[A-Za-z]\s*[.):]\)?\s+(?=\S)")
_ONLY_DAY = DayKey(None, 1)
_NOTHING = re.compile(r"[\s\W_]*")


@dataclass(slots=True)
class Context:
    """What the headings above a line have said."""

    unit: str | None = None
    weeks: tuple[int, ...] = ()
    day: DayKey = _ONLY_DAY
    role: str | None = None
    pending: str | None = None
    title: str = ""
    begun: bool = False
    labels: dict[int, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def content(self, word: str, verdicts: Sequence[Verdict], title: str) -> Content:
        """Return all that was read."""
        return Content(word, self.title or title, verdicts, dict(self.labels), tuple(self.notes))

    def enter_weeks(self, row: Row, text: str) -> Verdict | None:
        """Take a heading of weeks; None if the text is none."""
        found = find_weeks(text)
        if found is None:
            return None
        if found.numbers[-1] > MOST_WEEKS:
            return Verdict(row, Kind.COMMENT, f"week {found.numbers[-1]}: a plan has at most {MOST_WEEKS}")
        self.weeks, self.role, self.pending, self.begun = found.numbers, None, None, True
        self.day = _ONLY_DAY
        inner = find_day(found.rest)
        if inner is not None:
            self._enter(inner.day._replace(title=inner.rest))
        elif found.rest:
            self.labels.update(dict.fromkeys(found.numbers, found.rest))
        return Verdict(row, Kind.HEADING)

    def _enter(self, day: DayKey) -> None:
        self.day, self.role, self.pending, self.begun = day, None, None, True

    def enter_day(self, day: DayKey) -> None:
        """Take a heading of a day."""
        self._enter(day)


def read_pasted(table: Table, unit: str | None = None) -> Content:
    """Return what the lines of a text ask for, those of a table with their cells one after the other."""
    context = Context(unit)
    verdicts = [_read(row, context) for row in table.rows]
    return context.content(table.word, verdicts, table.title)


def _read(row: Row, context: Context) -> Verdict:
    text = " ".join(cell for cell in row.cells if cell)
    if _NOTHING.fullmatch(text):
        context.pending = None
        return Verdict(row, Kind.BLANK)
    return read_line(row, text, context)


def read_line(row: Row, text: str, context: Context) -> Verdict:
    """Return what became of a line that is not blank."""
    body = _BULLET.sub("", text, count=1) if _BULLET.match(text) else text
    if (verdict := context.enter_weeks(row, body)) is not None:
        return verdict
    if (found := find_day(body)) is not None:
        phrase = read_phrase(found.rest)
        if isinstance(phrase, Phrase) and not any(group.dose for group in phrase.reading.groups):
            context.enter_day(found.day._replace(title=found.rest))
            return Verdict(row, Kind.HEADING)
        context.enter_day(found.day)
        body = found.rest
    if (role := find_role(body)) is not None:
        context.role, context.pending, context.begun = role, None, True
        return Verdict(row, Kind.HEADING)
    before, colon, after = body.partition(":")
    role = find_role(before) if colon else None
    return _read_exercise(row, strip_edges(after) if role else body, role or context.role, context)


def _read_exercise(row: Row, body: str, role: str | None, context: Context) -> Verdict:
    label, body = take_label(body)
    name, phrase = split_name(body, context.unit)
    if isinstance(phrase, Doubt):
        return Verdict(row, Kind.COMMENT, phrase.reason, day=context.day)
    if not any(group.dose for group in phrase.reading.groups):
        return _without_sets(row, body, phrase, context)
    left = phrase.left
    if not name and context.pending:
        name = context.pending
    elif not name and left:
        name, left = left[0].text, left[1:]
    if not name:
        return Verdict(row, Kind.COMMENT, "no exercise in it", day=context.day)
    reading = with_cue(phrase, left)
    if isinstance(reading, Doubt):
        return Verdict(row, Kind.COMMENT, reading.reason, day=context.day)
    context.begun = True
    entry = Entry(row, name, reading, context.day, context.weeks, role, label)
    return Verdict(row, Kind.LINE, day=context.day, entries=(entry,))


def _without_sets(row: Row, body: str, phrase: Phrase, context: Context) -> Verdict:
    if phrase.reading == Reading():
        found = find_exercise(body)
        if found is not None and found.new is None:
            context.pending = body
            return Verdict(row, Kind.HEADING)
        if not context.begun and not context.title:
            context.title = strip_edges(body)
            return Verdict(row, Kind.HEADING)
        if body.endswith(":") or body.startswith(("#", "==")):
            context.enter_day(DayKey(None, None, strip_edges(body)))
            return Verdict(row, Kind.HEADING)
    return Verdict(row, Kind.COMMENT, "no number of sets", day=context.day)


def take_label(body: str) -> tuple[str | None, str]:
    """Return the label that a line begins with, in the language's form, and the rest; a lone letter says nothing."""
    if match := _LABEL.match(body):
        return f"{match[1].upper()}{int(match[2])}", body[match.end() :]
    if match := _LETTER.match(body):
        return None, body[match.end() :]
    return None, body


def split_name(body: str, unit: str | None) -> tuple[str, Phrase | Doubt]:
    """Return the name of the exercise that a line begins with, empty if none, and what the rest asks for."""
    words = body.split()
    count = longest_known(words)
    known = " ".join(words[:count])
    whole = read_phrase(body, unit)
    first = 0 if isinstance(whole, Doubt) else whole.first
    if count and len(known) >= first:
        return known, read_phrase(body[len(known) :], unit)
    if isinstance(whole, Doubt):
        return "", whole
    name = body[:first]
    return strip_edges(name), whole._replace(left=tuple(each for each in whole.left if each.start >= first))
