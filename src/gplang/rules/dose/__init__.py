"""Rules about the dose of a line, one per file."""

NAMES = (
    "accessory_reps",
    "accessory_sets",
    "empty_prescription",
    "primary_effort",
    "primary_reps",
    "primary_rest",
    "primary_sets",
    "secondary_reps",
    "secondary_sets",
)
"""The files: a folder would have to be read at each start."""
