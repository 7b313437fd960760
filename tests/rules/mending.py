"""What fixes do to plans: each one alone, and all of them together.

`python tests/rules/mending.py 1000` tries the fixes of so many plans and tells what went wrong, rule by rule.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gplang.compiler import check_source
from gplang.diagnostics import LANGUAGE_RULES, Diagnostic, Fix, Severity
from gplang.formatter.blocks import lay_out_changed
from gplang.formatter.source import format_source
from gplang.guide import load_profile
from gplang.lint.fix import apply_fixes, find_harm
from gplang.lint.policy import Policy
from gplang.lint.splice import Cut, Moved, in_order, rewrite
from gplang.rules import RULES
from gplang.source import SourceText
from marked_plans import load_beside

POLICY = Policy(load_profile(), RULES, known=RULES)
"""All rules judge, those of every profile."""

_ALWAYS_WRONG = ("new E", "does not read", "not ")
"""How it begins what a fix must not do even where nobody would apply it."""

_HEADER = re.compile(r"(plan|athlete|session|week|exercise)\b")


class Wrong(NamedTuple):
    """Something that a fix of a rule did which it should not have."""

    rule: str
    what: str
    title: str
    text: str
    mended: str

    def __str__(self) -> str:
        return f"{self.rule} `{self.title}`: {self.what}\n{self.text}\n--- becomes\n{self.mended}"


class _Checked(NamedTuple):
    """A text with its findings, each as often as it is so for an athlete: by line, and by block.

    `reads`: no error was found; `is_laid_out`: the formatter leaves it as it is.
    """

    source: SourceText
    found: tuple[Diagnostic, ...]
    lines: Counter[tuple[str, int, str]]
    blocks: Counter[tuple[str, str, str, int]]
    reads: bool
    is_laid_out: bool


def try_fixes(
    text: str, most: int | None = None, path: str = "plan.gpl", *, accepted: bool = False
) -> Iterator[tuple[str, list[Wrong]]]:
    """Yield the rule of each fix of a text, or of so many of them, tried alone, and what is wrong with it.

    What the text uses stands beside `path`. With `accepted`, fixes that neither `gpl check --fix` nor an editor would
    apply, since they do harm, may leave new findings of rules.
    """
    before = _check(SourceText(path, text))
    fixes = [
        (finding, fix)
        for finding in before.found
        for fix in finding.fixes
        if all(edit.where.source is before.source for edit in fix.edits)
    ]
    for finding, fix in fixes[:: max(1, len(fixes) // most) if most else 1]:
        wrong = [*_try(before, finding, fix)]
        if accepted and wrong and find_harm(before.source, before.found, finding, fix, _find):
            wrong = [each for each in wrong if each.what.startswith(_ALWAYS_WRONG)]
        yield finding.code, wrong


def try_together(text: str, path: str = "plan.gpl") -> Iterator[Wrong]:
    """Yield what is wrong with a text to which all fixes were applied: what was traded, what was refused.

    Where graver findings were mended, there may be new ones of lower rank.
    """
    before = _check(SourceText(path, text))
    ranks: dict[str, int] = {}

    def check(source: SourceText) -> tuple[Diagnostic, ...]:
        found = _check(source).found
        ranks.update({each.code: max(each.severity.rank, ranks.get(each.code, 0)) for each in found if each.fixes})
        return found

    fixed = apply_fixes(before.source, check, unsafe=True)
    after = _check(SourceText(path, lay_out_changed(text, fixed.text)))
    codes = {change.code for change in fixed.applied}
    costs = frozenset[str]().union(*(change.costs for change in fixed.applied))
    for what in _compare(before, after, max((ranks[code] for code in codes), default=0), costs):
        yield Wrong("all", what, ", ".join(sorted(codes)), text, after.source.text)
    for refused in fixed.refused:
        yield Wrong("all", f"refused: {refused.reason}", refused.change.title, text, after.source.text)


def _try(before: _Checked, finding: Diagnostic, fix: Fix) -> Iterator[Wrong]:
    cuts = in_order(Cut(*edit.where.span, edit.text) for edit in fix.edits)
    bare = rewrite(before.source.text, cuts)
    text = lay_out_changed(before.source.text, bare)
    after = _check(SourceText(before.source.path, text))

    def wrong(what: str) -> Wrong:
        return Wrong(finding.code, what, fix.title, before.source.text, text)

    moved = Moved(cuts)
    start, end = finding.where.span
    line = SourceText("", bare).position(moved.behind(start) if start < end else moved.before(start)).line
    told = _told(finding)
    places = [(told, finding.where.start.line, who) for who in _who(finding)]
    if not any(after.lines[told, line, who] < before.lines[place] for place in places for who in place[2:]):
        yield wrong("not gone")
    yield from map(wrong, _compare(before, after, finding.severity.rank, fix.costs))
    if bool(fix.costs) is not ("fewer" in fix.title):
        yield wrong("does not say what goes down")


def _compare(before: _Checked, after: _Checked, least: int, costs: frozenset[str]) -> Iterator[str]:
    if before.reads and not after.reads:
        yield "does not read"
    elif before.is_laid_out and not after.is_laid_out:
        yield "not laid out"
    for code in {key[0] for key in _grave(after, least) - _grave(before, least)} - costs:
        yield f"new {code}"


def _grave(checked: _Checked, least: int) -> Counter[tuple[str, str, str]]:
    """Return how often which rule is broken in which block for whom, of the findings of a rank and above."""
    found: Counter[tuple[str, str, str]] = Counter()
    for (*key, rank), times in checked.blocks.items():
        found[key[0], key[1], key[2]] += times * (rank >= least)
    return found


def _find(source: SourceText) -> tuple[Diagnostic, ...]:
    return check_source(source, load_beside, POLICY).diagnostics


def _check(source: SourceText) -> _Checked:
    every = _find(source)
    found = tuple(each for each in every if each.where.source is source)
    lines: Counter[tuple[str, int, str]] = Counter()
    blocks: Counter[tuple[str, str, str, int]] = Counter()
    for each in found:
        number = each.where.start.line
        for who in _who(each):
            lines[_told(each), number, who] += 1
            blocks[each.code, _block(source, number), who, each.severity.rank] += 1
    reads = not any(each.severity is Severity.ERROR for each in every)
    return _Checked(source, found, lines, blocks, reads, format_source(source).text == source.text)


def _told(finding: Diagnostic) -> str:
    """Return what is counted on a line: a mistake of the language by its words, else whatever a rule says."""
    return f"{finding.code} {finding.message}" if finding.code in LANGUAGE_RULES else finding.code


def _who(finding: Diagnostic) -> list[str]:
    """Return for whom it is so."""
    return sorted(finding.whom) or [""]


def _block(source: SourceText, number: int) -> str:
    """Return the block that a line is in; all weeks are one, since a rule names the first week that is so."""
    while number > 1 and not _HEADER.match(source.line(number)):
        number -= 1
    kind, *name = source.line(number).split()[:2] or [""]
    return kind if kind == "week" else " ".join((kind, *name))


def _tell(plans: Iterable[str]) -> None:
    tried: Counter[str] = Counter()
    wrong: dict[str, Counter[str]] = {}
    examples: dict[tuple[str, str], Wrong] = {}
    for text in plans:
        for code, found in try_fixes(text):
            tried[code] += 1
            for each in found:
                wrong.setdefault(code, Counter())[each.what] += 1
                examples.setdefault((code, each.what), each)
        tried["all"] += 1
        for each in try_together(text):
            wrong.setdefault("all", Counter())[each.what] += 1
            examples.setdefault(("all", each.what), each)
    for code in sorted(tried):
        told = ", ".join(f"{what} {count}" for what, count in wrong.get(code, Counter()).most_common())
        print(f"{code}  {tried[code]:6}  {told}")
    if "-v" in sys.argv:
        for each in examples.values():
            print(f"\n{each}")


if __name__ == "__main__":
    sys.path.insert(0, str(__file__).rsplit("/", 2)[0])
    from rules.fix_plans import make_plan

    number = int(sys.argv[1])
    _tell(make_plan(f"{at}") for at in range(number))
