"""Files on disk: which are plans, what is one project, how they are read and written."""

from gplang.project.loader import DiskLoader
from gplang.project.paths import (
    PathProblem,
    PlanFile,
    describe_obstacle,
    find_project_root,
    is_folder,
    is_project_root,
    is_system_file,
    locate,
    shown_path,
)
from gplang.project.plans import find_plans
from gplang.project.reading import read_bytes, read_source

__all__ = [
    "DiskLoader",
    "PathProblem",
    "PlanFile",
    "describe_obstacle",
    "find_plans",
    "find_project_root",
    "is_folder",
    "is_project_root",
    "is_system_file",
    "locate",
    "read_bytes",
    "read_source",
    "shown_path",
]
