"""Which rules judge a file, how much each matters, and by which numbers."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from gplang.diagnostics import LANGUAGE_RULES, Severity
from gplang.guide import Numbers, Profile
from gplang.lint.rule import Rule

_CODE = re.compile(r"[A-Z]+[0-9]*")


@dataclass(frozen=True, slots=True)
class Policy:
    """What holds for one file.

    `profile` has the numbers, including those that a config replaces. `rules` are those that judge the file. `severity`
    (by code) replaces a rule's own. `silenced` are codes of the language's advice and warnings that are not reported.
    `known` are all rules that a comment can name, those that do not judge the file too.
    """

    profile: Profile
    rules: tuple[Rule, ...]
    severity: Mapping[str, Severity] = field(default_factory=lambda: MappingProxyType({}))
    silenced: frozenset[str] = frozenset()
    known: tuple[Rule, ...] = ()

    def numbers_of(self, rule: Rule) -> Numbers:
        """Return the numbers that a rule judges by."""
        return self.profile.rules.get(rule.code) or rule.numbers

    @property
    def codes(self) -> frozenset[str]:
        """The codes of everything that can be reported."""
        return frozenset({*(rule.code for rule in self.rules), *LANGUAGE_RULES} - self.silenced)


def find_codes(selector: str, names: Mapping[str, str]) -> frozenset[str]:
    """Return the codes that a selector means: a code, a name or the beginning of codes (`S`, `W3`).

    `names` are the rules' names by code. Case does not count; an unknown selector means none. The letters of a code are
    taken whole: `E` means the language's rules, not those of a package that begin with `EX`.
    """
    word = selector.strip()
    code = word.upper()
    if _CODE.fullmatch(code):
        found = frozenset(each for each in names if each.startswith(code) and not each[len(code) :][:1].isalpha())
        if found:
            return found
    return frozenset(each for each, name in names.items() if name == word.casefold())


def names_by_code(rules: Iterable[Rule]) -> dict[str, str]:
    """Return the names of some rules, and of all that are about the language, by code."""
    language = {code: rule.name for code, rule in LANGUAGE_RULES.items()}
    return {**language, **{rule.code: rule.name for rule in rules}}
