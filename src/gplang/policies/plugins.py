"""Rules of other packages, found through the entry point `gplang.rules`.

Only installed packages are looked at, never the folder that is being checked. Nothing is imported until a selector
asks for a rule that the package itself does not bring.
"""

from collections.abc import Callable, Iterable, Iterator

from gplang import disk
from gplang.lint.rule import Check, Finding, Rule
from gplang.policies.refusal import PolicyRefused
from gplang.records import replace
from gplang.rules import RULES
from gplang.typed import Any

GROUP = "gplang.rules"
"""The group of entry points; each leads to a rule, to several in a list or tuple, or to a module with `RULES`."""

_LETTERS = 2
"""Codes of one letter are ours."""


def load_plugins() -> tuple[Rule, ...]:
    """Import the rules of all installed packages, in the order of their codes."""
    from importlib.metadata import entry_points

    found: dict[str, Rule] = {rule.code: rule for rule in RULES}
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        disk.spoil(point.name)  # nobody knows what its rules look at
        for rule in _rules_of(point.name, _load(point.name, point.load)):
            if rule.code in found:
                raise PolicyRefused(f"plugin `{point.name}`: the code {rule.code} is taken")
            found[rule.code] = rule
    return tuple(sorted((found[code] for code in found if found[code] not in RULES), key=lambda rule: rule.code))


def _load(name: str, load: Callable[[], Any]) -> Any:
    try:
        return load()
    except Exception as error:  # whatever a foreign package does is not our bug
        raise PolicyRefused(f"plugin `{name}` cannot be imported: {_say(error)}") from error


def _rules_of(name: str, loaded: Any) -> Iterator[Rule]:
    """Yield the rules that an entry point leads to; the name of one that fails later is reported."""
    listed = getattr(loaded, "RULES", loaded)
    for each in listed if isinstance(listed, list | tuple) else [listed]:
        if not isinstance(each, Rule):
            raise PolicyRefused(f"plugin `{name}` brings {type(each).__name__}, which is no rule")
        letters = each.code.rstrip("0123456789")
        if not (letters.isascii() and letters.isupper() and len(letters) >= _LETTERS and letters != each.code):
            raise PolicyRefused(f"plugin `{name}`: a code such as CLUB1, not {each.code}")
        yield replace(each, check=_guard(name, each.code, each.check))


def _guard(name: str, code: str, check: Check) -> Check:
    def guarded(*arguments: Any) -> Iterable[Finding]:
        try:
            return tuple(check(*arguments))
        except Exception as error:
            raise PolicyRefused(f"plugin `{name}`: {code} failed: {_say(error)}") from error

    return guarded


def _say(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".splitlines()[0]
