"""From remarks on single weeks and athletes to findings: one cause, one finding."""

from collections.abc import Iterable, Mapping
from itertools import chain, islice

from gplang.diagnostics import Diagnostic, Label, Severity
from gplang.figures import name_weeks
from gplang.lint.rule import Finding, Rule
from gplang.records import NamedTuple

_MOST_NAMED = 4
"""Athletes that a message names."""

_FOR = "for "

_MOST_SCOPES = 3
"""Groups of athletes and weeks that are named as having the same finding with other numbers."""

MOST_LABELS = 12
"""Places of one finding."""


class Remark(NamedTuple):
    """A rule's remark on one subject: for the `weeks` in which it applies, for one athlete (None: anybody).

    `all_weeks` are those in which it could have applied. `of_week`: it is about the week itself, so it is the same
    remark under another week's header.
    """

    rule: Rule
    finding: Finding
    weeks: frozenset[int]
    all_weeks: frozenset[int]
    athlete: str | None
    of_week: bool = False

    @property
    def cause(self) -> tuple[object, ...]:
        """The key that remarks of one cause share."""
        finding = self.finding
        if self.of_week:
            return (self.rule.code, finding.about)
        return (self.rule.code, finding.where, finding.about)


def gather(
    remarks: Iterable[Remark], athletes: Iterable[str], severities: Mapping[str, Severity]
) -> tuple[Diagnostic, ...]:
    """Return one diagnostic for each cause; `athletes` are all there are, `severities` replace the rules' own."""
    everybody = frozenset(athletes)
    causes: dict[object, list[Remark]] = {}
    for remark in remarks:
        causes.setdefault(remark.cause, []).append(remark)
    return tuple(_tell(cause, everybody, severities) for cause in causes.values())


def _tell(cause: list[Remark], everybody: frozenset[str], severities: Mapping[str, Severity]) -> Diagnostic:
    """Report the gravest of some remarks, and where else and for whom else it applies."""
    cause = sorted(cause, key=lambda remark: remark.athlete or "")
    rule = cause[0].rule
    first = max(cause, key=lambda remark: (_severity(remark).rank, remark.finding.gravity))
    finding = first.finding
    alike: list[Remark] = []
    others: list[Remark] = []
    for each in cause:
        same = each.finding.message == finding.message and _severity(each) is _severity(first)
        (alike if same else others).append(each)
    scopes = _scopes(alike, cause, everybody)
    rest = _scopes(others, others, everybody, all_of=cause) if others else ()
    return Diagnostic(
        rule.code,
        rule.name,
        severities.get(rule.code, _severity(first)),
        f"{'; '.join(scopes)}{': ' if scopes else ''}{finding.message}{_in_brackets(rest)}",
        _labels(first, cause),
        finding.hint,
        finding.fixes,
        rule.guide,
        frozenset(each.athlete for each in cause if each.athlete is not None),
    )


def _in_brackets(rest: tuple[str, ...]) -> str:
    """Return for whom and when else it applies, with other numbers; of many the first few."""
    if not rest:
        return ""
    named = "; ".join(scope.removeprefix(_FOR) for scope in rest[:_MOST_SCOPES])
    return f" ({named}{' …' if len(rest) > _MOST_SCOPES else ''} too)"


def _severity(remark: Remark) -> Severity:
    return remark.finding.severity or remark.rule.severity


def _labels(first: Remark, cause: list[Remark]) -> tuple[Label, ...]:
    """Return the places of a cause: the gravest remark's first, then the others that it names or is made at."""
    finding = first.finding
    labels = {finding.where: Label(finding.where, finding.note)}
    for label in chain(finding.related, *(each.finding.related for each in cause)):
        labels.setdefault(label.where, label)
    for each in cause:
        labels.setdefault(each.finding.where, Label(each.finding.where, "here too"))
    return tuple(islice(labels.values(), MOST_LABELS))


def _scopes(
    remarks: list[Remark], cause: list[Remark], everybody: frozenset[str], *, all_of: Iterable[Remark] = ()
) -> tuple[str, ...]:
    """Return for whom and in which weeks some remarks are made; nothing for everybody and always.

    Athletes with the same weeks are named together.
    """
    weeks_of: dict[str | None, frozenset[int]] = {}
    for each in remarks:
        weeks_of[each.athlete] = weeks_of.get(each.athlete, frozenset()) | each.weeks
    always: dict[str | None, frozenset[int]] = {}
    for each in (*cause, *all_of):
        always[each.athlete] = always.get(each.athlete, frozenset()) | each.all_weeks
    together: dict[frozenset[int], list[str | None]] = {}
    for athlete, weeks in weeks_of.items():
        together.setdefault(frozenset() if weeks == always[athlete] else weeks, []).append(athlete)
    scopes = []
    for weeks, athletes in together.items():
        named = frozenset(name for name in athletes if name is not None)
        who = f"{_FOR}{name_athletes(named)}" if named and named != everybody else ""
        scopes.append(", ".join(filter(None, (who, name_weeks(weeks)))))
    return tuple(scope for scope in scopes if scope)


def name_athletes(names: Iterable[str | None]) -> str:
    """Return names as `anna, ben and cora`, of many the first few and the number of the others; empty for none."""
    found = sorted(name for name in names if name is not None)
    if len(found) > _MOST_NAMED + 1:
        found = [*found[:_MOST_NAMED], f"{len(found) - _MOST_NAMED} more"]
    return " and ".join(filter(None, (", ".join(found[:-1]), *found[-1:])))
