"""The meanings of names while a plan is resolved, and the findings on unknown ones."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import islice
from types import MappingProxyType

from gplang.catalog import Exercise, load_catalog, suggest_exercises
from gplang.diagnostics import Applicability, Diagnostic, Edit, Fix, Label, Severity, language_finding
from gplang.model.gym import Gym
from gplang.model.names import Exercises
from gplang.model.session import Scheme
from gplang.records import dataclass, field, replace
from gplang.source import Location, Span
from gplang.suggest import list_words, nearest, slipped_name, split_known
from gplang.syntax.document import Line
from gplang.syntax.limits import EXPLAINED
from gplang.syntax.tokens import Node

_SHORTEST_PART = 2
"""Letters of the part of an exercise's name in which a slip is certain, such as `push-yp`."""

_OF = "of"
_MAXIMUM = ("max", "1rm", "maximum")
"""What a percentage is of where nothing else is said."""

_MOST_OWN_NAMES = 1_500
"""Names of a plan's own exercises that an unknown one is compared with."""

MOST_NAMED = 8
"""Gyms that a hint names."""

MOST_FINDINGS = 2_000
"""Findings of the language in a plan and what it uses, behind which no more are made."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The exercises that a plan's names can mean, and the list that findings go to.

    `own` are the exercises of the file and its imports; `unsure` those of them, by id, with a reported mistake;
    `nameless`: an exercise block lost its name, which may be any that is not among `own`. `missed` are the places of
    unknown names. `schemes` are those of the file and its imports by name, `taken` counts how many groups of sets lines
    take from each. `all_exercises`, `all_schemes`, `all_sessions`, `all_athletes` and `all_gyms` are False where an
    import or a header failed, so that a missing name proves nothing.
    """

    findings: list[Diagnostic] = field(default_factory=list)
    own: Exercises = field(default_factory=Exercises)
    unsure: frozenset[str] = frozenset()
    nameless: bool = False
    missed: list[Location] = field(default_factory=list)
    schemes: Mapping[str, Scheme] = field(default_factory=lambda: MappingProxyType({}))
    taken: Counter[str] = field(default_factory=Counter)
    all_exercises: bool = True
    all_schemes: bool = True
    all_sessions: bool = True
    all_athletes: bool = True
    gyms: Mapping[str, Gym] = field(default_factory=dict)
    all_gyms: bool = True

    @property
    def is_full(self) -> bool:
        """Whether findings were left out, so that what looks complete may not be."""
        return len(self.findings) > MOST_FINDINGS

    def is_sure(self, exercises: Iterable[Exercise]) -> bool:
        """Return whether no reported mistake can change the meaning of some exercises."""
        return not any(each.id in self.unsure or (self.nameless and not self.own.is_own(each)) for each in exercises)

    @property
    def explains(self) -> bool:
        """Whether it is worth looking for similar names: not for the hundredth unknown one."""
        return len(self.findings) < EXPLAINED

    @property
    def mark(self) -> tuple[int, int]:
        """The current state, for asking later whether anything was lost since."""
        return len(self.findings), len(self.missed)

    def has_lost(self, since: tuple[int, int]) -> bool:
        """Return whether something could not be resolved since a mark: an error was found, or a name is unknown."""
        findings, missed = since
        errors = any(finding.severity is Severity.ERROR for finding in self.findings[findings:])
        return errors or len(self.missed) > missed

    def report(
        self,
        code: str,
        where: Location,
        message: str,
        hint: str = "",
        *,
        related: tuple[Label, ...] = (),
        fixes: tuple[Fix, ...] = (),
        severity: Severity | None = None,
    ) -> None:
        """Add a finding, once for one place; too many are reported (E050) once, and the others are left out.

        `severity` replaces the code's own.
        """
        last = self.findings[-1] if self.findings else None
        if last is not None and (last.code, last.message, last.where) == (code, message, where):
            return
        if len(self.findings) < MOST_FINDINGS:
            finding = language_finding(code, where, message, hint, related=related, fixes=fixes)
            self.findings.append(finding if severity is None else replace(finding, severity=severity))
        elif len(self.findings) == MOST_FINDINGS:
            message, hint = f"over {MOST_FINDINGS:,} mistakes; the rest are not reported", "is this a training plan?"
            self.findings.append(language_finding("E050", where, message, hint))

    def report_twice(self, what: str, name: str, where: Location, first: Location) -> None:
        """Report (E012) a name that was given before."""
        related = (Label(first, "first defined here"),)
        self.report("E012", where, f"{what} `{name}` is defined twice", "give one another name", related=related)

    def exercise(self, line: Line, node: Node[str]) -> Exercise | None:
        """Return the exercise named at a node; report a name that is unknown or not the canonical one."""
        found = self.own.find(node.value)
        where = line.at(node.span)
        if found is None:
            self.missed.append(where)
            self._unknown_exercise(where, node.value)
        elif self.all_exercises and _is_spelt_otherwise(where.text, node.value, found):
            quoted = node.value == found.id
            message = f"`{found.id}` needs no quotes" if quoted else f"`{node.value}` is a name of `{found.id}`"
            fix = replace_with(where, found.id, Applicability.SAFE)
            self.report("E014", where, message, f"write `{found.id}`", fixes=(fix,))
        return found

    def gym(self, line: Line, node: Node[str]) -> Gym | None:
        """Return the gym named at a node; report an unknown one."""
        found = self.gyms.get(node.value.casefold())
        if found is None:
            where = line.at(node.span)
            self.missed.append(where)
            if self.all_gyms:
                names = list_words(tuple(self.gyms)[:MOST_NAMED], "and") if self.gyms else ""
                there = f"there are {names}" if names else f"a gym begins with `gym {node.value}`"
                report_unknown(self, "E020", where, "gym", node.value, self.gyms, there)
        return found

    def _unknown_exercise(self, where: Location, name: str) -> None:
        if not name.strip():
            self.report("E001", where, "an empty name", "name an exercise")
            return
        if hint := _RESERVED.get(name.casefold()):
            self.report("E020", where, f"`{name}` has a meaning of its own, and is no exercise", hint)
            return
        if not self.all_exercises:
            return
        if name.casefold() in _MAXIMUM and (start := _start_of(where)) is not None:
            whole = Location(where.source, Span(start, where.span.end))
            cut = Location(where.source, Span(len(where.source.text[:start].rstrip()), where.span.end))
            fix = Fix("leave it out", (Edit(cut, ""),), Applicability.SAFE, in_hint=True)
            hint = "per cent are of the maximum anyway: leave it out"
            self.report("E010", whole, f"`{whole.text}` is too much", hint, fixes=(fix,))
            return
        own_names = (each for exercise in self.own.values() for each in exercise.names)
        names = (*islice(own_names, _MOST_OWN_NAMES), *load_catalog().names())
        ids: tuple[str, ...] = ()
        certain = slipped_name(name, names, _SHORTEST_PART) if self.explains else None
        if certain is not None and (meant := self.own.find(certain)) is not None:
            ids = (meant.id,)
        elif self.explains:
            ids = tuple(each.id for each in suggest_exercises(name, names, self.own.find))
        hint = "`gpl exercises` lists those there are; define your own with `exercise NAME`"
        if ids:
            hint = f"did you mean {list_words(ids)}?"
        fixes = (replace_with(where, ids[0], _how_sure(certain)),) if len(ids) == 1 else ()
        self.report("E010", where, f"unknown exercise `{name}`", hint, fixes=fixes)


_RESERVED = {
    "tm": "a percentage is of it: `@65% of tm`",
    "top": "a percentage is of it: `1x3 @rpe9, 3x5 @90% of top`",
    "best": "a percentage is of it: `4x3 @80% of best`",
    "hold": "it keeps a dose: `progress hold` under a line, `hold` in a week",
}
"""Names that no exercise can have, each with what the word is for."""


def _start_of(where: Location) -> int | None:
    """Return where the `of` begins that stands before a name; None if there is none."""
    before = where.source.text[: where.span.start].rstrip()
    return len(before) - len(_OF) if before.split()[-1:] == [_OF] else None


def _how_sure(certain: str | None) -> Applicability:
    """Return how sure it is that a close match was meant: a slip of the fingers can be told from another name."""
    return Applicability.UNSAFE if certain is None else Applicability.SAFE


def _is_spelt_otherwise(written: str, name: str, exercise: Exercise) -> bool:
    """Return whether an exercise is not written by its id; the parser has reported names of several words."""
    if not written.startswith('"') and len(written.split()) > 1:
        return False
    return name != exercise.id or written == f'"{exercise.id}"'


def replace_with(where: Location, text: str, applicability: Applicability = Applicability.UNSAFE) -> Fix:
    """Build the fix that writes another word in a place, as the finding's hint says."""
    return Fix(f"write `{text}`", (Edit(where, text),), applicability, in_hint=True)


def report_unknown(
    scope: Scope,
    code: str,
    where: Location,
    what: str,
    word: str,
    known: Iterable[str],
    otherwise: str = "",
    before: Iterable[str] = (),
) -> None:
    """Report a word that is not in its vocabulary, with the words that resemble it.

    It may be one of them with a word glued to it that can stand `before` it.
    """
    known = tuple(known)
    if scope.explains and (words := split_known(word, before, known)) is not None:
        fix = replace_with(where, words, Applicability.SAFE)
        scope.report(code, where, f"unknown {what} `{word}`", f"write `{words}`", fixes=(fix,))
        return
    certain = slipped_name(word, known) if scope.explains else None
    close = (certain,) if certain is not None else nearest(word, known) if scope.explains else ()
    hint = f"did you mean {list_words(close)}?" if close else otherwise
    fixes = (replace_with(where, close[0], _how_sure(certain)),) if len(close) == 1 else ()
    scope.report(code, where, f"unknown {what} `{word}`", hint, fixes=fixes)


class Once:
    """Makes sure that a setting is given only once."""

    __slots__ = ("_scope", "first")

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self.first: dict[object, Location] = {}

    def is_new(self, what: object, where: Location, told_as: str) -> bool:
        """Return whether this is the first of its kind; report it otherwise, with the place of the first."""
        first = self.first.setdefault(what, where)
        if first is where:
            return True
        label = Label(first, "first given here")
        self._scope.report("E020", where, f"{told_as} is given twice", "keep one of them", related=(label,))
        return False
