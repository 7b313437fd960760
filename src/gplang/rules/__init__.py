"""The rules of the guide, one per file, in a folder for each letter of their codes."""

from importlib import import_module

from gplang.lint.rule import Rule

_FOLDERS = ("session", "dose", "week", "plan", "athlete")


def _load() -> tuple[Rule, ...]:
    found = []
    for folder in _FOLDERS:
        package = import_module(f"gplang.rules.{folder}")
        for name in package.NAMES:
            rule = import_module(f"{package.__name__}.{name}").check
            assert isinstance(rule, Rule), name
            found.append(rule)
    return tuple(sorted(found, key=lambda rule: rule.code))


RULES: tuple[Rule, ...] = _load()
"""Every rule that the package brings, in the order of their codes."""
