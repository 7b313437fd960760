"""What holds for a file, setting by setting, each with the one who says so: what `gpl config` shows."""

from collections.abc import Iterator
from fractions import Fraction

from gplang import __version__
from gplang.backends.data import number
from gplang.config.globs import find_match
from gplang.config.policy import NOBODY, SILENT, Claim, CommandLine, Decision, Layer, Origin, choose_fail_on
from gplang.config.record import Config
from gplang.config.selectors import CHANGEABLE, gather_known
from gplang.config.toml_places import find_places, place_of
from gplang.figures import number as say_number
from gplang.guide import DEFAULT_PROFILE, Amount, Band
from gplang.lint.policy import find_new_name
from gplang.lint.rule import Rule
from gplang.policies.files import ConfigFile
from gplang.records import NamedTuple
from gplang.rules import RULES
from gplang.rules.pages import load_cards
from gplang.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gplang.config.keys import KeyPath

SCHEMA = "gpl-settings-1"
"""The version of the JSON; within it fields are only added."""


class ConfigValues(NamedTuple):
    """What is shown: for which file or folder, by which config, and what was decided.

    `inside` is the file's path in the config's folder; None for a folder, and without a config.
    """

    path: str
    folder: bool
    found: ConfigFile | None
    inside: str | None
    decision: Decision
    rules: tuple[Rule, ...]
    command_line: CommandLine = SILENT

    @property
    def config(self) -> Config | None:
        """What the config file says."""
        return self.found.config if self.found is not None else None


class Value(NamedTuple):
    """A value that holds, what holds where nobody says otherwise, and who says it."""

    now: Amount | Band | str
    default: Amount | Band | str
    origin: Origin = NOBODY


class RuleSettings(NamedTuple):
    """One rule: whether it judges, how much it matters, and its numbers by name."""

    code: str
    name: str
    on_by_default: bool
    claim: Claim
    severity: Value
    numbers: dict[str, Value]


def rule_settings(settings: ConfigValues) -> Iterator[RuleSettings]:
    """Yield what holds for every rule that can be on or off, the language's first."""
    decision = settings.decision
    known = gather_known(settings.rules, decision.profile)
    brought = {*CHANGEABLE, *(rule.code for rule in RULES)}
    for code, card in load_cards(settings.rules).items():
        if code not in decision.claims:
            continue
        own = card.severity
        severity, origin = decision.severity.get(code, (own, NOBODY))
        changed = decision.numbers.get(code, {})
        numbers = {}
        for name, usual in known.numbers[code].by_name.items():
            value, source = changed.get(name, (usual.value, NOBODY))
            numbers[name] = Value(value, usual.value, source)
        yield RuleSettings(
            code, card.name, code in brought, decision.claims[code], Value(severity, own, origin), numbers
        )


class Renamed(NamedTuple):
    """A word of a config that means a rule by a former name, and what that is called now."""

    word: str
    now: str
    origin: Origin


def renamed(settings: ConfigValues) -> Iterator[Renamed]:
    """Yield the words of the config that are former names of rules, in the order of its tables."""
    config = settings.config
    if config is None:
        return
    names = gather_known(settings.rules, settings.decision.profile).names
    keys: list[KeyPath] = [
        *(("select", place) for place in range(len(config.select or ()))),
        *(("extend-select", place) for place in range(len(config.extend_select))),
        *(("ignore", place) for place in range(len(config.ignore))),
    ]
    words = [*(config.select or ()), *config.extend_select, *config.ignore]
    for table, given in (("severity", config.severity), ("rules", config.numbers)):
        keys += [(table, word) for word in given]
        words += given
    for glob, listed in config.per_file.items():
        keys += [("per-file", glob, place) for place in range(len(listed))]
        words += listed
    for word, key in zip(words, keys, strict=True):
        if now := find_new_name(word, names):
            yield Renamed(word, now, Origin(Layer.CONFIG, key))


def fail_on(settings: ConfigValues) -> Value:
    """Return the least severity that fails a check."""
    said = settings.config is not None and settings.config.fail_on is not None
    origin = Origin(Layer.CONFIG, ("fail-on",)) if said else NOBODY
    return Value(choose_fail_on(settings.config), choose_fail_on(None), origin)


def profile(settings: ConfigValues) -> Value:
    """Return the name of the profile."""
    said = settings.config is not None and settings.config.profile is not None
    origin = Origin(Layer.CONFIG, ("profile",)) if said else NOBODY
    if settings.command_line.profile is not None:
        origin = Origin(Layer.COMMAND_LINE)
    return Value(settings.decision.profile.name, DEFAULT_PROFILE, origin)


def exclusion(settings: ConfigValues) -> tuple[str, Origin] | None:
    """Return the glob that excludes the file; None if none does, and for a folder."""
    if settings.config is None or settings.inside is None:
        return None
    glob = find_match(settings.inside, settings.config.exclude)
    if glob is None:
        return None
    return glob, Origin(Layer.CONFIG, ("exclude", settings.config.exclude.index(glob)))


def write(value: Amount | Band | str) -> str:
    """Write a word, a number or a band, exactly: numbers of a config have few decimal places."""
    if isinstance(value, str):
        return value
    if isinstance(value, Band):
        low, high = write(value.low), write(value.high)
        return low if low == high else f"{low}\N{EN DASH}{high}"
    return say_number(Fraction(value))


def line_of(origin: Origin, config: Config | None) -> int | None:
    """Return the line of the config that says something; None where the config does not say it."""
    if origin.layer is not Layer.CONFIG or config is None:
        return None
    places = find_places(config.source)
    return place_of((*config.table, *origin.key), places, config.source).key.start.line


# ---- as JSON


def to_record(settings: ConfigValues) -> dict[str, Any]:
    """Return the `gpl-settings-1` object."""
    excluded = exclusion(settings)
    return {
        "schema": SCHEMA,
        "generator": f"gplang {__version__}",
        "path": settings.path,
        "config": None if settings.config is None else settings.config.source.path,
        "profile": _value(profile(settings), settings),
        "fail_on": _value(fail_on(settings), settings),
        "excluded": None if excluded is None else {"value": excluded[0], "from": _origin(excluded[1], settings)},
        "rules": [_rule(each, settings) for each in rule_settings(settings)],
    }


def _rule(each: RuleSettings, settings: ConfigValues) -> dict[str, Any]:
    return {
        "code": each.code,
        "name": each.name,
        "on": {"value": not each.claim.off, "from": _origin(each.claim.origin, settings)},
        "severity": _value(each.severity, settings),
        "numbers": {name: _value(value, settings) for name, value in each.numbers.items()},
    }


def _value(value: Value, settings: ConfigValues) -> dict[str, Any]:
    return {"value": _json(value.now), "default": _json(value.default), "from": _origin(value.origin, settings)}


def _json(value: Amount | Band | str) -> object:
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Band):
        return [_json(value.low), _json(value.high)]
    return number(Fraction(value))


def _origin(origin: Origin, settings: ConfigValues) -> dict[str, Any]:
    names = {Layer.DEFAULT: "default", Layer.CONFIG: "config", Layer.COMMAND_LINE: "command line"}
    return {"layer": names[origin.layer], "line": line_of(origin, settings.config)}
