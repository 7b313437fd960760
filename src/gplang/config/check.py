"""What is wrong with a config, found by hand: the schema validator takes longer to load than a plan to be checked.

Whatever the schema refuses is refused here, and nothing else but what no schema can say; a test compares the two.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from gplang.config.amounts import is_number, read_amount
from gplang.config.faults import CLASH, KEY, RULE, VALUE, Fault, quote, wrong_type
from gplang.config.keys import KeyPath
from gplang.config.profiles import PROFILE_NAME, find_loops
from gplang.config.selectors import Known
from gplang.config.word_checks import (
    NOT_CHANGED,
    NOT_IGNORED,
    check_glob,
    check_profile,
    check_selector,
    check_severity,
)
from gplang.guide import DEFAULT_PROFILE, PROFILES, Band
from gplang.suggest import list_words, nearest

_OTHERS = {
    "disable": "ignore",
    "enable": "extend-select",
    "extend-exclude": "exclude",
    "extend-ignore": "ignore",
    "per-file-ignores": "per-file",
    "thresholds": "rules",
}
"""What other linters call our keys."""


def find_faults(record: object, table: KeyPath, known: Known) -> Iterator[Fault]:
    """Yield everything that is wrong with a config; `table` is where it stands in its file."""
    if not isinstance(record, dict):
        yield wrong_type(table, record, "a table", "`[tool.gpl]`")
        return
    for key, value in record.items():
        check = _CHECKS.get(key)
        if check is None:
            yield Fault(KEY, (*table, key), f"unknown key {quote(key)}", _offer_key(key, table), at_key=True)
        elif key == "profile":
            yield from check_profile(value, (*table, key), record.get("profiles"))
        else:
            yield from check(value, (*table, key), known)


def _offer_key(key: str, table: KeyPath) -> str:
    if not table and key in ("tool", "gpl"):
        return "in gpl.toml the keys stand at the top, in no table"
    near = (_OTHERS[key],) if key in _OTHERS else nearest(key, _CHECKS, 1)
    return f"did you mean `{near[0]}`?" if near else f"keys are {list_words(tuple(_CHECKS), 'and')}"


# ---- lists


def _check_selected(value: object, path: KeyPath, known: Known) -> Iterator[Fault]:
    yield from _check_list(value, path, "rules", lambda word, place: check_selector(word, place, known))


def _check_ignored(value: object, path: KeyPath, known: Known) -> Iterator[Fault]:
    def check(word: str, place: KeyPath) -> Iterator[Fault]:
        return check_selector(word, place, known, refusal=NOT_IGNORED)

    yield from _check_list(value, path, "rules", check)


def _check_globs(value: object, path: KeyPath, _known: Known) -> Iterator[Fault]:
    yield from _check_list(value, path, "globs", check_glob)


def _check_list(
    value: object, path: KeyPath, what: str, check: Callable[[str, KeyPath], Iterator[Fault]]
) -> Iterator[Fault]:
    form = '`["archive", "drafts/**"]`' if what == "globs" else '`["S103", "W"]`'
    if not isinstance(value, list):
        yield wrong_type(path, value, f"a list of {what}", form)
        return
    for number, word in enumerate(value):
        place = (*path, number)
        yield from (
            check(word, place) if isinstance(word, str) else (wrong_type(place, word, f"a list of {what}", form),)
        )


# ---- tables


def _check_severities(value: object, path: KeyPath, known: Known) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield wrong_type(path, value, "a table", '`severity = { S103 = "advice" }`')
        return
    seen: dict[str, str] = {}
    for word, severity in value.items():
        place = (*path, word)
        yield from check_selector(word, place, known, refusal=NOT_CHANGED, keys=_CHECKS, at_key=True)
        if known.codes(word):
            yield from _check_twice(word, place, known, seen)
            yield from check_severity(severity, place)


def _check_per_file(value: object, path: KeyPath, known: Known) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield wrong_type(path, value, "a table", '`per-file = { "library/**" = ["S"] }`')
        return
    for glob, words in value.items():
        place = (*path, glob)
        if glob in _CHECKS and not isinstance(words, list):
            hint = f"`{glob}` belongs above the first table of the file"
            yield Fault(VALUE, place, f"`{glob}` is no list of rules to ignore in some files", hint, at_key=True)
            continue
        yield from check_glob(glob, place, at_key=True)
        yield from _check_ignored(words, place, known)


def _check_rules(value: object, path: KeyPath, known: Known) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield wrong_type(path, value, "a table", "`[rules.D201]`")
        return
    seen: dict[str, str] = {}
    for word, numbers in value.items():
        place = (*path, word)
        code = known.code(word)
        if code is not None:
            yield from _check_twice(word, place, known, seen)
            yield from _check_numbers(code, numbers, place, known)
        elif known.codes(word):
            message = f"{quote(word)} means several rules, and numbers belong to one"
            yield Fault(RULE, place, message, "name one rule, by its code or its name", at_key=True)
        else:
            yield from check_selector(word, place, known, keys=_CHECKS, at_key=True)


def _check_twice(word: str, path: KeyPath, known: Known, seen: dict[str, str]) -> Iterator[Fault]:
    """Yield a fault if two keys of a table mean the same."""
    first = seen.setdefault(known.key(word), word)
    if first != word:
        yield Fault(CLASH, path, f"{quote(word)} is the same as `{first}`", "keep one of them", at_key=True)


# ---- profiles of the project


def _check_profiles(value: object, path: KeyPath, known: Known) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield wrong_type(path, value, "a table", "`[profiles.club]`")
        return
    for name, profile in value.items():
        place = (*path, name)
        if name in PROFILES:
            yield Fault(VALUE, place, f"`{name}` is a profile of gpl", "give yours another name", at_key=True)
        elif not PROFILE_NAME.fullmatch(name):
            hint = "small letters, digits and hyphens, such as `our-club`"
            yield Fault(VALUE, place, f"{quote(name)} is no name for a profile", hint, at_key=True)
        yield from _check_own(profile, place, known, value)
    for loop in find_loops(value):
        through = f" by way of {list_words(loop[1:], 'and')}" if loop[1:] else ""
        hint = f'one of them extends a profile of gpl: `extends = "{PROFILES[-1]}"`'
        yield Fault(CLASH, (*path, loop[0], "extends"), f"`{loop[0]}` extends itself{through}", hint)


def _check_own(value: object, path: KeyPath, known: Known, own: Mapping[str, object]) -> Iterator[Fault]:
    """Yield what is wrong with a profile of the project."""
    if not isinstance(value, dict):
        yield wrong_type(path, value, "a table", f'`extends = "{DEFAULT_PROFILE}"` below `[profiles.{path[-1]}]`')
        return
    if "extends" not in value:
        hint = f'add `extends = "{DEFAULT_PROFILE}"` or another one'
        yield Fault(VALUE, path, f"{quote(str(path[-1]))} does not say which profile it extends", hint, at_key=True)
    for key, inner in value.items():
        place = (*path, key)
        if key == "extends":
            yield from check_profile(inner, place, own)
        elif key in _OWN_CHECKS:
            yield from _OWN_CHECKS[key](inner, place, known)
        else:
            near = nearest(key, ("extends", *_OWN_CHECKS), 1)
            listed = list_words(("extends", *_OWN_CHECKS), "and")
            hint = f"did you mean `{near[0]}`?" if near else f"a profile has {listed}"
            yield Fault(KEY, place, f"a profile has no key {quote(key)}", hint, at_key=True)


# ---- numbers


def _check_numbers(code: str, value: object, path: KeyPath, known: Known) -> Iterator[Fault]:
    names = known.numbers[code].by_name
    if not names:
        yield Fault(RULE, path, f"{code} has no numbers to change", at_key=True)
        return
    listed = f"{code} has {list_words(tuple(names), 'and')}"
    if not isinstance(value, dict):
        yield wrong_type(path, value, "a table of numbers", f"`[rules.{code}]`; {listed}")
        return
    for name, written in value.items():
        place = (*path, name)
        if name in names:
            check = _check_band if isinstance(names[name].value, Band) else _check_amount
            yield from check(written, name, place)
            continue
        near = nearest(name, names)
        hint = f"did you mean {list_words(near)}?" if near else listed
        yield Fault(KEY, place, f"{code} has no number {quote(name)}", hint, at_key=True)


def _check_amount(written: object, name: str, path: KeyPath) -> Iterator[Fault]:
    if not is_number(written):
        yield wrong_type(path, written, "one number", f"`{name} = 4`")
        return
    amount = read_amount(written, name)
    if isinstance(amount, str):
        yield Fault(VALUE, path, f"`{name}` {amount}")


def _check_band(written: object, name: str, path: KeyPath) -> Iterator[Fault]:
    form = f"`{name} = [3, 5]`, both ends included"
    if not isinstance(written, list):
        yield wrong_type(path, written, "a band", form)
        return
    if len(written) != 2 or not all(map(is_number, written)):
        yield Fault(VALUE, path, f"`{name}` takes a band of two numbers", f"write it as {form}")
        return
    ends = [read_amount(end, name) for end in written]
    for number, end in enumerate(ends):
        if isinstance(end, str):
            yield Fault(VALUE, (*path, number), f"an end of `{name}` {end}")
    low, high = ends
    if not isinstance(low, str) and not isinstance(high, str) and low > high:
        yield Fault(CLASH, path, f"`{name}` begins above its end", "the lowest number comes first")


_CHECKS: Mapping[str, Callable[[object, KeyPath, Known], Iterator[Fault]]] = MappingProxyType(
    {
        "profile": lambda value, path, _: check_profile(value, path),
        "profiles": _check_profiles,
        "fail-on": lambda value, path, _: check_severity(value, path),
        "select": _check_selected,
        "extend-select": _check_selected,
        "ignore": _check_ignored,
        "severity": _check_severities,
        "rules": _check_rules,
        "per-file": _check_per_file,
        "exclude": _check_globs,
        "logs": _check_globs,
    }
)
"""The keys of a config, in the order of reports, with their allowed values."""

_OWN_CHECKS: Mapping[str, Callable[[object, KeyPath, Known], Iterator[Fault]]] = MappingProxyType(
    {"extend-select": _check_selected, "ignore": _check_ignored, "rules": _check_rules}
)
"""The keys of a profile of the project, but for `extends`."""
