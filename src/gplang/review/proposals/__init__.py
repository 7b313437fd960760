"""Proposals of a review, one kind per file: changes of the plan that speak from the log."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module

from gplang.diagnostics import RuleCard
from gplang.review.proposals.proposer import Proposer

_MODULES = ("deload", "fewer_sets", "other_exercise", "other_day")


@cache
def load_proposers() -> tuple[Proposer, ...]:
    """Return every kind of proposal, in the order of their codes."""
    found = (import_module(f"{__name__}.{module}").check for module in _MODULES)
    return tuple(sorted(found, key=lambda each: each.code))


def load_proposal_cards() -> Mapping[str, RuleCard]:
    """Return what there is to know of every kind of proposal, by code; nothing selects or silences them."""
    return {each.code: each.card for each in load_proposers()}
