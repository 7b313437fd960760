"""Rules about the structure of a session, one per file."""

NAMES = (
    "accessory_pair",
    "finisher_kind",
    "glute_med_placement",
    "hard_warmup",
    "heavy_hinge_count",
    "knee_dominant_work",
    "main_lift_count",
    "main_lift_pattern",
    "marathon_session",
    "missing_warmup",
    "ramp_missing",
    "role_order",
    "secondary_complement",
    "speed_first",
    "spinal_stacking",
)
"""The files: a folder would have to be read at each start."""
