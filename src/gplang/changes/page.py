"""All changes as a page: for whom, under which heading, in which lines; every output lays out this one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import time

from gplang.changes.phrases import ARROW, tell_values
from gplang.changes.records import AthleteChanges, Change, ChangeKind, FindingChanges, PlanChanges, Topic
from gplang.changes.sentences import exercise_name, tell_event, tell_exercise, tell_session, tell_setting, tell_week
from gplang.changes.values import Moment
from gplang.diagnostics import Diagnostic
from gplang.figures import name_weeks
from gplang.records import NamedTuple

EVERYBODY = "Everybody"
"""The heading of what all athletes have in common."""


class Section(NamedTuple):
    """Lines under one heading."""

    heading: str
    lines: tuple[str, ...]


class Part(NamedTuple):
    """What is said of one athlete; an empty heading where there is only one."""

    heading: str
    sections: tuple[Section, ...]


class Page(NamedTuple):
    """All changes; `title` is the plan's."""

    title: str
    parts: tuple[Part, ...]


def build_page(changes: PlanChanges) -> Page:
    """Return the page of some changes; without any parts if there are none."""
    parts = [Part("", tuple(_tell_athletes(changes)))]
    common = _find_common(changes.athletes)
    parts.append(Part(EVERYBODY if len(changes.athletes) > 1 else "", tuple(_tell(common))))
    for each in changes.athletes:
        parts.append(Part(each.title, tuple(_tell([one for one in each.changes if one not in common]))))
    parts.append(Part("", tuple(_tell_findings(changes.findings))))
    return Page(changes.title, tuple(part for part in parts if part.sections))


def _find_common(athletes: Sequence[AthleteChanges]) -> dict[Change, None]:
    """Return the changes that all athletes have, in their order; all of them if there is one athlete."""
    if not athletes:
        return {}
    others = [frozenset(each.changes) for each in athletes[1:]]
    return {change: None for change in athletes[0].changes if all(change in other for other in others)}


def _tell_athletes(changes: PlanChanges) -> Iterator[Section]:
    lines = [f"{each.title or each.name} is new" for each in changes.joined]
    lines += [f"{each.title or each.name} is no longer among them" for each in changes.left]
    if lines:
        yield Section("Athletes", tuple(lines))


def _tell_findings(findings: FindingChanges) -> Iterator[Section]:
    for name, found in (("Findings gained", findings.gained), ("Findings lost", findings.lost)):
        if found:
            yield Section(name, tuple(map(_finding, found)))


def _finding(finding: Diagnostic) -> str:
    place = f"{finding.where.source.path}:{finding.where.start.line}"
    return f"{place}: {finding.severity.value}[{finding.code} {finding.name}]: {finding.message}"


def _tell(changes: Iterable[Change]) -> Iterator[Section]:
    """Yield the sections of one athlete: the plan, each session, the hard sets."""
    found = list(changes)
    by_topic = {topic: [each for each in found if each.subject.topic is topic] for topic in Topic}
    folded = _find_new_times(found)
    lines = [tell_setting(change) for change in by_topic[Topic.SETTING]]
    lines += [line for change in by_topic[Topic.WEEK] for line in tell_week(change)]
    lines += [line for change in by_topic[Topic.EVENT] for line in tell_event(change)]
    lines += [_tell_new_time(times, alike) for times, alike in folded.items()]
    if lines:
        yield Section("Plan", tuple(lines))
    done = {change for alike in folded.values() for change in alike}
    sessions: dict[str, list[Change]] = {}
    for change in found:
        if change.subject.session is not None and change not in done:
            sessions.setdefault(change.subject.session, []).append(change)
    titles = Counter(here[0].subject.title for here in sessions.values())
    for name, here in sessions.items():
        title = here[0].subject.title
        lines = [*_join(_session_lines(here)), *_tell_shifted(here)]
        alone = titles[title] == 1 and not any(change.subject.before.startswith(f"{title} (") for change in here)
        yield Section(title if alone else f"{title} ({name})", tuple(lines))
    volume = tuple(_join(_volume_lines(by_topic[Topic.VOLUME])))
    if volume:
        yield Section("Hard sets a week", volume)


class _Line(NamedTuple):
    """A line before it is joined with its like: weeks in words (empty: always), the exercise, the text, why so."""

    weeks: str
    name: str
    text: str
    joins: bool = False
    why: tuple[str, ...] = ()


def _session_lines(changes: Iterable[Change]) -> Iterator[_Line]:
    for change in changes:
        if change.subject.kind is ChangeKind.SHIFTED:
            continue
        is_session = change.subject.topic is Topic.SESSION
        told = list(tell_session(change) if is_session else tell_exercise(change))
        if change.subject.kind is ChangeKind.CONTENT:
            yield from (_Line("", "", each.text) for each in told)
            continue
        for each in told:
            all_weeks = change.always and each.weeks == change.weeks
            name = exercise_name(change)
            yield _Line("" if all_weeks else name_weeks(each.weeks), name, each.text, bool(name), each.why)


def _tell_shifted(changes: Iterable[Change]) -> Iterator[str]:
    """Yield one line for all that only stands elsewhere in its progression."""
    shifted = [change for change in changes if change.subject.kind is ChangeKind.SHIFTED]
    if shifted:
        weeks = sorted({week for change in shifted for week in change.weeks})
        names = ", ".join(dict.fromkeys(change.subject.name for change in shifted))
        yield f"{name_weeks(weeks)}: another step of the progression, as the weeks before changed: {names}"


def _volume_lines(changes: Iterable[Change]) -> Iterator[_Line]:
    for change in changes:
        for told in tell_values(change.values, "0"):
            yield _Line(name_weeks(told.weeks), "", f"{change.subject.name} {told.text}", joins=True)


def _join(lines: Iterable[_Line]) -> Iterator[str]:
    """Yield lines as text: first what is about one exercise in one, then exercises that change alike.

    Of hard sets the muscles of the same weeks stand in one line.
    """
    texts: dict[tuple[str, str, tuple[str, ...], int], list[str]] = {}
    for number, line in enumerate(lines):
        texts.setdefault((line.weeks, line.name, line.why, -1 if line.joins else number), []).append(line.text)
    names: dict[tuple[str, str, int], list[str]] = {}
    for number, ((weeks, name, why, _), found) in enumerate(texts.items()):
        names.setdefault((weeks, "; ".join((", ".join(found), *why)), -1 if name else number), []).append(name)
    for (weeks, text, _), alike in names.items():
        yield ": ".join(filter(None, (weeks, ", ".join(filter(None, alike)), text)))


_Times = tuple[time | None, time | None]


def _find_new_times(changes: Iterable[Change]) -> dict[_Times, list[Change]]:
    """Return sessions that stay on their days and all begin at another time, two at least, by the times."""
    found: dict[_Times, list[Change]] = {}
    for change in changes:
        if change.subject.topic is Topic.SESSION and change.subject.kind is ChangeKind.MOVED and change.always:
            moments = [
                (each.old, each.new)
                for each in change.values
                if isinstance(each.old, Moment) and isinstance(each.new, Moment)
            ]
            times = {(old.time, new.time) for old, new in moments}
            if len(times) == 1 and all(old.day is new.day for old, new in moments):
                found.setdefault(times.pop(), []).append(change)
    return {times: alike for times, alike in found.items() if len(alike) > 1}


def _tell_new_time(times: _Times, changes: Iterable[Change]) -> str:
    titles = ", ".join(change.subject.title for change in changes)
    old, new = ("all day" if each is None else f"{each:%H:%M}" for each in times)
    return f"{titles}: {old} {ARROW} {new}"
