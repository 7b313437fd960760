"""The front door: from a text to all that is known about it."""

from gplang.diagnostics import LANGUAGE_RULES, Diagnostic, Severity, Wait, language_finding, sort_key
from gplang.guide import Profile, load_profile
from gplang.model.imports import Loader
from gplang.model.mentions import Mentions
from gplang.model.names import Exercises
from gplang.model.plan import Athlete, Plan
from gplang.model.resolve import Resolved, resolve
from gplang.model.size import measure
from gplang.records import dataclass, replace
from gplang.scheduling.records import Schedule
from gplang.source import Location, SourceText, Span
from gplang.syntax.document import Document, Parse, parse_document
from gplang.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from gplang.lint.memory import Version
    from gplang.lint.policy import Policy
    from gplang.logs.quiet import QuietBlocks
    from gplang.logs.reading import ReadLog
    from gplang.logs.records import Log
    from gplang.model.kept import KeptSessions
    from gplang.scheduling import Courses

DOUBTS = frozenset({"L605", "L607"})
"""The codes of what is hardly true of a log."""

_EXPANDED, _TRIED = 10, 16
"""How many lines of the schedule, and lines on trial, are as much work as one line of the text, or one dose."""


@dataclass(frozen=True, slots=True)
class Compilation:
    """A text, understood as far as possible; `resolved` is None for a text that is no plan at all.

    Where it has mistakes, `waiting` says which rules wait for what, `undecided` which rules in which places. `tried`
    counts the lines that rules judged on trial, for their fixes. `log` is what a log says.
    """

    source: SourceText
    document: Document
    resolved: Resolved | None
    diagnostics: tuple[Diagnostic, ...]
    waiting: tuple[Wait, ...] = ()
    undecided: frozenset[tuple[str, Location]] = frozenset()
    tried: int = 0
    log: "ReadLog | None" = None

    @property
    def plan(self) -> Plan | None:
        """The plan; None for a library and for a text that is none."""
        return None if self.resolved is None else self.resolved.plan

    @property
    def without_plan(self) -> str:
        """What to say of a text that has no plan."""
        return "a log, no plan" if self.document.is_log else "no plan in it, only what plans use"

    @property
    def known(self) -> Resolved | None:
        """What the names in the text are looked up in: the text itself, or the last plan that a log is about."""
        return self.resolved if self.log is None else next(reversed(self.log.plans), None)

    @property
    def exercises(self) -> Exercises:
        """The exercises that the file and what it uses define, and what names of exercises mean in it."""
        return Exercises() if self.known is None else self.known.exercises

    @property
    def mentions(self) -> Mentions:
        """What each name in the file and what it uses means."""
        if self.log is not None:
            return self.log.mentions
        return Mentions((self.document,), Exercises()) if self.resolved is None else self.resolved.mentions

    @property
    def has_errors(self) -> bool:
        """Whether anything of the language keeps the plan from being built; rules never do."""
        return any(each.severity is Severity.ERROR and each.code in LANGUAGE_RULES for each in self.diagnostics)

    @property
    def work(self) -> int:
        """How much work it was to check the text: in lines of it, and in doses."""
        lines = sum(block.says.size for block in self.document.blocks) + self.tried // _TRIED
        if self.plan is None or self.resolved is None or self.resolved.too_large:
            return lines
        size = measure(self.plan)
        return lines + size.doses + size.lines // _EXPANDED


def compile_source(
    source: SourceText,
    loader: Loader,
    parse: Parse = parse_document,
    kept: "KeptSessions | None" = None,
    quiet: "QuietBlocks | None" = None,
) -> Compilation:
    """Compile a text; `loader` brings the files that it uses. Never raises on any text.

    An editor hands in a way to `parse` that knows what the lines said before they were edited, what it has `kept`
    of the sessions, and which blocks of a log were `quiet`: it does not wait for doubts about a log (`with_doubts`).
    """
    document, syntax_findings = parse(source)
    if document.says_nothing and not syntax_findings:
        return Compilation(source, document, None, (_says_nothing(source),))
    if document.is_log:
        from gplang.logs.reading import read_log  # plans do not need it

        log, log_findings = read_log(document, loader, parse, quiet)
        told = dict.fromkeys((*syntax_findings, *log_findings))
        compiled = Compilation(source, document, None, tuple(sorted(told, key=sort_key)), log=log)
        return with_doubts(compiled) if quiet is None else compiled
    resolved, model_findings = resolve(document, loader, parse, kept)
    findings = dict.fromkeys((*syntax_findings, *model_findings))
    return Compilation(source, document, resolved, tuple(sorted(findings, key=sort_key)))


def with_doubts(compilation: Compilation) -> Compilation:
    """Return what was compiled with what is hardly true of a log."""
    doubts = () if compilation.log is None else _doubts(compilation.log)
    if not doubts:
        return compilation
    told = dict.fromkeys((*compilation.diagnostics, *doubts))
    return replace(compilation, diagnostics=tuple(sorted(told, key=sort_key)))


def build_answers(read: "ReadLog", profile: Profile, merged: "Log | None" = None) -> tuple[Schedule, ...]:
    """Return the schedules, with a log, of the plans that it is about, each for the athlete whose it is.

    It may be `merged` with other logs.
    """
    from gplang.scheduling import build_schedule

    log = read.log if merged is None else merged
    return tuple(build_schedule(plan, athlete, profile, log=log)[0] for plan, athlete in _plans_of(read))


def _doubts(read: "ReadLog") -> tuple[Diagnostic, ...]:
    """Return what is hardly true of a log; only of one whose plans are all there."""
    if not read.complete:
        return ()
    from gplang.scheduling.answering.doubts import find_doubts, meet

    profile = load_profile()
    met = [meet(plan, athlete, profile, read.log) for plan, athlete in _plans_of(read)]
    return tuple(find_doubts(read.log, met))


def _plans_of(read: "ReadLog") -> list[tuple[Plan, Athlete | None]]:
    """Return the plans that a log is about, each with the athlete whose log it is."""
    plans = [each.plan for each in read.plans if each.plan is not None]
    return [(plan, athlete) for plan in plans for athlete in plan.athletes or (None,) if _is_of(athlete, read)]


def _is_of(athlete: Athlete | None, read: "ReadLog") -> bool:
    return (None if athlete is None else athlete.name) == read.log.athlete


def refuse_source(source: SourceText, reasons: tuple[Diagnostic, ...]) -> Compilation:
    """Return the compilation of a text that is no plan at all, for these reasons."""
    return Compilation(source, Document(source, ()), None, reasons)


def check_source(
    source: SourceText,
    loader: Loader,
    policy: "Policy | None" = None,
    parse: Parse = parse_document,
    heed: "Callable[[], None] | None" = None,
) -> Compilation:
    """Compile a text and hold it against the guide; without a `policy`, against all of its rules.

    Never raises on any text, but for what `heed` raises before a rule to end the run.
    """
    return judge(compile_source(source, loader, parse), policy or default_policy(), heed=heed)


def judge(
    compilation: Compilation,
    policy: "Policy",
    courses: "Courses | None" = None,
    heed: "Callable[[], None] | None" = None,
    version: "Version | None" = None,
) -> Compilation:
    """Hold what was compiled against the guide; without rules in the policy, only ignore comments are heeded.

    Who also schedules the plan hands in the `courses` that both share. `heed` is called before each rule: what it
    raises ends the run. Who judges text after text hands in a `version` in pieces instead, from its memory.
    """
    from gplang.lint.policy import names_by_code  # what only shows or builds a plan needs no rules
    from gplang.lint.run import go_on, lint

    names, heed = names_by_code(policy.known), heed or go_on
    found, resolved = compilation.diagnostics, compilation.resolved
    judged = lint(compilation.document, resolved, found, policy, names, courses, heed, version)
    return replace(
        compilation,
        diagnostics=tuple(sorted(judged.told, key=sort_key)),
        waiting=judged.waiting,
        undecided=judged.undecided,
        tried=judged.tried,
    )


def default_policy() -> "Policy":
    """Return the policy that holds where nobody says otherwise: the rules of the default profile."""
    from gplang.lint.policy import Policy
    from gplang.rules import RULES

    profile = load_profile()
    return Policy(profile, tuple(rule for rule in RULES if rule.code in profile.judges), known=RULES)


def _says_nothing(source: SourceText) -> Diagnostic:
    message = "the file says nothing" if source.text.strip() else "the file is empty"
    hint = 'a plan starts with `plan "Title"`, a library with a session or an exercise'
    return language_finding("E060", Location(source, Span(0, 0)), message, hint)
