"""Whether single words of a config may stand there: selectors, severities, globs, profiles."""

from collections.abc import Iterable, Iterator

from gplang.config.faults import CLASH, RULE, VALUE, Fault, quote, wrong_type
from gplang.config.globs import is_glob
from gplang.config.keys import KeyPath
from gplang.config.selectors import CHANGEABLE, Known
from gplang.diagnostics import LANGUAGE_RULES, Severity
from gplang.guide import DEFAULT_PROFILE, PROFILES
from gplang.lint.ignores import NEVER_IGNORED, OF_LOGS
from gplang.lint.policy import current_words
from gplang.records import NamedTuple
from gplang.suggest import list_words, nearest

SEVERITIES = tuple(severity.value for severity in Severity)
"""The severities, the gravest first."""

_NAMED = (*(code for code in CHANGEABLE if code[0] != OF_LOGS), f"{OF_LOGS}6")
_NAME_OTHERS = f"of the language's rules, {list_words(_NAMED, 'and')} can be changed"
_OFF = frozenset({"off", "none", "ignore", "disabled", "false"})


class Refusal(NamedTuple):
    """Why a selector must not mean the language's errors, said of one rule and of several, and what to do instead."""

    of_one: str
    of_many: str
    remedy: str


NOT_IGNORED = Refusal("cannot be ignored", "cannot be ignored", "fix the error instead")
"""Of selectors in `ignore` and `per-file`."""

NOT_CHANGED = Refusal("keeps its severity", "keep their severity", _NAME_OTHERS)
"""Of selectors in `severity`."""


def check_profile(value: object, path: KeyPath, own: object = None) -> Iterator[Fault]:
    """Yield what is wrong with the name of a profile; `own` is the config's table of profiles, None without one."""
    names = (*PROFILES, *(own if isinstance(own, dict) else ()))
    if not isinstance(value, str):
        yield wrong_type(path, value, "a name", f'`{path[-1]} = "{DEFAULT_PROFILE}"`')
    elif value not in names:
        code = VALUE if own is None else CLASH  # a schema cannot compare the two
        yield Fault(code, path, f"no profile {quote(value)}", offer_profiles(value, names))


def offer_profiles(value: str, names: Iterable[str]) -> str:
    """Return which of some profiles was meant, or which there are."""
    known = tuple(names)
    near = nearest(value, known)
    return f"did you mean {list_words(near)}?" if near else f"there are {list_words(known, 'and')}"


def check_severity(value: object, path: KeyPath) -> Iterator[Fault]:
    """Yield what is wrong with a severity."""
    if not isinstance(value, str):
        yield wrong_type(path, value, "a severity", list_words(tuple(f'"{word}"' for word in SEVERITIES)))
    elif value not in SEVERITIES:
        near = nearest(value, SEVERITIES, 1)
        hint = f"did you mean `{near[0]}`?" if near else f"write {list_words(SEVERITIES)}"
        yield Fault(VALUE, path, f"no severity {quote(value)}", _switch_off(value) or hint)


def _switch_off(value: str) -> str:
    return "to switch a rule off, name it in `ignore`" if value.casefold() in _OFF else ""


def check_glob(glob: str, path: KeyPath, *, at_key: bool = False) -> Iterator[Fault]:
    """Yield what is wrong with a glob."""
    if not is_glob(glob):
        hint = "globs are relative to this file's folder, with `/` between folders: `library/**`, `*.gpl`"
        yield Fault(VALUE, path, f"{quote(glob)} is no glob", hint, at_key)


def check_selector(
    word: str,
    path: KeyPath,
    known: Known,
    *,
    refusal: Refusal | None = None,
    keys: Iterable[str] = (),
    at_key: bool = False,
) -> Iterator[Fault]:
    """Yield what is wrong with a selector; `keys` are words that belong elsewhere, where one means no rule."""
    if not known.codes(word):
        hint = f"`{word}` belongs above the first table of the file" if word in keys else _offer_rules(word, known)
        yield Fault(RULE, path, f"no rule {quote(word)}", hint, at_key)
    elif refusal is not None and (fixed := known.codes(word) & NEVER_IGNORED):
        yield Fault(RULE, path, *_refuse(word, fixed, known, refusal), at_key=at_key)


def _offer_rules(word: str, known: Known) -> str:
    near = nearest(word.strip(), current_words(known.names)) if len(word) > 1 else ()
    return f"did you mean {list_words(near)}?" if near else "`gpl rules` lists them"


def _refuse(word: str, fixed: frozenset[str], known: Known, refusal: Refusal) -> tuple[str, str]:
    """Return message and hint for a selector that means rules of the language which stay as they are."""
    if all(LANGUAGE_RULES[code].severity is not Severity.ERROR for code in fixed):
        return f"{quote(word)} is about ignore comments and {refusal.of_one}", _NAME_OTHERS
    if known.code(word) is None:
        return f"{quote(word)} means errors of the language too, which {refusal.of_many}", _NAME_OTHERS
    return f"{quote(word)} is an error of the language, which {refusal.of_one}", refusal.remedy
