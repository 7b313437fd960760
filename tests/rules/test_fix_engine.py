"""Fixes that no rule should offer, and those that get in each other's way."""

import re
from collections.abc import Callable, Iterator, Sequence

import pytest

from gplang.diagnostics import Applicability, Diagnostic, Edit, Fix, Label, Severity
from gplang.lint.fix import MOST_CHECKS, MOST_PASSES, NO_CURE, Fixed, apply_fixes
from gplang.source import Location, SourceText, Span
from work import growth

Rule = Callable[[SourceText], Iterator[Diagnostic]]


def found(
    source: SourceText, span: tuple[int, int], *fixes: Fix, code: str = "T1", severity: Severity = Severity.ADVICE
) -> Diagnostic:
    return Diagnostic(code, "test", severity, f"message of {code}", (Label(Location(source, Span(*span))),), "", fixes)


def fix(source: SourceText, *edits: tuple[int, int, str], safe: bool = True, title: str = "mend") -> Fix:
    applicability = Applicability.SAFE if safe else Applicability.UNSAFE
    return Fix(title, tuple(Edit(Location(source, Span(s, e)), text) for s, e, text in edits), applicability)


def swap(old: str, new: str, code: str = "T1", safe: bool = True) -> Rule:
    """Say to write `new` wherever `old` stands."""

    def rule(source: SourceText) -> Iterator[Diagnostic]:
        for match in re.finditer(re.escape(old), source.text):
            start, end = match.span()
            yield found(source, (start, end), fix(source, (start, end, new), safe=safe), code=code)

    return rule


def error(word: str, code: str = "E1") -> Rule:
    """Say that a word is an error."""

    def rule(source: SourceText) -> Iterator[Diagnostic]:
        for match in re.finditer(re.escape(word), source.text):
            yield found(source, match.span(), code=code, severity=Severity.ERROR)

    return rule


def mend(text: str, *rules: Rule, unsafe: bool = False) -> tuple[Fixed, int]:
    """Return what becomes of a text, and how often it was checked."""
    checked: list[str] = []

    def check(source: SourceText) -> Sequence[Diagnostic]:
        checked.append(source.text)
        return [each for rule in rules for each in rule(source)]

    return apply_fixes(SourceText("plan.gpl", text), check, unsafe=unsafe), len(checked)


def codes(fixed: Fixed) -> list[str]:
    return [change.code for change in fixed.applied]


def test_nothing_to_do() -> None:
    fixed, checks = mend("abc", error("b"))
    assert (fixed.text, fixed.applied, fixed.refused, fixed.passes, checks) == ("abc", (), (), 0, 1)
    assert [each.code for each in fixed.remaining] == ["E1"]


def test_one_check_for_a_batch() -> None:
    fixed, checks = mend("a b a b a", swap("a", "xx"), swap("b", "", "T2"))
    assert (fixed.text, fixed.passes, checks) == ("xx  xx  xx", 1, 2)
    assert codes(fixed) == ["T1", "T2", "T1", "T2", "T1"]
    assert fixed.remaining == ()


def test_unsafe_fixes_wait_to_be_asked_for() -> None:
    rules = (swap("a", "x"), swap("b", "y", "T2", safe=False))
    assert mend("ab", *rules)[0].text == "xb"
    assert mend("ab", *rules, unsafe=True)[0].text == "xy"


def test_of_several_offers_the_first_one_that_may_be_applied() -> None:
    def rule(source: SourceText) -> Iterator[Diagnostic]:
        if source.text == "a":
            yield found(source, (0, 1), fix(source, (0, 1, "u"), safe=False), fix(source, (0, 1, "s")))

    assert mend("a", rule)[0].text == "s"
    assert mend("a", rule, unsafe=True)[0].text == "u"


def test_a_fix_that_reaches_into_another_file_is_left_out_whole() -> None:
    other = SourceText("plan.gpl", "abc")

    def rule(source: SourceText) -> Iterator[Diagnostic]:
        both = (*fix(source, (0, 1, "x")).edits, *fix(other, (0, 1, "x")).edits)
        yield found(source, (0, 1), Fix("both", both, Applicability.SAFE))
        yield found(other, (0, 1), fix(other, (0, 1, "x")))

    fixed, checks = mend("abc", rule)
    assert (fixed.text, fixed.applied, checks) == ("abc", (), 1)


def test_all_edits_of_a_fix_or_none() -> None:
    def rule(source: SourceText) -> Iterator[Diagnostic]:
        if "b" in source.text:
            yield found(source, (1, 2), fix(source, (1, 2, "B")), code="T1")
        if "a" in source.text:
            yield found(source, (0, 1), fix(source, (4, 5, "E"), (0, 1, "A")), code="T2")
        if "d" in source.text:
            yield found(source, (0, 1), fix(source, (3, 5, "DE")), code="T3")

    fixed, _ = mend("abcde", rule)
    assert (fixed.text, codes(fixed), fixed.passes) == ("ABcDE", ["T2", "T1", "T3"], 2)


def test_the_first_of_two_that_overlap_goes_first() -> None:
    fixed, checks = mend("abc", swap("bc", "y", "T2"), swap("ab", "x"))
    assert (fixed.text, codes(fixed), checks) == ("xc", ["T1"], 2)


def insert_once(line: str, code: str) -> Rule:
    def rule(source: SourceText) -> Iterator[Diagnostic]:
        if line not in source.text:
            end = source.line_span(1).end
            yield found(source, (0, 1), fix(source, (end, end, f"\n{line}")), code=code)

    return rule


def test_two_insertions_in_one_place_come_one_after_the_other() -> None:
    fixed, checks = mend("head\ntail", insert_once("one", "T1"), insert_once("two", "T2"))
    assert (fixed.text, checks) == ("head\ntwo\none\ntail", 3)


def test_an_insertion_waits_for_the_word_beside_it() -> None:
    fixed, checks = mend("head\ntail", insert_once("one", "T1"), swap("head", "HEAD", "T2"))
    assert (fixed.text, checks) == ("HEAD\none\ntail", 3)


def test_two_insertions_of_one_fix_keep_their_order() -> None:
    def rule(source: SourceText) -> Iterator[Diagnostic]:
        if source.text == "ac":
            yield found(source, (0, 1), fix(source, (1, 1, "z"), (1, 1, "b"), (1, 2, "C")))

    assert mend("ac", rule)[0].text == "azbC"


def test_what_two_findings_want_is_done_once_and_told_twice() -> None:
    fixed, checks = mend("head\ntail", insert_once("one", "T1"), insert_once("one", "T2"))
    assert (fixed.text, codes(fixed), checks) == ("head\none\ntail", ["T1", "T2"], 2)


@pytest.mark.parametrize("start", ["a", "b"])
def test_fixes_that_undo_each_other_leave_the_text_alone(start: str) -> None:
    fixed, checks = mend(start, swap("a", "b"), swap("b", "a", "T2"))
    assert (fixed.text, fixed.applied, checks) == (start, (), 3)
    assert len(fixed.remaining) == 1


def test_what_was_done_before_two_fixes_began_to_undo_each_other_stays() -> None:
    fixed, _ = mend("s 1", swap("s", "a", "T0"), swap("a", "b"), swap("b", "a", "T2"), swap("1", "2", "T3"))
    assert (fixed.text, codes(fixed)) == ("a 2", ["T0", "T3"])
    again, _ = mend(fixed.text, swap("a", "b"), swap("b", "a", "T2"), swap("1", "2", "T3"))
    assert again.text == fixed.text


def test_a_fix_that_changes_nothing_is_none() -> None:
    def rule(source: SourceText) -> Iterator[Diagnostic]:
        yield found(source, (0, 1), fix(source, (0, 1, "a")))
        yield found(source, (0, 1), fix(source, (0, 1, ""), (1, 1, "a")))
        yield found(source, (0, 1), fix(source))

    fixed, checks = mend("abc", rule)
    assert (fixed.text, fixed.applied, fixed.passes, checks) == ("abc", (), 0, 1)


@pytest.mark.parametrize("edits", [((2, 1, "x"),), ((-1, 1, "x"),), ((2, 9, "x"),), ((0, 2, "x"), (1, 3, "y"))])
def test_a_fix_that_is_none_is_passed_over(edits: tuple[tuple[int, int, str], ...]) -> None:
    fixed, checks = mend("abc", lambda source: iter([found(source, (0, 1), fix(source, *edits))]))
    assert (fixed.text, fixed.applied, checks) == ("abc", (), 1)


@pytest.mark.parametrize(("at", "text"), [(0, "more\n"), (4, "\nmore")])
def test_a_fix_that_mends_nothing_is_refused(at: int, text: str) -> None:
    def rule(source: SourceText) -> Iterator[Diagnostic]:
        start = source.text.index("head")
        yield found(source, (start, start + 4), fix(source, (start + at, start + at, text)))

    fixed, checks = mend("x\nhead\nx", rule, swap("x", "yy", "T2"), swap("yy", "z", "T3"))
    assert fixed.text == "z\nhead\nz"
    assert [(refusal.change.code, refusal.reason) for refusal in fixed.refused] == [("T1", NO_CURE)]
    assert checks == 4


def test_only_useless_fixes_leave_the_text_alone() -> None:
    def rule(source: SourceText) -> Iterator[Diagnostic]:
        yield found(source, (0, 1), fix(source, (0, 0, "x")))

    fixed, checks = mend("abc", rule)
    assert (fixed.text, fixed.applied, fixed.passes, checks) == ("abc", (), 1, 2)
    assert [refusal.reason for refusal in fixed.refused] == [NO_CURE]


def test_endless_growth_is_cut_off() -> None:
    def rule(source: SourceText) -> Iterator[Diagnostic]:
        end = len(source.text)
        yield found(source, (0, 1), fix(source, (end, end, "x"), title=f"add the {end}th"))

    fixed, checks = mend("x", rule)
    assert (fixed.passes, len(fixed.applied), checks) == (MOST_PASSES, MOST_PASSES, MOST_PASSES + 1)


# ---- one unsafe fix of a block at a time


def once_each(*words: str, code: str = "T1") -> Rule:
    """Say to write for each `x` the first word that its block has not yet."""

    def rule(source: SourceText) -> Iterator[Diagnostic]:
        for block in re.finditer(r"session(?:(?!session).)*", source.text, re.DOTALL):
            free = [word for word in words if word not in block[0]]
            for match in re.finditer("x", block[0]):
                start, end = (block.start() + at for at in match.span())
                yield found(source, (start, end), fix(source, (start, end, free[0]), safe=False), code=code)

    return rule


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_unsafe_fixes_of_a_block_see_what_the_others_did(end: str) -> None:
    text = "".join(f"session {n}{end}  x{end}  x{end}  x{end}" for n in range(30))
    fixed, checks = mend(text, once_each("a", "b", "c"), unsafe=True)
    assert fixed.text == "".join(f"session {n}{end}  a{end}  b{end}  c{end}" for n in range(30))
    assert (fixed.passes, checks) == (3, 4)


def test_those_of_the_language_and_safe_ones_go_together() -> None:
    assert mend("session\n  x x x", once_each("a", "b", "c", code="E001"), unsafe=True)[0].text == "session\n  a a a"
    own = mend("session\n  x x x", once_each("a", "b", "c", code="EX1"), unsafe=True)[0]
    assert own.text == "session\n  a b c", "a package's code that begins with E is no code of the language"
    assert mend("session\n  x x x", swap("x", "y"), unsafe=True)[0].passes == 1


# ---- errors


def test_a_fix_that_brings_an_error_is_refused_and_the_others_are_not() -> None:
    text = "\n".join(f"line {number}: {'bad' if number in (7, 60) else 'old'}" for number in range(100))
    fixed, checks = mend(text, swap("old", "new"), swap("bad", "broken", "T2"), error("broken"))
    assert fixed.text == text.replace("old", "new")
    assert {(refusal.change.code, refusal.reason) for refusal in fixed.refused} == {("T2", "E1: message of E1")}
    assert checks < 30
    assert {each.code for each in fixed.remaining} == {"T2"}


def test_an_error_that_was_there_may_stay_wherever_it_moves() -> None:
    rules = (swap("old", "much\nnewer"), error("wrong"))
    assert mend("old\nwrong\nold wrong", *rules)[0].text == "much\nnewer\nwrong\nmuch\nnewer wrong"


def test_the_same_error_in_another_place_is_a_new_one() -> None:
    fixed, _ = mend("wrong\nold", swap("old", "wrong!"), swap("wrong\n", "right\n", "T2"), error("wrong"))
    assert fixed.text == "right\nold"


def test_an_error_may_come_to_light_on_a_line_that_had_one() -> None:
    assert mend("first\nb", swap("first", "second"), error("first"), error("second", "E2"))[0].text == "second\nb"
    assert mend("first\nb", swap("first", "2nd 2nd"), error("first"), error("2nd", "E2"))[0].text == "first\nb"


def test_errors_in_other_files_count() -> None:
    other = SourceText("other.gpl", "abc")

    def elsewhere(source: SourceText) -> Iterator[Diagnostic]:
        if "new" in source.text:
            yield found(other, (0, 1), severity=Severity.ERROR, code="E9")

    fixed, _ = mend("old", swap("old", "new"), elsewhere)
    assert (fixed.text, [refusal.reason for refusal in fixed.refused]) == ("old", ["E9: message of E9"])


def test_two_fixes_that_only_together_bring_an_error() -> None:
    def both(source: SourceText) -> Iterator[Diagnostic]:
        if "x" in source.text and "y" in source.text:
            yield found(source, (0, 1), severity=Severity.ERROR, code="E1")

    fixed, _ = mend("a b c", swap("a", "x"), swap("b", "y", "T2"), swap("c", "z", "T3"), both)
    assert (fixed.text, codes(fixed)) == ("x b z", ["T1", "T3"])


def test_what_is_refused_is_not_tried_again() -> None:
    fixed, checks = mend("bad one", swap("bad", "broken"), error("broken"), swap("one", "two"), swap("two", "three"))
    assert (fixed.text, checks) == ("bad three", 5)
    assert len(fixed.refused) == 1


def test_a_refused_fix_whose_finding_is_mended_otherwise_is_not_told() -> None:
    fixed, _ = mend("x bad", swap("bad", "broken"), error("broken"), swap("x", "y", "T2"), swap("y bad", "good", "T3"))
    assert (fixed.text, fixed.refused) == ("good", ())


@pytest.mark.parametrize(("lines", "most"), [(0, MOST_CHECKS), (10_000, 15), (120_000, 3)])
def test_of_a_large_plan_fewer_texts_are_checked(lines: int, most: int) -> None:
    found = (swap("bad", "broken"), error("broken"))
    checked: list[str] = []

    def check(source: SourceText) -> list[Diagnostic]:
        checked.append(source.text)
        return [each for rule in found for each in rule(source)]

    source = SourceText("plan.gpl", "bad\n" * 1000)
    fixed = apply_fixes(source, check, unsafe=True, count_lines=lambda _: lines)
    assert (len(checked), fixed.unfinished) == (most, True)


def test_many_refused_fixes_end_by_the_number_of_checks() -> None:
    fixed, checks = mend("bad\n" * 1000, swap("bad", "broken"), error("broken"))
    assert (fixed.text, checks) == ("bad\n" * 1000, MOST_CHECKS)


# ---- costs


def test_thousands_of_fixes_in_a_long_text_take_one_pass() -> None:
    def mend_many(blocks: int) -> None:
        text = ("  primary long-name 4x5 @rir2\n" * 10 + "\n") * blocks
        fixed, checks = mend(text, swap("long-name", "rdl"))
        assert (len(fixed.applied), checks) == (10 * blocks, 2)

    assert growth(mend_many, 40) < 2.5
