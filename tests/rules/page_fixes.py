"""What the fixes of a rule make of the examples on its page; `GPL_UPDATE_CASES=1` writes that into the page."""

from dataclasses import replace
from pathlib import Path
from textwrap import indent

from gplang.compiler import check_source
from gplang.diagnostics import Diagnostic
from gplang.formatter.blocks import lay_out_changed
from gplang.guide import load_profile
from gplang.lint.fix import apply_fixes
from gplang.lint.page import Example, ExampleKind, read_page
from gplang.lint.policy import Policy
from gplang.lint.rule import Rule
from gplang.model.imports import ImportRefused
from gplang.rules import RULES
from gplang.source import SourceText


def shown_fixes(page: str) -> list[tuple[str, str | None]]:
    """Return the examples of a page that break its rule, each with what the page shows as fixed, if it does."""
    shown: list[tuple[str, str | None]] = []
    for example in read_page(page).examples:
        if example.kind is ExampleKind.FIXED:
            assert shown[-1][1] is None, "there is one `gpl fixed` for a `gpl fail`, below it"
            shown[-1] = shown[-1][0], example.text
        elif example.fails:
            shown.append((example.text, None))
    return shown


def made_fixes(page: str, code: str, rules: tuple[Rule, ...]) -> list[tuple[str, str | None]]:
    """Return the same, with what the fixes of the rule make of each example; None where they leave it as it is."""
    made: list[tuple[str, str | None]] = []
    for text, _ in shown_fixes(page):
        fixed = fix(text, code, rules)
        made.append((text, None if fixed == text else fixed))
    return made


def fix(text: str, code: str, rules: tuple[Rule, ...]) -> str:
    """Return what `gpl check --fix --unsafe-fixes` with this rule alone makes of a text."""
    policy = Policy(load_profile(), rules, silenced=frozenset({"E013"}), known=RULES)

    def check(source: SourceText) -> list[Diagnostic]:
        found = check_source(source, lambda *_: ImportRefused("none"), policy).diagnostics
        return [each if each.code == code else replace(each, fixes=()) for each in found]

    return lay_out_changed(text, apply_fixes(SourceText("example.gpl", text), check, unsafe=True).text)


def write_fixes(module: Path, made: list[tuple[str, str | None]]) -> None:
    """Put what the fixes make of a page's examples into the module whose docstring the page is."""
    text = module.read_text(encoding="utf-8")
    for example in read_page(text).examples:
        if example.kind is ExampleKind.FIXED:
            text = text.replace(_block(example), "", 1)
    for broken, fixed in made:
        block = _block(Example(ExampleKind.FAIL, broken))
        assert block in text, f"{module.name}: {broken}"
        if fixed is not None:
            text = text.replace(block, block + _block(Example(ExampleKind.FIXED, fixed)), 1)
    module.write_text(text, encoding="utf-8")


def _block(example: Example) -> str:
    text = f"gpl {example.kind}\n{example.text}"
    return indent(text, "    ") + "\n"
