"""A plan's identity, with the severity of a duplicate under its policy and its comments."""

from gplang.diagnostics import LANGUAGE_RULES
from gplang.lint.ignores import find_ignores
from gplang.lint.policy import Policy, names_by_code
from gplang.model.identity import Claim, claim_of
from gplang.model.plan import Plan
from gplang.syntax.document import Document

_CODE = "E016"


def weigh_claim(plan: Plan, document: Document, policy: Policy) -> Claim:
    """Return a plan's identity; without a severity where the finding is off or suppressed."""
    claim = claim_of(plan)
    ignores = find_ignores(document, names_by_code(policy.known))
    if _CODE in policy.silenced or any(ignore.silences(_CODE, claim.where) for ignore in ignores):
        return claim._replace(severity=None)
    return claim._replace(severity=policy.severity.get(_CODE, LANGUAGE_RULES[_CODE].severity))
