"""The meaning of a selector: a rule's code, its name, or a prefix of codes."""

import re
from collections.abc import Iterable, Mapping

from gplang.diagnostics import LANGUAGE_RULES
from gplang.guide import NO_NUMBERS, Numbers, Profile
from gplang.lint.ignores import NEVER_IGNORED
from gplang.lint.policy import Names, find_codes, names_by_code
from gplang.lint.rule import Rule
from gplang.records import NamedTuple

_WORD = re.compile(r"[ \t]*[A-Za-z0-9-]+[ \t]*")

EXACT = 100
"""How precise a code or a name is; the beginning of codes is as precise as it is long."""

CHANGEABLE = tuple(code for code in LANGUAGE_RULES if code not in NEVER_IGNORED)
"""The rules of the language that may be ignored or get another severity."""


class Known(NamedTuple):
    """The rules that a config can name: their names and their numbers, by code."""

    names: Names
    numbers: Mapping[str, Numbers]

    def codes(self, selector: str) -> frozenset[str]:
        """Return the codes that a selector means; none for an unknown one."""
        return find_codes(selector, self.names) if _WORD.fullmatch(selector) else frozenset()

    def code(self, selector: str) -> str | None:
        """Return the one code that a selector names in full; None for a prefix of codes."""
        codes = self.codes(selector)
        return next((code for code in codes if precision(selector, code) == EXACT), None)

    def key(self, selector: str) -> str:
        """Return a key that is the same for all spellings of a selector."""
        return self.code(selector) or selector.strip().upper()


def gather_known(rules: Iterable[Rule], profile: Profile) -> Known:
    """Return the rules that can be named, with a profile's numbers."""
    given = tuple(rules)
    numbers = {rule.code: profile.rules.get(rule.code) or rule.numbers for rule in given}
    return Known(names_by_code(given), {code: numbers.get(code, NO_NUMBERS) for code in names_by_code(given)})


def precision(selector: str, code: str) -> int:
    """Return how precisely a selector names a code that it means."""
    word = selector.strip().upper()
    return len(word) if code != word and code.startswith(word) else EXACT
