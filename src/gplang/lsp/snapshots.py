"""The state of one version of an open text: some of it computed at once, the rest on demand."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from gplang.compiler import DOUBTS, Compilation, build_answers, judge, with_doubts
from gplang.diagnostics import LANGUAGE_RULES, Diagnostic, Severity, Wait
from gplang.editor.schedules import build_schedules
from gplang.guide import Profile
from gplang.lint.memory import Version
from gplang.lint.policy import Policy
from gplang.lint.splice import Cut, Moved
from gplang.lsp.buffers import Buffer
from gplang.lsp.logbook import NO_LOGS, PlanLogs
from gplang.lsp.refusals import ContentModified
from gplang.policies.refusal import PolicyRefused
from gplang.records import replace
from gplang.report.waiting import group_waits
from gplang.scheduling import Courses
from gplang.scheduling.records import Schedule
from gplang.source import Location, SourceText, Span, find_change
from gplang.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from gplang.editor.actions import Verdicts


See = Callable[[Policy], Version | None]
"""Returns a version of a text as the rules look at it under a policy; None for one without a plan."""


class Snapshot:
    """One version of a text, compiled. What takes its time is worked out once; it may be asked for by any thread.

    `asked` are the files that it uses or wants to use. `policy` is None for a text that the configuration leaves out;
    `profile` has the numbers that hold for it. `codes` are those reported on the files that it uses. `trouble` is why
    the rules could not run. `verdicts` say which remedies do no harm, as far as they were tried. Where there is a newer
    version, it `is_outdated`: the rules stop, and are not run any more. `see` returns it as the rules look at it,
    with what they remember of the version before.
    """

    def __init__(
        self,
        buffer: Buffer,
        compilation: Compilation,
        asked: frozenset[str],
        policy: Policy | None,
        profile: Profile,
        codes: Mapping[str, frozenset[str]],
        see: See,
    ) -> None:
        self.buffer = buffer
        self.compilation = compilation
        self.asked = asked
        self.policy = policy
        self.profile = profile
        self.codes = codes
        self._see = see
        self.trouble = ""
        self.verdicts: Verdicts = {}
        self.is_outdated = False
        self.logs = NO_LOGS
        self._courses = Courses()  # of the schedules and of the rules, whichever come first
        self._answered: tuple[PlanLogs, tuple[Schedule, ...]] | None = None

    @cached_property
    def judged_at_once(self) -> Compilation:
        """The compilation with what the language says at once, as ignore comments and severities have it."""
        return self._judged(rules=False)

    @cached_property
    def checked(self) -> Compilation:
        """The compilation with all that `gpl check` says, without the fixes that take long.

        Where a rule of another package fails, it is without the rules. Raises ContentModified where there is a newer
        version.
        """
        try:
            return self._judged(rules=True)
        except PolicyRefused as refused:
            self.trouble = str(refused)
            return self.judged_at_once

    @cached_property
    def mendable(self) -> Compilation:
        """The compilation with all that `gpl check` says, and with all fixes; raises what `checked` raises."""
        is_whole = self.trouble or all(each.code in LANGUAGE_RULES for each in self.checked.diagnostics)
        return self.checked if is_whole else self._judged(rules=True, exchanges=True)

    @cached_property
    def schedules(self) -> tuple[Schedule, ...]:
        """The schedules of all athletes."""
        return build_schedules(self.compilation.plan, self.profile, courses=self._courses)

    @property
    def answers(self) -> tuple[Schedule, ...]:
        """The schedules as they answer to what was done: of the plans that a log is about, of a plan to its `logs`."""
        log, logs = self.compilation.log, self.logs
        if log is None and not logs.by_athlete:
            return self.schedules
        if self._answered is None or self._answered[0] is not logs:
            found = (
                build_schedules(self.compilation.plan, self.profile, logs.by_athlete)
                if log is None
                else build_answers(log, self.profile)
            )
            self._answered = logs, found
        return self._answered[1]

    @property
    def is_checked(self) -> bool:
        """Whether the rules have run."""
        return "checked" in self.__dict__

    def heed(self) -> None:
        """Raise ContentModified where there is a newer version: nobody waits for what is said of this one."""
        if self.is_outdated:
            raise ContentModified

    def _judged(self, *, rules: bool, exchanges: bool = False) -> Compilation:
        if self.policy is None or self.buffer.refused:
            return replace(self.compilation, diagnostics=self.buffer.refused if self.policy is not None else ())
        policy = replace(self.policy, rules=self.policy.rules if rules else (), exchanges=exchanges)
        if rules:
            self.heed()
        compiled = with_doubts(self.compilation) if rules else self.compilation
        version = self._see(policy) if rules and not exchanges else None
        found = judge(compiled, policy, self._courses, self.heed, version)
        return replace(found, diagnostics=self.told(found))

    def told(self, judged: Compilation) -> tuple[Diagnostic, ...]:
        """Return the findings reported on this text, or on another in its place."""
        return tuple(
            each for each in judged.diagnostics if each.where.source is judged.source or self._holds_there(each)
        )

    def _holds_there(self, finding: Diagnostic) -> bool:
        """Return whether a finding on a used file is reported under that file's policy."""
        path = finding.where.source.path
        return path not in self.codes or finding.code in self.codes[path]


def carry_over(told: Iterable[Diagnostic], old: Snapshot, new: Snapshot) -> tuple[Diagnostic, ...]:
    """Return the findings `told` of one version, moved into a new one, until that is judged itself.

    Of the language's findings only doubts, and those that wait for a mistake to be fixed. Fixes are left out: they
    were made for the other text.
    """
    before, after = old.compilation.source, new.compilation.source
    was, now = find_change(before.text, after.text)
    moved = Moved((Cut(was.start, was.end, after.text[now.start : now.end]),))
    waits = DOUBTS | {code for code, _ in new.judged_at_once.undecided}
    rules = (each for each in told if each.code not in LANGUAGE_RULES or each.code in waits)
    moved_along = ((each, _move(each, before, after, moved)) for each in rules)
    return tuple(now for was, now in moved_along if now.where.text or not was.where.text)


def keep_waiting(carried: Iterable[Diagnostic], judged: Compilation) -> tuple[Diagnostic, ...]:
    """Return those of some carried findings of which it is undecided whether they still hold."""
    told = {(each.code, each.where) for each in judged.diagnostics}
    return tuple(each for each in carried if (each.code, each.where) in judged.undecided - told)


def tell_waiting(judged: Compilation) -> tuple[Diagnostic, ...]:
    """Return the findings of a text, its errors with a word on what waits for them: an editor has no other place."""
    waits: dict[int, list[Wait]] = {}
    errors = [at for at, each in enumerate(judged.diagnostics) if each.severity is Severity.ERROR]
    for wait in judged.waiting:
        here = (at for at in errors if _is_below(judged.diagnostics[at].where, wait.where))
        if errors:
            waits.setdefault(next(here, errors[0]), []).append(wait)
    return tuple(
        replace(each, hint="\n".join(filter(None, (each.hint, *(group.sentence for group in group_waits(waits[at]))))))
        if at in waits
        else each
        for at, each in enumerate(judged.diagnostics)
    )


def _is_below(where: Location, header: Location) -> bool:
    return where.source is header.source and where.start.line >= header.start.line


def _move(finding: Diagnostic, before: SourceText, after: SourceText, moved: Moved) -> Diagnostic:
    def place(where: Location) -> Location:
        if where.source is not before:
            return where
        start = moved.behind(where.span.start)
        return Location(after, Span(start, max(start, moved.before(where.span.end))))

    labels = tuple(label._replace(where=place(label.where)) for label in finding.labels)
    return replace(finding, labels=labels, fixes=())
