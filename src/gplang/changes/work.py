"""What changed inside of sessions: exercises, doses, loads, and what a session says of itself."""

from collections.abc import Container, Hashable, Iterator
from itertools import chain

from gplang import wording
from gplang.changes.facets import PartChange, Weeks, compare_sets, compare_whole, find_causes
from gplang.changes.lines import LinePair, Matched, match_lines, outline
from gplang.changes.records import ChangeKind, Facet, Subject, Tally, Topic
from gplang.changes.values import Length, Names, Notes, Thing, work_of
from gplang.model.session import Session, SetGroup, SetLine
from gplang.records import NamedTuple
from gplang.scheduling.records import ScheduledExercise, ScheduledSession

_LOADS = frozenset({Facet.LOAD, Facet.SETS})
"""What maxima and starting loads have a part in."""

_STEPPED = _LOADS | {Facet.DOSE, Facet.EFFORT}
"""What a progression changes from week to week."""

_DECIDING = frozenset({Facet.PROGRESSION, Facet.SUBSTITUTION, Facet.ROLE})
"""What a dose depends on beside the sets as they are written."""


class _Line(NamedTuple):
    """A pair of lines that are still there, with what all weeks have alike compared once.

    `stays`: they are written alike, so that only the weeks can make a difference; and in the facets `but`, what is
    known of the athlete.
    """

    old: int
    new: int
    subject: Subject
    whole: tuple[PartChange, ...]
    stays: bool
    but: frozenset[Facet]


class _Course(NamedTuple):
    """How the lines of two sessions match; it holds for all weeks in which their outlines are the same."""

    matched: Matched
    lines: tuple[_Line, ...]


class Work:
    """Compares sessions week by week; what many weeks have in common is looked at once."""

    __slots__ = ("_courses", "_logged", "_tally", "_touched")

    def __init__(self, tally: Tally, touched: Container[str], *, logged: bool = False) -> None:
        """Begin; `touched` are the exercises whose loads may differ although they are written alike.

        `logged`: only one of both has a log.
        """
        self._tally = tally
        self._logged = logged
        self._touched = touched
        self._courses: dict[Hashable, _Course] = {}

    def compare(self, old: ScheduledSession, new: ScheduledSession, weeks: Weeks) -> None:
        """Note what differs between two sessions of one week."""
        key = (*_outline(old), *_outline(new))
        course = self._courses.get(key)
        if course is None:
            course = self._courses[key] = _plan_course(old, new, self._touched)
        self._compare_lists(old, new, course.matched)
        for line in course.lines:
            before, after = old.exercises[line.old], new.exercises[line.new]
            causes = find_causes(before, after)
            for difference in (*compare_sets(before, after, weeks), *line.whole):
                subject = line.subject._replace(facet=difference.facet)
                why = causes if difference.facet in (_STEPPED if line.stays else _LOADS) else ()
                if line.stays and weeks.alike and difference.facet in _STEPPED - line.but:
                    kind = ChangeKind.ANSWERED if why or self._logged else ChangeKind.SHIFTED
                    subject = subject._replace(kind=kind)
                special = new.kind is not None
                self._tally.add(subject, weeks.new, *difference[1:], special=special, causes=why)

    def list_content(self, session: ScheduledSession) -> None:
        """Note what a session consists of that nobody knows yet."""
        for line in session.exercises:
            subject = _subject(session, line, ChangeKind.CONTENT)
            self._tally.add(subject, session.week, None, work_of(line, session.week))

    def _compare_lists(self, old: ScheduledSession, new: ScheduledSession, matched: Matched) -> None:
        """Note which exercises came, went, took another's place, and stand in another order."""
        week = new.week
        for pair in matched.pairs:
            if pair.new is None and pair.old is not None:
                subject = _subject(new, old.exercises[pair.old], ChangeKind.REMOVED)
                self._tally.add(subject, week, None, None)
            elif pair.new is not None and (pair.old is None or pair.swapped):
                line = new.exercises[pair.new]
                subject = _subject(new, line, ChangeKind.ADDED)
                was = None if pair.old is None else old.exercises[pair.old]
                if was is not None:
                    subject = subject._replace(kind=ChangeKind.REPLACED, before=was.exercise.name)
                causes = () if was is None else find_causes(was, line)
                special = new.kind is not None
                self._tally.add(subject, week, None, work_of(line, week), special=special, causes=causes)
        if matched.window:
            names = tuple(new.exercises[number].exercise.name for number in matched.window)
            subject = Subject(
                Topic.EXERCISE, ChangeKind.REORDERED, "", new.session.name, wording.session_title(new.session)
            )
            self._tally.add(subject, week, None, Names(names))


def compare_headers(old: ScheduledSession, new: ScheduledSession, tally: Tally, *, titles: bool = True) -> None:
    """Note what differs in what two sessions say of themselves; their `titles` only if they are one session."""
    for facet, was, now in _headers(old, new):
        if facet is Facet.TITLE and not titles:
            continue
        kind = (
            ChangeKind.CHANGED
            if was is not None and now is not None
            else ChangeKind.ADDED
            if was is None
            else ChangeKind.REMOVED
        )
        subject = Subject(Topic.SESSION, kind, facet, new.session.name, wording.session_title(new.session))
        tally.add(subject, new.week, was, now)


def _headers(old: ScheduledSession, new: ScheduledSession) -> Iterator[tuple[Facet, Thing | None, Thing | None]]:
    before, after = old.session, new.session
    if before.title != after.title:
        yield Facet.TITLE, wording.session_title(before), wording.session_title(after)
    if before.focus is not after.focus:
        yield Facet.FOCUS, before.focus, after.focus
    if before.minutes != after.minutes:
        yield Facet.LENGTH, _length(old), _length(new)
    if before.notes != after.notes:
        yield Facet.NOTE, _notes(before), _notes(after)


def _length(session: ScheduledSession) -> Length:
    return Length(session.minutes, estimated=session.session.minutes is None)


def _notes(session: Session) -> Notes | None:
    return Notes(session.notes) if session.notes else None


def _plan_course(old: ScheduledSession, new: ScheduledSession, touched: Container[str]) -> _Course:
    matched = match_lines(old.exercises, new.exercises)
    return _Course(matched, tuple(_plan_lines(old, new, matched.pairs, touched)))


def _plan_lines(
    old: ScheduledSession, new: ScheduledSession, pairs: tuple[LinePair, ...], touched: Container[str]
) -> Iterator[_Line]:
    for pair in pairs:
        if pair.old is None or pair.new is None or pair.swapped:
            continue
        line = new.exercises[pair.new]
        whole = compare_whole(old.exercises[pair.old], line)
        before, after = old.session.lines[pair.old], new.session.lines[pair.new]
        alike = _all_asks(before) == _all_asks(after)
        stays = alike and not any(each.facet in _DECIDING for each in whole)
        own = {line.exercise.id, *(group.load.of for group in _all_groups(after) if group.load and group.load.of)}
        but = _LOADS if any(exercise in touched for exercise in own) else frozenset()
        yield _Line(pair.old, pair.new, _subject(new, line, ChangeKind.CHANGED), whole, stays, but)


def _outline(session: ScheduledSession) -> tuple[Hashable, ...]:
    """Return what decides how a session's lines match, and what all their weeks have alike."""
    return id(session.session), outline(session.exercises), *(line.phase for line in session.exercises)


def _all_asks(line: SetLine) -> list[object]:
    """Return what a line asks for in any week but by its wave, and of whoever does something else."""
    later = [(each.week, *map(_asks, chain(*each.anew.doses))) for each in line.later]
    others = [(each.exercise.id, *map(_asks, chain(*each.anew.doses))) for each in line.substitutes if each.anew.groups]
    own = line.groups if line.scheme is None else ()
    return [*map(_asks, own), *later, *others]


def _asks(group: SetGroup) -> tuple[object, ...]:
    """Return what a group of sets asks for, wherever it stands."""
    return group.dose, group.effort, group.load


def _all_groups(line: SetLine) -> Iterator[SetGroup]:
    for groups in (*line.doses, *(dose for each in line.substitutes for dose in each.anew.doses)):
        yield from groups


def _subject(session: ScheduledSession, line: ScheduledExercise, kind: ChangeKind) -> Subject:
    alike = sum(each.exercise.id == line.exercise.id for each in session.exercises)
    title = wording.session_title(session.session)
    name = line.exercise.name
    return Subject(Topic.EXERCISE, kind, "", session.session.name, title, line.role, name, several=alike > 1)
