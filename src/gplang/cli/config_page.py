"""What holds for a file as a page of text: what differs from the default first, and who says so."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from gplang.cli import clicks as click
from gplang.cli.config_values import (
    ConfigValues,
    RuleSettings,
    Value,
    exclusion,
    fail_on,
    line_of,
    profile,
    renamed,
    rule_settings,
    write,
)
from gplang.cli.layout import Shrink, fit, glue, indent, lay_out
from gplang.cli.terminal import page_width
from gplang.config.policy import NOBODY, Layer, Origin
from gplang.diagnostics import LANGUAGE_RULES
from gplang.report.visible import make_visible
from gplang.typed import TypeVar

_MARGIN = 2
_SHRINKS = (Shrink(0, 24), Shrink(1, 24))
_ALL_SHRINKS = (Shrink(3, 20), Shrink(4, 12))

_Row = tuple[str, ...]


def render_page(settings: ConfigValues, *, everything: bool = False) -> str:
    """Return the page; with `everything` it lists all rules."""
    each = tuple(rule_settings(settings))
    lines = [click.style(make_visible(_title(settings)), bold=True), *_table(_facts(settings), _SHRINKS)]
    changes = tuple(_changes(each, settings))
    lines += ["", _heading("different from the default")] if changes else ["", "nothing differs from the default"]
    lines += _table(changes, _SHRINKS)
    some = tuple(_per_file(settings))
    if some:
        lines += ["", _heading("ignored in some files"), *_table(some, _SHRINKS)]
    old = [(each.word, f"is now called {each.now}", _say(each.origin, settings)) for each in renamed(settings)]
    if old:
        lines += ["", _heading("old names, which still hold"), *_table(old, _SHRINKS)]
    if everything:
        lines += ["", _heading("all rules"), *_table(_all_rules(each, settings), _ALL_SHRINKS)]
    lines += ["", *indent(_close(each, settings, everything), 0)]
    return "".join(f"{line}\n" for line in lines)


def _title(settings: ConfigValues) -> str:
    if not settings.folder:
        return settings.path
    return "this folder" if settings.path == "." else f"{settings.path.rstrip('/')}/"


def _heading(text: str) -> str:
    return click.style(text, bold=True)


def _table(rows: Sequence[_Row], shrinks: Sequence[Shrink]) -> Iterator[str]:
    if not rows:
        return
    shown = [tuple(make_visible(cell) for cell in row) for row in rows]
    widths = fit(shown, page_width() - _MARGIN, shrinks)
    for row in shown:
        yield from (f"{' ' * _MARGIN}{line}" for line in lay_out(row, widths))


# ---- what is in force


def _facts(settings: ConfigValues) -> list[_Row]:
    config = settings.config
    none = "none: no gpl.toml, and no [tool.gpl] in a pyproject.toml, from here upwards"
    file = none if config is None else config.source.path
    rows: list[_Row] = [
        ("config", file, ""),
        ("profile", write(profile(settings).now), _say(profile(settings).origin, settings)),
        ("fail on", write(fail_on(settings).now), _say(fail_on(settings).origin, settings)),
    ]
    if excluded := exclusion(settings):
        glob, origin = excluded
        rows.append(("excluded", f"by {glob}, unless it is named", _say(origin, settings)))
    elif settings.folder and config is not None:
        rows += [
            ("exclude", glob, _say(Origin(Layer.CONFIG, ("exclude", number)), settings))
            for number, glob in enumerate(config.exclude)
        ]
    return rows


def _changes(each: Iterable[RuleSettings], settings: ConfigValues) -> Iterator[_Row]:
    """Yield a row for every change; rules that one word switches off or on stand in one row."""
    given = tuple(each)
    switched = [one for one in given if one.claim.origin != NOBODY and one.claim.off == one.on_by_default]
    for (off, origin, chosen), rules in _group(switched, _switch):
        what = "on" if not off else "off" if chosen else "not selected"
        yield _names(rules), what, _say(origin, settings)
    changed = [one for one in given if one.severity.origin != NOBODY]
    for value, rules in _group(changed, lambda one: one.severity):
        yield _names(rules), _compare("", value), _say(value.origin, settings)
    for one in given:
        for name, value in one.numbers.items():
            if value.origin != NOBODY:
                yield _names([one]), _compare(f"{name} ", value), _say(value.origin, settings)


def _switch(one: RuleSettings) -> tuple[bool, Origin, bool]:
    """Return whether a rule is off, who says it, and whether it is named there."""
    return one.claim.off, one.claim.origin, one.claim.precision > 0


_Key = TypeVar("_Key")


def _group(
    each: Iterable[RuleSettings], key: Callable[[RuleSettings], _Key]
) -> Iterator[tuple[_Key, list[RuleSettings]]]:
    """Yield rules that are alike in something together, in the order of the first of them."""
    groups: dict[_Key, list[RuleSettings]] = {}
    for one in each:
        groups.setdefault(key(one), []).append(one)
    yield from groups.items()


def _names(rules: Sequence[RuleSettings]) -> str:
    if len(rules) == 1:
        return f"{rules[0].code} {rules[0].name}"
    return ", ".join(rule.code for rule in rules)


def _compare(name: str, value: Value) -> str:
    if value.now == value.default:
        return f"{name}{write(value.now)}, as by default"
    return f"{name}{write(value.now)}, by default {write(value.default)}"


def _per_file(settings: ConfigValues) -> Iterator[_Row]:
    """Yield what a config ignores in some files; for a file it is among the changes."""
    if settings.config is None or not settings.folder:
        return
    for glob, words in settings.config.per_file.items():
        yield ", ".join(words), glob, _say(Origin(Layer.CONFIG, ("per-file", glob)), settings)


def _all_rules(each: Iterable[RuleSettings], settings: ConfigValues) -> list[_Row]:
    return [_rule_row(one, settings) for one in each]


def _rule_row(one: RuleSettings, settings: ConfigValues) -> _Row:
    numbers = ", ".join(glue(f"{name} {write(value.now)}") for name, value in one.numbers.items())
    origins = [one.claim.origin, one.severity.origin, *(value.origin for value in one.numbers.values())]
    said = dict.fromkeys(glue(_say(origin, settings)) for origin in origins if origin != NOBODY)
    severity = "off" if one.claim.off else write(one.severity.now)
    return one.code, one.name, severity, numbers, ", ".join(said) or "default"


def _close(each: Sequence[RuleSettings], settings: ConfigValues, everything: bool) -> str:
    own = [one for one in each if one.code not in LANGUAGE_RULES]
    on = sum(not one.claim.off for one in own)
    count = f"{on} of {len(own)} rules" if on != len(own) else f"all {on} rules"
    whom = "the plans here" if settings.folder else "this file"
    more = "" if everything else "; --all lists them"
    return f"{count} judge {whom}, and those of the language{more}"


def _say(origin: Origin, settings: ConfigValues) -> str:
    """Say who says something."""
    if origin.layer is Layer.COMMAND_LINE:
        return "command line"
    line = line_of(origin, settings.config)
    return "default" if line is None or settings.found is None else f"{settings.found.path.name}:{line}"
