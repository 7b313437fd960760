"""Running the rules: a resolved file and a policy in, findings out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from gplang.diagnostics import Diagnostic, Severity
from gplang.lint.gather import Remark, gather
from gplang.lint.ignore_forms import find_malformed
from gplang.lint.ignores import MOST_IGNORES, Ignore, find_ignores, find_unused, refuse_many
from gplang.lint.inheritance import Inheritance
from gplang.lint.observe import Observed, Sighting, observe, observe_sessions
from gplang.lint.policy import Policy
from gplang.lint.rule import Finding
from gplang.lint.subjects import TrainedLine, TrainedPlan, TrainedSession, TrainedWeek
from gplang.lint.trials import Trials, needs_of
from gplang.model.plan import Athlete, Plan, Session
from gplang.model.resolve import Resolved
from gplang.source import Location, Span
from gplang.syntax.document import Document

_OF_PLANS = (TrainedWeek, TrainedPlan)
"""What only a plan has: a comment in a library about such rules may be for the plans that use it."""


_OF_COMMANDS = frozenset({"E016"})
"""What a file can be told because of others that are checked with it."""

_See = Callable[..., Observed]
"""Observes what is trained, for somebody."""


class _Silence(NamedTuple):
    """The ignore comments of the files, and which of them silenced which code."""

    ignores: tuple[Ignore, ...]
    used: set[tuple[Location, str]]
    known: dict[tuple[str, str, int], bool]

    def covers(self, code: str, where: Location) -> bool:
        key = _line_key(code, where)
        if key not in self.known:
            hits = [ignore for ignore in self.ignores if ignore.silences(code, where)]
            self.used.update((ignore.where, code) for ignore in hits)
            self.known[key] = bool(hits)
        return self.known[key]


def lint(
    document: Document,
    resolved: Resolved | None,
    found: Iterable[Diagnostic],
    policy: Policy,
    names: dict[str, str],
) -> tuple[Diagnostic, ...]:
    """Return what is to be told of a file: what was `found` in its language, and what the rules say.

    Where a library is missing the rules are silent. `names` are those of all rules that comments can name, by code.
    """
    found = tuple(found)
    files = (document, *(resolved.libraries if resolved is not None else ()))
    own = find_ignores(document, names)
    found = (*found, *refuse_many(own))
    silence = _Silence((*own, *(each for file in files[1:] for each in find_ignores(file, names))), set(), {})
    told = [
        replace(each, severity=policy.severity.get(each.code, each.severity))
        for each in found
        if each.code not in policy.silenced and not (silence.ignores and silence.covers(each.code, each.where))
    ]
    if resolved is not None and resolved.complete and policy.rules:
        remarks = list(_judge_file(document, resolved, policy, silence))
        athletes = [athlete.name for athlete in resolved.plan.athletes] if resolved.plan is not None else []
        told += gather(remarks, athletes, policy.severity)
    if "E090" in policy.codes:
        told += find_malformed(document, names, MOST_IGNORES)
        told += find_unused(own, frozenset(silence.used), _judged(found, resolved, policy), names)
    return tuple(told)


def _judged(found: Iterable[Diagnostic], resolved: Resolved | None, policy: Policy) -> frozenset[str]:
    """Return the codes of which it is known whether they are broken."""
    if resolved is None or not resolved.complete or any(each.severity is Severity.ERROR for each in found):
        return frozenset()
    if resolved.plan is not None:
        return policy.codes - _OF_COMMANDS
    return (
        policy.codes
        - _OF_COMMANDS
        - {rule.code for rule in policy.rules if rule.every_week or rule.subject in _OF_PLANS}
    )


def _judge_file(document: Document, resolved: Resolved, policy: Policy, silence: _Silence) -> Iterator[Remark]:
    plan = resolved.plan
    own = [session for session in resolved.sessions.values() if session.where.source is document.source]
    trained: list[tuple[Athlete | None, _See]] = []
    if plan is None:
        where = Location(document.source, Span(0, 0))
        library = Plan(where, title="", id="", exercises=resolved.exercises, sessions=resolved.sessions)
        trained.append((None, partial(observe_sessions, library, own, policy.profile)))
    else:
        trained.append((None, partial(observe_sessions, plan, find_untrained(plan, own), policy.profile)))
        athletes: tuple[Athlete | None, ...] = plan.athletes or (None,)
        inheritance = Inheritance(plan.sessions, plan.athletes)
        for athlete in athletes if plan.weeks else ():
            known = None if athlete is None or athlete.broken else athlete
            trained.append((athlete, partial(observe, plan, known, policy.profile, inheritance)))
    different = {needs_of(athlete): see for athlete, see in trained[1:]}
    trials = Trials(policy, lambda: (see() for see in (trained[0][1], *different.values())))
    for athlete, see in trained:
        yield from _judge(see(trials=trials), policy, silence, athlete.name if athlete is not None else None)


def find_untrained(plan: Plan, sessions: Iterable[Session]) -> list[Session]:
    """Return the sessions that no week trains and no other session starts from."""
    used = {slot.session for week in plan.weeks for slot in week.slots}
    used |= {name for week in plan.weeks for rotation in week.rotations for name in rotation.sessions}
    used |= {session.base for session in plan.sessions.values()}
    return [session for session in sessions if session.name not in used]


# ---- one athlete


class _Named(NamedTuple):
    """Of which lines, sessions and weeks a rule speaks."""

    lines: set[tuple[str, str, int]]
    sessions: set[tuple[str, str]]
    weeks: set[tuple[str, int]]


def _judge(observed: Observed, policy: Policy, silence: _Silence, athlete: str | None) -> Iterator[Remark]:
    """Yield what the rules say of all that was observed and no comment silences.

    Where one yields to another, only what the other says.
    """
    pairs = [
        pair
        for pair in _look(observed, policy, athlete)
        if not (silence.ignores and silence.covers(pair[1].rule.code, pair[1].finding.where))
    ]
    named = _Named(set(), set(), set())
    for sighting, remark in pairs:
        named.lines.add(_line_key(remark.rule.code, remark.finding.where))
        if isinstance(sighting.subject, TrainedSession):
            named.sessions.add((remark.rule.code, sighting.subject.session.name))
        elif isinstance(sighting.subject, TrainedWeek):
            named.weeks.update((remark.rule.code, week) for week in sighting.weeks)
    for sighting, remark in pairs:
        if not remark.finding.yields_to or not _is_said(sighting, remark.finding, named):
            yield remark


def _look(observed: Observed, policy: Policy, athlete: str | None) -> Iterator[tuple[Sighting, Remark]]:
    every, normal = _by_subject(observed.every), _by_subject(observed.normal)
    for rule in policy.rules:
        numbers = policy.numbers_of(rule)
        for sighting in (every if rule.every_week else normal).get(rule.subject, ()):
            for finding in rule.check(sighting.subject, numbers):
                of_week = isinstance(sighting.subject, TrainedWeek) and finding.where == sighting.subject.where
                yield sighting, Remark(rule, finding, sighting.weeks, sighting.all_weeks, athlete, of_week)


def _by_subject(sightings: Iterable[Sighting]) -> dict[type, list[Sighting]]:
    found: dict[type, list[Sighting]] = {}
    for sighting in sightings:
        found.setdefault(type(sighting.subject), []).append(sighting)
    return found


def _is_said(sighting: Sighting, finding: Finding, named: _Named) -> bool:
    subject = sighting.subject
    if isinstance(subject, TrainedWeek):
        names = {share.session.session.name for share in subject.shares}
        said = {(code, name) for code in finding.yields_to for name in names} & named.sessions
        return bool(said) or any((code, week) in named.weeks for code in finding.yields_to for week in sighting.weeks)
    places = (finding.where, subject.where) if isinstance(subject, TrainedLine) else (finding.where,)
    return any(_line_key(code, where) in named.lines for code in finding.yields_to for where in places)


def _line_key(code: str, where: Location) -> tuple[str, str, int]:
    return code, where.source.path, where.start.line
