"""Doing something again whenever a file changes that it is made from."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from gplang.cli import clicks as click
from gplang.cli.inputs import compile_inputs
from gplang.model.mentions import NameKind
from gplang.project import PathProblem, PlanFile, find_plans, find_project_root
from gplang.project.watching import take_state, wait_for_change
from gplang.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from gplang.compiler import Compilation

_CONFIGS = ("gpl.toml", "pyproject.toml")


def repeat(paths: Sequence[str], task: Callable[[], None]) -> None:
    """Do something with plans, and again after each change of them, of what they use and of their configuration.

    What ends the task, a mistake in a plan or a file that cannot be read, does not end this: Ctrl+C does.
    """
    try:
        while True:
            watched = _files_behind(paths)
            before = take_state(watched())
            try:
                task()
            except click.Ended:
                pass
            except click.ClickException as error:
                error.show()
            click.echo("waiting for changes; Ctrl+C ends it", err=True)
            wait_for_change(watched, before)
    except KeyboardInterrupt:
        click.echo(err=True)


def files_of(compiled: "Iterable[Compilation]") -> tuple[Path, ...]:
    """Return the files of some plans and of all that they use, also of what is missing."""
    found = {
        name: None
        for compilation in compiled
        for name in (
            compilation.source.path,
            *(each.name.name for each in compilation.mentions if each.name.kind is NameKind.FILE),
        )
    }
    return tuple(map(Path, found))


def _files_behind(paths: Sequence[str]) -> Callable[[], Iterable[Path]]:
    """Return what tells the files to look at: plans may come and go in folders that are named."""
    used = files_of(each for each in compile_inputs(paths) if not isinstance(each, PathProblem))
    roots = {find_project_root(path) for path in (*used, *map(Path, paths))}
    fixed = (*used, *map(Path, paths), *(root / name for root in roots for name in _CONFIGS))
    return lambda: (*fixed, *(each.path for each in find_plans(paths) if isinstance(each, PlanFile)))
