"""Which policy holds for which file: the command line over the config found from the file over the default."""

from collections.abc import Iterable
from pathlib import Path

from gplang.diagnostics import Diagnostic, Severity
from gplang.lint.policy import Policy
from gplang.policies.files import ConfigFile, FindConfig, make_finder
from gplang.project import PathProblem, PlanFile, is_folder
from gplang.records import NamedTuple, dataclass, field
from gplang.rules import RULES
from gplang.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from gplang.lint.rule import Rule


class Options(NamedTuple):
    """What a command line says of rules: selectors as they were typed, the severity that fails a check, a profile."""

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    profile: str | None = None


class Ruling(NamedTuple):
    """What holds for one file."""

    policy: Policy
    fail_on: Severity


@dataclass(frozen=True, slots=True)
class Policies:
    """The policies of all files of one command; `rules` are those that can be selected."""

    options: Options
    rules: "tuple[Rule, ...]"
    _find: FindConfig
    _known: dict[tuple[Path | None, str | None], Ruling] = field(default_factory=dict)

    def ruling(self, path: Path | None) -> Ruling:
        """Return what holds for a file; for text without a name (None), what holds in the working directory."""
        found = self.config(path)
        relative = found.relative(path) if found is not None and path is not None else None
        by_path = found is not None and found.config is not None and bool(found.config.per_file)
        key = (None if found is None else found.path, relative if by_path else None)
        if key not in self._known:
            self._known[key] = self._decide(found, relative)
        return self._known[key]

    def config(self, path: Path | None) -> ConfigFile | None:
        """Return the config that holds for a file."""
        return self._find(path or Path())

    def is_excluded(self, file: PlanFile) -> bool:
        """Return whether the config leaves a file out of folders that are checked."""
        found = self.config(file.path)
        if found is None or found.config is None or not found.config.exclude:
            return False
        from gplang.config.policy import is_excluded

        relative = found.relative(file.path)
        return relative is not None and is_excluded(found.config, relative)

    def has_logs(self, path: Path) -> bool:
        """Return whether the config for a file names logs."""
        found = self.config(path)
        return found is not None and found.config is not None and bool(found.config.logs)

    def names_log(self, file: PlanFile) -> bool:
        """Return whether the config names a file among the logs that plans answer to."""
        found = self.config(file.path)
        if found is None or found.config is None or not found.config.logs:
            return False
        from gplang.config.globs import find_match

        relative = found.relative(file.path)
        return relative is not None and find_match(relative, found.config.logs) is not None

    def _decide(self, found: ConfigFile | None, relative: str | None) -> Ruling:
        config = None if found is None else found.config
        options = self.options
        if config is None and not (options.select or options.extend_select or options.ignore or options.profile):
            from gplang.compiler import default_policy

            return Ruling(default_policy(), Severity(options.fail_on or Severity.WARNING))
        from gplang.config.policy import choose_fail_on, make_policy
        from gplang.config.selectors import gather_known
        from gplang.guide import load_profile
        from gplang.policies.selection import choose_profile, read_selection

        known = gather_known(self.rules, load_profile())
        chosen = read_selection(options.select, options.extend_select, options.ignore, known)
        chosen = chosen._replace(profile=choose_profile(options.profile, config))
        return Ruling(make_policy(config, self.rules, relative, chosen), choose_fail_on(config, options.fail_on))


def make_policies(options: Options, paths: Iterable[Path]) -> tuple[Policies, tuple[Diagnostic | PathProblem, ...]]:
    """Return the policies for some files or folders, and what is wrong with their configs.

    Rules of other packages are looked for only where a selector means none of our own.
    """
    folders = dict.fromkeys(path if is_folder(path) else path.parent for path in paths) or {Path(): None}
    own = Policies(options, RULES, make_finder(RULES))
    wrong = _find_wrong(own, folders)
    if not wrong and _knows_all(options):
        return own, ()
    from gplang.policies.plugins import load_plugins

    plugins = load_plugins()
    if not plugins:
        return own, wrong
    known = (*RULES, *plugins)
    every = Policies(options, known, make_finder(known))
    return every, _find_wrong(every, folders)


def _find_wrong(policies: Policies, folders: Iterable[Path]) -> tuple[Diagnostic | PathProblem, ...]:
    configs = (policies.config(folder) for folder in folders)
    found = {config.path: config for config in configs if config is not None}
    wrong: list[Diagnostic | PathProblem] = []
    for config in found.values():
        wrong += config.findings if config.problem is None else [config.problem]
    return tuple(wrong)


def _knows_all(options: Options) -> bool:
    """Return whether all selectors of the command line mean some of our own rules."""
    words = [word.strip() for given in options[:3] for listed in given for word in listed.split(",")]
    if not any(words):
        return True
    from gplang.lint.policy import find_codes, names_by_code

    names = names_by_code(RULES)
    return all(find_codes(word, names) for word in words if word)
