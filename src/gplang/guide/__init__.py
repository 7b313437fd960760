"""Guideline profiles: every number the tools judge or estimate by, with the reason for it."""

from gplang.guide.numbers import NO_NUMBERS, Amount, Band, Basis, Number, Numbers, divide
from gplang.guide.profile import (
    DEFAULT_PROFILE,
    PROFILES,
    LogModel,
    Profile,
    RepsTable,
    Standing,
    TimeModel,
    VolumeModel,
    WeeklyBand,
    load_profile,
    profiles_with,
)
from gplang.guide.statements import Chapter, Statement, load_chapters, load_statements

__all__ = [
    "DEFAULT_PROFILE",
    "NO_NUMBERS",
    "PROFILES",
    "Amount",
    "Band",
    "Basis",
    "Chapter",
    "LogModel",
    "Number",
    "Numbers",
    "Profile",
    "RepsTable",
    "Standing",
    "Statement",
    "TimeModel",
    "VolumeModel",
    "WeeklyBand",
    "divide",
    "load_chapters",
    "load_profile",
    "load_statements",
    "profiles_with",
]
