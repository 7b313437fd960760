"""The rules of the guide, one file each, in the order of their codes."""

from gplang.lint.rule import Rule
from gplang.rules.dose import primary_sets
from gplang.rules.session import missing_warmup
from gplang.rules.week import low_weekly_sets

RULES: tuple[Rule, ...] = tuple(
    module.check
    for module in (
        missing_warmup,
        primary_sets,
        low_weekly_sets,
    )
)
"""Every rule that the package brings."""
