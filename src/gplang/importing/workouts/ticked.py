"""Ticked Markdown sheets of `gpl build`: what has a cross was done, as it is written there."""

import datetime
import html
import re
from collections.abc import Iterator

from gplang import wording
from gplang.importing.records import ImportRefusedError
from gplang.importing.words import WEEKDAYS, clean
from gplang.importing.workouts.dates import When, read_when
from gplang.importing.workouts.planned import Planned
from gplang.importing.workouts.records import Content, Fate, Performed, Workout
from gplang.importing.workouts.ticked_doses import Told, read_planned, read_told
from gplang.records import NamedTuple
from gplang.scheduling.records import ScheduledExercise, ScheduledSession
from gplang.vocabulary import Role

_ITEM = re.compile(r"(\s*)[-*+]\s+\[([ xX]?)\]\s*(.*)")
_HEADING = re.compile(r"#{1,6}\s+(.*)")
_WEEK = re.compile(r"week (\d{1,4})\b", re.IGNORECASE)
_SESSION = re.compile(r"(.+?):\s+(.+)")
_MARK = re.compile(r"\s*\((optional|done|missed|optional, done|optional, missed)\)\s*")
_NAMED = re.compile(r"\*\*(.+?)\*\*\s*:?\s*(.*)|([^:]+):\s*(.*)")
_ROLE = re.compile(r"\*\*([\w -]+)\*\*\s*")
_ATHLETE = re.compile(r"- Athlete: (.+)")
_BELOW = re.compile(r"(\s+)(?:[-*+]\s+)?(\S.*)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_OF_A_LOG = re.compile(r"done: |skipped$|.*\bon \d{4}-\d\d-\d\d\b")
"""Lines below an exercise of a sheet that answers to a log."""

_OPTIONAL = " (optional)"


def is_ticked(text: str) -> bool:
    """Return whether a text is a list with boxes to tick, and no table."""
    return any(_ITEM.fullmatch(line) or _HEADING.fullmatch(line) for line in text.splitlines())


def read_ticked(text: str, planned: Planned) -> Content:
    """Return the workouts of a Markdown sheet of a plan; its rows are the items with boxes, and the notes below them.

    Raises `ImportRefusedError` for another text, and for the sheet of another athlete.
    """
    sheet = _Sheet(planned)
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        sheet.take(number, line.rstrip())
    if not sheet.rows:
        raise ImportRefusedError("no boxes to tick `- [ ]`", "`gpl build --to md` writes a sheet that has them")
    return sheet.close()


class _Under(NamedTuple):
    """The heading that items stand under: the session that it names, and the day.

    `done` are sessions that a log had when the sheet was built; `wrong` tells why nothing below can be taken.
    """

    line: int
    session: ScheduledSession | None = None
    when: When | None = None
    done: bool = False
    wrong: str = ""


class _Last(NamedTuple):
    """The item that lines below it belong to; `remarks` are the plan's own."""

    indent: int
    name: str
    remarks: frozenset[str]


class _Sheet:
    """A sheet as it is read, line by line."""

    def __init__(self, planned: Planned) -> None:
        self.rows = 0
        self._planned = planned
        self._week = 0
        self._role = ""
        self._under = _Under(0, wrong="no heading of a session above it")
        self._left: list[ScheduledExercise] = []
        self._taken: set[int] = set()
        self._told_of: set[int] = set()
        self._last: _Last | None = None
        self._fates: list[Fate] = []
        self._doubts: list[tuple[int, str]] = []
        self._sets: dict[tuple[str, When], list[tuple[int, tuple[Performed, ...]]]] = {}
        self._notes: dict[tuple[str, When], list[tuple[int, str]]] = {}

    def take(self, number: int, line: str) -> None:
        """Read one line."""
        if match := _ITEM.fullmatch(line):
            self.rows += 1
            self._item(number, len(match[1]), match[2] != " " and bool(match[2]), match[3])
        elif match := _HEADING.fullmatch(line):
            self._last = None
            self._head(number, _plain(match[1]))
        elif match := _ROLE.fullmatch(line):
            self._last, self._role = None, clean(match[1]).casefold()
        elif (match := _ATHLETE.fullmatch(line)) and not self.rows:
            self._check_athlete(_plain(match[1]))
        elif self._last is not None and (match := _BELOW.fullmatch(line)) and len(match[1]) > self._last.indent:
            self._below(number, self._last, match[2])

    def close(self) -> Content:
        """Return all that was read."""
        for notes in (notes for key, notes in self._notes.items() if key not in self._sets):
            self._fates += [Fate.NOTE] * len(notes)
        workouts = [*self._workouts()]
        workouts.sort(key=lambda each: (each.date, each.time or datetime.time.min))
        self._doubts.sort(key=lambda doubt: doubt[0])
        return Content(self.rows, workouts, self._fates, self._doubts)

    def _workouts(self) -> Iterator[Workout]:
        for key, found in self._sets.items():
            session, when = key
            notes = tuple(dict.fromkeys(text for _, text in self._notes.get(key, ())))
            self._fates += [Fate.NOTE] * len(self._notes.get(key, ()))
            sets = tuple(one for _, sets in found for one in sets)
            yield Workout(when.date, when.time, "", session, None, sets, notes, tuple(number for number, _ in found))

    def _check_athlete(self, name: str) -> None:
        athlete = self._planned.schedule.athlete
        if athlete is None or name.casefold() in {
            clean(each).casefold() for each in (athlete.name, athlete.title or "")
        }:
            return
        raise ImportRefusedError(
            f"a sheet of {name}, and not of {athlete.title or athlete.name}", "--athlete says whose"
        )

    # ---- headings

    def _head(self, number: int, text: str) -> None:
        self._role = ""
        if match := _WEEK.match(text):
            self._week = int(match[1])
            self._under = _Under(number, wrong="no heading of a session above it")
            return
        self._under = self._read_session(number, text)
        self._left = [] if self._under.session is None else [*self._under.session.exercises]

    def _read_session(self, number: int, text: str) -> _Under:
        match = _SESSION.fullmatch(text)
        if match is None:
            return _Under(number, wrong=f"`{text}` is no heading of a session, such as `Monday 2027-01-04: Hips`")
        on, title = match[1], match[2]
        mark = _MARK.search(title)
        bare = title if mark is None or mark.end() < len(title) else title[: mark.start()]
        word, _, rest = on.partition(" ")
        weekday = WEEKDAYS.get(word.casefold())
        when = read_when(rest if weekday else on, True)
        session = self._find(bare, weekday, when) or self._find(title, weekday, when)
        if session is None:
            return _Under(number, wrong=f"no session `{bare}` in the plan")
        if when is None:
            told = f"`{on}`: no day; write it, such as `{wording.day_name(session.day)} 2027-01-04: {bare}`"
            return _Under(number, session, wrong=told)
        return _Under(number, session, when, done=mark is not None and "done" in mark[1])

    def _find(self, title: str, weekday: str | None, when: When | None) -> ScheduledSession | None:
        """Return the planned session of a title that a heading is nearest to, each once as long as there are more."""
        wanted = title.casefold()
        found = [
            (at in self._taken, not self._is_on(each, when), each.week != self._week, each.day != weekday, at)
            for at, each in enumerate(self._planned.schedule.sessions)
            if wanted in (_plain_title(each), each.session.name.casefold())
        ]
        if not found:
            return None
        at = min(found)[-1]
        self._taken.add(at)
        return self._planned.schedule.sessions[at]

    @staticmethod
    def _is_on(session: ScheduledSession, when: When | None) -> bool:
        return when is not None and session.date == when.date

    # ---- items

    def _item(self, number: int, indent: int, ticked: bool, text: str) -> None:
        under = self._under
        named = _NAMED.fullmatch(text)
        name = "" if named is None else _plain(named[1] or named[3] or "")
        said = "" if named is None else clean(_unescape(named[2] or named[4] or ""))
        what = self._choose(name, said)
        own = name if what is None else what.exercise.id
        self._last = _Last(indent, own, _remarks(what, under.session))
        if not ticked:
            self._fates.append(Fate.EMPTY)
        elif under.done:
            self._fates.append(Fate.KNOWN)
        elif under.session is None or under.when is None:
            if under.line not in self._told_of:
                self._told_of.add(under.line)
                self._doubts.append((under.line or number, under.wrong))
            self._fates.append(Fate.STRANGE if under.session is None else Fate.REFUSED)
        else:
            told = self._read(own, said, what) if own and said else "no exercise with sets: `**Squat**: 3 x 5, 80 kg`"
            self._add(number, (under.session.session.name, under.when), own, told)

    def _choose(self, name: str, said: str) -> ScheduledExercise | None:
        """Return the line of the session that an item is, which no other item is then."""
        wanted = name.removesuffix(_OPTIONAL).casefold()
        session = self._under.session
        if not wanted or session is None:
            return None
        own = [
            (
                not said.startswith(_planned_text(each, session)),
                wording.role_name(each.role).casefold() != self._role,
                at,
            )
            for at, each in enumerate(self._left)
            if wanted in _names(each)
        ]
        return self._left.pop(min(own)[-1]) if own else None

    def _read(self, name: str, said: str, what: ScheduledExercise | None) -> Told | str:
        warmup = what.role is Role.WARMUP if what is not None else self._role == _WARMING_UP
        if what is None or self._under.session is None:
            return read_told(said, name, what, warmup=warmup)
        asked = _planned_text(what, self._under.session)
        behind = said[len(asked) :] if said.startswith(asked) else None
        if behind is None or (behind and (behind[0] not in " ,;:-(" or any(map(str.isdigit, behind)))):
            return read_told(said, name, what, warmup=warmup)
        note = behind.strip(" ,;:-()#")
        if note.casefold() == "form":
            return read_told(said, name, what, warmup=warmup)
        sets = read_planned(what)
        return sets if isinstance(sets, str) else Told(sets, note)

    def _add(self, number: int, key: tuple[str, When], name: str, told: Told | str) -> None:
        if isinstance(told, str):
            self._doubts.append((number, told))
            self._fates.append(Fate.REFUSED)
            return
        self._sets.setdefault(key, []).append((number, told.sets))
        if told.note:
            self._notes.setdefault(key, []).append((number, f"{name}: {told.note}"))
            self.rows += 1

    def _below(self, number: int, last: _Last, text: str) -> None:
        """Take a line below an item that is not the plan's own for a note."""
        plain, under = _plain(text), self._under
        if under.session is None or under.when is None or under.done:
            return
        if plain in last.remarks or _OF_A_LOG.match(plain):
            return
        self._notes.setdefault((under.session.session.name, under.when), []).append((number, f"{last.name}: {plain}"))
        self.rows += 1


_WARMING_UP = wording.role_name(Role.WARMUP).casefold()


def _planned_text(what: ScheduledExercise, session: ScheduledSession) -> str:
    return clean(wording.prescription(what, session.week))


def _names(what: ScheduledExercise) -> set[str]:
    shown = wording.exercise_name(what).removesuffix(_OPTIONAL)
    return {clean(each).casefold() for each in (shown, what.exercise.name, what.exercise.id)}


def _remarks(what: ScheduledExercise | None, session: ScheduledSession | None) -> frozenset[str]:
    if what is None or session is None:
        return frozenset()
    return frozenset(map(clean, wording.remarks(what, session.week, session.kind)))


def _plain_title(session: ScheduledSession) -> str:
    return clean(wording.session_title(session.session)).casefold()


def _plain(text: str) -> str:
    return clean(_unescape(text))


def _unescape(text: str) -> str:
    return html.unescape(_ESCAPED.sub(r"\1", text))
