"""Rules about the week, one per file."""

NAMES = (
    "crammed_week",
    "deadlift_often",
    "eccentric_missing",
    "hamstring_functions",
    "hamstrings_before_speed",
    "high_weekly_sets",
    "hip_stability",
    "low_weekly_sets",
    "lower_session_gap",
    "posterior_frequency",
    "pull_missing",
    "quad_dominance",
    "trunk_missing",
)
"""The files: a folder would have to be read at each start."""
