"""Rules about the athlete, one per file."""

NAMES = (
    "back_sensitive",
    "knee_sensitive",
    "missing_equipment",
    "technique_demand",
    "trunk_work",
    "unloadable",
)
"""The files: a folder would have to be read at each start."""
