"""What holds for a file, and who says so: the command line, the config or nobody.

Of two that speak of one rule the command line decides before the config, then the more precise selector; of equals,
the one that ignores.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from gplang.config.globs import find_match
from gplang.config.keys import KeyPath
from gplang.config.profiles import find_profile
from gplang.config.record import Config
from gplang.config.selectors import CHANGEABLE, EXACT, Known, gather_known, precision
from gplang.diagnostics import LANGUAGE_RULES, Severity
from gplang.guide import DEFAULT_PROFILE, Amount, Band, Profile
from gplang.lint.policy import Policy
from gplang.lint.rule import Rule
from gplang.records import IntEnum, NamedTuple
from gplang.rules import RULES

DEFAULT_FAIL_ON = Severity.WARNING
"""The least severity that fails a check where nobody says otherwise."""


class Layer(IntEnum):
    """Who says something; the higher decides."""

    DEFAULT = 0
    CONFIG = 1
    COMMAND_LINE = 2


class Origin(NamedTuple):
    """Who says something, and where in the config, below its table."""

    layer: Layer = Layer.DEFAULT
    key: KeyPath = ()


NOBODY = Origin()
"""Of what holds by default."""


class CommandLine(NamedTuple):
    """The selectors and the profile of a command line; without `select` what the config selects holds."""

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: str | None = None


SILENT = CommandLine()
"""A command line that says nothing about rules."""


class Claim(NamedTuple):
    """What somebody says of one rule; the greatest claim holds."""

    layer: Layer
    precision: int
    off: bool
    origin: Origin = NOBODY


class Decision(NamedTuple):
    """What holds for a file, by code, with its origin.

    `claims` say of each rule, and of the language's changeable ones, whether it is on; `severity` and `numbers` hold
    only what the config changes.
    """

    profile: Profile
    claims: Mapping[str, Claim]
    severity: Mapping[str, tuple[Severity, Origin]]
    numbers: Mapping[str, Mapping[str, tuple[Amount | Band, Origin]]]

    def is_on(self, code: str) -> bool:
        """Return whether a rule judges the file."""
        return code not in self.claims or not self.claims[code].off


def make_policy(
    config: Config | None, rules: Iterable[Rule], path: str | None, command_line: CommandLine = SILENT
) -> Policy:
    """Return the policy for a file.

    `path` is relative to the config's folder, with `/`; None for text without a name. `rules` are all that are known;
    those that the package does not bring judge only where they are selected. Unknown selectors mean nothing.
    """
    given = tuple(rules)
    decision = decide(config, given, path, command_line)
    known = gather_known(given, decision.profile)
    changed = {
        code: known.numbers[code].replaced({name: value for name, (value, _) in values.items()})
        for code, values in decision.numbers.items()
    }
    return Policy(
        decision.profile.replaced(changed),
        tuple(rule for rule in given if decision.is_on(rule.code)),
        MappingProxyType({code: severity for code, (severity, _) in decision.severity.items()}),
        frozenset(code for code in CHANGEABLE if not decision.is_on(code)),
        given,
    )


def decide(
    config: Config | None, rules: Iterable[Rule], path: str | None, command_line: CommandLine = SILENT
) -> Decision:
    """Return what holds for a file and who says so; see `make_policy`."""
    given = tuple(rules)
    name = command_line.profile or (config.profile if config else None) or DEFAULT_PROFILE
    profile = find_profile(name, {} if config is None else config.profiles, given)
    known = gather_known(given, profile)
    words = (*_config_words(config, path), *_command_words(command_line))
    return Decision(
        profile,
        MappingProxyType(_weigh(given, known, profile.judges, _selections(config, command_line), words)),
        MappingProxyType(_severities(config, known)),
        MappingProxyType(_numbers(config, known)),
    )


def choose_fail_on(config: Config | None, command_line: str | None = None) -> Severity:
    """Return the least severity that fails a check; `command_line` is what is asked for there."""
    if command_line is not None:
        return Severity(command_line)
    return (config.fail_on if config else None) or DEFAULT_FAIL_ON


def is_excluded(config: Config | None, path: str) -> bool:
    """Return whether a file that was found in a folder is not to be checked; its path is relative to the config's."""
    return config is not None and find_match(path, config.exclude) is not None


# ---- who is on


class _Word(NamedTuple):
    """One selector, whether it ignores, and who says it."""

    selector: str
    off: bool
    origin: Origin


def _weigh(
    rules: tuple[Rule, ...],
    known: Known,
    judges: frozenset[str],
    selections: Iterable[Origin],
    words: Iterable[_Word],
) -> dict[str, Claim]:
    """Return the greatest claim on every rule that can be on or off; `judges` are on by default.

    A rule of ours that is not among them belongs to another profile: only its full code or name selects it.
    """
    best = {rule.code: Claim(Layer.DEFAULT, 0, rule.code not in judges) for rule in rules}
    for origin in selections:
        best |= {rule.code: Claim(origin.layer, 0, off=True, origin=origin) for rule in rules}
    best |= {code: Claim(Layer.DEFAULT, 0, off=False) for code in CHANGEABLE}
    later = {rule.code for rule in RULES} - judges
    for word in words:
        for code in known.codes(word.selector):
            exactness = precision(word.selector, code)
            if code in best and (code not in later or exactness == EXACT):
                claim = Claim(word.origin.layer, exactness, word.off, word.origin)
                best[code] = max(best[code], claim, key=lambda each: each[:3])
    return best


def _selections(config: Config | None, command_line: CommandLine) -> Iterator[Origin]:
    """Yield who selects rules anew, so that no other is on."""
    if config is not None and config.select is not None:
        yield Origin(Layer.CONFIG, ("select",))
    if command_line.select:
        yield Origin(Layer.COMMAND_LINE)


def _config_words(config: Config | None, path: str | None) -> Iterator[_Word]:
    if config is None:
        return
    lists = (("select", config.select or (), False), ("extend-select", config.extend_select, False))
    for key, words, off in (*lists, ("ignore", config.ignore, True)):
        for number, word in enumerate(words):
            yield _Word(word, off, Origin(Layer.CONFIG, (key, number)))
    for glob, words in config.per_file.items():
        if path is not None and find_match(path, (glob,)) is not None:
            for number, word in enumerate(words):
                yield _Word(word, True, Origin(Layer.CONFIG, ("per-file", glob, number)))


def _command_words(command_line: CommandLine) -> Iterator[_Word]:
    origin = Origin(Layer.COMMAND_LINE)
    yield from (_Word(word, False, origin) for word in (*command_line.select, *command_line.extend_select))
    yield from (_Word(word, True, origin) for word in command_line.ignore)


# ---- how much each matters, and by which numbers


def _severities(config: Config | None, known: Known) -> dict[str, tuple[Severity, Origin]]:
    chosen: dict[str, tuple[Severity, Origin]] = {}
    if config is None:
        return chosen
    for word in sorted(config.severity, key=lambda word: max(precision(word, code) for code in known.codes(word))):
        for code in known.codes(word):
            if code not in LANGUAGE_RULES or code in CHANGEABLE:
                chosen[code] = (config.severity[word], Origin(Layer.CONFIG, ("severity", word)))
    return chosen


def _numbers(config: Config | None, known: Known) -> dict[str, dict[str, tuple[Amount | Band, Origin]]]:
    chosen: dict[str, dict[str, tuple[Amount | Band, Origin]]] = {}
    for word, values in config.numbers.items() if config is not None else ():
        code = known.code(word)
        if code is not None:
            chosen[code] = {
                name: (value, Origin(Layer.CONFIG, ("rules", word, name))) for name, value in values.items()
            }
    return chosen
