"""Which policy tests a rule: that of the first profile that judges by it."""

from gplang.guide import DEFAULT_PROFILE, load_profile, profiles_with
from gplang.lint.policy import Policy
from gplang.rules import RULES


def policy_for(code: str, *, silenced: frozenset[str] = frozenset()) -> Policy:
    """Return the policy of the first profile whose rules include one; of the default for a rule of the language."""
    name = next(iter(profiles_with(code)), DEFAULT_PROFILE)
    profile = load_profile(name)
    return Policy(profile, tuple(rule for rule in RULES if rule.code in profile.judges), silenced=silenced, known=RULES)
