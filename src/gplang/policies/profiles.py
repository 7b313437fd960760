"""Which guideline profile holds for which file, for commands that count and do not judge: no rule is imported unless
a config is there to read.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from gplang.diagnostics import Diagnostic
from gplang.guide import Profile, load_profile
from gplang.policies.files import find_config
from gplang.project import PathProblem


def find_profiles(paths: Sequence[Path]) -> tuple[Callable[[Path], Profile], tuple[Diagnostic | PathProblem, ...]]:
    """Return which profile holds for each of some files, and what is wrong with their configs."""
    if not any(find_config(folder) for folder in {path.parent for path in paths}):
        default = load_profile()
        return lambda _: default, ()
    from gplang.policies.ruling import Options, make_policies

    policies, wrong = make_policies(Options(), paths)
    return lambda path: policies.ruling(path).policy.profile, wrong
