"""Which sessions need days between them."""

from gplang.guide import Profile
from gplang.scheduling.volume import HardSets, weekly_volume
from gplang.vocabulary import Focus

_LOWER = frozenset({Focus.POSTERIOR, Focus.QUAD, Focus.LOWER, Focus.MIXED, Focus.FULL, Focus.POWER})
_LEGS = frozenset({"glute-max", "hamstrings", "quads"})


def is_lower(sets: HardSets, focus: Focus | None, profile: Profile) -> bool:
    """Return whether there are enough hard sets for a muscle of the legs; of a session for the legs, any."""
    enough = 0 if focus in _LOWER else profile.terms.amount("lower_sets")
    found = weekly_volume([sets], profile.volume)
    return any(found[muscle].total >= enough for muscle in _LEGS if muscle in found)
