"""A plan's identity in calendars, made from its title, and plans that share one."""

from collections.abc import Iterable, Iterator
from posixpath import basename, splitext

from gplang.diagnostics import Diagnostic, Label, Severity, language_finding
from gplang.model.plan import Plan
from gplang.records import NamedTuple
from gplang.source import Location

_ANYBODY = ""


class Claim(NamedTuple):
    """A plan's identity, with its athletes; `severity` is that of the finding on a duplicate (None: none)."""

    identity: str
    athletes: tuple[str, ...]
    where: Location
    severity: Severity | None = Severity.WARNING


def make_id(title: str) -> str:
    """Make an identity from a text: its letters and digits, in lower case, joined by hyphens; empty without any."""
    return "-".join("".join(each if each.isalnum() else " " for each in title.casefold()).split())


def default_id(title: str, path: str) -> str:
    """Return the identity of a plan that states none: from its title, else from the name of its file."""
    return make_id(title) or make_id(splitext(basename(path))[0]) or "plan"


def claim_of(plan: Plan) -> Claim:
    """Return the identity of a plan's calendars."""
    return Claim(plan.id, tuple(athlete.name for athlete in plan.athletes) or (_ANYBODY,), plan.where)


def find_shared(claims: Iterable[Claim]) -> Iterator[Diagnostic]:
    """Yield a finding (E016) for every plan that has its identity, and an athlete, in common with one before it."""
    first: dict[tuple[str, str], Claim] = {}
    for claim in claims:
        others = {who: first.setdefault((claim.identity, who), claim) for who in claim.athletes}
        shared = {who: other for who, other in others.items() if other is not claim}
        if not shared or claim.severity is None:
            continue
        other = next(iter(shared.values()))
        names = ", ".join(f"`{who}`" for who in shared if who != _ANYBODY)
        message = f"the identity `{claim.identity}` is also that of {basename(other.where.source.path)}"
        if names:
            message += f", for {names} too"
        hint = "calendars take the sessions of both for the same ones: write `id` and a name into one of the plans"
        finding = language_finding("E016", claim.where, message, hint, related=(Label(other.where, "the other plan"),))
        yield finding if claim.severity is finding.severity else _weighed(finding, claim.severity)


def _weighed(finding: Diagnostic, severity: Severity) -> Diagnostic:
    from gplang.records import replace

    return replace(finding, severity=severity)
