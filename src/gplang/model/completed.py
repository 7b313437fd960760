"""Efforts and loads that sets take from those of their line."""

from gplang.model.session import SetGroup
from gplang.quantities import ShareOf


def complete(groups: tuple[SetGroup, ...], own: SetGroup | None) -> tuple[SetGroup, ...]:
    """Return groups of sets with the effort and the load of a line's own where none of them has one."""
    if own is None:
        return groups
    effort = None if any(group.effort is not None for group in groups) else own.effort
    load = None if any(map(writes_load, groups)) else own.load
    return tuple(one._replace(effort=one.effort or effort, load=one.load or load, places=None) for one in groups)


def names_load(group: SetGroup) -> bool:
    """Return whether sets have a load of their own; a share of the top set is none."""
    return group.load is not None and group.load.share is not ShareOf.TOP


def writes_load(group: SetGroup) -> bool:
    """Return whether sets have, or had for another exercise, a load of their own."""
    return group.bare or names_load(group)
