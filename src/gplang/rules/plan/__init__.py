"""Rules about the course of a plan, one per file."""

NAMES = (
    "all_out_deload",
    "big_step",
    "impossible_dose",
    "no_easy_week",
    "no_progression",
    "separate_counters",
    "short_plan",
    "step_fits_range",
    "where_it_ends",
)
"""The files: a folder would have to be read at each start."""
