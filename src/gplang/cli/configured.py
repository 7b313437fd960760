"""What the configurations of plans make of a command: policies, profiles, and which files are left out."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from gplang.cli import clicks as click
from gplang.cli.exit_codes import REFUSED
from gplang.cli.inputs import Inputs, is_named, pass_stdin_through, tell_problem
from gplang.cli.options import STDIN
from gplang.diagnostics import Diagnostic
from gplang.project import PathProblem
from gplang.typed import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from gplang.guide import Profile
    from gplang.policies.ruling import Options, Policies


def choose_policies(ctx: click.Context, paths: Iterable[Path], options: "Options") -> "Policies":
    """Return the policies for some files; faulty configurations end the command."""
    from gplang.policies.ruling import make_policies

    policies, wrong = make_policies(options, paths)
    if wrong:
        refuse_configs(ctx, wrong)
    return policies


def leave_out(inputs: Inputs, policies: "Policies", named: frozenset[str], *, echo: bool) -> Inputs:
    """Return the inputs without what configurations exclude, but for what is named.

    Text from standard input that is left out goes to standard output as it is with `echo`.
    """
    stdin = inputs.stdin
    if stdin is not None and STDIN not in named and is_named(stdin) and policies.is_excluded(stdin):
        stdin = None
        if echo:
            pass_stdin_through()
    paths = {Path(path) for path in named}
    files = [
        file
        for file in inputs.files
        if isinstance(file, PathProblem) or file.path in paths or not policies.is_excluded(file)
    ]
    return Inputs(tuple(files), stdin, inputs.shown)


def choose_profiles(ctx: click.Context, paths: Sequence[str], name: str | None = None) -> "Callable[[str], Profile]":
    """Return which guideline profile holds for each of some files; faulty configurations end the command.

    `name` is the one that the command line chooses.
    """
    from gplang.policies.profiles import find_profiles

    profile_of, wrong = find_profiles([Path(path) for path in paths], name)
    if wrong:
        refuse_configs(ctx, wrong)
    return lambda path: profile_of(Path(path))


def refuse_configs(ctx: click.Context, wrong: Sequence[Diagnostic | PathProblem]) -> NoReturn:
    """Print what is wrong with configurations, and end the command."""
    for each in wrong:
        if isinstance(each, PathProblem):
            tell_problem(each)
    from gplang.cli.scheduled import tell_findings

    tell_findings([each for each in wrong if isinstance(each, Diagnostic)])
    ctx.exit(REFUSED)
