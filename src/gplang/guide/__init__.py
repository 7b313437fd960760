"""Guideline profiles: every number the tools judge or estimate by, with the reason for it."""

from gplang.guide.profile import Profile, TimeModel, VolumeModel, load_profile

__all__ = ["Profile", "TimeModel", "VolumeModel", "load_profile"]
