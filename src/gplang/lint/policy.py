"""Which rules judge a file, how much each matters, and by which numbers."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from gplang.diagnostics import LANGUAGE_RULES, Severity
from gplang.guide import Numbers, Profile
from gplang.lint.rule import Rule
from gplang.patterns import late
from gplang.records import dataclass, field

_CODE = late(r"[A-Z]+[0-9]*")


@dataclass(frozen=True, slots=True)
class Policy:
    """What holds for one file.

    `profile` has the numbers, including those that a config replaces. `rules` are those that judge the file. `severity`
    (by code) replaces a rule's own. `silenced` are codes of the language's advice and warnings that are not reported.
    `known` are all rules that a comment can name, those that do not judge the file too. Without `exchanges` fixes are
    left out that no finding's words rest on and that have to be tried first: another exercise in place of a lift.
    """

    profile: Profile
    rules: tuple[Rule, ...]
    severity: Mapping[str, Severity] = field(default_factory=lambda: MappingProxyType({}))
    silenced: frozenset[str] = frozenset()
    known: tuple[Rule, ...] = ()
    exchanges: bool = True

    def numbers_of(self, rule: Rule) -> Numbers:
        """Return the numbers that a rule judges by."""
        return self.profile.rules.get(rule.code) or rule.numbers

    @property
    def codes(self) -> frozenset[str]:
        """The codes of everything that can be reported."""
        return frozenset({*(rule.code for rule in self.rules), *LANGUAGE_RULES} - self.silenced)


Names = Mapping[str, tuple[str, ...]]
"""The names of rules by code: what each is called, then what it was called before, names and codes."""


def find_codes(selector: str, names: Names) -> frozenset[str]:
    """Return the codes that a selector means: a code, a name, a former one, or the beginning of codes (`S`, `W3`).

    Case does not count; an unknown selector means none. The letters of a code are taken whole: `E` means the language's
    rules, not those of a package that begin with `EX`.
    """
    word = selector.strip()
    code = word.upper()
    if _CODE.fullmatch(code):
        found = frozenset(each for each in names if each.startswith(code) and not each[len(code) :][:1].isalpha())
        if found:
            return found
    wanted = word.casefold()
    now = frozenset(each for each, called in names.items() if wanted == called[0])
    return now or frozenset(each for each, called in names.items() if wanted in map(str.casefold, called[1:]))


def find_new_name(selector: str, names: Names) -> str:
    """Return what a rule is called now that a selector means by a former name or code; empty for any other selector."""
    wanted = selector.strip().casefold()
    codes = find_codes(selector, names)
    if len(codes) != 1:
        return ""
    (code,) = codes
    if wanted in (code.casefold()[: len(wanted)], names[code][0]):
        return ""
    return code if wanted[-1:].isdigit() else names[code][0]


def names_by_code(rules: Iterable[Rule]) -> dict[str, tuple[str, ...]]:
    """Return the names of some rules, and of all that are about the language, by code."""
    language = {code: (rule.name, *rule.former) for code, rule in LANGUAGE_RULES.items()}
    return {**language, **{rule.code: (rule.name, *rule.former) for rule in rules}}


def current_words(names: Names) -> tuple[str, ...]:
    """Return the codes and the names that rules have now."""
    return (*names, *(called[0] for called in names.values()))
