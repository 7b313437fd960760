"""Which guideline profile holds for which file, for commands that count and do not judge: no rule is imported unless
a config is there to read.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from gplang.diagnostics import Diagnostic
from gplang.guide import DEFAULT_PROFILE, PROFILES, Profile, load_profile
from gplang.policies.files import find_config
from gplang.project import PathProblem


def find_profiles(
    paths: Sequence[Path], name: str | None = None
) -> tuple[Callable[[Path], Profile], tuple[Diagnostic | PathProblem, ...]]:
    """Return which profile holds for each of some files, and what is wrong with their configs.

    `name` is one that a command line chooses. Raises PolicyRefused if there is none of that name.
    """
    if name in (None, *PROFILES) and not any(find_config(folder) for folder in {path.parent for path in paths}):
        default = load_profile(name or DEFAULT_PROFILE)
        return lambda _: default, ()
    from gplang.policies.ruling import Options, make_policies

    policies, wrong = make_policies(Options(profile=name), paths)
    return lambda path: policies.ruling(path).policy.profile, wrong
