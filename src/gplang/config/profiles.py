"""The profiles that a config can choose: those that ship with the package, and its own, which extend one of them."""

import re
from collections.abc import Iterable, Iterator, Mapping

from gplang.config.record import OwnProfile
from gplang.config.selectors import Known, gather_known, precision
from gplang.guide import PROFILES, Profile, load_profile
from gplang.lint.rule import Rule
from gplang.records import replace

NAME = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
"""What the name of a profile must look like, for this package and for the schema."""

PROFILE_NAME = re.compile(NAME)


def find_profile(name: str, own: Mapping[str, OwnProfile], rules: Iterable[Rule]) -> Profile:
    """Return a profile of the package, or one of a config's `own`; `name` is one of either."""
    if name in PROFILES:
        return load_profile(name)
    given = tuple(rules)
    chain = [name]
    while (base := own[chain[-1]].extends) not in PROFILES:
        chain.append(base)
    profile = load_profile(base)
    for each in reversed(chain):
        profile = _extend(profile, each, own[each], given)
    return profile


def find_loops(profiles: Mapping[str, object]) -> Iterator[tuple[str, ...]]:
    """Yield the names of profiles that extend each other, each loop once; `profiles` are as a config has them."""
    bases = {name: each.get("extends") for name, each in profiles.items() if isinstance(each, dict)}
    seen: set[object] = set()
    for name in bases:
        chain: list[str] = []
        at: object = name
        while isinstance(at, str) and at in bases and at not in seen:
            seen.add(at)
            chain.append(at)
            at = bases[at]
        if at in chain:
            yield tuple(chain[chain.index(str(at)) :])


def _extend(base: Profile, name: str, own: OwnProfile, rules: tuple[Rule, ...]) -> Profile:
    known = gather_known(rules, base)
    numbers = {
        code: known.numbers[code].replaced(values)
        for word, values in own.numbers.items()
        if (code := known.code(word)) is not None
    }
    return replace(base.replaced(numbers), name=name, judges=frozenset(_judges(base, own, rules, known)))


def _judges(base: Profile, own: OwnProfile, rules: tuple[Rule, ...], known: Known) -> Iterator[str]:
    """Yield the rules that judge by default; of two words the more precise decides, of equals the one that ignores."""
    for code in (rule.code for rule in rules):
        added = max((precision(word, code) for word in own.extend_select if code in known.codes(word)), default=0)
        removed = max((precision(word, code) for word in own.ignore if code in known.codes(word)), default=0)
        if added > removed or (code in base.judges and not removed):
            yield code
