"""Running the rules: a resolved file and a policy in, findings out."""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set

from gplang.diagnostics import Diagnostic, Severity, Wait
from gplang.guide import Numbers
from gplang.lint.certain import find_written, is_all_certain, is_doubtful, suppose_normal, unsure_settings
from gplang.lint.gather import Remark, gather
from gplang.lint.ignore_forms import find_malformed
from gplang.lint.ignores import MOST_IGNORES, Ignore, find_ignores, find_unused, refuse_many
from gplang.lint.observe import Sighting
from gplang.lint.policy import Names, Policy
from gplang.lint.rule import Finding, Rule
from gplang.lint.subjects import Subject, TrainedLine, TrainedSession, TrainedWeek
from gplang.lint.trials import Trials
from gplang.lint.views import View, views_of_all, views_of_certain
from gplang.lint.waiting import (
    OF_PLANS,
    Reasons,
    blame_files,
    doubts_about,
    doubts_of,
    leave,
    note_nameless_weeks,
    note_waiting,
)
from gplang.model.plan import UNKNOWN, Athlete, Plan
from gplang.model.resolve import Resolved
from gplang.records import NamedTuple, replace
from gplang.scheduling import Courses
from gplang.source import Location, SourceText, Span
from gplang.syntax.document import Document
from gplang.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from gplang.lint.memory import Version
    from gplang.lint.seen import SeenSessions

_OF_COMMANDS = frozenset({"E016"})
"""Findings on a file that depend on others checked with it."""


class _Silence(NamedTuple):
    """The ignore comments of the files, and which of them suppressed which code."""

    ignores: tuple[Ignore, ...]
    used: set[tuple[Location, str]]
    known: dict[tuple[str, SourceText, int], bool]
    place: "Callable[[Location], Location]"

    def covers(self, code: str, where: Location) -> bool:
        where = self.place(where)
        key = _line_key(code, where)
        if key not in self.known:
            hits = [ignore for ignore in self.ignores if ignore.silences(code, where)]
            self.used.update((ignore.where, code) for ignore in hits)
            self.known[key] = bool(hits)
        return self.known[key]


def go_on() -> None:
    """Let a run of the rules go on to its end."""


class Judged(NamedTuple):
    """The findings on a file, which rules wait for what, and which of them in what places.

    `tried` counts the lines that were judged on trial, for fixes.
    """

    told: tuple[Diagnostic, ...]
    waiting: tuple[Wait, ...] = ()
    undecided: frozenset[tuple[str, Location]] = frozenset()
    tried: int = 0


def lint(
    document: Document,
    resolved: Resolved | None,
    found: Iterable[Diagnostic],
    policy: Policy,
    names: Names,
    courses: Courses | None = None,
    heed: Callable[[], None] = go_on,
    version: "Version | None" = None,
) -> Judged:
    """Return the report on a file: what was `found` in its language, and the findings of the rules.

    What rests on lines that could not be read is withheld. `names` are those of all rules that comments can name, by
    code; `courses` are shared with whoever schedules the plan. `heed` is called before each rule; what it
    raises ends the run. The rules look at the plan of a `version` in pieces, if there is one, and take over what is
    known of the one before.
    """
    found = tuple(found)
    place = leave if version is None else version.apart.place
    files = (document, *(resolved.libraries if resolved is not None else ()))
    own = find_ignores(document, names)
    found = (*found, *refuse_many(own))
    silence = _Silence((*own, *(each for file in files[1:] for each in find_ignores(file, names))), set(), {}, place)
    told = [*_tell_language(found, policy, silence)]
    if "E090" in policy.codes:
        told += find_malformed(document, names, MOST_IGNORES)
    if resolved is None:
        return Judged(tuple(told))
    plan = resolved.plan or _as_plan(document, resolved)
    withheld = [*_tell_language(resolved.withheld, policy, silence)]
    reasons = Reasons(place)
    bench = _Bench(policy, silence, [], courses or Courses(), heed)
    if version is not None:
        bench = bench._replace(courses=version.courses)
    if policy.rules and not resolved.too_large:
        own_sessions = [each.name for each in plan.sessions.values() if each.where.source is document.source]
        untrained = own_sessions if resolved.plan is None else find_untrained(plan, own_sessions)
        remarks = _judge_file(plan if version is None else version.plan, untrained, bench, reasons)
        gathered = gather(remarks, [athlete.name for athlete in plan.athletes], policy.severity)
        told += gathered if version is None else version.apart.put_together(gathered)
    if "E090" in policy.codes:
        judged, used = _judged(resolved, policy), frozenset(silence.used)
        is_certain = not any(each.severity is Severity.ERROR for each in found)
        unused = find_unused(own, used, judged if is_certain else frozenset(), names)
        told += unused
        withheld += [each for each in find_unused(own, used, judged, names) if each not in unused]
    for each in withheld:
        reasons.add(each.code, each.where, doubts_of(plan))
    tried = sum(each.judged for each in bench.trials)
    waiting = blame_files(reasons.tell(), found, files)
    return Judged(tuple(told), waiting, frozenset(reasons.undecided), tried)


def _tell_language(found: Iterable[Diagnostic], policy: Policy, silence: _Silence) -> Iterator[Diagnostic]:
    for each in found:
        if each.code not in policy.silenced and not (silence.ignores and silence.covers(each.code, each.where)):
            yield replace(each, severity=policy.severity.get(each.code, each.severity))


def _judged(resolved: Resolved, policy: Policy) -> frozenset[str]:
    """Return the codes of which it is known whether they are broken where there are no mistakes."""
    if not resolved.complete:
        return frozenset()
    if resolved.plan is not None:
        return policy.codes - _OF_COMMANDS
    return (
        policy.codes
        - _OF_COMMANDS
        - {rule.code for rule in policy.rules if rule.every_week or rule.subject in OF_PLANS}
    )


# ---- one file


class _Bench(NamedTuple):
    """Everything a file is judged by: the policy, the comments that suppress rules, and the trials so far.

    `heed` is called before each rule.
    """

    policy: Policy
    silence: _Silence
    trials: list[Trials]
    courses: Courses
    heed: Callable[[], None]


class _Seen(NamedTuple):
    """What a rule says, and of what."""

    sighting: Sighting
    remark: Remark


def _as_plan(document: Document, library: Resolved) -> Plan:
    """Return a plan without weeks that holds what a library does."""
    where = Location(document.source, Span(0, 0))
    return Plan(where, title="", id="", exercises=library.exercises, sessions=library.sessions)


def _judge_file(plan: Plan, untrained: Sequence[str], bench: _Bench, reasons: Reasons) -> list[Remark]:
    """Return the certain findings of the rules; those that depend on mistakes wait: `reasons`.

    Where all that can be read is certain, it is looked at once: only what is known of it differs.
    """
    shared = (untrained, bench.policy, bench.trials, bench.courses)
    if not is_doubtful(plan):
        views = views_of_all(plan, *shared)
        return [seen.remark for view in views for seen in _keep(_look(view, bench), None, bench)]
    once = is_all_certain(plan)
    certain: list[_Seen] = []
    possible: list[tuple[_Seen, Athlete | None]] = []
    for view in views_of_all(suppose_normal(plan), *shared):
        found = [*_look(view, bench)]
        possible += ((seen, view.athlete) for seen in _keep(found, None, bench))
        if once:
            certain += _keep(found, unsure_settings(plan, view.athlete), bench)
        note_waiting(view.observed, plan, view.athlete, bench.policy.rules, reasons)
    note_nameless_weeks(plan, bench.policy.rules, reasons)
    if not once:
        for view in views_of_certain(plan, *shared):
            certain += _keep(_look(view, bench), unsure_settings(plan, view.athlete), bench)
    _note_doubts(plan, possible, {seen.remark.cause for seen in certain}, reasons)
    might_be_said = {seen.remark.cause for seen, _ in possible}
    remarks = (seen.remark for seen in certain)
    return [each for each in remarks if not each.finding.yields_to or each.cause in might_be_said]


def _note_doubts(
    plan: Plan, possible: Iterable[tuple[_Seen, Athlete | None]], said: Set[object], reasons: Reasons
) -> None:
    """Note the findings, if the mistakes changed nothing, that are not `said` for sure."""
    for seen, athlete in possible:
        if seen.remark.cause not in said:
            doubts = doubts_about(seen.sighting.subject, plan, athlete)
            reasons.add(seen.remark.rule.code, seen.remark.finding.where, doubts)


# ---- one athlete


def find_untrained(plan: Plan, own: Iterable[str]) -> list[str]:
    """Return which of some sessions no week trains for sure and no other session starts from."""
    weeks = [*find_written(plan)]
    used = {slot.session for week in weeks for slot in week.slots}
    used |= {name for week in weeks for rotation in week.rotations for name in rotation.trained}
    used |= {session.base for session in plan.sessions.values()}
    return [name for name in own if name not in used]


class _Named(NamedTuple):
    """The lines, sessions and weeks with findings of a rule."""

    lines: set[tuple[str, SourceText, int]]
    sessions: set[tuple[str, str]]
    weeks: set[tuple[str, int]]


def _keep(found: Iterable[_Seen], unsure: frozenset[str] | None, bench: _Bench) -> Iterator[_Seen]:
    """Yield the findings of the rules that no comment suppresses; with `unsure` settings, only what is certain.

    Where one rule yields to another, only the other's.
    """
    silence = bench.silence
    found = [
        seen
        for seen in found
        if (unsure is None or _is_certain(seen, unsure))
        and not (silence.ignores and silence.covers(seen.remark.rule.code, seen.remark.finding.where))
    ]
    named = _Named(set(), set(), set())
    for sighting, remark in found:
        named.lines.add(_line_key(remark.rule.code, remark.finding.where))
        if isinstance(sighting.subject, TrainedSession):
            named.sessions.add((remark.rule.code, sighting.subject.session.name))
        elif isinstance(sighting.subject, TrainedWeek):
            named.weeks.update((remark.rule.code, week) for week in sighting.weeks)
    for seen in found:
        if not seen.remark.finding.yields_to or not _is_said(seen.sighting, seen.remark.finding, named):
            yield seen


def _is_certain(seen: _Seen, unsure: frozenset[str]) -> bool:
    """Return whether a finding holds whatever the lines say that could not be read."""
    subject, rule, finding = seen.sighting.subject, seen.remark.rule, seen.remark.finding
    needs = rule.needs if finding.needs is None else finding.needs
    if subject.known < needs or (unsure and rule.settings and not unsure.isdisjoint((UNKNOWN, *rule.settings))):
        return False
    if rule.not_for and "goal" in unsure:
        return False
    lost = subject.session.lost if finding.exercise and isinstance(subject, TrainedLine | TrainedSession) else ()
    return not any(each.exercise in (None, finding.exercise) for each in lost)


def _look(view: View, bench: _Bench) -> Iterator[_Seen]:
    """Yield the findings of the rules on everything observed."""
    observed, policy, seen = view.observed, bench.policy, view.observed.seen
    name = view.athlete.name if view.athlete is not None else None
    every, normal = _by_subject(observed.every, seen), _by_subject(observed.normal, seen)
    goal = next((each.subject.trainee.plan.goal for each in (*observed.normal, *observed.every)), None)
    for rule in policy.rules:
        sightings = (every if rule.every_week else normal).get(rule.subject, ())
        if not sightings or goal in rule.not_for:
            continue
        bench.heed()
        numbers = policy.numbers_of(rule).under(goal)
        said = None if seen is None else seen.said_by(rule)
        for sighting, known_as in sightings:
            subject = sighting.subject
            if said is None or known_as is None:
                found: Iterable[Finding] = rule.check(subject, numbers)
            else:
                found = _take_over(said, known_as, rule, subject, numbers)
            for finding in found:
                of_week = isinstance(subject, TrainedWeek) and finding.where == subject.where
                remark = Remark(rule, finding, sighting.weeks, sighting.all_weeks, name, of_week)
                yield _Seen(sighting, remark)


def _by_subject(
    sightings: Iterable[Sighting], seen: "SeenSessions | None"
) -> dict[type, list[tuple[Sighting, object]]]:
    """Return sightings by what they are of, each with the name by which its subject was known before, if it was."""
    found: dict[type, list[tuple[Sighting, object]]] = {}
    for sighting in sightings:
        name = None if seen is None else seen.name(sighting.subject)
        found.setdefault(type(sighting.subject), []).append((sighting, name))
    return found


def _take_over(
    said: dict[object, tuple[Finding, ...]], name: object, rule: Rule, subject: Subject, numbers: Numbers
) -> tuple[Finding, ...]:
    """Return what a rule said of a subject, by its name; what it says now where it did not, or tries other lines."""
    known = said.get(name)
    if known is None:
        trials = subject.trainee.trials
        asked = trials and trials.asked
        known = tuple(rule.check(subject, numbers))
        if (trials and trials.asked) == asked:
            said[name] = known
    return known


def _is_said(sighting: Sighting, finding: Finding, named: _Named) -> bool:
    subject = sighting.subject
    if isinstance(subject, TrainedWeek):
        names = {share.session.session.name for share in subject.shares}
        said = {(code, name) for code in finding.yields_to for name in names} & named.sessions
        return bool(said) or any((code, week) in named.weeks for code in finding.yields_to for week in sighting.weeks)
    places = (finding.where, subject.where) if isinstance(subject, TrainedLine) else (finding.where,)
    return any(_line_key(code, where) in named.lines for code in finding.yields_to for where in places)


def _line_key(code: str, where: Location) -> tuple[str, SourceText, int]:
    return code, where.source, where.start.line
